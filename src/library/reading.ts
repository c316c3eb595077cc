import {
  type Clause,
  type CouncilDocument,
  type CouncilKnowledge,
  localReference,
  type OutlineEntry,
  permalinkFragment,
  permalinkPath,
} from '../knowledge/index.ts';
import { mentionsIn, referredToBy } from './mentions.ts';
import { cut } from './segments.ts';
import {
  councilLink,
  dateOf,
  documentLink,
  fullCitation,
  type LibraryServices,
  linksTo,
  mayBeShown,
  upper,
} from './shelf.ts';

/** A whole document in its own order, with its contents. */
export function readDocument(council: CouncilKnowledge, document: CouncilDocument, services: LibraryServices) {
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
export function readClause(
  council: CouncilKnowledge,
  document: CouncilDocument,
  clause: Clause,
  services: LibraryServices,
) {
  const at = document.clauses.indexOf(clause);
  const linkTo = (other: Clause | undefined) => (other ? linksTo([other.reference], document, council)[0] : undefined);
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
    citation: fullCitation(council, document, clause),
    url: services.addressOf(permalinkPath(clause.reference) ?? '/'),
    inPlace: `${documentPath(document)}#clause-${shown.number}`,
    description: `${fullCitation(council, document, clause)}: ${beginning(shown.lines[0]?.segments ?? [])}`,
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    seeAlso: linksTo([...new Set(seeAlso)], document, council),
    referredToBy: linksTo(referredToBy(document).get(clause.reference) ?? [], document, council),
  };
}

export function documentPath({ council, slug }: CouncilDocument): string {
  return `/${council}/${slug}`;
}

function frame(council: CouncilKnowledge, document: CouncilDocument, services: LibraryServices) {
  const date = dateOf(document);
  return {
    council: councilLink(council),
    document: documentLink(document, services),
    source: { text: document.source, href: `/sources/${encodeURIComponent(document.source)}` },
    contents: contentsOf(document),
    ...(date ? { date } : {}),
  };
}

/** The headings of a document, each with the numbers of the paragraphs below it up to the next heading. */
function contentsOf(document: CouncilDocument) {
  type Link = { readonly number: string; readonly label: string; readonly text: string; readonly href: string };
  type Part = { readonly level: 2 | 3 | 4; readonly text: string; readonly href: string; readonly clauses: Link[] };
  const parts: Part[] = [];
  for (const [at, entry] of document.outline.entries()) {
    if (entry.kind === 'heading') {
      const { level, text } = entry;
      parts.push({ level, text, href: `${documentPath(document)}#heading-${at + 1}`, clauses: [] });
      continue;
    }
    const clause = document.clauses.find(({ reference }) => reference === entry.reference);
    if (clause === undefined) continue;
    const text = /^\d/.test(clause.number) ? clause.number : upper(clause.label);
    const link = { number: localReference(clause.reference), label: upper(clause.label), text };
    const [first] = parts;
    if (first === undefined) parts.push({ level: 2, text: '', href: documentPath(document), clauses: [] });
    parts.at(-1)?.clauses.push({ ...link, href: permalinkPath(clause.reference) ?? '/' });
  }
  return parts;
}

function clauseOnPage(council: CouncilKnowledge, document: CouncilDocument, clause: Clause, services: LibraryServices) {
  const isApproved = mayBeShown({ document, clause }, council, services);
  return {
    number: localReference(clause.reference),
    label: upper(clause.label),
    headings: clause.headings,
    ...(clause.note ? { note: clause.note } : {}),
    isApproved,
    lines: isApproved
      ? clause.blocks.map((block) => lineOnPage(block, document))
      : [
          {
            kind: 'paragraph' as const,
            segments: [{ kind: 'plain' as const, text: 'This text is being checked, so it cannot be shown just now.' }],
          },
        ],
    path: permalinkPath(clause.reference) ?? '/',
    digest: clause.digest,
  };
}

function lineOnPage(block: Clause['blocks'][number], document: CouncilDocument) {
  const segments = cut(block.text, mentionsIn(block.text, document), (text, { to }) => ({
    kind: 'link',
    text,
    href: permalinkPath(to) ?? '/',
  }));
  return block.kind === 'paragraph'
    ? { kind: 'paragraph' as const, segments }
    : { kind: 'item' as const, marker: block.printed, id: permalinkFragment(block.marker), segments };
}

/** The first words of a line, cut between words. */
function beginning(segments: readonly { readonly text: string }[]): string {
  const text = segments
    .map((segment) => segment.text)
    .join('')
    .replace(/\s+/g, ' ');
  return text.length <= 180 ? text : `${text.slice(0, 180).replace(/\s+\S*$/, '')} …`;
}
