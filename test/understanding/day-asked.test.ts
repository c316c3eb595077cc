import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

describe('a question about a day', () => {
  it.each([
    ['is Friday a bank holiday', 'Friday'],
    ['Is the 28th a public holiday?', 'the 28th'],
    ['is Christmas Eve a working day', 'Christmas Eve'],
    ['is there a bank holiday on Monday', 'Monday'],
    ['hi, does Friday count as a working day?', 'Friday'],
  ])('"%s" asks of the calendar, and records no leave and no closure', (said, day) => {
    for (const who of ['khan', 'tom', 'sam'])
      expect(commandOf(who, said), who).toEqual({ kind: 'day-asked', asks: { kind: 'which', day } });
  });

  it.each([
    ["when's five working days from the 22nd", { kind: 'after', number: 'five', from: 'the 22nd' }],
    ['what is 10 working days after 18 December?', { kind: 'after', number: '10', from: '18 December' }],
    ['how many working days between now and xmas', { kind: 'between', from: 'now', to: 'xmas' }],
    ['how many working days until 4 January?', { kind: 'between', from: 'today', to: '4 January' }],
  ])('"%s" is counted', (said, asks) => {
    expect(commandOf('tom', said)).toEqual({ kind: 'day-asked', asks });
  });

  it.each(['Friday is a bank holiday so I am away', 'is the bin lorry on holiday', 'is Tom on holiday on Friday'])(
    '"%s" is none',
    (said) => {
      expect(commandOf('tom', said)?.kind).not.toBe('day-asked');
    },
  );
});
