import type { ActCommand, Verb } from './act-command.ts';
import type { OrderPart } from './order-part.ts';

/*
 * "I already paused it yesterday", "Tom took it over on Friday", "apparently it's been filled", "I was about to close it": what was done before, or
 * is only heard or meant, told in the words of an order. Nothing is done by it.
 */

const SUBJECT = String.raw`(?:(?:i|we|he|she|they|you|\p{L}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?)(?:['’](?:ve|d|s))?\s+)?`;
const DONE =
  '(?:paused|resumed|restarted|moved|extended|pushed|gave|given|passed|handed|transferred|reassigned|took|taken|shared|withdrew|withdrawn|reopened)';
const BEFORE_TODAY =
  '(?:yesterday|last (?:night|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on the \\d{1,2}(?:st|nd|rd|th)|the other day|(?:\\d+|a few|two|three|some|a couple of) (?:days?|weeks?|hours?) ago|earlier|a while (?:ago|back)|weeks ago|ages ago)';
/** Done before, by whoever: with the day, with "already", or as somebody has it. */
const TOLD_DONE = new RegExp(
  [
    `^${SUBJECT}(?:(?:have|has|had|did)\\s+)?(?:already\\s+)(?:${DONE}|closed|resolved)\\b`,
    `^${SUBJECT}(?:(?:have|has|had)\\s+)?(?:just\\s+|since\\s+)?${DONE}\\b[^:;,]*\\b${BEFORE_TODAY}[\\s.!]*$`,
    `^(?:have|has|had)\\s+(?:just\\s+)?${DONE}\\b`,
    `^(?!i\\b|we\\b)\\p{L}[\\p{L}'’-]*(?: \\p{L}[\\p{L}'’-]*)?\\s+(?:has |have |['’]s )?took?(?:en)?\\s+(?:over\\s+)?§`,
    `\\bsaid (?:s?he|they)(?:['’](?:d|ll)| would| will) (?:take|have|do|handle|own)\\b|\\b(?:asked|offered|promised|volunteered|begged)\\b[^:;]* to (?:take|have|do|handle|look|pick|own|move|pause|extend|close)\\b`,
  ].join('|'),
  'iu',
);

/** Heard, meant, or not so yet. */
const NOT_PLAIN =
  /\b(?:apparently|supposedly|allegedly|presumably|as far as (?:i|we)(?:['’]m| am|['’]re| are)? (?:know|aware|concerned|can (?:tell|see))|afaik|(?:i|he|she|they|(?:the|my|our) \p{L}+|\p{Lu}\p{L}+) reckons?|(?:was|were|am|['’]m|['’]re|are) (?:going|about|minded|meaning|hoping|planning|intending) to|be minded to|^reckons?|\breckons? (?:that )?(?:the|it|this|that|§)|^about to|^nearly|^almost|^half(?: of)?(?=\s+(?:of|the|§|done|finished))|(?:might|may|could|would) be worth)\b|\b(?:nearly|almost|half|part(?:ly)?)[ -](?:done|finished|fixed|sorted|complete|there|ready)\b/iu;
/** Behind what ends it: "resolved I think, need to double check". */
const TO_CHECK =
  /^(?:\p{L}+\s+){0,3}?(?:resolved|done|fixed|finished|closed|sorted|complete),? i (?:think|reckon|believe|guess|suppose)\b|\bneeds? (?:to )?(?:double[- ]?)?check(?:ing)?\b|\b(?:i|he|she|they) (?:think|reckon|believe|guess)s?[\s.!]*$/iu;
const I_THINK = /^(?:so |and |but |well |actually )*i (?:think|reckon|believe|guess|suppose|fancy)\b/i;
const ALONE = /^(?:i (?:think|reckon|guess|suppose|believe)|apparently|supposedly)[\s.!]*$/i;

/** What is told so has words of its own for somebody to read. */
const telling: ReadonlySet<Verb> = new Set([
  'update',
  'note',
  'add',
  'chase',
  'not-fixed',
  'look-again',
  'edit',
  'agree',
  'decline',
  'undo',
]);

/** The words by which something is told as done before; undefined where they order. */
export function toldAsDone({ verb, sure, marked }: ActCommand, { head, tail }: OrderPart): string | undefined {
  if (sure || marked === true || telling.has(verb)) return undefined;
  return TOLD_DONE.exec(`${head} ${tail}`.replace(/\s+/g, ' ').trim())?.[0];
}

/** The words by which it is only heard, meant, or not so yet; undefined where it is plain. */
export function notPlain({ verb, sure, words }: ActCommand, { head, tail }: OrderPart): string | undefined {
  if (sure || telling.has(verb)) return undefined;
  const order = head.trim();
  if (verb !== 'resolve' && verb !== 'fixed') return (NOT_PLAIN.exec(order) ?? ALONE.exec(tail.trim()))?.[0];
  return (NOT_PLAIN.exec(`${order} ${tail}`) ?? I_THINK.exec(order) ?? TO_CHECK.exec(words.text))?.[0];
}
