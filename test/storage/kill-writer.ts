import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { type DataPlace, openStorage } from '../../src/storage/index.ts';

const writer = join(import.meta.dirname, 'writer.ts');

/** Compiled once and kept: the writer is started a hundred times. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'clausewise-test-compiled') };

/** Makes the tables that writers write in. */
export async function makeTables(place: DataPlace): Promise<void> {
  const storage = await openStorage(place, () => 1);
  await storage.close();
}

/** Runs a writer until it has said so many names, kills it, and gives every name that it said. `onSaid` hears each. */
export function writeUntilKilled(
  place: DataPlace,
  name: string,
  after: number,
  onSaid: () => void = () => undefined,
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, JSON.stringify(place), name], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const acknowledged: string[] = [];
    let complaint = '';
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    createInterface(child.stdout).on('line', (line) => {
      acknowledged.push(line);
      onSaid();
      if (acknowledged.length === after) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error(complaint))));
  });
}

/** Every acknowledged unit of work is there, and every unit that is there is whole. Gives how many are there. */
export async function expectNothingLost(place: DataPlace, acknowledged: readonly string[]): Promise<number> {
  const storage = await openStorage(place, () => 1);
  try {
    const settings = await storage.settings.withSetting('derby', 'number');
    const rows = await storage.outbox.list({ limit: 1_000_000 });
    expect(acknowledged.filter((unit) => !settings.has(unit))).toEqual([]);
    expect(rows.map(({ key }) => key).toSorted()).toEqual([...settings.keys()].toSorted());
    return rows.length;
  } finally {
    await storage.close();
  }
}
