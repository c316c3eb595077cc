import type { Command } from './command.ts';
import type { Span } from './understanding.ts';

/*
 * A sentence that orders something has words that order, and may have words that somebody is to read. "If it rains" is a condition among the
 * first and news among the second.
 */

/** `head`: what orders. `tail`: the words that were made of the sentence with no mark before them; they may order as well as tell. */
export type OrderPart = { readonly head: string; readonly tail: string };

const QUOTED = /["“][^"“”]{3,}["”]/g;
/** An enquiry that was named, however. */
const REFERENCE = /§/g;
/** A colon that is no time's, or a dash between words. */
const MARK = /(?<!\d):|:(?!\d)|\s[–—-]+\s/;
/** What an announcement says stands behind these. */
const SAYING = /(?<!\d):|:(?!\d)|\s[–—-]+\s|\b(?:that|saying|know)\b/i;
const AUDIENCE = /\b(?:councillors|members|officers|staff|employees|colleagues|everyone|everybody)\b/i;
/** Why it is to be done orders nothing. */
const WHY =
  /[\s,](?:because|since|cos|due to|owing to|given that|so that|seeing that|as(?! soon| long| well| if| of| complex| standard| resolved| fixed| done))\s.*$/is;
const BECAUSE = /\b(?:because|since|cos|due to|owing to|as)(?: of)?\s*$/i;
const SENTENCE = /(?<=[.!?])\s+(?=\S)/;
/** A sentence that goes on from the one before. */
const GOES_ON = /^(?:but|only|unless|if|except|not|don['’]?t|do not|just)\b/i;

/** The part of a sentence that orders what was understood; `§` stands in it for enquiries. */
export function orderPart(said: string, found: readonly Span[], command: Command): OrderPart {
  const told = toldWithName(said, found, command);
  if (told !== undefined) return { head: told, tail: '' };
  const text = withMarks(said, found).replace(QUOTED, ' “” ');
  if (command.kind === 'announce') return { head: untilMark(text, SAYING, AUDIENCE), tail: '' };
  if (command.kind !== 'act') return { head: withoutWhy(untilMark(text, /(?<!\d):|:(?!\d)/)), tail: '' };
  // The whole of it is to be read by somebody.
  if (command.words.text.length >= said.length - 2) return { head: '', tail: '' };
  const [first] = text.matchAll(REFERENCE);
  const at = first?.index ?? 0;
  const lead = text.slice(0, at);
  const opening = lead.lastIndexOf(':');
  const from = opening < 0 ? 0 : opening + 1;
  const behind = text.slice(at);
  const mark = MARK.exec(behind);
  const ordered = text.slice(from, mark === null ? undefined : at + mark.index);
  const words = command.words.text;
  const isTail = words !== '' && ordered.includes(words) && words.length < ordered.length;
  const isWhy = isTail && BECAUSE.test(ordered.slice(0, ordered.lastIndexOf(words)));
  const head = isTail ? ordered.slice(0, ordered.lastIndexOf(words)) : ordered;
  return { head: withoutWhy(sentencesOfOrder(head)), tail: isTail && !isWhy ? words : '' };
}

/** What orders, where the enquiry is named in the words that somebody is to read: "tell her the verge is to have bollards on Thursday". */
function toldWithName(said: string, found: readonly Span[], command: Command): string | undefined {
  if (command.kind !== 'act' || !['update', 'add', 'note'].includes(command.verb)) return undefined;
  const at = command.words.text === '' ? -1 : said.toLowerCase().indexOf(command.words.text.toLowerCase());
  const isWithin = ({ is, start }: Span) =>
    is !== 'reference' || (start >= at && start < at + command.words.text.length);
  return at > 0 && found.some(({ is }) => is === 'reference') && found.every(isWithin)
    ? said.slice(0, at).trim()
    : undefined;
}

function untilMark(text: string, mark: RegExp, or?: RegExp): string {
  const found = mark.exec(text);
  if (found !== null) return text.slice(0, found.index);
  const audience = or?.exec(text);
  return audience ? text.slice(0, audience.index + audience[0].length) : text;
}

function withoutWhy(text: string): string {
  return text.replace(WHY, '').trim();
}

/** Up to the sentence that names the enquiry, and those that go on from it. */
function sentencesOfOrder(text: string): string {
  const sentences = text.split(SENTENCE);
  const named = sentences.findIndex((each) => each.match(REFERENCE) !== null);
  if (named < 0) return text;
  return sentences.filter((each, at) => at <= named || GOES_ON.test(each)).join(' ');
}

export function withMarks(said: string, found: readonly Span[]): string {
  return found
    .filter(({ is }) => is === 'reference')
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}§${text.slice(end)}`, said);
}
