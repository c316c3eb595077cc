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

/** Numbers of something else: days, paragraphs, money, times. */
const NUMBER_OF_ELSE =
  /(?:\b(?:para(?:graph)?s?|clauses?|sections?|items?|points?|parts?|pages?|steps?|stage|level|bullet|rule|article|schedule|appendix|ward|flat|house|number|no|bus|route|room|rm|bay|unit|grade|line|floor|band|tier|class|(?:groups?|lists?|panels?|teams?|sets?|packs?|committees?|boards?|part(?:y|ies)|famil(?:y|ies)) of|gate|table|version|phase|year|(?<!look(?:ed|ing|s)? )at|than|un?till?|til|before|after|top|another|last|next|all|these|those|every|year|years)\.?\s+|[£$€])$/i;
/** "About 3 potholes" counts; "about 3" at the end names one. */
const counting = {
  before: /\b(?:about|over|under)\s+$/i,
  behind:
    /^\s+(?!is\b|was\b|has\b|needs\b|wants\b|until\b|till?\b|again\b|please\b|pls\b|for\b|and\b|or\b|today\b|now\b)\p{Ll}/u,
};
/** "Need 2 log", "2 tell": the word that sounds like it. */
const SOUNDS_LIKE = /\b(?:need|want|wants|have|hav|has|got|going|used|how|like|able|trying|try|things?|something)\s+$/i;
/** "2 cyclists" are some of them, "2 needs a crew" is one. */
const SOME_OF_THEM =
  /^\s+(?!(?:is|was|has|needs|wants|looks|seems|gets|goes|says|works|stands|sits|stays|remains|comes|belongs|turns|waits|moves|sounds|keeps|as|its|does|takes|makes|previous)\b)\p{Ll}{3,}s\b(?!\s+(?:with|to|is|has)\b)/u;
const NUMBERED_BEHIND =
  /^(?:st|nd|rd|th)\b|^\s*(?:days?|weeks?|wks?|months?|mths?|hours?|hrs?|years?|yrs?|minutes?|mins?|am|pm|a\.m|p\.m|bed(?:room)?s?\b|(?:e-?mails?|calls?|letters?|texts?|messages?|visits?)\b|o['’]?clock|%|percent|per cent|people|officers?|councillors?|members?|residents?|enquir|cases|things|times|more|of\b|new\b|open\b|others?|or so\b|[A-Z][a-z]+ (?:Road|Street|Lane|Avenue|Close|Drive|Row|Way|Court|Place|Square))/;

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
    ABOUT_MESSAGES.test(text)
      ? []
      : [
          ...text.matchAll(
            /(?<![\p{L}\p{N}£.:/#@–-])(\d{1,5})(?![\p{L}\p{N}%/£–-]|[.:]\d|\s?\)|\s?\((?:[a-z]|[ivx]{2,5}|\d{1,2})\))/giu,
          ),
        ]
  ).flatMap(({ 1: number = '', index }): FoundReference[] => {
    const end = index + number.length;
    const [before, behind] = [text.slice(0, index), text.slice(end)];
    const isCount = counting.before.test(before) && counting.behind.test(behind);
    const isWord = SOUNDS_LIKE.test(before) && /^[24]$/.test(number) && /^\s+\p{Ll}/u.test(behind);
    const isSome = SOME_OF_THEM.test(behind) && !/\b(?:on|re|about|for|close|update|chase)\s+$/i.test(before);
    const isOther = isCount || isWord || isSome || NUMBER_OF_ELSE.test(before) || NUMBERED_BEHIND.test(behind);
    const isSeen = seen.some((enquiry) => enquiry.number === Number(number));
    if (isOther || !isSeen || !isFree(index, end)) return [];
    return [{ start: index, end, about: { named: `CW-${Number(number)}` }, strength: 'bare' }];
  });
  if (numbered.length > 0) return numbered;
  return describedIn(text, seen, isWord).filter(({ start, end }) => isFree(start, end));
}

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
