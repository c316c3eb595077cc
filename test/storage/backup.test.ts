import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerBackup } from '../../src/app/command-line/backup.ts';
import { systemVisibility } from '../../src/casework/index.ts';
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { backUp, type DataPlace, openStorage, restore, type Storage } from '../../src/storage/index.ts';
import { newestSchema } from '../../src/storage/migrate.ts';
import { onPostgres, temporaryFolder } from '../support/databases.ts';
import { query } from '../support/postgres-server.ts';
import { fillEveryTable } from './every-table.ts';

const parent = temporaryFolder();
let folders = 0;
const newFolder = (): DataPlace & { readonly dataFolder: string } => {
  folders += 1;
  return { dataFolder: join(parent, String(folders)) };
};
const newFile = () => `${newFolder().dataFolder}.backup`;
const now = () => 1_793_620_800_000;

async function within<T>(place: DataPlace, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(place, now);
  return work(storage).finally(() => storage.close());
}

describe('a backup', () => {
  it('puts everything back into an empty folder, and takes no place that has something in it', async () => {
    const [from, to, file] = [newFolder(), newFolder(), newFile()];
    await within(from, fillEveryTable);
    const seal = await backUp(from, file, now);
    expect(Object.keys(seal)).toEqual(tablesOf(newestSchema).map(({ name }) => name));
    expect(Object.entries(seal).filter(([, { rows }]) => rows === 0)).toEqual([]);
    expect(seal.person?.rows).toBe(1_203);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(restore(from, file, { replace: false }, now)).rejects.toMatchObject({ code: 'not-empty' });
    await within(to, async () => undefined);
    expect(await restore(to, file, { replace: false }, now)).toEqual(seal);
    expect(await backUp(to, newFile(), now)).toEqual(seal);
    const found = (place: DataPlace) =>
      within(place, (storage) =>
        storage.read(({ casework }) => casework.count(systemVisibility('derby'), { words: 'quotéd since' })),
      );
    expect([await found(from), await found(to)]).toEqual([40, 40]);
    const people = await within(to, (storage) => storage.read(({ people }) => people.directory('derby')));
    expect(people).toEqual(
      await within(from, (storage) => storage.read(({ people: there }) => there.directory('derby'))),
    );
  });

  it('replaces what is there when told to: all of it', async () => {
    const [from, to, file] = [newFolder(), newFolder(), newFile()];
    await within(from, (storage) => storage.settings.set('derby', 'kept', 'digest', 1, 1));
    await within(to, fillEveryTable);
    const seal = await backUp(from, file, now);
    await restore(to, file, { replace: true }, now);
    expect(await backUp(to, newFile(), now)).toEqual(seal);
  });

  it('is one moment of the data, though others write all the while', { timeout: 120_000 }, async () => {
    const [place, file, copy] = [newFolder(), newFile(), newFolder()];
    const storage = await openStorage(place, now);
    const write = async (count: number) =>
      storage.transaction(async ({ settings, outbox }) => {
        const row = {
          key: `k${count}`,
          council: 'derby',
          recipient: 'p',
          lane: `l${count}`,
          payload: 'x'.repeat(300),
          notBefore: 1,
        };
        await outbox.add([row], 1);
        await settings.set('derby', `p${count}`, 'number', count, 1);
      });
    for (let count = 0; count < 2_000; count += 1) await write(count);
    let count = 2_000;
    let done = false;
    const writing = (async () => {
      while (!done) {
        await write(count);
        count += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const seal = await backUp(place, file, now);
    done = true;
    await writing;
    await storage.close();
    expect(count).toBeGreaterThan(2_000);
    expect(seal.outbox?.rows).toBe(seal.person_setting?.rows);
    expect(await restore(copy, file, { replace: false }, now)).toEqual(seal);
  });

  it.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 200)],
    [
      'cut off between two lines',
      (whole: Buffer) => gzipSync(gunzipSync(whole).toString().split('\n').slice(0, -2).join('\n').concat('\n')),
    ],
    [
      'altered in one letter',
      (whole: Buffer) => gzipSync(gunzipSync(whole).toString().replace('p1@derby', 'p2@derby')),
    ],
    [
      'short of a row',
      (whole: Buffer) =>
        gzipSync(
          gunzipSync(whole)
            .toString()
            .replace(/\{"row":.*?\}\n/, ''),
        ),
    ],
    ['something else', () => gzipSync('{"format":"other"}\n')],
    ['not packed at all', () => Buffer.from('Dear Sir or Madam')],
    ['empty', () => Buffer.alloc(0)],
    ['one endless line', () => gzipSync(Buffer.alloc(40 * 2 ** 20, 'x'), { level: 1 })],
  ])('that is %s restores nothing and harms nothing', async (_, damage) => {
    const [from, to, file] = [newFolder(), newFolder(), newFile()];
    await within(from, fillEveryTable);
    await within(to, (storage) => storage.settings.set('derby', 'kept', 'digest', 1, 1));
    await backUp(from, file, now);
    writeFileSync(file, damage(readFileSync(file)));
    await expect(restore(to, file, { replace: true }, now)).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(await within(to, (storage) => storage.settings.of('derby', 'kept'))).toEqual({ digest: 1 });
  });

  it('with a line longer than any of ours is refused as soon as that is known, not when it has filled the memory', async () => {
    const file = newFile();
    const heading = JSON.stringify({ format: 'clausewise-backup', edition: 1, schema: 1, takenAt: 1 });
    writeFileSync(file, gzipSync(`${heading}\n{"row":"${'x'.repeat(17 * 2 ** 20)}`));
    const refusal = await restore(newFolder(), file, { replace: false }, now).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'backup-damaged' });
    expect(refusal.message).toContain('It has a line that is longer than any of ours.');
  });

  it('leaves no half a file when it cannot be written', async () => {
    const from = newFolder();
    await within(from, async () => undefined);
    await expect(backUp(from, join(parent, 'missing', 'file'), now)).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(backUp(newFolder(), newFile(), now)).rejects.toMatchObject({ code: 'nothing-to-back-up' });
  });

  it('is not put back under a running Clausewise', async () => {
    const [place, file] = [newFolder(), newFile()];
    await within(place, async (storage) => {
      await storage.checkWriting();
      await backUp(place, file, now);
      await expect(restore(place, file, { replace: true }, now)).rejects.toMatchObject({ code: 'folder-in-use' });
    });
  });

  it('is made and put back from the command line, with the count and digest of every table', async () => {
    const [from, to, file] = [newFolder(), newFolder(), newFile()];
    await within(from, fillEveryTable);
    const run = async (place: DataPlace, ...words: string[]) => {
      const said = { out: [] as string[], err: [] as string[], code: 0 };
      const program = new Command();
      registerBackup(program, {
        out: (line) => said.out.push(line),
        err: (line) => said.err.push(line),
        exit: (code) => {
          said.code = code;
        },
        place: () => place,
        now,
      });
      await program.parseAsync(words, { from: 'user' });
      return said;
    };
    const made = await run(from, 'backup', file);
    expect(made.out.at(-1)).toBe(`Backed up to ${file}.`);
    expect(made.out[1]).toMatch(/^person: 1203 rows, SHA-256 [0-9a-f]{64}$/);
    expect((await run(to, 'restore', file)).out.slice(0, -1)).toEqual(made.out.slice(0, -1));
    const again = await run(to, 'restore', file);
    expect(again).toEqual({
      out: [],
      err: ['There is data here already, so nothing was restored. Use --replace to replace all of it.'],
      code: 1,
    });
    expect((await run(to, 'restore', file, '--replace')).code).toBe(0);
    expect(await run(to, 'restore', join(parent, 'none'))).toEqual({
      out: [],
      err: ['There is no such file or folder.'],
      code: 1,
    });
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  onPostgres((server) => {
    it('moves everything from SQLite to PostgreSQL and back, digest for digest', async () => {
      const [from, back, there, again] = [newFolder(), newFolder(), newFile(), newFile()];
      const databaseUrl = await server().newDatabase();
      await within(from, fillEveryTable);
      const seal = await backUp(from, there, now);
      expect(await restore({ databaseUrl }, there, { replace: false }, now)).toEqual(seal);
      const enquiries = await within({ databaseUrl }, async (storage) => {
        expect((await storage.outbox.count()).sending).toBe(1);
        return storage.transaction(({ casework }) => casework.takeNumber('derby', 2026));
      });
      expect(enquiries).toBe(41);
      await query(databaseUrl, 'update enquiry_number set last = 40');
      expect(await backUp({ databaseUrl }, again, now)).toEqual(seal);
      expect(await restore(back, again, { replace: false }, now)).toEqual(seal);
      expect(await backUp(back, newFile(), now)).toEqual(seal);
    });

    it('keeps a PostgreSQL database as it was when the restore fails at its end', async () => {
      const [from, file] = [newFolder(), newFile()];
      const databaseUrl = await server().newDatabase();
      await within(from, fillEveryTable);
      await backUp(from, file, now);
      await within({ databaseUrl }, (storage) => storage.settings.set('derby', 'kept', 'digest', 1, 1));
      await query(databaseUrl, 'create view in_the_way as select * from processed_event');
      await expect(restore({ databaseUrl }, file, { replace: true }, now)).rejects.toMatchObject({
        name: 'StorageError',
      });
      expect(await within({ databaseUrl }, (storage) => storage.settings.of('derby', 'kept'))).toEqual({ digest: 1 });
    });
  });
});
