import type { Item } from './check.ts';
import { enquiryKey } from './payload.ts';
import type { Sendable } from './prepared-message.ts';

/* Which of several that are due stands for the others, and what of them comes first. */

/** Of several reminders about one enquiry one: that it is theirs, else the latest. News all stay, each once. */
export function latestOfEach(rows: readonly Sendable[]): readonly Sendable[] {
  const best = new Map<string, Sendable>();
  for (const one of rows) {
    const name = nameOf(one);
    const other = best.get(name);
    if (other === undefined || comesAfter(one, other)) best.set(name, one);
  }
  return rows.filter((one) => best.get(nameOf(one)) === one);
}

function nameOf({ payload, row }: Sendable): string {
  if (payload.kind === 'alert') return row.id;
  const enquiry = `${payload.enquiry.year}-${payload.enquiry.number}`;
  // What a councillor is to be told of it is another thing than what its officer is to do about it.
  const about = payload.to === 'councillor' ? `${enquiry} councillor` : enquiry;
  return payload.kind === 'notice' ? `${about} ${payload.version}` : about;
}

function comesAfter(one: Sendable, other: Sendable): boolean {
  const rank = ({ payload, row }: Sendable) => [payload.kind === 'assigned' ? 1 : 0, row.notBefore];
  const [a, b] = [rank(one), rank(other)];
  const at = a.findIndex((value, place) => value !== b[place]);
  return at === -1 ? one.row.key > other.row.key : (a[at] ?? 0) > (b[at] ?? 0);
}

/** Whether one tells of something that was done to the same enquiry before what the other tells of. */
export function comesFirst({ payload: one }: Sendable, { payload: other }: Sendable): boolean {
  if (one.kind !== 'notice' || other.kind !== 'notice') return false;
  const same = one.enquiry.year === other.enquiry.year && one.enquiry.number === other.enquiry.number;
  return same && one.version < other.version;
}

/** By enquiry, and of one enquiry what was done first; alerts last. */
export function inOrder({ item: a }: Sendable, { item: b }: Sendable): number {
  const rank = (item: Item) =>
    item.kind === 'alert'
      ? '9'
      : `${enquiryKey(item.enquiry)} ${String(item.payload.kind === 'notice' ? item.payload.version : 0).padStart(6, '0')}`;
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}
