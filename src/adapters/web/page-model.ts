import type { ChangesFeed, DocumentStructure } from './machine-forms-model.ts';
import type { SearchPage, SearchWish } from './search-model.ts';

/** An address on this site (`/derby/working-together/26`) or an absolute address elsewhere. */
export type PageLink = { readonly text: string; readonly href: string };

export type CouncilSummary = {
  /** `derby`: the first part of its addresses. */
  readonly slug: string;
  readonly name: string;
};

export type DocumentSummary = {
  readonly slug: string;
  readonly title: string;
  /** As cited: `Working Together Protocol`. */
  readonly shortTitle: string;
  /** `adopted` is the rule; anything else is not. */
  readonly status: 'adopted' | 'recommended' | 'report';
  /** `Adopted. In force since 25 September 2019.` */
  readonly standing: string;
};

/** `/:council`. The main document comes first. */
export type CouncilPage = { readonly council: CouncilSummary; readonly documents: readonly DocumentSummary[] };

/** A run of a text; joined, the segments of a line are its text to the letter. A marked one is what was looked for. */
export type PageSegment =
  | { readonly kind: 'plain' | 'marked'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/**
 * A paragraph, or an item with its marker as printed. `id` is its fragment on the clause's page: `item-d`, `item-5`. A row of a
 * table is a paragraph with its `cells`; its first `opens` it.
 */
export type PageLine =
  | {
      readonly kind: 'paragraph';
      readonly segments: readonly PageSegment[];
      readonly cells?: readonly (readonly PageSegment[])[];
      readonly opens?: true;
    }
  | {
      readonly kind: 'item';
      readonly marker: string;
      readonly id: string;
      readonly segments: readonly PageSegment[];
    };

/** A clause as shown on a page. Joined, its lines are the text the digest is of. */
export type PageClause = {
  /** As in its address: `26`, `4.4~2`, `preamble`. */
  readonly number: string;
  /** What a person calls it, as a heading: `Paragraph 26`. */
  readonly label: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** Says what the text is where the document's standing does not: `Proposed wording`. */
  readonly note?: string;
  /** False where the lines say that the text is being checked, in place of it. */
  readonly isApproved: boolean;
  readonly lines: readonly PageLine[];
  /** Path of its own page. */
  readonly path: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly digest: string;
};

export type DocumentEntry =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'clause'; readonly clause: PageClause };

/** A heading of the contents, `text` empty for what stands before the first, and the paragraphs below it. */
export type ContentsPart = {
  readonly level: 2 | 3 | 4;
  readonly text: string;
  readonly href: string;
  readonly clauses: readonly {
    readonly number: string;
    readonly label: string;
    readonly text: string;
    readonly href: string;
  }[];
};

/** What the pages of a document have in common. */
type DocumentFrame = {
  readonly council: CouncilSummary;
  readonly document: DocumentSummary;
  /** Where the document was received from. */
  readonly source: PageLink;
  /** Its date as a person reads it: `25 September 2019`. */
  readonly date?: string;
  readonly contents: readonly ContentsPart[];
  /** Every text of the document, newest first: `25 September 2019 to 30 November 2026`. */
  readonly texts: readonly (PageLink & { readonly isShown: boolean })[];
  /** What has to be said of this text: that it is of a day, is no longer or not yet in force, was withdrawn. */
  readonly said?: { readonly sentence: string; readonly link?: PageLink };
  /** Where one sees what changed, where there is more than one text. */
  readonly differences?: string;
  /** The day (ISO date) that this page is of. */
  readonly asAt: string;
  /** What a shared link shows below its title. */
  readonly description: string;
};

/** `/:council/:document`: the whole document in its own order. `binds` says whom, as a sentence. */
export type DocumentPage = DocumentFrame & { readonly binds: string; readonly entries: readonly DocumentEntry[] };

/** `/:council/:document/:number`: one clause. */
export type ClausePage = DocumentFrame & {
  readonly clause: PageClause;
  /** `Derby City Council, Working Together Protocol (September 2019), paragraph 26` */
  readonly citation: string;
  /** Absolute address of this page, to copy. */
  readonly url: string;
  /** Where it stands in the whole document. */
  readonly inPlace: string;
  readonly previous?: PageLink;
  readonly next?: PageLink;
  readonly seeAlso: readonly PageLink[];
  readonly referredToBy: readonly PageLink[];
};

/** What a document was on a day of which there is no text. */
export type NoTextPage = {
  readonly council: CouncilSummary;
  readonly document: Pick<DocumentSummary, 'slug' | 'shortTitle'>;
  readonly title: string;
  /** Why, as a sentence. */
  readonly why: string;
  readonly texts: DocumentFrame['texts'];
};

/** What two texts of a document have different. `runs` joined without the added ones are the earlier text, to the letter. */
export type DifferencesPage = {
  readonly council: CouncilSummary;
  readonly document: DocumentSummary;
  /** The days that the two texts hold. */
  readonly before: string;
  readonly after: string;
  /** `2 paragraphs altered, 1 added.` */
  readonly summary: string;
  readonly clauses: readonly {
    readonly kind: 'same' | 'renumbered' | 'altered' | 'added' | 'removed';
    /** `Paragraph 26 is now paragraph 27` */
    readonly label: string;
    readonly runs: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[];
    readonly wasAt?: string;
    readonly isAt?: string;
  }[];
  /** The other changes of the document. */
  readonly others: readonly (PageLink & { readonly isShown: boolean })[];
};

/** A file as it was brought. */
export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array; readonly isPdf: boolean };

/** At hand or on its way: documents are loaded when somebody first wants them. */
type Awaitable<T> = T | Promise<T>;

/**
 * What the pages show, as the web adapter asks for it. Undefined means that there is no such page.
 * Every text is plain text; the templates escape it.
 */
export type Pages = {
  councils(): Awaitable<readonly CouncilSummary[]>;
  council(council: string): Awaitable<CouncilPage | undefined>;
  /** Undefined `on`: the text in force; else the one of that day (ISO date). */
  document(council: string, document: string, on?: string): Awaitable<DocumentPage | undefined>;
  clause(council: string, document: string, number: string, on?: string): Awaitable<ClausePage | undefined>;
  noTextOn(council: string, document: string, on: string): Awaitable<NoTextPage | undefined>;
  /** Of the last two texts, or of those that hold from these days (ISO dates). */
  differences(
    council: string,
    document: string,
    wish: { readonly from?: string | undefined; readonly to?: string | undefined },
  ): Awaitable<DifferencesPage | undefined>;
  /** The file as received, where it was brought and does not ship. */
  received(council: string, document: string, on?: string): Awaitable<ReceivedFile | undefined>;
  /** `query` is trimmed, not empty and at most 500 characters long. */
  search(council: string, wish: SearchWish): Awaitable<SearchPage | undefined>;
  /** For programs: as JSON. */
  data(council: string, document: string): Awaitable<object | undefined>;
  /** For programs: the parts of an Akoma Ntoso document. */
  structure(council: string, document: string): Awaitable<DocumentStructure | undefined>;
  /** For programs: what was approved when. */
  changes(council: string): Awaitable<ChangesFeed | undefined>;
};
