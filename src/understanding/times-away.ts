import { addDays, type LocalDate, weekdayOf } from '../calendar/index.ts';
import { findDays } from './dates/find-dates.ts';
import { findDaysTogether, readDays } from './dates/read-days.ts';
import type { Now } from './dates/said-date.ts';
import { placeInWeek, WEEKDAY } from './dates/words.ts';

/* "Off Friday pm and all of Monday", "away the 21st, 22nd and 29th": each time somebody is away, where several days are named side by side. */

export type TimeAway = { readonly from: LocalDate; readonly to: LocalDate; readonly part: string };

const PART = String.raw`(?:in the |the )?(?:a\.?m|p\.?m|mornings?|afternoons?)\b\.?(?: only)?`;
/** What stands between days and is none. */
const FILLER = new RegExp(
  String.raw`(?<=\S\s+)(?:${PART}|(?:all|the whole|whole|most|half|part)(?: (?:day|of))*(?=\s)|off(?=\s+(?:on|and|also|all|the|again)\b)|(?:again|too|as well)(?=\s|[,.;]|$))`,
  'giu',
);
const ALSO_OFF =
  /(?<before>\S)\s*[,.;]?\s*(?:and |but |also |then |plus )*(?:i['’]?m |i am |i['’]ll be |off |away |out |on leave )*(?:also |then |again )(?:i['’]?m |i am |off |away |out |on leave |on )*(?=\S)/giu;
const FOLLOWING = new RegExp(String.raw`\b(?:the )?(?:following|next one)\s+(${WEEKDAY})`, 'iu');
/** "Tues and Thurs next week" are both of next week. */
const OF_NEXT_WEEK = new RegExp(
  String.raw`\b(?<one>${WEEKDAY})\s*(?:and|&|,|\+|or)\s*(?<other>${WEEKDAY})\s+(?:of\s+)?next week\b`,
  'giu',
);
const WITH_PART = new RegExp(String.raw`^\s*(${PART})`, 'iu');

/** Each time of them, in order; one for days with nothing but a weekend between, none where no days are plain. */
export function timesAway(text: string, now: Now): readonly TimeAway[] {
  const told = withFollowing(text.replace(OF_NEXT_WEEK, '$<one> next week and $<other> next week'), now)
    .replace(/\bor\b/gi, 'and')
    .replace(FILLER, ' ')
    .replace(ALSO_OFF, '$<before> and ')
    .replace(/\s+(?=[,.;])/g, '')
    .replace(/\s+/g, ' ');
  const together = findDaysTogether(told, now);
  const read = together === undefined ? undefined : readDays(told.slice(together.start, together.end), now);
  if (read?.kind !== 'days') return [];
  const parts = partsOf(text, now);
  const times: TimeAway[] = [];
  for (const day of read.days) {
    const before = times.at(-1);
    const part = parts.get(day) ?? '';
    if (before !== undefined && day <= nextWorked(before.to))
      times.splice(-1, 1, { ...before, to: day, part: before.part || part });
    else times.push({ from: day, to: day, part });
  }
  return times;
}

/** The day behind this one, and behind the weekend where that begins then. */
function nextWorked(day: LocalDate): LocalDate {
  const next = addDays(day, 1);
  const place = placeInWeek(weekdayOf(next));
  return place < 5 ? next : addDays(next, 7 - place);
}

/** Which of the days was named with a part of it. */
function partsOf(text: string, now: Now): ReadonlyMap<LocalDate, string> {
  return new Map(
    findDays(text, now, 'future').flatMap(({ end, meant }) => {
      const part = WITH_PART.exec(text.slice(end))?.[1];
      return part === undefined || meant.kind !== 'day' ? [] : [[meant.date, part] as const];
    }),
  );
}

/** "Friday and the following Tuesday": the Tuesday behind that Friday. */
function withFollowing(text: string, now: Now): string {
  const found = FOLLOWING.exec(text);
  const before = found === null ? undefined : findDays(text.slice(0, found.index), now, 'future').at(-1);
  if (found === null || before?.meant.kind !== 'day') return text;
  const [day] = findDays(found[1] ?? '', { ...now, on: before.meant.date }, 'future');
  if (day?.meant.kind !== 'day') return text;
  const date = day.meant.date > before.meant.date ? day.meant.date : addDays(day.meant.date, 7);
  return `${text.slice(0, found.index)}${date}${text.slice(found.index + found[0].length)}`;
}
