import { addDays, formatDay } from '../../src/calendar/index.ts';
import { type Enquiry, isOverdue } from '../../src/casework/index.ts';
import { absenceOn, type Directory, type Person } from '../../src/people/index.ts';
import { workingTimeOf } from '../../src/reminders/choices.ts';
import { enquiryKey, isDailyList, readPayload } from '../../src/reminders/index.ts';
import { isWorkingDay, isWorkingMoment, nextWorkingMoment } from '../../src/reminders/working-time.ts';
import { dayOf, type Looked, type Remembered, workingDaysAfter } from './lived.ts';
import { isForCouncillor, missesUncoordinated, missesUntold } from './month-misses.ts';
import { clockOf } from './reminders-town.ts';
import type { Simulated } from './simulation.ts';

/*
 * What holds of every simulated time, whatever happened in it. Each says how many cases it looked at and what broke it: some
 * cases and nothing broken are what is wanted, for a property that saw no case has shown nothing.
 */

/** Faults on the way of the messages that arrived. */
function faults({ town }: Remembered): Looked {
  const broken = town.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
  return { cases: town.arrived.length, broken };
}

/** When somebody works, with what they have chosen by then. */
function choicesAt({ cast }: Remembered, person: string, at: number) {
  const chosen = cast.choices.filter((one) => one.person === person && (one.from ?? '') <= clockOf(at));
  return Object.assign({}, ...chosen.map(({ choice }) => choice)) as (typeof chosen)[number]['choice'];
}

/** Messages outside somebody's working time, while they had muted or were away. */
function atOddTimes(lived: Remembered): Looked {
  const { town, directory } = lived;
  const broken = town.arrived.flatMap(({ person: id, at }) => {
    const choices = choicesAt(lived, id, at);
    const today = dayOf(at);
    const isMuted = choices.mutedUntil !== undefined && today < choices.mutedUntil;
    const time = workingTimeOf(personIn(directory, id), choices, town.reminders());
    // A list goes out at the time of day that its reader chose, whatever their hours, on a day on which they work.
    const isTheirs =
      isWorkingMoment(at, time) ||
      (choices.digestAt !== undefined && clockOf(at).endsWith(choices.digestAt) && isWorkingDay(today, time));
    const isOdd = !isTheirs || isMuted || absenceOn(directory, id, today) !== undefined;
    return isOdd ? [`${clockOf(at)} ${id}`] : [];
  });
  return { cases: town.arrived.length, broken };
}

/**
 * More than one list a day and person, or a message beside it after three of them: but for what somebody said is urgent, and what
 * warns of a date on its last day, which come all the same.
 */
function tooMany({ rows, town, enquiries }: Remembered): Looked {
  const payloads = new Map(rows.map(({ id, payload }) => [id, readPayload(payload)]));
  const urgent = new Set(enquiries.filter(({ urgent: why }) => why !== undefined).map(enquiryKey));
  const keys = new Map(rows.map(({ id, enquiry }) => [id, enquiry ?? '']));
  const isUrgent = (id: string) => payloads.get(id)?.kind === 'assigned' && urgent.has(keys.get(id) ?? '');
  const isWarning = (id: string) => {
    const payload = payloads.get(id);
    return payload?.kind === 'rung' && payload.rung !== 'morning-after';
  };
  const byDay = Map.groupBy(
    town.arrived,
    ({ id, at, person }) => `${dayOf(at)} ${person} ${isDailyList(payloads.get(id)) ? 'lists' : 'messages'}`,
  );
  const broken = [...byDay].flatMap(([day, some]) => {
    const beyond = some.filter(
      ({ id }, before) => before >= (day.endsWith('lists') ? 1 : 3) && !isUrgent(id) && !isWarning(id),
    );
    return beyond.length === 0 ? [] : [`${day}: ${some.length}`];
  });
  return { cases: byDay.size, broken };
}

/** Whether a line says how an enquiry stands; what its councillor is to be told of it is another thing. */
const says = (line: string, head: string) =>
  line.includes(head) && !/cannot be reached in chat\. Please tell them yourself:/.test(line);

/** Enquiries of which one list says in two places how they stand; what was done to them is told beside that. */
function namedTwice({ rows, town, enquiries }: Remembered): Looked {
  const lists = new Set(rows.flatMap(({ id, payload }) => (readPayload(payload)?.kind === 'list' ? [id] : [])));
  const named = town.arrived.flatMap((message) =>
    lists.has(message.id)
      ? enquiries.map(({ reference, subject }) => ({
          ...message,
          reference,
          times: message.text.split('\n').filter((line) => says(line, `${reference}, ${subject}.`)).length,
        }))
      : [],
  );
  const broken = named
    .filter(({ times }) => times > 1)
    .map(({ at, person, reference, times }) => `${clockOf(at)} ${person} ${reference}: ${times}`);
  return { cases: named.filter(({ times }) => times > 0).length, broken };
}

/** Urgent enquiries of which their officer had not heard within a quarter of an hour of their working time, though they were there. */
function urgentLate(lived: Remembered): Looked {
  const { town, told, directory, enquiries } = lived;
  const looked = enquiries.flatMap((enquiry) => {
    const officer = firstOfficer(enquiry, lived);
    if (enquiry.urgent === undefined || officer === undefined || officer === enquiry.loggedBy) return [];
    const time = workingTimeOf(
      personIn(directory, officer),
      choicesAt(lived, officer, enquiry.loggedAt),
      town.reminders(),
    );
    const due = isWorkingMoment(enquiry.loggedAt, time) ? enquiry.loggedAt : nextWorkingMoment(enquiry.loggedAt, time);
    const { mutedUntil } = choicesAt(lived, officer, due);
    const isAway = absenceOn(directory, officer, dayOf(due)) !== undefined;
    const isMuted = mutedUntil !== undefined && dayOf(due) < mutedUntil;
    return isAway || isMuted || due > town.now() ? [] : [{ enquiry, officer, due }];
  });
  const broken = looked.flatMap(({ enquiry, officer, due }) => {
    const isHeard = told.some(
      ({ enquiry: about, recipient, at }) =>
        about === enquiryKey(enquiry) && recipient === officer && at <= due + 15 * 60_000,
    );
    return isHeard ? [] : [`${enquiry.reference} ${officer} by ${clockOf(due)}`];
  });
  return { cases: looked.length, broken };
}

/** Whose it was on the evening of the day on which it was logged. */
function firstOfficer({ reference, loggedAt }: Enquiry, { evenings }: Remembered): string | undefined {
  return evenings.find(({ day }) => day >= dayOf(loggedAt))?.open.find((one) => one.reference === reference)?.officerId;
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

/** Sentences that name somebody as told to whom no message about it was delivered; and sentences of that kind not looked at. */
function untrue(lived: Remembered): Looked {
  const { town, told, directory } = lived;
  const claims = claimsIn(lived);
  const wrong = claims.filter(({ reference, name, when, at }) => {
    const id = directory.people.find((person) => person.name === name)?.id;
    return !told.some((telling) => {
      if (telling.enquiry !== `derby:${reference}` || telling.recipient !== id || telling.at > at) return false;
      const day = dayOf(telling.at);
      return when === 'this morning' || when === 'today' ? day === dayOf(at) : when === `on ${formatDay(day)}`;
    });
  });
  const sentences = town.arrived.flatMap(
    ({ text }) => text.match(/[^.\n]*\b(?:was|were|been) (?:told|reminded)\b/g) ?? [],
  );
  const broken = [
    ...wrong.map(({ sentence, at }) => `${clockOf(at)} ${sentence}`),
    ...(sentences.length === claims.length ? [] : [`${sentences.length} sentences, ${claims.length} looked at`]),
  ];
  return { cases: claims.length, broken };
}

/** Open enquiries of which nobody was told anything for more than five working days. */
function silent(lived: Remembered): Looked {
  const byEnquiry = Map.groupBy(lived.told, ({ enquiry }) => enquiry);
  const looked = lived.evenings.flatMap(({ day, open }) => open.map((enquiry) => ({ day, enquiry })));
  const broken = looked.flatMap(({ day, enquiry }) => {
    const since = [dayOf(enquiry.loggedAt), ...(byEnquiry.get(enquiryKey(enquiry)) ?? []).map(({ at }) => dayOf(at))]
      .filter((spoken) => spoken <= day)
      .sort()
      .at(-1);
    return since !== undefined && workingDaysAfter(lived, since, 5) < day ? [`${day} ${enquiry.reference}`] : [];
  });
  return { cases: looked.length, broken };
}

/**
 * What councillors were told that they would hear and did not, where on the day it still was to be said and they were there; nor
 * was anybody asked to tell them.
 */
function promisesBroken({ town, told, evenings, directory }: Remembered): Looked {
  const promise = /You will hear again by ([^,]+), and sooner/;
  const last = dayOf(town.now());
  const looked = town.arrived.flatMap(({ person, at, text }) => {
    const day = promise.exec(text)?.[1];
    const days = day === undefined ? [] : [...Array(40).keys()].map((n) => addDays(dayOf(at), n));
    const by = days.find((date) => formatDay(date) === day);
    if (by === undefined || by >= last || absenceOn(directory, person, by) !== undefined) return [];
    return [...new Set(text.match(/CW-\d{4}-\d{4}/g))]
      .flatMap((reference) => {
        const open = evenings.find((evening) => evening.day === by)?.open ?? [];
        return open.filter((one) => one.reference === reference && isOverdue(one, by));
      })
      .map((enquiry) => ({ person, at, by, enquiry }));
  });
  const broken = looked.flatMap(({ person, at, by, enquiry }) => {
    const heard = told.some((one) => isForCouncillor(one, enquiry) && one.at > at && dayOf(one.at) <= by);
    return heard ? [] : [`${clockOf(at)} ${person} ${enquiry.reference} by ${by}`];
  });
  return { cases: looked.length, broken };
}

function personIn(directory: Directory, id: string): Person | undefined {
  return directory.people.find((one) => one.id === id);
}

/** Everything above. */
export const properties = {
  faults,
  atOddTimes,
  tooMany,
  namedTwice,
  urgentLate,
  untrue,
  silent,
  promisesBroken,
  missesUntold: (lived: Remembered) => missesUntold(lived),
  missesUncoordinated,
} as const;

/** What each of them comes to. */
export function lookAt(lived: Remembered): readonly (readonly [string, Looked])[] {
  return Object.entries(properties).map(([name, find]) => [name, find(lived)]);
}
