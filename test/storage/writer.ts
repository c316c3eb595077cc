import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { type DataPlace, openEngine } from '../../src/storage/open-engine.ts';
import { newRowColumns } from '../../src/storage/outbox-rows.ts';
import { createSessions } from '../../src/storage/session.ts';
import { createSettingsStore } from '../../src/storage/settings-store.ts';

/**
 * Run as a process of its own, to be killed: writes units of work in two tables as fast as it can and says the name of
 * each once it was acknowledged. It opens the engine and what writes there alone, since it is started so often; the tables are
 * there. Arguments: the place as JSON, and a name for the process.
 */
// Whoever is killed keeps nothing at its end: what was compiled is kept now, for the next.
flushCompileCache();
const [place = '', name = ''] = process.argv.slice(2);
const engine = openEngine(JSON.parse(place) as DataPlace);
// A crashed database is waited for, a minute and more: on a busy machine it takes long to come back.
const sessions = createSessions(engine, { collisions: 40, losses: 50, firstPause: 40 });
for (let count = 0; ; count += 1) {
  const unit = `${name}-${count}`;
  await sessions.inOneTransaction(async (session) => {
    await createSettingsStore(session).set('derby', unit, 'number', count, 1);
    const row = { key: unit, council: 'derby', recipient: unit, lane: unit, payload: 'x'.repeat(500), notBefore: 1 };
    await session.write((db) =>
      db
        .insertInto('outbox')
        .values(newRowColumns(row, randomUUID(), 1))
        .execute(),
    );
  });
  writeSync(1, `${unit}\n`);
}
