import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataPlace, openStorage } from '../../src/storage/index.ts';
import type { PostgresServer } from './postgres-server.ts';
import { logChaosEnquiries, resolveChaosEnquiries, settleChaosPeople } from './reminders-chaos-council.ts';
import type { KeptMessage } from './reminders-platform.ts';
import type { WorkerOrders } from './reminders-worker.ts';

/** What is to be survived. */
export type ChaosPlan = {
  readonly place: DataPlace;
  /** Restarted under the workers, so often; only where there is one. */
  readonly server?: PostgresServer;
  readonly restarts: number;
  readonly workers: number;
  readonly reminders: number;
  readonly kills: number;
  /** One worker is stopped past its lease and woken. */
  readonly pause: boolean;
  /** Milliseconds. */
  readonly lease: number;
};

/** What came of it. `unmarked`: arrivals beyond the first that neither the message nor the log marks as repeated. */
export type ChaosFigures = {
  readonly reminders: number;
  readonly delivered: number;
  readonly lost: number;
  readonly unmarked: number;
  readonly repeats: number;
  readonly repeatsWhereReadBack: number;
  /** Nudges that had arrived when their enquiry was resolved by somebody else, and those of them that were not put right. */
  readonly outdated: number;
  readonly leftOutdated: number;
  readonly kills: number;
  readonly restarts: number;
  readonly pauses: number;
  readonly unfinished: number;
  readonly seconds: number;
  readonly perSecond: number;
};

const pairs = 40;
/** Milliseconds in which nothing new happened, after which it is taken to be stuck. A slow machine takes as long as it needs. */
const STUCK = 120_000;

/** Says whether a number has not grown for so long that it will not any more. */
function createStuck(): (progress: number) => boolean {
  let most = -1;
  let since = Date.now();
  return (progress) => {
    if (progress > most) {
      most = progress;
      since = Date.now();
    }
    return Date.now() - since > STUCK;
  };
}

/** Sends reminders while workers are killed, stopped and woken, and the database goes away and comes back. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-chaos-'));
  const logFile = join(folder, 'log.jsonl');
  const start = Date.now();
  await fill(plan, start);
  const platform = await startPlatform();
  const workers = new Map<number, ChildProcess>();
  let started = 0;
  const startWorker = (seat: number) => {
    started += 1;
    const orders: WorkerOrders = {
      place: plan.place,
      platformPort: platform.port,
      owner: `worker-${seat}-${started}`,
      logFile,
      lease: plan.lease,
      // Long enough that a slow machine alone loses no answer: only what is killed does.
      send: plan.lease / 3,
      parallel: 4,
    };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'reminders-worker.ts'), JSON.stringify(orders)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'clausewise-test-compiled') },
    });
    workers.set(seat, child);
  };
  try {
    for (let seat = 0; seat < plan.workers; seat += 1) startWorker(seat);
    const begun = Date.now();
    const replacedIds = new Set<string>();
    const done = await disturb(plan, { workers, startWorker, delivered: async () => (await platform.count()).ids });
    const isStuck = createStuck();
    // Putting right comes last of all where much is to be sent.
    while (done.outdated.some((id) => !replacedIds.has(id)) && !isStuck(replacedIds.size)) {
      await sleep(200);
      for (const [id] of await platform.replaced()) replacedIds.add(id);
    }
    const seconds = (Date.now() - begun) / 1000;
    // Whoever has something under a lease still comes to its end, and what may have arrived is sent again.
    await untilFinished(workers.get(0), Date.now() + STUCK);
    await Promise.all([...workers.values()].map((child) => end(child, 'SIGTERM')));
    return await judge(plan, { ...done, seconds, messages: await platform.messages(), replaced: replacedIds, logFile });
  } finally {
    for (const child of workers.values()) child.kill('SIGKILL');
    platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Half as many enquiries as reminders: the councillor hears that it is logged, the officer that they have it. */
async function fill({ place, reminders }: ChaosPlan, now: number): Promise<void> {
  const storage = await openStorage(place, Date.now);
  await settleChaosPeople(storage, pairs);
  await logChaosEnquiries(storage, reminders / 2, pairs, now);
  await storage.close();
}

type Stage = {
  readonly workers: Map<number, ChildProcess>;
  readonly startWorker: (seat: number) => void;
  readonly delivered: () => Promise<number>;
};

/** Disturbs at even steps of the progress made, so that as much goes wrong on a fast machine as on a slow one. */
async function disturb(
  plan: ChaosPlan,
  { workers, startWorker, delivered }: Stage,
): Promise<{ kills: number; restarts: number; pauses: number; outdated: readonly string[] }> {
  const done = { kills: 0, restarts: 0, pauses: 0, outdated: [] as readonly string[] };
  const waking: Promise<unknown>[] = [];
  const due = (times: number, sofar: number, progress: number) => sofar < times && progress >= (sofar + 0.5) / times;
  const isStuck = createStuck();
  // The councillor and the officer hear of each.
  const owed = () => plan.reminders + 2 * done.outdated.length;
  for (let sent = 0; sent < owed() && !isStuck(sent); sent = await delivered()) {
    const progress = sent / plan.reminders;
    // A data folder is one process's: there it is done in the moment between two of them.
    const isShared = 'databaseUrl' in plan.place;
    const resolve = async (isTime: boolean) => {
      if (done.outdated.length === 0 && isTime) done.outdated = await resolveSome(plan);
    };
    if (isShared) await resolve(progress > 0.3);
    if (plan.pause && done.pauses === 0 && progress > 0.25) {
      done.pauses += 1;
      const asleep = workers.get(0);
      asleep?.kill('SIGSTOP');
      waking.push(sleep(plan.lease + 500).then(() => asleep?.kill('SIGCONT')));
    }
    if (due(plan.kills, done.kills, progress)) {
      done.kills += 1;
      const seat = Math.floor(Math.random() * plan.workers);
      const victim = workers.get(seat);
      if (victim !== undefined) await end(victim, 'SIGKILL');
      // The last of them, when most officers have been told.
      if (!isShared) await resolve(done.kills === plan.kills);
      startWorker(seat);
    }
    if (plan.server !== undefined && due(plan.restarts, done.restarts, progress)) {
      done.restarts += 1;
      await plan.server.stop('immediate');
      await plan.server.start();
    }
    await sleep(20);
  }
  await Promise.all(waking);
  return done;
}

/** Nothing is under a lease any more, due, or to be tried again, as a worker sees it; or it is too late to wait. */
async function untilFinished(worker: ChildProcess | undefined, deadline: number): Promise<void> {
  while (worker !== undefined && Date.now() < deadline) {
    const answered = once(worker, 'message', { signal: AbortSignal.timeout(Math.max(1, deadline - Date.now())) });
    worker.send('finished?');
    const [answer] = (await answered.catch(() => [{ unfinished: true }])) as [{ readonly unfinished: boolean }];
    if (!answer.unfinished) return;
    await sleep(100);
  }
}

/** Some of those whose officer has been told are resolved by their boss, who has no nudge: both hear of it. */
async function resolveSome({ place, reminders }: ChaosPlan): Promise<readonly string[]> {
  const storage = await openStorage(place, Date.now);
  try {
    return await resolveChaosEnquiries(storage, Math.ceil(reminders / 12), Date.now());
  } finally {
    await storage.close();
  }
}

async function judge(
  plan: ChaosPlan,
  run: {
    kills: number;
    restarts: number;
    pauses: number;
    seconds: number;
    outdated: readonly string[];
    replaced: ReadonlySet<string>;
    messages: readonly KeptMessage[];
    logFile: string;
  },
): Promise<ChaosFigures> {
  const storage = await openStorage(plan.place, Date.now);
  const now = Date.now();
  const rows = await storage.outbox.list({ limit: 1_000_000 });
  await storage.close();
  const owed = rows.filter((row) => row.notBefore <= now);
  const arrivals = Map.groupBy(run.messages, ({ id }) => id);
  const lines = existsSync(run.logFile) ? readFileSync(run.logFile, 'utf8').split('\n').filter(Boolean) : [];
  const marked = new Set(
    lines
      .map((line) => JSON.parse(line) as { message: string; row?: string })
      .filter(({ message }) => message.includes('repeated'))
      .map(({ row }) => row),
  );
  const extra = run.messages.length - arrivals.size;
  const unmarked = [...arrivals].reduce((count, [id, all]) => {
    const plain = all.filter(({ repeated }) => !repeated).length;
    return count + (marked.has(id) ? 0 : Math.max(0, plain - 1));
  }, 0);
  const readBack = [...arrivals.values()].reduce(
    (count, all) => count + (all[0]?.platform === 'slack' ? all.length - 1 : 0),
    0,
  );
  return {
    reminders: plan.reminders,
    delivered: arrivals.size,
    lost: plan.reminders + 2 * run.outdated.length - arrivals.size,
    unmarked,
    repeats: extra,
    repeatsWhereReadBack: readBack,
    outdated: run.outdated.length,
    leftOutdated: run.outdated.filter((id) => !run.replaced.has(id)).length,
    kills: run.kills,
    restarts: run.restarts,
    pauses: run.pauses,
    unfinished: owed.filter(({ state }) => state !== 'sent').length,
    seconds: run.seconds,
    perSecond: Math.round(plan.reminders / run.seconds),
  };
}

async function startPlatform() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'reminders-platform.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer];
  const port = Number(line.toString('utf8').trim());
  const ask = async <T>(path: string) => (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as T;
  return {
    port,
    count: () => ask<{ ids: number; messages: number }>('/count'),
    replaced: () => ask<(readonly [string, number])[]>('/replaced'),
    messages: () => ask<KeptMessage[]>('/messages'),
    stop: () => child.kill('SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  // One that is stopped hears nothing else.
  if (signal === 'SIGKILL') child.kill('SIGCONT');
  await gone;
}
