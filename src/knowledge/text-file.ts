import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeFault } from './types.ts';

/** The text of a file in the knowledge folder; undefined if there is none. Any other trouble is thrown as it is. */
export async function readText(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A text with the line ends that it was written with, whatever git or an editor made of them. */
export function textOfLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** The fault of a file or folder that is there and cannot be read. */
export function unreadable(file: string, error: unknown): KnowledgeFault {
  const reason = error instanceof Error ? error.message : String(error);
  return { file, line: 1, message: `This could not be read: ${reason}.` };
}
