/**
 * Councillors' enquiries and the promises made about them: who may see and do what, which dates follow, and why.
 * This room refuses to know platforms, how anything is stored, what a clause says and what time it is.
 */
export type { Action, ChangeContext, ChangeOutcome, Edits, EnquiryDraft, RefusalCode, Refused } from './action.ts';
export { UNDO_FOR } from './action.ts';
export type { AuditEntry, ChangeKind, DueDates } from './audit.ts';
export type { ChangeStep, Wanted } from './carry-out.ts';
export { carryOut, carryOutAll, log } from './carry-out.ts';
export { changeEnquiry, givesToFirst, withoutMoved } from './change-enquiry.ts';
export type { RecordedClosure } from './closure.ts';
export { closedDays } from './closure.ts';
export type { CountedDate } from './deadlines.ts';
export { datesOf } from './deadlines.ts';
export type { Asked, CaseworkDesk, CaseworkOutcome, Changed, NotFound, SeveralOutcome } from './desk.ts';
export { dueSentence, noPromisedDate } from './due-sentence.ts';
export { likelyDuplicates, saidAgain } from './duplicates.ts';
export { whyNotResident } from './edit-resident.ts';
export type {
  Clock,
  Deadline,
  Enquiry,
  EnquiryNumber,
  EnquiryReference,
  Extension,
  Kept,
  Pause,
  ProposedExtension,
  Resident,
  Stage,
  UpdateBasis,
} from './enquiry.ts';
export {
  formatReference,
  isOpen,
  isOverdue,
  nextDue,
  parseReference,
  promisedBy,
  runningDeadlines,
} from './enquiry.ts';
export type {
  CaseworkDatabase,
  CaseworkReads,
  CaseworkStores,
  EnquiryFilter,
  EnquiryReads,
  EnquiryStore,
  Holder,
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
export { noOfficerHasIt, quoted } from './in-words.ts';
export type { LeavingOutcome } from './leave.ts';
export { leave, waitsForItsDay } from './leave.ts';
export { carryOutLeaving, leaversDue } from './leave-due.ts';
export type { LeavingChoice } from './leavers-enquiries.ts';
export { logEnquiry } from './log-enquiry.ts';
export { servicesFromHistory } from './moves-from-history.ts';
export { notFound } from './not-found.ts';
export { wardColleagues, whyNotNamed } from './permission.ts';
export type { PossibleAction } from './possible-actions.ts';
export { canUndo, possibleActions, whyNotPossible } from './possible-actions.ts';
export type { Move, RecalculationOutcome, RecalculationPreview } from './recalculation.ts';
export {
  applyRecalculation,
  closureReason,
  previewRecalculation,
  reopeningReason,
  withClosures,
  withoutClosures,
} from './recalculation.ts';
export type { CaseworkRules } from './rules.ts';
export { createRules } from './rules.ts';
export { openlyFromHistory, versionSeen } from './seen-version.ts';
export type { ClockStatistics, Figure, FigureRow, Statistics } from './statistics.ts';
export { allOutcomes, lastYear, PUBLISHING, publishedParts, statisticsOf } from './statistics.ts';
export { isAnswered, whatStillHolds } from './still-holds.ts';
export type { Counted } from './tally.ts';
export { outcomesOf } from './tally.ts';
export { lostOf, mayTellWho } from './tells-who.ts';
export type { WantedTerm } from './terms.ts';
export { searchTextOf, wantedTerms } from './terms.ts';
export { undo } from './undo.ts';
export type { Visibility } from './visibility.ts';
export {
  canSee,
  isHandledBy,
  mayKnowResident,
  plainWard,
  systemVisibility,
  teamOf,
  visibilityOf,
} from './visibility.ts';
export { sayWordsGone, withoutWordsGone } from './words-gone.ts';
