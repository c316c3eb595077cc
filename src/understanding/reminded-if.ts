import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { snoozeUntil } from './others.ts';
import { CONDITION, FIRST } from './provisos.ts';
import { asksForReminder } from './reminder-words.ts';
import type { Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Remind me on Thursday if it is still open", "once Balfour confirm". A reminder is one's own choice and does no harm, so that it is kept; which
 * condition is looked at, and which is not, is said. Quiet under a condition is held back as all else is.
 */

const FIRST_SO = new RegExp(String.raw`\b${FIRST}\b.*`, 'iu');
const DONE = '(?:open|closed?|resolved|done|finished|sorted|fixed|outstanding|completed?|paused|dealt with)';
/** How the enquiry stands, which is looked at when a reminder is due. */
const STANDING = new RegExp(
  String.raw`\b(?:it|that|this|this one|that one|cw\S*)(?:['’]s|\b[^,]{0,20}?)\s+(?:not\s+|still\s+|yet\s+|been\s+)*${DONE}\b|\bstill open\b|\b(?:resolved|closed|done|fixed|sorted|finished|paused)\s+(?:it|that|this|cw\S*)\b`,
  'iu',
);

type Snooze = Extract<Command, { kind: 'snooze' }>;

/** What is understood, with the condition under which a reminder is wanted. */
export function withCondition(understood: Understanding, { text }: Said, known: Known): Understanding {
  if (understood.kind !== 'command' || understood.command.kind !== 'snooze' || understood.goesOn === true)
    return understood;
  const { command } = understood;
  const words = conditionIn(text, command);
  if (words === undefined) return understood;
  const rest = text.replace(words, ' ').replace(/\s+/g, ' ').trim();
  const until = snoozeUntil(rest, known) || command.until;
  const { reminder: _, ...others } = command;
  const onlyIf = { words, isSeen: STANDING.test(words) };
  return {
    ...understood,
    command: { ...others, until, sure: false, onlyIf, ...(asksForReminder(rest) ? { reminder: true } : {}) },
  };
}

function conditionIn(text: string, { until }: Snooze): string | undefined {
  const found = CONDITION.exec(text)?.[0] ?? (until === '' ? FIRST_SO.exec(text)?.[0] : undefined);
  if (found === undefined) return undefined;
  // Where it comes first, what is wanted stands behind its comma.
  const words = text.startsWith(found) ? found.replace(/,.*$/s, '') : found;
  return words.replace(/[\s,.!?–—-]+$/, '');
}
