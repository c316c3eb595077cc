import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

describe('somebody who covers somebody else', () => {
  it.each([
    'Priya Shah covers Tom Reid from 21 December to 1 January',
    'Priya Shah will cover for Tom Reid 21 December to 1 January',
    'Priya Shah is covering Tom Reid from 21 December to 1 January',
  ])('is not the one who is away: "%s"', (said) => {
    expect(commandOf('sam', said)).toMatchObject({
      kind: 'absence',
      words: { who: 'Tom Reid', cover: 'Priya Shah' },
    });
  });

  it('is named by "deputises" as well', () => {
    expect(
      commandOf('tom', 'I shall be on annual leave from Monday 21 December to Friday 1 January; Priya Shah deputises.'),
    ).toMatchObject({ kind: 'absence', words: { who: '', cover: 'Priya Shah' } });
  });
});
