import { addDays, formatDate, type LocalDate } from '../calendar/index.ts';
import { mayRecordFor } from '../people/index.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import { readPeriod } from './dates/read-dates.ts';
import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { readAbsence } from './people-time.ts';
import type { Said } from './said.ts';

/*
 * "Back on Monday", "I'll be back on Thursday", "Tom is back tomorrow", "off sick, back on Friday": the day is the first on which somebody is there
 * again. No absence begins on it: one that runs ends the day before.
 */

const WHERE = String.raw`(?:\s+(?:at|to|in|from)\s+(?:my\s+|the\s+)?(?:work|office|desk|leave|annual leave|holiday|hols|sick(?: leave)?|maternity leave)|\s+in|\s+working|\s+online)*`;
const BACK = new RegExp(
  String.raw`^(?<before>.*?)(?<lead>(?:^|[,;.–-]+\s*|\s+(?:and|but|so)\s+|\s+)(?:and\s+|but\s+|so\s+|then\s+)*(?:(?<who>\S[^,;.]*?)(?:['’]?s|['’]ll be|\s+(?:is|will be|should be|comes|shall be|isn['’]?t|won['’]?t be))\s+)??(?<self>(?:i(?:['’]m|['’]ll be|m|ll be)?|we(?:['’]re|['’]ll be)?|am|are|is|will|should|shall|be|come|expect|hope|to|probably|only)\s+)*(?<not>not\s+)?)(?:back|returning|return|in again)${WHERE}(?:\s+(?:on|from|by|until|till?))?(?:\s+the)?(?:\s+following)?\s*$`,
  'iu',
);
/** What is said before the day at most, in characters: more is a story. */
const MOST = 120;
/** Somebody who is not named. */
const SOMEBODY = /^(?:he|she|they|it|that|this|who|the|there|somebody|someone)\b/i;
const MYSELF = /^(?:i|we|me|am|will|should|shall|be)?$/i;

type Back = {
  readonly before: string;
  readonly who: string;
  readonly not: boolean;
  readonly day: string;
  readonly on: LocalDate;
  readonly rest: string;
};

/** Who is back on which day, with what is said before that and behind it; undefined for anything else. */
function readBackOn({ text, mood }: Said, known: Known): Back | undefined {
  if (mood.question || mood.wondering || !/\b(?:back|return(?:ing)?|in again)\b/i.test(text)) return undefined;
  const day = findDays(text, known, 'future').find(({ start }) => start <= MOST && BACK.test(text.slice(0, start)));
  if (day?.meant.kind !== 'day' || day.meant.date <= known.on) return undefined;
  const rest = text
    .slice(day.end)
    .replace(/^\s*(?:morning|afternoon|after(?:wards)?|following|then|now|please|hopefully|all being well)\b/i, '');
  if (!/^\s*(?:[,;.–-]|and\b|$)/i.test(rest)) return undefined;
  const { before = '', who = '', not } = BACK.exec(text.slice(0, day.start))?.groups ?? {};
  return {
    before: before.trim(),
    who: who.trim(),
    not: not !== undefined,
    day: text.slice(day.start, day.end),
    on: day.meant.date,
    rest: rest.replace(/^[\s,;.–-]+/, ''),
  };
}

/** "Off sick, back on Friday": when somebody is away is told with it. */
const AWAY =
  /\b(?:away|leave|off|holidays?|hols|sick|ill|poorly|unwell|not well|out|ooo|absent|not (?:in|here|around|working))\b/i;

const OF_MYSELF =
  /^(?:i\b|i['’]m\b|im\b|we\b|on |off |away|annual|out |ooo|not |won['’]?t|poorly|unwell|sick|ill\b|leave\b|a\/?l\b)/i;

/** Whether words say of anybody that they are there again on a day. */
export function saysBackOn(said: Said, known: Known): boolean {
  const back = readBackOn(said, known);
  return back !== undefined && !AWAY.test(back.before);
}

/** What words come to that say on which day somebody is back; undefined for anything else. */
export function backOn(said: Said, known: Known): Command | undefined {
  const open = known.screen.open;
  if (open?.command.kind === 'act' && open.wanted.includes('by')) return undefined;
  const back = readBackOn(said, known);
  if (back === undefined) return undefined;
  // "Back" is a word of subjects too: of a log that was taken back, for one.
  if (maskSaid(said.text, known).references.some(({ strength }) => strength !== 'described')) return undefined;
  const { before, who, not, day, on, rest } = back;
  const last = addDays(on, -1);
  if (before !== '') {
    const isReason = open?.command.kind === 'act' && open.wanted.includes('text');
    const isOfSomebody = OF_MYSELF.test(before) || findNames(before, known)[0]?.start === 0;
    return AWAY.test(before) && isOfSomebody && !isReason ? withLast(before, rest, last, known) : undefined;
  }
  if (open?.command.kind === 'absence' && MYSELF.test(who)) {
    const from = readPeriod(open.command.words.days, known)?.from ?? known.on;
    const days = `${formatDate(from)} to ${formatDate(last)}`;
    return last < from ? undefined : { ...open.command, words: { ...open.command.words, days } };
  }
  if (rest !== '' || SOMEBODY.test(who)) return undefined;
  if (MYSELF.test(who)) return { kind: 'absence-until', who: '', backOn: day, begins: not };
  const { directory, me } = known;
  const found = findPeople(who, { directory, on: known.on, me, suits: () => true });
  if (found.kind === 'nobody') return undefined;
  return found.kind === 'one' && mayRecordFor(directory, found.person.id, me.id, known.on)
    ? { kind: 'absence-until', who, backOn: day, begins: not }
    : { kind: 'who-is-away', who, day };
}

/** An absence that is told with the day on which it is over. */
function withLast(before: string, rest: string, last: LocalDate, known: Known): Command | undefined {
  const told = readAbsence(`${before}${rest === '' ? '' : `, ${rest}`}`, known);
  if (told.kind !== 'absence') return undefined;
  const meant = findPeriod(before, known)?.meant;
  const from =
    meant === undefined || meant.kind === 'doubt' ? known.on : meant.kind === 'day' ? meant.date : meant.from;
  const isWhole = meant?.kind === 'period' && meant.from !== meant.to;
  if (isWhole || last < from) return told;
  return { ...told, words: { ...told.words, days: `${formatDate(from)} to ${formatDate(last)}` } };
}
