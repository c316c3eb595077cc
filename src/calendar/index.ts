/**
 * Dates, times of day in a zone, bank holidays, closure days, and the counting of working days with its reasons.
 * This room refuses to know what a date is for: no enquiry, no council by name, no clock of the machine and no file.
 */
export type { BankHolidayList, Division } from './bank-holidays.ts';
export { parseBankHolidays } from './bank-holidays.ts';
export { count } from './count.ts';
export { formatDate, formatDay, formatDayAndDate, formatMonth, formatSpan } from './date-phrases.ts';
export type { DueDateExplanation } from './explanation.ts';
export { explainDueDate, whyNotCounted } from './explanation.ts';
export type { LocalDate, Weekday } from './local-date.ts';
export { addDays, addMonths, daysBetween, localDate, parseLocalDate, weekdayOf } from './local-date.ts';
export type { RefreshPlan } from './refresh.ts';
export { planRefresh } from './refresh.ts';
export type { LocalTime } from './time-zone.ts';
export { instantOf, localDateAt, localTime, localTimeAt, parseLocalTime } from './time-zone.ts';
export type {
  BeyondList,
  CalendarSettings,
  ClosureDay,
  CountingRule,
  Day,
  Nation,
  WorkingCalendar,
} from './working-calendar.ts';
export { createCalendar, dayOf, listEndsSoon, onClock, parseCalendarSettings } from './working-calendar.ts';
export type { CountedDay } from './working-days.ts';
export { addWorkingDays, countWorkingDays, MOST_WORKING_DAYS } from './working-days.ts';
