import { createEvents, type EventAttributes } from 'ics';
import { addDays, type LocalDate } from '../../../calendar/index.ts';
import type { DiaryDate } from '../../../casework/index.ts';

/** How often a calendar that is subscribed to is asked anew. */
const REFRESH = 'PT1H';

/**
 * Due dates as an iCalendar file (RFC 5545), a whole day each. Equal for equal dates, so that whoever has it already can be told
 * that nothing is new. Undefined where a date cannot be written. `name` is for calendars that are subscribed to.
 */
export function toDiary(dates: readonly DiaryDate[], name?: string): string | undefined {
  if (dates.length === 0) return name === undefined ? undefined : emptyCalendar(name);
  const { value } = createEvents(
    dates.map(eventOf),
    name === undefined ? {} : { calName: name, method: 'PUBLISH', productId: 'clausewise' },
  );
  return value === null || value === undefined ? undefined : withRefresh(value, name);
}

function eventOf({ uid, sequence, on, title, text, changedAt }: DiaryDate): EventAttributes {
  // The library takes the moment of writing as well, and does not say so.
  const attributes = {
    uid,
    sequence,
    title,
    description: text,
    start: partsOf(on),
    end: partsOf(addDays(on, 1)),
    timestamp: changedAt,
    busyStatus: 'FREE' as const,
    productId: 'clausewise',
  };
  return attributes;
}

/** RFC 7986 beside what is older: some calendars know only the one, some only the other. */
function withRefresh(text: string, name: string | undefined): string {
  if (name === undefined) return text;
  const line = `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}\r\n`;
  return text.replace(/^(?=BEGIN:VEVENT)/m, line);
}

/** Nothing is due: still a calendar, or whoever subscribed to it would be told that it is broken. */
function emptyCalendar(name: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'PRODID:clausewise',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${name}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function partsOf(date: LocalDate): [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}
