import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

const onScreen = { buttons: [], references: ['CW-2026-0002'] };
const typedOf = (raw: string) => {
  const understood = meant('tom', raw, onScreen);
  return understood.kind === 'several' ? understood.each.map(({ typed }) => typed) : [];
};

describe('words of absences that are of the work', () => {
  it.each([
    "I'll get back to Cllr Khan on Thursday about this",
    'I am off to see it on Wednesday afternoon',
    'I am out Friday looking at Station Road',
    'out on site all day tomorrow',
    "I'm off the bench case from Monday",
  ])('record none on a guess: %s', (raw) => {
    expect(commandOf('tom', raw, {}, onScreen)?.kind).not.toBe('absence');
    expect(typedOf(raw)).toContainEqual(expect.stringMatching(/^(?:update CW-|show CW-|my casework)/));
  });

  it.each([
    'off to Spain from the 14th to the 18th',
    'I am away on Thursday',
    "on leave Friday, I'll get back to her Monday",
  ])('are of an absence where somebody is elsewhere: %s', (raw) =>
    expect(commandOf('tom', raw, {}, onScreen)?.kind).toBe('absence'),
  );

  it('say that somebody can be reached, and that this is not kept', () => {
    expect(commandOf('tom', 'out of the office tomorrow but checking emails')).toMatchObject({
      words: { there: 'but checking emails' },
    });
  });
});

describe('several times away in one sentence', () => {
  it('are recorded one by one, and none is dropped', () => {
    expect(typedOf('on leave Thursday and Friday and the following Tuesday')).toEqual([
      'I am away 10 December 2026 to 11 December 2026',
      'I am away 15 December 2026',
    ]);
    expect(typedOf('off Tuesday and Thursday next week')).toEqual([
      'I am away 15 December 2026',
      'I am away 17 December 2026',
    ]);
  });

  it('are one where only a weekend is between', () => {
    expect(commandOf('tom', 'off Friday and all of Monday')).toMatchObject({
      words: { days: '11 December 2026 to 14 December 2026' },
    });
  });
});
