import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/calendar/index.ts';
import { visibilityOf } from '../../src/casework/index.ts';
import {
  type Absence,
  coveredBy,
  type Directory,
  findPerson,
  isActive,
  isOfCouncillorSide,
  managersUpTheLine,
  type Person,
  peopleBelow,
  standinFor,
  tieAccount,
} from '../../src/people/index.ts';
import { person } from '../support/casework-council.ts';

const today = localDate('2026-12-22');

/** Small councils of every shape: circles of managers and of covers, people who left, people nobody knows. */
const directories = fc
  .record({
    people: fc.array(
      fc.record({
        managerAt: fc.option(fc.nat(9), { nil: undefined }),
        left: fc.boolean(),
        councillor: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    absences: fc.array(
      fc.record({
        who: fc.nat(9),
        cover: fc.option(fc.nat(9), { nil: undefined }),
        from: fc.integer({ min: -3, max: 3 }),
        days: fc.nat(4),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ people, absences }): Directory => {
    return {
      council: 'derby',
      people: people.map(({ managerAt, left, councillor }, at) =>
        person(`p${at}`, {
          ...(managerAt === undefined ? {} : { managerId: `p${managerAt}` }),
          ...(left ? { left: { lastDay: addDays(today, -1), casework: 'kept', by: 'p0', at: 1 } } : {}),
          roles: [councillor ? 'councillor' : 'officer'],
        }),
      ),
      absences: absences.map(
        ({ who, cover, from, days }, at): Absence => ({
          id: `a${at}`,
          council: 'derby',
          personId: `p${who}`,
          from: addDays(today, from),
          to: addDays(today, from + days),
          ...(cover === undefined ? {} : { coverId: `p${cover}` }),
          recordedBy: 'p0',
          recordedAt: at,
        }),
      ),
    };
  });

const ids = Array.from({ length: 10 }, (_, at) => `p${at}`);

describe('what is asked of a directory', () => {
  it('is whom somebody covers for, as going through everybody finds it', () => {
    fc.assert(
      fc.property(directories, (directory) => {
        for (const id of ids) {
          const plain = directory.people
            .filter((each) => each.id !== id && !isOfCouncillorSide(each))
            .filter((each) => {
              const standin = standinFor(directory, each.id, today);
              return standin.kind === 'covered' && standin.by.includes(id);
            })
            .map((each) => each.id);
          expect(coveredBy(directory, id, today)).toEqual(plain);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is who is below and above somebody, as going through everybody finds it', () => {
    fc.assert(
      fc.property(directories, (directory) => {
        const managerOf = (id: string | undefined) => directory.people.find((each) => each.id === id)?.managerId;
        const isAbove = (boss: string, id: string) => {
          let at = managerOf(id);
          for (let steps = 0; steps < 10; steps += 1) {
            if (at === boss) return true;
            at = managerOf(at);
          }
          return false;
        };
        for (const id of ids) {
          const below = directory.people.map((each) => each.id).filter((each) => each !== id && isAbove(id, each));
          expect([...peopleBelow(directory, id)].sort()).toEqual(below.sort());
          const above = directory.people
            .map((each) => each.id)
            .filter((boss) => boss !== id && managerOf(id) !== undefined && isAbove(boss, id));
          // A line that comes round to somebody ends there: those beyond are above all the same.
          expect([...managersUpTheLine(directory, id)].sort()).toEqual(above.sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('goes through everybody a few times at most, however many of them are asked about', () => {
    const size = 1_000;
    let looks = 0;
    const counted = (given: Person): Person =>
      new Proxy(given, {
        get: (target, key) => {
          if (key === 'id') looks += 1;
          return Reflect.get(target, key);
        },
      });
    const people = Array.from({ length: size }, (_, at) =>
      counted(person(`p${at}`, { service: `Service ${at % 40}`, ...(at === 0 ? {} : { managerId: 'p0' }) })),
    );
    const absences = people.slice(100, 600).map(
      (each, at): Absence => ({
        id: `a${at}`,
        council: 'derby',
        personId: each.id,
        from: today,
        to: today,
        coverId: `p${at + 101}`,
        recordedBy: 'p0',
        recordedAt: at,
      }),
    );
    const directory = { council: 'derby', people, absences };
    looks = 0;
    for (const each of people) expect(findPerson(directory, each.id)).toBe(each);
    expect(peopleBelow(directory, 'p0')).toHaveLength(size - 1);
    expect(coveredBy(directory, 'p600', today)).toHaveLength(500);
    expect(visibilityOf(people[0], directory, today).officerIds).toHaveLength(size);
    for (const each of people) expect(managersUpTheLine(directory, each.id).length).toBeLessThan(2);
    const account = { platform: 'teams', tenant: 'derby', accountId: 'a', isOutsider: false };
    for (let at = 0; at < 200; at += 1) {
      const decided = tieAccount({ ...account, verifiedEmail: `p${at}@derby.example` }, undefined, directory, {
        on: today,
        at: 1,
      });
      expect(decided.kind).toBe('tie');
    }
    expect(people.every((each) => isActive(each, today))).toBe(true);
    expect(looks).toBeLessThan(20 * size);
  });
});
