import { type ActCommand, noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Offer } from './understanding.ts';
import { isNo } from './yes-no.ts';

const LEAD =
  /^(?:(?:scratch that|i (?:regret (?:that )?i |have |am afraid i )?(?:misspoke|made a (?:mistake|slip))|my (?:mistake|apologies|error)|apologies|i beg your pardon|yes|yep|yeah|no|nope|nah|ok|okay|actually|sorry|oops|whoops|wait|hang on|hold on|correction|rather|i mean)\b[\s,.!:;–-]*(?:but\b|except\b|only\b)?[\s,]*)+/i;
const NOT =
  /^(?:i\s+)?(?:meant?|(?:should|ought to) (?:be|say|read)|make (?:it|that)|change (?:it|that)|(?:the )?(?:subject|street|address|place|name) (?:should|ought to) (?:be|say|read)|it(?:['’]?s| is| was| should be)|that(?:['’]?s| is| should be)|that should (?:be|say)|to|with|for|on|in|it['’]?s)?\s*(?<right>[^,;:]{1,60}?)(?<comma>,)?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(?:the\s+|in\s+|on\s+|to\s+|for\s+|with\s+)?(?<wrong>[^,;:]{1,60}?)[\s.!]*$/i;

/** "I wrote Mill Road where I should have put Mill Lane": what is wrong comes first. */
const WRONG_FIRST =
  /^(?:i (?:fear|think|am afraid|see|notice)(?: that)?\s+)?(?:i|it|we)\s+(?:wrote|said|put|typed|says|have (?:written|put|said)|had)\s+(?<wrong>[^,;:]{2,60}?),?\s+(?:where|when|but|and)\s+(?:i|it|we)\s+(?:(?:should|ought to) (?:have (?:said|put|written|typed|been)|be|say)|meant(?: to (?:say|put|write))?)\s+(?<right>[^,;:]{2,60}?)[\s.!]*$/i;

/** "Could we make that X rather than Y", "would you put X where it says Y": a correction put as a wish or a question. */
const SOFTLY =
  /^(?:(?:perhaps|maybe|and|so|please|kindly|forgive me|sorry)[\s,]+)*(?:(?:could|can|might|may|shall|should|would|will) (?:we|you|i|that|it)(?: (?:please|perhaps|just|kindly|possibly|better))*|(?:i(?:['’]d| would) (?:prefer|rather(?: (?:have|say|put|you (?:put|said|wrote)))?|sooner (?:have|say))|better(?: to)?|it (?:is|would be) better to|(?:she|he|they)(?:['’]d| would) (?:prefer|rather(?: have)?)|let['’]?s|let us)(?= ))\s+/i;
const WRITES =
  /^(?:(?:make|call|have|say|put|write|use|read|word|name|describe|term|be|to)\s+)+(?:(?:it|that|this)(?= )(?! (?:says?|said))\s+)?(?:(?:as|be|say|read|to)\s+)*/i;
/** "Change Y to X", "swap Y for X". */
const CHANGES =
  /^(?:change|amend|alter|swap|switch|replace|correct|turn|edit)\s+(?:the (?:word|words|subject|street|road|place|address|name) )?(?<wrong>[^,;:]{2,60}?)\s+(?:to(?: read| say)?|into|for|with|by)\s+(?<right>[^,;:]{2,60}?)[\s.!?]*$/i;
/** "X where it says Y", "X there instead of Y", "X to Y" of what is preferred. */
const IN_PLACE =
  /^(?<right>[^,;:]{2,60}?)(?: (?:there|in there|here))?[,\s]+(?:where (?:it|you|i|we|that) (?:says?|said|have|has|put|wrote|reads?|had)|(?:and |but )?not|instead of|rather than|in place of|over|in preference to|than|to)\s+(?:(?:it|that|this) )?(?<wrong>[^,;:]{2,60}?)[\s.!?]*$/i;
/** What is not meant comes first: "not Y, I said X". */
const NOT_FIRST =
  /^not\s+(?<wrong>[^,;:]{2,60}?)[,;.\s–-]+(?:but\s+)?(?:i|we|it|that) (?:said|say|meant?|is|was|wrote|should be)\s+(?<right>[^,;:]{2,60}?)[\s.!]*$/i;
/** "It isn't X, it's Y", "X is wrong, it is Y": what is wrong comes first, as what is not so. */
const IS_NOT =
  /^(?:(?:no|oh|sorry|actually|wait|hang on)[\s,]+)*(?:(?:it|that|this)(?:['’]?s| is| was)?\s*(?:not|n['’]?t)\s+|(?:it|that|this) (?:isn|wasn)['’]?t\s+)(?<wrong>[^,;:]{2,60}?)[\s,;.–-]+(?:but |and )?(?:it(?:['’]?s| is| was| should be)|i (?:said|meant?))\s+(?<right>[^,;:]{2,60}?)[\s.!]*$/i;
/** Manners and asides behind it. */
const BESIDE =
  /(?:[\s,.;–-]+(?:please|pls|forgive me|my apologies|apologies|sorry|if you (?:would|could|please|don['’]?t mind)|would you|she (?:tells me|says)|he (?:tells me|says)|they (?:tell me|say)|i think|(?:\p{L} ){2,}\p{L}))+[\s.!?]*$/iu;
/** Somebody names a place of the same kind: "I gave the wrong road, it is Vale Street". */
const WRONG_PLACE =
  /\bwrong (?:road|street|place|address|lane|avenue|close|name)\b[\s,.;:–-]*(?:(?:it|that)(?:['’]?s| is| was| should be| ought to be)?|should be|i (?:meant|should have said))\s+(?:in\s+)?(?<right>[^,;:.]{3,60}?)[\s.!]*$/i;
/** "No, it's Vale Street", of a draft. */
const ONLY_PLACE =
  /^(?:no|nope|sorry|oops)[\s,.–-]+(?:(?:it|that)(?:['’]?s| is| was)\s+)?(?:in\s+|on\s+)?(?<right>(?:\p{L}[\p{L}'’-]*\s+){1,3}(?:road|street|lane|avenue|close|drive|way|court|place|square|grove|terrace|row|walk|hill|rise|gardens|crescent|yard|park|mews|green))[\s.!]*$/iu;
const STREET =
  /\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*\s+(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Place|Square|Grove|Terrace|Row|Walk|Hill|Rise|Gardens|Crescent|Yard|Park|Mews|Green)\b/gu;

/** "The bins are still not collected" says how it is, and puts nothing right. */
const TELLS =
  /(?:\b(?:is|are|am|was|were|be|been|has|have|had|does|do|did|will|can|still|yet|just|but)|['’](?:s|re|m|ve|ll|d))$/i;
/** What is shown is put right only by words that say so. */
const SAYS_SO =
  /^(?:(?:oh|ah|no|nope|yes|ok|okay)[\s,.!–-]+)*(?:sorry|oops|whoops|correction|rather|i mean(?:t)?|(?:it|that|this) should (?:be|say|read)|should (?:be|say|read)|make (?:it|that)|change (?:it|that)|(?:i (?:regret (?:that )?i |am afraid i )?(?:misspoke|made a (?:mistake|slip))[\s.,;]+)?the (?:subject|street|address|place|name) (?:ought to|should) (?:be|read|say))\b/i;

/** What goes before the answer itself: "actually no, to me" is "to me". */
export function withoutLead(text: string): string {
  const rest = text
    .replace(LEAD, '')
    .replace(/^(?:make|change) (?:it|that)\s+(?:to\s+)?/i, '')
    .trim();
  return rest === '' ? text : rest;
}

/** What is right and what was wrong, of "two, not three"; both empty for anything else. */
export function rightAndWrong(text: string): { readonly right: string; readonly wrong: string } {
  const { right = '', wrong = '' } =
    (IS_NOT.exec(text) ?? WRONG_FIRST.exec(text) ?? NOT.exec(text.replace(LEAD, '')))?.groups ?? {};
  return TELLS.test(right.trim()) ? { right: '', wrong: '' } : { right, wrong };
}

/**
 * "I meant Beacon Hill, not Hilltop Road": what was just said, with one thing in place of another; of an enquiry that is on the
 * screen, its subject. Undefined where what is wrong stands nowhere there.
 */
export function readCorrection(said: Said, known: Known): Command | undefined {
  const { screen, seen } = known;
  const { text, mood } = said;
  const softly = softlyRight(text, known);
  if (softly !== undefined) return softly;
  const first = (IS_NOT.exec(text) ?? WRONG_FIRST.exec(text))?.groups;
  const { right = '', wrong = '', comma } = first ?? NOT.exec(text.replace(LEAD, ''))?.groups ?? {};
  if (wrong === '' || mood.question || mood.wondering || TELLS.test(right.trim())) return undefined;
  const { command } = screen.open ?? {};
  if (command !== undefined && 'words' in command) {
    const put = Object.entries(command.words).filter(([, value]) => typeof value === 'string' && holds(value, wrong));
    if (put.length > 0) {
      const words = {
        ...command.words,
        ...Object.fromEntries(put.map(([n, value]) => [n, swap(value, wrong, right)])),
      };
      return { ...command, words, ...('sure' in command ? { sure: false } : {}) } as Command;
    }
  }
  const [only, second] = screen.references;
  const enquiry = seen.find(({ reference }) => reference === only);
  if (enquiry === undefined || second !== undefined || !holds(enquiry.subject, wrong)) return undefined;
  if (first === undefined && comma === undefined && !SAYS_SO.test(text)) return undefined;
  const edits = { subject: swap(enquiry.subject, wrong, right) };
  const edit: ActCommand = {
    kind: 'act',
    verb: 'edit',
    abouts: [{ named: enquiry.reference }],
    words: { ...noActionWords, edits },
    sure: false,
  };
  return edit;
}

/** What waits, with one thing in place of another as somebody asks for in whatever manners; undefined where what is wrong stands nowhere in it. */
function softlyRight(text: string, { screen, seen }: Known): Command | undefined {
  const { command } = screen.open ?? {};
  const [only, second] = screen.references;
  const enquiry =
    command === undefined && second === undefined ? seen.find(({ reference }) => reference === only) : undefined;
  const before = command?.kind === 'log' ? command.words.subject : (enquiry?.subject ?? '');
  const other = command?.kind === 'log' ? ONLY_PLACE.exec(text) : null;
  const place = (WRONG_PLACE.exec(text) ?? other)?.groups?.right ?? '';
  const streets = before.match(STREET) ?? [];
  const [street] = streets;
  const found =
    place !== '' && street !== undefined && streets.length === 1
      ? { right: place, wrong: street }
      : command === undefined
        ? undefined
        : inManners(/^[^.!?]+[.!?]?/.exec(text)?.[0] ?? text);
  if (found === undefined) return undefined;
  const right = unquoted(found.right);
  const wrong = unquoted(found.wrong);
  if (TELLS.test(right) || isNo(right)) return undefined;
  if (command !== undefined && 'words' in command) {
    const put = Object.entries(command.words).filter(([, value]) => typeof value === 'string' && holds(value, wrong));
    if (put.length === 0) return undefined;
    const words = Object.fromEntries(put.map(([name, value]) => [name, swap(value, wrong, right)]));
    return {
      ...command,
      words: { ...command.words, ...words },
      ...('sure' in command ? { sure: false } : {}),
    } as Command;
  }
  if (enquiry === undefined) return undefined;
  const words = { ...noActionWords, edits: { subject: swap(enquiry.subject, wrong, right) } };
  return { kind: 'act', verb: 'edit', abouts: [{ named: enquiry.reference }], words, sure: false };
}

/** What is right and what is wrong of a sentence, without the manners around it. */
function inManners(sentence: string): { readonly right: string; readonly wrong: string } | undefined {
  const plain = sentence.replace(BESIDE, '').replace(LEAD, '');
  const asked = plain.replace(SOFTLY, '');
  const rest = asked.replace(WRITES, '');
  const found =
    CHANGES.exec(asked) ?? NOT_FIRST.exec(plain) ?? (rest === plain ? NOT.exec(plain) : IN_PLACE.exec(rest));
  const { right, wrong } = found?.groups ?? {};
  return right === undefined || wrong === undefined
    ? undefined
    : { right: right.replace(/^(?:i|we) (?:said|meant?) /i, ''), wrong };
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["'“”‘’]+|["'“”‘’,.?!]+$/g, '')
    .trim();
}

const MEANT_ELSE =
  /^(?:(?:oh|ah|no|nope|nah|actually|sorry|oops|whoops|wait|hang on|hold on)\b[\s,.!:;–-]*)*i\s+mean(?:t)?\b(?!.*\bnot\b)/i;

/** "Please don't send that yet": said of what was just done. */
const NOT_SENT =
  /^(?:(?:oh|ah|no|nope|sorry|wait|hang on|hold on|stop|please|actually)\b[\s,.!–-]*)*(?:(?:do not|don['’]?t|dont) (?:let )?(?:(?:it|that|this) )?(?:send|go)|hold (?:off|back)(?: on)?(?: sending)?|(?:not|stop) sending|hold)(?: (?:it|that|this|anything))?(?: (?:out|off|to (?:her|him|them)))?(?: (?:just yet|yet|for now|please|back|now))*[\s.!]*$/i;

/** "No, I meant Grace", "no wait", when something has just been done: to take that back is offered, and to see it. Undefined for anything else. */
export function wasNotMeant({ text, mood }: Said, { screen }: Known): readonly Offer[] | undefined {
  const [undo, other] = screen.buttons.filter(({ typed }) => /^undo CW-/i.test(typed));
  if (undo === undefined || other !== undefined || mood.question) return undefined;
  if (!isNo(text) && !MEANT_ELSE.test(text) && !NOT_SENT.test(text)) return undefined;
  const reference = undo.typed.replace(/^undo /i, '');
  return [
    { label: `Undo ${reference}`, typed: undo.typed },
    { label: `Show ${reference}`, typed: typedFor('show', reference) },
  ];
}

function holds(value: string, words: string): boolean {
  return placesOf(words, value).length > 0;
}

/** One thing in place of another, where it stands first. */
export function swap(value: string, wrong: string, right: string): string {
  const [start, end] = placesOf(wrong, value)[0] ?? [0, 0];
  return `${value.slice(0, start)}${right}${value.slice(end)}`;
}
