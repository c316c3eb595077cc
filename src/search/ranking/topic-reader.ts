import type { CouncilKnowledge, Topic } from '../../knowledge/index.ts';
import { type Embedding, embed, sharesOf, toBytes } from '../learning/embedding.ts';
import { NEAR_TOPIC, TOPIC_GROUP } from '../learning/training-texts.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import type { KeepPrepared } from './keep-prepared.ts';
import { openPool, type PoolEntry, type PreparedPool, preparePool } from './pool.ts';
import type { TopicShares } from './topic-bridge.ts';

/** What speaks for a text being about a topic, each from 0 to 1. */
export const topicFeatureNames = [
  /** What was learned of the topic and of what is near it: the logarithm of the share, from 0 for none to 1 for all. */
  'learned',
  /** Likeness to the topic's ways of asking, in words and in meaning: the mean of the three most alike, the most alike, all together. */
  'askedNearest',
  'askedBest',
  'askedTogether',
  'meantNearest',
  'meantBest',
  'meantTogether',
  /** Likeness to the most alike sentence with which clauses provide for it, in words and in meaning. */
  'providedWords',
  'providedMeaning',
] as const;

export type TopicFeatureName = (typeof topicFeatureNames)[number];
export type TopicWeights = Readonly<Record<TopicFeatureName, number>>;

/** A text as it is compared: its features, its embedding, and that of length 1 as bytes. */
export type ReadText = { readonly features: Features; readonly embedded: Float32Array };

/** Whether a text asks for a topic, or provides for it: then it is compared with no way of asking. */
export type TopicRelation = 'asks' | 'provides';

/** Tells which topics of the library a text asks for, or provides for. */
export type TopicReader = {
  /** The features of every topic, one row after the other, in the order of `ids`. */
  readonly featuresOf: (text: ReadText, relation: TopicRelation) => Float32Array;
  readonly ids: readonly string[];
  readonly read: (text: ReadText, relation: TopicRelation, weights: TopicWeights) => TopicShares;
};

const size = topicFeatureNames.length;
/** Topics compared in meaning, those first that the classifier finds likeliest: the others have next to no share. */
const MOST_COMPARED = 32;

type Library = Pick<CouncilKnowledge, 'topics' | 'abbreviations' | 'concepts'>;

/** The ways of asking for topics, and the sentences with which clauses provide for them. */
type TopicPools = { readonly asked: PreparedPool; readonly provided: PreparedPool };

function prepareTopics(
  { topics, abbreviations, concepts }: Library,
  embedding: Embedding,
  embeddingOf: (words: string, features: Features) => Int8Array | undefined,
): TopicPools {
  const read = createWordReader(abbreviations, undefined);
  const findConcepts = createConceptFinder(concepts);
  const entryOf = (target: number, text: string, as: Parameters<typeof readFeatures>[1]): PoolEntry => {
    const { words } = read(text);
    const features = readFeatures(words, as, findConcepts);
    const vector = embeddingOf(words.join(' '), features) ?? toBytes(embed(embedding, features, undefined));
    return { target, isSentence: false, features, vector };
  };
  const asked = topics.flatMap((topic, at) => topic.asked.map(({ ask, as }) => entryOf(at, ask, as)));
  const provided = topics.flatMap((topic, at) => wordingsOf(topic).map((text) => entryOf(at, text, undefined)));
  return { asked: preparePool(asked, topics.length), provided: preparePool(provided, topics.length) };
}

/**
 * Prepares reading topics: a classifier and the nearest of all ways of asking, weighed and summed. A classifier alone is wrong where words
 * are rare, the nearest alone where many topics share them.
 */
export function createTopicReader(
  library: Library,
  embedding: Embedding,
  embeddingOf: (words: string, features: Features) => Int8Array | undefined,
  keep?: KeepPrepared,
): TopicReader {
  const prepare = () => prepareTopics(library, embedding, embeddingOf);
  const { topics, abbreviations, concepts } = library;
  const pools = keep === undefined ? prepare() : keep.once([topics, abbreviations, concepts], prepare);
  const [asked, provided] = [openPool(pools.asked), openPool(pools.provided)];
  const ids = topics.map(({ id }) => id);

  const labels = embedding.groups.get(TOPIC_GROUP)?.keys ?? [];
  const places = new Map(labels.map((key, at) => [key, at]));
  const onPlaces = ids.map((id) => places.get(id));
  const nearPlaces = ids.map((id) => places.get(`${NEAR_TOPIC}${id}`));

  function compare({ features, embedded }: ReadText, relation: TopicRelation) {
    const learned = sharesOf(embedding, TOPIC_GROUP, embedded);
    const at = (place: number | undefined) => (place === undefined ? 0 : (learned?.[place] ?? 0));
    const on = onPlaces.map(at);
    const near = nearPlaces.map(at);
    const shares = ids.map((_, place) => (on[place] ?? 0) + (near[place] ?? 0));
    const bytes = toBytes(embedded);
    const likely = new Set(
      [...ids.keys()].sort((one, other) => (shares[other] ?? 0) - (shares[one] ?? 0)).slice(0, MOST_COMPARED),
    );
    const words = relation === 'asks' ? asked.byWords(features) : undefined;
    const meaning = relation === 'asks' ? asked.byMeaning(bytes, likely) : undefined;
    const providedWords = provided.byWords(features);
    const providedMeaning = provided.byMeaning(bytes, likely);
    const rows = new Float32Array(ids.length * size);
    shares.forEach((share, place) => {
      const from = place * size;
      rows[from] = 1 + Math.log(share + 1e-4) / -Math.log(1e-4);
      rows[from + 1] = words?.nearest[place] ?? 0;
      rows[from + 2] = words?.best[place] ?? 0;
      rows[from + 3] = words?.centroid[place] ?? 0;
      rows[from + 4] = meaning?.nearest[place] ?? 0;
      rows[from + 5] = meaning?.best[place] ?? 0;
      rows[from + 6] = meaning?.centroid[place] ?? 0;
      rows[from + 7] = providedWords.best[place] ?? 0;
      rows[from + 8] = providedMeaning.best[place] ?? 0;
    });
    return { rows, on, near };
  }

  return {
    ids,
    featuresOf: (text, relation) => compare(text, relation).rows,
    read(text, relation, weights) {
      const { rows, on, near } = compare(text, relation);
      const weighed = topicFeatureNames.map((name) => weights[name]);
      const sums = ids.map((_, at) => {
        let sum = 0;
        for (let place = 0; place < size; place += 1)
          sum += (weighed[place] as number) * (rows[at * size + place] as number);
        return sum;
      });
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const shares = { on: new Map<string, number>(), near: new Map<string, number>() };
      ids.forEach((id, at) => {
        const share = (powers[at] ?? 0) / all;
        const both = (on[at] ?? 0) + (near[at] ?? 0);
        const part = both === 0 ? 1 : (on[at] ?? 0) / both;
        shares.on.set(id, share * part);
        shares.near.set(id, share * (1 - part));
      });
      return shares;
    },
  };
}

function wordingsOf({ provides, title, about }: Topic): readonly string[] {
  return [...provides, `${title}. ${about}`];
}

/** The reader of the topic library, made once for what was learned and the library as it is. */
export function topicReaderOf(
  knowledge: CouncilKnowledge,
  embedding: Embedding,
  embeddingOf: (words: string, features: Features) => Int8Array | undefined,
  keep?: KeepPrepared,
): TopicReader {
  const known = topicReaders.get(embedding);
  if (known?.topics === knowledge.topics) return known.reader;
  const reader = createTopicReader(knowledge, embedding, embeddingOf, keep);
  topicReaders.set(embedding, { topics: knowledge.topics, reader });
  return reader;
}

const topicReaders = new WeakMap<
  Embedding,
  { readonly topics: CouncilKnowledge['topics']; readonly reader: TopicReader }
>();
