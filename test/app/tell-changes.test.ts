import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { tellChanges } from '../../src/app/tell-changes.ts';
import { readPayload } from '../../src/reminders/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { aPerson } from '../contracts/samples.ts';
import { memoryDocuments } from '../documents/memory-documents.ts';
import { openDesk } from '../documents/northmere-desk.ts';

const text = `Protocol

1. Members decide what the council does and officers advise them.

2. An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;
const second = text.replace('the agreement of the Chief Executive', 'the consent of the Monitoring Officer');
const noon = Date.UTC(2026, 10, 30, 12);
const day = 86_400_000;

let storage: Storage;
let desk: ReturnType<typeof openDesk>;
let now = noon;
const tell = () =>
  tellChanges({
    storage,
    services: desk.services,
    addressOf: (path) => `https://clausewise.example${path}`,
    log: { error() {} } as never,
    now: () => now,
  });
const told = async () =>
  (await storage.outbox.list({ states: ['pending'], limit: 50 })).map(({ recipient, payload }) => {
    const read = readPayload(payload);
    return { recipient, says: read?.kind === 'alert' ? [read.text, ...(read.more ?? [])] : [] };
  });
async function show(person: string, local: number, at: number, account = `slack|T1|${person}`) {
  const [version] = await desk.store.versions('northmere');
  const digest = version?.document.clauses[local]?.digest ?? '';
  await storage.memory.rememberShown(account, [{ council: 'northmere', person, digest }], at);
}

beforeEach(async () => {
  now = noon;
  desk = openDesk({ store: memoryDocuments() });
  const dataFolder = await mkdtemp(join(tmpdir(), 'clausewise-told-'));
  storage = await openStorage({ dataFolder }, () => now);
  await storage.transaction(async ({ people }) => {
    for (const id of ['p1', 'p2', 'p3']) await people.addPerson(aPerson(id, { council: 'northmere' }));
  });
  await desk.bring(text);
  await tell();
  return async () => {
    await storage.close();
    await rm(dataFolder, { recursive: true });
  };
});

it('tells whoever was shown a paragraph that changed, once and with both texts, and nobody else', async () => {
  await show('p1', 1, noon);
  await show('p2', 0, noon);
  await show('p3', 1, noon - 366 * day);
  await desk.bring(second, '2026-11-30');
  await tell();
  await tell();
  expect(await told()).toEqual([
    {
      recipient: 'p1',
      says: [
        'Protocol has changed since 30 November 2026. You were shown paragraph 2 in the last twelve months, and it is no longer as you saw it.',
        'Paragraph 2 was: “An officer attends a meeting of a political group only with the agreement of the Chief Executive.”',
        'It is now: “An officer attends a meeting of a political group only with the consent of the Monitoring Officer.”',
        'Everything that changed: https://clausewise.example/northmere/protocol/differences?to=2026-11-30',
      ],
    },
  ]);
});

it('asks those who keep the documents, once, to confirm days that changed', async () => {
  await storage.transaction(({ people }) =>
    people.addPerson(aPerson('mo', { council: 'northmere', roles: ['monitoring-officer'], email: 'mo@x.example' })),
  );
  const promising = (days: number) =>
    text.replace('1. Members', `1. Officers reply to members within ${days} working days. Members`);
  await desk.bring(promising(10), '2026-11-30');
  const clause = 'northmere/protocol#1';
  await desk.desk.confirmStandard('northmere', { clause, figures: { resolveWithin: 10 } }, { name: 'J. Smith' });
  await tell();
  expect(await told()).toEqual([]);
  await desk.bring(promising(15), '2026-11-30');
  await tell();
  await tell();
  const asked = await told();
  expect(asked.map(({ recipient }) => recipient)).toEqual(['mo']);
  expect(asked[0]?.says[0]).toContain('counted as before until the new days are confirmed');
});

it('tells nobody who has had their questions forgotten', async () => {
  await show('p1', 1, noon);
  await storage.memory.erase('slack|T1|p1');
  await desk.bring(second, '2026-11-30');
  await tell();
  expect(await told()).toEqual([]);
});

it('waits for the day on which the new text comes into force', async () => {
  await show('p1', 1, noon);
  await desk.bring(second, '2026-12-01');
  await tell();
  expect(await told()).toEqual([]);
  now += day;
  await tell();
  expect(await told()).toHaveLength(1);
});

it('tells nobody of a paragraph that only has another number', async () => {
  await show('p1', 1, noon);
  await desk.bring(text.replace('2. An officer', '2. Everybody is civil.\n\n3. An officer'), '2026-11-30');
  await tell();
  expect(await told()).toEqual([]);
});
