import type {
  ClausePage,
  CouncilSummary,
  DocumentEntry,
  DocumentPage,
  DocumentSummary,
  PageClause,
  PageLine,
  PageLink,
  Pages,
} from '../adapters/web/index.ts';
import { formatDate, parseLocalDate } from '../calendar/index.ts';
import { type QuotingServices, standingOfDocument } from '../conversation/index.ts';
import {
  approvedText,
  type Clause,
  type CouncilDocument,
  type CouncilKnowledge,
  citation,
  type FoundClause,
  findByReference,
  type Knowledge,
  permalinkFragment,
  permalinkPath,
} from '../knowledge/index.ts';
import type { Match, Search } from '../search/index.ts';

/** How much of a clause a search result shows, in characters; the page itself shows all of it. */
const longestExcerpt = 240;

/** The documents as pages. A clause whose text is not the approved one is not shown there either. */
export function createPages(knowledge: Knowledge, search: Search, services: QuotingServices): Pages {
  async function load(id: string): Promise<CouncilKnowledge | undefined> {
    const council = await knowledge.council(id);
    return council.kind === 'loaded' ? council.knowledge : undefined;
  }

  return {
    async councils() {
      const councils = await Promise.all(knowledge.councilIds().map(load));
      return councils.flatMap((council) => (council ? [summaryOf(council)] : []));
    },
    async council(id) {
      const council = await load(id);
      return council && { council: summaryOf(council), documents: council.documents.map(documentSummary) };
    },
    async document(id, slug) {
      const council = await load(id);
      const document = council?.documents.find((each) => each.slug === slug);
      return council && document && documentPage(council, document, services);
    },
    async clause(id, slug, number) {
      const council = await load(id);
      const found = council && findByReference(`${id}/${slug}#${number}`, council.documents);
      return council && found && clausePage(council, found.document, found.clause, services);
    },
    async search(id, query) {
      const council = await load(id);
      if (council === undefined) return undefined;
      const decision = await search.find({ text: query, council: id, role: undefined });
      const matches = decision.kind === 'unknown-council' ? [] : decision.matches;
      return {
        council: summaryOf(council),
        results: matches
          .filter(({ relevance }) => relevance >= 0.02)
          .map((match) => resultOf(match, council, services)),
        advice:
          decision.kind === 'signpost'
            ? `${decision.signpost.say} Ask ${decision.signpost.contact}.`
            : `Nothing in these documents seems to answer that. You can ask ${council.council.adviceFrom}.`,
      };
    },
  };
}

function summaryOf({ council }: CouncilKnowledge): CouncilSummary {
  return { slug: council.id, name: council.name };
}

function documentSummary(document: CouncilDocument): DocumentSummary {
  const { slug, title, shortTitle } = document;
  return { slug, title, shortTitle, standing: standingOfDocument(document) };
}

function shared(council: CouncilKnowledge, document: CouncilDocument) {
  const date = document.date && parseLocalDate(document.date);
  return {
    council: summaryOf(council),
    document: documentSummary(document),
    source: { text: document.source, href: `/sources/${encodeURIComponent(document.source)}` },
    ...(date ? { date: formatDate(date) } : {}),
  };
}

function documentPage(council: CouncilKnowledge, document: CouncilDocument, services: QuotingServices): DocumentPage {
  const entries = document.outline.flatMap((entry): DocumentEntry[] => {
    if (entry.kind === 'heading') return [entry];
    const clause = document.clauses.find(({ reference }) => reference === entry.reference);
    return clause ? [{ kind: 'clause', clause: pageClause(council, document, clause, services) }] : [];
  });
  return { ...shared(council, document), binds: document.binds, entries };
}

function clausePage(
  council: CouncilKnowledge,
  document: CouncilDocument,
  clause: Clause,
  services: QuotingServices,
): ClausePage {
  const at = document.clauses.indexOf(clause);
  const linkTo = (other: Clause | undefined): PageLink | undefined =>
    other && { text: upper(other.label), href: permalinkPath(other.reference) ?? '/' };
  const previous = linkTo(document.clauses[at - 1]);
  const next = linkTo(document.clauses[at + 1]);
  return {
    ...shared(council, document),
    clause: pageClause(council, document, clause, services),
    citation: citation(document, clause),
    url: services.addressOf(permalinkPath(clause.reference) ?? '/'),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    related: clause.related.flatMap((reference) => {
      const found = findByReference(reference, council.documents);
      return found ? [{ text: citation(found.document, found.clause), href: permalinkPath(reference) ?? '/' }] : [];
    }),
  };
}

function pageClause(
  council: CouncilKnowledge,
  document: CouncilDocument,
  clause: Clause,
  services: QuotingServices,
): PageClause {
  const isApproved = mayBeShown({ document, clause }, council, services);
  return {
    number: clause.reference.slice(clause.reference.indexOf('#') + 1),
    label: upper(clause.label),
    headings: clause.headings,
    ...(clause.note ? { note: clause.note } : {}),
    lines: isApproved
      ? clause.blocks.map(pageLine)
      : [{ kind: 'paragraph', text: 'This text is being checked, so it cannot be shown just now.' }],
    path: permalinkPath(clause.reference) ?? '/',
    digest: clause.digest,
  };
}

/** True for the text that was approved; of any other somebody hears. */
function mayBeShown(
  { document, clause }: FoundClause,
  council: CouncilKnowledge,
  { heldBack }: QuotingServices,
): boolean {
  const approval = approvedText(clause, council.approvals.get(document.id));
  if (approval.kind === 'unapproved') heldBack(clause.reference, approval.reason);
  return approval.kind === 'approved';
}

function pageLine(block: Clause['blocks'][number]): PageLine {
  return block.kind === 'paragraph'
    ? { kind: 'paragraph', text: block.text }
    : { kind: 'item', marker: block.printed, id: permalinkFragment(block.marker), text: block.text };
}

function resultOf(match: Match, council: CouncilKnowledge, services: QuotingServices) {
  const { document, clause, item, relevance, passage } = match;
  const isApproved = mayBeShown(match, council, services);
  const text = passage ? (clause.blocks[passage.block]?.text.slice(passage.start, passage.end) ?? '') : clause.text;
  const heading = clause.headings.at(-1);
  return {
    label: citation(document, clause, item),
    ...(heading ? { heading } : {}),
    excerpt: isApproved ? shorten(text) : 'This text is being checked.',
    path: permalinkPath(item?.reference ?? clause.reference) ?? '/',
    relevance: relevance >= 0.7 ? 'Very close' : relevance >= 0.3 ? 'Close' : 'Possible',
  };
}

/** The beginning of a text, cut between words and marked as cut. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= longestExcerpt ? line : `${line.slice(0, longestExcerpt).replace(/\s+\S*$/, '')} …`;
}

function upper(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
