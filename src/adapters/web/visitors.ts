/** Somebody who came from chat, by a link that was theirs: who the platform and the council's directory say they are. */
export type WebVisitor = {
  readonly council: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
};

/** Port: one-time links and the sessions that they begin. */
export type WebEntry = {
  /** Whose link it is, without using it up; undefined where it was used before or its time is over. */
  readonly look: (secret: string) => Promise<WebVisitor | undefined>;
  /** Uses a link up and begins a session: its secret, and where it leads. */
  readonly enter: (secret: string) => Promise<{ readonly secret: string; readonly path: string } | undefined>;
  /** Whose session it is: undefined where it is over, or its holder has left the council. */
  readonly find: (secret: string) => Promise<WebVisitor | undefined>;
  readonly leave: (secret: string) => Promise<void>;
};

/** What a form held: every value of each field, and the file that was chosen, if one was. */
export type SentForm = {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
};

/** What a visitor is shown: a view of this room with what stands in it, a file, or another address to go to. */
export type VisitorAnswer =
  | { readonly kind: 'page'; readonly view: string; readonly model: object; readonly status?: number }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'go'; readonly to: string };

/** Port: pages for visitors below one address. Undefined where there is no such page, or none for them. */
export type VisitorPages = {
  /** `documents`: the first part of their address. */
  readonly name: string;
  /** What somebody types in chat to be given a link: `documents`. */
  readonly typed: string;
  /** `path` holds the parts of the address after the name. */
  readonly read: (
    visitor: WebVisitor,
    path: readonly string[],
    query: Readonly<Record<string, string>>,
  ) => Promise<VisitorAnswer | undefined>;
  readonly act: (visitor: WebVisitor, path: readonly string[], form: SentForm) => Promise<VisitorAnswer | undefined>;
  /** Bytes that a form sent with a file may have. */
  readonly largestForm: number;
};
