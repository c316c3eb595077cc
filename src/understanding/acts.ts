import { isOfCouncillorSide } from '../people/index.ts';
import { aboutInWords, type Shape, SOME } from './about.ts';
import { type About, type ActCommand, noActionWords, type Verb } from './act-command.ts';
import { readActWords } from './act-words.ts';
import { HEADS } from './as-meant.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Mood, Said } from './said.ts';
import type { ReadWords } from './text-words.ts';
import { taughtHeads, typedFor } from './typed.ts';
import { holdsBack, isUndecided } from './undecided.ts';

/** What a sentence about doing something comes to, before it is known how sure that is. */
export type ReadAct =
  | { readonly kind: 'command'; readonly command: Command }
  | {
      readonly kind: 'held';
      readonly why: 'question' | 'later' | 'negated';
      readonly words: string;
      readonly command: Command;
    };

/** What is said of something that is not so, or is to stop, as a matter of course. */
const negative: ReadonlySet<Verb> = new Set([
  'not-fixed',
  'decline',
  'make-standard',
  'chase',
  'look-again',
  'withdraw',
  'unshare',
  'unlink',
  'reassign',
  'edit',
  'undo',
  'extend',
  'add',
  'update',
  'note',
]);
/** A question is how these are asked for. */
const askedFor: ReadonlySet<Verb> = new Set(['chase', 'extend', 'look-again', 'undo']);
const dated: ReadonlySet<Verb> = new Set(['acknowledge', 'extend', 'update', 'add', 'note', 'edit', 'agree', 'chase']);

/** The verb that the sentence begins with as taught, if it does. */
export function taughtVerb({ shape }: Shape): Verb | undefined {
  return taughtHeads.find(([head]) => head.test(shape))?.[1];
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
  const show: Command = { kind: 'show', abouts, focus: 'all' };
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
  // What is marked off and asks something is read back as it stands, never done at once.
  const held = isTaught && isMarkedOff(shape) ? undefined : heldBecause(verb, read, shape, said);
  if (held !== undefined) return { kind: 'held', ...held, command: show };
  const command: ActCommand = {
    kind: 'act',
    verb,
    abouts: isOfTwo(verb) ? abouts.slice(0, 1) : abouts,
    words: read.words,
    sure: isTaught && isSure(verb, read, shape, said),
    ...(/^\s*:/.test(shape.after) ? { marked: true } : {}),
  };
  return { kind: 'command', command };
}

/** An answer says what was done; this says what will be, or that it is not known. */
const NO_ANSWER =
  /\b(?:will|['’]ll|going to|to follow|to be (?:done|fixed|confirmed)|(?:next|later) (?:week|month|today)|tomorrow|hopefully|not (?:yet|sure|done|fixed|been)|don['’]?t know|if|once|when|pending|awaiting|waiting)\b/i;
const NOT_MEANT = /\b(?:just kidding|only joking|jk|wrong (?:window|chat)|ignore (?:me|that|this)|test(?:ing)?$)/i;
/** What is put to somebody may be a question; a reason or a result is none. */
const mayAsk: ReadonlySet<Verb> = new Set(['update', 'note', 'add', 'chase', 'look-again', 'not-fixed', 'edit']);
/** A question that has no mark. */
const QUESTION = /^(?:why|who|what|when|where|how|which|did|does|is|are|was|were|has|should)\b/i;

/** What is said of two enquiries at once. */
function isOfTwo(verb: Verb): boolean {
  return verb === 'link' || verb === 'unlink';
}

function isSure(verb: Verb, { words, exact }: ReadWords, { abouts, others }: Shape, { mood }: Said): boolean {
  if (!exact || mood.question || mood.request || (abouts.length > 1 && !isOfTwo(verb))) return false;
  if (others.length > 0 && !isOfTwo(verb)) return false;
  if (verb === 'resolve' && NO_ANSWER.test(words.text)) return false;
  if (isUndecided(words.text)) return false;
  if (!mayAsk.has(verb) && (holdsBack(words.text) || words.text.includes('?'))) return false;
  // "Resolve CW-2026-0042: no, the other one" is no answer to a councillor.
  return (
    !NOT_MEANT.test(words.text) && !/^(?:no|not|don['’]?t|wait|sorry|oops|hang on|stop|actually)\b/i.test(words.text)
  );
}

function heldBecause(
  verb: Verb,
  read: ReadWords,
  { before, after }: Shape,
  { text, mood }: Said,
): { readonly why: 'question' | 'later' | 'negated'; readonly words: string } | undefined {
  if (mood.wondering && !askedFor.has(verb)) return { why: 'question', words: text };
  // "Hand 4 over to Tom?" is an order put softly, and read back.
  const isSoft = mood.question && verb === 'reassign' && read.words.who !== '' && !QUESTION.test(text);
  const isQuestion = (mood.question && !isSoft) || (QUESTION.test(text) && before !== '');
  if (isQuestion && !mood.request && !askedFor.has(verb)) return { why: 'question', words: text };
  const head = commandPart(before, after, read);
  if (!negative.has(verb) && isNegated(head)) return { why: 'negated', words: head };
  const hasDay = verb === 'pause' && read.words.by !== '';
  if (!dated.has(verb) && !hasDay && !read.exact) {
    const words = laterIn(head, mood, read);
    if (words !== '') return { why: 'later', words };
  }
  return undefined;
}

/** The sentence without the words that somebody is to read, where those are marked off. */
function commandPart(before: string, after: string, { words, exact }: ReadWords): string {
  const text = words.text;
  const rest = exact && text !== '' && after.includes(text) ? after.slice(0, after.indexOf(text)) : after;
  return `${before} ${rest}`.trim();
}

/** "Not a day later", "until Friday and not any longer": a limit, and no denial. */
const LIMITS =
  /\b(?:but\s+)?not\s+(?:(?:a|one)\s+)?(?:single\s+)?(?:(?:day|minute|week)\s+(?:later|longer|more|before|sooner|earlier)\b|(?:later|longer|before|sooner|earlier)\b)|(?<=\b(?:until|till?|by)\b.*)\bnot\s+any\s+(?:more|longer|later)\b/giu;
/** "Resume but do not close it": what is denied is something else to be done. */
const DENIES_ELSE = /(?<=\p{L}.*)\b(?:but|and)\s+(?:do not|don['’]?t|dont)\s+(?<verb>\p{L}+)/giu;

function isNegated(said: string): boolean {
  const head = said
    .replace(LIMITS, ' ')
    .replace(DENIES_ELSE, (denial, verb: string) => (HEADS.test(verb.toLowerCase()) ? ' ' : denial));
  return /\b(?:not|never|cannot|do not|don['’]?t|doesn['’]?t|didn['’]?t|isn['’]?t|wasn['’]?t|hasn['’]?t|haven['’]?t|won['’]?t|can['’]?t|shouldn['’]?t|no need to|nobody(?:['’]?s)?|no ?one(?:['’]?s)?)\b/i.test(
    head,
  );
}

const WHEN =
  /\b(?:tomorrow|tmrw|next (?:week|month|year)|later(?: today| on| this week)?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next) (?:mon|tues|wednes|thurs|fri)day|in (?:a|\d+|two|three) (?:days?|weeks?|hours?)|when (?:you|the|it|he|she|they|we|i)\b.*|once (?:the|it|he|she|they|we)\b.*|after (?:christmas|the weekend|lunch|that)|by (?:mon|tues|wednes|thurs|fri)day|at some point|soon|eventually)\b/i;

/** Why it is to be done: "because she is there on Tuesday" puts nothing off. */
const WHY = /\s(?:because|since|as|cos)\s+(?:s?he|they|it|we|i|the|that|there)\b.*$/is;

function laterIn(whole: string, { later: anywhere }: Mood, { words }: ReadWords): string {
  const why = WHY.exec(whole)?.[0] ?? '';
  const head = whole.replace(WHY, '');
  const later = why.includes(anywhere) ? '' : anywhere;
  return (
    WHEN.exec(head)?.[0] ?? (words.text !== '' && WHEN.test(words.text) && words.text.length < 40 ? words.text : later)
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
  const show: Command = { kind: 'show', abouts: [about], focus: 'all' };
  if (said.mood.wondering && !askedFor.has(verb))
    return { kind: 'held', why: 'question', words: said.text, command: show };
  const colon = /[:;–—]\s*(.+)$/s.exec(said.text)?.[1]?.trim() ?? '';
  const [before = '', after = ''] = splitAt(said.text, about);
  const read = readActWords(verb, { before, after: colon === '' ? after : `: ${colon}`, other: '' }, said.text, known);
  if (!negative.has(verb) && isNegated(said.text.replace(colon, '')))
    return { kind: 'held', why: 'negated', words: said.text, command: show };
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
