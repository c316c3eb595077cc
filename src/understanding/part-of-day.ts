import type { Command } from './command.ts';
import { readDay } from './dates/read-dates.ts';
import type { Known } from './known.ts';

/* "Out from 2", "leaving at 3 on Friday", "half day Thursday": a part of a day, where absences are recorded by whole days. */

const CLOCK = String.raw`(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|o['’]?clock)?|noon|midday|lunch(?:time)?)`;
const BY_CLOCK = new RegExp(
  String.raw`^(?:(?:i['’]?m|i am|i['’]?ll be|i will be|i['’]?ve got to be|i have to be|will be)\s+)?(?:going to be\s+)?(?<part>(?:out|off|away|leaving|finishing|gone|not (?:in|here|available)|unavailable)(?:\s+(?<first>today|tomorrow|(?:on |this |next )?\p{L}+day))?\s+(?:early,?\s+)?(?:from|at|after|until|till|by)\s+(?:about\s+)?${CLOCK})(?:\s+(?:onwards|on))?(?:\s+(?<day>today|tomorrow|(?:on |this |next )?\p{L}+day|on \S.{2,20}))?[\s.!]*$`,
  'iu',
);
const HALF =
  /^(?:(?:i['’]?m|i am|i['’]?ll be|i will be)\s+)?(?:(?:on|taking|having|doing|working|got)\s+)?(?:an?\s+)?(?<part>half[- ]?days?)(?:\s+(?:off|leave|only))?(?:\s+(?:on\s+)?(?<day>\S.{2,30}?))[\s.!]*$/iu;

/** To be read back with what was said of the part; undefined for anything else. */
export function readPartOfDay(text: string, known: Known): Command | undefined {
  if (known.screen.open !== undefined && known.screen.open.command.kind !== 'absence') return undefined;
  const { part = '', first = '', day = '' } = (BY_CLOCK.exec(text) ?? HALF.exec(text))?.groups ?? {};
  if (part === '') return undefined;
  const days = (first || day || 'today').replace(/^on\s+/i, '');
  if (readDay(days, known, 'future')?.kind !== 'day') return undefined;
  return {
    kind: 'absence',
    words: {
      who: '',
      days,
      cover: '',
      part: part.replace(/^(?:out|off|away|gone|not (?:in|here|available)|unavailable)\s+/i, '').replace(/\s+/g, ' '),
    },
  };
}
