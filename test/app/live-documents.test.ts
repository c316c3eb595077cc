import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDocumentServices } from '../../src/app/documents.ts';
import { createDocumentDesk } from '../../src/documents/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { onPostgres } from '../support/databases.ts';
import { runInHost } from '../support/run-program.ts';
import { documentsOf } from '../support/stage-setting.ts';
import { type RunningServer, startServer } from './running-server.ts';

let folder: string;
const servers: RunningServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausewise-live-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await rm(folder, { recursive: true });
});

const text = `Working Together Protocol

1. Members decide what the council does and officers advise them.

2. An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;
const second = text.replace('the agreement of the Chief Executive', 'the consent of the Monitoring Officer');
const path = '/northmere/working-together-protocol/2';

async function start(settings: Readonly<Record<string, string>>): Promise<RunningServer> {
  const server = await startServer(settings);
  servers.push(server);
  return server;
}

/**
 * A server takes everything to be as it was for two seconds: after that, its first answer says these words, however long it takes. Asked
 * once, so that a server which is too late is found out on a slow machine as on a fast one.
 */
async function isLive(words: string): Promise<void> {
  await setTimeout(2_100);
  for (const { url } of servers) expect(await (await fetch(`${url}${path}`)).text()).toContain(words);
}

it('serves a new council, offers it in the try-out, answers from it, and then serves its next version, without a restart', async () => {
  const data = { ...documentsOf('derby'), DATA_FOLDER: join(folder, 'data') };
  const server = await start(data);
  const file = join(folder, 'protocol.txt');
  const bring = async (content: string, topics: readonly string[] = []) => {
    await writeFile(file, content);
    const words = ['import', file, '--council', 'northmere', '--name', 'Northmere District Council', '--write'];
    const brought = await runInHost([...words, '--approve', 'J. Smith', ...topics], data);
    expect(brought).toMatchObject({ code: 0, err: '' });
  };
  expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  await bring(text, ['--topics', 'suggested']);
  await isLive('the agreement of the Chief Executive');
  expect(await (await fetch(server.url)).text()).toContain('Northmere District Council');
  const { body } = await server.say('can I attend a group meeting?', 'northmere');
  expect(body.text).toContain('only with the agreement of the Chief Executive');
  await bring(second);
  await isLive('the consent of the Monitoring Officer');
}, 120_000);

onPostgres((postgres) => {
  it('is in effect on both of two servers on one database', async () => {
    const databaseUrl = await postgres().newDatabase();
    const settings = { ...documentsOf('derby'), DATABASE_URL: databaseUrl, TRY_OUT: 'off', HOST: '127.0.0.1' };
    await start(settings);
    await start(settings);
    const storage = await openStorage({ databaseUrl }, Date.now);
    const desk = createDocumentDesk(
      await createDocumentServices({ documents: storage.documents, knowledgeFolder: 'knowledge', now: Date.now }),
    );
    const by = { name: 'J. Smith', id: 'p1' };
    for (const [content, words] of [
      [text, 'the agreement of the Chief Executive'],
      [second, 'the consent of the Monitoring Officer'],
    ] as const) {
      const proposed = await desk.propose({
        council: 'northmere',
        councilName: 'Northmere District Council',
        file: { name: 'protocol.txt', bytes: new TextEncoder().encode(content) },
        by,
      });
      if (proposed.kind === 'refused') throw new Error(proposed.why);
      expect(await desk.approve(proposed.version, by)).toMatchObject({ kind: 'approved' });
      await isLive(words);
    }
    await storage.close();
  }, 120_000);
});
