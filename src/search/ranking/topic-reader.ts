import type { CouncilKnowledge, Topic } from '../../knowledge/index.ts';
import { classify, type Embedding, embed, toBytes } from '../learning/embedding.ts';
import { NEAR_TOPIC, TOPIC_GROUP } from '../learning/training-texts.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { createPool, type PoolEntry } from './pool.ts';

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
  /** Shares by topic, and by what is near a topic without being settled by it (`near <id>`); they sum to 1. */
  readonly read: (text: ReadText, relation: TopicRelation, weights: TopicWeights) => ReadonlyMap<string, number>;
};

const size = topicFeatureNames.length;
/** Topics compared in meaning, those first that the classifier finds likeliest: the others have next to no share. */
const MOST_COMPARED = 32;

/**
 * Prepares reading topics: a classifier and the nearest of all ways of asking, weighed and summed. A classifier alone is wrong where words
 * are rare, the nearest alone where many topics share them.
 */
export function createTopicReader(
  { topics, abbreviations, concepts }: Pick<CouncilKnowledge, 'topics' | 'abbreviations' | 'concepts'>,
  embedding: Embedding,
  embeddingOf: (words: string, features: Features) => Int8Array | undefined,
): TopicReader {
  const read = createWordReader(abbreviations, undefined);
  const findConcepts = createConceptFinder(concepts);
  const entryOf = (target: number, text: string, as: Parameters<typeof readFeatures>[1]): PoolEntry => {
    const { words } = read(text);
    const features = readFeatures(words, as, findConcepts);
    const vector = embeddingOf(words.join(' '), features) ?? toBytes(embed(embedding, features, undefined));
    return { target, isSentence: false, features, vector };
  };
  const ids = topics.map(({ id }) => id);
  const asked = createPool(
    topics.flatMap((topic, at) => topic.asked.map(({ ask, as }) => entryOf(at, ask, as))),
    ids.length,
  );
  const provided = createPool(
    topics.flatMap((topic, at) => wordingsOf(topic).map((text) => entryOf(at, text, undefined))),
    ids.length,
  );

  function compare({ features, embedded }: ReadText, relation: TopicRelation) {
    const learned = classify(embedding, TOPIC_GROUP, embedded);
    const on = ids.map((id) => learned.get(id) ?? 0);
    const near = ids.map((id) => learned.get(`${NEAR_TOPIC}${id}`) ?? 0);
    const shares = ids.map((_, at) => (on[at] ?? 0) + (near[at] ?? 0));
    const bytes = toBytes(embedded);
    const likely = new Set(
      [...ids.keys()].sort((one, other) => (shares[other] ?? 0) - (shares[one] ?? 0)).slice(0, MOST_COMPARED),
    );
    const words = relation === 'asks' ? asked.byWords(features) : undefined;
    const meaning = relation === 'asks' ? asked.byMeaning(bytes, likely) : undefined;
    const providedWords = provided.byWords(features);
    const providedMeaning = provided.byMeaning(bytes, likely);
    const rows = new Float32Array(ids.length * size);
    shares.forEach((share, at) => {
      rows.set(
        [
          1 + Math.log(share + 1e-4) / -Math.log(1e-4),
          words?.nearest[at] ?? 0,
          words?.best[at] ?? 0,
          words?.centroid[at] ?? 0,
          meaning?.nearest[at] ?? 0,
          meaning?.best[at] ?? 0,
          meaning?.centroid[at] ?? 0,
          providedWords.best[at] ?? 0,
          providedMeaning.best[at] ?? 0,
        ],
        at * size,
      );
    });
    return { rows, on, near };
  }

  return {
    ids,
    featuresOf: (text, relation) => compare(text, relation).rows,
    read(text, relation, weights) {
      const { rows, on, near } = compare(text, relation);
      const sums = ids.map((_, at) =>
        topicFeatureNames.reduce((sum, name, place) => sum + weights[name] * (rows[at * size + place] as number), 0),
      );
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const shares = new Map<string, number>();
      ids.forEach((id, at) => {
        const share = (powers[at] ?? 0) / all;
        const both = (on[at] ?? 0) + (near[at] ?? 0);
        const part = both === 0 ? 1 : (on[at] ?? 0) / both;
        shares.set(id, share * part);
        shares.set(`${NEAR_TOPIC}${id}`, share * (1 - part));
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
): TopicReader {
  const known = topicReaders.get(embedding);
  if (known?.topics === knowledge.topics) return known.reader;
  const reader = createTopicReader(knowledge, embedding, embeddingOf);
  topicReaders.set(embedding, { topics: knowledge.topics, reader });
  return reader;
}

const topicReaders = new WeakMap<
  Embedding,
  { readonly topics: CouncilKnowledge['topics']; readonly reader: TopicReader }
>();
