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

/** The worker thread as seen from outside. */
export type SearchWorker = {
  /** Resolves to the encoder when it is loaded, or to undefined when it cannot be. */
  readonly encoder: Promise<SentenceEncoder | undefined>;
  readonly close: () => Promise<void>;
};

type Waiting = { readonly resolve: (answer: WorkerAnswer) => void; readonly reject: (error: Error) => void };

/** Starts the worker thread. `report` hears, in one sentence, when the sentence model is out of use. */
export function startSearchWorker(choice: EncoderChoice, report: (sentence: string) => void): SearchWorker {
  const worker = new Worker(new URL('./thread-main.ts', import.meta.url), { workerData: { choice } });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let isClosed = false;
  let settle: (encoder: SentenceEncoder | undefined) => void = () => {};
  const encoder = new Promise<SentenceEncoder | undefined>((resolve) => {
    settle = resolve;
  });

  function ask(make: (id: number) => WorkerJob): Promise<WorkerAnswer> {
    const id = nextId;
    nextId += 1;
    return new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error('The search worker is closed.'));
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage(make(id));
    });
  }

  function end(reason: string): void {
    isClosed = true;
    settle(undefined);
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  function receive(answer: WorkerAnswer): void {
    if (answer.kind === 'ready') {
      settle({
        id: answer.encoder,
        async encode(texts) {
          const reply = await ask((id) => ({ kind: 'encode', id, texts }));
          if (reply.kind !== 'encoded') throw new Error('The sentence model gave no vectors.');
          return reply.vectors;
        },
      });
      return;
    }
    if (answer.kind === 'broken') {
      report(`The sentence model could not be loaded, so answers are found without it. ${answer.message}`);
      settle(undefined);
      return;
    }
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'failed') asked?.reject(new Error(answer.message));
    else asked?.resolve(answer);
  }

  worker.on('message', (answer: WorkerAnswer) => {
    receive(answer);
    // From the first message on, the process may end whenever nothing is waited for; loading is waited for.
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', (error) => {
    report(`The search worker stopped, so answers are found without the sentence model. ${error.message}`);
    end('The search worker stopped.');
  });
  worker.on('exit', () => end('The search worker is closed.'));

  return {
    encoder,
    async close() {
      end('The search worker is closed.');
      await worker.terminate();
    },
  };
}
