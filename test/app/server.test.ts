import { get } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyFolder, edit } from '../knowledge/knowledge-folder.ts';
import { breakOff, postHead } from '../support/broken-off.ts';
import { documentsOf } from '../support/stage-setting.ts';
import { type RunningServer, startServer } from './running-server.ts';

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function page(path: string, of = server): Promise<string> {
  return (await fetch(`${of?.url}${path}`)).text();
}

describe('the server as a process', () => {
  it('starts without any setting, answers, serves its pages and ends when it is told to', async () => {
    server = await startServer();
    const health = await fetch(`${server.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      status: 'ok',
      parts: expect.arrayContaining([
        { name: 'data', status: 'ok', sentence: 'Data can be written.' },
        { name: 'sentence encoder', status: 'ok', sentence: 'The sentence model is switched off.' },
        expect.objectContaining({ name: 'search derby' }),
      ]),
    });
    const { status, body } = await server.say('26');
    expect(status).toBe(200);
    expect(body.text).toContain('Officer attendance at political group meetings is likely to be the exception.');
    expect(body.text).toContain(`${server.url}/derby/working-together/26`);
    expect(JSON.stringify(body.card)).toContain('likely to be the exception');
    expect(await page('/derby/working-together/26')).toContain('likely to be the exception.');
    expect(await page('/sources/derby-working-together-protocol.txt')).toContain('likely to be the exception.');
    expect(await server.close()).toBe(0);
  });

  it('holds an altered clause back in chat and on every page, and the log says which, with nothing that was typed', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/working-together.md', 'likely to be the exception.', 'likely to be the exceptiom.');
    await edit(folder, 'derby/codes-update-2019.md', 'kind: report', 'kind: [report');
    server = await startServer({ KNOWLEDGE_FOLDER: folder });
    const start = server.log();
    expect(start).toMatch(/derby\/working-together#26 was altered since it was approved/);
    expect(start).toMatch(/"file":"derby\/codes-update-2019.md","line":\d+,"msg":"This is not valid YAML/);

    const answers = [
      (await server.say('26')).body.text,
      (await server.say('can I attend a group meeting, says Marigold Featherstone?')).body.text,
      await page('/derby/working-together/26'),
      await page('/derby/working-together'),
      await page('/derby/search?q=officer+attendance+at+political+group+meetings'),
    ];
    for (const answer of answers) expect(answer).not.toContain('exceptiom');
    expect(answers[0]).toContain('is being checked');
    expect(answers[2]).toContain('This text is being checked');
    expect(answers[3]).toContain('may decide to establish a Shadow Cabinet');

    const since = server.log().slice(start.length);
    const heldBack = since.split('\n').filter((line) => line.includes('held back'));
    expect(heldBack.length).toBeGreaterThanOrEqual(3);
    for (const line of heldBack) {
      expect(JSON.parse(line)).toMatchObject({ reference: 'derby/working-together#26', reason: 'altered-since' });
    }
    expect(server.log()).not.toMatch(/Marigold|Featherstone|group meeting/);

    expect((await fetch(`${server.url}/derby/codes-update-2019`)).status).toBe(404);
    expect((await fetch(`${server.url}/derby/standards-review-2023`)).status).toBe(200);
    expect((await fetch(`${server.url}/tdc/member-officer-protocol`)).status).toBe(200);
  });
});

/** What must not change what the next request finds is asked of one server: one that anybody may try out. */
describe('a server that anybody may try out', () => {
  let shared: RunningServer;
  beforeAll(async () => {
    shared = await startServer({ ...documentsOf('derby'), HOST: '0.0.0.0' });
  });
  afterAll(() => shared.close());

  it('listens to this machine only while anybody may try it out', async () => {
    const { port } = new URL(shared.url);
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (outside === undefined) return;
    await expect(fetch(`http://${outside.address}:${port}/health`)).rejects.toThrow();
  });

  it('answers nobody who reached it under another name while anybody may try it out', async () => {
    const { port } = new URL(shared.url);
    const ask = (host: string, path: string) =>
      new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
        const request = get({ host: '127.0.0.1', port, path, agent: false, headers: { Host: host } }, (response) => {
          let body = '';
          response.on('data', (chunk) => {
            body += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode, body }));
        });
        request.on('error', reject);
      });
    for (const host of [`localhost:${port}`, 'LOCALHOST', '127.0.0.1:80', `[::1]:${port}`]) {
      expect((await ask(host, '/')).status).toBe(200);
    }
    const foreign = [
      'rebound.example',
      `rebound.example:${port}`,
      'localhost.rebound.example',
      '127.0.0.1.nip.io',
      '[::2]',
      '127.0.0.1@rebound.example',
    ];
    for (const host of foreign) {
      for (const path of ['/', '/health', '/derby', '/sources/derby-working-together-protocol.txt', '/downloads/x']) {
        const { status, body } = await ask(host, path);
        expect([host, path, status]).toEqual([host, path, 403]);
        expect(body).not.toContain('Derby');
      }
    }
  });

  it('does not take it for a fault of its own that somebody went away before the end', {
    timeout: 180_000,
  }, async () => {
    await fetch(`${shared.url}/health`);
    for (const path of ['/chat/turns', '/chat/clock']) await breakOff(shared.url, postHead(path), 'at once');
    for (const path of ['/', '/derby/working-together', '/sources/derby-working-together-protocol.txt', '/chat/inbox'])
      for (const when of ['at once', 'the answer began'] as const)
        await breakOff(shared.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`, when);
    expect((await fetch(`${shared.url}/health`)).status).toBe(200);
    expect(shared.log()).not.toMatch(/"level":[56]0|^\s+at /m);
  });

  it('answers odd requests with a sentence and never with what was sent', async () => {
    const tooLong = await shared.say('x'.repeat(10_001));
    expect(tooLong).toMatchObject({ status: 413, body: { message: expect.stringContaining('10,000 characters') } });
    expect((await shared.say('word '.repeat(2_000))).body.text).toContain('Please ask in a sentence or two');
    expect(await shared.say('  ')).toMatchObject({ status: 400, body: { message: 'Please type a question.' } });
    expect((await shared.say('26', 'atlantis')).status).toBe(400);
    const attack = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
    const found = await page(`/derby/search?q=${encodeURIComponent(attack)}`, shared);
    expect(found).not.toMatch(/<script>alert|<img src=x/);
    expect(found).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    for (const path of ['/derby/search?q=', `/derby/search?q=${'x'.repeat(501)}`, '/derby/search?q[]=1']) {
      expect((await fetch(`${shared.url}${path}`)).status, path).toBe(400);
    }
    for (const path of [
      '/%E0%A4%A',
      '/derby/%2e%2e/council.yaml',
      '/sources/../council.yaml',
      '/a/b/c/d',
      '/derby/working-together/99',
    ]) {
      const response = await fetch(`${shared.url}${path}`);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).not.toContain('    at ');
    }
    expect(await page(`/derby/search?q=${encodeURIComponent('هل يمكنني 🎉')}`, shared)).toContain('هل يمكنني 🎉');
  });

  it('keeps its port: whoever starts another there is told in one sentence that it is taken', async () => {
    const { port } = new URL(shared.url);
    await expect(startServer({ PORT: port })).rejects.toThrow(
      `It ended with 1: ${`Port ${port} is taken by another program. Set PORT to another number.`}`,
    );
  });
});

describe('a start that cannot be', () => {
  it('names the setting that cannot be used', async () => {
    await expect(startServer({ PORT: 'many' })).rejects.toThrow(
      /It ended with 1: These settings cannot be used. PORT:/,
    );
  });

  it('says that the knowledge folder cannot be read', async () => {
    await expect(startServer({ KNOWLEDGE_FOLDER: '/no/such/folder' })).rejects.toThrow(
      /It ended with 1: .*\/no\/such\/folder/,
    );
  });
});
