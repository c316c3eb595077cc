import { addWorkingDays, countWorkingDays, type LocalDate, localDateAt } from '../calendar/index.ts';
import { type AuditEntry, type Enquiry, isOpen, nextDue } from '../casework/index.ts';
import { absenceOn, type Directory, isOfCouncillorSide, type Person, peopleBelow } from '../people/index.ts';
import type { Item } from './check.ts';
import type { Telling } from './outbox.ts';
import { enquiryKey } from './payload.ts';
import { actingRecipients, type Because, coordinators } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';

/*
 * A list says how things stand to one person on one day, by what they are to each enquiry:
 *
 *   whoever has it or stands in   everything open, when something is due, overdue, new, or not spoken of for five working days
 *   its manager                   what was missed yesterday; on the first day of their week all of the team's
 *   the head of service           on the first day of their week, what is overdue by more than five working days
 *   a coordinator                 what nobody has; on the first day of their week, what is overdue in the council
 *   its councillor                what was missed yesterday, and what is overdue and was not spoken of for five working days
 *
 * Who is several of these finds an enquiry once, in the first place. What fell due with the list is carried by it.
 */

/** What a list is made from, all of one moment. */
export type ListWorld = {
  readonly now: number;
  readonly today: LocalDate;
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly person: Person;
  /** Open, and seen by the person. */
  readonly enquiries: readonly Enquiry[];
  /** By key of the enquiry. */
  readonly tellings: ReadonlyMap<string, readonly Telling[]>;
  /** What others did since the last list. */
  readonly changes: readonly AuditEntry[];
  readonly carried: readonly Item[];
  readonly isFirstOfWeek: boolean;
  /** Enquiries of which they want to hear nothing before an instant. */
  readonly snoozed: Readonly<Record<string, number>>;
};

/** An enquiry in a list, why it is this person's where that is not plain, and what was done since their last list. */
export type Listing = {
  readonly enquiry: Enquiry;
  readonly because?: Because | undefined;
  readonly changes: readonly AuditEntry[];
  readonly isNew: boolean;
};

/** What a list says, part after part; a part that is empty is left out. */
export type ListContents = {
  readonly overdue: readonly Listing[];
  readonly dueToday: readonly Listing[];
  readonly toLookAt: readonly Listing[];
  readonly dueSoon: readonly Listing[];
  readonly others: readonly Listing[];
  /** To a councillor: what was promised and not done. */
  readonly words: readonly Enquiry[];
  /** To managers and coordinators: what passed its date since their last list. */
  readonly missed: readonly Enquiry[];
  readonly team?: TeamContents | undefined;
  /** To a head of service: overdue for long. */
  readonly longOverdue: readonly Enquiry[];
  /** To a coordinator, on the first day of their week: what else is overdue in the council. */
  readonly elsewhere: readonly Enquiry[];
  /** To a coordinator: nobody has them. */
  readonly unassigned: readonly Enquiry[];
  /** What was done, and what else fell due with the list. */
  readonly news: readonly Item[];
  /** The last day of "due soon". */
  readonly soonUntil: LocalDate;
};

/** A manager's week. */
export type TeamContents = {
  readonly open: number;
  readonly overdue: readonly Enquiry[];
  readonly dueSoon: readonly Enquiry[];
  readonly nobodys: readonly Enquiry[];
  readonly pausedForLong: readonly Enquiry[];
  readonly others: readonly Enquiry[];
  readonly away: readonly {
    readonly person: Person;
    readonly until: LocalDate;
    readonly coverId?: string | undefined;
  }[];
};

/** Working days after which a pause is long. */
const LONG_PAUSE = 10;

/** What there is to say; undefined on a day on which there is nothing. */
export function listContents(world: ListWorld): ListContents | undefined {
  const { today, council, directory, person, carried, isFirstOfWeek, now } = world;
  // While a change can be taken back nothing is said of it.
  const enquiries = world.enquiries.filter(({ undoable }) => undoable === undefined || undoable.until <= now);
  const around = { directory, on: today, posts: council.settings.posts };
  const soonUntil = workingDaysOn(today, council.settings.wordEvery, world) ?? today;
  const actsAs = (to: 'manager' | 'head-of-service', enquiry: Enquiry) =>
    actingRecipients(to, enquiry, around).some((one) => one.person === person.id);

  const mine = isOfCouncillorSide(person) ? [] : listingsOf({ ...world, enquiries });
  const named = new Set(mine.map(({ enquiry }) => enquiry.reference));
  const rest = enquiries.filter(({ reference }) => !named.has(reference));

  const rungs = carried.flatMap((item) => (item.kind === 'enquiry' && item.payload.kind === 'rung' ? [item] : []));
  const missed = distinct(
    rungs
      .filter(({ payload }) => payload.to === 'manager' || payload.to === 'coordinator')
      .map(({ enquiry }) => enquiry),
  ).filter(({ reference }) => !named.has(reference));
  const words = isOfCouncillorSide(person) ? wordsOf(world, rungs) : [];

  const managed =
    isFirstOfWeek && !isOfCouncillorSide(person) ? rest.filter((enquiry) => actsAs('manager', enquiry)) : [];
  const team = managed.length === 0 ? undefined : teamOf(managed, soonUntil, world);
  const longOverdue = isFirstOfWeek
    ? rest.filter(
        (enquiry) =>
          !managed.includes(enquiry) &&
          workingDaysLate(enquiry, world) > council.settings.headOfServiceAfter &&
          actsAs('head-of-service', enquiry),
      )
    : [];
  const coordinates = coordinators(around).includes(person.id);
  const known = new Set([...managed, ...longOverdue, ...missed].map(({ reference }) => reference));
  const elsewhere =
    coordinates && isFirstOfWeek
      ? rest.filter(
          (enquiry) => hasOfficer(enquiry) && !known.has(enquiry.reference) && (nextDue(enquiry) ?? today) < today,
        )
      : [];
  const unassigned = coordinates
    ? rest.filter(
        (enquiry) =>
          !hasOfficer(enquiry) &&
          !managed.includes(enquiry) &&
          localDateAt(enquiry.loggedAt, council.settings.zone) < today,
      )
    : [];
  const shown = new Set(
    mine.flatMap(({ changes }) => changes.map(({ reference, version }) => `${reference} ${version}`)),
  );
  const news = carried.filter((item) => isNews(item, person) && !isShown(item, shown));

  const parts = partsOf(mine, soonUntil, world);
  const isNeeded =
    carried.length > 0 ||
    parts.overdue.length + parts.dueToday.length + parts.toLookAt.length > 0 ||
    mine.some(({ isNew, enquiry }) => isNew || !hasOfficer(enquiry) || isQuiet(enquiry, world)) ||
    words.length + longOverdue.length + elsewhere.length > 0 ||
    team !== undefined ||
    unassigned.some((enquiry) => isFirstOfWeek || isQuiet(enquiry, world));
  return isNeeded ? { ...parts, words, missed, team, longOverdue, elsewhere, unassigned, news, soonUntil } : undefined;
}

/** Everything open that is this person's to do, the most urgent first. */
function listingsOf({
  enquiries,
  carried,
  person,
  directory,
  today,
  council,
  changes,
  snoozed,
  now,
}: ListWorld): readonly Listing[] {
  const around = { directory, on: today, posts: council.settings.posts };
  const toDo = new Map<string, { enquiry: Enquiry; because?: Because | undefined; isNew: boolean }>();
  for (const enquiry of enquiries) {
    const acting = actingRecipients('officer', enquiry, around).find((one) => one.person === person.id);
    if (acting !== undefined && (snoozed[enquiry.reference] ?? 0) <= now)
      toDo.set(enquiry.reference, { enquiry, because: acting.because, isNew: false });
  }
  for (const item of carried) {
    if (item.kind !== 'enquiry' || item.payload.to !== 'officer' || !isOpen(item.enquiry)) continue;
    const { enquiry, because, payload } = item;
    const known = toDo.get(enquiry.reference);
    if (because?.kind === 'unreachable' && because.who === enquiry.councillorId) continue;
    const isNew = payload.kind === 'assigned' || known?.isNew === true;
    if (payload.kind === 'notice' && known === undefined) continue;
    toDo.set(enquiry.reference, { enquiry, because: because ?? known?.because, isNew });
  }
  return [...toDo.values()]
    .map((one) => ({ ...one, changes: changes.filter(({ reference }) => reference === one.enquiry.reference) }))
    .sort((a, b) => compare(a.enquiry, b.enquiry));
}

function partsOf(mine: readonly Listing[], soonUntil: LocalDate, { today }: ListWorld) {
  const part = { overdue: [], dueToday: [], toLookAt: [], dueSoon: [], others: [] } as Record<
    'overdue' | 'dueToday' | 'toLookAt' | 'dueSoon' | 'others',
    Listing[]
  >;
  for (const listing of mine) {
    const { enquiry } = listing;
    const due = nextDue(enquiry);
    if (due !== undefined && due < today) part.overdue.push(listing);
    else if (due === today) part.dueToday.push(listing);
    else if (enquiry.lookAgainOn !== undefined && enquiry.lookAgainOn <= today) part.toLookAt.push(listing);
    else if (due !== undefined && due <= soonUntil) part.dueSoon.push(listing);
    else part.others.push(listing);
  }
  return part;
}

/** Of a councillor's: what was missed yesterday, and what is overdue and was not spoken of for some working days. */
function wordsOf(world: ListWorld, rungs: readonly Extract<Item, { kind: 'enquiry' }>[]): readonly Enquiry[] {
  const { enquiries, person, today } = world;
  const fresh = rungs.filter(({ payload }) => payload.to === 'councillor').map(({ enquiry }) => enquiry.reference);
  const late = enquiries.filter((enquiry) => enquiry.councillorId === person.id && (nextDue(enquiry) ?? today) < today);
  const isDue = late.some((enquiry) => isQuiet(enquiry, world));
  // Once a word is due about one, all are spoken of: one message every few days, not one for each.
  return late.filter(({ reference }) => isDue || fresh.includes(reference)).sort(compare);
}

function teamOf(managed: readonly Enquiry[], soonUntil: LocalDate, world: ListWorld): TeamContents {
  const { today, directory, person } = world;
  const left = new Set(managed);
  const take = (wanted: (enquiry: Enquiry) => boolean) => {
    const taken = [...left].filter(wanted).sort(compare);
    for (const enquiry of taken) left.delete(enquiry);
    return taken;
  };
  return {
    open: managed.length,
    overdue: take((enquiry) => (nextDue(enquiry) ?? today) < today),
    nobodys: take((enquiry) => !hasOfficer(enquiry)),
    dueSoon: take((enquiry) => (nextDue(enquiry) ?? '9999') <= soonUntil),
    pausedForLong: take(
      ({ pausedSince }) => pausedSince !== undefined && workingDays(pausedSince, today, world) > LONG_PAUSE,
    ),
    others: take(() => true),
    away: peopleBelow(directory, person.id).flatMap((id) => {
      const absence = absenceOn(directory, id, today);
      const who = directory.people.find((one) => one.id === id);
      return absence === undefined || who === undefined
        ? []
        : [{ person: who, until: absence.to, coverId: absence.coverId }];
    }),
  };
}

/** What is said in words of its own: what was done, alerts, what is passed on. The rest is in the parts of the list. */
function isNews(item: Item, person: Person): boolean {
  if (item.kind === 'alert') return true;
  const { payload, because, enquiry } = item;
  if (because?.kind === 'unreachable' && because.who === enquiry.councillorId) return true;
  if (payload.kind === 'notice' || payload.kind === 'shared') return true;
  return isOfCouncillorSide(person) && payload.kind !== 'rung';
}

/** Whether what a notice says stands beside its enquiry in the list already. */
function isShown(item: Item, shown: ReadonlySet<string>): boolean {
  if (item.kind === 'alert' || item.payload.kind !== 'notice') return false;
  return shown.has(`${item.enquiry.reference} ${item.payload.version}`);
}

/** Whether this person was told nothing about it for so many working days that it is time. */
function isQuiet(enquiry: Enquiry, world: ListWorld): boolean {
  const { tellings, person, council, today } = world;
  const last = tellings.get(enquiryKey(enquiry))?.findLast(({ recipient }) => recipient === person.id);
  const day = last === undefined ? undefined : localDateAt(last.at, council.settings.zone);
  if (day === undefined) return true;
  const next = workingDaysOn(day, council.settings.wordEvery, world);
  return next === undefined || next <= today;
}

/** How many working days its earliest date is past; 0 while none is. */
export function workingDaysLate(enquiry: Enquiry, world: Pick<ListWorld, 'today' | 'council'>): number {
  const due = nextDue(enquiry);
  return due === undefined || due >= world.today ? 0 : workingDays(due, world.today, world);
}

function hasOfficer({ officerId }: Enquiry): boolean {
  return officerId !== undefined;
}

function workingDays(from: LocalDate, to: LocalDate, { council }: Pick<ListWorld, 'council'>): number {
  const counted = countWorkingDays(from, to, council.rules.calendar);
  return counted.kind === 'count' ? counted.count : 0;
}

function workingDaysOn(from: LocalDate, days: number, { council }: Pick<ListWorld, 'council'>): LocalDate | undefined {
  const counted = addWorkingDays(from, days, council.rules.calendar);
  return counted.kind === 'date' ? counted.date : undefined;
}

function compare(a: Enquiry, b: Enquiry): number {
  const key = (enquiry: Enquiry) => `${nextDue(enquiry) ?? '9999'} ${enquiry.reference}`;
  return key(a) < key(b) ? -1 : 1;
}

function distinct(enquiries: readonly Enquiry[]): readonly Enquiry[] {
  return [...new Map(enquiries.map((enquiry) => [enquiry.reference, enquiry])).values()].sort(compare);
}
