import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { onPostgres, temporaryFolder } from '../support/databases.ts';
import { askWithoutWriting, openCouncil } from './ask-without-writing.ts';

type Said = Awaited<ReturnType<typeof askWithoutWriting>>;

function expectAllThatCanBeRead(said: Said): void {
  expect(said.question).toContain('Officer attendance at political group meetings is likely to be the exception.');
  expect(said.paragraph).toContain('acknowledged by officers within two working days');
  expect(said.mine).toMatch(/CW-\d{4}-\d{4}/);
  expect(said.shown).toContain('With: Priya Shah');
  expect(said.change).toContain('so nothing was saved');
  expect(said.whoAmI).toContain('You are Tom Reid');
  // What is asked to be remembered is never said to be when it is not.
  expect(said.role).toContain('so nothing was saved');
}

describe('where nothing can be written', () => {
  const folder = temporaryFolder();

  it('on a full disk questions are answered and enquiries shown', () => {
    // Files may not grow past 4 MB here, which SQLite meets as it meets a full disk.
    const script = join(import.meta.dirname, 'full-disk-turns.ts');
    const shell = `ulimit -f 8192; exec "${process.execPath}" "${script}" "${join(folder, 'full')}"`;
    const said = JSON.parse(execFileSync('/bin/sh', ['-c', shell], { encoding: 'utf8' }));
    expectAllThatCanBeRead(said);
    expect(said.change).toContain('The server has no room left to write');
    expect(said.reported.length).toBeGreaterThan(0);
  });

  it('with the data gone altogether questions are answered, and casework says why it waits', async () => {
    const council = await openCouncil({ dataFolder: join(folder, 'gone') });
    await council.storage.close();
    const said = await askWithoutWriting(council);
    expect(said.question).toContain('likely to be the exception.');
    expect(said.paragraph).toContain('within two working days');
    expect(said.mine).toContain('cannot be read just now, so I cannot tell who you are, and casework has to wait.');
    expect(said.whoAmI).toContain('What I remember of you cannot be read just now.');
    expect(said.whoAmI).not.toContain('None of your questions in this conversation is kept.');
  });
});

onPostgres(
  (server) => {
    it('that takes no writing, questions are answered and enquiries shown', async () => {
      const databaseUrl = await server().newDatabase();
      const council = await openCouncil({ databaseUrl });
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const name = new URL(databaseUrl).pathname.slice(1);
      await client.query(`alter database ${name} set default_transaction_read_only = on`);
      const others =
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()';
      await client.query(others, [name]);
      await client.end();
      expectAllThatCanBeRead(await askWithoutWriting(council));
      await council.storage.close();
    });

    it('that is away, questions are answered, and casework says why it waits', async () => {
      const council = await openCouncil({ databaseUrl: await server().newDatabase() });
      await server().stop('fast');
      expect(await council.say('tom', 'can I attend a group meeting?')).toContain('likely to be the exception.');
      expect(await council.say('priya', 'my casework')).toContain('casework has to wait. Nothing was changed.');
      await server().start();
      expect(await council.say('priya', 'my casework')).toMatch(/CW-\d{4}-\d{4}/);
      await council.storage.close();
    });
  },
  { fsync: 'off' },
);
