/**
 * What people say to Clausewise and what it says back, in words that no platform owns.
 * This room refuses to know councils, clauses, enquiries, Teams, Slack or the web.
 */
export { type AttachedFile, fetchFile, type OpenedFile } from './attached-file.ts';
export type { BegunEvent, EventDesk } from './event-desk.ts';
export { type Feedback, readFeedback, writeFeedback } from './feedback.ts';
export { foldable } from './fold.ts';
export { localDay } from './local-day.ts';
export { renderForListening, renderPlainText } from './plain-text.ts';
export type {
  Address,
  ClauseOffer,
  ClauseSource,
  ConnectionCheck,
  Delivery,
  DeliveryOutcome,
  PlatformAdapter,
  Trace,
} from './platform-adapter.ts';
export { pressOf, readPress } from './press.ts';
export { inTables, quotedParts } from './quoted-tables.ts';
export type {
  Action,
  BarChart,
  Block,
  Citation,
  Field,
  Form,
  FormOption,
  Quotation,
  QuotationLine,
  Reply,
  Segment,
} from './reply.ts';
export { markSentAgain, reply, SENT_AGAIN } from './reply.ts';
export { besideSearch, canShow } from './search-field.ts';
export { splitToFit } from './split-reply.ts';
export type {
  ConversationPlace,
  NameSource,
  Quoted,
  SearchInput,
  Sender,
  Turn,
  TurnHandler,
  TurnInput,
} from './turn.ts';
export { readWords, type Words } from './words.ts';
