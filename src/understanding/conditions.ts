import type { Verb } from './act-command.ts';
import type { OrderPart } from './order-part.ts';
import { BEFORE_THAT, CONDITION } from './provisos.ts';
import type { Proviso } from './understanding.ts';

/* What has to be so first, before what is ordered of an enquiry is done. */

/** Their words are somebody's to read, and may have conditions of their own. */
export const telling: ReadonlySet<Verb> = new Set([
  'update',
  'note',
  'add',
  'chase',
  'not-fixed',
  'look-again',
  'edit',
]);
/** They last until something. */
const lasting: ReadonlySet<Verb> = new Set(['pause', 'extend', 'acknowledge', 'update', 'note', 'add', 'edit']);

/** An extension asks for agreement whoever says so. */
export function isAskedAnyway(verb: Verb, words: string): boolean {
  return verb === 'extend' && /\b(?:agree|accept|happy|ok|consent|approve|allow|mind)/i.test(words);
}

export function conditionOfAct(verb: Verb, { head, tail }: OrderPart): Proviso | undefined {
  const found =
    conditionIn(head, lasting.has(verb)) ?? (telling.has(verb) ? undefined : conditionIn(tail, lasting.has(verb)));
  const opening = /^(?:but\s+)?(?:only\s+)?(?:if|unless|once|provided|as soon as|as long as)\b[^.;]*/i.exec(tail)?.[0];
  const begins = found ?? (opening === undefined ? undefined : { why: 'condition' as const, words: opening });
  return begins === undefined || isAskedAnyway(verb, begins.words) ? undefined : begins;
}

function conditionIn(text: string, isLasting = false): Proviso | undefined {
  const words = CONDITION.exec(text)?.[0] ?? BEFORE_THAT.exec(text)?.groups?.words;
  if (words === undefined || (isLasting && /^(?:until|till|when|pending)\b/i.test(words))) return undefined;
  return { why: 'condition', words: untilComma(words, text) };
}

/** Where it comes first, what is ordered stands behind its comma. */
export function untilComma(words: string, text: string): string {
  const alone = text.trimStart().startsWith(words) ? words.replace(/,.*$/s, '') : words;
  return alone.replace(/[\s,–—-]+$/, '');
}

/** "Reassign 2 to Tom: unless he is away": a condition is no reason. */
export function conditionAsWords(verb: Verb, text: string): Proviso | undefined {
  if (telling.has(verb)) return undefined;
  const words =
    /^(?:but\s+)?(?:only\s+)?(?:if|unless|provided|as long as|so long as|on condition|subject to|only (?:when|once|after))\b[^.;]*/i.exec(
      text,
    )?.[0];
  // "If it freezes they stay away" is why something waits.
  const isWhy = lasting.has(verb) && /^(?:but\s+)?if\b/i.test(words ?? '');
  return words === undefined || isWhy || isAskedAnyway(verb, words) ? undefined : { why: 'condition', words };
}
