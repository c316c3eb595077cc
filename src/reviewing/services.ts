import type { DocumentDesk, VersionInReview } from '../documents/index.ts';
import type { PageOutcome } from '../importing/index.ts';
import type { Reviewer } from './answers.ts';
import type { TopicLine } from './topics-page.ts';
import type { Ask } from './try-page.ts';

export type TryOut =
  | { readonly kind: 'ready'; readonly ask: Ask }
  | { readonly kind: 'reading'; readonly done: number; readonly of: number };

/** What the pages need from the outside. */
export type ReviewingServices = {
  readonly desk: DocumentDesk;
  /** Whether somebody brings, corrects and approves documents. */
  readonly mayKeep: (reviewer: Reviewer) => boolean;
  readonly topics: () => Promise<readonly TopicLine[]>;
  /** Answers as if a version were in force already; where its text is still being read for that, how far that is. */
  readonly tryOut: (version: VersionInReview) => Promise<TryOut>;
  /** Begins to read a version's text for that. */
  readonly readAhead: (version: VersionInReview) => void;
  /** A page of a file as it is set. */
  readonly pageOf: (file: { readonly name: string; readonly bytes: Uint8Array }, page: number) => Promise<PageOutcome>;
  /** Bytes. */
  readonly largestFile: number;
  /** Fetches a document from an address; absent where this server does not. */
  readonly fetchAddress?: (
    address: string,
  ) => Promise<
    | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
    | { readonly kind: 'refused'; readonly why: string }
  >;
};
