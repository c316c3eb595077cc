import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/databases.ts';
import { expectNothingLost, makeTables, writeUntilKilled } from './kill-writer.ts';

it('loses nothing that SQLite acknowledged when the process is killed 50 times in the middle of its writes', {
  timeout: 120_000,
}, async () => {
  const place = { dataFolder: temporaryFolder() };
  await makeTables(place);
  const acknowledged: string[] = [];
  for (let index = 0; index < 50; index += 1) {
    acknowledged.push(...(await writeUntilKilled(place, `w${index}`, 1 + ((index * 37) % 90))));
  }
  const there = await expectNothingLost(place, acknowledged);
  expect(there).toBeGreaterThanOrEqual(acknowledged.length);
  process.stdout.write(`SQLite: 50 kills, ${acknowledged.length} acknowledged, ${there} there, 0 lost\n`);
});
