import type { Verb } from './act-command.ts';
import type { Command } from './command.ts';
import { sayList, typedFor } from './typed.ts';
import type { Offer, Proviso } from './understanding.ts';

/* What can be done instead of what was held back: the same now, without what held it back, or a reminder. */

const MOST_SHOWN = 40;
/** Verbs of what is done with an enquiry, where an order begins. */
const ORDERS =
  /^(?:ack\p{L}*|add|assign|cancel|chase|close|complete|drop|edit|extend|finish|forward|give|hand|hold|let|link|look|make|mark|mend|move|note|nudge|park|pass|pause|post|push|put|reassign|record|remind|reopen|resolve|restart|resume|send|set|share|shut|snooze|sort|start|stop|suspend|take|tell|transfer|undo|unlink|unpause|unshare|update|withdraw|write)\b/iu;
/** A button holds as many characters. */
const MOST_CARRIED = 1500;

/** Whoever is told of it hears the words; what is no order has no other time to be done. */
export type Teller = { readonly side: 'councillor' | 'officer' };

/** The words whole, as news for the other side. */
function wordsAsNews(text: string, command: Command, { side }: Teller): readonly Offer[] {
  if (command.kind !== 'act' || !told.has(command.verb) || text.includes('?')) return [];
  const [only, second] = command.abouts;
  if (only === undefined || second !== undefined || !/^CW-/i.test(only.named)) return [];
  const isOfficer = side === 'officer';
  const typed = `${typedFor(isOfficer ? 'update' : 'add', only.named)}: ${text}`;
  return typed.length > MOST_CARRIED
    ? []
    : [{ label: isOfficer ? 'Tell the councillor in these words' : 'Add these words for the officer', typed }];
}

const told: ReadonlySet<Verb> = new Set(['resolve', 'update', 'add', 'pause', 'resume', 'reopen', 'note', 'extend']);

/** "Came at 2" and "a later date" are nothing to be reminded on. */
function isToCome(words: string): boolean {
  return /\b(?:tomorrow|tmrw|tonight|next|this|in (?:an?|\d+)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(
    words,
  );
}

/** `isSame` tells whether words come to what was held back, and are not held back themselves. */
export function offersInstead(
  text: string,
  command: Command,
  { why, words }: Proviso,
  isSame: (typed: string) => boolean,
  teller: Teller,
): readonly Offer[] {
  if (why === 'question') return [];
  // Without a word of it a report says something else.
  if (command.kind === 'act' && !beginsAsOrder(text.replace(words, ' ').replace(/^[\s,;–-]+/, '')))
    return [...wordsAsNews(text, command, teller), ...(isToCome(words) ? others(command, why, words) : [])];
  const label = `Do it now, without “${shortened(words)}”`;
  const isLost =
    why === 'fewer' ||
    (why === 'exception' && (command.kind === 'act' || command.kind === 'close-day')) ||
    (why === 'negated' && command.kind !== 'close-day');
  const typed = isLost ? undefined : plainly(text, command, words);
  // What still has those words would be held back again, and again.
  const isPlain = typed !== undefined && typed.length <= MOST_CARRIED && !typed.includes(words) && isSame(typed);
  const now = isPlain ? [{ label, typed }] : [];
  return [...now, ...others(command, why, words)];
}

/** What is wanted without what held it back; what is done at once is put so that it is read back. */
function plainly(text: string, command: Command, words: string): string | undefined {
  switch (command.kind) {
    case 'announce':
      return command.text === '' || /\n/.test(command.text)
        ? undefined
        : `announce to ${command.to === 'everyone' ? 'everyone' : `all ${command.to}`}: ${command.text}`;
    case 'close-day':
      return `closure day ${command.day}${command.name === '' ? '' : `: ${command.name}`}`;
    case 'act':
    case 'snooze': {
      if (!text.includes(words)) return undefined;
      const rest = text
        .replace(words, ' ')
        .replace(/\s+/g, ' ')
        .replace(/\s+([:,.])/g, '$1')
        .replace(/^[\s,.;:–-]+|[\s,:;–-]+$/g, '');
      return isOrder(rest) ? `can you ${rest}` : undefined;
    }
    default:
      return undefined;
  }
}

/** What begins as an order does: "mattresses gone tomorrow, needles done" tells. */
function beginsAsOrder(text: string): boolean {
  const head = text.replace(
    /^(?:(?:please|pls|kindly|(?:can|could|would|will) (?:you|we|i|someone)|let['’]?s|i (?:want|need|would like) (?:you )?to|we (?:can|should|need to|must)|just|then|and|so|ok|okay|now|also)[\s,]+)*/i,
    '',
  );
  return ORDERS.test(head);
}

/** It does not break off where the words were: "nearly finished with it, should be done" is none. */
function isOrder(rest: string): boolean {
  const isAtEnd =
    /\b(?:i|we|he|she|it|they|am|i['’]m|is|are|was|be|been|and|but|or|should|would|may|might|to|on|by|until|till|for|from|with|at|the|an?|only|done)$/i;
  return beginsAsOrder(rest) && !isAtEnd.test(rest);
}

/** How soon it is to be is said at a day, not by one. */
function whenOf(words: string): string {
  return words.replace(
    /^(?:by|from) (?=(?:the |next |this )?(?:mon|tue|wed|thu|fri|sat|sun|\d{1,2}(?:st|nd|rd|th)?\b(?!\s*(?:am|pm|[:.]))))/i,
    'on ',
  );
}

/** The text without whom it was for, where that stands behind it: it would be held back again. */
function withoutWhom(text: string, words: string): string {
  const at = text.lastIndexOf(words);
  const isLast = at > 0 && /^[\s).!]*$/.test(text.slice(at + words.length));
  return isLast ? text.slice(0, at).replace(/[\s,;:(–-]+$/, '') : text;
}

function others(command: Command, why: Proviso['why'], words: string): readonly Offer[] {
  if (command.kind === 'close-day' && why === 'negated')
    return [{ label: `Take the closure day away`, typed: `remove closure day ${command.day}` }];
  if (command.kind === 'announce' && why === 'fewer' && command.text !== '' && !command.text.includes('\n'))
    return (['councillors', 'officers'] as const).map((side) => ({
      label: `To all ${side}`,
      typed: `announce to all ${side}: ${withoutWhom(command.text, words)}`,
    }));
  if (command.kind === 'announce') return [{ label: 'Announcements', typed: 'announcements' }];
  if (command.kind === 'absence') return [{ label: 'Who is away', typed: 'who is away' }];
  if (command.kind !== 'act') return [{ label: 'My casework', typed: sayList('mine') }];
  const [only, second] = command.abouts;
  const isOne = only !== undefined && second === undefined && /^CW-/i.test(only.named);
  if (why === 'later' && isOne)
    return [{ label: `Remind me ${whenOf(words)}`, typed: `remind me about ${only.named} ${whenOf(words)}` }];
  return why === 'exception'
    ? [
        { label: 'My casework', typed: sayList('mine') },
        { label: 'Unassigned', typed: sayList('unassigned') },
      ]
    : [];
}

function shortened(words: string): string {
  return words.length <= MOST_SHOWN ? words : `${words.slice(0, MOST_SHOWN - 1).replace(/\s+\S*$/, '')}…`;
}
