import type { LocalDate } from '../../src/calendar/index.ts';
import { type Enquiry, runningDeadlines } from '../../src/casework/index.ts';
import { absenceOn, isOfCouncillorSide } from '../../src/people/index.ts';
import { enquiryKey, readPayload, type Telling } from '../../src/reminders/index.ts';
import { dayOf, type Looked, type Remembered, workingDaysAfter } from './lived.ts';
import type { Simulated } from './simulation.ts';

/* What was promised and not done on its day, and who heard of it: properties of a simulated time as in month-properties.ts. */

/** A promise that was not kept on its day, as it was seen that evening; whether it was kept later or never. */
export type Miss = { readonly enquiry: Enquiry; readonly by: LocalDate; readonly on: LocalDate };

/** Every miss of a simulated time, with the working day on which it is to be told; the last days are left out. */
export function missesIn(lived: Simulated): readonly Miss[] {
  const last = dayOf(lived.town.now());
  return lived.evenings.flatMap(({ day, open }) =>
    open.flatMap((enquiry) =>
      Object.values(runningDeadlines(enquiry))
        .filter((by) => by === day)
        .map((by) => ({ enquiry, by, on: workingDaysAfter(lived, by, 1) }))
        .filter(({ on }) => on < last),
    ),
  );
}

/**
 * Misses of which the councillor did not hear on the next working day, though they were there and nothing was done by then; nor
 * whoever is asked to tell them, where they could not be reached. So many working days late is not looked at where given.
 */
export function missesUntold(lived: Remembered, late = 0): Looked {
  const { told, directory, evenings } = lived;
  const looked = missesIn(lived).filter(({ enquiry, by, on }) => {
    const then = workingDaysAfter(lived, on, late);
    const later = evenings.find(({ day }) => day === then)?.open.find((one) => one.reference === enquiry.reference);
    const stillRuns = later !== undefined && Object.values(runningDeadlines(later)).includes(by);
    return stillRuns && absenceOn(directory, enquiry.councillorId, on) === undefined;
  });
  const broken = looked.flatMap(({ enquiry, on }) =>
    told.some(
      (one) =>
        isForCouncillor(one, enquiry) && dayOf(one.at) >= on && dayOf(one.at) <= workingDaysAfter(lived, on, late),
    )
      ? []
      : [`${enquiry.reference} ${on} ${enquiry.councillorId}`],
  );
  return { cases: looked.length, broken };
}

/** Whether its councillor was told of an enquiry, or somebody was asked to tell them of what was missed. */
export function isForCouncillor(one: Telling, enquiry: Enquiry): boolean {
  const payload = readPayload(one.payload);
  const isAsked = payload?.kind === 'rung' && payload.to === 'councillor';
  return one.enquiry === enquiryKey(enquiry) && (one.recipient === enquiry.councillorId || isAsked);
}

/** Whether somebody was told of an enquiry on a day. */
export function isTold(enquiry: Enquiry, on: LocalDate, who: string, told: readonly Telling[]): boolean {
  return told.some((one) => one.enquiry === enquiryKey(enquiry) && one.recipient === who && dayOf(one.at) === on);
}

/** Misses of which no coordinator heard on the next working day on which one was there, though nothing was done by then. */
export function missesUncoordinated(lived: Remembered): Looked {
  const { told, directory, evenings } = lived;
  const coordinators = directory.people.filter(
    (person) => person.roles.includes('coordinator') && !isOfCouncillorSide(person),
  );
  const looked = missesIn(lived).filter(({ enquiry, by, on }) => {
    const later = evenings.find(({ day }) => day === on)?.open.find((one) => one.reference === enquiry.reference);
    return later !== undefined && Object.values(runningDeadlines(later)).includes(by);
  });
  const broken = looked.flatMap(({ enquiry, on }) =>
    coordinators.some(({ id }) => isTold(enquiry, on, id, told)) ? [] : [`${enquiry.reference} ${on} coordinator`],
  );
  return { cases: looked.length, broken };
}
