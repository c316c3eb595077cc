import { type ClosureDay, formatDate, onClock } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import { findPerson, isActive, isAdministrator } from '../people/index.ts';
import { type Refused, refuse } from './action.ts';
import { movedSentence } from './change-enquiry.ts';
import { closedDays } from './closure.ts';
import { datesOf, recount } from './deadlines.ts';
import { type Asked, type CaseworkDesk, contextOf } from './desk.ts';
import type { Enquiry, EnquiryReference } from './enquiry.ts';
import type { CaseworkStores, EnquiryReads } from './enquiry-store.ts';
import { entryFor } from './entry.ts';
import { Collision } from './once.ts';
import { type CaseworkRules, createRules } from './rules.ts';
import { withNextVersion } from './seen-version.ts';
import { systemVisibility } from './visibility.ts';

/** An enquiry whose dates move, before and after, or one that the bank-holiday list does not reach. */
export type Move = { readonly before: Enquiry; readonly after: Enquiry };
export type RecalculationPreview = {
  readonly moves: readonly Move[];
  readonly beyondList: readonly { readonly reference: EnquiryReference; readonly message: string }[];
  readonly calendarVersion: string;
  /** The same for the same moves from the same versions: an approval is of exactly this. */
  readonly fingerprint: string;
};

/** `approved-other`: enquiries changed since the preview; here is the new one to approve. */
export type RecalculationOutcome =
  | { readonly kind: 'recalculated'; readonly moves: number; readonly repeated: boolean }
  | { readonly kind: 'approved-other'; readonly preview: RecalculationPreview }
  | { readonly kind: 'conflict' }
  | Refused;

/** The rules with more closure days; days that are there already stay once. */
export function withClosures(rules: CaseworkRules, days: readonly ClosureDay[]): CaseworkRules {
  const there = new Set(rules.calendar.closureDays.map((day) => JSON.stringify([day.date, day.clocks])));
  const added = days.filter((day) => !there.has(JSON.stringify([day.date, day.clocks])));
  const closureDays = [...rules.calendar.closureDays, ...added];
  // Seen by no clock in particular, a calendar has the closures of all clocks in force.
  return createRules({ ...rules, calendar: onClock({ ...rules.calendar, closureDays }, '') });
}

/** The rules without the closures of these days. */
export function withoutClosures(rules: CaseworkRules, days: readonly ClosureDay[]): CaseworkRules {
  const gone = new Set(days.map(({ date }) => date));
  const closureDays = rules.calendar.closureDays.filter(({ date }) => !gone.has(date));
  return createRules({ ...rules, calendar: onClock({ ...rules.calendar, closureDays }, '') });
}

/** Which open enquiries' dates move under these rules: pure. Dates that were met already stay as they were promised. */
export function planRecalculation(enquiries: Iterable<Enquiry>, rules: CaseworkRules): RecalculationPreview {
  const moves: Move[] = [];
  const beyondList: { reference: EnquiryReference; message: string }[] = [];
  for (const before of enquiries) {
    const clocks =
      before.stage === 'logged' ? (['acknowledge', 'resolve', 'update'] as const) : (['resolve', 'update'] as const);
    if (before.stage !== 'logged' && before.stage !== 'acknowledged') continue;
    const counted = recount(before, clocks, rules);
    if (counted.kind === 'beyond-list') beyondList.push({ reference: before.reference, message: counted.message });
    else if (movedSentence(before, counted.enquiry) !== undefined) {
      const { undoable: _, ...after } = counted.enquiry;
      moves.push({ before, after: { ...after, version: before.version + 1 } });
    }
  }
  const fingerprint = JSON.stringify(
    moves.map(({ before, after }) => [before.reference, before.version, datesOf(after)]),
  );
  return { moves, beyondList, calendarVersion: rules.calendarVersion, fingerprint };
}

/** What would move, from the enquiries as stored. `rules` are the new ones: `withClosures`, or a refreshed list. */
export async function previewRecalculation(
  reads: Pick<EnquiryReads, 'list'>,
  council: string,
  rules: CaseworkRules,
): Promise<RecalculationPreview> {
  return planRecalculation(await openEnquiries(reads, council), rules);
}

/**
 * Carries an approved preview out: new dates, an audit entry each, the closure days if there are any, and what runs
 * alongside each change, in one transaction. Once for a changeId. Administrators only.
 */
export async function applyRecalculation<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  approved: {
    readonly fingerprint: string;
    readonly reason: string;
    readonly closures: readonly ClosureDay[];
    /** The days are taken away again. */
    readonly reopened?: boolean;
  },
): Promise<RecalculationOutcome> {
  try {
    return await desk.database.transaction(async (stores): Promise<RecalculationOutcome> => {
      const { council, changeId } = asked;
      const directory = await stores.people.directory(council);
      const person = findPerson(directory, asked.by);
      if (person === undefined || !isActive(person, asked.on) || !isAdministrator(person)) {
        return refuse('not-allowed', 'Only an administrator can approve that dates move.');
      }
      if (approved.reason.trim() === '') return refuse('words-missing', 'Give a reason.');
      const done = await stores.casework.entriesOfChange(council, changeId);
      const recorded = await stores.casework.closures(council);
      const closed = recorded.some((closure) => closure.changeId === changeId);
      // A day that somebody else has approved since is not approved twice.
      const there = new Set(closedDays(recorded).map(({ date, clocks }) => JSON.stringify([date, clocks])));
      const stands = (day: ClosureDay) =>
        approved.reopened
          ? !closedDays(recorded).some(({ date }) => date === day.date)
          : there.has(JSON.stringify([day.date, day.clocks]));
      const isSo = approved.closures.length > 0 && approved.closures.every(stands);
      if (done.length > 0 || closed || isSo) return { kind: 'recalculated', moves: done.length, repeated: true };

      const preview = planRecalculation(await openEnquiries(stores.casework, council), asked.rules);
      if (preview.fingerprint !== approved.fingerprint) return { kind: 'approved-other', preview };
      if (approved.closures.length > 0) {
        await stores.casework.addClosure({
          council,
          changeId,
          days: approved.closures,
          ...(approved.reopened ? { reopened: true as const } : {}),
          by: asked.by,
          // What is recorded later counts, whatever the clock of the server says that recorded the one before.
          at: Math.max(asked.at, ...recorded.map(({ at }) => at + 1)),
        });
      }
      const context = contextOf(asked, directory);
      for (const { before, after: planned } of preview.moves) {
        const move: Move = {
          before,
          after: withNextVersion(planned, before, { at: asked.at, isForOfficers: false }),
        };
        const entry = entryFor(move.before, move.after, context, {
          kind: 'recalculate',
          what: `Dates recalculated. ${movedSentence(move.before, move.after) ?? ''}`.trim(),
          why: approved.reason.trim(),
          audience: 'everyone',
        });
        if ((await stores.casework.change(move.after, entry)).kind === 'conflict') throw new Collision();
        await desk.alongside(stores, { ...move, entry, directory });
      }
      return { kind: 'recalculated', moves: preview.moves.length, repeated: false };
    });
  } catch (error) {
    if (error instanceof Collision) return { kind: 'conflict' };
    throw error;
  }
}

/** Closure days in words, as the reason of a recalculation: `Closure day: 29 December 2026, Offices closed.` */
export function closureReason(days: readonly ClosureDay[]): string {
  return `Closure ${days.length === 1 ? 'day' : 'days'}: ${days.map(({ date, name }) => `${formatDate(date)}, ${name}`).join('; ')}.`;
}

/** Days on which the council is open after all, as the reason of a recalculation. */
export function reopeningReason(days: readonly ClosureDay[]): string {
  return `No closure ${days.length === 1 ? 'day' : 'days'} any more: ${days.map(({ date, name }) => `${formatDate(date)}, ${name}`).join('; ')}.`;
}

async function openEnquiries(reads: Pick<EnquiryReads, 'list'>, council: string): Promise<readonly Enquiry[]> {
  const found: Enquiry[] = [];
  const viewer = systemVisibility(council);
  for (let after: Parameters<EnquiryReads['list']>[2]['after']; ; ) {
    const request = { order: 'newest-first', limit: 500, ...defined({ after }) } as const;
    const page = await reads.list(viewer, { state: 'open' }, request);
    found.push(...page.enquiries);
    if (page.next === undefined) return found;
    after = page.next;
  }
}
