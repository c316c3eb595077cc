import { beforeEach, expect, it } from 'vitest';
import { LINK_WORKS_FOR, SESSION_LASTS_FOR } from '../../src/entry/entry.ts';
import { createEntry, type Entry } from '../../src/entry/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

/** What holds for one-time links and the sessions that they begin, on every engine. */
export function entrySuite(engine: TestEngine): void {
  let storage: Storage;
  let entry: Entry;
  let now: number;
  let made: number;
  const grace = { council: 'derby', personId: 'grace' };
  const secretOf = (path: string) => path.replace('/enter/', '');
  beforeEach(async () => {
    storage = await engine.fresh();
    now = 1_000_000;
    made = 0;
    entry = entryOn(storage);
  });
  const entryOn = ({ entry: store }: Storage) =>
    createEntry(
      store,
      () => {
        made += 1;
        return `secret-${made}`;
      },
      () => now,
    );

  it('lets somebody in once, with the session that another server knows too', async () => {
    const secret = secretOf(await entry.invite(grace, '/documents'));
    expect(await entry.look(secret)).toMatchObject({ ...grace, path: '/documents' });
    const session = await entry.enter(secret);
    expect(session?.path).toBe('/documents');
    expect(await entry.enter(secret)).toBeUndefined();
    expect(await entry.look(secret)).toBeUndefined();
    const other = entryOn(engine.another ? await engine.another() : storage);
    expect(await other.find(session?.secret ?? '')).toMatchObject(grace);
    expect(await other.find(secret)).toBeUndefined();
  });

  it('ends a link after a quarter of an hour and a session after eight hours', async () => {
    const [early, late] = [
      secretOf(await entry.invite(grace, '/documents')),
      secretOf(await entry.invite(grace, '/documents')),
    ];
    now += LINK_WORKS_FOR - 1;
    const session = (await entry.enter(early))?.secret ?? '';
    now += 1;
    expect(await entry.look(late)).toBeUndefined();
    expect(await entry.enter(late)).toBeUndefined();
    now += SESSION_LASTS_FOR - 2;
    expect(await entry.find(session)).toMatchObject(grace);
    now += 1;
    expect(await entry.find(session)).toBeUndefined();
  });

  it('ends a session when its holder leaves, and no other', async () => {
    const enter = async () => (await entry.enter(secretOf(await entry.invite(grace, '/'))))?.secret ?? '';
    const [one, other] = [await enter(), await enter()];
    await entry.leave(one);
    expect(await entry.find(one)).toBeUndefined();
    expect(await entry.find(other)).toMatchObject(grace);
  });

  it('gives a link that two press at the same moment to one of them', async () => {
    const secret = secretOf(await entry.invite(grace, '/documents'));
    const entries = [entry, entryOn(engine.another ? await engine.another() : storage)];
    const entered = await Promise.all(Array.from({ length: 6 }, (_, at) => entries[at % 2]?.enter(secret)));
    expect(entered.filter(Boolean)).toHaveLength(1);
  });

  it('keeps no secret, and nothing that has ended', async () => {
    const link = secretOf(await entry.invite(grace, '/documents'));
    const session = (await entry.enter(secretOf(await entry.invite(grace, '/documents'))))?.secret ?? '';
    expect(await storage.entry.findLink(link, now)).toBeUndefined();
    expect(await storage.entry.findSession(session, now)).toBeUndefined();
    expect([await storage.pruning.entry_link(now), await storage.pruning.entry_session(now)]).toEqual([0, 0]);
    now += SESSION_LASTS_FOR;
    expect([await storage.pruning.entry_link(now), await storage.pruning.entry_session(now)]).toEqual([1, 1]);
  });
}
