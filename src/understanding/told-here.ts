import { tellsOnScreen } from './about-screen.ts';
import { type About, noActionWords } from './act-command.ts';
import { verbFor } from './acts.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import type { FoundReference } from './references.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';

/*
 * "Tell him the crew is coming at 7", "add that the hedge is cut": what is to be told, while one enquiry is on the screen. Its words choose no
 * other enquiry; where they are of another, which is meant is asked.
 */

const LEAD = '(?:(?:please|pls|ok|okay|right|so|and|then|just|now|can you|could you|would you)[\\s,]+)*';
const WHOM = "(?:her|him|them|['’]em|the (?:councillor|cllr|member|officer))";
const TELLS = new RegExp(
  String.raw`^${LEAD}(?:tell|let|inform|message|text|update|say to)\s+${WHOM}\s+(?:know\s+)?(?:that\s+)?(?<told>\S+\s.*)$`,
  'is',
);
const ADDS = new RegExp(
  String.raw`^${LEAD}(?:say|(?<kept>add|note|add a note|make a note|put a note))(?:\s+that\b|(?=\s+(?!to\b|on\b|an?\b|the\b|my\b|for\b|this\b|it\b|about\b|re\b)))\s+(?<told>\S+\s.*)$`,
  'is',
);
/** "About the hedge", "the hedge one": these point at an enquiry, wherever they stand. */
const points = { before: /\b(?:about|re|regarding)\s+(?:the\s+)?$/i, behind: /\b(?:one|enquir(?:y|ies)|case|job)$/i };
const ON_AT_HEAD = /^(?:on|for|with)\s+(?:the\s+)?$/i;

/** Numbers and words of a subject that stand behind the colon of a head choose nothing. */
export function namesBeforeColon({ text }: Said, { references }: Masked): boolean {
  const colon = /^\p{L}[^:]{0,60}:(?=\s)/u.exec(text)?.[0].length ?? text.length;
  return references.some(({ strength, start }) => strength === 'written' || (strength === 'bare' && start < colon));
}

/** What is told of the one enquiry on the screen, or the question which is meant; undefined for anything else. */
export function toldHere(said: Said, masked: Masked, known: Known): Understanding | undefined {
  const { text, mood } = said;
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined || mood.question || mood.wondering) return undefined;
  const tells = TELLS.exec(text)?.groups?.told;
  const adds = tells === undefined ? ADDS.exec(text)?.groups : undefined;
  const told = tells ?? adds?.told;
  if (told === undefined) return undefined;
  const from = text.length - told.length;
  const { references } = masked;
  // The number of a house is no enquiry's: a note is of the one on the screen.
  const isNote = adds?.kept !== undefined && /\d/.test(told);
  if ((references.length === 0 && !isNote) || references.some((found) => names(found, text, from))) return undefined;
  const verb = verbFor(adds?.kept === undefined ? 'update' : 'add', known, false);
  const others = references.flatMap(({ about, start, end }) => meantBy(about, text.slice(start, end), only, known));
  const base = { text, found: masked.spans };
  if (others.length > 0) {
    const each = [only, ...new Set(others)].slice(0, 4).map(
      (reference): Offer => ({
        label: labelOf(reference, known),
        typed: `${typedFor(verb, reference)}: ${told}`,
      }),
    );
    return { ...base, kind: 'several', why: 'which-one', each, likely: 0.6 };
  }
  const plain = { ...masked, references: [], masked: masked.plain };
  const command =
    tells === undefined
      ? { kind: 'act' as const, verb, abouts: [{ named: only }], words: { ...noActionWords, text: told }, sure: false }
      : tellsOnScreen(said, plain, known);
  return command === undefined ? undefined : { ...base, kind: 'command', command, likely: 0.8 };
}

function names({ strength, start, end }: FoundReference, text: string, from: number): boolean {
  const before = text.slice(0, start);
  if (strength === 'written' || start < from) return true;
  return (
    points.before.test(before) || points.behind.test(text.slice(start, end)) || ON_AT_HEAD.test(text.slice(from, start))
  );
}

/** The enquiries that are meant by words or a number, none where they may be of the one on the screen. */
function meantBy({ named }: About, words: string, only: string, { seen }: Known): readonly string[] {
  const number = /^CW-(?:\d{4}-)?(\d+)$/i.exec(named)?.[1];
  const last = words.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  const all = seen.filter((enquiry) =>
    number === undefined
      ? last.some((word) => enquiry.subject.toLowerCase().includes(word))
      : enquiry.number === Number(number),
  );
  return all.some(({ reference }) => reference === only) ? [] : all.map(({ reference }) => reference);
}

export function labelOf(reference: string, { seen }: Known): string {
  const subject = seen.find((each) => each.reference === reference)?.subject;
  return subject === undefined ? reference : `${reference} ${subject}`;
}
