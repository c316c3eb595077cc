/**
 * From a question to ranked clauses and one decision that can be explained: answer, nearest, choose, signpost or none.
 * This room refuses to know how an answer is worded or shown, who is allowed what, and which platform asked.
 */

export { readDuty } from './clauses/duty.ts';
export { suggestLimits } from './clauses/limits.ts';
export { type BareClause, suggestTopics, type TopicLibrary, type TopicSuggestion } from './clauses/suggest-topics.ts';
export {
  alsoShown,
  type Decision,
  type Found,
  type Match,
  type Part,
  type Question,
  type UnfinishedReading,
} from './deciding/decision.ts';
export type { Evidence } from './deciding/evidence.ts';
export { explain } from './deciding/explain.ts';
export { isWholeClause, type Passage, spanOfBlock, textOfPassage } from './deciding/passage.ts';
export { shareAmong } from './encoding/encoder.ts';
export type { EncoderChoice } from './encoding/encoder-choice.ts';
export { type SearchWorker, startSearchWorker } from './encoding/search-worker.ts';
export { learn } from './learning/learn.ts';
export { type LearningProgress, openSearch, type Search, type SearchOptions } from './open-search.ts';
export { readEmbedding, SHARED_MODEL_FILE_NAME, VECTORS_FILE_NAME } from './read-shared.ts';
export { type Attribute, nameAttribute } from './reading/attributes.ts';
export { isEnglishWord } from './reading/english-words.ts';
export {
  type JudgedQuestion,
  leaveSomeOut,
  questionsOf,
  type Trial,
  type Turned,
  tryWithAndWithout,
} from './trying/try-proposal.ts';
