import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { temporaryFolder } from '../support/databases.ts';

const parent = temporaryFolder();
const open: Storage[] = [];
afterEach(async () => {
  for (const storage of open) await storage.close();
  open.length = 0;
});
const openAt = async (dataFolder: string) => {
  const storage = await openStorage({ dataFolder }, () => 1);
  open.push(storage);
  return storage;
};

/** A process that writes in that folder until it is ended; the tables are there before. */
async function startWriter(folder: string) {
  await (await openStorage({ dataFolder: folder }, () => 1)).close();
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, 'writer.ts'), JSON.stringify({ dataFolder: folder }), 'w'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(writer.stdout, 'data');
  return writer;
}

describe('a data folder', () => {
  it('is made for its owner alone', async () => {
    const folder = join(parent, 'made', 'here');
    await openAt(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'clausewise.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'clausewise.sqlite-wal')).mode & 0o777).toBe(0o600);
  });

  it('belongs to one process at a time, and is free again however that process ended', async () => {
    const folder = join(parent, 'shared');
    const holder = await startWriter(folder);
    const refusal = await openAt(folder).catch((error) => error);
    holder.kill('SIGKILL');
    await once(holder, 'close');
    expect(refusal).toMatchObject({ name: 'StorageError', code: 'folder-in-use' });
    expect(refusal.message).toContain('Another Clausewise process is using this data folder.');
    await expect(openAt(folder)).resolves.toBeDefined();
  });

  it('is waited for by a start while the process before is still ending', async () => {
    const folder = join(parent, 'ending');
    const holder = await startWriter(folder);
    const end = spawn('/bin/sh', ['-c', `sleep 1; kill -9 ${holder.pid}`], { stdio: 'ignore' });
    await once(end, 'spawn');
    await expect(openAt(folder)).resolves.toBeDefined();
  });

  it('is refused to a second handle in the same process too', async () => {
    await openAt(join(parent, 'twice'));
    await expect(openAt(join(parent, 'twice'))).rejects.toMatchObject({ code: 'folder-in-use' });
  });

  it('is refused when a newer version wrote it', async () => {
    const folder = join(parent, 'newer');
    await (await openAt(folder)).close();
    const database = new DatabaseSync(join(folder, 'clausewise.sqlite'));
    database.exec(`insert into schema_version values (99, 'later', 1)`);
    database.close();
    const refusal = await openAt(folder).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'newer-schema' });
    expect(refusal.message).toContain('Its schema is 99');
  });

  it('is refused when its file is none of ours, which stays as it was', async () => {
    const folder = join(parent, 'letters');
    mkdirSync(folder);
    writeFileSync(join(folder, 'clausewise.sqlite'), 'Dear Sir, '.repeat(1_000));
    await expect(openAt(folder)).rejects.toMatchObject({ code: 'damaged' });
    expect(readFileSync(join(folder, 'clausewise.sqlite'), 'utf8')).toContain('Dear Sir');
  });

  it('that cannot be written to is refused in a sentence', () => {
    const folder = join(parent, 'read-only');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    // Root may write anywhere: the attempt is made as nobody.
    const script = `
      const { openStorage } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/storage/index.ts'))});
      if (process.getuid() === 0) process.setuid(65534);
      await openStorage({ dataFolder: ${JSON.stringify(folder)} }, () => 1).then(() => console.log('opened'), (error) => console.log(error.code + ': ' + error.message));`;
    chmodSync(parent, 0o755);
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(said.trim()).toBe(
      'read-only: A file or folder cannot be written to, so nothing was saved. Check its permissions.',
    );
  });

  it('on a full disk keeps what was there and nothing of what did not fit, and works again with room', () => {
    const folder = join(parent, 'full');
    // Files may not grow past 2 MB here, which SQLite meets as it meets a full disk.
    const script = join(import.meta.dirname, 'fill-disk.ts');
    const shell = `ulimit -f 4096; exec "${process.execPath}" "${script}" "${folder}"`;
    const said = JSON.parse(execFileSync('/bin/sh', ['-c', shell], { encoding: 'utf8' }));
    expect(said.failure).toBe('disk-full');
    expect(said.message).toBe('The disk is full, so nothing was saved. Free some space and try again.');
    expect(said.acknowledged).toBeGreaterThan(3);
    expect(said.stillThere).toBe(said.acknowledged);
    return openAt(folder).then(async (storage) => {
      expect((await storage.settings.withSetting('derby', 'filler')).size).toBe(said.acknowledged);
      expect((await storage.outbox.count()).pending).toBe(said.acknowledged);
      await storage.settings.set('derby', 'p', 'filler', 'x'.repeat(100_000), 1);
    });
  });
});
