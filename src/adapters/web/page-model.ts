/** A link on this site (`/derby/working-together/26`) or an absolute address elsewhere. */
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
  /** `Adopted. In force since 25 September 2019.` */
  readonly standing: string;
};

/** `/:council`. The main document comes first. */
export type CouncilPage = { readonly council: CouncilSummary; readonly documents: readonly DocumentSummary[] };

/** A paragraph, or an item with its marker as printed. `id` is its fragment on the clause's page: `item-d`, `item-5`. */
export type PageLine =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly marker: string; readonly id: string; readonly text: string };

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
  readonly lines: readonly PageLine[];
  /** Path of its own page. */
  readonly path: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly digest: string;
};

export type DocumentEntry =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'clause'; readonly clause: PageClause };

/** `/:council/:document`: the whole document in its own order. */
export type DocumentPage = {
  readonly council: CouncilSummary;
  readonly document: DocumentSummary;
  /** Whom it binds, as a sentence. */
  readonly binds: string;
  /** Where the document was received from. */
  readonly source: PageLink;
  /** As a person reads it: `25 September 2019`. */
  readonly date?: string;
  readonly entries: readonly DocumentEntry[];
};

/** `/:council/:document/:number`: one clause. */
export type ClausePage = {
  readonly council: CouncilSummary;
  readonly document: DocumentSummary;
  readonly source: PageLink;
  readonly date?: string;
  readonly clause: PageClause;
  /** `Working Together Protocol, paragraph 26` */
  readonly citation: string;
  /** Absolute address of this page, to copy and to print. */
  readonly url: string;
  readonly previous?: PageLink;
  readonly next?: PageLink;
  readonly related: readonly PageLink[];
};

export type SearchResult = {
  /** `Working Together Protocol, paragraph 26` */
  readonly label: string;
  readonly heading?: string;
  readonly excerpt: string;
  readonly path: string;
  /** One or two words: `Very close`, `Close`, `Possible`. */
  readonly relevance: string;
};

/** `/:council/search?q=`. `advice` is the sentence shown when nothing was found: what to do instead. */
export type SearchPage = {
  readonly council: CouncilSummary;
  readonly results: readonly SearchResult[];
  readonly advice: string;
};

/** At hand or on its way: documents are loaded when somebody first wants them. */
type Awaitable<T> = T | Promise<T>;

/**
 * What the pages show, as the web adapter asks for it. Undefined means that there is no such page.
 * Every text is plain text; the templates escape it.
 */
export type Pages = {
  councils(): Awaitable<readonly CouncilSummary[]>;
  council(council: string): Awaitable<CouncilPage | undefined>;
  document(council: string, document: string): Awaitable<DocumentPage | undefined>;
  clause(council: string, document: string, number: string): Awaitable<ClausePage | undefined>;
  /** `query` is trimmed, not empty and at most 500 characters long. */
  search(council: string, query: string): Promise<SearchPage | undefined>;
};
