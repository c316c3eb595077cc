import { randomBytes } from 'node:crypto';
import type { WebEntry, WebVisitor } from '../adapters/web/index.ts';
import { localDateAt } from '../calendar/index.ts';
import { createEntry, type Entry } from '../entry/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { findPerson, isActive } from '../people/index.ts';
import type { Storage } from '../storage/index.ts';

/** People who come from chat to a page: their links, and who they are each time that they ask for something. */
export type Visitors = { readonly entry: Entry; readonly web: WebEntry };

type VisitorParts = {
  readonly storage: Pick<Storage, 'entry' | 'read'>;
  readonly knowledge: Knowledge;
  /** Milliseconds since the epoch: what the product takes the time to be. */
  readonly now: () => number;
  /** The machine's own clock, which nobody moves. */
  readonly clock: () => number;
};

/** Whoever has left the council has no session any more, whatever their browser keeps. */
export function createVisitors({ storage, knowledge, now, clock }: VisitorParts): Visitors {
  const entry = createEntry(storage.entry, () => randomBytes(32).toString('base64url'), clock);

  async function visitorOf(
    held: { readonly council: string; readonly personId: string } | undefined,
  ): Promise<WebVisitor | undefined> {
    if (held === undefined) return undefined;
    const council = await knowledge.council(held.council);
    if (council.kind !== 'loaded') return undefined;
    const { id, name, timeZone } = council.knowledge.council;
    const directory = await storage.read(({ people }) => people.directory(id));
    const person = findPerson(directory, held.personId);
    if (person === undefined || !isActive(person, localDateAt(now(), timeZone))) return undefined;
    return { council: { id, name }, person: { id: person.id, name: person.name }, roles: person.roles };
  }

  return {
    entry,
    web: {
      look: async (secret) => visitorOf(await entry.look(secret)),
      enter: entry.enter,
      find: async (secret) => visitorOf(await entry.find(secret)),
      leave: entry.leave,
    },
  };
}
