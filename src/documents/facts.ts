import { formatDate, parseLocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import { type ImportedDocument, toCouncilDocument } from '../importing/index.ts';
import type { CouncilDocument, DocumentKind, Status } from '../knowledge/index.ts';
import { coverDates, firstDate } from './cover-dates.ts';

/** What is said of a document besides its text: read from its cover, confirmed or put right by a person. Dates as far as known. */
export type CoverFacts = {
  readonly title: string;
  /** As cited. */
  readonly shortTitle: string;
  readonly kind: DocumentKind;
  readonly status: Status;
  readonly date?: string;
  readonly inForceSince?: string;
};

/** `1 January 2026`, `January 2026` or `2026`; what is no date stays as it is. */
export function dayOf(date: string): string {
  const day = parseLocalDate(date);
  if (day !== undefined) return formatDate(day);
  const month = parseLocalDate(`${date}-01`);
  return month === undefined ? date : formatDate(month).replace(/^1 /, '');
}

/**
 * What the cover of a document says of itself: its title, and the dates it gives beside words like "adopted" and "in force
 * from". Only what stands before the first paragraph, or was left out there, is looked at.
 */
export function readFacts(imported: ImportedDocument, title: string): CoverFacts {
  const first = imported.pieces.findIndex(({ role }) => role.kind === 'clause' || role.kind === 'paragraph');
  const cover = imported.pieces
    .slice(0, Math.max(first, 0) + 1)
    .filter(({ role }) => role.kind !== 'heading')
    .map(({ mark, text }) => `${mark} ${text}`);
  const { adopted, begins } = coverDates(cover);
  const date = adopted ?? firstDate(title) ?? firstDate(imported.title);
  const { shortTitle } = toCouncilDocument(imported, { council: 'c', councilName: '', slug: 's', title, source: '' });
  return {
    title,
    shortTitle,
    kind: 'protocol',
    status: 'adopted',
    ...defined({ date, inForceSince: begins }),
  };
}

/** A document as a draft and its facts make it. */
export function documentOf(
  draft: ImportedDocument,
  facts: CoverFacts,
  place: { readonly council: string; readonly councilName: string; readonly slug: string; readonly source: string },
): CouncilDocument {
  const { date: _date, inForceSince: _since, ...made } = toCouncilDocument(draft, { ...place, title: facts.title });
  return { ...made, ...facts, clauses: made.clauses.map((clause) => ({ ...clause, status: facts.status })) };
}

/** The facts that a document carries. */
export function factsOf({ title, shortTitle, kind, status, date, inForceSince }: CouncilDocument): CoverFacts {
  return {
    title,
    shortTitle,
    kind,
    status,
    ...defined({ date, inForceSince }),
  };
}

/** What is wrong with the adoption of a document whose day has not come, in a sentence; undefined where it has, or none is known. */
export function adoptedAhead({ status, date }: Pick<CoverFacts, 'status' | 'date'>, today: string): string | undefined {
  if (status !== 'adopted' || date === undefined || date <= today) return undefined;
  return `It says that it was adopted ${adoptedIn(date)}, which lies ahead. Put the date right where it is said what it is, or approve it when it has been adopted.`;
}

function adoptedIn(date: string): string {
  return `${parseLocalDate(date) === undefined ? 'in' : 'on'} ${dayOf(date)}`;
}

/** What is wrong with facts, in a sentence; undefined where nothing is. */
export function wrongFact({ title, shortTitle, date, inForceSince }: CoverFacts): string | undefined {
  if (title.trim() === '' || shortTitle.trim() === '') return 'A document needs a title, and a name to cite it by.';
  const wrong = [date, inForceSince].find((each) => each !== undefined && !isDate(each));
  return wrong === undefined
    ? undefined
    : `"${wrong}" is no date. Write a day like 2026-09-25, a month like 2026-09 or a year like 2026.`;
}

function isDate(text: string): boolean {
  return /^[1-9]\d{3}(?:-(?:0[1-9]|1[0-2]))?$/.test(text) || parseLocalDate(text) !== undefined;
}
