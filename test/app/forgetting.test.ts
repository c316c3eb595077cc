import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startForgetting } from '../../src/app/forgetting.ts';
import { createLog } from '../../src/app/log.ts';
import { localDate } from '../../src/calendar/index.ts';
import { readConfig } from '../../src/config/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { anEnquiry, anEntry, aPerson } from '../contracts/samples.ts';
import { temporaryFolder } from '../support/databases.ts';

const day = 86_400_000;
const now = Date.parse('2027-06-01T12:00:00Z');
const { keptDays } = readConfig({});
const daysAgo = (days: number) => now - days * day;

async function filled(fill: (storage: Storage) => Promise<void>): Promise<Storage> {
  const storage = await openStorage({ dataFolder: temporaryFolder() }, () => now);
  await fill(storage);
  return storage;
}

const forgetAll = (storage: Storage) => startForgetting(storage, keptDays, createLog('silent'), () => now).stop();

it('forgets questions and events when they are old, and not before', async () => {
  const place = (conversation: string) => ({ conversation, account: 'teams|t|a' });
  const words = (storage: Storage) => storage.shown.since('unanswered derby 2027-03', 0);
  const storage = await filled(async ({ memory, events, shown }) => {
    await shown.put('unanswered derby 2027-03', 'fee permit', '{}', daysAgo(91), 10);
    await shown.put('unanswered derby 2027-03', 'cost permit', '{}', daysAgo(89), 10);
    await shown.put('inbox', 'a message', '{}', daysAgo(91), 10);
    const asked = (days: number) => ({ question: { text: 'how soon', at: daysAgo(days) } });
    await memory.remember(place('old'), asked(91), daysAgo(91));
    await memory.remember(place('new'), asked(89), daysAgo(89));
    await events.take('slack', 'old', daysAgo(31));
    await events.take('slack', 'new', daysAgo(29));
  });
  await forgetAll(storage);
  expect((await storage.memory.recall(place('old'))).questions).toEqual([]);
  expect((await storage.memory.recall(place('new'))).questions).toHaveLength(1);
  expect((await words(storage)).map(({ key }) => key)).toEqual(['cost permit']);
  expect(await storage.shown.find('inbox', 'a message')).toBeDefined();
  expect(await storage.events.has('slack', 'old')).toBe(false);
  expect(await storage.events.has('slack', 'new')).toBe(true);
  await storage.close();
});

it('forgets messages that came to an end long ago, but never of an enquiry that is open: they would be sent again', async () => {
  const row = (key: string, enquiry?: string) => ({
    ...{ key, council: 'derby', recipient: 'p1', lane: key, payload: { words: 'Bins' }, notBefore: 1 },
    ...(enquiry === undefined ? {} : { enquiry }),
  });
  const send = async ({ outbox }: Storage, at: number, kind: 'sent' | 'dead' = 'sent') => {
    const claim = await outbox.claim({ owner: 'w', leaseUntil: at + 1 }, at);
    if (claim) await outbox.close(claim.lease, kind === 'sent' ? { kind } : { kind, reason: 'gone' }, at);
  };
  const storage = await filled(async (storage) => {
    await storage.transaction(async ({ casework }) => {
      const open = anEnquiry(1);
      const closed = anEnquiry(2, { stage: 'resolved', resolvedOn: open.receivedOn });
      for (const enquiry of [open, closed]) {
        await casework.takeNumber('derby', 2026);
        await casework.add(enquiry, anEntry(enquiry));
      }
    });
    for (const key of ['old of open', 'old of closed', 'old alert', 'dead alert', 'new alert']) {
      const enquiry = { 'old of open': 'derby:CW-2026-0001', 'old of closed': 'derby:CW-2026-0002' }[key];
      await storage.outbox.add([row(key, enquiry)], 1);
      await send(storage, daysAgo(key === 'new alert' ? 89 : 91), key === 'dead alert' ? 'dead' : 'sent');
    }
    await storage.outbox.add([row('waiting')], 1);
  });
  await forgetAll(storage);
  const left = (await storage.outbox.list({})).map(({ key }) => key).toSorted();
  expect(left).toEqual(['new alert', 'old of open', 'waiting']);
  await storage.close();
});

it('forgets absences, announcements, work done once and accounts of nobody when they are old, and not before', async () => {
  const account = (accountId: string) => ({ platform: 'slack', tenant: 'T1', accountId });
  const absence = (id: string, to: string) => ({
    ...{ id, council: 'derby', personId: 'p1', from: localDate('2026-01-01'), to: localDate(to) },
    ...{ recordedBy: 'p1', recordedAt: 5 },
  });
  const storage = await filled(async (storage) => {
    await storage.transaction(async ({ people, announcements, accounts }) => {
      await people.addPerson(aPerson('p1'));
      await people.addAbsence(absence('old', '2027-03-01'));
      await people.addAbsence(absence('new', '2027-03-05'));
      await people.tieAccount({
        ...account('tied'),
        council: 'derby',
        personId: 'p1',
        email: 'p1@x.example',
        tiedAt: 1,
      });
      for (const id of ['tied', 'old']) await accounts.recordSeen(account(id), 'D', daysAgo(366));
      await accounts.recordSeen(account('new'), 'D', daysAgo(364));
      for (const [id, days] of [
        ['old', 731],
        ['new', 729],
      ] as const)
        await announcements.add(
          { id, council: 'derby', author: 'p1', text: 'Hello', important: false, createdAt: daysAgo(days) },
          ['p1'],
        );
    });
  });
  let runs = 0;
  const once = () => storage.transaction(async () => (runs += 1), { key: 'k' });
  await once();
  await forgetAll(storage);
  await once();
  const { absences } = await storage.read(({ people }) => people.directory('derby'));
  expect(absences.map(({ id }) => id)).toEqual(['new']);
  expect((await storage.announcements.list('derby')).map(({ id }) => id)).toEqual(['new']);
  expect(await storage.announcements.receipts('old')).toEqual([]);
  const found = await Promise.all(['tied', 'old', 'new'].map((id) => storage.accounts.find(account(id))));
  expect(found.map((each) => each !== undefined)).toEqual([true, false, true]);
  expect(runs).toBe(1);
  await startForgetting(storage, keptDays, createLog('silent'), () => now + 31 * day).stop();
  await once();
  expect(runs).toBe(2);
  await storage.close();
});

it('forgets what somebody was asked to confirm and shown a day after the last of it, and keeps what they chose', async () => {
  const storage = await filled(async ({ settings }) => {
    const resident = { draft: { resident: { name: 'Ada Byron' } } };
    for (const name of ['proposals', 'screen']) {
      await settings.set('derby', 'old', name, resident, daysAgo(2));
      await settings.set('derby', 'new', name, resident, daysAgo(0.9));
    }
    await settings.set('derby', 'old', 'reminders', { digestAt: '08:30' }, daysAgo(2));
  });
  await forgetAll(storage);
  expect(Object.keys(await storage.settings.of('derby', 'old'))).toEqual(['reminders']);
  expect(Object.keys(await storage.settings.of('derby', 'new'))).toEqual(['proposals', 'screen']);
  await storage.close();
});

it('goes on to the next table where one cannot be cut back', async () => {
  const tables: string[] = [];
  const storage = await filled(async () => undefined);
  const pruning = new Proxy(storage.pruning, {
    get: (_, table) => async () => {
      tables.push(String(table));
      throw new Error('busy');
    },
  });
  await startForgetting({ pruning }, keptDays, createLog('silent'), () => now).stop();
  expect(tables.toSorted()).toEqual(Object.keys(storage.pruning).toSorted());
  await storage.close();
});

it('every period is a setting in the README, with what it is when it is not set', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  for (const [name, days] of Object.entries(keptDays))
    expect(readme).toMatch(new RegExp(`^\\| \`KEEP_${name.toUpperCase()}\` \\| .* \\| ${days} \\|$`, 'm'));
  expect(readConfig({ KEEP_MESSAGES: '30' }).keptDays.messages).toBe(30);
  expect(() => readConfig({ KEEP_MESSAGES: '0' })).toThrow(/KEEP_MESSAGES/);
});
