import { isOfCouncillorSide } from '../people/index.ts';
import { aboutInWords, type Shape, SOME } from './about.ts';
import { type About, type ActCommand, noActionWords, type Verb } from './act-command.ts';
import { readActWords } from './act-words.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import type { ReadWords } from './text-words.ts';
import { taughtHeads, typedFor } from './typed.ts';
import { holdsBack, isUndecided } from './undecided.ts';

/** What a sentence about doing something comes to, before it is known how sure that is, or whether anything holds it back. */
export type ReadAct = { readonly kind: 'command'; readonly command: Command };

/** The verb that the sentence begins with as taught, if it does. */
export function taughtVerb({ shape }: Shape): Verb | undefined {
  return taughtHeads.find(([head]) => head.test(shape))?.[1];
}

const TOLD = String.raw`^(?:(?:i|we)(?:['’]ve| have)?\s+)?(?:just\s+|now\s+|already\s+)*`;
const told: readonly (readonly [RegExp, Verb])[] = [
  [new RegExp(`${TOLD}(?:resolved|closed(?: off)?|fixed|finished|completed|sorted(?: out)?)\\s+§`, 'i'), 'resolve'],
  [new RegExp(`${TOLD}(?:acknowledged|acked)\\s+§`, 'i'), 'acknowledge'],
  [new RegExp(`${TOLD}paused\\s+§`, 'i'), 'pause'],
  [new RegExp(`${TOLD}resumed\\s+§`, 'i'), 'resume'],
];

/** "Resolved 2 and 4, same hole": what was done to those that stand first, whatever else is said of them. */
export function toldVerb({ shape }: Shape): Verb | undefined {
  return told.find(([head]) => head.test(shape))?.[1];
}

/** "The bins are dealt with under 8": what is said of something else is done to no enquiry that is only mentioned. */
const MENTIONED =
  /\b(?:under|like|as (?:in|on|with|per)|same (?:\p{L}+ ){0,3}as|part of|covered (?:by|in|under)|instead of|unlike|thanks to|because of)\s+$/iu;
const maybeMentioned: ReadonlySet<Verb> = new Set(['resolve', 'pause', 'resume', 'withdraw', 'reopen', 'acknowledge']);

/** The act is of another enquiry that is named, else of the one on the screen, else it is asked of which; the words stay whole. */
function unlessMentioned(command: ActCommand, { before, others }: Shape, text: string, known: Known): ActCommand {
  if (!maybeMentioned.has(command.verb) || !MENTIONED.test(before)) return command;
  const [only, second] = known.screen.references;
  const shown = only !== undefined && second === undefined ? [{ named: only }] : [{ named: '' }];
  const abouts = others.length > 0 ? others : shown;
  return { ...command, abouts, words: { ...noActionWords, text }, sure: false };
}

/** What is told somebody behind these and a colon is theirs to read, whatever it asks or names. */
const telling: ReadonlySet<Verb> = new Set(['update', 'note', 'add']);

/** "Update 2: has the bin come? See para 20": what stands behind the colon is the words and nothing else. */
export function isMarkedOff(shape: Shape): boolean {
  const verb = taughtVerb(shape);
  return verb !== undefined && telling.has(verb) && /^\s*:\s*\S/.test(shape.after);
}

/** What a councillor or an officer means by a word of the other's. */
export function verbFor(verb: Verb, known: Known, isTaught: boolean): Verb {
  const isCouncillor = isOfCouncillorSide(known.me);
  if (isTaught) return verb;
  if (isCouncillor) {
    if (verb === 'update' || verb === 'note') return 'add';
    return verb;
  }
  if (verb === 'add') return 'note';
  if (verb === 'fixed') return 'resolve';
  return verb;
}

/** Reads something to be done with enquiries named by number. */
export function readAct(verb: Verb, shape: Shape, said: Said, known: Known, isTaught: boolean): ReadAct {
  const { abouts, others } = shape;
  const [first] = others;
  const read = readActWords(
    verb,
    {
      before: shape.before,
      after: shape.after,
      other: first?.named ?? (isOfTwo(verb) ? (abouts[1]?.named ?? '') : ''),
    },
    said.text,
    known,
  );
  const command: ActCommand = {
    kind: 'act',
    verb,
    abouts: isOfTwo(verb) ? abouts.slice(0, 1) : abouts,
    words: toldInFull.has(verb)
      ? inFull(read.words, shape, said)
      : verb === 'resume'
        ? withoutState(read.words)
        : read.words,
    sure: isTaught && isSure(verb, read, shape, said),
    ...(/^\s*:/.test(shape.after) ? { marked: true } : {}),
  };
  return { kind: 'command', command: unlessMentioned(command, shape, said.text, known) };
}

/** "Is back on, the joiner has the slats": that it goes on is no reason why. */
const IS_ON =
  /^(?:['’]s |is |are |was |now |all )*(?:back on|on again|going again|up and running(?: again)?|resumed|restarted|live again|off hold|no longer (?:paused|on hold))(?:[\s,;:.–-]+|$)(?:because |as |since |cos )?/i;

function withoutState(words: ReadWords['words']): ReadWords['words'] {
  return { ...words, text: words.text.replace(IS_ON, '') };
}

/** Whose words somebody reads. */
const toldInFull: ReadonlySet<Verb> = new Set(['update', 'note', 'add', 'resolve', 'chase', 'not-fixed', 'look-again']);
const GOES_ON =
  /^(?:['’](?:s|re|ve|ll|d)(?=\s)|(?:is|are|was|were|has|have|had|will|would|can|could|should|does|do|did)(?:n['’]?t| not)?|cannot|won['’]?t|can['’]?t|needs?|still|keeps?|looks?|seems?|got|gets?|(?:has|have) been)(?=\s)/i;
const DETERMINER = /(?:^|\s)(?<word>the|my|our|that|this|those|these|his|her|their)\s+$/i;
const DONE_AS =
  /(?:^|\s)(?<done>resolved|closed|completed|done|fixed|sorted(?: out)?|finished|dealt with|answered|mended|repaired)\s+$/i;

/** "The pothole is filled", and not "is filled"; "fixed this morning", and not "this morning": what was said, whole. */
function inFull(words: ReadWords['words'], { before, after }: Shape, said: Said): ReadWords['words'] {
  const at = words.text === '' || /^\s*:/.test(after) ? -1 : after.indexOf(words.text);
  if (at < 0) return words;
  const lead = after.slice(0, at);
  const done = DONE_AS.exec(lead)?.groups?.done;
  const named = said.text.slice(before.length, said.text.length - after.length);
  const isNamed = /^\p{L}/u.test(named) && !/^(?:cw|no\b|number|enquiry|case)/i.test(named);
  const isClause =
    isNamed &&
    /^(?:['’](?:s|re|ve|ll|d))?\s+(?:(?:is|are|was|were|has|have|had|been|being|now|all)\s+)*$/i.test(
      lead.replace(DONE_AS, ' '),
    );
  const text =
    isClause && (GOES_ON.test(after.trim()) || done !== undefined)
      ? `${DETERMINER.exec(before)?.groups?.word ?? ''} ${named}${lead}${words.text}`
      : `${done ?? ''} ${words.text}`;
  const whole = text.trim().replace(/\s+/g, ' ');
  return whole === words.text ? words : { ...words, text: `${whole.charAt(0).toUpperCase()}${whole.slice(1)}` };
}

/** An answer says what was done; this says what will be, or that it is not known. */
const NO_ANSWER =
  /\b(?:will|['’]ll|going to|to follow|to be (?:done|fixed|confirmed)|(?:next|later) (?:week|month|today)|tomorrow|hopefully|not (?:yet|sure|done|fixed|been)|don['’]?t know|if|once|when|pending|awaiting|waiting|could(?:n['’]?t| not)|can(?:['’]?t|not)|unable|half|part(?:ly)?|partially|some of|not all|most of|nearly|almost)\b|^(?:was|were|is|are|did|does|has|have|had|who|when|why|how) /i;
const NOT_MEANT = /\b(?:just kidding|only joking|jk|wrong (?:window|chat)|ignore (?:me|that|this)|test(?:ing)?$)/i;
/** Somebody thinks better of it behind the words. */
const THINKS_BETTER =
  /[.!?;–—-]\s*(?:(?:oh|no|sorry)[\s,]+)*(?:actually[\s,]+(?:no|wait|not|don['’]?t|hang|hold|scrap|leave|ignore)|actually\W*$|wait\b(?! for)|hang on|hold on|scrap (?:that|this)|ignore (?:that|this|me)|never ?mind|forget (?:it|that))/i;
/** What is put to somebody may be a question; a reason or a result is none. */
const mayAsk: ReadonlySet<Verb> = new Set(['update', 'note', 'add', 'chase', 'look-again', 'not-fixed', 'edit']);
/** What is said of two enquiries at once. */
function isOfTwo(verb: Verb): boolean {
  return verb === 'link' || verb === 'unlink';
}

function isSure(verb: Verb, { words, exact }: ReadWords, { abouts, others }: Shape, { mood }: Said): boolean {
  if (!exact || mood.question || mood.request || (abouts.length > 1 && !isOfTwo(verb))) return false;
  if (others.length > 0 && !isOfTwo(verb)) return false;
  if (verb === 'resolve' && NO_ANSWER.test(words.text)) return false;
  if (isUndecided(words.text) || THINKS_BETTER.test(words.text)) return false;
  if (!mayAsk.has(verb) && (holdsBack(words.text) || words.text.includes('?'))) return false;
  // "Resolve CW-2026-0042: no, the other one" is no answer to a councillor.
  return (
    !NOT_MEANT.test(words.text) && !/^(?:no|not|don['’]?t|wait|sorry|oops|hang on|stop|actually)\b/i.test(words.text)
  );
}

/** The same for an enquiry that is named by words or "it": never sure, and undefined where none seems to be meant. */
export function readActInWords(verb: Verb, said: Said, known: Known): ReadAct | undefined {
  const about = aboutInWords(said.text, known.screen, verb === 'chase' || verb === 'fixed' || verb === 'not-fixed');
  const [only, second] = known.screen.references;
  if (about === undefined && verb === 'undo') {
    const shown = only !== undefined && second === undefined ? [{ named: only }] : [];
    return { kind: 'command', command: bare(verb, shown) };
  }
  if (about === undefined) return undefined;
  const colon = /[:;–—]\s*(.+)$/s.exec(said.text)?.[1]?.trim() ?? '';
  const [before = '', after = ''] = splitAt(said.text, about);
  const read = readActWords(verb, { before, after: colon === '' ? after : `: ${colon}`, other: '' }, said.text, known);
  return {
    kind: 'command',
    command: { ...bare(verb, [about]), words: read.words, ...(/:\s*\S/.test(said.text) ? { marked: true } : {}) },
  };
}

function bare(verb: Verb, abouts: readonly About[]): ActCommand {
  return { kind: 'act', verb, abouts, words: noActionWords, sure: false };
}

function splitAt(text: string, { named }: About): readonly [string, string] {
  const at = named === '' ? -1 : text.toLowerCase().indexOf(named.toLowerCase());
  if (at >= 0) {
    const rest = text
      .slice(at + named.length)
      .replace(/^\s+(?:one|enquiry|case|complaint|job|issue|query|problem|report|thing)\b/i, '');
    return [text.slice(0, at), rest];
  }
  const some = named === '' ? SOME.exec(text) : null;
  if (some !== null) return [text.slice(0, some.index), text.slice(some.index + some[0].length)];
  const it = /\b(?:it|this|that|them|these|both)\b(?:['’](?:s|re|ve)\b| one| enquiry| case)?/i.exec(text);
  return it === null ? ['', text] : [text.slice(0, it.index), text.slice(it.index + it[0].length)];
}

/** What a button says for this verb. */
export function offerOf(verb: Verb, { named }: About): { readonly label: string; readonly typed: string } {
  const label = `${verb.charAt(0).toUpperCase()}${verb.slice(1).replace('-', ' ')} ${named}`;
  return { label, typed: typedFor(verb, named) };
}
