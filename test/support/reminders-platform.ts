import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A platform as a process of its own on loopback, so that killing workers cannot touch what it keeps. It takes a message
 * after a few milliseconds, keeps it with its delivery's id, and answers some milliseconds later: room for dying in between.
 * Prints its port. `POST /deliver`, `POST /replace`, `GET /trace?id=`, `GET /count`, `GET /messages`.
 */
export type KeptMessage = {
  readonly id: string;
  readonly platform: string;
  readonly repeated: boolean;
  readonly at: number;
};

const messages: KeptMessage[] = [];
const ids = new Set<string>();
/** How often each message was put right in its place. */
const replaced = new Map<string, number>();
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const delay = Number(process.argv[2] ?? 3);

const server = createServer((request, response) => {
  const answer = (value: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  switch (url.pathname) {
    case '/deliver':
      void take(request)
        .then((found) => answer(found))
        .catch(() => response.destroy());
      return;
    case '/replace':
      void read(request)
        .then(async ({ id }) => {
          await wait(Math.random() * delay);
          replaced.set(id, (replaced.get(id) ?? 0) + 1);
          await wait(Math.random() * delay);
          answer({});
        })
        .catch(() => response.destroy());
      return;
    case '/replaced':
      answer([...replaced]);
      return;
    case '/trace':
      answer({ found: ids.has(url.searchParams.get('id') ?? '') });
      return;
    case '/count':
      answer({ ids: ids.size, messages: messages.length });
      return;
    default:
      answer(messages);
  }
});

async function take(request: IncomingMessage): Promise<{ readonly messageId: string }> {
  const message = await read(request);
  await wait(Math.random() * delay);
  messages.push({ ...message, at: Date.now() });
  ids.add(message.id);
  await wait(Math.random() * delay);
  return { messageId: `m-${message.id}` };
}

async function read(request: IncomingMessage): Promise<KeptMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as KeptMessage;
}

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
