import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { onPostgres } from '../support/databases.ts';
import { freePort, query } from '../support/postgres-server.ts';

/** The statement, and not a table that is named after it. */
const isCommit = /\bcommit\b/;

/**
 * Stands between us and the server and breaks the connection at a commit: before it is passed on, or after. Once
 * closed, nobody gets through until `open`.
 */
async function openBreaker(port: number) {
  let breaking: 'before' | 'after' | undefined;
  let closes: (() => void) | undefined;
  let isClosed = false;
  let holding: number | undefined;
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    if (isClosed) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    let silent = false;
    let held = false;
    client.on('data', (data) => {
      const commit = breaking !== undefined && isCommit.test(data.toString('latin1'));
      if (isCommit.test(data.toString('latin1')) && holding !== undefined) {
        setTimeout(() => {
          upstream.write(data, () => upstream.end());
        }, holding);
        held = true;
        holding = undefined;
        client.destroy();
        return;
      }
      if (commit) {
        isClosed = closes !== undefined;
        closes?.();
      }
      if (commit && breaking === 'before') {
        breaking = undefined;
        client.destroy();
        upstream.destroy();
        return;
      }
      if (commit) {
        breaking = undefined;
        silent = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!silent) {
        client.write(data);
        return;
      }
      // The server has answered the commit: it is done, and nobody will hear of it.
      client.destroy();
      upstream.destroy();
    });
    client.on('close', () => {
      if (!held) upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  return {
    port: (relay.address() as AddressInfo).port,
    breakNextCommit: (when: 'before' | 'after') => {
      breaking = when;
      closes = undefined;
    },
    /** The same before; resolves when it has happened. */
    breakNextCommitThenClose: () =>
      new Promise<void>((resolve) => {
        breaking = 'before';
        closes = resolve;
      }),
    /** Breaks our side at the next commit, and passes the commit on only after so many milliseconds. */
    holdNextCommit: (milliseconds: number) => {
      holding = milliseconds;
    },
    open: () => {
      isClosed = false;
      closes = undefined;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => relay.close(resolve));
    },
  };
}

onPostgres((server) => {
  const open: { close: () => Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const one of open.reverse()) await one.close();
    open.length = 0;
  });
  const opened = <T extends { close: () => Promise<unknown> }>(one: T) => {
    open.push(one);
    return one;
  };

  it.each(['before', 'after'] as const)(
    'does a unit of work exactly once when the connection breaks %s its commit arrived',
    async (when) => {
      const databaseUrl = await server().newDatabase();
      const breaker = opened(await openBreaker(server().port));
      const storage = opened(
        await openStorage({ databaseUrl: databaseUrl.replace(/:\d+\//, `:${breaker.port}/`) }, () => 1),
      );
      let runs = 0;
      const log = () =>
        storage.transaction(async ({ casework }) => {
          runs += 1;
          return casework.takeNumber('derby', 2026);
        });
      expect(await log()).toBe(1);
      breaker.breakNextCommit(when);
      expect(await log()).toBe(2);
      expect(runs).toBe(when === 'before' ? 3 : 2);
      expect(await log()).toBe(3);
    },
  );

  it('is not deceived when the server crashes and gives the number of the lost transaction to somebody else', {
    timeout: 60_000,
  }, async () => {
    const databaseUrl = await server().newDatabase();
    // Nothing of a transaction without a commit reaches the disk before the crash.
    await query(databaseUrl, `alter system set wal_writer_delay = '10s'`);
    await server().stop('fast');
    await server().start();
    const breaker = opened(await openBreaker(server().port));
    const storage = opened(
      await openStorage({ databaseUrl: databaseUrl.replace(/:\d+\//, `:${breaker.port}/`) }, () => 1),
    );
    await storage.settings.set('derby', 'p0', 'digest', true, 1);
    await query(databaseUrl, 'create table of_somebody_else (line int)');
    const broken = breaker.breakNextCommitThenClose();
    let runs = 0;
    const write = storage.transaction(async ({ settings }) => {
      runs += 1;
      await settings.set('derby', 'p1', 'digest', true, 1);
    });
    await broken;
    await server().stop('immediate');
    await server().start();
    for (let line = 0; line < 3; line += 1) await query(databaseUrl, `insert into of_somebody_else values (${line})`);
    breaker.open();
    await write;
    expect([...(await storage.settings.withSetting('derby', 'digest')).keys()]).toEqual(['p0', 'p1']);
    expect(runs).toBe(2);
  });

  it('finds out what became of a commit also while the server has not yet noticed that we are gone', {
    timeout: 60_000,
  }, async () => {
    const databaseUrl = await server().newDatabase();
    const breaker = opened(await openBreaker(server().port));
    const storage = opened(
      await openStorage({ databaseUrl: databaseUrl.replace(/:\d+\//, `:${breaker.port}/`) }, () => 1),
    );
    await storage.settings.set('derby', 'p0', 'digest', true, 1);
    breaker.holdNextCommit(1_500);
    let runs = 0;
    await storage.transaction(async ({ settings }) => {
      runs += 1;
      await settings.set('derby', 'p1', 'digest', true, 1);
    });
    expect([...(await storage.settings.withSetting('derby', 'digest')).keys()]).toEqual(['p0', 'p1']);
    expect(runs).toBe(1);
  });

  it('goes on by itself after the server was restarted, with its idle connections dead', async () => {
    const storage = opened(await openStorage({ databaseUrl: await server().newDatabase() }, () => 1));
    await Promise.all(Array.from({ length: 5 }, () => storage.checkWriting()));
    await server().stop('immediate');
    await server().start();
    expect(await storage.transaction(({ casework }) => casework.takeNumber('derby', 2026))).toBe(1);
  });

  it('repeats a unit of work that the server ended in the middle, and keeps it once', async () => {
    const databaseUrl = await server().newDatabase();
    const storage = opened(await openStorage({ databaseUrl }, () => 1));
    let runs = 0;
    const number = await storage.transaction(async ({ casework, settings }) => {
      runs += 1;
      await settings.set('derby', `p${runs}`, 'digest', true, 1);
      if (runs === 1)
        await query(
          databaseUrl,
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'clausewise'`,
        );
      return casework.takeNumber('derby', 2026);
    });
    expect([number, runs]).toEqual([1, 2]);
    expect([...(await storage.settings.withSetting('derby', 'digest')).keys()]).toEqual(['p2']);
  });

  it('says so in a sentence while the database is down, and works again when it is back', {
    timeout: 60_000,
  }, async () => {
    const storage = opened(await openStorage({ databaseUrl: await server().newDatabase() }, () => 1));
    const write = (who: string, within: Pick<Storage, 'settings'> = storage) =>
      within.settings.set('derby', who, 'digest', true, 1);
    await write('p1');
    await server().stop('fast');
    const failure = await write('p2').catch((error) => error);
    await server().start();
    expect(failure).toMatchObject({ name: 'StorageError', code: 'database-down' });
    expect(failure.message).toBe(
      'The database cannot be reached just now, so nothing was saved. Try again in a minute.',
    );
    await write('p3');
    expect([...(await storage.settings.withSetting('derby', 'digest')).keys()]).toEqual(['p1', 'p3']);
  });

  it('keeps nothing of a unit of work for which the disk was full', async () => {
    const databaseUrl = await server().newDatabase();
    const storage = opened(await openStorage({ databaseUrl }, () => 1));
    await query(
      databaseUrl,
      `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'no space' using errcode = '53100'; end $$;
       create trigger full_disk before insert on outbox for each row execute function full_disk()`,
    );
    const failing = storage.transaction(async ({ settings, outbox }) => {
      await settings.set('derby', 'p1', 'digest', true, 1);
      await outbox.add([{ key: 'k', council: 'derby', recipient: 'p1', lane: 'p1', payload: null, notBefore: 1 }], 1);
    });
    await expect(failing).rejects.toMatchObject({ code: 'disk-full' });
    expect(await storage.settings.of('derby', 'p1')).toEqual({});
  });

  it('starts five instances at once on an empty database', async () => {
    const databaseUrl = await server().newDatabase();
    const instances = await Promise.all(Array.from({ length: 5 }, () => openStorage({ databaseUrl }, () => 1)));
    for (const instance of instances) opened(instance);
    const versions = await query(
      databaseUrl,
      'select count(*)::int as rows, max(version)::int as newest from schema_version',
    );
    expect(versions.rows[0].rows).toBe(versions.rows[0].newest);
  });

  it.each([
    ['a database that does not exist', (url: string) => `${url}_missing`, 'refused'],
    ['a user that does not exist', (url: string) => url.replace('clausewise@', 'nobody-at-all@'), 'refused'],
  ])('refuses %s with its own code', async (_, change, code) => {
    const databaseUrl = change(await server().newDatabase());
    await expect(openStorage({ databaseUrl }, () => 1)).rejects.toMatchObject({ name: 'StorageError', code });
  });

  it.each(['LATIN1', 'SQL_ASCII'])('refuses a database in %s, which could not hold every name', async (encoding) => {
    const other = `in_${encoding.toLowerCase()}`;
    const address = await server().newDatabase();
    await query(address, `create database ${other} encoding '${encoding}' locale 'C' template template0`);
    const databaseUrl = address.replace(/[^/]+$/, other);
    const refusal = await openStorage({ databaseUrl }, () => 1).catch((error) => error);
    expect(refusal).toMatchObject({ name: 'StorageError', code: 'wrong-encoding' });
    expect(refusal.message).toMatch(new RegExp(`UTF-8.*This one is in ${encoding}\\.$`));
    expect((await query(databaseUrl, `select to_regclass('schema_version') as made`)).rows[0].made).toBeNull();
  });

  it('refuses data of a newer version', async () => {
    const databaseUrl = await server().newDatabase();
    await (await openStorage({ databaseUrl }, () => 1)).close();
    await query(databaseUrl, `insert into schema_version values (99, 'later', 1)`);
    await expect(openStorage({ databaseUrl }, () => 1)).rejects.toMatchObject({ code: 'newer-schema' });
  });
});

it('says that the database is down when nothing listens there', async () => {
  const databaseUrl = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
  await expect(openStorage({ databaseUrl }, () => 1)).rejects.toMatchObject({ code: 'database-down' });
});
