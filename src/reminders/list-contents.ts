import { localDateAt } from '../calendar/index.ts';
import { type Enquiry, isOverdue } from '../casework/index.ts';
import { isOfCouncillorSide, type Person } from '../people/index.ts';
import type { Item } from './check.ts';
import { listingsOf, partsOf, teamOf } from './list-parts.ts';
import {
  compare,
  distinct,
  hasOfficer,
  isQuiet,
  type ListContents,
  type ListWorld,
  workingDaysLate,
  workingDaysOn,
} from './list-world.ts';
import { actingRecipients, coordinators, isInTheirPlace } from './recipients.ts';
import type { Audience } from './settings.ts';

/*
 * A list says how things stand to one person on one day, by what they are to each enquiry:
 *
 *   whoever has it or stands in   everything open, when something is due, overdue, new, or not spoken of for five working days
 *   its manager                   what was missed; on the first day of their week all of the team's
 *   the head of service           on the first day of their week, what is overdue by more than five working days
 *   a coordinator                 what nobody has, and what was missed; on the first day of their week, all that is
 *                                 overdue in the council
 *   its councillor                what was missed yesterday, and what is overdue and was not spoken of for five working days
 *   whoever hears in their place  what nobody was told of for five working days: unspoken.ts
 *
 * A miss is told by the step that fell due with the list, the day after it, or later to who only then came to hear of it. Where a council has
 * steps for these people before a date, what is not due yet is told as that. Who is several of these finds an enquiry once, in the first place.
 */

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
  /** Those that no part before this one has; from now on this one has them. */
  const note = (wanted: readonly Enquiry[]) => {
    const fresh = wanted.filter(({ reference }) => !named.has(reference));
    for (const { reference } of fresh) named.add(reference);
    return fresh;
  };

  const managed =
    isFirstOfWeek && !isOfCouncillorSide(person) ? rest.filter((enquiry) => actsAs('manager', enquiry)) : [];
  const team = managed.length === 0 ? undefined : teamOf(managed, soonUntil, world);
  note(managed);

  const rungs = carried.flatMap((item) => (item.kind === 'enquiry' && item.payload.kind === 'rung' ? [item] : []));
  const rungsTo = (...to: readonly Audience[]) =>
    distinct(rungs.filter(({ payload }) => to.includes(payload.to)).map(({ enquiry }) => enquiry));
  const isMissed = (enquiry: Enquiry) => isOverdue(enquiry, today);
  const missed = note(rungsTo('manager', 'head-of-service').filter(isMissed));
  const missedElsewhere = note(rungsTo('coordinator').filter(isMissed));
  const comingDue = note(rungsTo('manager', 'head-of-service', 'coordinator'));
  const { words, heardBefore } = isOfCouncillorSide(person) ? wordsOf(world, rungs) : { words: [], heardBefore: 0 };

  const longOverdue = isFirstOfWeek
    ? note(
        rest.filter(
          (enquiry) =>
            workingDaysLate(enquiry, world) > council.settings.headOfServiceAfter && actsAs('head-of-service', enquiry),
        ),
      )
    : [];
  const coordinates = coordinators(around).includes(person.id);
  const elsewhere =
    coordinates && isFirstOfWeek ? note(rest.filter((enquiry) => hasOfficer(enquiry) && isMissed(enquiry))) : [];
  const unassigned = coordinates
    ? note(
        rest.filter((enquiry) => !hasOfficer(enquiry) && localDateAt(enquiry.loggedAt, council.settings.zone) < today),
      )
    : [];
  const unspoken = note(world.unspoken);
  const shown = new Set(
    mine.flatMap(({ changes }) => changes.map(({ reference, version }) => `${reference} ${version}`)),
  );
  const news = carried.filter((item) => isNews(item, person) && !isShown(item, shown));

  const parts = partsOf(mine, soonUntil, world);
  const isNeeded =
    carried.length > 0 ||
    parts.overdue.length + parts.dueToday.length + parts.toLookAt.length > 0 ||
    mine.some(({ isNew, enquiry }) => isNew || !hasOfficer(enquiry) || isQuiet(enquiry, world)) ||
    words.length + longOverdue.length + elsewhere.length + unspoken.length > 0 ||
    team !== undefined ||
    unassigned.some((enquiry) => isFirstOfWeek || isQuiet(enquiry, world));
  const toOthers = { team, missed, missedElsewhere, comingDue, longOverdue, elsewhere, unassigned, unspoken };
  return isNeeded ? { ...parts, ...toOthers, words, heardBefore, news, soonUntil } : undefined;
}

/** Of a councillor's: what was missed yesterday, and what is overdue and was not spoken of for some working days. */
function wordsOf(
  world: ListWorld,
  rungs: readonly Extract<Item, { kind: 'enquiry' }>[],
): Pick<ListContents, 'words' | 'heardBefore'> {
  const { enquiries, person, today } = world;
  const fresh = rungs.filter(({ payload }) => payload.to === 'councillor').map(({ enquiry }) => enquiry.reference);
  const late = enquiries.filter((enquiry) => enquiry.councillorId === person.id && isOverdue(enquiry, today));
  const isDue = late.some((enquiry) => !fresh.includes(enquiry.reference) && isQuiet(enquiry, world));
  // Once a word is due about one of before, all are spoken of: one message every few days, not one for each. What was missed
  // yesterday is told without the others.
  const words = late.filter(({ reference }) => isDue || fresh.includes(reference)).sort(compare);
  return { words, heardBefore: late.length - words.length };
}

/** What is said in words of its own: what was done, alerts, what is passed on. The rest is in the parts of the list. */
function isNews(item: Item, person: Person): boolean {
  if (item.kind === 'alert') return true;
  const { payload } = item;
  if (isInTheirPlace(item, person.id)) return true;
  if (payload.kind === 'notice' || payload.kind === 'shared') return true;
  return isOfCouncillorSide(person) && payload.kind !== 'rung';
}

/** Whether what a notice says stands beside its enquiry in the list already. */
function isShown(item: Item, shown: ReadonlySet<string>): boolean {
  if (item.kind === 'alert' || item.payload.kind !== 'notice') return false;
  return shown.has(`${item.enquiry.reference} ${item.payload.version}`);
}
