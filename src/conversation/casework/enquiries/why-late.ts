import { countWorkingDays, formatDate, formatDayAndDate, type LocalDate, onClock } from '../../../calendar/index.ts';
import { type Clock, type Enquiry, isOpen, noOfficerHasIt, quoted, runningDeadlines } from '../../../casework/index.ts';
import type { Scene } from '../services.ts';
import { count } from '../wording.ts';

const duties: Record<Clock, string> = { acknowledge: 'acknowledged', resolve: 'resolved', update: 'updated' };

/** Why an enquiry is late, from what is recorded and nothing else; that it is not, where it is not. */
export function whyLate(
  enquiry: Enquiry,
  { on, nameOf, rules }: Pick<Scene, 'on' | 'nameOf' | 'rules'>,
): readonly string[] {
  if (!isOpen(enquiry)) return ['It is closed, so nothing is late.'];
  const late = (Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][]).filter(([, by]) => by < on);
  if (late.length === 0)
    return [enquiry.pausedSince === undefined ? 'It is not late.' : 'It is paused, so nothing is late.'];
  const { officerId, service, pauses, extension, proposedExtension } = enquiry;
  return [
    ...late.map(([clock, by]) => {
      const counted = countWorkingDays(by, on, onClock(rules.calendar, clock));
      const ago = counted.kind === 'count' ? `, ${count(counted.count, 'working day', 'working days')} ago` : '';
      return `It was to be ${duties[clock]} by ${formatDayAndDate(by)}${ago}.`;
    }),
    officerId === undefined ? noOfficerHasIt(service) : `${nameOf(officerId)} has it.`,
    ...(proposedExtension === undefined
      ? []
      : [
          `An extension to ${formatDate(proposedExtension.by)} is proposed and not agreed: ${quoted(proposedExtension.reason)}`,
        ]),
    ...(extension === undefined
      ? []
      : [`It was extended before, to ${formatDate(extension.by)}: ${quoted(extension.reason)}`]),
    ...pauses
      .slice(-1)
      .map(
        ({ from, until, reason }) =>
          `It was paused from ${formatDate(from)} to ${formatDate(until)}: ${quoted(reason)}`,
      ),
  ];
}
