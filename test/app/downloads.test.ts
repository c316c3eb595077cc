import { afterEach, expect, it, vi } from 'vitest';
import { createDownloads } from '../../src/app/downloads.ts';
import { createLog } from '../../src/app/log.ts';
import { openStorage } from '../../src/storage/index.ts';
import { temporaryFolder } from '../support/databases.ts';

const log = createLog('silent');
const file = { name: 'casework.csv', type: 'text/csv; charset=utf-8', text: 'a,b\r\n' };
const quarter = 15 * 60_000;

afterEach(() => vi.useRealTimers());

it('hands a file out after a restart too, for a quarter of an hour, and has then deleted it', async () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['setInterval', 'clearInterval', 'Date'] });
  const place = { dataFolder: temporaryFolder() };
  const first = await openStorage(place, Date.now);
  const before = createDownloads(first.downloads, () => 'nobody-guesses-this', log, Date.now);
  expect(await before.offer(file)).toBe('/downloads/nobody-guesses-this');
  before.stop();
  await first.close();

  const second = await openStorage(place, Date.now);
  const after = createDownloads(second.downloads, () => 'other', log, Date.now);
  vi.setSystemTime(1_000_000 + quarter - 1);
  expect(await after.find('nobody-guesses-this')).toEqual(file);
  vi.setSystemTime(1_000_000 + quarter);
  expect(await after.find('nobody-guesses-this')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await second.downloads.deleteExpired(Number.MAX_SAFE_INTEGER)).toBe(0);
  after.stop();
  await second.close();
});

it('offers no file that is too large to be kept beside the data', async () => {
  const storage = await openStorage({ dataFolder: temporaryFolder() }, Date.now);
  const downloads = createDownloads(storage.downloads, () => 'id', log, Date.now);
  expect(await downloads.offer({ ...file, text: 'x'.repeat(33 * 2 ** 20) })).toBeUndefined();
  expect(await downloads.find('id')).toBeUndefined();
  downloads.stop();
  await storage.close();
});
