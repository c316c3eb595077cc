import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { meant } from './town.ts';

const kerb = 'CW-2026-0003';
const shown: Screen = { buttons: [], references: [kerb] };

function offered(who: string, said: string, screen?: Screen) {
  const understood = meant(who, said, screen);
  return understood.kind === 'several' ? understood.each : [];
}

describe('several things that are wanted in one turn', () => {
  it.each([
    ['tom', '- start it again\n- show what is overdue', 'start it again'],
    ['tom', '- it is simple after all, make it standard\n- show my casework', 'make it standard'],
    ['tom', '- tell her it is Friday\n- show what is overdue', 'tell her it is Friday'],
    ['lowe', "- that's fine by me, I agree to it\n- show what is overdue", 'I agree to it'],
    ['lowe', '- no, I do not agree to it\n- show what is overdue', 'I do not agree to it'],
  ])('are offered in the words they were said with, which are read back: %s says "%s"', (who, said, words) => {
    const [first] = offered(who, said, shown);
    expect(first?.typed).toContain(words);
    expect(first?.typed).toContain(kerb);
    expect(first?.label).toBe(first?.typed);
    const pressed = meant(who, first?.typed ?? '', shown);
    expect(pressed).toMatchObject({
      kind: 'command',
      command: { kind: 'act', abouts: [{ named: kerb }], sure: false },
    });
  });

  it('lose nothing of what is to be told', () => {
    const [first] = offered('tom', 'Tell her it is Friday. And what is overdue?', shown);
    expect(meant('tom', first?.typed ?? '')).toMatchObject({
      command: { verb: 'update', abouts: [{ named: kerb }], words: { text: expect.stringContaining('it is Friday') } },
    });
  });

  it('that name their enquiry stay as they were said', () => {
    const each = offered('tom', `- pause ${kerb}: the part is late\n- show what is overdue`);
    expect(each.map(({ typed }) => typed)).toEqual([`pause ${kerb}: the part is late`, 'show what is overdue']);
  });
});

describe('reminders in one sentence of several', () => {
  it.each([
    'These alerts are driving me up the wall. Mute my reminders until Monday.',
    'Phew, what a week it was. Mute my reminders until Monday. My mum says hello from Spain.',
  ])('are offered and not changed: "%s"', (said) => {
    expect(offered('tom', said)).toEqual([
      { label: 'Mute my reminders until Monday', typed: 'Mute my reminders until Monday.' },
    ]);
  });

  it.each([
    'Alerts, alerts, wherever I look. Mute my reminders until Monday. Maybe that is daft.',
    'These alerts are driving me up the wall. Mute my reminders until Monday. Or should I just live with it?',
  ])('are not even offered where somebody doubts it: "%s"', (said) => {
    const understood = meant('tom', said);
    expect(['documents', 'unclear']).toContain(understood.kind);
  });

  it('are changed where nothing else is said but manners', () => {
    expect(meant('tom', 'OK. Mute my reminders until Monday. Thanks.')).toMatchObject({
      kind: 'command',
      command: { kind: 'choose' },
    });
  });
});
