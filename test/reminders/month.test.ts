import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type LocalDate, localDate, weekdayOf } from '../../src/calendar/index.ts';
import { isOpen, isOverdue } from '../../src/casework/index.ts';
import { type Remembered, remember } from '../support/lived.ts';
import { isTold, missesIn, missesUntold } from '../support/month-misses.ts';
import { lookAt, properties } from '../support/month-properties.ts';
import { monthOfThirty } from '../support/simulated-month.ts';
import { nine, twelve, twelveBy } from '../support/simulated-people.ts';
import { weeksBy, weeksOutOfReachBy, weeksWithChristmas } from '../support/simulated-weeks.ts';
import { readable, simulate } from '../support/simulation.ts';

describe('eight weeks with 60 enquiries, twelve people and Christmas', () => {
  let lived: Remembered;
  beforeAll(async () => {
    lived = await remember(await simulate(twelve, weeksWithChristmas), twelve);
  });

  it('bring the messages of month.txt, which a person reads: "npm run month" writes it anew', () => {
    expect(readable(lived)).toBe(readFileSync(join(import.meta.dirname, 'month.txt'), 'utf8'));
  });

  it('are lived through: most enquiries are answered, some are not', () => {
    expect(lived.enquiries).toHaveLength(60);
    expect(lived.enquiries.filter(isOpen).length).toBeGreaterThan(10);
    expect(lived.enquiries.filter((enquiry) => !isOpen(enquiry)).length).toBeGreaterThan(20);
  });

  it.each([
    ['meet no fault on the way', 'faults', 100],
    ['bring nobody a message outside their working time, muted or away', 'atOddTimes', 200],
    ['bring one list a day and person, and three messages beside it, but for urgent ones', 'tooMany', 150],
    ['say once in a list how an enquiry stands', 'namedTwice', 500],
    ['bring what is urgent at once', 'urgentLate', 1],
    ['say of nobody that they were told to whom no message about it was delivered', 'untrue', 40],
    ['leave no open enquiry unspoken of for more than five working days', 'silent', 500],
    ['let councillors hear again when they were told that they would', 'promisesBroken', 10],
    ['tell councillors of every miss on the next working day', 'missesUntold', 20],
    ['tell the coordinator of every miss on the next working day', 'missesUncoordinated', 20],
  ] as const)('%s', (_says, property, fewest) => {
    const { cases, broken } = properties[property](lived);
    expect(broken).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(fewest);
  });
});

/** Seeds after the one that is read; more where asked for, so many by `SEEDS=25`, or so many from one on by `SEEDS=25 FIRST_SEED=151`. */
const wanted = Number(process.env.SEEDS ?? 3);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);

describe('eight weeks that went otherwise, by other people', () => {
  const seen = new Map<string, number>();
  // 36: what a manager was to hear came after the list of that day, beside three others. 61: an urgent one came after three.
  // 154, 196: paused, its officer away, who stands in muted.
  const pinned = process.env.SEEDS === undefined ? [36, 61, 154, 196] : [];
  it.each([...pinned, ...Array.from({ length: wanted }, (_, at) => firstSeed + at)])(
    'keep all of that too: %i',
    async (seed) => {
      const cast = twelveBy(seed);
      const lived = await remember(await simulate(cast, weeksBy(seed)), cast);
      expect(lived.enquiries).toHaveLength(60);
      expect(lived.town.arrived.length).toBeGreaterThan(100);
      const looked = lookAt(lived);
      for (const [name, { cases }] of looked) seen.set(name, (seen.get(name) ?? 0) + cases);
      expect(looked.flatMap(([name, { broken }]) => broken.map((breach) => `${name}: ${breach}`))).toEqual([]);
    },
  );

  it('had cases of everything that could have been broken', () => {
    expect([...seen].filter(([, cases]) => cases === 0)).toEqual([]);
    expect([...seen.keys()]).toEqual(Object.keys(properties));
  });
});

describe('eight weeks in which every officer and councillor falls out of reach for some days', () => {
  // 3: a list that carried eight things could not be delivered, and who was next got eight messages. 4, 5, 8: a councillor was out of
  // reach, and so was their officer, or muted, or at work again only after the weekend.
  const outOfReach =
    process.env.SEEDS === undefined ? [3, 4, 5, 8] : Array.from({ length: wanted }, (_, at) => firstSeed + at);
  it.each(outOfReach)('keep all of that that does not depend on them: %i', async (seed) => {
    const cast = twelveBy(seed);
    const lived = await remember(await simulate(cast, weeksOutOfReachBy(seed)), cast);
    // Who is out of reach hears of nothing, not even of what is urgent: whoever is next does, when they are at work.
    const onTime = ['urgentLate', 'promisesBroken', 'missesUntold'];
    const looked = lookAt(lived).filter(([name]) => !onTime.includes(name));
    expect(missesUntold(lived, 1)).toMatchObject({ broken: [] });
    expect(looked.flatMap(([name, { broken }]) => broken.map((breach) => `${name}: ${breach}`))).toEqual([]);
    expect(lived.town.arrived.some(({ text }) => text.includes('cannot be reached in chat'))).toBe(true);
  });
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

  it('has every miss told on the next working day, one that was made good later too: to the councillor, to who has it or stands in, to the manager', () => {
    const { told, enquiries } = lived;
    const misses = missesIn(lived);
    const untold = misses.flatMap(({ enquiry, on }) => {
      // Omar has muted until the 14th: then the others are told all the same. Hana hears when she works again.
      const officers = enquiry.officerId === 'omar' && on < '2026-12-14' ? [] : ['tom', 'omar', 'hana'];
      const isAmong = (some: readonly string[], day = on) => some.some((who) => isTold(enquiry, day, who, told));
      return [
        ...[enquiry.councillorId, 'helen'].filter((who) => !isAmong([who])),
        ...(officers.length > 0 && !isAmong(officers, atWorkFrom(on, enquiry.officerId)) ? ['officer'] : []),
      ].map((who) => `${enquiry.reference} ${on} ${who}`);
    });
    expect(untold).toEqual([]);
    const after = new Map(enquiries.map((enquiry) => [enquiry.reference, enquiry]));
    const madeGood = misses.filter(({ enquiry }) => after.get(enquiry.reference)?.resolvedOn !== undefined);
    expect(misses.length).toBeGreaterThan(30);
    expect(madeGood.length).toBeGreaterThan(0);
  });
});

/** The first day from one on, on which somebody works in an ordinary week. */
function atWorkFrom(day: LocalDate, id: string | undefined): LocalDate {
  const works = nine.people.find((person) => person.id === id)?.workingDays;
  return works === undefined || works.includes(weekdayOf(day)) ? day : atWorkFrom(addDays(day, 1), id);
}
