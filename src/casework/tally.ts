import type { LocalDate } from '../calendar/index.ts';
import type { Clock, Enquiry } from './enquiry.ts';
import { isOpen, promisedBy } from './enquiry.ts';
import type { Outcome, Period, Tally } from './enquiry-store.ts';

/**
 * How one enquiry counts on a day, and the meaning of every figure in the statistics. Withdrawn ones do not count.
 *
 * acknowledge: one promise. resolve: one, and one more for each earlier resolution of an enquiry that was reopened.
 * update: one for each that was given, and one for the next where it has a date.
 * A promise kept on its date is in time. A pause after its date does not unmake late. A later date that an officer set
 * without the councillor's agreement does not take the promise's place.
 */
export function outcomesOf(
  enquiry: Enquiry,
  today: LocalDate,
): readonly { readonly clock: Clock; readonly outcome: Outcome }[] {
  if (enquiry.stage === 'withdrawn') return [];
  const { deadlines, acknowledgedOn, resolvedOn, pausedSince, earlierResolutions, updatesGiven } = enquiry;
  const counted: { clock: Clock; outcome: Outcome }[] = [
    { clock: 'acknowledge', outcome: outcomeOf(deadlines.acknowledge.by, acknowledgedOn, undefined, today) },
    { clock: 'resolve', outcome: outcomeOf(promisedBy(enquiry, 'resolve'), resolvedOn, pausedSince, today) },
  ];
  if (isOpen(enquiry) && deadlines.update.by !== undefined) {
    counted.push({ clock: 'update', outcome: outcomeOf(deadlines.update.by, undefined, pausedSince, today) });
  }
  for (const [clock, kept] of [['resolve', earlierResolutions] as const, ['update', updatesGiven] as const]) {
    const past: readonly (readonly [Outcome, number])[] = [
      ['in-time', kept.inTime],
      ['late', kept.late],
      ['no-date', kept.noDate],
    ];
    for (const [outcome, times] of past) {
      for (let time = 0; time < times; time += 1) counted.push({ clock, outcome });
    }
  }
  return counted;
}

/** Counts enquiries received in a period: what every store's `tally` answers, in plain words. Sorted by its four keys. */
export function tallyOf(enquiries: Iterable<Enquiry>, period: Period, today: LocalDate): readonly Tally[] {
  const counts = new Map<string, Tally>();
  for (const enquiry of enquiries) {
    if (enquiry.receivedOn < period.from || enquiry.receivedOn > period.to) continue;
    for (const { clock, outcome } of outcomesOf(enquiry, today)) {
      const month = enquiry.receivedOn.slice(0, 7);
      const key = JSON.stringify([clock, month, enquiry.service, outcome]);
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { clock, month, service: enquiry.service, outcome, count });
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

/** How one promise stands: kept on `keptOn`, standing still since `pausedSince`, or running. */
function outcomeOf(
  by: LocalDate | undefined,
  keptOn: LocalDate | undefined,
  pausedSince: LocalDate | undefined,
  today: LocalDate,
): Outcome {
  if (by === undefined) return 'no-date';
  if (keptOn !== undefined) return keptOn <= by ? 'in-time' : 'late';
  if (pausedSince !== undefined) return by < pausedSince ? 'late' : 'paused';
  return by < today ? 'late' : 'open';
}
