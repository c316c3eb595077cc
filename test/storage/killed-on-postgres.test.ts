import { expect, it } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { expectNothingLost, makeTables, writeUntilKilled } from './kill-writer.ts';

onPostgres((server) => {
  it('loses nothing that PostgreSQL acknowledged in 50 kills of writers and seven crashes of the server', {
    timeout: 600_000,
  }, async () => {
    const databaseUrl = await server().newDatabase();
    await makeTables({ databaseUrl });
    const acknowledged: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      let said = 0;
      let isUnderWay = () => {};
      const underWay = new Promise<void>((resolve) => {
        isUnderWay = resolve;
      });
      const onSaid = () => {
        said += 1;
        if (said === 10 + round * 3) isUnderWay();
      };
      const killed = [0, 1, 2, 3, 4].map((index) =>
        writeUntilKilled({ databaseUrl }, `r${round}w${index}`, 20 + ((round * 31 + index * 17) % 60), onSaid),
      );
      if (round % 3 !== 2) {
        // In the middle of their writes, wherever that is.
        await underWay;
        await server().stop('immediate');
        await server().start();
      }
      acknowledged.push(...(await Promise.all(killed)).flat());
    }
    const there = await expectNothingLost({ databaseUrl }, acknowledged);
    expect(there).toBeGreaterThanOrEqual(acknowledged.length);
    process.stdout.write(
      `PostgreSQL: 50 kills, 7 crashes, ${acknowledged.length} acknowledged, ${there} there, 0 lost\n`,
    );
  });
});
