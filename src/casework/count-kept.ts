import type { LocalDate } from '../calendar/index.ts';
import { type Enquiry, hadItWhenKept, type Kept, promisedBy } from './enquiry.ts';

/**
 * The counts with one more: kept on a day, against the date as it stands. It counts for the service that kept it, or had it when
 * the date passed; counts of services are totals, so it is in those of all that came after as well.
 */
export function countKept(enquiry: Enquiry, clock: 'resolve' | 'update', on: LocalDate): Partial<Enquiry> {
  const of = clock === 'resolve' ? 'earlierResolutions' : 'updatesGiven';
  const by = promisedBy(enquiry, clock);
  // A promise that was standing still when it was kept had not run out, unless it had before the pause.
  const inTime = by !== undefined && (on <= by || (enquiry.pausedSince !== undefined && by >= enquiry.pausedSince));
  const which = by === undefined ? 'noDate' : inTime ? 'inTime' : 'late';
  const settled = which === 'late' && by !== undefined ? by : on;
  const more = (kept: Kept): Kept => ({ ...kept, [which]: kept[which] + 1 });
  const { earlierServices } = enquiry;
  return {
    [of]: more(enquiry[of]),
    ...(earlierServices === undefined
      ? {}
      : {
          earlierServices: earlierServices.map((had) =>
            (which === 'late' ? settled < had.until : hadItWhenKept(had, clock, settled))
              ? { ...had, [of]: more(had[of]) }
              : had,
          ),
        }),
  };
}
