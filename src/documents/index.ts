/**
 * The life of a document that a council brings: proposed, corrected, approved, in force from a day, replaced, withdrawn; what
 * one version has different from another, and what a text promises.
 * This room refuses to know how a page looks, which platform somebody came by, and where records are kept.
 */
export type { Approved } from './approve.ts';
export {
  type ClauseDifference,
  type Difference,
  type DifferenceRun,
  differenceInWords,
  differenceOf,
} from './differences.ts';
export { createDocumentDesk, type DocumentDesk, type DocumentLine, type VersionLine } from './document-desk.ts';
export type { CoverFacts } from './facts.ts';
export { matchClauses } from './match-clauses.ts';
export { enquiriesFirst, type FoundPromise, findPromises, understoodInWords } from './promises.ts';
export { type Proposal, type Proposed, proposeImported } from './propose.ts';
export type {
  Changed,
  Check,
  DocumentServices,
  Doer,
  KnownCouncil,
  SuggestedTopic,
  VersionInReview,
} from './records.ts';
export type { Seen } from './review.ts';
export type { Confirmed, PromisesOfCouncil, StandardToConfirm } from './standard.ts';
export { type ChangesToTell, changesToTell, PROMISES_CHANGED, sayChanged } from './telling.ts';
export { mayKeepDocuments } from './who-may.ts';
export type { Withdrawn } from './withdraw.ts';
