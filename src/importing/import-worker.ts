import { parentPort, workerData } from 'node:worker_threads';
import { ImportRefusal } from './block.ts';
import { readPageAsSet } from './page-as-set.ts';
import { readAndRecognise } from './read-file.ts';
import type { ReceivedFile } from './received-file.ts';

// Runs in a thread of its own, so that a file that takes too long or too much memory ends with the thread.
try {
  const { page, ...file } = workerData as ReceivedFile & { readonly page?: number };
  if (page === undefined) parentPort?.postMessage({ kind: 'document', document: await readAndRecognise(file) });
  else parentPort?.postMessage({ kind: 'page', page: await readPageAsSet(file.bytes, page) });
} catch (error) {
  if (error instanceof ImportRefusal)
    parentPort?.postMessage({ kind: 'refused', code: error.code, message: error.message });
  else
    parentPort?.postMessage({
      kind: 'failed',
      message: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
    });
}
