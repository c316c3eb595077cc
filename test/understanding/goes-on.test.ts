import { describe, expect, it } from 'vitest';
import type { Command, Screen } from '../../src/understanding/index.ts';
import { noActionWords } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const one: Screen = { references: ['CW-2026-0003'], buttons: [] };
const updated: Command = {
  kind: 'act',
  verb: 'update',
  abouts: [{ named: 'CW-2026-0003' }],
  words: { ...noActionWords, text: 'crew booked' },
  sure: true,
};
const read: Command = { kind: 'show', abouts: [{ named: 'CW-2026-0003' }], focus: 'when' };

describe('what goes on from what was just done or shown', () => {
  it.each([
    'same for 4',
    'do the same for 4',
    'ditto 4',
    'and the same with CW-2026-4',
    'same again for the noise one',
  ])('"%s" offers what was done for the other, and reads of it what was read', (said) => {
    const asked = meant('tom', said, { ...one, did: updated });
    expect(asked).toMatchObject({ kind: 'several', why: 'meant-other' });
    expect(JSON.stringify(asked)).toContain(': crew booked');
    const shown = commandOf('tom', said, {}, { ...one, did: read });
    expect(shown).toMatchObject({ kind: 'show', focus: 'when' });
    expect(JSON.stringify(shown)).toContain('4');
  });

  it.each(['next', 'next one', 'and the next one please'])('"%s" logs nothing', (said) => {
    for (const screen of [undefined, one]) expect(meant('tom', said, screen).kind).toMatch(/^(?:unclear|documents)$/);
    const more = { ...one, buttons: [{ label: 'More', typed: 'my casework, page 2' }] };
    expect(commandOf('tom', said, {}, more)).toMatchObject({ kind: 'list', page: 2 });
  });

  it.each(["fixed it, tarmac's down", 'sorted it - lamp replaced', 'we have done this: hedge cut back'])(
    'an officer’s "%s" resolves the one on the screen once it was read back',
    (said) => {
      expect(commandOf('tom', said, {}, one)).toMatchObject({
        verb: 'resolve',
        abouts: [{ named: 'CW-2026-0003' }],
        sure: false,
      });
      expect(commandOf('tom', said)).toMatchObject({ verb: 'resolve', abouts: [{ named: '' }] });
    },
  );

  it.each(['me, next update friday', 'Tom Reid, next update on 18 December', 'priya shah has it, next update Friday'])(
    '"%s" answers who has it and when the next update is',
    (said) => {
      const asked: Command = { ...updated, verb: 'acknowledge', words: { ...noActionWords } };
      const open = { command: asked, wanted: ['who', 'by'] };
      const answer = commandOf('tom', said, {}, { ...one, open });
      expect(answer).toMatchObject({ verb: 'acknowledge' });
      expect(answer?.kind === 'act' && answer.words.who).toMatch(/me|Tom Reid|priya shah/);
      expect(answer?.kind === 'act' && answer.words.by).toMatch(/friday|18 December/i);
    },
  );
});

describe('whom to tell of an enquiry, and not what', () => {
  it.each(['tell cllr khan about CW-2026-3', 'let Cllr Lowe know about 3', 'show Cllr Khan CW-2026-3'])(
    'is asked of an officer: "%s"',
    (said) => {
      const asked = meant('tom', said);
      expect(asked.kind).toBe('several');
      expect(asked.kind === 'several' && asked.each.map(({ typed }) => typed.split(' ')[0])).toContain('update');
    },
  );

  it('is to let another councillor read it, for a councillor', () => {
    expect(commandOf('khan', 'tell Cllr Lowe about CW-2026-3')).toMatchObject({ verb: 'share', sure: false });
  });

  it('what is to be told is an update as before', () => {
    expect(commandOf('tom', 'tell Cllr Khan the kerb is dropped', {}, one)).toMatchObject({ verb: 'update' });
  });
});
