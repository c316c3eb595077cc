import { shapeOf } from './about.ts';
import type { ActCommand } from './act-command.ts';
import { type Command, LAST } from './command.ts';
import type { Known } from './known.ts';
import { namesLogging } from './logging/trigger.ts';
import { type Masked, maskSaid } from './mask.ts';
import { isMeaningless, readSaid, type Said } from './said.ts';
import { isUndecided, isUnsure } from './undecided.ts';
import type { Offer, Understanding } from './understanding.ts';

/* A turn of several sentences that is understood as no whole: what each of them wants, and what the rest tells about it. */

/** Longer turns are stories. */
const MOST = 6;
const LONGEST = 90;
const ABBREVIATED =
  /(?:\b(?:rd|st|ave|ln|sq|cllr|clr|mr|mrs|ms|dr|no|nr|ref|re|e\.g|i\.e|etc|approx|vs|dept|tel|\p{L})|\d)\.$/iu;
const BULLET = /^\s*(?:[-–—•*·▪]|\(?(?:\d{1,2}|[a-h])[.)])\s+/;

/** How many points a list has. */
export function pointsIn(lines: string): number {
  return lines.split('\n').filter((line) => BULLET.test(line)).length;
}

/** The sentences of a turn, the points of a list each as one. */
export function sentencesOf({ lines }: Pick<Said, 'lines'>): readonly string[] {
  const found: string[] = [];
  for (const line of lines.split('\n')) {
    const rest = line.replace(BULLET, '').trim();
    let from = 0;
    for (const { index, 0: end } of rest.matchAll(/[.!?;]+\s+/g)) {
      if (end.startsWith('.') && ABBREVIATED.test(rest.slice(from, index + 1))) continue;
      found.push(rest.slice(from, index + end.trimEnd().length));
      from = index + end.length;
    }
    found.push(rest.slice(from));
  }
  return found.map((each) => each.trim()).filter((each) => /[\p{L}\p{N}]/u.test(each));
}

/** How likely one sentence must be for the whole turn to be about that. */
const LIKELY = 0.5;
/** These have words for somebody to read, for which the other sentences may stand. */
const toldInWords: ReadonlySet<ActCommand['verb']> = new Set([
  'resolve',
  'pause',
  'update',
  'note',
  'add',
  'withdraw',
  'reopen',
  'not-fixed',
  'look-again',
  'reassign',
  'extend',
]);

type Part = { readonly text: string; readonly command: Command; readonly likely: number };

/**
 * What a turn of several sentences means, each understood by itself with what the others name before it; undefined where none of them
 * is plain. One thing that is wanted has the rest for its words; several are offered one by one, and none is done.
 */
export function inSentences(
  said: Said,
  { references, spans }: Masked,
  known: Known,
  understandOne: (text: string, known: Known) => Understanding,
): Understanding | undefined {
  const sentences = sentencesOf(said);
  if (sentences.length < 2 || sentences.length > MOST || said.text.split(' ').length > LONGEST) return undefined;
  const named = [...new Set(references.map(({ about }) => about.named))];
  const shown = named.length === 1 ? named : known.screen.references;
  const here: Known = { ...known, screen: { buttons: [], references: shown } };
  const parts = sentences.flatMap((text): readonly Part[] => {
    const understood = understandOne(text, here);
    if (understood.kind !== 'command' || understood.likely < LIKELY || !isWish(understood.command, text)) return [];
    return [{ text, command: understood.command, likely: understood.likely }];
  });
  const wishes = parts.filter(({ command }, at) => parts.findIndex((other) => isSame(other.command, command)) === at);
  const [only, second] = wishes;
  if (only === undefined) return undefined;
  const base = { text: said.text, found: spans };
  if (second !== undefined) {
    const each = wishes.map((wish) => buttonOf(wish, known));
    return { ...base, kind: 'several', why: 'one-by-one', each, likely: only.likely };
  }
  const rest = sentences.filter((text) => !parts.some((part) => part.text === text));
  if (atOnce.has(only.command.kind) && !rest.every(isMeaningless)) {
    if (rest.some(takesBack)) return undefined;
    return { ...base, kind: 'several', why: 'one-by-one', each: [buttonOf(only, known)], likely: only.likely };
  }
  return { ...base, kind: 'command', command: withRest(only.command, rest), likely: only.likely };
}

/** These are done without being read back: where anything else is said, they are offered. */
const atOnce: ReadonlySet<Command['kind']> = new Set(['choose', 'snooze', 'absence-over']);

/** Whether a sentence asks about what another one wants, or has doubts of it: "or should I just live with it?" */
function takesBack(text: string): boolean {
  const { mood } = readSaid(text);
  return mood.question || mood.wondering || isUndecided(text) || isUnsure(text);
}

/** A sentence as its button: in its own words, with the enquiry that another sentence named, to be understood anew. */
function buttonOf({ text, command }: Part, known: Known): Offer {
  const said = readSaid(text).text;
  const [about] = 'abouts' in command ? command.abouts : [];
  const isNamed = about === undefined || about.named === '' || maskSaid(said, known).references.length > 0;
  return isNamed
    ? { label: shortened(text), typed: said }
    : { label: shortened(`${about.named}: ${said}`), typed: `${about.named}: ${said}` };
}

const COMMAND =
  'log|report|raise|record|close|resolve|shut|acknowledge|ack|update|tell|let|pause|park|hold|resume|unpause|extend|chase|reopen|withdraw|reassign|give|hand|pass|move|note|add|link|share|snooze|mute|turn|stop|remind|show|list|send|mark|make';
const JOINED = new RegExp(
  String.raw`[,;.]?\s+(?:and then|and also|and|n|&|then|also|plus)\s+(?:please\s+|pls\s+|also\s+)?(?=(?:${COMMAND})\s)`,
  'i',
);
const PAIRED = /,\s+(?:and\s+|n\s+)?|\s+and\s+/i;
/** What can be a wish by itself: "chase the bench", "the pothole to me". */
const WISHES = new RegExp(String.raw`^(?:please\s+|pls\s+|can you\s+)?(?:${COMMAND})\s|\bto\s+\p{L}`, 'iu');
/** "Swap: ", "2 things. " */
const OPENING =
  /^(?:\p{L}+\s?){1,2}:\s+|^(?:(?:just|only)\s+)?(?:2|3|two|three|a couple of|a few)\s+(?:things|jobs|wishes)\b[^.:,]{0,12}[.:,]\s*/iu;
/** Every part has to be as plain as this: what only may be two wishes is one. */
const PLAINLY = 0.8;

/** "Log the bins and turn off my reminders", "pothole to me, bench to Priya": several wishes in one sentence; undefined where it has one. */
export function joinedWishes(
  said: Said,
  { spans, references }: Masked,
  known: Known,
  understandOne: (text: string, known: Known) => Understanding,
): Understanding | undefined {
  if (said.mood.question || said.lines.includes('\n')) return undefined;
  const text = said.text.replace(OPENING, '');
  // "Resolve 2, 3: both done" is one wish about two.
  const areTogether = (shapeOf(said.text, references)?.abouts.length ?? 0) > 1;
  for (const by of areTogether ? [JOINED] : [JOINED, PAIRED]) {
    const pieces = text.split(by).map((piece) => piece.trim());
    if (pieces.length < 2 || pieces.length > MOST) continue;
    if (!pieces.every((piece) => WISHES.test(piece))) continue;
    const commands: Command[] = [];
    for (const piece of pieces) {
      const understood = understandOne(piece, known);
      if (understood.kind !== 'command' || understood.likely < PLAINLY || !isOwnWish(understood.command, piece)) break;
      commands.push(understood.command);
    }
    const isPlain = commands.length === pieces.length;
    const areSeveral = commands.some((command, at) => at > 0 && !isSame(command, commands[0] as Command));
    const logged = commands.filter(({ kind }) => kind === 'log').length;
    if (!isPlain || !areSeveral || logged > 1) continue;
    const offers = pieces.map((piece): Offer => ({ label: shortened(piece), typed: piece }));
    return { text: said.text, found: spans, kind: 'several', why: 'one-by-one', each: offers, likely: PLAINLY };
  }
  return undefined;
}

/** A wish that needs no other words: something that is named is done, listed, chosen or logged as such. */
function isOwnWish(command: Command, text: string): boolean {
  if (command.kind === 'log') return namesLogging(text);
  return command.kind === 'act'
    ? command.abouts.length > 0 && command.abouts.every(({ named }) => named !== '')
    : ['list', 'choose', 'snooze', 'absence', 'statistics', 'export'].includes(command.kind);
}

/** Something to be done or shown; an enquiry that is only named is none, and what is to be logged may be the whole story. */
function isWish(command: Command, text: string): boolean {
  switch (command.kind) {
    case 'confirm':
    case 'cancel':
    case 'change':
    case 'log':
    case 'log-several':
      return false;
    case 'act':
      return command.abouts.some(({ named }) => /^CW-/i.test(named));
    case 'show':
      return text.split(/\s+/).length > 3 && command.abouts.some(({ named }) => /^CW-/i.test(named));
    default:
      return true;
  }
}

function isSame(one: Command, other: Command): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'act' && other.kind === 'act')
    return (
      one.verb === other.verb &&
      one.abouts.map(({ named }) => named).join() === other.abouts.map(({ named }) => named).join()
    );
  return JSON.stringify(one) === JSON.stringify(other);
}

function withRest(command: Command, rest: readonly string[]): Command {
  if (command.kind !== 'act') return command;
  const told = rest.join(' ').trim();
  const isTold = toldInWords.has(command.verb) && command.words.text === '' && !isMeaningless(told);
  return { ...command, words: isTold ? { ...command.words, text: told } : command.words, sure: false };
}

const MOST_SHOWN = 60;

function shortened(text: string): string {
  const whole = text.replace(/[.!;]+$/, '');
  return whole.length <= MOST_SHOWN ? whole : `${whole.slice(0, MOST_SHOWN - 1).replace(/\s+\S*$/, '')}…`;
}

/** "No wait, keep it open", "not yet, I must see a photo first": what was read back is not to be done. */
const CALLED_OFF =
  /^(?:(?:oh|ah|no|nope|nah|wait|hang on|hold on|stop|sorry|hmm+|ok|okay|actually|please)[\s,.!–-]+)*(?:(?:do not|don['’]?t|dont|not)\s+(?:\p{L}+\s+){0,2}?(?:it\s+|that\s+|this\s+)?(?:yet|now|just yet|after all)\b|(?:keep|leave|let)\s+(?:it|that|this|that one|this one)(?:\s+(?:open|as it is|as is|as it was|alone|be|where it is|how it is|going|stay|stand|for now|a bit|then))+)/iu;

/** "Hold off, I must ask facilities", "I had better check first, can we leave it": put off, whatever is to be asked first. */
const PUT_OFF =
  /^(?:(?:oh|ah|no|nope|wait|hang on|hold on|stop|sorry|hmm+|actually|please)[\s,.!–-]+)*(?:hold (?:off|fire)|(?:leave|park) (?:it|that|this)(?: (?:for now|for the moment|a (?:bit|while|minute)))?(?=[\s,.!–-]*$))\b(?!.*\?)|^(?:(?:oh|ah|no|nope|wait|hang on|hold on|stop|sorry|hmm+|actually|please)[\s,.!–-]+)+(?:i|we|let me)\b[^?]*?[\s,.–-]+(?:so\s+)?(?:(?:can|could|shall) (?:we|you|i) |let['’]?s |please |just )?(?:leave|park|hold|drop|forget|cancel) (?:it|that|this|off)(?: (?:for now|for the moment|please|a (?:bit|while|minute)))*[\s.!?]*$/iu;

/** The command that lets go of what was read back, for words that say it is not to be done. */
export function callsOff({ text, mood }: Pick<Said, 'text' | 'mood'>): Command | undefined {
  const isOff = PUT_OFF.test(text) || (CALLED_OFF.test(text) && !mood.question);
  return isOff ? { kind: 'cancel', id: LAST } : undefined;
}
