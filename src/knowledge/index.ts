/**
 * What councils adopted, to the letter: documents, clauses, references, approvals, and the words people use for them.
 * This room refuses to know who is asking, how a clause is found by meaning, or how an answer is shown.
 */
export { type Approval, type ApprovalChange, type Approvals, approvalsOf, approvedText } from './approval.ts';
export { textOfRow } from './clauses.ts';
export { asAt, holdsOn, type WithdrawnDocument, withdrawnBy } from './council-by-date.ts';
export {
  copyDocuments,
  type DocumentReads,
  type DocumentStore,
  hasGoneFurther,
  parseStoredCouncil,
  parseStoredVersion,
  type Signature,
  type StoredCouncil,
  type StoredPhrasing,
  type StoredStandard,
  type StoredVersion,
  type VersionName,
  type Withdrawal,
} from './document-store.ts';
export { everyQuestion } from './every-question.ts';
export { type Exported, exportDocuments } from './export-documents.ts';
export { documentsNamed, findClauses } from './find-clauses.ts';
export { openFolderDocuments } from './folder-documents.ts';
export { keepBytes, keptBytes, readKeptBytes } from './kept-values.ts';
export type { CouncilKnowledge, LoadedCouncil } from './load-council.ts';
export { findMissing, itemsOf, type MissingClause, numbersOf } from './missing-clause.ts';
export { type Knowledge, type KnowledgeOptions, openKnowledge } from './open-knowledge.ts';
export { overlayDocuments } from './overlay-documents.ts';
export { newIn, type Proposal, parseProposal, withProposal } from './proposal.ts';
export { type QuestionToTry, questionsToTry } from './questions-to-try.ts';
export {
  type ClauseItem,
  citation,
  type FoundClause,
  findByReference,
  localReference,
  parsePermalinkPath,
  permalinkFragment,
  permalinkPath,
  type ReferenceParts,
} from './reference.ts';
export { asIfInForce, standardOf, standsNow } from './stored-council.ts';
export { headOfTable, opensTable } from './tables.ts';
export type { Tick } from './ticks.ts';
export { figuresNotIn, type TimeSpan, timeSpans } from './time-spans.ts';
export type { Absence, ReadTopics, Topic, TopicParty, TopicSide } from './topics.ts';
export type * from './types.ts';
export {
  certainlyFrom,
  type DatedDocument,
  inOrder,
  sinceOnCover,
  standingOn,
  type VersionStanding,
  versionOn,
} from './versions-by-date.ts';
export type { PlainWords, SmallTalkKind, Vocabulary } from './vocabulary.ts';
export { type ApproveOutcome, approve } from './write-approvals.ts';
