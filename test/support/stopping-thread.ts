import { parentPort } from 'node:worker_threads';
import type { WorkerJob } from '../../src/search/encoding/search-worker.ts';

/** In the place of the search thread: encodes every text as one number, and stops when it is asked for "stop". */
parentPort?.postMessage({ kind: 'ready', encoder: 'one-number' });
parentPort?.on('message', (job: WorkerJob) => {
  if (job.texts.includes('stop')) process.exit(1);
  parentPort?.postMessage({ kind: 'encoded', id: job.id, vectors: job.texts.map(() => new Float32Array([1])) });
});
