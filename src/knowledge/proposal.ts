import type { CouncilKnowledge } from './load-council.ts';
import { parsePhrasings } from './phrasings.ts';
import { bare, parseTopic, type Topic } from './topics.ts';
import type { CouncilDocument, KnowledgeFault, Phrasing } from './types.ts';

/** What somebody thinks of adding to a council's ways of asking, or to the topic library. */
export type Proposal = {
  readonly phrasings: readonly Phrasing[];
  readonly nearMisses: readonly Phrasing[];
  readonly topic: Topic | undefined;
};

export type ParsedProposal = { readonly proposal: Proposal; readonly faults: readonly KnowledgeFault[] };

/**
 * Parses a file of proposals. Its name says what it holds, as in the knowledge folder: `<any>.near-misses.yaml` and
 * `<any>.phrasings.yaml` name clauses of `document`; any other is a topic, `<id>.yaml`.
 */
export function parseProposal(file: string, text: string, document: CouncilDocument): ParsedProposal {
  const nothing = { phrasings: [], nearMisses: [], topic: undefined };
  if (/\.near-misses\.yaml$/.test(file)) {
    const { phrasings: nearMisses, faults } = parsePhrasings(file, text, document);
    return { proposal: { ...nothing, nearMisses }, faults };
  }
  if (/\.phrasings\.yaml$/.test(file)) {
    const { phrasings, faults } = parsePhrasings(file, text, document);
    return { proposal: { ...nothing, phrasings }, faults };
  }
  const { parsed, faults } = parseTopic(file, text);
  return { proposal: { ...nothing, topic: parsed?.topic }, faults };
}

/** What of a proposal is not there yet. A topic is there where it says word for word the same. */
export function newIn(proposal: Proposal, { phrasings, nearMisses, topics }: CouncilKnowledge): Proposal {
  const { topic } = proposal;
  const isThere = topics.some((each) => JSON.stringify(each) === JSON.stringify(topic));
  return {
    phrasings: notAmong(phrasings, proposal.phrasings),
    nearMisses: notAmong(nearMisses, proposal.nearMisses),
    topic: isThere ? undefined : topic,
  };
}

function notAmong(there: readonly Phrasing[], proposed: readonly Phrasing[]): readonly Phrasing[] {
  const keyOf = ({ reference, ask }: Phrasing) => `${reference} ${bare(ask)}`;
  const known = new Set(there.map(keyOf));
  return proposed.filter((each) => !known.has(keyOf(each)));
}

/** The council as it would be with the proposal in its files; a topic takes the place of the one of its id. */
export function withProposal(
  knowledge: CouncilKnowledge,
  { phrasings, nearMisses, topic }: Proposal,
): CouncilKnowledge {
  const others = knowledge.topics.filter(({ id }) => id !== topic?.id);
  return {
    ...knowledge,
    phrasings: [...knowledge.phrasings, ...phrasings],
    nearMisses: [...knowledge.nearMisses, ...nearMisses],
    topics: topic ? [...others, topic] : knowledge.topics,
    ticks: knowledge.ticks.map((tick) => (tick.topic.id === topic?.id ? { ...tick, topic } : tick)),
  };
}
