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

  it('lets what is left be begun anew soon, and the next time a minute later', async () => {
    const anew: number[] = [];
    const work: EventWork = {
      ...eventWork,
      begin: async () => (anew.length === 0 ? 'begun' : 'begun-again'),
      leave: async (_platform, _id, _owner, from) => void anew.push(from),
    };
    const desk = createEventDesks({ eventWork: work }, createLog('silent'), () => 1_000).of('slack');
    const leave = async (id: string) => {
      const begun = await desk.begin({ id, content: 'when?' });
      if (begun.kind === 'begun') begun.leave();
    };
    for (const id of ['Ev1', 'Ev1', 'Ev2', 'Ev1']) await leave(id);
    expect(anew).toEqual([6_000, 61_000, 6_000, 61_000]);
    // What was left longest ago is not remembered for ever.
    for (let other = 0; other < 1_000; other += 1) await leave(`other ${other}`);
    await leave('Ev1');
    expect(anew.at(-1)).toBe(6_000);
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
