import { type Translations, translate } from '../learning/translations.ts';
import type { ConceptFinder } from '../reading/concepts.ts';
import { type FeatureSwitches, type Features, readFeatures } from '../reading/features.ts';
import type { WordReader } from '../reading/question-words.ts';
import { stem } from '../reading/stems.ts';
import { listTerms, readTerms, type Terms } from '../reading/terms.ts';

/** A council's documents as they are set beside a question. Each text is read once, however often it is found. */
export type DocumentTexts = {
  /** Features of a sentence, to set beside a question's. */
  readonly readText: (text: string) => Features;
  /** The terms that a question's terms lead to, with their weights. */
  readonly ledTo: (terms: Terms) => Features;
  /** How much the words that a question's terms lead to stand in a sentence. */
  readonly ledBy: (terms: Terms) => (text: string) => number;
  /** Stems of the words of a text or heading. */
  readonly stemsOf: (text: string) => ReadonlySet<string>;
};

/** Prepares reading sentences of documents. */
export function createDocumentTexts(
  read: WordReader,
  findConcepts: ConceptFinder,
  translations: Translations,
  use: FeatureSwitches,
): DocumentTexts {
  const wordsOf = (text: string) => read(text).words;
  const termsOf = remember((text) => listTerms(readTerms(wordsOf(text), findConcepts)));
  const leading = new WeakMap<Terms, Features>();
  function ledTo(terms: Terms): Features {
    const led = leading.get(terms) ?? translate(listTerms(terms), translations);
    leading.set(terms, led);
    return led;
  }
  return {
    ledTo,
    readText: remember((text) => readFeatures(wordsOf(text), undefined, findConcepts, { ...use, speaker: false })),
    stemsOf: remember((text) => new Set(wordsOf(text).map(stem))),
    ledBy(terms) {
      const led = ledTo(terms);
      return (text) => {
        let sum = 0;
        for (const term of termsOf(text)) sum += led.get(term) ?? 0;
        return sum;
      };
    },
  };
}

function remember<T>(readText: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const now = readText(text);
    known.set(text, now);
    return now;
  };
}
