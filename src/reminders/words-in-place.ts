import { type LocalDate, localDateAt } from '../calendar/index.ts';
import { type Clock, type Enquiry, isOverdue, runningDeadlines, systemVisibility } from '../casework/index.ts';
import { allOpen } from './all-open.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { isWordDue } from './list-world.ts';
import { keyOf, type NewOutboxRow, type OutboxRow, type Telling } from './outbox.ts';
import { enquiryKey, laneOf, type Payload, readPayload } from './payload.ts';
import { MOST_LOOKED_AT } from './prepared-message.ts';

/**
 * The words on what is overdue that stood in a councillor's list which could not be delivered, beside what fell due with it: a row
 * for each enquiry, which goes the way of what cannot be delivered, to whoever is asked to tell them. None of what they, or somebody in
 * their place, heard within so many working days, or are about to hear.
 */
export async function wordsInPlaceOf(
  { council: id, recipient }: OutboxRow,
  carried: readonly OutboxRow[],
  { read, outbox, findCouncil, now }: DeliveryPorts,
): Promise<readonly NewOutboxRow[]> {
  const council = await findCouncil(id);
  if (council === undefined) return [];
  const today = localDateAt(now(), council.settings.zone);
  const open = await read(({ casework }) => allOpen(casework, systemVisibility(id)));
  const late = open.filter(
    (enquiry) =>
      enquiry.councillorId === recipient &&
      isOverdue(enquiry, today) &&
      (enquiry.undoable === undefined || enquiry.undoable.until <= now()) &&
      !carried.some((row) => row.enquiry === enquiryKey(enquiry) && isWord(row)),
  );
  if (late.length === 0) return [];
  const heard = await outbox.tellings(late.map(enquiryKey));
  const rows: NewOutboxRow[] = [];
  for (const enquiry of late) {
    const key = enquiryKey(enquiry);
    const last = heard.findLast((one) => one.enquiry === key && (one.recipient === recipient || isWord(one)));
    if (last !== undefined && !isWordDue(localDateAt(last.at, council.settings.zone), { council, today })) continue;
    const waiting = await outbox.list({ enquiry: key, states: ['pending', 'sending'], limit: MOST_LOOKED_AT });
    const isAhead = (row: OutboxRow) => row.recipient !== recipient || row.notBefore <= now() + A_DAY;
    if (waiting.some((row) => isWord(row) && isAhead(row))) continue;
    rows.push(...wordRow(enquiry, { today, now: now() }));
  }
  return rows;
}

/** What waits for the councillor for longer is for a later miss; who is asked to tell them is asked once, however long that waits. */
const A_DAY = 24 * 3_600_000;

/** Whether a row is to tell a councillor of what was missed. */
function isWord({ payload }: Pick<Telling, 'payload'>): boolean {
  const read = readPayload(payload);
  return read?.kind === 'rung' && read.to === 'councillor';
}

/** Of the date that was missed first. */
function wordRow(
  enquiry: Enquiry,
  { today, now }: { readonly today: LocalDate; readonly now: number },
): readonly NewOutboxRow[] {
  const [missed] = (Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][])
    .filter(([, by]) => by < today)
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  if (missed === undefined) return [];
  const [clock] = missed;
  const { council, councillorId: recipient, year, number } = enquiry;
  const { version } = enquiry.deadlines[clock];
  const payload: Payload = { kind: 'rung', enquiry: { year, number }, to: 'councillor', clock, rung: 'word', version };
  const about = enquiryKey(enquiry);
  return [
    {
      key: keyOf({ enquiry: about, stage: clock, rung: `word-${today}`, deadlineVersion: version, recipient }),
      council,
      recipient,
      lane: laneOf(council, recipient),
      enquiry: about,
      payload,
      notBefore: now,
    },
  ];
}
