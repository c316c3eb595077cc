import { formatDate, formatDayAndDate, type LocalDate } from '../calendar/index.ts';
import { type Clock, type Enquiry, runningDeadlines } from './enquiry.ts';

/*
 * The words of an entry say what was done, and how it stood then. Told later, what was done is past, and how it stood is told where it
 * still stands so: a proposal that was answered needs no agreement, and a date that has moved is not the date.
 */

const DAY = String.raw`(?:\p{L}+day )?\d{1,2} \p{L}+ \d{4}`;
const PROPOSED = new RegExp(
  String.raw`^(.+?) proposes an extension to (?<to>${DAY})\. It needs the agreement of (.+?); until then the date stays ${DAY}\.`,
  'u',
);
const LOGGED = new RegExp(String.raw`^(Logged for .+?, received on ${DAY}, with .+?\.) (.+)$`, 'u');
const MOVED = new RegExp(
  String.raw` (?:It is|The next update is)(?: now)? (to be acknowledged|to be resolved|due) by (${DAY})(?:, instead of ${DAY})?\.`,
  'gu',
);
const STAYS = new RegExp(String.raw` The date stays (${DAY})\.`, 'u');
const LOOKED_AT = new RegExp(String.raw` To be looked at again on (${DAY})\.`, 'u');
const HAS_IT = /^(Acknowledged\.|) ?(.+) has it\./u;
const clocks: Readonly<Record<string, Clock>> = {
  'to be acknowledged': 'acknowledge',
  'to be resolved': 'resolve',
  due: 'update',
};

/** Whether an entry tells of an extension that was proposed and waits for no answer any more. */
export function isAnswered(what: string, { proposedExtension }: Enquiry): boolean {
  const to = PROPOSED.exec(what)?.groups?.to;
  return to !== undefined && (proposedExtension === undefined || to !== formatDayAndDate(proposedExtension.by));
}

/** What was done, in the words of its entry, less what does not hold of the enquiry any more. */
export function whatStillHolds(what: string, enquiry: Enquiry, nameOf: (id: string) => string): string {
  const running = runningDeadlines(enquiry);
  const is = (said: string | undefined, date: LocalDate | undefined) =>
    date !== undefined && (said === formatDayAndDate(date) || said === formatDate(date));
  const keptIf = (holds: boolean, words: string) => (holds ? words : '');
  return what
    .replace(PROPOSED, (_, who: string, to: string, of: string) => {
      const { proposedExtension, deadlines } = enquiry;
      if (!is(to, proposedExtension?.by)) return `${who} proposed an extension to ${to}.`;
      const { by } = deadlines.resolve;
      const stays = by === undefined ? '' : `; until then the date stays ${formatDayAndDate(by)}`;
      return `${who} proposes an extension to ${to}. It needs the agreement of ${of}${stays}.`;
    })
    .replace(LOGGED, (all, done: string, then: string) => {
      const said = [...then.matchAll(new RegExp(DAY, 'gu'))].map(([day]) => day);
      const dates = Object.values(running);
      return said.length === dates.length && said.every((day) => dates.some((date) => is(day, date))) ? all : done;
    })
    .replace(MOVED, (words, duty: string, by: string) => keptIf(is(by, running[clocks[duty] ?? 'update']), words))
    .replace(STAYS, (words, by: string) => keptIf(is(by, running.resolve), words))
    .replace(LOOKED_AT, (words, on: string) => keptIf(is(on, enquiry.lookAgainOn), words))
    .replace(HAS_IT, (all, done: string, who: string) =>
      enquiry.officerId !== undefined && nameOf(enquiry.officerId) === who ? all : done || `${who} took it.`,
    );
}
