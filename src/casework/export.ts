import type { LocalDate } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { type Clock, type Enquiry, isOverdue, runningDeadlines } from './enquiry.ts';
import { versionSeen } from './seen-version.ts';
import { outcomesOf } from './tally.ts';
import type { Visibility } from './visibility.ts';

/** The heading of an export, then a row an enquiry. Internal notes are in none: they are in the history only. */
export function exportRows(
  enquiries: readonly Enquiry[],
  told: { readonly nameOf: (id: PersonId) => string; readonly on: LocalDate },
): readonly (readonly string[])[] {
  const heading = [
    'reference',
    'subject',
    'details',
    'councillor',
    'service',
    'officer',
    'stage',
    'complexity',
    'received',
    'acknowledge by',
    'acknowledged',
    'resolve by',
    'resolved',
    'next update by',
    'paused since',
    'overdue',
    'earlier services',
    'missed by',
  ];
  const rows = enquiries.map((enquiry) => [
    enquiry.reference,
    enquiry.subject,
    enquiry.details,
    told.nameOf(enquiry.councillorId),
    enquiry.service,
    enquiry.officerId === undefined ? '' : told.nameOf(enquiry.officerId),
    enquiry.pausedSince === undefined ? enquiry.stage : 'paused',
    enquiry.complexity.kind,
    enquiry.receivedOn,
    enquiry.deadlines.acknowledge.by ?? '',
    enquiry.acknowledgedOn ?? '',
    enquiry.deadlines.resolve.by ?? '',
    enquiry.resolvedOn ?? '',
    enquiry.deadlines.update.by ?? '',
    enquiry.pausedSince ?? '',
    isOverdue(enquiry, told.on) ? 'yes' : 'no',
    (enquiry.earlierServices ?? []).map(({ service, until }) => `${service} until ${until}`).join('; '),
    missedBy(enquiry, told.on),
  ]);
  return [heading, ...rows];
}

/** "acknowledge: Streets": what was missed and by which service, wherever the enquiry is now. */
function missedBy(enquiry: Enquiry, on: LocalDate): string {
  const missed = outcomesOf(enquiry, on).filter(({ outcome }) => outcome === 'late');
  return [...new Set(missed.map(({ clock, service }) => `${clock}: ${service}`))].join('; ');
}

/**
 * A due date for a diary: a whole day. `uid` stays the same when the date moves, and `sequence` goes up with every change that its
 * reader may see, one that is taken back too, so diaries follow.
 */
export type DiaryDate = {
  readonly uid: string;
  readonly sequence: number;
  readonly on: LocalDate;
  readonly title: string;
  readonly text: string;
  /** When the enquiry was last changed for its reader, in milliseconds since the epoch: it is written alike until it changes again. */
  readonly changedAt: number;
};

/**
 * The running dates of enquiries, by date then reference. Details and residents are in none: diaries are seen by others. With
 * `nameOf` the subject and the councillor are said: for a diary that is one person's own.
 */
export function diaryDates(
  enquiries: readonly Enquiry[],
  viewer: Pick<Visibility, 'internalNotes'>,
  nameOf?: (id: PersonId) => string,
): readonly DiaryDate[] {
  const words: Record<Clock, string> = { acknowledge: 'Acknowledge', resolve: 'Resolve', update: 'Give an update on' };
  return enquiries
    .flatMap((enquiry) => {
      const { version, changedAt } = versionSeen(enquiry, viewer);
      return Object.entries(runningDeadlines(enquiry)).map(([key, on]) => {
        const clock = key as Clock;
        return {
          uid: `${enquiry.council}-${enquiry.reference}-${clock}@clausewise`,
          sequence: version,
          on,
          title: `${words[clock]} ${enquiry.reference}${nameOf === undefined ? '' : `: ${enquiry.subject}`}`,
          text: `${enquiry.reference} is with ${enquiry.service}.${nameOf === undefined ? '' : ` For ${nameOf(enquiry.councillorId)}.`}`,
          changedAt,
        };
      });
    })
    .sort((a, b) => (a.on === b.on ? (a.uid < b.uid ? -1 : 1) : a.on < b.on ? -1 : 1));
}
