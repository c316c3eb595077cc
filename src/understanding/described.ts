import type { SeenEnquiry } from './known.ts';
import type { FoundReference } from './references.ts';
import type { Span } from './understanding.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/** Words that many subjects share: they tell no enquiry from another. */
const COMMON = new Set(
  `about after again all and are broken for from has have help into issue near new not off old one out outside over please
  problem report request resident road lane avenue crescent terrace grove since still street than that the them this very was ward week were with work`
    .split(/\s+/)
    .map(stemOf),
);
/** What protocols speak of as well: with one of these alone nobody means an enquiry. */
const GENERAL =
  /^(?:meeting|motion|report|agenda|vote|councillor|officer|member|committee|question|complaint|protocol|code|business|debate|minute|application|petition|budget|group|press|gift|document|record|email|letter|election|training|site|visit|council|public)s?$/i;
const DEFINITE = /(?:^|[^\p{L}])(?:the|my|that|this|our|those|his|her|their)\s+$/iu;
const INDEFINITE = /(?:^|[^\p{L}])(?:an?|any|some|every|another|no|new)\s+$/iu;
const BEHIND = /^\s+(?:one|enquir(?:y|ies)|case|job|complaint)\b/i;
const TELLING = 4;
/** Of all reminders together: a number there is days or an hour. */
const ABOUT_MESSAGES =
  /\b(?:mute|unmute|digest|notifications?|(?:all|my) reminders|reminders? (?:only )?(?:from|between|at|before|after))\b/i;

/** Numbers of something else: days, paragraphs, money, times. */
const NUMBER_OF_ELSE =
  /(?:\b(?:para(?:graph)?s?|clauses?|sections?|items?|points?|parts?|pages?|steps?|stage|level|bullet|rule|article|schedule|appendix|ward|flat|house|number|no|bus|route|(?<!look(?:ed|ing|s)? )at|than|un?till?|til|before|after|top|another|last|next|all|these|those|every|year|years)\.?\s+|[£$€])$/i;
/** "About 3 potholes" counts; "about 3" at the end names one. */
const COUNTS = {
  before: /\b(?:about|over|under)\s+$/i,
  behind:
    /^\s+(?!is\b|was\b|has\b|needs\b|wants\b|until\b|till?\b|again\b|please\b|pls\b|for\b|and\b|or\b|today\b|now\b)\p{Ll}/u,
};
const NUMBERED_BEHIND =
  /^(?:st|nd|rd|th)\b|^\s*(?:days?|weeks?|wks?|months?|mths?|hours?|hrs?|years?|yrs?|minutes?|mins?|am|pm|o['’]?clock|%|percent|per cent|people|officers?|councillors?|members?|residents?|enquir|cases|things|times|more|of\b|new\b|open\b|others?|or so\b|[A-Z][a-z]+ (?:Road|Street|Lane|Avenue|Close|Drive|Row|Way|Court|Place|Square))/;

/**
 * Enquiries that a sentence names by words of their subject ("the pothole", "mill lane") or by a number alone ("put 2 on hold"),
 * of those the speaker may see. Words that several subjects share name all of these: they are then asked about.
 */
export function findDescribed(
  text: string,
  seen: readonly SeenEnquiry[],
  taken: readonly Span[],
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
    const isCount = COUNTS.before.test(before) && COUNTS.behind.test(behind);
    const isOther = isCount || NUMBER_OF_ELSE.test(before) || NUMBERED_BEHIND.test(behind);
    const isSeen = seen.some((enquiry) => enquiry.number === Number(number));
    if (isOther || !isSeen || !isFree(index, end)) return [];
    return [{ start: index, end, about: { named: `CW-${Number(number)}` }, strength: 'bare' }];
  });
  if (numbered.length > 0) return numbered;
  return describedIn(text, seen).filter(({ start, end }) => isFree(start, end));
}

const AND = /^\s*(?:,|&|\+|and|,\s*and)\s*(?:also\s+)?$/i;

type Place = { readonly start: number; readonly end: number; readonly stem: string };

function describedIn(text: string, seen: readonly SeenEnquiry[]): readonly FoundReference[] {
  const places: Place[] = [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    stem: stemOf(wordsOf(word)[0] ?? ''),
  }));
  const looked = seen.flatMap((enquiry): readonly Looked[] => {
    const stems = new Set(wordsOf(enquiry.subject).map(stemOf));
    const telling = places.filter(({ stem }) => stem.length >= TELLING && stems.has(stem) && !COMMON.has(stem));
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
  readonly stems: ReadonlySet<string>;
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
  for (let next = places[at + 1]; next !== undefined; at += 1, next = places[at + 1]) {
    if (!first.stems.has(next.stem) || /[^\s]/.test(text.slice(end, next.start))) break;
    end = next.end;
  }
  const before = text.slice(0, start);
  const isDefinite = DEFINITE.test(before) || BEHIND.test(text.slice(end));
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
