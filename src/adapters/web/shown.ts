/** Something that the page has shown. `seq` grows with every addition and change; `at` is in milliseconds since the epoch. */
export type Shown = { readonly key: string; readonly seq: number; readonly at: number; readonly body: string };

/** Port: what the page has shown, by stream, so that it is there after a reload, in another tab and after a restart. */
export type ShownStore = {
  /** Adds, or puts in the place of what has that key. Of a stream the newest `most` are kept. */
  readonly put: (stream: string, key: string, body: string, at: number, most: number) => Promise<Shown>;
  /** What was added or changed after a `seq`, in the order in which it was first added. */
  readonly since: (stream: string, seq: number) => Promise<readonly Shown[]>;
  readonly find: (stream: string, key: string) => Promise<Shown | undefined>;
  readonly forget: (stream: string) => Promise<void>;
};
