import { formatDate, parseLocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import {
  type Clause,
  type ClauseBlock,
  type CouncilDocument,
  type CouncilKnowledge,
  localReference,
  type OutlineEntry,
  opensTable,
  permalinkFragment,
} from '../knowledge/index.ts';
import { mentionsIn, referredToBy } from './mentions.ts';
import { cut } from './segments.ts';
import {
  clausePath,
  councilLink,
  documentLink,
  documentPath,
  fullCitation,
  linksTo,
  type Making,
  mayBeShown,
  upper,
} from './shelf.ts';
import { holdingOf, sourceOf, textsOf } from './texts.ts';

/** A whole document in its own order, with its contents. */
export function readDocument(council: CouncilKnowledge, document: CouncilDocument, services: Making) {
  type Entry =
    | Extract<OutlineEntry, { kind: 'heading' }>
    | { readonly kind: 'clause'; readonly clause: ReturnType<typeof clauseOnPage> };
  const entries = document.outline.flatMap((entry): Entry[] => {
    if (entry.kind === 'heading') return [entry];
    const clause = document.clauses.find(({ reference }) => reference === entry.reference);
    return clause ? [{ kind: 'clause', clause: clauseOnPage(council, document, clause, services) }] : [];
  });
  return {
    ...frame(council, document, services),
    binds: document.binds,
    entries,
    description: `${document.title}. ${council.council.name}. ${services.standingOf(document)}`,
  };
}

/** One clause with its neighbours, what it belongs with and what refers to it. */
export function readClause(council: CouncilKnowledge, document: CouncilDocument, clause: Clause, services: Making) {
  const at = document.clauses.indexOf(clause);
  const linkTo = (other: Clause | undefined) =>
    other ? linksTo([other.reference], document, council, services)[0] : undefined;
  const previous = linkTo(document.clauses[at - 1]);
  const next = linkTo(document.clauses[at + 1]);
  const shown = clauseOnPage(council, document, clause, services);
  const seeAlso = [
    ...clause.related,
    ...document.clauses.filter(({ related }) => related.includes(clause.reference)).map(({ reference }) => reference),
  ];
  return {
    ...frame(council, document, services),
    clause: shown,
    source: onPage(sourceOf(council, document, services), clause.page),
    citation: fullCitation(council, document, clause),
    url: services.addressOf(clausePath(clause.reference, services)),
    inPlace: `${documentPath(document, services.on)}#clause-${shown.number}`,
    description: `${fullCitation(council, document, clause)}: ${beginning(shown.lines[0]?.segments ?? [])}`,
    ...defined({ previous, next }),
    seeAlso: linksTo([...new Set(seeAlso)], document, council, services),
    referredToBy: linksTo(referredToBy(document).get(clause.reference) ?? [], document, council, services),
  };
}

/** The file at the page of a clause, where it is one with pages. */
function onPage(source: { readonly text: string; readonly href: string }, page: number | undefined) {
  if (page === undefined) return source;
  return { text: `${source.text}, page ${page}`, href: `${source.href}#page=${page}` };
}

function frame(council: CouncilKnowledge, document: CouncilDocument, services: Making) {
  // Since when it holds is said with its standing; this is the date that the document gives of itself.
  const date = parseLocalDate(document.date ?? '');
  return {
    council: councilLink(council),
    document: documentLink(document, services, holdingOf(council, document, services)),
    source: sourceOf(council, document, services),
    ...textsOf(council, document, services),
    contents: contentsOf(document, services),
    ...(date ? { date: formatDate(date) } : {}),
  };
}

/** The headings of a document, each with the numbers of the paragraphs below it up to the next heading. */
function contentsOf(document: CouncilDocument, services: Making) {
  type Link = { readonly number: string; readonly label: string; readonly text: string; readonly href: string };
  type Part = { readonly level: 2 | 3 | 4; readonly text: string; readonly href: string; readonly clauses: Link[] };
  const parts: Part[] = [];
  for (const [at, entry] of document.outline.entries()) {
    if (entry.kind === 'heading') {
      const { level, text } = entry;
      parts.push({ level, text, href: `${documentPath(document, services.on)}#heading-${at + 1}`, clauses: [] });
      continue;
    }
    const clause = document.clauses.find(({ reference }) => reference === entry.reference);
    if (clause === undefined) continue;
    const text = /^\d/.test(clause.number) ? clause.number : upper(clause.label);
    const link = { number: localReference(clause.reference), label: upper(clause.label), text };
    const [first] = parts;
    if (first === undefined) parts.push({ level: 2, text: '', href: documentPath(document, services.on), clauses: [] });
    parts.at(-1)?.clauses.push({ ...link, href: clausePath(clause.reference, services) });
  }
  return parts;
}

function clauseOnPage(council: CouncilKnowledge, document: CouncilDocument, clause: Clause, services: Making) {
  const isApproved = mayBeShown({ document, clause }, council, services);
  return {
    number: localReference(clause.reference),
    label: upper(clause.label),
    headings: clause.headings,
    ...(clause.note ? { note: clause.note } : {}),
    isApproved,
    lines: isApproved
      ? clause.blocks.map((block, at) => lineOnPage(block, opensTable(clause.blocks, at), document, services))
      : [
          {
            kind: 'paragraph' as const,
            segments: [{ kind: 'plain' as const, text: 'This text is being checked, so it cannot be shown just now.' }],
          },
        ],
    path: clausePath(clause.reference, services),
    digest: clause.digest,
  };
}

function lineOnPage(block: ClauseBlock, opens: boolean, document: CouncilDocument, services: Making) {
  const linked = (whole: string) =>
    cut(whole, mentionsIn(whole, document), (text, { to }) => ({ kind: 'link', text, href: clausePath(to, services) }));
  const segments = linked(block.text);
  if (block.kind === 'item')
    return { kind: 'item' as const, marker: block.printed, id: permalinkFragment(block.marker), segments };
  if (block.cells === undefined) return { kind: 'paragraph' as const, segments };
  return { kind: 'paragraph' as const, segments, cells: block.cells.map(linked), ...(opens ? { opens } : {}) };
}

/** The first words of a line, cut between words. */
function beginning(segments: readonly { readonly text: string }[]): string {
  const text = segments
    .map((segment) => segment.text)
    .join('')
    .replace(/\s+/g, ' ');
  return text.length <= 180 ? text : `${text.slice(0, 180).replace(/\s+\S*$/, '')} …`;
}
