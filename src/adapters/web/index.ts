/**
 * The documents as web pages, and a try-out conversation in the browser that shows the cards Teams would show.
 * This room refuses to know where documents come from or how a question is answered: it is handed both.
 */

export { assetPath } from './assets.ts';
export type { Inbox } from './inbox.ts';
export { createInbox } from './inbox.ts';
export type { TryOut, TryOutClock, TryOutPerson, TryOutRole, TryOutTenant, WebOptions } from './options.ts';
export type {
  ClausePage,
  CouncilPage,
  CouncilSummary,
  DocumentEntry,
  DocumentPage,
  DocumentSummary,
  PageClause,
  PageLine,
  PageLink,
  PageSegment,
  Pages,
} from './page-model.ts';
export { createWebRoutes } from './routes.ts';
export type { SearchPage, SearchResult } from './search-model.ts';
export { createHostCheck } from './security.ts';
export type {
  SentForm,
  VisitorAnswer,
  VisitorPages,
  WebEntry,
  WebVisitor,
} from './visitors.ts';
