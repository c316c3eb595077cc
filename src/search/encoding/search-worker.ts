import { Worker } from 'node:worker_threads';
import type { SentenceEncoder } from './encoder.ts';
import type { EncoderChoice } from './encoder-choice.ts';

/** What the worker thread is asked to do. */
export type WorkerJob = { readonly kind: 'encode'; readonly id: number; readonly texts: readonly string[] };

/** What it says back. */
export type WorkerAnswer =
  | { readonly kind: 'ready'; readonly encoder: string }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'encoded'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/**
 * loading --ready--> ready --the thread stops--> stopped --after a pause--> loading
 *    `--its files cannot be read--> broken
 * `closed` from any of them, for good.
 */
type ThreadStanding = 'loading' | 'ready' | 'broken' | 'stopped' | 'closed';

/** The worker thread as seen from outside. It is started again when it stops. */
export type SearchWorker = {
  /** Resolves to the encoder when it is loaded, or to undefined when it cannot be. */
  readonly encoder: Promise<SentenceEncoder | undefined>;
  /** The encoder while it can be used. */
  readonly usable: () => SentenceEncoder | undefined;
  readonly standing: () => ThreadStanding;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly job: WorkerJob;
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
  /** How many threads stopped while it was asked: one that stops every thread is not asked for ever. */
  stops: number;
};

const MOST_STOPS = 2;
/** After so many threads that stopped before they were ready, nobody waits for the encoder any more. */
const MOST_WAITED_FOR = 3;
const LONGEST_PAUSE = 60_000;

/**
 * Starts the worker thread. `report` hears, in one sentence, when the sentence model is out of use, or in use again.
 * `firstPause` is how long it is waited before a thread that stopped is started again, in milliseconds; it doubles.
 */
export function startSearchWorker(
  choice: EncoderChoice,
  report: (sentence: string) => void,
  { threadMain = new URL('./thread-main.ts', import.meta.url), firstPause = 500 } = {},
): SearchWorker {
  const waiting = new Map<number, Waiting>();
  let thread: Worker;
  let standing: ThreadStanding = 'loading';
  let stops = 0;
  let restart: ReturnType<typeof setTimeout> | undefined;
  let nextId = 1;
  let loaded: SentenceEncoder | undefined;
  let settle: (encoder: SentenceEncoder | undefined) => void = () => {};
  const encoder = new Promise<SentenceEncoder | undefined>((resolve) => {
    settle = resolve;
  });

  function ask(make: (id: number) => WorkerJob): Promise<WorkerAnswer> {
    const job = make(nextId);
    nextId += 1;
    return new Promise((resolve, reject) => {
      if (standing === 'closed') return reject(new Error('The search worker is closed.'));
      waiting.set(job.id, { job, resolve, reject, stops: 0 });
      restart?.ref();
      if (standing === 'stopped') return;
      thread.ref();
      thread.postMessage(job);
    });
  }

  function receive(answer: WorkerAnswer): void {
    if (answer.kind === 'ready') {
      if (stops > 0) report('The search worker works again.');
      standing = 'ready';
      loaded ??= createEncoder(answer.encoder, ask);
      settle(loaded);
      return;
    }
    if (answer.kind === 'broken') {
      report(`The sentence model could not be loaded, so answers are found without it. ${answer.message}`);
      standing = 'broken';
      settle(undefined);
      return;
    }
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    stops = 0;
    if (answer.kind === 'failed') asked?.reject(new Error(answer.message));
    else asked?.resolve(answer);
  }

  function stopped(reason: string): void {
    if (standing === 'closed' || standing === 'stopped') return;
    report(
      `The search worker stopped and is started again; until then answers are found without the sentence model. ${reason}`,
    );
    standing = 'stopped';
    stops += 1;
    if (stops >= MOST_WAITED_FOR) settle(undefined);
    for (const [id, asked] of waiting) {
      asked.stops += 1;
      if (asked.stops < MOST_STOPS) continue;
      waiting.delete(id);
      asked.reject(new Error('The search worker stopped.'));
    }
    restart = setTimeout(begin, Math.min(LONGEST_PAUSE, firstPause * 2 ** (stops - 1)));
    if (waiting.size === 0) restart.unref();
  }

  function begin(): void {
    restart = undefined;
    standing = 'loading';
    const own = new Worker(threadMain, { workerData: { choice } });
    thread = own;
    own.on('message', (answer: WorkerAnswer) => {
      receive(answer);
      // From the first message on, the process may end whenever nothing is waited for; loading is waited for.
      if (waiting.size === 0) own.unref();
    });
    own.on('error', (error) => stopped(error.message));
    own.on('exit', () => {
      if (own === thread) stopped('');
    });
    for (const { job } of waiting.values()) own.postMessage(job);
  }

  begin();
  return {
    encoder,
    usable: () => (standing === 'ready' ? loaded : undefined),
    standing: () => standing,
    async close() {
      standing = 'closed';
      clearTimeout(restart);
      settle(undefined);
      for (const { reject } of waiting.values()) reject(new Error('The search worker is closed.'));
      waiting.clear();
      await thread.terminate();
    },
  };
}

function createEncoder(id: string, ask: (make: (id: number) => WorkerJob) => Promise<WorkerAnswer>): SentenceEncoder {
  return {
    id,
    async encode(texts) {
      const reply = await ask((number) => ({ kind: 'encode', id: number, texts }));
      if (reply.kind !== 'encoded') throw new Error('The sentence model gave no vectors.');
      return reply.vectors;
    },
  };
}
