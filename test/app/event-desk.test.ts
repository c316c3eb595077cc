import { describe, expect, it } from 'vitest';
import { createEventDesks } from '../../src/app/event-desk.ts';
import { createLog } from '../../src/app/log.ts';
import type { EventWork } from '../../src/conversation/index.ts';

const unusable = () => Promise.reject(new Error('The disk is full.'));
const eventWork: EventWork = {
  begin: unusable,
  prolong: unusable,
  leave: unusable,
  finish: unusable,
  letGo: unusable,
  takeOver: unusable,
  prune: unusable,
};

describe('a desk', () => {
  it('gives an event out though nothing can be written: it is answered, perhaps twice', async () => {
    const desks = createEventDesks({ eventWork }, createLog('silent'), () => 0);
    const begun = await desks.of('slack').begin({ id: 'Ev1', content: 'when?' });
    expect(begun).toMatchObject({ kind: 'begun', again: false });
    if (begun.kind === 'begun') await begun.finish();
  });

  it('lets what is left be begun anew soon, or a minute later where it was begun before', async () => {
    const anew: unknown[] = [];
    const work: EventWork = {
      ...eventWork,
      begin: async () => 'begun',
      leave: async (_platform, _id, _owner, from) => void anew.push(from),
    };
    const begun = await createEventDesks({ eventWork: work }, createLog('silent'), () => 1_000)
      .of('slack')
      .begin({ id: 'Ev1' });
    if (begun.kind === 'begun') begun.leave();
    expect(anew).toEqual([{ begunOnce: 6_000, begunOften: 61_000 }]);
  });

  it('is let go of after what failed was left, so that it counts as begun', async () => {
    const done: string[] = [];
    let endLeaving = () => {};
    const work: EventWork = {
      ...eventWork,
      begin: async () => 'begun',
      leave: async () => {
        await new Promise<void>((resolve) => {
          endLeaving = resolve;
        });
        done.push('left');
      },
      letGo: async () => {
        done.push('let go');
        return 0;
      },
    };
    const desks = createEventDesks({ eventWork: work }, createLog('silent'), () => 0);
    const begun = await desks.of('slack').begin({ id: 'Ev1' });
    if (begun.kind === 'begun') begun.leave();
    const stopped = desks.letGo();
    await Promise.resolve();
    endLeaving();
    await stopped;
    expect(done).toEqual(['left', 'let go']);
  });

  it('goes on though a finished event cannot be marked', async () => {
    let tries = 0;
    const work: EventWork = {
      ...eventWork,
      begin: async () => 'begun',
      finish: async () => {
        tries += 1;
        if (tries < 3) throw new Error('away');
      },
    };
    const begun = await createEventDesks({ eventWork: work }, createLog('silent'), () => 0)
      .of('teams')
      .begin({ id: 'e' });
    if (begun.kind === 'begun') await begun.finish();
    expect(tries).toBe(3);
  });
});
