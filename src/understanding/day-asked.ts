import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { NUMBER } from './dates/words.ts';
import type { Known } from './known.ts';
import { withoutCourtesy } from './said.ts';

/* Questions that the calendar answers, and that record nothing: "is Friday a bank holiday", "when is 5 working days from the 22nd". */

const HOLIDAY = `(?:a |an )?(?:(?:bank|public)[ -]holiday|(?:normal )?(?:working|work|business)[ -]day)`;
const askedFor: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:is|isn['’]?t|was|will|does)\s+(?<day>.+?)\s+(?:be |count as |counted as |classed as )?${HOLIDAY}(?: (?:or not|here|for us|this year))?$`,
    'i',
  ),
  new RegExp(`^(?:is|isn['’]?t) (?:it|there) ${HOLIDAY} (?:on )?(?<day>.+)$`, 'i'),
];
const AFTER = new RegExp(
  String.raw`^(?:(?:when(?:['’]?s| is| was| would be| will be)?|what(?:['’]?s| is| day is| date is)|which (?:day|date) is|work out|count)\s+)?(?:the date (?:of )?)?(?<number>${NUMBER}|\d[\d,]{3,10})\s+(?:working|business)\s+days?\s+(?:on |counting )?(?:from|after)\s+(?<from>.+?)(?:\s+(?:is|falls|would be|lands|comes) (?:when|what|which day|on what (?:day|date)))?$`,
  'i',
);
const BETWEEN =
  /^how many (?:working|business) days (?:are |is )?(?:there |left )?(?:(?:between|from) (?<from>.+?) (?:and|to|until|till?) |(?:until|till?|to|before) )(?<to>.+)$/i;

/** Said while somebody thinks; what is asked follows. */
const PAUSES =
  /^(?:(?:hold on|hang on|hm+|wait(?: a (?:sec\w*|min\w*|moment))?|(?:just )?(?:a|one) (?:sec\w*|min(?:ute)?|mo(?:ment)?)|er+m?|um+|actually|sorry|right|ok(?:ay)?|so|and|but|quick one|remind me)\b[\s,.!:–-]+)+(?=\S)/i;

/** What is asked of the calendar; undefined for anything else. */
export function readDayAsked(raw: string, known: Known): Command | undefined {
  const text = withoutCourtesy(raw)
    .replace(PAUSES, '')
    .replace(/[\s?.!]+$/, '')
    .trim();
  const isDay = (words: string) => {
    const [found] = findDays(words, known, 'future');
    return found !== undefined && found.start === 0 && found.end === words.length;
  };
  for (const asked of askedFor) {
    const day = asked.exec(text)?.groups?.day?.trim() ?? '';
    if (isDay(day)) return { kind: 'day-asked', asks: { kind: 'which', day } };
  }
  const { number = '', from = '' } = AFTER.exec(text)?.groups ?? {};
  if (isDay(from)) return { kind: 'day-asked', asks: { kind: 'after', number, from } };
  const { from: first = 'today', to = '' } = BETWEEN.exec(text)?.groups ?? {};
  return isDay(first) && isDay(to) ? { kind: 'day-asked', asks: { kind: 'between', from: first, to } } : undefined;
}
