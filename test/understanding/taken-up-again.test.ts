import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { understand } from '../../src/understanding/index.ts';
import { knownTo } from './town.ts';

const stands = {
  isPaused: false,
  isComplex: false,
  isUrgent: false,
  received: localDate('2026-11-20'),
  isOverdue: false,
  councillorId: 'khan',
  officerId: 'tom',
} as const;
const seen = [
  {
    reference: 'CW-2026-0011',
    number: 11,
    subject: 'Fly tipping behind the library',
    stands: { ...stands, isClosed: true },
  },
  { reference: 'CW-2026-0012', number: 12, subject: 'Bench in Market Square', stands: { ...stands, isClosed: false } },
];
const meant = (raw: string, others: typeof seen = []) =>
  understand({ raw, values: {} }, { ...knownTo('khan'), seen: [...seen, ...others] });

describe('what was resolved and is said not to be', () => {
  it.each([
    ['the fly tipping behind the library is not cleared', 'not-fixed'],
    ["the fly tipping behind the library hasn't been sorted", 'not-fixed'],
    ['look again at the fly tipping behind the library', 'look-again'],
    ['please look at the fly tipping again', 'look-again'],
  ])('"%s" is of the enquiry that has these words, read back first', (said, verb) => {
    expect(meant(said)).toMatchObject({
      kind: 'command',
      command: { kind: 'act', verb, abouts: [{ named: 'CW-2026-0011' }], sure: false },
    });
  });

  it('is no guess where two have these words, or none', () => {
    const twin = { ...seen[0], reference: 'CW-2026-0013', number: 13 } as (typeof seen)[number];
    for (const understood of [meant('look again at the fly tipping', [twin]), meant('the hedge in Elm Row is not cut')])
      expect(understood).not.toMatchObject({ command: { kind: 'act', abouts: [{ named: 'CW-2026-0011' }] } });
  });
});
