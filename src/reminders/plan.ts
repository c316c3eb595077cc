import type { AuditEntry, ChangeKind, Enquiry } from '../casework/index.ts';
import { defined } from '../defined.ts';
import { findPerson, type PersonId } from '../people/index.ts';
import { workingTimeOf } from './choices.ts';
import { type LadderContext, type LadderRow, ladderOf } from './ladder.ts';
import { keyOf, type NewOutboxRow, type OutboxRow } from './outbox.ts';
import { enquiryKey, laneOf, type Payload, readPayload } from './payload.ts';
import { nominalRecipients } from './recipients.ts';
import type { Audience } from './settings.ts';
import { isUrgentArrival } from './urgent.ts';
import { nextDigest, nextWorkingMoment } from './working-time.ts';

/*
 * Ladder: the reminders an enquiry calls for as it stands. Notice: a message that something was done.
 * Plan: what to add to the outbox and what to stop, so that its rows are the ladder again.
 *
 *   change --> ladder of the enquiry after it --compare with the rows there are--> add, cancel
 *                                                   |
 *     in the ladder, there already (waiting, being sent, sent, dead)  -> left alone
 *     in the ladder, not there, still to come                         -> added
 *     in the ladder, cancelled earlier (a pause, somebody else had it) -> added under a key that names this change
 *     waiting, not in the ladder any more                             -> cancelled, with the reason
 *     tells of a change that is taken back                             -> cancelled
 *     in the ladder, its time already past: a warning is left out, since the message about the change says it;
 *       of the chases only the latest is added, due now
 *     whatever is added while the change can be taken back             -> waits until it cannot
 */

/** What was done: `entry` as it is in the audit. */
export type PlannedChange = { readonly before?: Enquiry; readonly entry: AuditEntry };

/** What plans are made from. `existing` are the enquiry's rows so far, cancelled ones too. */
export type PlanContext = LadderContext & {
  readonly existing: readonly Pick<OutboxRow, 'key' | 'state' | 'payload'>[];
};

/** What to add and which waiting rows to stop, in the transaction of the change. */
export type ReminderPlan = {
  readonly add: readonly NewOutboxRow[];
  readonly cancel: { readonly keys: readonly string[]; readonly reason: string };
};

/** Plans the reminders that a change calls for: pure. Times come from `entry.at`. */
export function planReminders(enquiry: Enquiry, change: PlannedChange, context: PlanContext): ReminderPlan {
  const { entry } = change;
  const ladder = ladderOf(enquiry, context);
  const existing = new Map<string, 'done' | 'waiting' | 'cancelled'>();
  for (const row of context.existing) {
    const base = baseOf(row.key);
    const state = row.state === 'pending' ? 'waiting' : row.state === 'cancelled' ? 'cancelled' : 'done';
    if (existing.get(base) === undefined || existing.get(base) === 'cancelled') existing.set(base, state);
  }
  const wanted = new Set(ladder.map(({ row }) => row.key));
  const stale = context.existing.filter(({ state, key, payload }) => {
    if (state !== 'pending') return false;
    const kind = readPayload(payload)?.kind;
    return (
      ((kind === 'rung' || kind === 'look-at-paused') && !wanted.has(baseOf(key)) && !isHandedOn(key)) ||
      (kind === 'snoozed' && ladder.length === 0) ||
      (entry.undoes !== undefined && tellsOf(key, entry.undoes))
    );
  });
  const missing = latestChases(ladder, entry.at)
    .filter(({ row }) => (existing.get(row.key) ?? 'cancelled') === 'cancelled')
    .map(({ row }) => (existing.has(row.key) ? { ...row, key: keyedAnew(row.key, String(entry.version)) } : row));
  const held = enquiry.undoable?.until ?? 0;
  return {
    add: [...noticesOf(enquiry, change, context), ...missing].map((row) =>
      row.notBefore < held ? { ...row, notBefore: held } : row,
    ),
    cancel: { keys: stale.map(({ key }) => key), reason: whyStopped(enquiry, change) },
  };
}

/** The same reminder under a key of its own, because the row of the plain key is cancelled. */
export function keyedAnew(key: string, mark: string): string {
  const [enquiry, stage, rung, version, recipient] = JSON.parse(key) as readonly [
    string,
    string,
    string,
    number,
    string,
  ];
  return JSON.stringify([enquiry, stage, `${rung.split('@')[0]}@${mark}`, version, recipient]);
}

/** The plain key of a reminder, whatever it was keyed anew with. */
function baseOf(key: string): string {
  const parts = JSON.parse(key) as unknown;
  if (!Array.isArray(parts) || typeof parts[2] !== 'string') return key;
  return JSON.stringify([parts[0], parts[1], parts[2].split('@')[0], ...parts.slice(3)]);
}

/** Whether a row is there because of the change that made this version of the enquiry. */
function tellsOf(key: string, version: number): boolean {
  const parts = JSON.parse(key) as unknown;
  return Array.isArray(parts) && told.includes(parts[1]) && parts[3] === version;
}

/** The stages of rows that tell of a change, in place of a clock's. */
const told: readonly unknown[] = ['notice', 'assignment', 'shared'];

/** Handed on at delivery to somebody who is not in the ladder; checked again when it goes out. */
function isHandedOn(key: string): boolean {
  const parts = JSON.parse(key) as unknown;
  return Array.isArray(parts) && typeof parts[2] === 'string' && parts[2].includes('@from-');
}

/** Rungs still to come, and for each date and person the latest chase that is past, to go out now. */
function latestChases(ladder: readonly LadderRow[], now: number): readonly LadderRow[] {
  const kept = ladder.filter(({ row }) => row.notBefore > now);
  const latest = new Map<string, LadderRow>();
  for (const rung of ladder) {
    const { row } = rung;
    if (!rung.chases || row.notBefore > now) continue;
    const payload = row.payload as Extract<Payload, { kind: 'rung' }>;
    const about = `${payload.clock} ${row.recipient}`;
    const other = latest.get(about);
    if (other === undefined || other.row.notBefore < row.notBefore) latest.set(about, rung);
  }
  return [...latest.values(), ...kept];
}

/** What the officer hears of when somebody else did it; having it and no longer having it are told apart from these. */
const officersHear: ReadonlySet<ChangeKind> = new Set([
  'resolve',
  'pause',
  'resume',
  'extend',
  'make-complex',
  'withdraw',
  'agree',
  'decline',
  'make-standard',
  'edit',
  'chase',
  'add',
  'look-again',
  'fixed',
  'not-fixed',
  'recalculate',
]);

function noticesOf(enquiry: Enquiry, { before, entry }: PlannedChange, context: PlanContext): readonly NewOutboxRow[] {
  const { kind, by, what, why } = entry;
  const notice = (to: Audience): Payload => ({
    kind: 'notice',
    enquiry: { year: enquiry.year, number: enquiry.number },
    to,
    change: kind,
    version: entry.version,
    by,
    what,
    ...defined({ why }),
  });
  const rows: NewOutboxRow[] = [];
  const tell = (recipients: readonly PersonId[], stage: string, payload: Payload) => {
    for (const recipient of recipients) {
      // Whoever did it knows.
      if (recipient !== by) rows.push(immediateRow(enquiry, { recipient, stage, rung: kind, payload, entry }, context));
    }
  };
  if (entry.audience === 'everyone' && kind !== 'share' && kind !== 'unshare')
    tell([enquiry.councillorId], 'notice', notice('councillor'));
  if (kind === 'share') {
    const already = before?.sharedWith ?? [];
    const readers = (enquiry.sharedWith ?? []).filter((id) => !already.includes(id));
    tell(readers, 'shared', {
      kind: 'shared',
      enquiry: { year: enquiry.year, number: enquiry.number },
      to: 'councillor',
      by,
    });
  }
  const { directory, council } = context;
  const officers = nominalRecipients('officer', enquiry, { directory, on: entry.on, posts: council.settings.posts });
  const newlyTheirs =
    kind === 'log' ||
    kind === 'reopen' ||
    kind === 'look-again' ||
    kind === 'not-fixed' ||
    ((kind === 'reassign' || kind === 'acknowledge') && before?.officerId !== enquiry.officerId) ||
    ((kind === 'reassign' || kind === 'edit') && before?.service !== enquiry.service);
  if (newlyTheirs) {
    const payload: Payload = {
      kind: 'assigned',
      enquiry: { year: enquiry.year, number: enquiry.number },
      to: 'officer',
      change: kind,
      by,
      what,
      ...defined({ why }),
    };
    tell(officers, 'assignment', payload);
  } else if (officersHear.has(kind)) tell(officers, 'notice', notice('officer'));
  return rows;
}

/** A message about something that has just been done: as soon as the person works, or in their digest. */
function immediateRow(
  enquiry: Enquiry,
  row: {
    readonly recipient: PersonId;
    readonly stage: string;
    readonly rung: string;
    readonly payload: Payload;
    readonly entry: AuditEntry;
  },
  { council, directory, choicesOf }: LadderContext,
): NewOutboxRow {
  const { recipient, stage, rung, payload, entry } = row;
  const choices = choicesOf(recipient);
  const time = workingTimeOf(findPerson(directory, recipient), choices, council);
  const isUrgent = isUrgentArrival(payload, enquiry, council.settings.posts);
  const digestAt = isUrgent ? undefined : choices.digestAt;
  return {
    key: keyOf({ enquiry: enquiryKey(enquiry), stage, rung, deadlineVersion: entry.version, recipient }),
    council: enquiry.council,
    recipient,
    lane: laneOf(enquiry.council, recipient),
    enquiry: enquiryKey(enquiry),
    payload,
    notBefore: digestAt === undefined ? nextWorkingMoment(entry.at, time) : nextDigest(entry.at, digestAt, time),
  };
}

function whyStopped(enquiry: Enquiry, { entry }: PlannedChange): string {
  if (enquiry.stage === 'resolved' || enquiry.stage === 'withdrawn') return `stopped: it was ${enquiry.stage}`;
  if (enquiry.pausedSince !== undefined) return 'stopped: it was paused';
  const reasons: Partial<Record<ChangeKind, string>> = {
    acknowledge: 'it was acknowledged',
    update: 'an update was given',
    reassign: 'somebody else has it',
    'hand-over': 'it is another councillor’s',
    undo: 'what was done was taken back',
  };
  return `stopped: ${reasons[entry.kind] ?? 'its date moved'}`;
}
