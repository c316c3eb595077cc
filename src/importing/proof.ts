import type { ReadFile } from './block.ts';
import type { ImportedDocument } from './imported-document.ts';

/** What the file holds and the document does not, and the other way round; both empty is the proof. */
export type Proof = { readonly missing: string; readonly added: string };

/**
 * Compares every character of the file as received, taken before anything was made of it, with every character of the
 * document: title, headings, numbers, clauses, items, tables, notes and what was left out. White space does not count.
 */
export function prove(
  { raw, isCapitalised }: Pick<ReadFile, 'raw' | 'isCapitalised'>,
  document: ImportedDocument,
): Proof {
  const counts = new Map<string, number>();
  const count = (text: string, by: number) => {
    for (const character of (isCapitalised ? text.toUpperCase() : text).normalize('NFC').replaceAll('\u2010', '-')) {
      if (/\s|[\u200B-\u200F\u2028-\u202E\u2060\uFEFF\u00AD\0]/u.test(character)) continue;
      counts.set(character, (counts.get(character) ?? 0) + by);
    }
  };
  for (const text of raw) count(text, 1);
  for (const { text, mark, isCounted, rows, notes } of document.pieces) {
    count(text, -1);
    if (!isCounted) count(mark, -1);
    for (const row of rows ?? []) for (const cell of row) count(cell, -1);
    for (const { mark: cited, text: note, isTyped, repeated, isCitedAgain } of notes ?? []) {
      if (!isCitedAgain) count(note, -1);
      if (isTyped) count(cited, -1);
      if (repeated !== undefined && !isCitedAgain) count(repeated, -1);
    }
  }
  count('-'.repeat(document.hyphensJoined), -1);
  let missing = '';
  let added = '';
  for (const [character, number] of counts) {
    if (number > 0) missing += character.repeat(Math.min(number, 50));
    if (number < 0) added += character.repeat(Math.min(-number, 50));
  }
  return { missing, added };
}
