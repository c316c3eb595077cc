import { describe, expect, it } from 'vitest';
import { createEventDesks } from '../../src/app/event-desk.ts';
import { createLog } from '../../src/app/log.ts';
import type { EventWork } from '../../src/conversation/index.ts';

const unusable = () => Promise.reject(new Error('The disk is full.'));
const eventWork: EventWork = {
  begin: unusable,
  prolong: unusable,
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

  it('lets what is left be begun anew soon, and the next time not before its lease is over', async () => {
    const leases: number[] = [];
    const work: EventWork = {
      ...eventWork,
      begin: async () => (leases.length === 0 ? 'begun' : 'begun-again'),
      prolong: async (_platform, _id, { leaseUntil }) => Boolean(leases.push(leaseUntil)),
    };
    const desk = createEventDesks({ eventWork: work }, createLog('silent'), () => 1_000).of('slack');
    for (const left of [[6_000], [6_000]]) {
      const begun = await desk.begin({ id: 'Ev1', content: 'when?' });
      if (begun.kind === 'begun') begun.leave();
      expect(leases).toEqual(left);
    }
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
