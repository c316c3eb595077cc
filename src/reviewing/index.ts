/**
 * What somebody is shown and asked between a council's file and its approval: the facts, the places to look at, the text beside
 * the file, topics, questions to try, the difference. This room refuses to know HTML, how somebody came in and where anything is kept.
 */
export { offeredFix, openDoubts } from './doubts-page.ts';
export { createReviewPages } from './review-pages.ts';
export type { ReviewingServices } from './services.ts';
export { trialOf } from './trial.ts';
