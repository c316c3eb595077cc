import type { Clause, CouncilDocument } from '../knowledge/index.ts';

const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An ISO date as a person reads it: `25 September 2019`. */
function readableDate(date: string): string {
  return longDate.format(new Date(`${date}T00:00:00Z`));
}

/** What a document is, in a sentence or two: `Adopted. In force since 25 September 2019.` */
export function standingOfDocument({ status, kind, date, inForceSince }: CouncilDocument): string {
  if (status === 'adopted') {
    return inForceSince
      ? `Adopted. In force since ${readableDate(inForceSince)}.`
      : 'Adopted. The document gives no date.';
  }
  const name = kind === 'report' ? 'A report' : 'A document';
  return `${name}${date ? ` of ${readableDate(date)}` : ''}. It is not the rule itself.`;
}

/** What a clause is, where that differs from its document: a recommendation is never shown as the rule. */
export function standingOfClause(clause: Clause, document: CouncilDocument): string {
  const ofDocument = standingOfDocument(document);
  if (clause.note) return `${clause.note}. ${ofDocument}`;
  return clause.status === 'recommended' && document.status !== 'recommended'
    ? `Recommended. ${ofDocument}`
    : ofDocument;
}
