import type { LocalDate, LocalTime, WorkingCalendar } from '../../calendar/index.ts';

/** What the words are measured from: the council's date and time of day; its calendar where working days are counted. */
export type Now = { readonly on: LocalDate; readonly time: LocalTime; readonly calendar?: WorkingCalendar };

/** Which of two is meant: of what was received the one before, of what is to come the one after. */
export type Lean = 'past' | 'future';

/**
 * What words about time mean. `certain`: written out with its year, so that nothing was guessed. A doubt is asked about:
 * its sentence says what is wrong and which days it may be.
 */
export type Meant =
  | { readonly kind: 'day'; readonly date: LocalDate; readonly certain: boolean }
  | { readonly kind: 'period'; readonly from: LocalDate; readonly to: LocalDate; readonly certain: boolean }
  | { readonly kind: 'doubt'; readonly sentence: string; readonly may: readonly LocalDate[] };

/** Words about time in a sentence: from `start` up to `end`, in characters. */
export type FoundDate = { readonly start: number; readonly end: number; readonly meant: Meant };
