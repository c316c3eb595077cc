import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LocalDate, localDate } from '../../src/calendar/index.ts';
import { type Enquiry, isOpen, isOverdue, runningDeadlines } from '../../src/casework/index.ts';
import { enquiryKey } from '../../src/reminders/index.ts';
import {
  atOddTimes,
  breaches,
  claimsIn,
  dayOf,
  faults,
  promisesBroken,
  type Remembered,
  remember,
  silent,
  tooMany,
  untrue,
  workingDaysAfter,
} from '../support/month-properties.ts';
import { monthOfThirty } from '../support/simulated-month.ts';
import { nine, twelve, twelveBy } from '../support/simulated-people.ts';
import { weeksBy, weeksWithChristmas } from '../support/simulated-weeks.ts';
import { readable, simulate } from '../support/simulation.ts';

describe('eight weeks with 60 enquiries, twelve people and Christmas', () => {
  let lived: Remembered;
  beforeAll(async () => {
    lived = await remember(await simulate(twelve, weeksWithChristmas), twelve);
  });

  it('bring the messages of month.txt, which a person reads: "npm run month" writes it anew', () => {
    expect(readable(lived)).toBe(readFileSync(join(import.meta.dirname, 'month.txt'), 'utf8'));
  });

  it('meet no fault on the way', () => {
    expect(faults(lived)).toEqual([]);
  });

  it('are lived through: most enquiries are answered, some are not', () => {
    expect(lived.enquiries).toHaveLength(60);
    expect(lived.enquiries.filter(isOpen).length).toBeGreaterThan(10);
    expect(lived.enquiries.filter((enquiry) => !isOpen(enquiry)).length).toBeGreaterThan(20);
  });

  it('bring nobody a message outside their working time, muted or away', () => {
    expect(atOddTimes(lived)).toEqual([]);
  });

  it('bring at most one list a day and person, and at most three messages beside it', () => {
    expect(tooMany(lived)).toEqual([]);
  });

  it('say of nobody that they were told to whom no message about it was delivered', () => {
    expect(claimsIn(lived).length).toBeGreaterThan(40);
    expect(untrue(lived)).toEqual([]);
  });

  it('leave no open enquiry unspoken of for more than five working days', () => {
    expect(silent(lived)).toEqual([]);
  });

  it('let councillors hear again when they were told that they would', () => {
    expect(promisesBroken(lived)).toEqual([]);
  });
});

/** Seeds after the one that is read; more where asked for, by `SEEDS=200` or from one on by `SEEDS=200 FIRST_SEED=100`. */
const wanted = Number(process.env.SEEDS ?? 3);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);

describe('eight weeks that went otherwise, by other people', () => {
  // 36: what a manager was to hear came after the list of that day, beside three others.
  const pinned = process.env.SEEDS === undefined ? [36] : [];
  it.each([...pinned, ...Array.from({ length: wanted }, (_, at) => firstSeed + at)])(
    'keep all of that too: %i',
    async (seed) => {
      const cast = twelveBy(seed);
      const lived = await remember(await simulate(cast, weeksBy(seed)), cast);
      expect(lived.enquiries).toHaveLength(60);
      expect(lived.town.arrived.length).toBeGreaterThan(100);
      expect(breaches(lived)).toEqual([]);
    },
  );
});

describe('a December of 30 enquiries and nine people', () => {
  let lived: Remembered;
  beforeAll(async () => {
    lived = await remember(await simulate(nine, monthOfThirty), nine);
  });

  it('in which nineteen are never answered, takes at most 90 messages, where it took 168', () => {
    expect(lived.enquiries).toHaveLength(30);
    expect(lived.enquiries.filter((enquiry) => isOverdue(enquiry, localDate('2026-12-31')))).toHaveLength(19);
    expect(lived.town.arrived.length).toBeLessThanOrEqual(90);
  });

  it('has every miss told on the next working day: to the councillor, to who has it or stands in, to the manager', async () => {
    const { told } = lived;
    const untold: string[] = [];
    let misses = 0;
    for (const enquiry of lived.enquiries)
      for (const by of datesMissed(enquiry)) {
        misses += 1;
        const on = workingDaysAfter(lived, by, 1);
        const heard = new Set(
          told
            .filter((one) => one.enquiry === enquiryKey(enquiry) && dayOf(one.at) === on)
            .map(({ recipient }) => recipient),
        );
        for (const who of [enquiry.councillorId, 'helen'])
          if (!heard.has(who)) untold.push(`${enquiry.reference} ${on} ${who}`);
        // Omar has muted until the 14th: then the others are told all the same.
        const officers = enquiry.officerId === 'omar' && on < '2026-12-14' ? [] : ['tom', 'omar'];
        if (officers.length > 0 && !officers.some((who) => heard.has(who)))
          untold.push(`${enquiry.reference} ${on} officer`);
      }
    expect(misses).toBeGreaterThan(30);
    expect(untold).toEqual([]);
  });
});

/** The dates that passed before what was promised for them was done. */
function datesMissed(enquiry: Enquiry): readonly LocalDate[] {
  return Object.values(runningDeadlines(enquiry)).filter((by) => by < '2026-12-30');
}
