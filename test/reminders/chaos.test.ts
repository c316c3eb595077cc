import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onPostgres, temporaryFolder } from '../support/databases.ts';
import { runChaos } from '../support/reminders-chaos.ts';

const nothingLostNothingDoubled = {
  leftOutdated: 0,
  outdated: expect.any(Number),
  lost: 0,
  unmarked: 0,
  unfinished: 0,
  repeatsWhereReadBack: 0,
};

describe('workers that are killed while they send', () => {
  it('lose nothing and double nothing on SQLite', { timeout: 300_000 }, async () => {
    const place = { dataFolder: join(temporaryFolder(), 'data') };
    const figures = await runChaos({
      place,
      workers: 1,
      reminders: 120,
      kills: 3,
      pause: false,
      restarts: 0,
      lease: 6_000,
    });
    expect(figures).toMatchObject({ ...nothingLostNothingDoubled, delivered: 140, outdated: 10, kills: 3 });
  });

  onPostgres((server) => {
    it('nor on PostgreSQL, two at once, one of them stopped past its lease, the database restarted', {
      timeout: 300_000,
    }, async () => {
      const place = { databaseUrl: await server().newDatabase() };
      const figures = await runChaos({
        place,
        server: server(),
        workers: 2,
        reminders: 200,
        kills: 3,
        pause: true,
        restarts: 1,
        lease: 6_000,
      });
      expect(figures).toMatchObject({
        ...nothingLostNothingDoubled,
        delivered: 234,
        outdated: 17,
        kills: 3,
        pauses: 1,
        restarts: 1,
      });
    });
  });
});
