import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { daysRemembered, startForgetting } from '../../src/app/forgetting.ts';
import { createLog } from '../../src/app/log.ts';
import { openStorage } from '../../src/storage/index.ts';

const day = 86_400_000;
const now = Date.parse('2027-06-01T12:00:00Z');

it('questions and events are forgotten when they are old, and not before', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'clausewise-forgetting-'));
  const storage = await openStorage({ dataFolder }, () => now);
  const place = (conversation: string) => ({ conversation, account: 'teams|t|a' });
  const asked = (days: number) => ({ question: { text: 'how soon', at: now - days * day } });
  await storage.memory.remember(place('old'), asked(daysRemembered + 1), now - (daysRemembered + 1) * day);
  await storage.memory.remember(place('new'), asked(daysRemembered - 1), now - (daysRemembered - 1) * day);
  await storage.events.take('slack', 'old', now - 31 * day);
  await storage.events.take('slack', 'new', now - 29 * day);

  await startForgetting(storage, createLog('silent'), () => now).stop();

  expect((await storage.memory.recall(place('old'))).questions).toEqual([]);
  expect((await storage.memory.recall(place('new'))).questions).toHaveLength(1);
  expect(await storage.events.has('slack', 'old')).toBe(false);
  expect(await storage.events.has('slack', 'new')).toBe(true);
  await storage.close();
  await rm(dataFolder, { recursive: true });
});

it('the privacy page says for how long questions are kept', () => {
  const views = join(import.meta.dirname, '..', '..', 'src', 'adapters', 'web', 'views');
  const page = readFileSync(join(views, 'privacy.njk'), 'utf8');
  expect(page).toContain(`forgotten ${daysRemembered} days after the last one`);
});
