import { addDays } from '../calendar/index.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findDaysTogether } from './dates/read-days.ts';
import type { Known } from './known.ts';
import { readClosure } from './others.ts';

/* "Close the offices on Friday 18 December", "close Thursday": a day on which the council is closed, and no enquiry. */

const CLOSES =
  /^(?:(?:please|pls|ok|so)\s+)*(?:we(?:['’]re| are| will be) (?:closed|closing|shut|shutting)|(?:we )?(?:close|shut))(?: (?:down|up))?(?<thing> (?:(?:the|our|all|all the) )?(?:council(?: house| offices?| buildings?)?|offices?|buildings?|civic cent(?:re|er)|town hall|everything|counters?))?(?: (?:for the day|all day|to the public))?(?: (?:on|for))? (?<day>[^:;]+?)[\s.!]*$/i;

/** "Closed next Friday", "closed 27, 28 and 29 December 2027": days to come, and no list of what was closed. */
const CLOSED = /^(?:the (?:council|offices?) )?(?:closed|shut)(?: (?:on|for|from))? (?<day>[^:;?]+?)[\s.!]*$/i;
/** "29 to 31 December closed". */
const CLOSED_LAST = /^(?<day>(?=.*\d)[^:;?,]{3,50}?)\s+(?:closed|shut)[\s.!]*$/i;
const TO_COME = /\b(?:next|coming|from now on)\b/i;
const OPENS =
  /^(?:please |pls )?(?:(?:remove|delete|cancel|undo|drop|lift|scrap|take (?:away|off|back)) (?:the |that )?closures?(?: days?)?\b|(?:we|the (?:council|offices?))(?:['’]re| are| is| will be) open\b(?=.*\bafter all\b))/i;
/** A day without a year that was less than so many days ago may be meant of the past. */
const NEAR = 60;

/** Undefined for anything else; where nothing is named that closes, an administrator alone means the council. */
export function readClosing(text: string, known: Known): Command | undefined {
  const isAdministrator = known.me.roles.includes('administrator');
  if (isAdministrator && OPENS.test(text) && findDaysTogether(text, known) !== undefined)
    return readClosure(text, known);
  const last = isAdministrator ? CLOSED_LAST.exec(text)?.groups?.day : undefined;
  if (last !== undefined && isToCome(last, known)) return readClosure(`closed ${last}`, known);
  const bare = isAdministrator ? CLOSED.exec(text)?.groups?.day : undefined;
  if (bare !== undefined && isToCome(bare, known)) return readClosure(text, known);
  const { thing, day = '' } = CLOSES.exec(text)?.groups ?? {};
  if (day === '') return undefined;
  if (thing === undefined && !isAdministrator) return undefined;
  const found = findDaysTogether(day, known);
  if (found === undefined) return undefined;
  const rest = `${day.slice(0, found.start)} ${day.slice(found.end)}`;
  return /[\p{L}\p{N}]/u.test(rest) ? undefined : readClosure(text, known);
}

function isToCome(said: string, known: Known): boolean {
  const together = findDaysTogether(said, known);
  if (together === undefined || together.start > 0) return false;
  const rest = said.slice(together.end);
  if (!/^\s*(?:$|(?:for|because|due to|as|while|,)\s)/i.test(rest)) return false;
  const days = said.slice(0, together.end);
  const [past] = findDays(days, known, 'past');
  const isRecent =
    past?.meant.kind === 'day' && past.meant.date <= known.on && past.meant.date > addDays(known.on, -NEAR);
  return TO_COME.test(days) || !isRecent;
}
