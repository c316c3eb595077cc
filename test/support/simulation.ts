import { addDays, localDate, localDateAt, weekdayOf } from '../../src/calendar/index.ts';
import { type Action, carryOut, type Enquiry, isOpen, log, systemVisibility } from '../../src/casework/index.ts';
import { absenceOn, findPerson } from '../../src/people/index.ts';
import { CHOICES, type Outbox, type OutboxRow } from '../../src/reminders/index.ts';
import { clockOf, openTown } from './reminders-town.ts';
import type { Cast } from './simulated-people.ts';

export type Town = Awaited<ReturnType<typeof openTown>>;

/** Something that happens at a moment, `2026-12-01 10:15`. */
export type Happening = { readonly when: string; readonly happens: (town: Town) => Promise<void> };

/** One day as it was seen in the evening: what was open, and what is known of it. */
export type Evening = { readonly day: string; readonly open: readonly Enquiry[] };

/** What came of a simulated time. */
export type Simulated = {
  readonly town: Town;
  readonly evenings: readonly Evening[];
  readonly rows: readonly OutboxRow[];
  readonly enquiries: readonly Enquiry[];
};

/** Lives through a time: everything happens at its moment, every message goes out at its own. */
export async function simulate(
  cast: Cast,
  {
    start,
    end,
    happenings,
  }: { readonly start: string; readonly end: string; readonly happenings: readonly Happening[] },
): Promise<Simulated> {
  const town = await openTown({ start, people: cast.people });
  await town.stores.transaction(async ({ people }) => {
    for (const [index, absence] of cast.absences.entries())
      await people.addAbsence({
        ...absence,
        id: `absence-${index}`,
        council: 'derby',
        recordedBy: 'ada',
        recordedAt: town.now(),
      });
  });
  const choosing = cast.choices.map(({ person, from = start, choice }) => ({
    when: from,
    happens: async ({ stores, now }: Town) => stores.settings.set('derby', person, CHOICES, choice, now()),
  }));
  const evenings: Evening[] = [];
  const lookingBack: Happening[] = [];
  for (let day = localDate(start.slice(0, 10)); `${day} 23:00` <= end; day = addDays(day, 1))
    lookingBack.push({
      when: `${day} 23:00`,
      happens: async (now) => {
        evenings.push({ day, open: (await enquiriesOf(now)).filter(isOpen) });
      },
    });
  const all = [...choosing, ...happenings, ...lookingBack].sort((a, b) =>
    a.when < b.when ? -1 : a.when > b.when ? 1 : 0,
  );
  for (const { when, happens } of all) {
    await town.passUntil(when);
    await happens(town);
  }
  await town.passUntil(end);
  const rows = await allRows(town.stores.outbox);
  return { town, evenings, rows, enquiries: await enquiriesOf(town) };
}

const allRows = (outbox: Outbox) => outbox.list({ limit: 100_000 });

/** Everything there is, as the product itself sees it. */
export async function enquiriesOf({ stores }: Town): Promise<readonly Enquiry[]> {
  const page = { order: 'newest-first', limit: 500 } as const;
  const { enquiries } = await stores.read(({ casework }) => casework.list(systemVisibility('derby'), {}, page));
  return enquiries.toReversed();
}

/** Logs an enquiry at a moment: by the councillor, or by an officer for them. */
export function logs(
  when: string,
  by: string,
  draft: {
    readonly subject: string;
    readonly details?: string;
    readonly councillorId: string;
    readonly service: string;
    readonly officerId?: string;
    readonly urgent?: string;
    readonly complexBecause?: string;
  },
): Happening {
  return {
    when,
    happens: async (town) => {
      const outcome = await log(town.desk, town.asked(by), {
        details: '',
        receivedOn: localDateAt(town.now(), 'Europe/London'),
        ...draft,
      });
      if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
    },
  };
}

/** Something done to an enquiry; what its state does not allow is refused, and changes nothing. */
export function does(when: string, by: string, reference: string, action: Action): Happening {
  return {
    when,
    happens: async (town) => {
      const [, year = '', number = ''] = reference.split('-');
      await carryOut(town.desk, town.asked(by), { year: Number(year), number: Number(number) }, action);
    },
  };
}

/** Working days of somebody in a time, as `2026-12-01`: weekends, holidays and absences left out. */
export async function isAtWork(town: Town, id: string): Promise<boolean> {
  const directory = await town.stores.read(({ people }) => people.directory('derby'));
  const today = localDateAt(town.now(), 'Europe/London');
  const { calendar } = town.reminders().rules;
  const person = findPerson(directory, id);
  return (
    person?.workingDays.includes(weekdayOf(today)) === true &&
    !calendar.bankHolidays.has(today) &&
    absenceOn(directory, id, today) === undefined
  );
}

/** Chance that is the same each time: numbers from 0 up to 1. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The messages as a person reads them, day after day. */
export function readable({ town }: Simulated): string {
  const lines: string[] = [];
  let day = '';
  for (const { at: moment, person, text } of town.arrived) {
    const [date = '', time = ''] = clockOf(moment).split(' ');
    if (date !== day) {
      day = date;
      const name = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Europe/London' }).format(moment);
      lines.push('', `==== ${name}`, '');
    }
    const name = town.people.find(({ id }) => id === person)?.name ?? person;
    lines.push(`${time}  to ${name}`, ...text.split('\n').map((line) => (line === '' ? '' : `       ${line}`)), '');
  }
  return `${lines.join('\n').trim()}\n`;
}

/** `2026-12-01 09:00` so many days and minutes later. */
export function later(day: string, days: number, time: string): string {
  return `${addDays(localDate(day), days)} ${time}`;
}
