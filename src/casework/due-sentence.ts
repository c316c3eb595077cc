import { formatDayAndDate, type LocalDate } from '../calendar/index.ts';
import { type Enquiry, runningDeadlines } from './enquiry.ts';
import type { CaseworkRules } from './rules.ts';

/** The running dates as a person reads them on a day, or that there are none and why. */
export function dueSentence(
  enquiry: Enquiry,
  rules: Pick<CaseworkRules, 'standard' | 'citation'>,
  on: LocalDate,
): string {
  if (enquiry.stage === 'resolved') return 'It is resolved.';
  if (enquiry.stage === 'withdrawn') return 'It is withdrawn.';
  if (enquiry.pausedSince !== undefined) return 'It is paused, so nothing is due.';
  const { acknowledge, resolve, update } = runningDeadlines(enquiry);
  const isLate = (by: LocalDate | undefined) => by !== undefined && by < on;
  // "Was to be acknowledged by Wednesday 9 December 2026 and is to be resolved by Monday 14 December 2026."
  const toBe = (by: LocalDate, before?: LocalDate) =>
    isLate(by) ? 'was to be' : isLate(before) ? 'is to be' : 'to be';
  const parts = [
    acknowledge === undefined ? [] : [`${toBe(acknowledge)} acknowledged by ${formatDayAndDate(acknowledge)}`],
    resolve === undefined ? [] : [`${toBe(resolve, acknowledge)} resolved by ${formatDayAndDate(resolve)}`],
    update === undefined
      ? []
      : [`${isLate(update) ? 'an update was due' : 'next update'} by ${formatDayAndDate(update)}`],
  ].flat();
  if (parts.length > 0) {
    const joined = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
    return `${joined?.charAt(0).toUpperCase()}${joined?.slice(1)}.`;
  }
  return rules.standard.kind === 'none' ? noPromisedDate(rules.citation, rules.standard.says) : 'It has no due date.';
}

/** That the paragraph sets no date, and its own words in place of one, marked as a quotation: they may begin in mid-sentence. */
export function noPromisedDate(citation: string, says: string | undefined): string {
  if (says === undefined) return 'There is no date: nobody has confirmed yet how soon this council answers enquiries.';
  return `${citation} promises no date. It says: "${says}"`;
}
