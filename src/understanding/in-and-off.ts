import { addDays, formatDate, type LocalDate } from '../calendar/index.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import { WEEKDAY } from './dates/words.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import type { Said } from './said.ts';
import type { Offer } from './understanding.ts';

/*
 * "I'm in Friday, it's Monday I'm off", "I should be off today but I'm in": on one day the speaker is there and on another away. A day on which
 * they are there is no absence; one that is recorded on it is to be taken back.
 */

const STARTS =
  /^(?:(?:actually|no|oh|ah|sorry|wait|hang on|ok|okay|well|so|but|and|correction|update|i mean)[\s,.!–-]+)*(?:i\b|i['’]|im\b|it['’]?s\b|its\b|not\b|off\b|in\b|away\b)/i;
const CLAUSES =
  /\s*[,;.–]+\s+|\s+-\s+|\s+(?:and|but|so|though|although|because|then)\s+|(?<=\p{L})\s+(?=i['’]?m\s+(?:in|here|off|away)\b)/iu;
const DAY_FOLLOWS = String.raw`(?=\s*(?:$|[!?]|(?:on|for|this|next|that|today|tomorrow|all|the|from|${WEEKDAY}|\d)\b|after all|instead|now|as (?:normal|usual)))`;
const IS_IN = new RegExp(
  String.raw`^(?:\p{L}+\s+){0,2}?(?:i['’]?m|i am|i['’]?ll be|i will be|i['’]?ll|in)\s+(?:(?:actually|now|still|definitely|going to be|be|back)\s+)*(?:in|here|at work|at my desk|around|working|available|not (?:off|away|on leave))\b${DAY_FOLLOWS}|^not\s+(?:on\s+)?(?:the\s+)?(?=${WEEKDAY}|\d|today|tomorrow)`,
  'iu',
);
const IS_OFF = /\b(?:off|away|on (?:annual )?leave|on holiday|out of office|not (?:in|here|at work|working))\b/i;
const WAS_TO_BE =
  /\b(?:should(?:['’]ve| have)?|was|were|meant|supposed|due|going to|planned|booked)\b(?:\s+\p{L}+){0,3}?\s+(?:off|away|leave|holiday|out|not in)\b/iu;
const MOST = 140;

/** What is to be taken back and what is to be recorded, one by one where it is both; undefined for anything else. */
export function readInAndOff({ text, mood }: Said, known: Known): Command | readonly Offer[] | undefined {
  if (mood.question || mood.wondering || text.length > MOST || !STARTS.test(text)) return undefined;
  if (maskSaid(text, known).references.some(({ strength }) => strength !== 'described')) return undefined;
  const clauses = text.split(CLAUSES).map((each) => each.trim());
  const ins = clauses.filter((each) => IS_IN.test(each) && !WAS_TO_BE.test(each));
  if (ins.length === 0) return undefined;
  const offs = clauses.filter((each) => !ins.includes(each) && (IS_OFF.test(each) || isDayOf(each, known)));
  const wereToBe = offs.filter((each) => WAS_TO_BE.test(each));
  const away = offs.filter((each) => !wereToBe.includes(each)).flatMap((each) => spanIn(each, known));
  const there = [...ins.map((each) => each.replace(/\bnow\b/gi, '')), ...wereToBe].flatMap((each) =>
    spanIn(each, known),
  );
  const recorded = there.filter((span) => isRecorded(span, known));
  const [back] = recorded.length > 0 ? recorded : there;
  const [off, another] = away;
  if (another !== undefined || (off === undefined && back === undefined)) return undefined;
  // "Not Tuesday" alone may be meant of anything.
  if (off === undefined && ins.every((each) => /^not\s+(?!off|away|on leave)/i.test(each))) return undefined;
  if (off === undefined)
    return back && { kind: 'absence-over', which: 'named', day: inFigures(back), who: '', sure: false };
  if (recorded.length === 0 || back === undefined)
    return { kind: 'absence', words: { who: '', days: inFigures(off), cover: '' } };
  return [
    { label: `I am in ${inFigures(back)}`, typed: `cancel my absence on ${formatDate(back.from)}` },
    { label: `I am away ${inFigures(off)}`, typed: `I am away ${inFigures(off)}` },
  ];
}

type Span = { readonly from: LocalDate; readonly to: LocalDate };

/** "It's Monday", beside a day on which the speaker is there. */
function isDayOf(clause: string, known: Known): boolean {
  return /^(?:it['’]?s|it is|its|rather|just|only)\b/i.test(clause) && findDays(clause, known, 'future').length === 1;
}

function spanIn(clause: string, known: Known): readonly Span[] {
  const meant = findPeriod(clause, known)?.meant;
  if (meant?.kind === 'period') return [{ from: meant.from, to: meant.to }];
  return meant?.kind === 'day' ? [{ from: meant.date, to: meant.date }] : [];
}

function isRecorded({ from, to }: Span, { directory, me }: Known): boolean {
  return directory.absences.some((one) => one.personId === me.id && one.from <= to && from <= one.to);
}

function inFigures({ from, to }: Span): string {
  return from === to || to < addDays(from, 1) ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}
