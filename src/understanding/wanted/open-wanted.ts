import { featuresOf, stemOf, wordsOf } from './features.ts';
import { type Learned, rankWanted } from './learn.ts';
import { type KeepBytes, learnOnce } from './learn-once.ts';
import { maskPhrasing, readPhrasings } from './phrasings.ts';
import { createPutRight, type PutRight } from './put-right.ts';

/** What may be wanted, most likely first; `likely` from 0 to 1. */
export type Wanted = readonly { readonly label: string; readonly likely: number }[];

/** Tells what is wanted by a sentence whose references, names and days are masked. */
export type TellWanted = (masked: string, isQuestion: boolean, may: (label: string) => boolean) => Wanted;

/** The label of what is not casework at all: a question to the documents. */
export const DOCUMENTS = 'documents';

const usualThings = [
  'pothole',
  'bins',
  'streetlight',
  'blocked drain',
  'damp flat',
  'noise',
  'parking on the verge',
  'fly-tipping',
  'bench',
  'overgrown hedge',
];

const plainDays = ['today', 'tomorrow', 'next week', 'tomorrow', 'this week'];

/** Everyday words of services that mean something else as often. */
const otherwise = new Set([
  'send',
  'transfer',
  'extension',
  'planning',
  'skip',
  'tip',
  'lift',
  'licensing',
  'licence',
  'permit',
  'permits',
  'invoice',
  'school',
  'schools',
  'teacher',
  'crossing',
  'repair',
  'park',
  'place',
  'carer',
  'carers',
  'disabled',
  'elderly',
  'building',
  'benefit',
  'benefits',
  'refund',
  'waste',
  'library',
  'landlord',
  'autism',
  'bidding',
  'demolition',
  'foster',
  'gym',
  'hoarding',
  'ice',
  'lake',
  'mast',
  'mobility',
  'museum',
  'pitch',
  'pool',
  'ramp',
  'respite',
  'salt',
  'shelter',
  'summons',
  'theatre',
  'trench',
]);

/**
 * Learns what is wanted from the phrasings of commands, and from questions to documents what is not casework. Takes about a
 * second, the next time a fifth of it; the same phrasings give the same answers. `isWord` knows English, so that a real word is no
 * typing error; `things` are everyday words for what residents have trouble with, which teach together. `asksForList`: a word of the
 * phrasings of lists, which by itself narrows none.
 */
export function openWanted(
  commands: string,
  questions: readonly string[],
  {
    isWord,
    things,
    keep,
  }: { readonly isWord: (word: string) => boolean; readonly things: readonly string[]; readonly keep: KeepBytes },
): { readonly tell: TellWanted; readonly putRight: PutRight; readonly asksForList: (word: string) => boolean } {
  const known = new Set(things.filter((word) => !word.includes(' ') && !otherwise.has(word)).map(stemOf));
  const asThings = (words: readonly string[]) => words.map((word) => (known.has(stemOf(word)) ? '@thing' : word));
  const phrasings = readPhrasings(commands).flatMap(({ label, said }, at) =>
    withThings(said, at)
      .flatMap((one) => withDays(label, one, at))
      .map((one) => ({ label, said: maskPhrasing(one) })),
  );
  const asked = questions.map((said) => ({ label: DOCUMENTS, said: maskPhrasing(said) }));
  const vocabulary = new Map<string, number>();
  for (const { label, said } of [...phrasings, ...asked]) {
    for (const word of wordsOf(said)) {
      if (!word.startsWith('@')) vocabulary.set(word, (vocabulary.get(word) ?? 0) + (label === DOCUMENTS ? 0.1 : 1));
    }
  }
  const putRight = createPutRight(vocabulary, isWord);
  const learned: Learned = learnOnce(
    [...phrasings, ...asked].map(({ label, said }) => ({
      label,
      features: featuresOf(asThings(wordsOf(said)), /\?\s*$/.test(said)),
    })),
    keep,
  );
  const tell: TellWanted = (masked, isQuestion, may) =>
    rankWanted(learned, featuresOf(asThings(wordsOf(masked).map(putRight)), isQuestion), may);
  const ofLists = new Set(
    phrasings
      .filter(({ label }) => label.startsWith('list-') && label !== 'list-search')
      .flatMap(({ said }) => wordsOf(said))
      .filter((word) => !known.has(stemOf(word)))
      .map(stemOf),
  );
  const asksForList = (word: string) => wordsOf(word).every((each) => ofLists.has(stemOf(putRight(each))));
  return { tell, putRight, asksForList };
}

/** A phrasing about a thing teaches with three things, in turn from the list. */
function withThings(said: string, at: number): readonly string[] {
  if (!said.includes('{thing}')) return [said];
  return [0, 1, 2].map((step) =>
    said.replaceAll('{thing}', usualThings[(3 * at + step) % usualThings.length] ?? 'pothole'),
  );
}

/** A phrasing about a day teaches with a plain one too, but for lists: "due today" is another than "due this week". */
function withDays(label: string, said: string, at: number): readonly string[] {
  if (!said.includes('{date}') || label.startsWith('list-')) return [said];
  return [
    said,
    said
      .replaceAll('{date}', plainDays[at % plainDays.length] ?? 'today')
      .replace(/\b(?:on|at|by) (?=today|tomorrow|next|this)/g, ''),
  ];
}
