import type { CouncilKnowledge } from '../../knowledge/index.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { labelOf, listOwn } from './targets.ts';

/** The group of labels that the topics are; every other group is a council. */
export const topicGroup = 'topics';
/** Opens the labels of questions that are near a topic and that it does not settle. */
export const nearTopic = 'near ';

/** A text that is learned from, as it is encoded, with the label it asks for among those of its group. */
export type LearnedText = {
  readonly words: string;
  readonly features: Features;
  readonly group: string;
  readonly label: string;
  /** Its embedding ships. Wordings of topics are compared with no question, and what is near a topic only where somebody ticked it. */
  readonly isShipped: boolean;
};

/** Every text of these councils and of the topic library, in the order of the files. */
export function listLearnedTexts(councils: readonly CouncilKnowledge[]): readonly LearnedText[] {
  return [...councils.flatMap(textsOfCouncil), ...councils.slice(0, 1).flatMap(textsOfTopics)];
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
    return { words: words.join(' '), features, group: topicGroup, label, isShipped };
  };
  return topics.flatMap(({ id, provides, asked, nearMisses }) => [
    ...provides.map((text) => of(text, id, false)),
    ...asked.map(({ ask, as }) => of(ask, id, true, as)),
    ...nearMisses.map(({ question }) => of(question, `${nearTopic}${id}`, false)),
  ]);
}
