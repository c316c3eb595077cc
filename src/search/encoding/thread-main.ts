import { parentPort, workerData } from 'node:worker_threads';
import { type EncoderChoice, openChosenEncoder } from './encoder-choice.ts';
import type { WorkerAnswer, WorkerJob } from './search-worker.ts';

/** Runs in a thread of its own, so that encoding never holds up a conversation. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');

const encoder = openChosenEncoder((workerData as { choice: EncoderChoice }).choice);
encoder.then(
  ({ id }) => port.postMessage({ kind: 'ready', encoder: id } satisfies WorkerAnswer),
  (error: unknown) => port.postMessage({ kind: 'broken', message: messageOf(error) } satisfies WorkerAnswer),
);

port.on('message', (job: WorkerJob) => {
  answer(job).then(
    (reply) => port.postMessage(reply),
    (error: unknown) =>
      port.postMessage({ kind: 'failed', id: job.id, message: messageOf(error) } satisfies WorkerAnswer),
  );
});

async function answer(job: WorkerJob): Promise<WorkerAnswer> {
  const vectors = await (await encoder).encode(job.texts);
  return { kind: 'encoded', id: job.id, vectors };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
