/**
 * From a question to ranked clauses and an honest decision: answer, choose, signpost or none.
 * This room refuses to know how an answer is worded or shown, who is allowed what, and which platform asked.
 */

export type { Passage } from './deciding/passage.ts';
export type { Decision, Match, Question, UnfinishedReading } from './deciding/question.ts';
export type { EncoderChoice } from './encoding/encoder-choice.ts';
export { type SearchWorker, startSearchWorker } from './encoding/search-worker.ts';
export { createLesson } from './learning/lesson.ts';
export { encodeShared, learnShared } from './learning/shared-model.ts';
export { modelFileName, openSearch, type Search, type SearchOptions, sharedModelFileName } from './open-search.ts';
export { isEnglishWord } from './reading/english-words.ts';
