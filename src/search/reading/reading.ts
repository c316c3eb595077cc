import type { Side } from '../../knowledge/index.ts';
import { type Attribute, readAttribute } from './attributes.ts';
import type { ConceptFinder } from './concepts.ts';
import { type Conduct, readConduct } from './conduct.ts';
import { type FeatureSwitches, type Features, readFeatures } from './features.ts';
import type { WordReader } from './question-words.ts';
import { readSpeaker, type Speaker } from './speaker.ts';
import { readTerms, type Terms } from './terms.ts';

/** A question as it was understood. */
export type Reading = {
  /** Normalised, abbreviations written out, typing errors put right. */
  readonly words: readonly string[];
  /** Words put right: as typed and as read. */
  readonly corrections: readonly (readonly [string, string])[];
  readonly features: Features;
  readonly terms: Terms;
  readonly speaker: Speaker;
  /** Whose conduct a complaint is about. */
  readonly conduct: Conduct | undefined;
  /** What it asks for beyond the subject. */
  readonly attribute: Attribute | undefined;
};

/** Reads questions for one council. */
export type QuestionReader = (text: string, role: Side | undefined) => Reading;

/** Prepares reading with a council's abbreviations, typing errors and concepts. */
export function createQuestionReader(
  read: WordReader,
  findConcepts: ConceptFinder,
  use: FeatureSwitches = { concepts: true, speaker: true },
): QuestionReader {
  return (text, role) => {
    const { words, corrections } = read(text);
    return {
      words,
      corrections,
      features: readFeatures(words, role, findConcepts, use),
      terms: readTerms(words, findConcepts),
      speaker: readSpeaker(words, role),
      conduct: readConduct(words, role),
      attribute: readAttribute(words),
    };
  };
}
