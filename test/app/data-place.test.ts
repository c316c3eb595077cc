import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMadeUp, openRecord } from '../../src/app/data-place.ts';
import { readConfig } from '../../src/config/index.ts';
import { backUp, openStorage, restore } from '../../src/storage/index.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openEngine } from '../../src/storage/open-engine.ts';
import { createSessions } from '../../src/storage/session.ts';
import { aPerson } from '../contracts/samples.ts';
import { temporaryFolder } from '../support/databases.ts';
import { startServerHere } from '../support/server-here.ts';
import { documentsOf } from '../support/stage-setting.ts';

const now = () => 1_793_620_800_000;
const teams = {
  TEAMS_APP_ID: '2f1d2c1e-8f3a-4c57-9e55-000000000001',
  TEAMS_APP_TENANT: '2f1d2c1e-8f3a-4c57-9e55-000000000002',
  TEAMS_APP_SECRET: 'never used',
  PUBLIC_URL: 'http://localhost:1',
  COUNCILS: '2f1d2c1e-8f3a-4c57-9e55-000000000002=derby',
};

it('what a try-out made up is never the record of a council that is connected afterwards', {
  timeout: 240_000,
}, async () => {
  const folder = temporaryFolder();
  const documents = documentsOf('derby');
  const tryOut = await startServerHere({ ...documents, DATA_FOLDER: folder });
  expect((await fetch(tryOut.url)).status).toBe(200);
  await tryOut.close();
  const refused = startServerHere({ ...documents, DATA_FOLDER: join(folder, 'try-out'), ...teams });
  await expect(refused).rejects.toThrow(
    `The data in ${join(folder, 'try-out')} was made up by the try-out, so it cannot become a council's record. Set DATA_FOLDER to another folder, or DATABASE_URL to another database.`,
  );
  const connected = await startServerHere({ ...documents, DATA_FOLDER: folder, ...teams });
  await connected.close();
  const storage = await openStorage({ dataFolder: folder }, now);
  expect((await storage.read(({ people }) => people.directory('derby'))).people).toEqual([]);
  expect(await storage.transaction(({ casework }) => casework.takeNumber('derby', 2026))).toBe(1);
  expect((await storage.outbox.list({})).length).toBe(0);
  await storage.close();
});

it('nobody is made up in a council’s own data', async () => {
  const folder = temporaryFolder();
  const config = readConfig({ DATA_FOLDER: folder });
  await (await openRecord({ ...config, dataFolder: join(folder, 'try-out') }, now)).close();
  await expect(openMadeUp(config, now)).rejects.toThrow("This database holds a council's own data");
  // Refused and let go of: it can be opened again at once.
  await (await openRecord({ ...config, dataFolder: join(folder, 'try-out') }, now)).close();
});

it('a backup of made-up data stays made-up, wherever it is put back', async () => {
  const [from, to, file] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'file')];
  const madeUp = await openMadeUp(readConfig({ DATA_FOLDER: from }), now);
  await madeUp.transaction(({ people }) => people.addPerson(aPerson('p1')));
  await madeUp.close();
  await backUp({ dataFolder: join(from, 'try-out') }, file, now);
  await (await openRecord(readConfig({ DATA_FOLDER: to }), now)).close();
  await restore({ dataFolder: to }, file, { replace: false }, now);
  await expect(openRecord(readConfig({ DATA_FOLDER: to }), now)).rejects.toThrow('was made up by the try-out');
});

it.each([
  ['the try-out made its people up', 'samples', 'try-out', 'made-up'],
  ['a council imported its people', 'i1', 'command-line', 'real'],
])('data of an older version is told apart: %s', async (_, change_id, by_person, origin) => {
  const dataFolder = temporaryFolder();
  const engine = openEngine({ dataFolder });
  await createSessions(engine, { collisions: 0, losses: 0, firstPause: 1 }).alone(async (db) => {
    await migrate('sqlite', db, 1, 4);
    await db
      .insertInto('person')
      .values({ council: 'derby', id: 'p1', version: 1, name: 'P', email: 'p@derby.example', body: '{}' })
      .execute();
    await db
      .insertInto('directory_change')
      .values({ council: 'derby', change_id, kind: 'import', by_person, at: 1, summary: '' })
      .execute();
  });
  await engine.close();
  const storage = await openStorage({ dataFolder }, now);
  expect(await storage.claimOrigin('real')).toBe(origin);
  expect(await storage.claimOrigin('made-up')).toBe(origin);
  await storage.close();
});
