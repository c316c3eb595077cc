import { parseLocalDate } from '../calendar/index.ts';

/** The days that a cover gives of its document: a day, a month or a year and month, `2026-09-25` or `2026-09`. */
export type CoverDates = { readonly adopted?: string; readonly begins?: string };

const months = 'january february march april may june july august september october november december'.split(' ');
const MONTH = months
  .map((month) => (month === 'may' ? month : `${month}|${month.slice(0, 3)}${month === 'september' ? '|sept' : ''}`))
  .join('|');
const DATED = new RegExp(
  String.raw`(?<!\d)(?:(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?[\s-]+)?(?<month>${MONTH})\.?,?[\s-]+(?<year>(?:19|20)\d\d)|(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>(?:19|20)\d\d)|(?<iso>(?:19|20)\d\d-\d\d-\d\d))(?!\d)`,
  'giu',
);
/** What a date stands beside. One that is of a review, a version or a print is of neither: nothing is made of it. */
const BESIDE = new RegExp(
  [
    String.raw`(?<begins>\b(?:in force|in effect|effective|with effect|(?:comes?|came|coming|take|takes|taking) (?:into )?(?:force|effect|operation)|commenc\w+|applies from|operative)\b)`,
    String.raw`(?<adopted>\b(?:adopt(?:ed|ion)|approv(?:ed|al)|agreed|ratified)\b)`,
    String.raw`(?<other>\b(?:next review|review(?:ed)?|revis(?:ed|ion)|amend(?:ed|ment)|updated?|version|printed|published|issued?|supersed\w+|replac\w+|expir\w+)\b)`,
  ].join('|'),
  'giu',
);

type Word = { readonly at: number; readonly is: 'adopted' | 'begins' | 'other' };

/** The first day that stands beside "adopted", and the first beside "in force from", each in its line or alone in the next. */
export function coverDates(lines: readonly string[]): CoverDates {
  const found: { adopted?: string; begins?: string } = {};
  let open: Word['is'] | undefined;
  for (const line of lines) {
    const words: readonly Word[] = [...line.matchAll(BESIDE)].map(({ index, groups }) => ({
      at: index,
      is: groups?.begins !== undefined ? 'begins' : groups?.adopted !== undefined ? 'adopted' : 'other',
    }));
    const dates = [...line.matchAll(DATED)];
    let from = 0;
    for (const [at, date] of dates.entries()) {
      const end = date.index + date[0].length;
      const before = words.filter((word) => word.at >= from && word.at < date.index).at(-1)?.is;
      // "5 May 2024 (adopted)": where nothing says it before, what comes after may.
      const until = dates[at + 1]?.index ?? line.length;
      const behind = words.find((word) => word.at >= end && word.at < until)?.is;
      const is = before ?? (at === 0 && words.length === 0 ? open : behind);
      const day = dayIn(date.groups ?? {});
      if (is !== undefined && is !== 'other' && day !== undefined) found[is] ??= day;
      from = end;
    }
    open = dates.length === 0 ? words.at(-1)?.is : undefined;
  }
  return found;
}

/** The first date in some text; undefined where there is none. */
export function firstDate(text: string): string | undefined {
  const [date] = text.matchAll(DATED);
  return date === undefined ? undefined : dayIn(date.groups ?? {});
}

function dayIn({ day, month, year, d, m, y, iso }: Readonly<Record<string, string | undefined>>): string | undefined {
  if (iso !== undefined) return parseLocalDate(iso);
  const place = months.findIndex((each) => each.startsWith((month ?? '-').toLowerCase().slice(0, 3))) + 1;
  const inYear = `${year ?? y}-${String(month === undefined ? m : place).padStart(2, '0')}`;
  const said = day ?? d;
  return said === undefined ? inYear : parseLocalDate(`${inYear}-${said.padStart(2, '0')}`);
}
