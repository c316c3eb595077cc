import type { Command } from './command.ts';
import { findPeriod } from './dates/find-periods.ts';
import type { Known } from './known.ts';
import { withoutCourtesy } from './said.ts';

/* "Scrap tomorrow pm, meeting's off", "cancel my leave, not going now": a time away that somebody recorded is not to be. */

const OFF =
  /^(?:(?:oh|ah|ok|right|sorry|actually|no|please)[\s,.!–-]+)*(?:scrap|forget|cancel|scratch|drop|ignore|bin|ditch|delete|remove|disregard|undo)\s+(?:about\s+)?(?:(?<mine>my|that|the)\s+)?(?<what>[^,.;–]{2,50}?)(?:\s*[,.;–]\s*(?<why>.{2,80}?)|\s+(?:as|cos|because|since)\s+(?<reason>.{2,80}?))?[\s.!]*$/iu;
const PART = /^(?:\s|am|pm|a\.m\.?|p\.m\.?|mornings?|afternoons?|all day|half day|the|that|on|for)*$/i;
const ABSENCE = /^(?:(?:annual|sick)\s+)?(?:leave|absence|time (?:off|away)|holidays?|a\/?l|days? off)$/i;

/** Undefined for anything else, and where something waits that "cancel" may be meant of. */
export function readOffAgain(raw: string, known: Known): Command | undefined {
  const { open, buttons } = known.screen;
  if (open !== undefined || buttons.some(({ typed }) => typed.startsWith('confirm '))) return undefined;
  const text = withoutCourtesy(raw).trim();
  const groups = OFF.exec(text)?.groups;
  const what = groups?.what?.trim() ?? '';
  if (what === '' || text.includes('?')) return undefined;
  if (groups?.mine?.toLowerCase() === 'my' && ABSENCE.test(what))
    return { kind: 'absence-over', which: 'named', day: '', who: '', sure: false };
  const period = findPeriod(what, known);
  if (period === undefined) return undefined;
  const rest = `${what.slice(0, period.start)} ${what.slice(period.end)}`;
  if (!PART.test(rest.trim())) return undefined;
  return { kind: 'absence-over', which: 'named', day: what.slice(period.start, period.end), who: '', sure: false };
}
