import { isCounted, isTally } from './counted.ts';
import type { SeenEnquiry } from './known.ts';
import type { FoundReference } from './references.ts';
import type { Span } from './understanding.ts';
import { stemOf, stemOfWord, wordsOf } from './wanted/features.ts';
import { slipsBetween } from './wanted/put-right.ts';

/** Words that many subjects share: they tell no enquiry from another. */
const common = new Set(
  `about after again all and are broken for from has have help into issue near new not off old one out outside over please
  problem report request resident road lane avenue crescent terrace grove since still street than that the them this very was ward week were with work
  tell told say said add added note update let know inform message text someone somebody anyone everyone could would can
  will here there they what when where which while who why because been being just only`
    .split(/\s+/)
    .map(stemOf),
);
/** What protocols speak of as well: with one of these alone nobody means an enquiry. */
const GENERAL =
  /^(?:meeting|motion|report|agenda|vote|councillor|officer|member|committee|question|complaint|protocol|code|business|debate|minute|application|petition|budget|group|press|gift|document|record|email|letter|election|training|site|visit|council|public)s?$/i;
const DEFINITE = /(?:^|[^\p{L}])(?:(?:the|my|that|this|our|those|his|her|their|['’](?:is|er))\s+|t['’])$/iu;
const INDEFINITE = /(?:^|[^\p{L}])(?:an?|any|some|every|another|no|new)\s+$/iu;
const BEHIND = /^\s+(?:one|enquir(?:y|ies)|case|job|complaint)\b/i;
const TELLING = 4;
/** Of all reminders together: a number there is days or an hour. */
const ABOUT_MESSAGES =
  /\b(?:mute|unmute|digest|notifications?|(?:all|my) reminders|reminders? (?:only )?(?:from|between|at|before|after))\b/i;

/**
 * Enquiries that a sentence names by words of their subject ("the pothole", "mill lane") or by a number alone ("put 2 on hold"),
 * of those the speaker may see. Words that several subjects share name all of these: they are then asked about.
 */
export function findDescribed(
  text: string,
  seen: readonly SeenEnquiry[],
  taken: readonly Span[],
  isWord: (word: string) => boolean,
): readonly FoundReference[] {
  const isFree = (start: number, end: number) => taken.every((span) => end <= span.start || start >= span.end);
  const numbered = (
    ABOUT_MESSAGES.test(text) || isTally(text)
      ? []
      : [
          ...text.matchAll(
            /(?<![\p{L}\p{N}£.:/#@–-])(\d{1,5})(?![\p{L}\p{N}%/£–-]|[.:]\d|\s?\)|\s?\((?:[a-z]|[ivx]{2,5}|\d{1,2})\))/giu,
          ),
        ]
  ).flatMap(({ 1: number = '', index }): FoundReference[] => {
    const end = index + number.length;
    const [before, behind] = [text.slice(0, index), text.slice(end)];
    const isSeen = seen.some((enquiry) => enquiry.number === Number(number));
    if (isCounted(before, number, behind) || !isSeen || !isFree(index, end)) return [];
    return [{ start: index, end, about: { named: `CW-${Number(number)}` }, strength: 'bare' }];
  });
  const described = describedIn(text, seen, isWord).filter(({ start, end }) => isFree(start, end));
  // "Bench 1 slat short": where words name one, a number before a thing counts; "0004 bench" names it twice.
  const names =
    described.length === 0
      ? numbered
      : numbered.filter(({ start, end }) => start === 0 || !COUNTS.test(text.slice(end)));
  if (names.length === 0) return described;
  // "2 and the bench": both are named.
  const beside = described.filter(
    (one) =>
      one.about.named.startsWith('CW-') &&
      names.some((other) => isJoined(text, other.end, one.start) || isJoined(text, one.end, other.start)),
  );
  return [...names, ...beside].toSorted((first, second) => first.start - second.start);
}

const COUNTS =
  /^\s+(?!(?:and|or|but|then|is|isnt|are|was|were|has|have|had|to|for|on|in|at|with|as|please|pls|too|also|now|needs?|can|could|should|will|would|must|by|until|till|from|again|instead|because|cos|since|not|done|fixed|sorted|closed|resolved|paused|late|overdue|about|he|she|they|it|i|we|you|who|what|when|where|why|how|if|so|that|this|the|a|an|my|all|both)\b)\p{L}{3,}/iu;

/** How streets and squares are written short. */
const ofStreets: ReadonlyMap<string, string> = new Map([
  ['rd', 'road'],
  ['st', 'street'],
  ['sq', 'square'],
  ['ave', 'avenue'],
  ['ln', 'lane'],
  ['cres', 'crescent'],
  ['pk', 'park'],
]);
const HEADLESS_THE = /^t['’](?=\p{L}{2})/iu;
/** A word of fewer letters is another word as easily as a mistyped one. */
const MISTYPED_FROM = 5;

/** The stem of a word; of one that is neither English nor in any subject, that of the subjects' word it is a slip or two from. */
function stemIn(word: string, ofSubjects: ReadonlyMap<string, string>, isWord: (word: string) => boolean): string {
  const said = word.toLowerCase();
  const stem = stemOfWord(ofStreets.get(said) ?? said);
  if (said.length < MISTYPED_FROM || ofSubjects.has(stem)) return stem;
  const [whole = ''] = wordsOf(word);
  if (isWord(whole)) return stem;
  const most = whole.length >= 8 ? 2 : 1;
  for (const [other, written] of ofSubjects)
    if (
      written.charAt(0) === whole.charAt(0) &&
      Math.abs(written.length - whole.length) <= most &&
      slipsBetween(whole, written) <= most
    )
      return other;
  return stem;
}

const ofSubject = new Map<string, ReadonlyMap<string, string>>();
const MOST_KEPT = 2_000;

/** The stems of a subject with their words, taken apart once: those in sight are gone through on every turn. */
function stemsOf(subject: string): ReadonlyMap<string, string> {
  const before = ofSubject.get(subject);
  if (before !== undefined) return before;
  const made = new Map(wordsOf(subject).map((word) => [stemOf(word), word] as const));
  if (ofSubject.size >= MOST_KEPT) ofSubject.clear();
  ofSubject.set(subject, made);
  return made;
}

/** What subjects are made of: each stem with its word. */
const subjects = new WeakMap<readonly SeenEnquiry[], ReadonlyMap<string, string>>();

function stemsOfSubjects(seen: readonly SeenEnquiry[]): ReadonlyMap<string, string> {
  const before = subjects.get(seen);
  if (before !== undefined) return before;
  const made = new Map<string, string>();
  for (const { subject } of seen)
    for (const [stem, word] of stemsOf(subject)) if (word.length >= TELLING) made.set(stem, word);
  subjects.set(seen, made);
  return made;
}

const AND = /^\s*(?:,|&|\+|and|,\s*and)\s*(?:also\s+)?$/i;

type Place = { readonly start: number; readonly end: number; readonly stem: string };

function describedIn(
  text: string,
  seen: readonly SeenEnquiry[],
  isWord: (word: string) => boolean,
): readonly FoundReference[] {
  const ofSubjects = stemsOfSubjects(seen);
  const places: Place[] = [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map(({ 0: said, index }) => {
    const word = said.replace(HEADLESS_THE, '');
    const end = index + said.length;
    return { start: end - word.length, end, stem: stemIn(word, ofSubjects, isWord) };
  });
  const looked = seen.flatMap((enquiry): readonly Looked[] => {
    const stems = stemsOf(enquiry.subject);
    const telling = places.filter(({ stem }) => stem.length >= TELLING && stems.has(stem) && !common.has(stem));
    const [from] = telling;
    return from === undefined ? [] : [{ enquiry, stems, from, count: new Set(telling.map(({ stem }) => stem)).size }];
  });
  const best = Math.max(0, ...looked.map(({ count }) => count));
  const named = looked.filter(({ count }) => count === best);
  const one = foundBy(named, best, text, places);
  if (one === undefined) return [];
  // "The noise one and the bench": two, named side by side, each by words of its own.
  const apart = [...Map.groupBy(looked, ({ from }) => from.start).values()]
    .map((group) => foundBy(group, best, text, places))
    .filter((each) => each !== undefined)
    .toSorted((first, second) => first.start - second.start);
  const joined = apart.filter(
    ({ start, end }, at) => isJoined(text, apart[at - 1]?.end, start) || isJoined(text, end, apart[at + 1]?.start),
  );
  return joined.length > 1 ? joined : [one];
}

type Looked = {
  readonly enquiry: SeenEnquiry;
  readonly stems: ReadonlyMap<string, string>;
  readonly from: Place;
  readonly count: number;
};

function isJoined(text: string, end: number | undefined, start: number | undefined): boolean {
  return end !== undefined && start !== undefined && AND.test(text.slice(end, start));
}

/** Enquiries that the same words name, as these words stand in the text. */
function foundBy(
  named: readonly Looked[],
  best: number,
  text: string,
  places: readonly Place[],
): FoundReference | undefined {
  const [first] = named;
  if (first === undefined) return undefined;
  const { from } = first;
  // The words that stand beside it and are of the subject too: "mill lane", "pothole in Station Road".
  let at = places.indexOf(from);
  let [start, end] = [from.start, from.end];
  let telling = 1;
  for (let next = places[at + 1]; next !== undefined; at += 1, next = places[at + 1]) {
    if (!first.stems.has(next.stem) || /[^\s]/.test(text.slice(end, next.start))) break;
    end = next.end;
    if (next.stem.length >= TELLING) telling += 1;
  }
  // "In Station ward" speaks of a ward, not of the pothole in Station Road.
  if (/^\s+wards?\b/i.test(text.slice(end))) return undefined;
  const before = text.slice(0, start);
  // "Station Rd" is a place of the subject's, whatever stands around it.
  const isRun = telling > 1;
  const isHead = before.trim() === '' && /^\s*:/.test(text.slice(end));
  const isDefinite = isRun || isHead || DEFINITE.test(before) || BEHIND.test(text.slice(end));
  if (best === 1 && (INDEFINITE.test(before) || (!isDefinite && GENERAL.test(text.slice(from.start, from.end))))) {
    return undefined;
  }
  if (best === 1 && !isDefinite && places.length > 12) return undefined;
  const words = text.slice(start, end);
  start -= DEFINITE.exec(before)?.[0].trimStart().length ?? 0;
  end += BEHIND.exec(text.slice(end))?.[0].length ?? 0;
  return {
    start,
    end,
    about: { named: named.length === 1 ? first.enquiry.reference : words },
    strength: 'described',
  };
}
