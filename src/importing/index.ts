/**
 * A council's own file becomes a document: clauses, doubts with their fixes, and what was left out. This room refuses to
 * know who brings the file, where a document is kept, or how it is shown; it reads bytes and gives plain values.
 */
export { clausesOf } from './assemble.ts';
export { type Description, describe } from './describe.ts';
export { applyFix, beginningOf, divideFix } from './fixes.ts';
export { type ImportLimits, type ImportOutcome, importFile, type PageOutcome, pageOfFile } from './import-file.ts';
export type * from './imported-document.ts';
export type { PageAsSet } from './page-as-set.ts';
export { isPdf, LARGEST_FILE } from './received-file.ts';
export { type DocumentFacts, toCouncilDocument } from './to-document.ts';
