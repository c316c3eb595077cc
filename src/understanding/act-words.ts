import { noActionWords, type Verb } from './act-command.ts';
import { findDays } from './dates/find-dates.ts';
import { readPastPeriod } from './dates/past-periods.ts';
import { readDay } from './dates/read-dates.ts';
import { editWords } from './edit-words.ts';
import { dayIn, extendWords } from './extend-words.ts';
import { handlerWords, nameIn } from './handler-words.ts';
import type { Known } from './known.ts';
import { pauseWords } from './pause-words.ts';
import { cues, type ReadWords, textWords } from './text-words.ts';
import { trimmed } from './trimmed.ts';

/** A sentence around its references: what stands before, what after, and the second reference where there is one. */
export type Around = { readonly before: string; readonly after: string; readonly other: string };

/** Reads what a verb takes from around its references. `said` is the whole sentence. */
export function readActWords(verb: Verb, around: Around, said: string, known: Known): ReadWords {
  const after = around.after.replace(/^\s*\(?v\d+\)?/, '');
  if (/^[\s,]*with (?:details|a form|a date)$/i.test(after))
    return { words: { ...noActionWords, form: 'asked' }, exact: true };
  switch (verb) {
    case 'acknowledge':
      return acknowledgeWords(after, around, known);
    case 'update':
    case 'add':
      return updateWords(verb, after);
    case 'extend':
      return extendWords(after, around.before, known);
    case 'reassign':
    case 'hand-over':
      return handlerWords(after, said, known);
    case 'pause':
      return pauseWords(after, known);
    case 'share':
    case 'unshare': {
      const who = /(?:with|to|from)\s+(.+?)[.!]?$/i.exec(after)?.[1] ?? nameIn(said, known) ?? '';
      return { words: { ...noActionWords, who }, exact: who !== '' };
    }
    case 'link':
    case 'unlink':
      return {
        words: { ...noActionWords, other: around.other },
        exact: around.other !== '' || (verb === 'unlink' && trimmed(after) === ''),
      };
    case 'edit':
      return editWords(after, around.before, said);
    case 'agree':
      return {
        words: { ...noActionWords, by: dayAgreedTo(around.before, after, known) },
        exact: trimmed(after) === '',
      };
    case 'undo':
      return { words: noActionWords, exact: trimmed(after) === '' };
    case 'decline':
    case 'chase':
    case 'fixed':
      return wordsMarkedOff(verb, after);
    default: {
      const read = textWords(cues[verb], after);
      // "I resolved the pothole yesterday" says when, and not how.
      const promised = noDayTaken.has(verb) ? withoutNextUpdate(read) : undefined;
      if (promised !== undefined) return promised;
      const isDay =
        readDay(read.words.text, known, 'past') !== undefined || readPastPeriod(read.words.text, known) !== undefined;
      if (!isDay) return read;
      // Behind a colon it is what was written: a note may be a day, whoever is told of a result hears it once it was read back.
      return /^\s*:/.test(after) ? { ...read, exact: verb === 'note' } : { words: noActionWords, exact: false };
    }
  }
}

/** "Agree to 18 December for 3": the day that was said, whatever was proposed; behind a mark it is told why. */
function dayAgreedTo(before: string, after: string, known: Known): string {
  const [told = ''] = after.split(/[:;]/);
  for (const text of [before, told]) {
    const [day] = findDays(text, known, 'future');
    if (day !== undefined) return text.slice(day.start, day.end);
  }
  return '';
}

/** With these no day of a next update is set. */
const noDayTaken: ReadonlySet<Verb> = new Set(['make-complex', 'make-standard', 'reopen', 'withdraw', 'resolve']);
const NEXT_UPDATE =
  /[\s,.;–-]*\b(?:and\s+)?(?:the\s+)?next update(?: is| will be)?(?: due)?(?: on| by)?:?\s+[^,.;]{3,40}[.\s]*$/i;

/** "Needs the gas company, next update Friday": the day is no part of the reason. */
function withoutNextUpdate({ words }: ReadWords): ReadWords | undefined {
  const next = NEXT_UPDATE.exec(words.text);
  if (next === null) return undefined;
  const unused = next[0].replace(/^[\s,.;–-]*(?:and\s+)?|[.\s]+$/gi, '');
  return { words: { ...words, text: words.text.slice(0, next.index), unused }, exact: false };
}

const MANNERS = /^\s*(?:(?:please|pls|plz|again|up|now|today|for me)\b\s*)+(?=[,.;:–—-]|$)/i;
const IS_FIXED = /^\s*(?:(?:is|are|was|has been|now|all)\s+)*fixed\b/i;

/** What somebody may want to add, only where it is marked off: "chase CW-2026-0042: the resident asks again". */
function wordsMarkedOff(verb: Verb, after: string): ReadWords {
  // "Chase 4 please, a child fell there": the manners mark nothing off, and what stands behind them is told.
  const rest = verb === 'fixed' ? after.replace(IS_FIXED, '') : after.replace(MANNERS, '');
  const { words, exact } = textWords(undefined, rest);
  if (!exact || words.text === '') return { words: noActionWords, exact: trimmed(after) === '' };
  return { words, exact: verb === 'chase' && /^\s*:/.test(rest) };
}

/** "Update on 2 from Tom: crew out today": whose word it is is a part of it, and it is read back. */
const FROM_WHOM = /^\s*(?:from|by|via)\s+[^:,;.]{2,40}:\s*\S/i;

function updateWords(verb: Verb, after: string): ReadWords {
  if (FROM_WHOM.test(after)) {
    const said = after.trim();
    return { words: { ...noActionWords, text: `${said.charAt(0).toUpperCase()}${said.slice(1)}` }, exact: false };
  }
  const { words, exact } = textWords(/^(?:update|that|to (?:say|tell (?:him|her|them)))?(?=$|[\s,.;:–-])/i, after);
  if (verb !== 'update' || words.text === '') return { words, exact };
  const next =
    /^(.*?)[,.;]?\s*(?:and\s+)?(?:the\s+)?next update(?: is)?(?: due)?(?: will be)?(?: on| by)?:? ([^,.;]+?)[.]?$/i.exec(
      words.text,
    );
  if (next === null) return { words, exact };
  const [, text = '', by = ''] = next;
  // A sentence of its own behind a colon is theirs to read as well: the words stay whole, and the day is read back.
  if (/^\s*:/.test(after) && /^\s*[.!?;]/.test(words.text.slice(text.length)))
    return { words: { ...words, by: by.trim() }, exact: false };
  return { words: { ...words, text: text.trim(), by: by.trim() }, exact };
}

/** "Take 5": whoever says so takes it. It is read back, since "take" is said of much. */
const TAKING = /\b(?:take|taking|grab|grabbing|claim|claiming|pick up|picking up)\s*$/i;

/** "Say that she will hear again by Tuesday". */
const HEARS =
  /^(?:(?:say|tell|let|telling|saying)\b(?:\s+(?:her|him|them))?(?:\s+know)?(?:\s+that)?\s+)?(?:s?he|they|you)(?:['’]ll| will| shall| can expect to)?\s+(?:hears?|be updated|gets? (?:an?|the next) update)(?: from (?:me|us))?(?: again| more| back| further)*\s+(?:on|by|before)\s+(?<by>.+)$/i;
const TELLS = /\b(?:updates?|updating|report|back|know|tell|answer|reply|respond|news|hear|check)\b/i;

/** "To the member": who hears of it, which they do anyway. */
const TO_READER =
  /^(?:back )?to (?:(?:the |our )?(?:ward )?(?:member|councillor|cllr|resident|constituent)|her|him|them|(?:cllr|councillor)\.? [\p{L}'’ -]{2,40})(?: please)?$/iu;

const AT_ONCE = /^(?:(?:right )?now|straight ?away|right away|at once|immediately)$/i;

function acknowledgeWords(after: string, { before }: Around, known: Known): ReadWords {
  let words = noActionWords;
  let exact = true;
  const pieces = trimmed(after)
    .replace(/(day), (?=\d)/gi, '$1 ')
    .replace(/^and\s+/i, '')
    .split(/\s*[,;:]\s*|\s+and\s+(?=next update|the next update|i\b|(?:say|tell|let)\b)|\.\s+/i)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  for (const piece of pieces) {
    const by =
      /^(?:i['’]?ll |we['’]?ll |will )?(?:the )?(?:next )?update(?: him| her| them| is)?(?: due)?(?: again)?(?: on| by)?:? (.+)$/i.exec(
        piece,
      );
    const hears = HEARS.exec(piece)?.groups?.by;
    const who =
      /^(?:(.+?) (?:has|have|takes|take|has got|have got|is dealing with|is looking at|will (?:deal with|look (?:at|into)|take|pick up)) it|(?:(?:is )?with|officer:?|given to|by|being looked at by|is being dealt with by|for) (.+)|(?:(?:(?:it|this|that)(?:['’]s| is)|is) )?(mine|me)|(i(?:['’]?ve|['’]?ll|['’]?m| have| will| am)? ?(?:got|have|take|taking|do|doing|dealing with|deal with|on|look into|looking (?:at|into)|pick|picking|sort|sorting|handle|handling)(?: it| this)?(?: up| out)?))$/i.exec(
        piece,
      );
    // "Acknowledge it now" names no day of an update.
    if (TO_READER.test(piece) || AT_ONCE.test(piece)) exact = false;
    else if (by !== null) words = { ...words, by: by[1] ?? '' };
    else if (hears !== undefined) {
      words = { ...words, by: hears };
      exact = false;
    } else if (who !== null)
      words = { ...words, who: who[3] !== undefined || who[4] !== undefined ? 'me' : (who[1] ?? who[2] ?? '') };
    else if (/^(?:noted|received|acknowledged|thanks|has been acknowledged|as acknowledged)$/i.test(piece))
      exact = false;
    else {
      exact = false;
      const name = nameIn(piece, known);
      // "I will ring him on Monday" is no day of an update.
      const said = dayIn(piece, known);
      const day = isMore(piece, [nameIn(piece, known), said]) && !TELLS.test(piece) ? undefined : said;
      if (name !== undefined && words.who === '') words = { ...words, who: name };
      if (isMore(piece, [name, day]) && words.who !== '' && day === undefined)
        words = { ...words, unused: [words.unused, piece].filter((each) => each !== undefined).join(', ') };
      if (day !== undefined && words.by === '') words = { ...words, by: day };
      // What is not understood is shown in the form rather than dropped.
      if (name === undefined && day === undefined) words = { ...words, who: words.who || piece, form: 'asked' };
    }
  }
  if (words.who === '') {
    const name = nameIn(before, known);
    const isMe = /\b(?:i|i['’](?:ve|m|ll)|me|mine|my|we)\b/i.test(`${before} ${after}`);
    if (name !== undefined) words = { ...words, who: name };
    else if (isMe) words = { ...words, who: 'me' };
    else if (words.who === '' && TAKING.test(before)) return { words: { ...words, who: 'me' }, exact: false };
  }
  return { words, exact };
}

/** Whether a piece says more than a name and a day, so that something of it is lost. */
function isMore(piece: string, taken: readonly (string | undefined)[]): boolean {
  const rest = taken.reduce<string>((left, each) => (each === undefined ? left : left.replace(each, ' ')), piece);
  return (
    (
      rest
        .replace(/\b(?:on|by|until|till|for|the|and|please|update|next|it|is|has|have|with)\b/gi, ' ')
        .match(/\p{L}{2,}/gu) ?? []
    ).length > 1
  );
}
