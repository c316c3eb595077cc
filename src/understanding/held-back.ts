import { isOfCouncillorSide } from '../people/index.ts';
import type { ActCommand, Verb } from './act-command.ts';
import { HEADS } from './as-meant.ts';
import type { Command } from './command.ts';
import { conditionAsWords, conditionOfAct, isAskedAnyway, telling, untilComma } from './conditions.ts';
import { DENIED, deniedIn, NOT } from './denied.ts';
import { forFewer, keptFrom, notAnnouncedYet, notToGoYet, offersNote } from './for-fewer.ts';
import { offersInstead } from './held-offers.ts';
import type { Known } from './known.ts';
import { type OrderPart, orderPart, withMarks } from './order-part.ts';
import {
  BEHIND,
  CONDITION,
  EXCEPT,
  FIRST_THEN,
  FROM,
  HAPPENS_FIRST,
  HAS_FROM,
  I_THINK,
  LEADS_WHEN,
  PAST,
  SHORT,
  SUPPOSE,
  WHEN,
  WHEN_DONE,
} from './provisos.ts';
import type { Said } from './said.ts';
import { notPlain, toldAsDone } from './told-as-done.ts';
import type { Proviso, Span, Understanding } from './understanding.ts';

/*
 * What is said with a wish that keeps it from being carried out now, as it is: "don't", "when Balfour confirm", "except 5", "I might",
 * "tomorrow". Every act passes here before anything is done or drafted; words that somebody is to read may say all of this.
 */

/** What was understood, unless something that was said with it keeps it from being done now: then that, and what can be done instead. */
export function unlessHeldBack(
  understood: Understanding,
  said: Said,
  { me }: Pick<Known, 'me'>,
  understandAgain: (raw: string) => Understanding,
): Understanding {
  if (understood.kind !== 'command') return understood;
  const { command, text, found } = understood;
  // What answers a question on the screen orders nothing anew; its words may still not be for whoever would read them.
  const isAnswer = understood.goesOn === true || (command.kind === 'act' && command.words.form === 'sent');
  const proviso = isAnswer ? heldWords(command) : heldBack(said, found, command);
  if (proviso === undefined) return understood;
  const all = found.flatMap(({ is, start, end }) => (is === 'reference' ? [text.slice(start, end)] : []));
  // Of several that are named, those that stand in the words.
  const marked = withMarks(said.text, found);
  const names = all.slice(marked.slice(0, Math.max(0, marked.indexOf(proviso.words))).split('§').length - 1);
  const held = { ...proviso, words: proviso.words.replace(/§/g, () => names.shift() ?? '§') };
  const isSame = (typed: string) => {
    const again = understandAgain(typed);
    return again.kind === 'command' && again.command.kind === command.kind && namesSame(again.command, command);
  };
  const offers =
    held.why === 'internal' && command.kind === 'act'
      ? offersNote(command)
      : offersInstead(said.text, command, held, isSame, { side: isOfCouncillorSide(me) ? 'councillor' : 'officer' });
  const shown: Command | undefined =
    command.kind === 'act' && held.why !== 'exception'
      ? { kind: 'show', abouts: command.abouts, focus: 'all' }
      : undefined;
  return { kind: 'held', ...held, ...(shown === undefined ? {} : { command: shown }), offers, text, found, likely: 1 };
}

function namesSame(one: Command, other: Command): boolean {
  if (one.kind !== 'act' || other.kind !== 'act') return one.kind === other.kind;
  return (
    one.verb === other.verb &&
    one.abouts.map(({ named }) => named).join() === other.abouts.map(({ named }) => named).join()
  );
}

function heldWords(command: Command): Proviso | undefined {
  return command.kind === 'act' ? (keptFrom(command, '') ?? notToGoYet(command)) : undefined;
}

/** What keeps a command from being carried out now, as it is; undefined where nothing does. */
function heldBack(said: Said, found: readonly Span[], command: Command): Proviso | undefined {
  const part = orderPart(said.text, found, command);
  const proviso = heldPart(said, found, command, part);
  const isWhole = proviso?.why !== 'negated' || (command.kind !== 'act' && command.kind !== 'announce');
  if (isWhole) return proviso;
  const marked = `${part.head} ${part.tail}`;
  return { ...proviso, words: wholeClause(proviso.words, marked.includes(proviso.words) ? marked : said.text) };
}

/** What denies, as far as its clause goes: "don't announce to all councillors". */
function wholeClause(words: string, text: string): string {
  const at = text.indexOf(words);
  if (at < 0) return words;
  const behind = text.slice(at + words.length);
  const rest = behind.search(/[.;:!?](?!\d)|,|\s[–—-]+\s|\s+(?:that|saying|know)\b/i);
  return `${words}${rest < 0 ? behind : behind.slice(0, rest)}`.trim();
}

function heldPart(said: Said, found: readonly Span[], command: Command, part: OrderPart): Proviso | undefined {
  switch (command.kind) {
    case 'act':
      return heldAct(said, command, part);
    case 'announce':
      return (
        heldOther(said, part, ['negated', 'unsure', 'later']) ??
        notAnnouncedYet(command.text, part.head) ??
        forFewer(part.head, found, said.text)
      );
    case 'close-day':
      return heldOther(said, part, ['negated', 'unsure']);
    case 'open-day':
    case 'absence':
    case 'leaving':
    case 'staying':
      return heldOther(said, part, ['unsure']);
    case 'log':
    case 'log-several':
      return heldLog(said);
    case 'choose':
      return heldOther(said, part, []);
    case 'snooze':
      return command.reminder === true || command.onlyIf === undefined || command.until === ''
        ? undefined
        : { why: 'condition', words: command.onlyIf.words };
    default:
      return undefined;
  }
}

/** A question that has no mark. */
const QUESTION = /^(?:why|who|what|when|where|how|which|did|does|is|are|was|were|has|should)\b/i;
/** What was done is asked after. */
const ASKS_AFTER = /^(?:has|have|had|did|does|is|are|was|were|who|when|why)\b/i;
const OUGHT = /^(?:should|must|shall|do|does|need|ought)\s+(?:i|we|they|he|she|somebody|someone)\b/i;

const NO_CLOSURE = /\b(?:no|not a|don['’]?t|do not|never|no need (?:for|to))(?=\s+(?:\p{L}+\s+){0,3}?clos)/iu;

type Part = 'negated' | 'unsure' | 'later';

function heldOther(said: Said, { head }: OrderPart, parts: readonly Part[]): Proviso | undefined {
  if (parts.includes('negated') && said.mood.wondering && !said.mood.request)
    return { why: 'question', words: said.text };
  const isTold = parts.includes('later');
  const condition = CONDITION.exec(head)?.[0];
  if (condition !== undefined) return { why: 'condition', words: untilComma(condition, head) };
  const first = isTold ? HAPPENS_FIRST.exec(head)?.[0] : undefined;
  if (first !== undefined) return { why: 'condition', words: first };
  const except = EXCEPT.exec(head)?.[0];
  if (except !== undefined) return { why: 'exception', words: except.trim() };
  const denied = parts.includes('negated')
    ? (NO_CLOSURE.exec(head)?.[0] ?? (isTold ? NOT.exec(head)?.[0] : undefined))
    : undefined;
  if (denied !== undefined) return { why: 'negated', words: denied };
  const unsure = parts.includes('unsure') ? (SUPPOSE.exec(head) ?? I_THINK.exec(head))?.[0] : undefined;
  if (unsure !== undefined) return { why: 'unsure', words: unsure };
  const later = parts.includes('later') ? WHEN_DONE.exec(head)?.[0] : undefined;
  return later === undefined ? undefined : { why: 'later', words: later };
}

const TO_LOG = /\b(?:log|logging|record|recording|raise|raising|register|report)\b/i;

/** What is logged tells of troubles in any words: only what stands before the order to log holds it back. */
function heldLog({ text }: Said): Proviso | undefined {
  const order = TO_LOG.exec(text);
  const head = order === null ? '' : text.slice(0, order.index + order[0].length);
  if (head.split(' ').length > 8) return undefined;
  const denied = new RegExp(
    `(?:^|[,;]\\s*|\\bplease\\s+)(?:there(?:['’]s| is) )?${DENIED}(?:log|record|rais|register|report)`,
    'i',
  );
  if (denied.test(head)) return { why: 'negated', words: head.trim() };
  const condition = /^(?:if|unless|once|as soon as)\b[^,]*,/i.exec(text)?.[0];
  return condition === undefined || order === null || order.index > condition.length + 20
    ? undefined
    : { why: 'condition', words: condition.replace(/,$/, '') };
}

function heldAct(said: Said, command: ActCommand, part: OrderPart): Proviso | undefined {
  const { text, mood } = said;
  const { verb } = command;
  const { head, tail } = part;
  const kept = keptFrom(command, head);
  if (kept !== undefined) return kept;
  const unsent = notToGoYet(command);
  if (unsent !== undefined) return unsent;
  const done = mood.question ? undefined : toldAsDone(command, part);
  if (done !== undefined) return { why: 'not-yet', words: done };
  if (isQuestion(said, command, head)) return { why: 'question', words: text };
  const first = FIRST_THEN.exec(text);
  if (
    first !== null &&
    HEADS.test(first.groups?.verb?.toLowerCase() ?? '') &&
    !isAskedAnyway(verb, first.groups?.words ?? '')
  )
    return { why: 'condition', words: first.groups?.words ?? text };
  // "If Balfour are done: lamp replaced".
  const ahead = telling.has(verb) ? undefined : /^[^,:]+(?=:\s)/.exec(text)?.[0];
  if (ahead !== undefined && CONDITION.exec(ahead)?.index === 0) return { why: 'condition', words: ahead };
  const condition = conditionOfAct(verb, part) ?? conditionAsWords(verb, command.words.text);
  if (condition !== undefined) return condition;
  const except = EXCEPT.exec(telling.has(verb) ? head : `${head} ${tail}`)?.[0];
  if (except !== undefined) return { why: 'exception', words: except.trim() };
  const denied = deniedIn(verb, part, text);
  if (denied !== undefined) return { why: 'negated', words: denied };
  const unsure = SUPPOSE.exec(telling.has(verb) && tail !== '' ? head : `${head} ${tail.slice(0, SHORT)}`)?.[0];
  if (unsure !== undefined && !(verb === 'not-fixed' && tail !== '')) return { why: 'unsure', words: unsure };
  const unplain = notPlain(command, part);
  if (unplain !== undefined) return { why: 'unsure', words: unplain };
  if (endsIt.has(verb) && I_THINK.test(`${head} ${tail}`))
    return { why: 'unsure', words: I_THINK.exec(`${head} ${tail}`)?.[0] ?? '' };
  const later = laterIn(verb, command.words.by !== '', part, mood.later);
  return later === '' ? undefined : { why: 'later', words: later };
}

/** What is told the other side as being so, or ends something. */
const endsIt: ReadonlySet<Verb> = new Set(['withdraw', 'fixed', 'not-fixed', 'agree', 'decline']);
const toRead: ReadonlySet<Verb> = new Set(['update', 'note', 'add']);
/** They take a day of their own, or are told with one. */
const dated: ReadonlySet<Verb> = new Set(['acknowledge', 'extend', 'update', 'add', 'note', 'edit', 'agree', 'chase']);
/** A question is how these are asked for. */
const askedFor: ReadonlySet<Verb> = new Set(['chase', 'extend', 'look-again', 'undo']);

function isQuestion({ text, mood }: Said, { verb, words, marked }: ActCommand, head: string): boolean {
  if (mood.request) return false;
  if (askedFor.has(verb)) return ASKS_AFTER.test(text) || OUGHT.test(text);
  // What somebody is to read may ask, and "hand 4 over to Tom?" is an order put softly.
  if ((marked === true && toRead.has(verb)) || (verb === 'reassign' && words.who !== '' && !QUESTION.test(text)))
    return QUESTION.test(head.trim()) || OUGHT.test(head);
  return mood.wondering || mood.question || QUESTION.test(text);
}

const DID =
  /^(?:(?:i|we)(?:['’]ve| have)?\s+)?(?:just\s+)?(?:closed|resolved|fixed|finished|completed|sorted|mended|repaired)\b/i;

function laterIn(verb: Verb, hasDay: boolean, { head, tail }: OrderPart, anywhere: string): string {
  const leading = LEADS_WHEN.exec(head)?.[0];
  if (leading !== undefined && verb !== 'extend' && verb !== 'pause') return leading;
  if (verb === 'chase' || verb === 'update') return WHEN_DONE.exec(head)?.[0] ?? '';
  if (verb === 'acknowledge')
    return BEHIND.exec(head)?.groups?.when ?? HAS_FROM.exec(`${head} ${tail}`)?.groups?.when ?? '';
  if (verb === 'pause' && !hasDay && FROM.test(`${head} ${tail}`)) return FROM.exec(`${head} ${tail}`)?.[0] ?? '';
  if (dated.has(verb) || (verb === 'pause' && hasDay)) return '';
  // "I closed it on Friday" puts nothing off.
  if (DID.test(head.trim())) return '';
  const isTold = verb === 'not-fixed' || PAST.test(tail);
  const inTail = tail.length < SHORT && !isTold ? (WHEN.exec(tail)?.[0] ?? '') : '';
  return WHEN.exec(head)?.[0] ?? WHEN_DONE.exec(head)?.[0] ?? (inTail || (head.includes(anywhere) ? anywhere : ''));
}
