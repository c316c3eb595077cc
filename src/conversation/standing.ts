import { addDays, localDate } from '../calendar/index.ts';
import type { Clause, CouncilDocument } from '../knowledge/index.ts';

const inWords = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, year: 'numeric', timeZone: 'UTC' });
const day = inWords({ day: 'numeric', month: 'long' });
const month = inWords({ month: 'long' });

/** A date as a person reads it, as exactly as it is known: `25 September 2019`, `September 2019`, `2019`. */
function readableDate(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  return /^\d{4}-\d\d$/.test(date)
    ? month.format(new Date(`${date}-01T00:00:00Z`))
    : day.format(new Date(`${date}T00:00:00Z`));
}

/**
 * What a document is, in a sentence or two: `Adopted. In force since 25 September 2019.` Where no date was recorded that is
 * said, and nothing about the document, which may well have one in its text.
 */
export function standingOfDocument({ status, kind, date, inForceSince }: CouncilDocument, holds: Holding = {}): string {
  if (status === 'adopted') {
    const dated = date !== undefined && date !== inForceSince ? ` Dated ${readableDate(date)}.` : '';
    const said = periodInWords(inForceSince, holds);
    return `Adopted.${dated}${said || (dated ? '' : ' Its date is not recorded here.')}`;
  }
  const name = kind === 'report' ? 'A report' : 'A document';
  return `${name}${date ? ` of ${readableDate(date)}` : ''}. It is not the rule itself.`;
}

/** The days of a text that is not the one in force. `until` (ISO date) is the first on which it no longer holds. */
export type Holding = { readonly until?: string | undefined; readonly isAhead?: boolean | undefined };

function periodInWords(since: string | undefined, { until, isAhead }: Holding): string {
  if (until !== undefined) {
    const last = readableDate(addDays(localDate(until), -1));
    return since === undefined ? ` In force to ${last}.` : ` In force from ${readableDate(since)} to ${last}.`;
  }
  if (since === undefined) return '';
  return isAhead ? ` It comes into force on ${readableDate(since)}.` : ` In force since ${readableDate(since)}.`;
}

/** What a clause is, where that differs from its document: a recommendation is never shown as the rule. */
export function standingOfClause(clause: Clause, document: CouncilDocument, holds?: Holding): string {
  const ofDocument = standingOfDocument(document, holds);
  if (clause.note) return `${clause.note}. ${ofDocument}`;
  return clause.status === 'recommended' && document.status !== 'recommended'
    ? `Recommended. ${ofDocument}`
    : ofDocument;
}
