/**
 * A turn becomes an intent becomes a reply.
 * This room refuses to know platforms, how anything is stored and what time it is.
 */
export { type CalendarAsked, calendarBehind } from './casework/calendar-address.ts';
export { createCasework } from './casework/casework.ts';
export { createRuleBook, remindersFor } from './casework/council-rules.ts';
export { csvFile } from './casework/csv-file.ts';
export { searchList } from './casework/people-lists.ts';
export type { CaseworkChanges, CaseworkServices, OfferedFile } from './casework/services.ts';
export { type ConversationServices, createConversation } from './conversation.ts';
export { type EventWork, type EventWorker, MOST_BEGUN } from './event-work.ts';
export type { IntentHandler, Speaker } from './heard-turn.ts';
export type { Noted } from './intents/ask.ts';
export {
  createOwnDocuments,
  type DocumentsActor,
  type DocumentsServices,
  type ReceivedDocument,
} from './intents/own-documents.ts';
export { createPromises, type PromisesServices } from './intents/promises.ts';
export { createWithdrawDocument, type WithdrawDocument } from './intents/withdraw-document.ts';
export type { AskedQuestion, Memory, MemoryChange, MemoryPlace, MemoryStore } from './memory-store.ts';
export { memoryAccountOf, QUESTIONS_REMEMBERED } from './memory-store.ts';
export type { ProcessedEvents } from './processed-events.ts';
export { type QuotingServices, quoteClause } from './quote-clause.ts';
export { standingOfDocument } from './standing.ts';
