import { beforeEach, expect, it } from 'vitest';
import type { Storage, Stores } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';
import { anEnquiry, anEntry, aPerson } from './samples.ts';

const now = Date.UTC(2026, 10, 2, 12);

/** What holds for every transaction, on every engine. */
export function unitOfWorkSuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh(() => now);
  });
  const everybody = () =>
    storage.read(({ people }) => people.directory('derby')).then(({ people }) => people.map(({ id }) => id));

  it('keeps all that a unit of work wrote, in every store alike', async () => {
    await storage.transaction(async ({ people, outbox }) => {
      await people.addPerson(aPerson('p1'));
      await outbox.add([{ key: 'k', council: 'derby', recipient: 'p1', lane: 'p1', payload: {}, notBefore: 0 }], 1);
    });
    expect(await everybody()).toEqual(['p1']);
    expect((await storage.outbox.count()).pending).toBe(1);
  });

  it('keeps nothing of a unit of work that failed', async () => {
    const failing = storage.transaction(async ({ people, outbox, settings }) => {
      await people.addPerson(aPerson('p1'));
      await settings.set('derby', 'p1', 'digest', '08:30', 1);
      await outbox.add([{ key: 'k', council: 'derby', recipient: 'p1', lane: 'p1', payload: {}, notBefore: 0 }], 1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await everybody()).toEqual([]);
    expect(await storage.settings.of('derby', 'p1')).toEqual({});
    expect((await storage.outbox.count()).pending).toBe(0);
  });

  it('refuses the stores of the handle inside a unit of work, where they would wait for ever or escape it', async () => {
    await storage.transaction(async ({ people }) => {
      await people.addPerson(aPerson('p1'));
      await expect(storage.settings.of('derby', 'p1')).rejects.toMatchObject({ code: 'inside-unit-of-work' });
      await expect(storage.transaction(async () => 1)).rejects.toMatchObject({ code: 'inside-unit-of-work' });
      await expect(storage.read(async () => 1)).rejects.toMatchObject({ code: 'inside-unit-of-work' });
    });
    expect(await everybody()).toEqual(['p1']);
  });

  it('refuses the stores of a unit of work once it is over', async () => {
    let kept: Stores | undefined;
    await storage.transaction(async (stores) => {
      kept = stores;
    });
    await expect(kept?.people.addPerson(aPerson('p1'))).rejects.toMatchObject({ code: 'unit-of-work-over' });
  });

  it('lets work that a unit of work left behind use the handle afterwards', async () => {
    let later: Promise<unknown> = Promise.resolve();
    let go = () => {};
    await storage.transaction(async () => {
      later = new Promise<void>((resolve) => {
        go = resolve;
      }).then(() => storage.settings.of('derby', 'p1'));
    });
    go();
    expect(await later).toEqual({});
  });

  it('writes nothing in a view, whatever is tried there', async () => {
    await expect(storage.read(({ people }) => (people as Stores['people']).addPerson(aPerson('p1')))).rejects.toThrow();
    await storage.transaction(({ people }) => people.addPerson(aPerson('p2')));
    expect(await everybody()).toEqual(['p2']);
  });

  it('does work under a key once and gives its first result again', async () => {
    let runs = 0;
    const work = async ({ settings }: Stores) => {
      runs += 1;
      await settings.set('derby', 'p1', `run${runs}`, true, 1);
      return { reference: `CW-2026-000${runs}` };
    };
    expect(await storage.transaction(work, { key: 'teams:activity-1' })).toEqual({ reference: 'CW-2026-0001' });
    expect(await storage.transaction(work, { key: 'teams:activity-1' })).toEqual({ reference: 'CW-2026-0001' });
    expect(await storage.settings.of('derby', 'p1')).toEqual({ run1: true });
    expect(await storage.pruning.finished_work(Number.MAX_SAFE_INTEGER)).toBe(1);
  });

  it('does work under a key again when the first time failed', async () => {
    await expect(storage.transaction(async () => Promise.reject(new Error('no')), { key: 'k' })).rejects.toThrow('no');
    expect(await storage.transaction(async () => 'yes', { key: 'k' })).toBe('yes');
  });

  it('leaves a mark of each unit of work that wrote something, where commits can go astray, and forgets old ones', async () => {
    await storage.pruning.commit_mark(now + 60_000);
    await storage.transaction(({ settings }) => settings.set('derby', 'p1', 'digest', true, 1));
    await storage.transaction(({ settings }) => settings.of('derby', 'p1'));
    expect(await storage.pruning.commit_mark(now - 60_000)).toBe(0);
    // The pruning itself has written twice, and left its marks.
    const marks = engine.name === 'node:sqlite' ? 0 : 2;
    expect(await storage.pruning.commit_mark(now + 60_000)).toBe(marks);
  });

  it('is marked as made up or as real by whoever comes first, and by nobody afterwards', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage, storage];
    const claims = await Promise.all(handles.map((each, at) => each.claimOrigin(at === 0 ? 'made-up' : 'real')));
    expect(claims[0]).toBe(claims[1]);
    expect(await storage.claimOrigin('made-up')).toBe(await storage.claimOrigin('real'));
  });

  it('gives numbers to twenty at once without a gap and without a double', async () => {
    const handles = engine.another ? [storage, await engine.another(), await engine.another()] : [storage];
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (handles[index % handles.length] ?? storage).transaction(({ casework }) => casework.takeNumber('derby', 2026)),
      ),
    );
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('does work under one key once, however many try at the same time', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage];
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (handles[index % handles.length] ?? storage).transaction(({ casework }) => casework.takeNumber('derby', 2026), {
          key: 'one',
        }),
      ),
    );
    expect(new Set(results)).toEqual(new Set([1]));
  });

  it('brings text, instants and JSON back as they were, and text without the one character that PostgreSQL refuses', async () => {
    const value = {
      text: 'line\u2028separator, £, 🙂, "quotes" and \\',
      instant: 8_640_000_000_000_000,
      none: null,
      nul: '\0',
    };
    await storage.settings.set('derby', 'p\0', 'sample', value, 8_640_000_000_000_000);
    expect(await storage.settings.of('derby', 'p\uFFFD')).toEqual({ sample: value });
  });

  it('forgets what an enquiry was before, when that can no longer be taken back', async () => {
    const first = anEnquiry(1);
    await storage.transaction(({ casework }) => casework.add(first, anEntry(first)));
    const second = { ...first, version: 2, undoable: { by: 'o1', until: 9_000 } };
    await storage.transaction(({ casework }) => casework.change(second, anEntry(second, { at: 8_000 })));
    expect(await storage.pruning.before_change(8_000)).toBe(0);
    expect(await storage.pruning.before_change(8_001)).toBe(1);
    expect(await storage.transaction(({ casework }) => casework.previous('derby', first))).toBeUndefined();
  });
}
