import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { createWordReader } from '../../src/search/reading/question-words.ts';

/** Every text of the topic library that questions and clauses are compared with, as it is encoded. */
export function listTopicTexts({
  topics,
  abbreviations,
}: Pick<CouncilKnowledge, 'topics' | 'abbreviations'>): readonly string[] {
  const read = createWordReader(abbreviations, undefined);
  return topics.flatMap(({ title, about, asked, provides }) =>
    [...asked.map(({ ask }) => ask), ...provides, `${title}. ${about}`].map((text) => read(text).words.join(' ')),
  );
}
