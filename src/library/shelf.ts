import { formatDate, parseLocalDate } from '../calendar/index.ts';
import {
  approvedText,
  type Clause,
  type CouncilDocument,
  type CouncilKnowledge,
  citation,
  type FoundClause,
  findByReference,
  permalinkPath,
  type Reference,
} from '../knowledge/index.ts';

/** What the library needs from the outside. */
export type LibraryServices = {
  /** Absolute address of a path on this site. */
  readonly addressOf: (path: string) => string;
  /** Hears of a clause that was held back, and why. */
  readonly heldBack: (reference: string, reason: string) => void;
  /** What a document is, in a sentence or two: `Adopted. In force since 25 September 2019.` */
  readonly standingOf: (document: CouncilDocument, holds?: Holding) => string;
  /** ISO date in a time zone. */
  readonly today: (timeZone: string) => string;
  /** Whether a file as received is a PDF. */
  readonly isPdf: (bytes: Uint8Array) => boolean;
};

/** What a page is made with: on the page of a day all links lead to that day. */
export type Making = LibraryServices & { readonly on?: string | undefined };

export function documentPath({ council, slug }: CouncilDocument, on?: string): string {
  return `/${council}/${slug}${on === undefined ? '' : `/${on}`}`;
}

/** The address of a clause or item. */
export function clausePath(reference: Reference, { on }: Pick<Making, 'on'>): string {
  return permalinkPath(reference, on) ?? '/';
}

export function councilLink({ council }: CouncilKnowledge) {
  return { slug: council.id, name: council.name };
}

/** The days of a text that is not the one in force. `until` (ISO date) is the first on which it no longer holds. */
export type Holding = { readonly until?: string | undefined; readonly isAhead?: boolean | undefined };

export function documentLink(document: CouncilDocument, { standingOf }: LibraryServices, holds?: Holding) {
  const { slug, title, shortTitle, status } = document;
  return { slug, title, shortTitle, status, standing: standingOf(document, holds) };
}

/** True for the text that was approved; of any other somebody hears, and nobody sees it. */
export function mayBeShown(
  { document, clause }: Pick<FoundClause, 'document' | 'clause'>,
  council: CouncilKnowledge,
  { heldBack }: LibraryServices,
): boolean {
  const approval = approvedText(clause, council.approvals.get(document.id));
  if (approval.kind === 'unapproved') heldBack(clause.reference, approval.reason);
  return approval.kind === 'approved';
}

/** Links to clauses of this council that exist, named in full where they stand in another document. */
export function linksTo(
  references: readonly Reference[],
  from: CouncilDocument,
  council: CouncilKnowledge,
  making: Pick<Making, 'on'>,
) {
  return references.flatMap((reference) => {
    const found = findByReference(reference, council.documents);
    if (found === undefined) return [];
    const text = found.document === from ? upper(found.clause.label) : citation(found.document, found.clause);
    return [{ text, href: clausePath(reference, making) }];
  });
}

/** `Derby City Council, Working Together Protocol (September 2019), paragraph 28`: what one puts into a report. */
export function fullCitation(council: CouncilKnowledge, document: CouncilDocument, clause?: Clause): string {
  const date = dateOf(document);
  const when = date === undefined ? '' : ` (${date.replace(/^\d+ /, '')})`;
  const whole = `${council.council.name}, ${document.shortTitle}${when}`;
  return clause === undefined ? whole : `${whole}, ${clause.label}`;
}

/** The date that a document gives, as a person reads it: since when it is in force, or of when it is. */
function dateOf(document: CouncilDocument): string | undefined {
  const known = parseLocalDate(datedOn(document) ?? '');
  return known && formatDate(known);
}

/** The date by which a document is cited: since when the rule is in force, of when a report is. */
export function datedOn({ status, inForceSince, date }: CouncilDocument): string | undefined {
  return status === 'adopted' ? (inForceSince ?? date) : (date ?? inForceSince);
}

export function upper(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
