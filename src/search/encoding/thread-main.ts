import { parentPort, workerData } from 'node:worker_threads';
import { learn } from '../learning/learn.ts';
import { encodeModel } from '../learning/learned-model.ts';
import { type EncoderChoice, openChosenEncoder } from './encoder-choice.ts';
import type { WorkerAnswer, WorkerJob } from './search-worker.ts';

/** Runs in a thread of its own, so that neither encoding nor learning ever holds up a conversation. */
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
  if (job.kind === 'encode') {
    const vectors = await (await encoder).encode(job.texts);
    return { kind: 'encoded', id: job.id, vectors };
  }
  const opened = await encoder.catch(() => undefined);
  const model = await learn(job.lesson, opened, job.cacheFolder);
  return { kind: 'learned', id: job.id, file: encodeModel(model) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
