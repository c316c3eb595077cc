import { join } from 'node:path';
import { type CouncilKnowledge, openKnowledge, type Phrasing } from '../../src/knowledge/index.ts';
import { suggestTopics } from '../../src/search/clauses/suggest-topics.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { embed, toBytes } from '../../src/search/learning/embedding.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { createRandom } from '../../src/search/learning/random.ts';
import type { SharedModel } from '../../src/search/learning/shared-model.ts';
import { TOPIC_GROUP } from '../../src/search/learning/training-texts.ts';
import { openVectorCache, type VectorCache } from '../../src/search/learning/vector-cache.ts';
import { keyOfText } from '../../src/search/learning/vectors.ts';
import { type CouncilIndex, prepareCouncil } from '../../src/search/ranking/council-index.ts';
import type { StageSwitches } from '../../src/search/ranking/stages.ts';
import { createWordReader } from '../../src/search/reading/question-words.ts';
import type { LabelledQuestion } from './questions.ts';
import { cacheFolder, learnFor } from './shared-models.ts';
import { listTopicTexts } from './topic-texts.ts';

export const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/**
 * In what state a council is met.
 * - `shipped`: with all its phrasings, and everything learned from them.
 * - `away`: without the phrasings that come near a question, as if the question were worded away from everything.
 * - `new`: nothing learned from it; `perClause` phrasings for each clause, or a different number for each; no topics ticked, all that are
 *   suggested, or those that a reader of the document ticked.
 */
export type Regime =
  | { readonly kind: 'shipped' | 'away' }
  | { readonly kind: 'new'; readonly perClause: number | 'uneven'; readonly ticked: 'none' | 'suggested' | 'by-hand' };

export const regimes: Readonly<Record<string, Regime>> = {
  shipped: { kind: 'shipped' },
  away: { kind: 'away' },
  none: { kind: 'new', perClause: 0, ticked: 'none' },
  ticked: { kind: 'new', perClause: 0, ticked: 'suggested' },
  hand: { kind: 'new', perClause: 0, ticked: 'by-hand' },
  three: { kind: 'new', perClause: 3, ticked: 'none' },
  uneven: { kind: 'new', perClause: 'uneven', ticked: 'suggested' },
};

/** From this likeness in meaning on, a phrasing is near a question. */
const nearFrom = 0.7;

export async function loadCouncils(): Promise<readonly CouncilKnowledge[]> {
  const folder = await openKnowledge(knowledgeFolder);
  return Promise.all(
    folder.councilIds().map(async (id) => {
      const council = await folder.council(id);
      if (council.kind !== 'loaded') throw new Error(`The council ${id} cannot be loaded.`);
      return council.knowledge;
    }),
  );
}

/** Opens every council in a regime. Questions are needed to know which phrasings come near. */
export async function openRegime(
  {
    councils,
    imported = [],
    encoder,
    questions,
    only = councils,
  }: {
    readonly councils: readonly CouncilKnowledge[];
    /** Those of them that are imported for measuring: nothing is learned from them. */
    readonly imported?: readonly CouncilKnowledge[];
    readonly encoder: SentenceEncoder;
    readonly questions: readonly LabelledQuestion[];
    /** Those that are opened, where not all are. */
    readonly only?: readonly CouncilKnowledge[];
  },
  regime: Regime,
  use?: StageSwitches,
): Promise<ReadonlyMap<string, CouncilIndex>> {
  const asked = await encodeAll(
    questions.map(({ question }) => question.toLowerCase()),
    encoder,
    cacheFolder,
  );
  const isNear = (vector: Float32Array | undefined, council: string) =>
    vector !== undefined &&
    questions.some(
      ({ council: of }, at) => [of, TOPIC_GROUP].includes(council) && product(vector, asked[at] ?? vector) >= nearFrom,
    );
  const indexes = new Map<string, CouncilIndex>();
  const cache = await openVectorCache(cacheFolder, encoder.id);
  for (const knowledge of only) {
    const { id } = knowledge.council;
    // A council of which only a report is known is no model of one that brings a protocol.
    if (regime.kind === 'new' && knowledge.documents.every(({ status }) => status !== 'adopted')) continue;
    const isImported = imported.includes(knowledge);
    const others = councils.filter((other) => other !== knowledge && !imported.includes(other));
    const shared = await sharedFor(isImported ? 'all' : id, others);
    indexes.set(id, await openWith(cache, seenAs(knowledge, shared), shared, encoder, use));
  }
  return indexes;

  function seenAs(knowledge: CouncilKnowledge, shared: SharedModel): CouncilKnowledge {
    if (regime.kind === 'new') return thinned(knowledge, regime, shared);
    return regime.kind === 'away' ? awayFrom(knowledge) : knowledge;
  }

  function sharedFor(id: string, others: readonly CouncilKnowledge[]): Promise<SharedModel> {
    const shipped = councils.filter((each) => !imported.includes(each));
    if (regime.kind === 'away') return learnFor('away', shipped, encoder, (vector, group) => isNear(vector, group));
    if (regime.kind === 'shipped' || id === 'all') return learnFor('all', shipped, encoder);
    return learnFor(`without-${id}`, others, encoder);
  }

  function awayFrom(knowledge: CouncilKnowledge): CouncilKnowledge {
    const isFar = ({ ask }: { readonly ask: string }) => !isNear(cache.get(wordsOf(ask)), knowledge.council.id);
    return {
      ...knowledge,
      phrasings: knowledge.phrasings.filter(isFar),
      nearMisses: knowledge.nearMisses.filter(isFar),
      signposts: knowledge.signposts.map((signpost) => ({ ...signpost, phrasings: signpost.phrasings.filter(isFar) })),
      ticks: knowledge.ticks.map(({ reference, topic }) => ({
        reference,
        topic: {
          ...topic,
          asked: topic.asked.filter(isFar),
          nearMisses: topic.nearMisses.filter(({ question }) => isFar({ ask: question })),
        },
      })),
    };
  }
}

/** Opens a council as it is, with what was learned. */
export async function openCouncil(
  knowledge: CouncilKnowledge,
  shared: SharedModel,
  encoder: SentenceEncoder,
): Promise<CouncilIndex> {
  return openWith(await openVectorCache(cacheFolder, encoder.id), knowledge, shared, encoder);
}

async function openWith(
  cache: VectorCache,
  knowledge: CouncilKnowledge,
  shared: SharedModel,
  encoder: SentenceEncoder,
  use?: StageSwitches,
): Promise<CouncilIndex> {
  // The library's ways of asking ship with their embeddings, so that they are at hand from the start.
  const library = listTopicTexts(knowledge).filter((words) => cache.get(words) === undefined);
  const encoded = library.length === 0 ? [] : await encodeAll(library, encoder, cacheFolder);
  library.forEach((words, at) => {
    cache.set(words, encoded[at] ?? new Float32Array());
  });
  const made = new Map<string, Int8Array>();
  const learned = {
    knowledge,
    shared,
    embeddingOf(words: string, features: Parameters<typeof embed>[1]) {
      const key = keyOfText(words);
      const known = made.get(key);
      if (known || shared.embedding === undefined) return known;
      const vector = cache.get(words);
      const bytes = vector && toBytes(embed(shared.embedding, features, vector));
      if (bytes) made.set(key, bytes);
      return bytes;
    },
  };
  const index = await prepareCouncil(learned, use);
  const missing = index.unencoded.flatMap(({ words }) => (cache.get(words) === undefined ? [words] : []));
  if (missing.length === 0) return index;
  const vectors = await encodeAll(missing, encoder, cacheFolder);
  missing.forEach((words, at) => {
    cache.set(words, vectors[at] ?? new Float32Array());
  });
  return prepareCouncil(learned, use);
}

let reader: ReturnType<typeof createWordReader> | undefined;
function wordsOf(text: string): string {
  reader ??= createWordReader({}, undefined);
  return reader(text).words.join(' ');
}

/** As of a council that is new: so many phrasings a clause, and every topic that is suggested accepted, or none. */
export function thinned(
  knowledge: CouncilKnowledge,
  { perClause, ticked }: Extract<Regime, { kind: 'new' }>,
  { embedding }: SharedModel,
): CouncilKnowledge {
  const random = createRandom(11);
  const cycle = [0, 1, 3, 10, 25, 1000];
  const shuffled = [...knowledge.phrasings].sort(() => random() - 0.5);
  const taken = new Map<string, number>();
  const places = new Map<string, number>();
  const keep = ({ reference }: Phrasing) => {
    const clause = reference.replace(/(?:(?:\([A-Za-z0-9]+\))+|\[\d+\])$/, '');
    if (!places.has(clause)) places.set(clause, places.size);
    const most = perClause === 'uneven' ? (cycle[((places.get(clause) ?? 0) * 7) % cycle.length] ?? 0) : perClause;
    const count = taken.get(clause) ?? 0;
    taken.set(clause, count + 1);
    return count < most;
  };
  const byId = new Map(knowledge.topics.map((topic) => [topic.id, topic]));
  const suggested = knowledge.documents.flatMap(({ clauses }) =>
    [...suggestTopics(clauses, { ...knowledge, embedding })].flatMap(([reference, list]) =>
      list.flatMap(({ topic: id }) => {
        const topic = byId.get(id);
        return topic ? [{ reference, topic }] : [];
      }),
    ),
  );
  return {
    ...knowledge,
    phrasings: shuffled.filter(keep),
    nearMisses: perClause === 0 ? [] : knowledge.nearMisses.filter((_, at) => at % 4 === 0),
    ticks: ticked === 'suggested' ? suggested : ticked === 'by-hand' ? knowledge.ticks : [],
  };
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
