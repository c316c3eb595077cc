import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  formatDay,
  type LocalDate,
  localDate,
  localDateAt,
} from '../../src/calendar/index.ts';
import { type Enquiry, isOpen, isOverdue, runningDeadlines } from '../../src/casework/index.ts';
import { absenceOn, type Directory, findPerson } from '../../src/people/index.ts';
import { workingTimeOf } from '../../src/reminders/choices.ts';
import { CHOICES, enquiryKey, readChoices, readPayload, type Telling } from '../../src/reminders/index.ts';
import { isWorkingMoment } from '../../src/reminders/working-time.ts';
import { clockOf } from '../support/reminders-town.ts';
import { monthOfThirty } from '../support/simulated-month.ts';
import { nine, twelve } from '../support/simulated-people.ts';
import { weeksWithChristmas } from '../support/simulated-weeks.ts';
import { readable, type Simulated, simulate } from '../support/simulation.ts';

const zone = 'Europe/London';
const dayOf = (at: number) => localDateAt(at, zone);

/** The date so many working days after another, by the council’s calendar. */
function workingDaysAfter({ town }: Simulated, from: LocalDate, days: number): LocalDate {
  const counted = addWorkingDays(from, days, town.reminders().rules.calendar);
  if (counted.kind !== 'date') throw new RangeError(counted.message);
  return counted.date;
}

const tellingsOf = ({ town, enquiries }: Simulated) => town.stores.outbox.tellings(enquiries.map(enquiryKey));
const directoryOf = ({ town }: Simulated) => town.stores.read(({ people }) => people.directory('derby'));

/** Which of the messages are lists; the others are singles. */
function kindsOf({ rows, town }: Simulated) {
  const kinds = new Map(rows.map(({ id, payload }) => [id, readPayload(payload)?.kind]));
  return town.arrived.map((message) => ({
    ...message,
    day: dayOf(message.at),
    isList: kinds.get(message.id) === 'list',
  }));
}

/** What sentences say of somebody having been told: who, of which enquiry, on which day. */
function claimsIn({ town }: Simulated) {
  return town.arrived.flatMap(({ text, at }) =>
    text.split('\n').flatMap((line) => {
      const reference = /CW-\d{4}-\d{4}/.exec(line)?.[0] ?? /CW-\d{4}-\d{4}/.exec(text)?.[0] ?? '';
      const said = /(?:^|\. |, )([A-Z][\w.]*(?: [A-Z][\w]+)+)(?:,| covers and| has it and)? was told ([^.]+)\./g;
      return [...line.matchAll(said)].map(([sentence, name = '', when = '']) => ({
        sentence,
        reference,
        name,
        when,
        at,
      }));
    }),
  );
}

describe('eight weeks with 60 enquiries, twelve people and Christmas', () => {
  let lived: Simulated;
  let told: readonly Telling[];
  let directory: Directory;
  beforeAll(async () => {
    lived = await simulate(twelve, weeksWithChristmas);
    told = await tellingsOf(lived);
    directory = await directoryOf(lived);
  });

  it('bring the messages of month.txt, which a person reads: "npm run month" writes it anew', () => {
    expect(readable(lived)).toBe(readFileSync(join(import.meta.dirname, 'month.txt'), 'utf8'));
  });

  it('meet no fault on the way', () => {
    expect(lived.town.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('are lived through: most enquiries are answered, some are not', () => {
    expect(lived.enquiries).toHaveLength(60);
    expect(lived.enquiries.filter(isOpen).length).toBeGreaterThan(10);
    expect(lived.enquiries.filter((enquiry) => !isOpen(enquiry)).length).toBeGreaterThan(20);
  });

  it('bring nobody a message outside their working time, muted or away', async () => {
    const { town } = lived;
    const odd: string[] = [];
    for (const { person: id, at } of town.arrived) {
      const person = findPerson(directory, id);
      const choices = readChoices((await town.stores.settings.of('derby', id))[CHOICES]);
      const today = dayOf(at);
      const isMuted =
        choices.mutedUntil !== undefined && clockOf(at) >= '2026-12-01 12:00' && today < choices.mutedUntil;
      const isTheirs = isWorkingMoment(at, workingTimeOf(person, choices, town.reminders()));
      if (!isTheirs || isMuted || absenceOn(directory, id, today) !== undefined) odd.push(`${clockOf(at)} ${id}`);
    }
    expect(odd).toEqual([]);
  });

  it('bring at most one list a day and person, and at most three messages beside it', () => {
    const messages = kindsOf(lived);
    const most = (isList: boolean) =>
      Math.max(
        ...[
          ...Map.groupBy(
            messages.filter((message) => message.isList === isList),
            ({ day, person }) => `${day} ${person}`,
          ).values(),
        ].map((some) => some.length),
      );
    expect(most(true)).toBe(1);
    expect(most(false)).toBeLessThanOrEqual(3);
  });

  it('say of nobody that they were told to whom no message about it was delivered', () => {
    const claims = claimsIn(lived);
    expect(claims.length).toBeGreaterThan(40);
    const untrue = claims.filter(({ reference, name, when, at }) => {
      const id = directory.people.find((person) => person.name === name)?.id;
      return !told.some((telling) => {
        const day = dayOf(telling.at);
        const said = when === 'this morning' || when === 'today' ? day === dayOf(at) : when === `on ${formatDay(day)}`;
        return telling.enquiry === `derby:${reference}` && telling.recipient === id && telling.at <= at && said;
      });
    });
    expect(untrue).toEqual([]);
    // Every sentence that has the word is one that was looked at.
    const sentences = lived.town.arrived.flatMap(
      ({ text }) => text.match(/[^.\n]*\b(?:was|were|been) (?:told|reminded)\b/g) ?? [],
    );
    expect(sentences.length).toBe(claims.length);
  });

  it('leave no open enquiry unspoken of for more than five working days', () => {
    const silent: string[] = [];
    const byEnquiry = Map.groupBy(told, ({ enquiry }) => enquiry);
    for (const { day, open } of lived.evenings)
      for (const enquiry of open) {
        const since = [
          dayOf(enquiry.loggedAt),
          ...(byEnquiry.get(enquiryKey(enquiry)) ?? []).map(({ at }) => dayOf(at)),
        ]
          .filter((spoken) => spoken <= day)
          .sort()
          .at(-1);
        if (since !== undefined && workingDaysAfter(lived, since, 5) < day) silent.push(`${day} ${enquiry.reference}`);
      }
    expect(silent).toEqual([]);
  });

  it('let councillors hear again when they were told that they would', async () => {
    const promise = /You will hear again by ([^,]+), and sooner/;
    const broken: string[] = [];
    const last = dayOf(lived.town.now());
    for (const { person, at, text } of lived.town.arrived) {
      const day = promise.exec(text)?.[1];
      if (day === undefined) continue;
      const by = [...Array(40).keys()].map((n) => addDays(dayOf(at), n)).find((date) => formatDay(date) === day);
      if (by === undefined || by >= last || absenceOn(directory, person, by) !== undefined) continue;
      for (const reference of new Set(text.match(/CW-\d{4}-\d{4}/g))) {
        const stillOpen = lived.evenings
          .find((evening) => evening.day === by)
          ?.open.some((one) => one.reference === reference && isOverdue(one, by));
        const heard = told.some(
          (one) =>
            one.enquiry === `derby:${reference}` && one.recipient === person && one.at > at && dayOf(one.at) <= by,
        );
        if (stillOpen === true && !heard) broken.push(`${clockOf(at)} ${person} ${reference} by ${by}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

describe('a December of 30 enquiries and nine people', () => {
  let lived: Simulated;
  beforeAll(async () => {
    lived = await simulate(nine, monthOfThirty);
  });

  it('in which nineteen are never answered, takes at most 90 messages, where it took 168', () => {
    expect(lived.enquiries).toHaveLength(30);
    expect(lived.enquiries.filter((enquiry) => isOverdue(enquiry, localDate('2026-12-31')))).toHaveLength(19);
    expect(lived.town.arrived.length).toBeLessThanOrEqual(90);
  });

  it('has every miss told on the next working day: to the councillor, to who has it or stands in, to the manager', async () => {
    const told = await tellingsOf(lived);
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
