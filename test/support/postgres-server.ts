import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL on a loopback port, its data in a temporary folder. */
export type PostgresServer = {
  readonly port: number;
  /** The address of a new database: empty, or a copy of another that nobody is connected to. */
  readonly newDatabase: (copyOf?: string) => Promise<string>;
  /** Starts again after `stop`; waits until it answers. */
  readonly start: () => Promise<void>;
  /** `immediate` is a crash: what was not committed is gone. */
  readonly stop: (how: 'fast' | 'immediate') => Promise<void>;
  /** Stops it and takes its folder away. */
  readonly remove: () => Promise<void>;
};

type Owner = { readonly uid: number; readonly gid: number };

const root = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs, the newest version's; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'postgres')));
}

/** `fsync: 'off'` is quicker, and right where no crash of the machine is at stake; on unless told. */
export type PostgresOptions = { readonly fsync?: 'on' | 'off' };

/** The data of a server that never ran: a copy takes a tenth of the time that making it takes, so it is made once for all files of a worker. */
let untouched: string | undefined;

function makeUntouched(programs: string, user: Owner | undefined): string {
  const folder = folderOf(user);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'clausewise', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  return data;
}

function folderOf(user: Owner | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Starts a server of our own. PostgreSQL refuses to run as root, so root runs it as somebody else. */
export async function startPostgres(programs: string, { fsync = 'on' }: PostgresOptions = {}): Promise<PostgresServer> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const folder = folderOf(user);
  const data = join(folder, 'data');
  untouched ??= makeUntouched(programs, user);
  execFileSync('cp', ['-r', untouched, data], { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  let server: ChildProcess | undefined;
  let databases = 0;
  const address = (database: string) => `postgres://clausewise@127.0.0.1:${port}/${database}`;

  const start = async () => {
    server = spawn(
      join(programs, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-h',
        '127.0.0.1',
        '-k',
        folder,
        '-c',
        `fsync=${fsync}`,
        '-c',
        'shared_buffers=32MB',
        '-c',
        'max_connections=60',
      ],
      { ...user, cwd: folder, stdio: 'ignore' },
    );
    await untilItAnswers(address('postgres'));
  };
  const stop = async (how: 'fast' | 'immediate') => {
    const running = server;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await gone;
  };

  await start();
  return {
    port,
    start,
    stop,
    newDatabase: async (copyOf = address('template1')) => {
      databases += 1;
      const name = `test_${databases}`;
      const template = new URL(copyOf).pathname.slice(1);
      // By files rather than by the log of changes, page for page: a third of the time.
      await query(address('postgres'), `create database ${name} template ${template} strategy file_copy`);
      return address(name);
    },
    remove: async () => {
      await stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query(address: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

async function untilItAnswers(address: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await query(address, 'select 1');
      return;
    } catch (error) {
      if (attempt >= 400) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

function unprivilegedUser(): Owner {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // That user does not exist here: try the next.
    }
  }
  throw new Error('There is no user postgres or nobody to run PostgreSQL as.');
}

/** A loopback port that nobody uses just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
