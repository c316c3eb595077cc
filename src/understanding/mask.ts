import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import type { Now } from './dates/said-date.ts';
import { MONTH, WEEKDAY } from './dates/words.ts';
import { findDescribed } from './described.ts';
import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import { type FoundReference, findReferences } from './references.ts';
import { findByPerson, findByState } from './standing.ts';
import type { Span } from './understanding.ts';

/** What was found in a sentence, and the sentence with masks in its place: what is wanted does not hang on whose name it is. */
export type Masked = {
  readonly references: readonly FoundReference[];
  readonly spans: readonly Span[];
  readonly masked: string;
  /** The same without what is named by words of a subject or a number alone. */
  readonly plain: string;
};

const TIMES =
  /(?<![\p{L}\p{N}])(?:at\s+)?(?:[01]?\d|2[0-3])(?:[:.][0-5]\d\s*(?:am|pm)?|\s*(?:am|pm))(?![\p{L}\p{N}])/giu;

/** A phrasing as a sentence of somebody is masked, without anybody's names. */
export function maskDays(text: string, now: Now): string {
  const spans: Span[] = findDays(text, now, 'future').map(({ start, end }) => ({ start, end, is: 'date' }));
  for (const match of text.matchAll(TIMES)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (spans.every((other) => end <= other.start || start >= other.end)) spans.push({ start, end, is: 'date' });
  }
  spans.sort((one, other) => one.start - other.start);
  return maskText(text, spans);
}

/** What was masked in the same circumstances: several readers ask for the same words of a turn. */
const maskedBefore = new WeakMap<Known, Map<string, Masked>>();
const MOST_KEPT = 100;

/** Finds references, names, days, services and wards. */
export function maskSaid(text: string, known: Known): Masked {
  const before = maskedBefore.get(known) ?? new Map<string, Masked>();
  maskedBefore.set(known, before);
  const made = before.get(text) ?? maskAnew(text, known);
  if (before.size >= MOST_KEPT) before.clear();
  before.set(text, made);
  return made;
}

function maskAnew(text: string, known: Known): Masked {
  const references = findReferences(text).filter((found) => !isOfHouse(found, text, known));
  const spans: Span[] = references.map(({ start, end }) => ({ start, end, is: 'reference' }));
  const add = (start: number, end: number, is: Span['is']) => {
    if (end > start && spans.every((other) => end <= other.start || start >= other.end)) spans.push({ start, end, is });
  };
  for (const { start, end } of findNames(text, known)) add(start, end, 'person');
  const period = findPeriod(text, known);
  if (period !== undefined) add(period.start, period.end, 'date');
  for (const { start, end } of findDays(text, known, 'future')) add(start, end, 'date');
  for (const match of text.matchAll(TIMES)) add(match.index, match.index + match[0].length, 'date');
  for (const ward of known.wards) for (const [start, end] of placesOf(ward, text)) add(start, end, 'ward');
  for (const service of known.services) for (const [start, end] of placesOf(service, text)) add(start, end, 'service');
  const placed = references.length > 0 ? undefined : byPlace(text, known);
  const described =
    references.length > 0 ? [] : placed !== undefined ? [placed] : describedOrStanding(text, spans, known);
  const plain = maskText(text, sorted(spans));
  if (described.length === 0) return { references, spans: sorted(spans), masked: plain, plain };
  const kept = spans.filter(({ start, end }) => described.every((other) => end <= other.start || start >= other.end));
  const all = sorted([...kept, ...described.map(({ start, end }): Span => ({ start, end, is: 'reference' }))]);
  return { references: described, spans: all, masked: maskText(text, all), plain };
}

/** By how it stands, by words of its subject, else by whose it is. */
function describedOrStanding(text: string, spans: readonly Span[], known: Known): readonly FoundReference[] {
  const taken = spans.filter(({ is }) => is !== 'ward');
  const standing = findByState(text, known);
  if (standing !== undefined) return [standing];
  const described = findDescribed(text, known.seen, taken, known.isWord);
  const theirs = described.length > 0 ? undefined : findByPerson(text, known);
  return theirs === undefined ? described : [theirs];
}

const PLACED =
  /(?:^(?:and\s+|so\s+|ok\s+)?|\bthe\s+)(first|1st|second|2nd|third|3rd|fourth|4th|last|top|bottom)\s+(?:one|case|enquiry|of (?:them|those|these))\b/iu;
const placesNamed: Readonly<Record<string, number>> = {
  first: 0,
  '1st': 0,
  top: 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
  last: -1,
  bottom: -1,
};

/** "The second one, who is on it": one of several that were just shown. */
function byPlace(text: string, { screen }: Known): FoundReference | undefined {
  const found = screen.references.length < 2 ? null : PLACED.exec(text);
  const place = placesNamed[found?.[1]?.toLowerCase() ?? ''];
  if (found === null || place === undefined || found[0].length === text.length) return undefined;
  const named = screen.references.at(place);
  if (named === undefined) return undefined;
  const start = found.index;
  return { start, end: start + found[0].length, about: { named }, strength: 'described' };
}

/** "Number 12" is a house, unless the speaker sees an enquiry of that number and nothing speaks of a place. */
function isOfHouse({ start, end, strength, about }: FoundReference, text: string, { seen }: Known): boolean {
  if (strength !== 'bare' || !/^(?:no\b|number)/i.test(text.slice(start, end))) return false;
  if (
    /\b(?:outside|at|next to|opposite|near|house|flat|door|by|not|from|bus|is|it['’]?s|and|of)\s+$/i.test(
      text.slice(0, start),
    )
  )
    return true;
  return !seen.some(({ number }) => `CW-${number}` === about.named);
}

function sorted(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((one, other) => one.start - other.start);
}

/** Where a phrase stands, whatever its case. */
export function placesOf(phrase: string, text: string): readonly (readonly [number, number])[] {
  if (phrase.trim() === '') return [];
  const found: (readonly [number, number])[] = [];
  const [low, wanted] = [text.toLowerCase(), phrase.toLowerCase()];
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
    const isWord = (sign: string) => /[\p{L}\p{N}]/u.test(sign);
    if (!isWord(low.charAt(at - 1)) && !isWord(low.charAt(at + wanted.length))) found.push([at, at + phrase.length]);
  }
  return found;
}

/** Days so common that the phrasings have them as they are: "due today" and "due this week" are two things. */
const PLAIN_DAY = /^(?:today|tomorrow|yesterday|this week|next week|last week|this month|last month)$/i;

const masks = {
  reference: ' @ref ',
  person: ' @person ',
  date: ' @date ',
  service: ' @service ',
  ward: ' @ward ',
} as const;

function maskText(text: string, spans: readonly Span[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end, is } of spans) {
    const said = text.slice(start, end);
    masked += text.slice(from, start) + (is === 'date' && PLAIN_DAY.test(said) ? said : masks[is]);
    from = end;
  }
  masked += text.slice(from);
  masked = masked.replace(
    /(?:(?:from|on|between|until|till|til|up to|for|starting|as of|by|at|in)\s+)*@date(?:\s*(?:to|until|till|-|–|and)\s*@date)?/gi,
    '@date',
  );
  // What comes after a colon is somebody's words, but for the first words of a sentence that has no head before it.
  const colon = /^(?<head>[^:]{3,90}?)\s*(?:(?<!\d):(?!\d)|\s[–—-]\s|->)\s*(?<rest>\S.*)$/s.exec(masked);
  const rest = colon?.groups?.rest ?? '';
  // "The pothole: filled, done": what is wanted stands in the words themselves.
  const isNamedOnly = /^\s*(?:the\s+)?@ref\s*$/i.test(colon?.groups?.head ?? '') && !/^\s*@text\b/.test(rest);
  const isSlotOnly = isNamedOnly || /^\s*@(?:ref|person|service|date)\b/.test(rest) || /->/.test(masked);
  return colon === null || isSlotOnly ? masked : `${colon.groups?.head} @text`;
}

/** What may stand behind a service that is named; any other word makes it the first of a longer name: "street corners", "legal advice". */
const BEHIND_SERVICE = new RegExp(
  String.raw`^\s*(?:$|[,.;:?!)–-]|(?:team|dep(?:artmen)?t|services?|section|please|pls|and|or|but|in|for|with|about|on|at|from|by|to|of|since|between|during|over|until|that|which|who|is|are|was|were|has|have|had|got|today|yesterday|tomorrow|now|yet|still|this|last|next|past|logged|raised|reported|closed|resolved|overdue|late|due|open|outstanding|unassigned|unacknowledged|paused|on hold|urgent|complex|cases?|casework|enquir(?:y|ies)|inquir(?:y|ies)|jobs?|tickets?|issues?|ones?|lists?|page|figures|stats|statistics|numbers|performance|only|currently|so far|compared|versus|vs|per|each|${MONTH}|${WEEKDAY}|\d+)(?![\p{L}\p{N}]))`,
  'iu',
);
const ALONE_BEHIND = /^\s*(?:(?:team|dep(?:artmen)?t|please|pls)\s*)*(?:$|[,.;:?!])/i;
const BY = /(?<!\b(?:handled|held|owned|dealt with|looked after|closed|resolved|done)\s)\bby\s+(?:the\s+)?$/i;

/** Whom a service is for says nothing of a service by itself: "statistics for member" is not of Member Support. */
const WHOM = /^(?:members?|councillors?|officers?|residents?|customers?|tenants?|citizens?|people)$/i;

/**
 * A service that is named in a text: by its whole name, or by how it begins, behind "in", "for" or "with" or where its piece of the text
 * ends: "overdue in parks". Empty for none.
 */
export function serviceSaid(text: string, services: readonly string[]): string {
  const isNamed = (start: number, end: number) =>
    BEHIND_SERVICE.test(text.slice(end)) && !BY.test(text.slice(0, start));
  const whole = services.find((each) => placesOf(each, text).some(([start, end]) => isNamed(start, end)));
  if (whole !== undefined) return whole;
  for (const { 1: lead = '', 2: word = '', index, 0: said } of text.matchAll(
    /((?:\b(?:for|in|with|of|on|from)|^|[,;:])\s*(?:the\s+)?)(?<![\p{L}\p{N}])(\p{L}{4,})\b/giu,
  )) {
    if (WHOM.test(word)) continue;
    const [only, second] = services.filter((each) => each.toLowerCase().startsWith(word.toLowerCase()));
    if (only === undefined || second !== undefined) continue;
    const [start, end] = [index + lead.length, index + said.length];
    const behind = text.slice(end);
    if (/^(?:for|in|with)\b/i.test(lead) ? isNamed(start, end) : ALONE_BEHIND.test(behind)) return word;
  }
  return '';
}
