/**
 * Councillors' enquiries and the promises made about them: who may see and do what, which dates follow, and why.
 * This room refuses to know platforms, how anything is stored, what a clause says and what time it is.
 */
export type { Action, ChangeContext, ChangeOutcome, EnquiryDraft, RefusalCode, Refused } from './action.ts';

export type { AuditEntry, ChangeKind, DueDates } from './audit.ts';
export type { Asked, CaseworkDesk, CaseworkOutcome, Changed, NotFound } from './carry-out.ts';
export { carryOut, log, notFound } from './carry-out.ts';
export { changeEnquiry } from './change-enquiry.ts';
export type { RecordedClosure } from './closure.ts';
export type { CountedDate } from './deadlines.ts';
export { countDeadline, datesOf } from './deadlines.ts';
export { dueSentence } from './due-sentence.ts';
export type {
  Clock,
  Deadline,
  Enquiry,
  EnquiryNumber,
  EnquiryReference,
  Kept,
  Pause,
  Stage,
  UpdateBasis,
} from './enquiry.ts';
export { formatReference, isOpen, isOverdue, nextDue, parseReference, runningDeadlines } from './enquiry.ts';
export type {
  CaseworkDatabase,
  CaseworkReads,
  CaseworkStores,
  EnquiryFilter,
  EnquiryReads,
  EnquiryStore,
  Outcome,
  Page,
  PageCursor,
  PageRequest,
  Period,
  Tally,
} from './enquiry-store.ts';
export type { DeadlineExplanation } from './explain-deadline.ts';
export { explainDeadlines } from './explain-deadline.ts';
export type { DiaryDate } from './export.ts';
export { diaryDates, exportRows } from './export.ts';
export type { LeavingChoice, LeavingOutcome } from './leave.ts';
export { leave } from './leave.ts';
export { logEnquiry } from './log-enquiry.ts';

export type { Move, RecalculationOutcome, RecalculationPreview } from './recalculation.ts';
export {
  applyRecalculation,
  closureReason,
  planRecalculation,
  previewRecalculation,
  withClosures,
} from './recalculation.ts';
export type { CaseworkRules, ResponseStandard } from './rules.ts';
export { createRules } from './rules.ts';
export type { ClockStatistics, Figure, FigureRow, Statistics } from './statistics.ts';
export { OUTCOMES, statisticsOf } from './statistics.ts';
export { outcomesOf, tallyOf } from './tally.ts';
export type { Visibility } from './visibility.ts';
export { canSee, systemVisibility, teamOf, visibilityOf } from './visibility.ts';
