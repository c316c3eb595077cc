import { appendFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryOutcome, PlatformAdapter } from '../../src/messaging/index.ts';
import { usualTimings } from '../../src/reminders/delivery-ports.ts';
import { createDelivery, type OutboxRow, startRunLoop } from '../../src/reminders/index.ts';
import { type DataPlace, openStorage } from '../../src/storage/index.ts';
import { chaosCouncil } from './reminders-chaos-council.ts';

/** A process that delivers reminders until it is told to stop, or killed. Its log is a file: it outlives the process. */
export type WorkerOrders = {
  readonly place: DataPlace;
  readonly platformPort: number;
  readonly owner: string;
  readonly logFile: string;
  readonly lease: number;
  readonly send: number;
  readonly parallel: number;
};

// Whoever is killed keeps nothing at its end: what was compiled is kept now, for the next.
flushCompileCache();
const orders = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders;
const agent = new Agent({ keepAlive: true });

function call(path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: orders.platformPort, path, method: body === undefined ? 'GET' : 'POST', agent },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** `slack` can be read back, `teams` cannot. */
function createAdapter(platform: 'slack' | 'teams'): PlatformAdapter {
  return {
    platform,
    deliver: async ({ id, repeated }): Promise<DeliveryOutcome> => {
      try {
        const { messageId } = (await call('/deliver', { id, platform, repeated })) as { messageId: string };
        return { kind: 'delivered', messageId };
      } catch {
        return { kind: 'unknown', reason: 'no answer' };
      }
    },
    trace: async ({ id }) => {
      if (platform === 'teams') return { kind: 'cannot-tell' };
      try {
        const { found } = (await call(`/trace?id=${id}`)) as { found: boolean };
        return found ? { kind: 'found', messageId: `m-${id}` } : { kind: 'absent' };
      } catch {
        return { kind: 'cannot-tell' };
      }
    },
    replace: async (_to, messageId): Promise<DeliveryOutcome> => {
      try {
        await call('/replace', { id: messageId });
        return { kind: 'delivered', messageId };
      } catch {
        return { kind: 'unknown', reason: 'no answer' };
      }
    },
  };
}

const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
  appendFileSync(orders.logFile, `${JSON.stringify({ level, owner: orders.owner, message, ...fields })}\n`);
const log = { info: write('info'), warn: write('warn'), error: write('error') };

let storage: Awaited<ReturnType<typeof openStorage>> | undefined;
for (let attempt = 0; storage === undefined; attempt += 1) {
  try {
    storage = await openStorage(orders.place, Date.now);
  } catch (error) {
    // The database may be down just now: it is being restarted under us.
    if (attempt > 100) throw error;
    await sleep(100);
  }
}
const { lease, send, parallel } = orders;
const delivery = createDelivery({
  ...storage,
  adapters: [createAdapter('slack'), createAdapter('teams')],
  findCouncil: async () => chaosCouncil(),
  owner: orders.owner,
  now: Date.now,
  random: Math.random,
  pause: async (milliseconds) => {
    await sleep(milliseconds);
  },
  log,
  timings: { ...usualTimings, lease, send, parallel, firstRetry: lease / 20, betweenMessages: 0, onPlatform: 0 },
});
const loop = startRunLoop({
  workers: delivery.workers,
  log,
  pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
  idle: 100,
});
const open = storage;
/** Whether anything is under a lease still, due, or to be tried again. */
process.on('message', async () => {
  const rows = await open.outbox.list({ states: ['pending', 'sending'], limit: 1_000 }).catch(() => undefined);
  const now = Date.now();
  const isUnfinished = (row: OutboxRow) => row.state === 'sending' || row.attempts > 0 || row.notBefore <= now;
  process.send?.({ unfinished: rows === undefined || rows.some(isUnfinished) });
});
process.on('SIGTERM', () => {
  void loop.stop().then(async () => {
    await open.close();
    process.exit(0);
  });
});
process.on('disconnect', () => process.exit(1));
