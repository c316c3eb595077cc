/** An Akoma Ntoso document: `entries` are sections nested in sections, and clauses with their runs of text and items. */
export type DocumentStructure = {
  readonly title: string;
  readonly council: string;
  readonly kind: string;
  /** ISO date, or empty where the document gives none. */
  readonly date: string;
  readonly address: string;
  readonly councilAddress: string;
  readonly home: string;
  readonly entries: readonly object[];
};

/** An Atom feed. Instants are RFC 3339. */
export type ChangesFeed = {
  readonly title: string;
  readonly address: string;
  readonly self: string;
  readonly updated: string;
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly updated: string;
    readonly address: string;
    readonly summary: string;
  }[];
};
