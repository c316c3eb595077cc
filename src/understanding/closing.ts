import type { Command } from './command.ts';
import { findDaysTogether } from './dates/read-days.ts';
import type { Known } from './known.ts';
import { readClosure } from './others.ts';

/* "Close the offices on Friday 18 December", "close Thursday": a day on which the council is closed, and no enquiry. */

const CLOSES =
  /^(?:(?:please|pls|ok|so)\s+)*(?:we(?:['’]re| are| will be) (?:closed|closing|shut|shutting)|(?:we )?(?:close|shut))(?: (?:down|up))?(?<thing> (?:(?:the|our|all|all the) )?(?:council(?: house| offices?| buildings?)?|offices?|buildings?|civic cent(?:re|er)|town hall|everything|counters?))?(?: (?:for the day|all day|to the public))?(?: (?:on|for))? (?<day>[^:;]+?)[\s.!]*$/i;

/** Undefined for anything else; where nothing is named that closes, an administrator alone means the council. */
export function readClosing(text: string, known: Known): Command | undefined {
  const { thing, day = '' } = CLOSES.exec(text)?.groups ?? {};
  if (day === '') return undefined;
  if (thing === undefined && !known.me.roles.includes('administrator')) return undefined;
  const found = findDaysTogether(day, known);
  if (found === undefined) return undefined;
  const rest = `${day.slice(0, found.start)} ${day.slice(found.end)}`;
  return /[\p{L}\p{N}]/u.test(rest) ? undefined : readClosure(text, known);
}
