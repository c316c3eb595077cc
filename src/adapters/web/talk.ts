import type { Reply } from '../../messaging/index.ts';
import type { ShownStore } from './shown.ts';

/** Something said in a browser, as whom, and the answer; none where a later answer took its place. */
export type Said = {
  readonly said: string;
  readonly tenant: string;
  /** One of the try-out's people; left out, nobody in particular. */
  readonly as?: string | undefined;
  readonly reply?: Reply | undefined;
};

/** What one browser has said and was answered. It is kept until it is forgotten; of a long talk the newest is kept. */
export type Talk = {
  readonly entries: () => Promise<readonly (Said & { readonly id: string })[]>;
  readonly add: (id: string, said: Said, at: number) => Promise<void>;
  /** Keeps an answer that is shown elsewhere than in the talk. */
  readonly note: (id: string, reply: Reply, at: number) => Promise<void>;
  /** Takes the answer with that id away: another took its place. */
  readonly retire: (id: string, at: number) => Promise<void>;
  readonly find: (id: string) => Promise<Reply | undefined>;
  readonly forget: () => Promise<void>;
};

const MOST_KEPT = 200;

/** The talk of a browser's account. */
export function openTalk(account: string, shown: ShownStore): Talk {
  const stream = `talk ${account}`;
  const aside = `aside ${account}`;
  const read = (body: string) => JSON.parse(body) as Said;
  return {
    entries: async () => (await shown.since(stream, 0)).map(({ key, body }) => ({ id: key, ...read(body) })),
    add: async (id, said, at) => void (await shown.put(stream, id, JSON.stringify(said), at, MOST_KEPT)),
    note: async (id, reply, at) => void (await shown.put(aside, id, JSON.stringify({ reply }), at, MOST_KEPT)),
    retire: async (id, at) => {
      const row = await shown.find(stream, id);
      if (row === undefined) return;
      const { reply: _reply, ...said } = read(row.body);
      await shown.put(stream, id, JSON.stringify(said), at, MOST_KEPT);
    },
    find: async (id) => {
      const row = (await shown.find(stream, id)) ?? (await shown.find(aside, id));
      return row && read(row.body).reply;
    },
    forget: async () => {
      await shown.forget(stream);
      await shown.forget(aside);
    },
  };
}
