import type { LocalDate } from '../calendar/index.ts';
import type { Clock, Enquiry, Kept } from './enquiry.ts';
import { hadItWhenKept, isOpen, promisedBy, serviceOn } from './enquiry.ts';
import type { Outcome, Period, Tally } from './enquiry-store.ts';

/** How one promise of an enquiry counts, and whose it is. */
export type Counted = { readonly clock: Clock; readonly outcome: Outcome; readonly service: string };

/**
 * How one enquiry counts on a day, and the meaning of every figure in the statistics. Withdrawn ones do not count.
 *
 * acknowledge: one promise. resolve: one, and one more for each earlier resolution of an enquiry that was reopened.
 * update: one for each that was given, and one for the next where it has a date.
 * A promise kept on its date is in time. A pause after its date does not unmake late. A later date that an officer set
 * without the councillor's agreement does not take the promise's place.
 * A promise belongs to the service that had the enquiry when it was kept or its date passed, wherever the enquiry went
 * since; what runs or stands still belongs to the service that has it.
 */
export function outcomesOf(enquiry: Enquiry, today: LocalDate): readonly Counted[] {
  if (enquiry.stage === 'withdrawn') return [];
  const { deadlines, acknowledgedOn, resolvedOn, pausedSince, service, earlierServices = [] } = enquiry;
  const one = (clock: Clock, by: LocalDate | undefined, keptOn: LocalDate | undefined): Counted => {
    const standsSince = clock === 'acknowledge' ? undefined : pausedSince;
    const outcome = outcomeOf(by, keptOn, standsSince, today);
    return { clock, outcome, service: outcome === 'paused' ? service : whose(enquiry, clock, by, keptOn) };
  };
  const counted: Counted[] = [
    one('acknowledge', deadlines.acknowledge.by, acknowledgedOn),
    one('resolve', promisedBy(enquiry, 'resolve'), resolvedOn),
  ];
  if (isOpen(enquiry) && deadlines.update.by !== undefined) counted.push(one('update', deadlines.update.by, undefined));
  let before = none;
  for (const had of [...earlierServices, { ...enquiry, service }]) {
    counted.push(...past('resolve', had.earlierResolutions, before.earlierResolutions, had.service));
    counted.push(...past('update', had.updatesGiven, before.updatesGiven, had.service));
    before = had;
  }
  return counted;
}

const nothing: Kept = { inTime: 0, late: 0, noDate: 0 };
const none: Pick<Enquiry, 'updatesGiven' | 'earlierResolutions'> = {
  updatesGiven: nothing,
  earlierResolutions: nothing,
};

/** Whose a promise is: of whoever kept it, or had it at the end of the day when its date passed before. */
function whose(enquiry: Enquiry, clock: Clock, by: LocalDate | undefined, keptOn: LocalDate | undefined): string {
  const { service, earlierServices = [] } = enquiry;
  if (keptOn !== undefined && (by === undefined || keptOn <= by))
    return earlierServices.find((had) => hadItWhenKept(had, clock, keptOn))?.service ?? service;
  return by === undefined ? service : serviceOn(enquiry, by);
}

/** What was counted of a clock while one service had it: totals as they were then, less those of the one before. */
function past(clock: Clock, total: Kept, before: Kept, service: string): readonly Counted[] {
  const times: readonly (readonly [Outcome, number])[] = [
    ['in-time', total.inTime - before.inTime],
    ['late', total.late - before.late],
    ['no-date', total.noDate - before.noDate],
  ];
  return times.flatMap(([outcome, count]) => Array.from({ length: count }, () => ({ clock, outcome, service })));
}

/**
 * Counts enquiries received in a period: what every store's `tally` answers, in plain words. Sorted by its four keys.
 * @internal The stores are held against it in tests.
 */
export function tallyOf(enquiries: Iterable<Enquiry>, period: Period, today: LocalDate): readonly Tally[] {
  const counts = new Map<string, Tally>();
  for (const enquiry of enquiries) {
    if (enquiry.receivedOn < period.from || enquiry.receivedOn > period.to) continue;
    for (const { clock, outcome, service } of outcomesOf(enquiry, today)) {
      const month = enquiry.receivedOn.slice(0, 7);
      const key = JSON.stringify([clock, month, service, outcome]);
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { clock, month, service, outcome, count });
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
