import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const edits = (said: string) => {
  const command = commandOf('tom', said);
  return command?.kind === 'act' && command.verb === 'edit' ? command.words.edits : command;
};

describe('what is put right', () => {
  it.each([
    'the ward of CW-2026-0002 is Hilltop',
    'the ward on CW-2026-0002 was meant to be Hilltop',
    'CW-2026-0002 is in Hilltop ward, not Riverside',
    'CW-2026-0002 is in the wrong ward, it should be Hilltop',
    'the ward of CW-2026-0002 should be Hilltop rather than Riverside',
    'change the ward of CW-2026-0002 to Hilltop',
    'CW-2026-0002: ward is Hilltop',
  ])('"%s": the ward as it is, without what it is not', (said) => {
    expect(edits(said)).toEqual({ ward: 'Hilltop' });
  });

  it.each([
    ['CW-2026-0002 should be for David Lowe, not Amina Khan', 'David Lowe'],
    ['the councillor on CW-2026-0002 is David Lowe', 'David Lowe'],
    ['change the councillor of CW-2026-0002 to David Lowe', 'David Lowe'],
  ])('"%s": the councillor it is for', (said, councillor) => {
    expect(edits(said)).toEqual({ councillor });
  });

  it.each(['the ward on CW-2026-0002 is wrong', 'wrong ward on CW-2026-0002', 'the subject of CW-2026-0002 is wrong'])(
    '"%s" says nothing of what is right: it is asked for',
    (said) => {
      expect(edits(said)).toEqual({});
      expect(commandOf('tom', said)).toMatchObject({ words: { form: 'asked' } });
    },
  );
});

it.each([
  'CW-2026-0002 should go over to Łukasz, since Tom has too much on',
  'I would like CW-2026-0002 moved to Łukasz Øster, the reason being that Tom is full',
])('whoever is named in the reason is not given it: "%s"', (said) => {
  expect(commandOf('siobhan', said)).toMatchObject({
    kind: 'act',
    verb: 'reassign',
    words: { who: expect.stringContaining('Łukasz') },
  });
});
