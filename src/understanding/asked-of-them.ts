import { isOfCouncillorSide } from '../people/index.ts';
import { noActionWords } from './act-command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { readSaid, type Said } from './said.ts';
import { sentencesOf } from './sentences.ts';
import type { Understanding } from './understanding.ts';

/* "Nobody has been in touch. Could you ask Streets how it is going?": a councillor has the one enquiry on the screen asked after, whatever is told first. */

const ASKS =
  /^(?:(?:please|pls|kindly|so|and|then|just|actually|now|perhaps)[\s,]+)*(?:(?:just|please)\s+)*(?:ask|nudge|prod|chase(?: up)?|remind|give)\s+(?:her|him|them|the (?:officer|team|service)|(?:who|whom)ever has it)(?:\s+a (?:nudge|prod|push|call|reminder))?(?:\s+(?:how (?:it|that|this|things)(?:['’]?s| is| are)?(?: \w+)?|how far (?:it|that|this|they)(?:['’]?s| is| has| have)? ?\w*|where (?:it|that|this|they|things)(?:['’]?s| is| are| stands?)?(?: \w+)?|what (?:is|['’]s) (?:happening|going on)|whats (?:happening|going on)|for (?:news|an update|word|a progress report)|about (?:it|that|this)|to (?:get on with it|hurry(?: up)?|look at it)))?(?:\s+(?:now|again|then|for me|please|today|straight away))*[\s.!?]*$/iu;

/** Asked after for the councillor, to be read back; undefined for anything else, and where none stands on the screen. */
export function asksThem(
  said: Said,
  known: Known,
): { readonly understood: Understanding; readonly order: Said } | undefined {
  const [only, second] = known.screen.references;
  if (only === undefined || second !== undefined || !isOfCouncillorSide(known.me)) return undefined;
  const sentences = sentencesOf(said);
  const last = sentences.at(-1) ?? said.text;
  const told = sentences.slice(0, -1).join(' ');
  if (/\?/.test(told)) return undefined;
  const order = readSaid(last);
  const { spans, references } = maskSaid(order.text, known);
  if (references.length > 0 || (order.mood.question && !order.mood.request)) return undefined;
  const ofThem = spans
    .filter(({ is }) => is === 'person' || is === 'service')
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start)}them${left.slice(end)}`, order.text);
  if (!ASKS.test(ofThem)) return undefined;
  const command = {
    kind: 'act',
    verb: 'chase',
    abouts: [{ named: only }],
    words: { ...noActionWords, text: told },
    sure: false,
  } as const;
  return { understood: { kind: 'command', command, text: order.text, found: [], likely: 0.9 }, order };
}
