import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BankHolidayList, parseBankHolidays } from '../../src/calendar/index.ts';

export const publishedPath = join(import.meta.dirname, '..', '..', 'knowledge', 'bank-holidays.json');

/** The list as it lies in the product, before anything has looked at it; a fresh copy each time. */
export function publishedJson(): Record<string, { division: string; events: Record<string, unknown>[] }> {
  return JSON.parse(readFileSync(publishedPath, 'utf8'));
}

/** The list as the product reads it. */
export function publishedList(): BankHolidayList {
  const parsed = parseBankHolidays(publishedJson());
  if (parsed.kind !== 'list') throw new Error(parsed.message);
  return parsed.list;
}
