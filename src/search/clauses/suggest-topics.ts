import type { Concept, Topic } from '../../knowledge/index.ts';
import { classify, type Embedding, embed } from '../learning/embedding.ts';
import { NEAR_TOPIC, TOPIC_GROUP } from '../learning/training-texts.ts';
import { numbers } from '../numbers.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { readFeatures } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { splitSentences } from '../reading/sentences.ts';
import { isStopWord, stem } from '../reading/stems.ts';

/** What of a clause says what it is about. */
export type BareClause = { readonly reference: string; readonly headings: readonly string[]; readonly text: string };

/** A topic that a clause seems to be about, for a person to tick, with the reason in a sentence. */
export type TopicSuggestion = {
  readonly topic: string;
  readonly title: string;
  /** From 0 to 1; only to be compared with others of the same document. */
  readonly likeness: number;
  readonly reason: string;
};

/** Words that all councils share, with the topic library. */
export type TopicLibrary = {
  readonly topics: readonly Topic[];
  readonly concepts: readonly Concept[];
  readonly abbreviations: Readonly<Record<string, string>>;
  /** What was learned of how people ask; without it words alone are compared. */
  readonly embedding?: Embedding | undefined;
};

type Weights = ReadonlyMap<string, number>;

/**
 * Suggests topics for the clauses of one document, most likely first, at most three a clause; none where nothing comes near. Compares
 * words and concepts of the clause with the several wordings of each topic, and with how people ask for it; a sentence of a topic may
 * match one sentence of a long clause. What was learned from all ways of asking counts as much as the words.
 */
export function suggestTopics(
  clauses: readonly BareClause[],
  { topics, concepts, abbreviations, embedding }: TopicLibrary,
): ReadonlyMap<string, readonly TopicSuggestion[]> {
  const read = createWordReader(abbreviations, undefined);
  const findConcepts = createConceptFinder(concepts);
  const wordsOf = (text: string) => read(text).words.filter((word) => !isStopWord(word));
  const count = (text: string): Map<string, number> => {
    const words = wordsOf(text);
    const stems = words.map(stem);
    const counted = new Map<string, number>();
    for (const term of [...stems, ...findConcepts(stems).map((name) => `~${name}`)])
      counted.set(term, (counted.get(term) ?? 0) + 1);
    return counted;
  };

  const wordings = topics.map(({ title, about, provides, asked }) => ({
    sentences: [...provides, `${title}. ${about}`].map(count),
    asked: count(asked.map(({ ask }) => ask).join(' ')),
  }));
  const spread = new Map<string, number>();
  for (const { sentences, asked } of wordings) {
    for (const term of new Set([...sentences.flatMap((each) => [...each.keys()]), ...asked.keys()]))
      spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const rarity = (term: string) =>
    Math.log((topics.length + 1) / ((spread.get(term) ?? 0.5) + 0.5)) * (term.startsWith('~') ? 0.7 : 1);
  const weigh = (counted: ReadonlyMap<string, number>): Weights => {
    const weights = new Map([...counted].map(([term, times]) => [term, (1 + Math.log(times)) * rarity(term)] as const));
    let squares = 0;
    for (const weight of weights.values()) squares += weight * weight;
    const size = Math.sqrt(squares) || 1;
    return new Map([...weights].map(([term, weight]) => [term, weight / size]));
  };
  const prepared = wordings.map(({ sentences, asked }) => ({ sentences: sentences.map(weigh), asked: weigh(asked) }));

  /** By what was learned: the likeliest text of a clause counts. */
  const learnedTopics = (texts: readonly string[]): ReadonlyMap<string, number> => {
    const most = new Map<string, number>();
    if (embedding === undefined) return most;
    for (const text of texts) {
      const features = readFeatures(read(text).words, undefined, findConcepts);
      for (const [label, share] of classify(embedding, TOPIC_GROUP, embed(embedding, features, undefined))) {
        const topic = label.startsWith(NEAR_TOPIC) ? label.slice(NEAR_TOPIC.length) : label;
        most.set(topic, Math.max(most.get(topic) ?? 0, share));
      }
    }
    return most;
  };

  const scored = clauses.map(({ reference, headings, text }) => {
    const heading = weigh(count(headings.slice(-2).join(' ')));
    const whole = weigh(count(text));
    const sentences = text.split(/(?<=[.;:])\s+|\n/).filter((each) => each.split(' ').length > 4);
    const parts = sentences.slice(0, 24).map((each) => weigh(count(each)));
    const learned = embedding && learnedTopics([[...headings.slice(-1), text].join(' '), ...splitSentences(text)]);
    const likenesses = prepared.map((words, at) => {
      const closest = (some: Weights) => Math.max(0, ...words.sentences.map((each) => product(some, each)));
      const best = Math.max(closest(whole), 0.85 * Math.max(0, ...parts.map(closest)));
      const byWords =
        0.65 * best +
        0.2 * product(whole, words.asked) +
        0.15 * Math.max(closest(heading), product(heading, words.asked));
      return byWords + numbers.topics.learned * (learned?.get(topics[at]?.id ?? '') ?? 0);
    });
    const shown = new Map(wordsOf(text).map((word) => [stem(word), word]));
    return { reference, whole, likenesses, shown };
  });
  // A topic is not everywhere: where another clause is far more about it, this one is not.
  const most = topics.map((_, at) => Math.max(0, ...scored.map(({ likenesses }) => likenesses[at] ?? 0)));
  const { leastLikeness, leastAgainstBest, leastAgainstTopic } = numbers.topics;

  return new Map(
    scored.map(({ reference, whole, likenesses, shown }) => {
      const best = Math.max(0, ...likenesses);
      const kept = topics
        .map((topic, at) => ({ topic, at, likeness: likenesses[at] ?? 0 }))
        .filter(
          ({ at, likeness }) =>
            likeness >= leastLikeness &&
            likeness >= leastAgainstBest * best &&
            likeness >= leastAgainstTopic * (most[at] ?? 0),
        )
        .sort((one, other) => other.likeness - one.likeness)
        .slice(0, numbers.topics.most);
      return [
        reference,
        kept.map(
          ({ topic, at, likeness }): TopicSuggestion => ({
            topic: topic.id,
            title: topic.title,
            likeness: Math.round(likeness * 1000) / 1000,
            reason: reasonOf(whole, prepared[at]?.sentences ?? [], shown),
          }),
        ),
      ];
    }),
  );
}

/** The words that clause and topic share, those that tell most first. */
function reasonOf(clause: Weights, sentences: readonly Weights[], shown: ReadonlyMap<string, string>): string {
  const shared = new Map<string, number>();
  for (const sentence of sentences)
    for (const [term, weight] of sentence) {
      const own = clause.get(term);
      if (own !== undefined && !term.startsWith('~')) shared.set(term, Math.max(shared.get(term) ?? 0, own * weight));
    }
  const words = [...shared]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 3)
    .map(([term]) => shown.get(term) ?? term);
  if (words.length === 0) return 'The meaning is alike.';
  const list = words.map((word) => `"${word}"`);
  return `Both speak of ${list.length === 1 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`}.`;
}

function product(one: Weights, other: Weights): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}
