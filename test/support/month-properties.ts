import { addDays, addWorkingDays, formatDay, type LocalDate, localDateAt } from '../../src/calendar/index.ts';
import { isOverdue } from '../../src/casework/index.ts';
import { absenceOn, type Directory } from '../../src/people/index.ts';
import { workingTimeOf } from '../../src/reminders/choices.ts';
import { enquiryKey, readPayload, type Telling } from '../../src/reminders/index.ts';
import { isWorkingDay, isWorkingMoment } from '../../src/reminders/working-time.ts';
import { clockOf } from './reminders-town.ts';
import type { Cast } from './simulated-people.ts';
import type { Simulated } from './simulation.ts';

/* What holds of every simulated time, whatever happened in it. Each answers with what broke it: nothing is what is wanted. */

const zone = 'Europe/London';
export const dayOf = (at: number) => localDateAt(at, zone);

/** A time that was lived through, by whom, and what is known of it afterwards. */
export type Remembered = Simulated & {
  readonly cast: Cast;
  readonly told: readonly Telling[];
  readonly directory: Directory;
};

export async function remember(lived: Simulated, cast: Cast): Promise<Remembered> {
  const { outbox } = lived.town.stores;
  const told = await outbox.tellings(lived.enquiries.map(enquiryKey));
  const directory = await lived.town.stores.read(({ people }) => people.directory('derby'));
  return { ...lived, cast, told, directory };
}

/** The date so many working days after another, by the council’s calendar. */
export function workingDaysAfter({ town }: Simulated, from: LocalDate, days: number): LocalDate {
  const counted = addWorkingDays(from, days, town.reminders().rules.calendar);
  if (counted.kind !== 'date') throw new RangeError(counted.message);
  return counted.date;
}

/** Faults on the way. */
export const faults = ({ town }: Remembered): readonly string[] =>
  town.lines.filter(({ level }) => level === 'error').map(({ message }) => message);

/** Messages outside somebody's working time, while they had muted or were away. */
export function atOddTimes({ town, cast, directory }: Remembered): readonly string[] {
  return town.arrived.flatMap(({ person: id, at }) => {
    const person = directory.people.find((one) => one.id === id);
    const chosen = cast.choices.filter((one) => one.person === id && (one.from ?? '') <= clockOf(at));
    const choices = Object.assign({}, ...chosen.map(({ choice }) => choice)) as (typeof chosen)[number]['choice'];
    const today = dayOf(at);
    const isMuted = choices.mutedUntil !== undefined && today < choices.mutedUntil;
    const time = workingTimeOf(person, choices, town.reminders());
    // A list goes out at the time of day that its reader chose, whatever their hours, on a day on which they work.
    const isTheirs =
      isWorkingMoment(at, time) ||
      (choices.digestAt !== undefined && clockOf(at).endsWith(choices.digestAt) && isWorkingDay(today, time));
    const isOdd = !isTheirs || isMuted || absenceOn(directory, id, today) !== undefined;
    return isOdd ? [`${clockOf(at)} ${id}`] : [];
  });
}

/** Days with more than one list, or more than three messages beside it, for one person. */
export function tooMany({ rows, town }: Remembered): readonly string[] {
  const kinds = new Map(rows.map(({ id, payload }) => [id, readPayload(payload)?.kind]));
  const byDay = Map.groupBy(
    town.arrived,
    ({ id, at, person }) => `${dayOf(at)} ${person} ${kinds.get(id) === 'list' ? 'lists' : 'messages'}`,
  );
  return [...byDay].flatMap(([day, some]) =>
    some.length > (day.endsWith('lists') ? 1 : 3) ? [`${day}: ${some.length}`] : [],
  );
}

/** What sentences say of somebody having been told: who, of which enquiry, on which day. */
export function claimsIn({ town }: Simulated) {
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

/** Sentences that name somebody as told to whom no message about it was delivered; and sentences of that kind not looked at. */
export function untrue(lived: Remembered): readonly string[] {
  const { town, told, directory } = lived;
  const claims = claimsIn(lived);
  const wrong = claims.filter(({ reference, name, when, at }) => {
    const id = directory.people.find((person) => person.name === name)?.id;
    return !told.some((telling) => {
      const day = dayOf(telling.at);
      const said = when === 'this morning' || when === 'today' ? day === dayOf(at) : when === `on ${formatDay(day)}`;
      return telling.enquiry === `derby:${reference}` && telling.recipient === id && telling.at <= at && said;
    });
  });
  const sentences = town.arrived.flatMap(
    ({ text }) => text.match(/[^.\n]*\b(?:was|were|been) (?:told|reminded)\b/g) ?? [],
  );
  return [
    ...wrong.map(({ sentence, at }) => `${clockOf(at)} ${sentence}`),
    ...(sentences.length === claims.length ? [] : [`${sentences.length} sentences, ${claims.length} looked at`]),
  ];
}

/** Open enquiries of which nobody was told anything for more than five working days. */
export function silent(lived: Remembered): readonly string[] {
  const byEnquiry = Map.groupBy(lived.told, ({ enquiry }) => enquiry);
  return lived.evenings.flatMap(({ day, open }) =>
    open.flatMap((enquiry) => {
      const since = [dayOf(enquiry.loggedAt), ...(byEnquiry.get(enquiryKey(enquiry)) ?? []).map(({ at }) => dayOf(at))]
        .filter((spoken) => spoken <= day)
        .sort()
        .at(-1);
      return since !== undefined && workingDaysAfter(lived, since, 5) < day ? [`${day} ${enquiry.reference}`] : [];
    }),
  );
}

/** What councillors were told that they would hear and did not. */
export function promisesBroken({ town, told, evenings, directory }: Remembered): readonly string[] {
  const promise = /You will hear again by ([^,]+), and sooner/;
  const last = dayOf(town.now());
  return town.arrived.flatMap(({ person, at, text }) => {
    const day = promise.exec(text)?.[1];
    const by = [...Array(40).keys()].map((n) => addDays(dayOf(at), n)).find((date) => formatDay(date) === day);
    if (day === undefined || by === undefined || by >= last || absenceOn(directory, person, by) !== undefined)
      return [];
    return [...new Set(text.match(/CW-\d{4}-\d{4}/g))].flatMap((reference) => {
      const stillOpen = evenings
        .find((evening) => evening.day === by)
        ?.open.some((one) => one.reference === reference && isOverdue(one, by));
      const heard = told.some(
        (one) => one.enquiry === `derby:${reference}` && one.recipient === person && one.at > at && dayOf(one.at) <= by,
      );
      return stillOpen === true && !heard ? [`${clockOf(at)} ${person} ${reference} by ${by}`] : [];
    });
  });
}

/** Everything above. */
export function breaches(lived: Remembered): readonly string[] {
  const all = { faults, atOddTimes, tooMany, untrue, silent, promisesBroken };
  return Object.entries(all).flatMap(([name, find]) => find(lived).map((breach) => `${name}: ${breach}`));
}
