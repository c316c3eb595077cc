import { HEADS } from './as-meant.ts';
import { type Command, LAST } from './command.ts';
import type { Known } from './known.ts';
import { namesLogging } from './logging/trigger.ts';
import type { Said } from './said.ts';
import { certain, type Understanding } from './understanding.ts';

/*
 * "No. Back to standard, any bench will do", "no, wait, show me the bench", while a form asks for words or something is read back: the no lets go of
 * that, with a mark behind it, and what follows is a wish of its own. "No crew until Monday" are words, and "No. 12" is a house.
 */

const NO =
  '(?:no|nope|nah|no wait|wait|hang on|hold on|not (?:that|this)(?: one)?|leave (?:it|that)|forget (?:it|that)|scrap (?:it|that)|sorry)';
const NO_THEN = new RegExp(
  `^(?:(?:oh|ah|actually|sorry)[\\s,]+)*(?!sorry|wait|hang|hold)${NO}(?:[\\s,.!–-]+${NO})*(?:\\s*[.,;:!–—]\\s*|\\s+-\\s+)(?<rest>(?!\\d{1,3}[a-z]?(?![\\p{L}\\d]))\\S.*)$`,
  'isu',
);
/** "Close the kerb instead. Dropped and tested". */
const INSTEAD = /\s+instead(?=\s*(?:[.,;:!–-]|$))/i;
/** What orders something in so many words. */
const ORDERS =
  /^(?:(?:please|pls|can you|could you|just|now|instead)[\s,]+)*(?:tell|let|add|ask|make|put|back to|get|remind|announce|take|sign|open|what|who|when|where|how|why|show|is|has)\b/i;
/** "Back to standard, any bench will do". */
const KIND =
  /^(?:(?:go|put it|make (?:it|that|this))\s+)?(?:back to\s+)?(?<how>standard|complex)(?:\s+again)?(?:\s*[,.;:–-]+\s*(?<why>.*))?$/is;
const HEAD = /^(?:(?:please|pls|can you|could you|just|now)[\s,]+)*(?<head>\p{L}+)/iu;
/** Words that somebody is to read, and what would be logged, may be a guess. */
const told: ReadonlySet<string> = new Set(['update', 'note', 'add']);
const answers: ReadonlySet<Command['kind']> = new Set(['confirm', 'cancel', 'change']);

/** What follows a no, as it is understood by itself; where a form waits for words that are none of an order, it is let go. */
export function readNoThen(
  said: Said,
  known: Known,
  understandAlone: (raw: string, known: Known) => Understanding,
): Understanding | undefined {
  const { open, buttons, references } = known.screen;
  const waits = buttons.some(({ typed }) => typed.startsWith('confirm '));
  const rest = open === undefined && !waits ? undefined : NO_THEN.exec(said.lines)?.groups?.rest?.replace(INSTEAD, '');
  if (rest === undefined) return undefined;
  const command = open?.command;
  const named =
    command?.kind === 'act' ? command.abouts.flatMap((about) => (about.named === '' ? [] : [about.named])) : [];
  const screen = { buttons: [], references: references.length > 0 ? references : named };
  const [only, second] = screen.references;
  const { how, why = '' } = KIND.exec(rest)?.groups ?? {};
  const isOfOne = how !== undefined && only !== undefined && second === undefined;
  const order = isOfOne ? `can you make ${only} ${how}${why === '' ? '' : `: ${why}`}` : rest;
  const understood = understandAlone(order, { ...known, screen });
  if (isWish(understood, rest)) return { ...understood, text: said.text, found: [] };
  if (isOrder(rest) && (understood.kind !== 'command' || !answers.has(understood.command.kind))) return understood;
  const isForm = command?.kind === 'act' && !waits && open?.wanted.includes('text');
  return isForm ? certain(said.text, { kind: 'cancel', id: LAST }) : undefined;
}

function isOrder(text: string): boolean {
  return ORDERS.test(text) || HEADS.test(HEAD.exec(text)?.groups?.head?.toLowerCase() ?? '');
}

function isWish(understood: Understanding, rest: string): boolean {
  const orders = isOrder(rest);
  switch (understood.kind) {
    case 'command': {
      const { command } = understood;
      if (answers.has(command.kind)) return false;
      if (command.kind === 'log' || command.kind === 'log-several') return namesLogging(rest);
      return orders || (command.kind === 'act' ? !told.has(command.verb) : command.kind !== 'show');
    }
    case 'documents':
      return !understood.talk && !understood.doubtful;
    case 'several':
    case 'how':
    case 'held':
      return orders;
    default:
      return false;
  }
}
