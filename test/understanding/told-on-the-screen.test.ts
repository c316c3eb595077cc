import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const screen: Screen = { buttons: [], references: ['CW-2026-0002'] };
const verbOf = (who: string, said: string) => {
  const command = commandOf(who, said, {}, screen);
  return command?.kind === 'act' ? command.verb : undefined;
};

describe('an enquiry on the screen', () => {
  it.each(['tell Khan the bollards are ordered', 'let Cllr Khan know the crew was there'])(
    'is updated for its councillor: "%s"',
    (said) => expect(verbOf('tom', said)).toBe('update'),
  );

  it.each([
    'tell Priya I am on holiday next week',
    'tell Priya the van is back',
    'let Priya know the meeting is moved',
  ])('is none of what a colleague is told: "%s"', (said) => expect(verbOf('tom', said)).not.toBe('update'));

  it.each(['the resident says it is fixed', 'the resident confirmed it is sorted now'])(
    'is fixed where that is what was heard: "%s"',
    (said) => expect(verbOf('khan', said)).toBe('fixed'),
  );

  it.each([
    'the contractor said that it will be fixed Monday',
    'she said it was done wrong',
    'the officer says it should be done by Friday',
  ])('is not fixed by what is to come, or by other words: "%s"', (said) => {
    for (const who of ['khan', 'tom']) expect(['fixed', 'resolve']).not.toContain(verbOf(who, said));
  });

  it('is not fixed where it cannot be', () => {
    expect(verbOf('khan', 'the officer says it cannot be repaired')).not.toBe('fixed');
    expect(meant('khan', 'the officer says it cannot be repaired', screen).kind).toBeDefined();
  });
});
