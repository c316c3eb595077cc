import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DataPlace, openStorage, type Storage } from '../../src/storage/index.ts';
import { engineOf } from '../../src/storage/open-engine.ts';
import { openStorageOn } from '../../src/storage/open-storage.ts';
import { type PostgresOptions, type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';

/** One engine to run a suite on. */
export type TestEngine = {
  readonly name: 'node:sqlite' | 'PGlite' | 'PostgreSQL';
  /** A storage over an empty database; closed after the suite. */
  readonly fresh: (now?: () => number) => Promise<Storage>;
  /** A second handle on the database of the last `fresh`; only PostgreSQL has several. */
  readonly another?: (now?: () => number) => Promise<Storage>;
  /** Where the database of the last `fresh` is; PGlite is nowhere. */
  readonly place: () => DataPlace | undefined;
};

const noon = () => Date.UTC(2026, 10, 2, 12);

/**
 * Runs a suite on node:sqlite and on a real PostgreSQL. Where PostgreSQL is not installed its name is printed and PGlite in memory
 * stands in, which speaks the same SQL; in CI its absence is a failure.
 */
export function onEveryEngine(suites: Readonly<Record<string, (engine: TestEngine) => void>>): void {
  const run = (engine: TestEngine) => {
    for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(engine));
  };
  describe('node:sqlite', () => run(sqliteEngine()));
  if (postgresPrograms() === undefined) describe('PGlite', () => run(pgliteEngine()));
  onPostgres((server) => run(postgresEngine(server)), { fsync: 'off' });
}

/** Describes what needs a real PostgreSQL, with a server that runs while the tests do. */
export function onPostgres(suite: (server: () => PostgresServer) => void, options: PostgresOptions = {}): void {
  const programs = postgresPrograms();
  if (!programs) {
    if (process.env.CI === 'true') it('has a PostgreSQL to test on', () => expect(programs).toBeDefined());
    else process.stderr.write('left out: PostgreSQL (its programs are not installed)\n');
    return;
  }
  describe('PostgreSQL', () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres(programs, options);
    });
    afterAll(() => server?.remove());
    suite(() => {
      if (!server) throw new Error('The server is not up yet.');
      return server;
    });
  });
}

/** A folder that goes when the tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function sqliteEngine(): TestEngine {
  const parent = temporaryFolder();
  const closing = closedAfterwards();
  let folders = 0;
  return {
    name: 'node:sqlite',
    fresh: async (now = noon) => {
      folders += 1;
      return closing(await openStorage({ dataFolder: join(parent, String(folders)) }, now));
    },
    place: () => ({ dataFolder: join(parent, String(folders)) }),
  };
}

function pgliteEngine(): TestEngine {
  let lite: PGlite | undefined;
  afterAll(() => lite?.close());
  return {
    name: 'PGlite',
    fresh: async (now = noon) => {
      lite ??= await PGlite.create();
      await lite.exec('drop schema public cascade; create schema public');
      return openStorageOn(engineOf('postgres', new PGliteDialect({ pglite: lite })), now);
    },
    place: () => undefined,
  };
}

function postgresEngine(server: () => PostgresServer): TestEngine {
  const closing = closedAfterwards();
  let databaseUrl = '';
  /** With the tables in it: to copy them takes a fraction of the time that making them takes. */
  let prepared: Promise<string> | undefined;
  const prepare = async () => {
    const address = await server().newDatabase();
    const storage = await openStorage({ databaseUrl: address }, noon);
    await storage.close();
    return address;
  };
  return {
    name: 'PostgreSQL',
    fresh: async (now = noon) => {
      prepared ??= prepare();
      databaseUrl = await server().newDatabase(await prepared);
      return closing(await openStorage({ databaseUrl }, now));
    },
    another: async (now = noon) => closing(await openStorage({ databaseUrl }, now)),
    place: () => ({ databaseUrl }),
  };
}

/** Handles are closed after the test that opened them: a server has only so many connections. */
function closedAfterwards(): (storage: Storage) => Storage {
  let opened: Storage[] = [];
  afterEach(async () => {
    for (const storage of opened) await storage.close();
    opened = [];
  });
  return (storage) => {
    opened.push(storage);
    return storage;
  };
}
