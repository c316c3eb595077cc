import type { LocalDate } from '../calendar/index.ts';
import {
  type AuditEntry,
  type Enquiry,
  isHandledBy,
  isOpen,
  nextDue,
  teamOf as wholeTeamOf,
} from '../casework/index.ts';
import { absenceOn, peopleBelow } from '../people/index.ts';
import { compare, hasOfficer, type Listing, type ListWorld, type TeamContents, workingDays } from './list-world.ts';
import type { EnquiryPayload } from './payload.ts';
import { actingRecipients, type Because } from './recipients.ts';

/** Working days after which a pause is long. */
const LONG_PAUSE = 10;

/** Everything open that is this person's to do, the most urgent first. */
export function listingsOf({
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
    const isNew = (payload.kind === 'assigned' && !isOpenAgain(payload)) || known?.isNew === true;
    if (payload.kind === 'notice' && known === undefined) continue;
    toDo.set(enquiry.reference, { enquiry, because: because ?? known?.because, isNew });
  }
  const standing = withoutTakenBack(changes);
  return [...toDo.values()]
    .map((one) => ({ ...one, changes: standing.filter(({ reference }) => reference === one.enquiry.reference) }))
    .sort((a, b) => compare(a.enquiry, b.enquiry));
}

/** What was done and taken back at once was not done: neither is told. */
function withoutTakenBack(changes: readonly AuditEntry[]): readonly AuditEntry[] {
  const gone = new Set(
    changes.flatMap(({ reference, undoes }) => (undoes === undefined ? [] : `${reference} ${undoes}`)),
  );
  return changes.filter(
    ({ reference, version, undoes }) => undoes === undefined && !gone.has(`${reference} ${version}`),
  );
}

/** What was resolved and is open again is not new: what was said of it stands beside it. */
function isOpenAgain({ change }: Extract<EnquiryPayload, { kind: 'assigned' }>): boolean {
  return change === 'reopen' || change === 'look-again' || change === 'not-fixed';
}

/** Which part of the list each stands in. */
export function partsOf(mine: readonly Listing[], soonUntil: LocalDate, { today }: ListWorld) {
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

/** What somebody manages, each enquiry in the first part that it belongs to. */
export function teamOf(managed: readonly Enquiry[], soonUntil: LocalDate, world: ListWorld): TeamContents {
  const { today, directory, person } = world;
  const wholeTeam = wholeTeamOf(person, directory, today);
  const left = new Set(managed);
  const take = (wanted: (enquiry: Enquiry) => boolean) => {
    const taken = [...left].filter(wanted).sort(compare);
    for (const enquiry of taken) left.delete(enquiry);
    return taken;
  };
  return {
    open: world.enquiries.filter((enquiry) => isHandledBy(wholeTeam, enquiry)).length,
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
