import type { CouncilKnowledge } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { labelOf, listOwn } from './targets.ts';

/** The group of labels that the topics are; every other group is a council. */
export const TOPIC_GROUP = 'topics';
/** Opens the labels of questions that are near a topic and that it does not settle. */
export const NEAR_TOPIC = 'near ';

/** A text that is learned from, as it is encoded, with the label it asks for among those of its group. */
export type LearnedText = {
  readonly words: string;
  readonly features: Features;
  readonly group: string;
  readonly label: string;
  /** Its embedding ships. What is near a topic is compared only where somebody ticked it, and then by its words. */
  readonly isShipped: boolean;
};

/** Every text of these councils and of the topic library, in the order of the files. */
export function listLearnedTexts(councils: readonly CouncilKnowledge[]): readonly LearnedText[] {
  return [
    ...councils.flatMap(textsOfCouncil),
    ...councils.slice(0, 1).flatMap(textsOfTopics),
    ...councils.flatMap(textsOfTicked),
  ];
}

/**
 * What people ask of clauses that are about one topic and no other, as ways of asking for that topic: so many of each at most, taken evenly,
 * so that the topics of the councils that ship do not outweigh the others.
 */
function textsOfTicked(knowledge: CouncilKnowledge): readonly LearnedText[] {
  const topicsOf = new Map<string, string[]>();
  for (const { reference, topic } of knowledge.ticks)
    topicsOf.set(reference, [...(topicsOf.get(reference) ?? []), topic.id]);
  const read = createWordReader(knowledge.abbreviations, undefined);
  const findConcepts = createConceptFinder(knowledge.concepts);
  const asked = Map.groupBy(
    knowledge.phrasings.flatMap(({ reference, ask, as }) => {
      const [topic, other] = topicsOf.get(reference) ?? [];
      return topic === undefined || other !== undefined ? [] : [{ topic, ask, as }];
    }),
    ({ topic }) => topic,
  );
  return [...asked].flatMap(([topic, some]) => {
    const every = Math.max(1, some.length / numbers.topics.fromClauses);
    return some
      .filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
      .map(({ ask, as }): LearnedText => {
        const { words } = read(ask);
        const features = readFeatures(words, as, findConcepts);
        return { words: words.join(' '), features, group: TOPIC_GROUP, label: topic, isShipped: false };
      });
  });
}

function textsOfCouncil(knowledge: CouncilKnowledge): readonly LearnedText[] {
  const read = createWordReader(knowledge.abbreviations, undefined);
  const findConcepts = createConceptFinder(knowledge.concepts);
  return listOwn(knowledge).map(({ target, text, as, item }) => {
    const { words } = read(text);
    return {
      words: words.join(' '),
      features: readFeatures(words, as, findConcepts),
      group: knowledge.council.id,
      label: labelOf(target, item),
      isShipped: true,
    };
  });
}

function textsOfTopics({ topics, abbreviations, concepts }: CouncilKnowledge): readonly LearnedText[] {
  const read = createWordReader(abbreviations, undefined);
  const findConcepts = createConceptFinder(concepts);
  const of = (
    text: string,
    label: string,
    isShipped: boolean,
    as?: Parameters<typeof readFeatures>[1],
  ): LearnedText => {
    const { words } = read(text);
    const features = readFeatures(words, as, findConcepts);
    return { words: words.join(' '), features, group: TOPIC_GROUP, label, isShipped };
  };
  return topics.flatMap(({ id, title, about, provides, asked, nearMisses }) => [
    of(`${title}. ${about}`, id, true),
    ...provides.map((text) => of(text, id, true)),
    ...asked.map(({ ask, as }) => of(ask, id, true, as)),
    ...nearMisses.map(({ question }) => of(question, `${NEAR_TOPIC}${id}`, false)),
  ]);
}
