import { formatDayAndDate } from '../calendar/index.ts';
import { type Enquiry, runningDeadlines } from './enquiry.ts';
import type { CaseworkRules } from './rules.ts';

/** The running dates as a person reads them, or that there are none and why. */
export function dueSentence(enquiry: Enquiry, rules: Pick<CaseworkRules, 'standard' | 'citation'>): string {
  if (enquiry.stage === 'resolved') return 'It is resolved.';
  if (enquiry.stage === 'withdrawn') return 'It is withdrawn.';
  if (enquiry.pausedSince !== undefined) return 'It is paused, so nothing is due.';
  const { acknowledge, resolve, update } = runningDeadlines(enquiry);
  const parts = [
    acknowledge === undefined ? [] : [`to be acknowledged by ${formatDayAndDate(acknowledge)}`],
    resolve === undefined ? [] : [`to be resolved by ${formatDayAndDate(resolve)}`],
    update === undefined ? [] : [`next update by ${formatDayAndDate(update)}`],
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
