import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

const one = { buttons: [], references: ['CW-2026-0003'] };

describe('a verb with a day and no enquiry', () => {
  it.each([
    ['extend until 18 december, contractor is ill', 'extend', '18 december', 'contractor is ill'],
    ['extend to 18 December because the surveyor is off sick', 'extend', '18 December', 'the surveyor is off sick'],
    ['pause until 14 December, the resident is away', 'pause', '14 December', 'the resident is away'],
  ])('asks which one, and keeps day and words: "%s"', (said, verb, by, text) => {
    const words = { by, text };
    expect(commandOf('tom', said)).toMatchObject({ kind: 'act', verb, abouts: [{ named: '' }], words, sure: false });
    expect(commandOf('tom', said, {}, one)).toMatchObject({ verb, abouts: [{ named: 'CW-2026-0003' }], words });
  });

  it.each(['resolve on 18 December, the contractor is ill', 'close it Friday, driver off sick until Monday'])(
    'is no absence of the speaker: "%s"',
    (said) => expect(commandOf('tom', said)?.kind).not.toBe('absence'),
  );

  it.each(['extend my leave until 18 December', 'I am off sick until 18 December', 'off sick until 18 December'])(
    'is the absence that is told: "%s"',
    (said) => expect(commandOf('tom', said)?.kind).toBe('absence'),
  );
});
