import { z } from 'zod';
import type { Concept, KnowledgeFault } from './types.ts';
import { parseYaml } from './yaml-file.ts';

/** Talk that is no question: a greeting, thanks, leave-taking, "what are you", "help". */
export type SmallTalkKind = 'hello' | 'thanks' | 'goodbye' | 'about' | 'help';

/** Formal, old or local words, and the plain ones that stand for them; `plain` is empty where they only say that something is asked. */
export type PlainWords = { readonly plain: string; readonly said: readonly string[] };

/** Words that all councils share. */
export type Vocabulary = {
  readonly concepts: readonly Concept[];
  /** Short form, as written in the file, to what it stands for: `MO` to `Monitoring Officer`. */
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly plainWords: readonly PlainWords[];
  readonly smallTalk: Readonly<Record<SmallTalkKind, readonly string[]>>;
};

/** The vocabulary's files as text; undefined where a file is absent. */
export type VocabularyTexts = {
  readonly concepts: string | undefined;
  readonly abbreviations: string | undefined;
  readonly plainWords: string | undefined;
  readonly smallTalk: string | undefined;
};

const words = z.string().trim().min(1);
const phrases = z.array(words).default([]);
const concepts = z.array(z.strictObject({ concept: words, terms: z.array(words).min(1) }));
const abbreviations = z.record(z.string(), words);
const plainWords = z.array(z.strictObject({ plain: z.string().trim(), said: z.array(words).min(1) }));
const smallTalk = z.strictObject({ hello: phrases, thanks: phrases, goodbye: phrases, about: phrases, help: phrases });
const silence: Vocabulary['smallTalk'] = { hello: [], thanks: [], goodbye: [], about: [], help: [] };

/** Parses the shared words. A broken file counts as absent, with its faults. */
export function parseVocabulary(texts: VocabularyTexts): {
  readonly vocabulary: Vocabulary;
  readonly faults: readonly KnowledgeFault[];
} {
  const parsedConcepts = parseYaml({ file: 'concepts.yaml', text: texts.concepts ?? '' }, concepts);
  const parsedAbbreviations = parseYaml({ file: 'abbreviations.yaml', text: texts.abbreviations ?? '' }, abbreviations);
  const parsedPlainWords = parseYaml({ file: 'plain-words.yaml', text: texts.plainWords ?? '' }, plainWords);
  const parsedSmallTalk = parseYaml({ file: 'small-talk.yaml', text: texts.smallTalk ?? '' }, smallTalk);
  return {
    vocabulary: {
      concepts: parsedConcepts.value ?? [],
      abbreviations: parsedAbbreviations.value ?? {},
      plainWords: parsedPlainWords.value ?? [],
      smallTalk: parsedSmallTalk.value ?? silence,
    },
    faults: [
      ...parsedConcepts.faults,
      ...parsedAbbreviations.faults,
      ...parsedPlainWords.faults,
      ...parsedSmallTalk.faults,
    ],
  };
}
