/**
 * From chat to a page: a link that opens once becomes a session in one browser, for somebody the platform vouched for.
 * This room refuses to know platforms, pages, cookies and what a person may do: it says who it is, and until when.
 */
export { createEntry, type Entry } from './entry.ts';
export type { EntryLink, EntryStore, Session } from './entry-store.ts';
