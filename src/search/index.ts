/**
 * From a question to ranked clauses and an honest decision: answer, choose, signpost or none.
 * This room refuses to know how an answer is worded or shown, who is allowed what, and which platform asked.
 */
export type { EncoderChoice } from './encoder-choice.ts';
export { createLesson } from './lesson.ts';
export { modelFileName, openSearch, type Search, type SearchOptions, sharedModelFileName } from './open-search.ts';
export type { Passage } from './passage.ts';
export type { Decision, Match, Question } from './question.ts';
export { encodeShared, learnShared } from './shared-model.ts';
export { type SearchWorker, startSearchWorker } from './worker-encoder.ts';
