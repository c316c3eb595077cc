import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { migrate } from '../../src/storage/migrate.ts';
import { openEngine, type Place } from '../../src/storage/open-engine.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createSessions } from '../../src/storage/session.ts';
import { createSettingsStore } from '../../src/storage/settings-store.ts';

/**
 * Run as a process of its own, to be killed: writes units of work of two stores as fast as it can and says the name of
 * each once it was acknowledged. It opens the engine and two stores alone, since it is started so often. Arguments: the
 * place as JSON, and a name for the process.
 */
// Whoever is killed keeps nothing at its end: what was compiled is kept now, for the next.
flushCompileCache();
const [place = '', name = ''] = process.argv.slice(2);
const engine = openEngine(JSON.parse(place) as Place);
// A crashed database is waited for, a minute and more: on a busy machine it takes long to come back.
const sessions = createSessions(engine, { collisions: 40, losses: 50, firstPause: 40 });
await sessions.alone((db) => migrate(engine.kind, db, 1));
for (let count = 0; ; count += 1) {
  const unit = `${name}-${count}`;
  await sessions.inOneTransaction(async (session) => {
    await createSettingsStore(session).set('derby', unit, 'number', count, 1);
    await createOutbox(session).add(
      [{ key: unit, council: 'derby', recipient: unit, lane: unit, payload: 'x'.repeat(500), notBefore: 1 }],
      1,
    );
  });
  writeSync(1, `${unit}\n`);
}
