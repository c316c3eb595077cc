import { createHash } from 'node:crypto';
import type { EntryLink, EntryStore, Session } from './entry-store.ts';

// A link is made in chat, for whoever the platform says is speaking:
//
//   given ── pressed in a browser ──> used up, and a session begun ── 8 hours, or "sign out" ──> over
//     └───── 15 minutes ────────────> over
//
// Looking at a link uses nothing up: platforms look at links before people do.

/** Milliseconds. What people are told says the same. */
export const LINK_WORKS_FOR = 15 * 60_000;
export const SESSION_LASTS_FOR = 8 * 60 * 60_000;

/** A session just begun. `secret` is what the browser keeps; nobody else has it. */
export type OpenSession = { readonly secret: string; readonly path: string };

export type Entry = {
  /** A path that opens `path` for one person, once. */
  readonly invite: (who: { readonly council: string; readonly personId: string }, path: string) => Promise<string>;
  /** Whose link it is and where it leads, without using it up. */
  readonly look: (secret: string) => Promise<EntryLink | undefined>;
  /** Uses a link up; undefined where it was used before, or its time is over. */
  readonly enter: (secret: string) => Promise<OpenSession | undefined>;
  readonly find: (secret: string) => Promise<Session | undefined>;
  readonly leave: (secret: string) => Promise<void>;
};

/**
 * Links and sessions over a store. `newSecret` gives 32 random bytes or more as text that may stand in an address; `now` is
 * the machine's own clock, in milliseconds.
 */
export function createEntry(store: EntryStore, newSecret: () => string, now: () => number): Entry {
  return {
    invite: async ({ council, personId }, path) => {
      const secret = newSecret();
      await store.addLink(digestOf(secret), { council, personId, path, until: now() + LINK_WORKS_FOR }, now());
      return `/enter/${secret}`;
    },
    look: (secret) => store.findLink(digestOf(secret), now()),
    enter: async (secret) => {
      const session = newSecret();
      const until = now() + SESSION_LASTS_FOR;
      const link = await store.exchange(digestOf(secret), { hash: digestOf(session), until }, now());
      return link && { secret: session, path: link.path };
    },
    find: (secret) => store.findSession(digestOf(secret), now()),
    leave: (secret) => store.endSession(digestOf(secret)),
  };
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
