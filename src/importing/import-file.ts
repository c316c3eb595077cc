import { Worker } from 'node:worker_threads';
import type { ImportedDocument } from './imported-document.ts';
import type { PageAsSet } from './page-as-set.ts';
import { isPdf, LARGEST_FILE, type ReceivedFile } from './received-file.ts';

/** A document, or why there is none: a sentence with what to do. */
export type ImportOutcome =
  | { readonly kind: 'document'; readonly document: ImportedDocument }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** A page of a PDF as it is set; `none` where the file has no such page, or no pages at all. */
export type PageOutcome =
  | { readonly kind: 'page'; readonly page: PageAsSet }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly message: string };

/** Time in milliseconds and memory in megabytes that reading a file may take. */
export type ImportLimits = { readonly milliseconds: number; readonly megabytes: number };

const usual: ImportLimits = { milliseconds: 60_000, megabytes: 768 };

type Answer =
  | ImportOutcome
  | { readonly kind: 'page'; readonly page: PageAsSet | undefined }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads a hostile file in a thread of its own, within bounds. Never rejects for anything that a file holds. */
export async function importFile(file: ReceivedFile, limits: ImportLimits = usual): Promise<ImportOutcome> {
  if (file.bytes.length > LARGEST_FILE) {
    const message = `This file has ${Math.ceil(file.bytes.length / 1_000_000)} MB, and at most ${LARGEST_FILE / 1_000_000} MB are read. Save it without pictures and try again.`;
    return { kind: 'refused', code: 'too-large', message };
  }
  const answer = await inThread(file, limits);
  return answer.kind === 'page' ? unreadable() : answer;
}

/** A page of a file that was received, as it is set, read in the same way. */
export async function pageOfFile(file: ReceivedFile, number: number): Promise<PageOutcome> {
  if (!isPdf(file.bytes)) return { kind: 'none' };
  const answer = await inThread({ ...file, page: number }, usual);
  if (answer.kind === 'refused') return answer;
  return answer.kind === 'page' && answer.page ? { kind: 'page', page: answer.page } : { kind: 'none' };
}

type Answered = Exclude<Answer, { readonly kind: 'failed' }>;

function inThread(file: ReceivedFile & { readonly page?: number }, limits: ImportLimits): Promise<Answered> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      workerData: { ...file, bytes: new Uint8Array(file.bytes) },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      env: {},
      stdout: true,
      stderr: true,
    });
    const end = (outcome: Answered) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      end(
        refused(
          'too-slow',
          'Reading this file takes too long, so it was given up. Save it again as .docx without pictures, and try that copy.',
        ),
      );
    }, limits.milliseconds);
    worker.once('message', (answer: Answer) => end(answer.kind === 'failed' ? unreadable() : answer));
    worker.once('error', (error: NodeJS.ErrnoException) => {
      end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refused('too-large', 'This file holds far more than a document of this kind does. It is not read.')
          : unreadable(),
      );
    });
    worker.once('exit', () => end(unreadable()));
  });
}

function refused(code: string, message: string): ImportOutcome {
  return { kind: 'refused', code, message };
}

function unreadable(): ImportOutcome {
  return refused(
    'broken',
    'This file is damaged and cannot be read. Open it in the program that made it, save it again, and try that copy.',
  );
}
