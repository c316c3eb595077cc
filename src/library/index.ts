/**
 * The documents as one reads and cites them: contents, paragraphs with what refers to them, every paragraph that has
 * certain words, and machine forms for reuse.
 * This room refuses to know how a page looks, who reads it, and how a question is answered.
 */
export { paragraphsWith } from './find-words.ts';
export { createLibrary, type LibraryServices } from './library.ts';
export { publicWordsOf, wordsKept } from './public-words.ts';
export { stemOf } from './words.ts';
