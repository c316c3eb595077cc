import { describe, expect, it } from 'vitest';
import { emptyScreen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const ref = 'CW-2026-0042';

describe('words behind a colon', () => {
  it.each([
    ['tom', `update ${ref}: the form (p.3) says "none" - see para 14`, 'update'],
    ['tom', `update ${ref}: is it the lamp by the chapel?`, 'update'],
    ['tom', `note ${ref}: I wonder whether 16(k) covers this`, 'note'],
    ['khan', `add to ${ref}: the warden asks who is coming, and when?`, 'add'],
  ])('are for whoever reads them, whatever they ask or name: %s says "%s"', (who, said, verb) => {
    const text = said.slice(said.indexOf(': ') + 2);
    expect(commandOf(who, said)).toMatchObject({ kind: 'act', verb, abouts: [{ named: ref }], words: { text } });
  });

  it.each([
    [`chase ${ref}: the resident asks again`, 'chase', true],
    [`chase ${ref}, the resident asks again`, 'chase', false],
    [`chase ${ref} because the resident asks again`, 'chase', false],
    [`I do not agree to ${ref}: the resident asks again`, 'decline', false],
    [`${ref} is fixed: the resident asks again`, 'fixed', false],
  ])('reach whoever is asked or told by a councillor: "%s"', (said, verb, sure) => {
    expect(commandOf('khan', said)).toMatchObject({ verb, words: { text: 'the resident asks again' }, sure });
  });

  it.each([
    [`chase ${ref}`, true],
    [`${ref} is fixed`, true],
    [`I do not agree to ${ref}`, true],
    // Not said as it is taught: read back.
    [`chase ${ref} please`, false],
    [`chase ${ref}, thanks`, false],
  ])('are none where nothing is marked off: "%s"', (said, sure) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'act', words: { text: '' }, sure });
  });

  it('are read back where they ask something, and not written at once', () => {
    expect(commandOf('tom', `update ${ref}: is it the lamp by the chapel?`)).toMatchObject({ sure: false });
    expect(commandOf('tom', `update ${ref}: it is the lamp by the chapel`)).toMatchObject({ sure: true });
  });

  it('that ask whether it is so resolve nothing', () => {
    expect(meant('tom', `resolve ${ref}: is it fixed?`)).toMatchObject({ kind: 'held', why: 'question' });
  });

  it.each(['resolve: swept and salted by the mill', 'update: the mill’s owner rang about the noise'])(
    'name no enquiry: "%s" is about the one on the screen, or it is asked which',
    (said) => {
      const text = said.slice(said.indexOf(': ') + 2);
      expect(commandOf('tom', said)).toMatchObject({ kind: 'act', abouts: [], words: { text }, sure: false });
      const shown = commandOf('tom', said, {}, { ...emptyScreen, references: [ref] });
      expect(shown).toMatchObject({ kind: 'act', abouts: [{ named: ref }], words: { text }, sure: false });
    },
  );

  it.each([
    [`edit ${ref}: ward Hilltop`, { ward: 'Hilltop' }],
    [`edit ${ref}: subject Lamp by the chapel`, { subject: 'Lamp by the chapel' }],
    [`edit ${ref}: service Housing`, { service: 'Housing' }],
  ])('may be a field and its value: "%s"', (said, edits) => {
    expect(commandOf('tom', said)).toMatchObject({ verb: 'edit', words: { edits } });
  });

  it.each([
    ['waiting for three weeks of dry weather', ''],
    ['the supplier has asked for two months’ notice', ''],
    ['the owner wants us to check on Friday whether it dried', 'Friday'],
    ['on hold for two weeks while the crew is away', 'in two weeks'],
  ])('that say why it is paused stay whole, and a day among them is read back: "%s"', (text, by) => {
    expect(commandOf('tom', `pause ${ref}: ${text}`)).toMatchObject({
      verb: 'pause',
      words: { text, by },
      sure: by === '',
    });
  });

  it.each([
    [`pause ${ref} until Friday: frost`, 'frost', 'Friday'],
    [`pause ${ref}: frost, look at it again on Friday`, 'frost', 'Friday'],
    [`pause ${ref} for two weeks: frost`, 'frost', 'in two weeks'],
  ])('are paused until the day that stands before or behind them: "%s"', (said, text, by) => {
    expect(commandOf('tom', said)).toMatchObject({ verb: 'pause', words: { text, by }, sure: true });
  });

  it('may be a day, which is noted as it is and read back where a councillor is told of it', () => {
    expect(commandOf('tom', `note ${ref}: 14 December`)).toMatchObject({
      verb: 'note',
      words: { text: '14 December' },
      sure: true,
    });
    expect(commandOf('tom', `resolve ${ref}: yesterday`)).toMatchObject({ words: { text: 'yesterday' }, sure: false });
  });

  it('say how it was done, not only when', () => {
    expect(commandOf('tom', 'I resolved the pothole yesterday')).toMatchObject({
      verb: 'resolve',
      words: { text: '' },
    });
  });
});
