/** An event that is ours to answer. */
export type BegunEvent = {
  /** True where somebody began it before and did not come to an end: it may have been answered. */
  readonly again: boolean;
  /** It is answered, whether well or not: nobody answers it again. */
  readonly finish: () => Promise<void>;
  /** It could not be answered just now: somebody begins it anew in a while. */
  readonly leave: () => void;
};

/**
 * Port: sees to it that an event of one platform is answered once, whichever instance hears it, and by another instance where
 * the first did not come to an end. An event is ours from `begin` to `finish`, however long that takes.
 */
export type EventDesk = {
  /**
   * Ours, or somebody's who works on it just now, or done. `content` is what is needed to begin it anew, where the platform will
   * not send it again. Where it cannot be told, it is ours. Never rejects.
   */
  readonly begin: (event: {
    readonly id: string;
    readonly content?: string;
  }) => Promise<({ readonly kind: 'begun' } & BegunEvent) | { readonly kind: 'in-work' } | { readonly kind: 'done' }>;
  /** The next event of which something was kept and that nobody came to an end with. */
  readonly resume: () => Promise<(BegunEvent & { readonly id: string; readonly content: string }) | undefined>;
};
