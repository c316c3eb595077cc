import { readFileSync } from 'node:fs';

/** A line of a file, from 1, and what it holds: undefined where that is no JSON. */
export type JsonLine = { readonly line: number; readonly value: unknown };

/** The lines of a file with one JSON value each; empty lines are passed over. Fails with a sentence where it cannot be read. */
export function readJsonLines(file: string, fail: (sentence: string) => never): readonly JsonLine[] {
  return readText(file, fail)
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((text, at) => (text.trim() === '' ? [] : [{ line: at + 1, value: parseJson(text) }]));
}

/** The text of a file that somebody named. Fails with a sentence where it cannot be read. */
export function readText(file: string, fail: (sentence: string) => never): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fail(`The file ${file} cannot be read.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
