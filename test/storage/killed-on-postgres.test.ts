import { expect, it } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { expectNothingLost, writeUntilKilled } from './kill-writer.ts';

onPostgres((server) => {
  it('loses nothing that PostgreSQL acknowledged in 50 kills of writers and three crashes of the server', {
    timeout: 120_000,
  }, async () => {
    const databaseUrl = await server().newDatabase();
    const acknowledged: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const killed = [0, 1, 2, 3, 4].map((index) =>
        writeUntilKilled({ databaseUrl }, `r${round}w${index}`, 20 + ((round * 31 + index * 17) % 60)),
      );
      if (round % 4 === 1) {
        await new Promise((resolve) => setTimeout(resolve, 800));
        await server().stop('immediate');
        await server().start();
      }
      acknowledged.push(...(await Promise.all(killed)).flat());
    }
    const there = await expectNothingLost({ databaseUrl }, acknowledged);
    expect(there).toBeGreaterThanOrEqual(acknowledged.length);
    process.stdout.write(
      `PostgreSQL: 50 kills, 3 crashes, ${acknowledged.length} acknowledged, ${there} there, 0 lost\n`,
    );
  });
});
