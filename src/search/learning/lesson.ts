import { createHash } from 'node:crypto';
import type { Concept, CouncilKnowledge } from '../../knowledge/index.ts';
import { createConceptFinder } from '../reading/concepts.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { type LabelledText, listPhrasings, listSentences } from './examples.ts';

/** Raised when the way texts are read changes, so that models learned before are learned anew. */
const readingVersion = 2;

/** All that a council's search model is learned from: plain data, so that it can cross to another thread. */
export type Lesson = {
  readonly texts: readonly LabelledText[];
  readonly concepts: readonly Concept[];
  readonly abbreviations: Readonly<Record<string, string>>;
};

/** A text read for learning. */
export type ReadText = LabelledText & { readonly words: readonly string[]; readonly features: Features };

/** Gathers what there is to learn of a council: its phrasings, signposts, small talk and its documents' own sentences. */
export function createLesson(knowledge: CouncilKnowledge): Lesson {
  return {
    texts: [...listPhrasings(knowledge), ...listSentences(knowledge)],
    concepts: knowledge.concepts,
    abbreviations: knowledge.abbreviations,
  };
}

/** SHA-256 of a lesson: a model learned from the same lesson need not be learned again. */
export function digestLesson(lesson: Lesson): string {
  return createHash('sha256')
    .update(JSON.stringify([readingVersion, lesson]))
    .digest('hex');
}

/** Reads every text as questions are read, but for typing errors, of which there should be none. */
export function readLesson(lesson: Lesson): readonly ReadText[] {
  const read = createWordReader(lesson.abbreviations, undefined);
  const findConcepts = createConceptFinder(lesson.concepts);
  return lesson.texts.map((text) => {
    const { words } = read(text.text);
    return { ...text, words, features: readFeatures(words, text.as, findConcepts) };
  });
}
