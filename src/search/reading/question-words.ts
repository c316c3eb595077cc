import { normalise } from './normalise.ts';
import type { PlainReader } from './plain-words.ts';
import { isStopWord, stem } from './stems.ts';
import type { TypoCorrector } from './typos.ts';

/** The words of a question as the stages see them, and how much of it they know. */
export type QuestionWords = {
  /** Normalised, abbreviations written out, typing errors put right. */
  readonly words: readonly string[];
  /** Words put right: as typed and as read. */
  readonly corrections: readonly (readonly [string, string])[];
};

/** Reads words for the stages. */
export type WordReader = (text: string) => QuestionWords;

/**
 * Prepares reading with the council's abbreviations (`mo` -> `monitoring officer`, any case), typing errors, and plain words for formal ones.
 * `read('who is teh MO')` gives `['who', 'is', 'the', 'monitoring', 'officer']`.
 */
export function createWordReader(
  abbreviations: Readonly<Record<string, string>>,
  correct: TypoCorrector | undefined,
  readPlainly: PlainReader = (words) => words,
): WordReader {
  const writtenOut = new Map(
    Object.entries(abbreviations).map(([short, long]) => [normalise(joinAmpersands(short)).join(' '), normalise(long)]),
  );
  return (text) => {
    const corrections: [string, string][] = [];
    const names = correct === undefined ? undefined : namesIn(text);
    const words = readPlainly(normalise(joinAmpersands(text))).flatMap((word) => {
      const known = writtenOut.get(word);
      if (known !== undefined) return known;
      const corrected = names?.has(word) ? undefined : correct?.(word);
      if (corrected === undefined) return [word];
      corrections.push([word, corrected]);
      return writtenOut.get(corrected) ?? [corrected];
    });
    return { words, corrections };
  };
}

/** A mention, a word with a capital inside a sentence, or one before "Street" and its like, is a name: it is never "corrected". */
const MENTION = /(?<=@)\p{L}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+)?/gu;
const NAME = /(?<=[\p{Ll}\p{N},;:)] )\p{Lu}\p{Ll}+/gu;
const PLACE =
  /\b([\p{L}]+)(?= (?:street|st|road|rd|lane|avenue|ave|close|drive|crescent|way|square|estate|park|ward|hill|green|gardens|terrace|court)\b)/giu;

function namesIn(text: string): ReadonlySet<string> {
  const found = [MENTION, NAME, PLACE].flatMap((pattern) => text.match(pattern) ?? []);
  return new Set(found.flatMap((word) => normalise(word)));
}

/** `O&S` is one abbreviation, not two letters. */
function joinAmpersands(text: string): string {
  return text.replace(/\b([A-Za-z])\s*&\s*([A-Za-z])\b/g, '$1and$2');
}

/** Words that react to what was said. By themselves they ask nothing, though any may stand in a question: "never mind", "I see". */
const reactions: ReadonlySet<string> = new Set(
  `agreed aye cool correct exactly false fine first good great ha haha hang hmm hold idea know last later lol lovely mean meant
  mind nah neither never nice none nope oh ok okay omg perfect right second see sorry stop thank thanks third true two wait
  whatever wow wrong yeah yep yup`.split(/\s+/),
);

/** True for a word that by itself only reacts. */
export function isReaction(word: string): boolean {
  return reactions.has(word);
}

/** What a word that was put right counts towards what is known: it may have been another. */
const GUESSED = 0.5;

/**
 * Which of the words that carry meaning are known, from 0 to 1; 0 where none carries any: nothing can be known of `yes and no`,
 * nor of `never mind`.
 */
export function shareKnown(
  words: readonly string[],
  isKnown: (stemmed: string) => boolean,
  corrected: ReadonlySet<string> = new Set(),
): number {
  const telling = words.filter((word) => !isStopWord(word) && !reactions.has(word));
  const known = telling.map((word) => (isKnown(stem(word)) ? (corrected.has(word) ? GUESSED : 1) : 0));
  return known.reduce((sum: number, each) => sum + each, 0) / (telling.length || 1);
}
