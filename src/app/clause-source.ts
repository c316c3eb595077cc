import { type QuotingServices, quoteClause } from '../conversation/index.ts';
import type { CouncilKnowledge, FoundClause } from '../knowledge/index.ts';
import { citation, findByReference, type Knowledge, parsePermalinkPath } from '../knowledge/index.ts';
import type { ClauseOffer, ClauseSource } from '../messaging/index.ts';
import { reply } from '../messaging/index.ts';
import type { Search } from '../search/index.ts';

/** How much of a clause a list shows, in characters; the clause itself is always sent whole. */
const LONGEST_SUMMARY = 160;
/** How many clauses are offered at most. */
const MOST_OFFERS = 10;

type Services = QuotingServices & {
  readonly knowledge: Knowledge;
  readonly search: Search;
  readonly councilOf: (tenant: string | undefined) => string | undefined;
};

/** Clauses for compose boxes and links: found by the same search, quoted to the letter. */
export function createClauseSource(services: Services): ClauseSource {
  async function open(tenant: string): Promise<CouncilKnowledge | undefined> {
    const id = services.councilOf(tenant);
    const council = id === undefined ? undefined : await services.knowledge.council(id);
    return council?.kind === 'loaded' ? council.knowledge : undefined;
  }

  function offer(found: FoundClause, knowledge: CouncilKnowledge): ClauseOffer | undefined {
    const block = quoteClause(found, knowledge, services);
    if (block.kind !== 'quotation') return undefined;
    const text = found.clause.text.replace(/\s+/g, ' ');
    return {
      title: citation(found.document, found.clause, found.item),
      summary: text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, '')} …`,
      standing: block.quotation.citation.standing,
      url: block.quotation.citation.url,
      reply: reply(block),
    };
  }

  return {
    async search(tenant, query, { skip, most } = { skip: 0, most: MOST_OFFERS }) {
      const knowledge = await open(tenant);
      if (knowledge === undefined) return [];
      const text = query.trim();
      if (text === '')
        return knowledge.documents[0]?.clauses.slice(skip, skip + most).flatMap(offerOf(knowledge)) ?? [];
      const found = await services.search.find({ text, council: knowledge.council.id, role: undefined });
      return matchesOf(found)
        .slice(skip, skip + most)
        .flatMap((match) => offer(match, knowledge) ?? []);
    },
    async examples(tenant) {
      return (await open(tenant))?.council.examples ?? [];
    },
    async byUrl(tenant, url) {
      const knowledge = await open(tenant);
      const reference = knowledge && readReference(url, services.addressOf('/'));
      const found = reference === undefined ? undefined : findByReference(reference, knowledge?.documents ?? []);
      return knowledge && found && offer(found, knowledge);
    },
  };

  function offerOf(knowledge: CouncilKnowledge) {
    return (clause: FoundClause['clause']) => {
      const document = knowledge.documents.find(({ clauses }) => clauses.includes(clause));
      return (document && offer({ document, clause }, knowledge)) ?? [];
    };
  }
}

/** What answers, or comes near it; nothing where the documents do not answer, however near its words come. */
function matchesOf(found: Awaited<ReturnType<Search['find']>>): readonly FoundClause[] {
  if (found.kind === 'unknown-council') return [];
  const { decision } = found;
  if (decision.kind === 'none' && decision.unfinished === undefined) return [];
  if (decision.kind === 'small-talk') return [];
  return decision.kind === 'signpost' ? decision.next : decision.matches;
}

/** The reference in one of our own addresses; undefined for anybody else's. */
function readReference(url: string, home: string): string | undefined {
  if (!URL.canParse(url) || new URL(url).origin !== new URL(home).origin) return undefined;
  const { pathname, hash } = new URL(url);
  return parsePermalinkPath(`${pathname}${hash}`);
}
