import type { ListName, Trait } from './command.ts';
import type { Known } from './known.ts';
import { speaksOfTrouble } from './of-documents.ts';

/* What all of a list are, in words: open, paused, urgent, complex, not acknowledged. */

/** What is over is said so. */
export const CLOSED = /\b(?:closed|resolved|finished|completed|withdrawn)\b/i;
const traits: readonly (readonly [Trait, RegExp])[] = [
  [
    'not acknowledged',
    /\b(?:un-?acknowledged|(?:not|n['’]t|nobody|nobody has) (?:yet |been )*acknowledged|(?:to|for) (?:be )?acknowledg\w+|without (?:an )?acknowledgement)\b/i,
  ],
  ['paused', /\b(?:paused|on hold|on pause|parked)\b/i],
  ['urgent', /\b(?:urgent|high priority|emergenc(?:y|ies))\b/i],
  ['complex', /\bcomplex\b/i],
];
export const TRAITS = new RegExp(traits.map(([, { source }]) => source).join('|'), 'gi');

const CASES =
  /^\s*(?:,|and\b|or\b|$|[?.!]|(?:ones?|cases?|casework|enquir(?:y|ies)|jobs?|issues?|tickets?|stuff|list|please|now|today|at the moment|in\b|for\b|with\b|by\b|logged\b|since\b|page\b|mine\b|of (?:mine|ours)))/i;
const IS = /\b(?:is|are|was|were|['’]s|been|currently|still|now|on|being)\s+$/i;

/**
 * "My urgent ones", "what is on hold": but for what is said not to be so, and for what is sought itself: "cars parked on the verge", "about
 * complex needs".
 */
export function traitsIn(which: ListName, text: string, known: Known): readonly Trait[] {
  const about = which === 'search' ? text.search(/\b(?:about|mention\w*|regarding|concerning|saying)\s/i) : -1;
  const said = about === -1 ? text : text.slice(0, about);
  return traits.flatMap(([trait, pattern]) => {
    const found = pattern.exec(said);
    if (found === null) return [];
    const [before, after] = [said.slice(0, found.index), said.slice(found.index + found[0].length)];
    const isDenied = /\b(?:not|n['’]t|no|without|except|but)\s+(?:\S+\s+)?$/i.test(before);
    if (isDenied && trait !== 'not acknowledged') return [];
    // An urgent pothole is both; parked cars and an urgent care centre are things.
    const [next = ''] = /^\s+[\p{L}'’-]+/u.exec(after) ?? [];
    const isOfThem =
      which !== 'search' ||
      trait === 'not acknowledged' ||
      CASES.test(after) ||
      (IS.test(before) && !/\bparked\b/i.test(found[0])) ||
      (/urgent|complex/i.test(found[0]) && speaksOfTrouble(next, known));
    return isOfThem ? [trait] : [];
  });
}

/** A text without the states that are looked for as such. */
export function inNoState(text: string, open: readonly Trait[], only: readonly Trait[]): string {
  const rest = only.length === 0 ? text : text.replace(TRAITS, ' ');
  return open.length === 0 ? rest : rest.replace(OPEN, ' ');
}

const OPEN = /\b(?:open|outstanding|unresolved)\b/i;

/** "How many does Cllr Lowe have open": of the enquiries, not of a manhole that is. */
export function asksForOpen(text: string): boolean {
  const found = OPEN.exec(text);
  if (found === null || CLOSED.test(text)) return false;
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return CASES.test(after) && !/\b(?:not|n['’]t|no|and|or|&)\s+$/i.test(before);
}
