/** Whose link or session it is, and what it is good for. `until` in milliseconds since the epoch. */
type Held = { readonly council: string; readonly personId: string; readonly until: number };

/** A link that was given to somebody. `path` is what it leads to: `/documents`. */
export type EntryLink = Held & { readonly path: string };

/** A browser that came in by a link. */
export type Session = Held;

/** Port: links and sessions by the SHA-256 of their secret, so that whoever reads them can enter nothing. */
export type EntryStore = {
  readonly addLink: (hash: string, link: EntryLink, now: number) => Promise<void>;
  /** Undefined where there is none, it was used, or its time is over. */
  readonly findLink: (hash: string, now: number) => Promise<EntryLink | undefined>;
  /** Uses a link up and begins its session, together or not at all; exactly one of several callers gets the link. */
  readonly exchange: (
    linkHash: string,
    session: { readonly hash: string; readonly until: number },
    now: number,
  ) => Promise<EntryLink | undefined>;
  readonly findSession: (hash: string, now: number) => Promise<Session | undefined>;
  readonly endSession: (hash: string) => Promise<void>;
  /** Deletes what ended before an instant. Returns how many. */
  readonly pruneLinks: (before: number) => Promise<number>;
  readonly pruneSessions: (before: number) => Promise<number>;
};
