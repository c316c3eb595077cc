import type { ReadFile } from '../../src/importing/block.ts';
import { clausesOf, type ImportedDocument, type ImportedItem } from '../../src/importing/index.ts';
import { prove } from '../../src/importing/proof.ts';
import { readMarkdown } from '../../src/importing/read-markdown.ts';
import { readPlainText } from '../../src/importing/read-text.ts';
import { recognise } from '../../src/importing/recognise/recognise.ts';

/** What was recognised, proved against the file: a document that lost a character is a failed test. */
export function recognised(file: ReadFile): ImportedDocument {
  const document = recognise(file);
  const { missing, added } = prove(file, document);
  if (missing !== '' || added !== '') throw new Error(`Not proved. Missing: ${missing}. Added: ${added}.`);
  return document;
}

export const fromText = (text: string) => recognised(readPlainText(text));
export const fromMarkdown = (text: string) => recognised(readMarkdown(text));

/** One line a clause: `[Heading > Heading] 1.1 text {(a) item {(i) item}}`. */
export function sketch(document: ImportedDocument): string[] {
  return clausesOf(document).map(({ headings, number, reference, text, items, table }) => {
    const path = headings.length === 0 ? '' : `[${headings.join(' > ')}] `;
    const name = number === '' ? `(${reference})` : number;
    const rows = table === undefined ? '' : ` <${table.map((row) => row.join(' | ')).join(' / ')}>`;
    return `${path}${name} ${text.replaceAll('\n', ' ¶ ')}${braces(items)}${rows}`.replace(/ {2}/g, ' ').trimEnd();
  });
}

function braces(items: readonly ImportedItem[]): string {
  if (items.length === 0) return '';
  return ` {${items.map(({ label, text, items: inner }) => `${label} ${text.replaceAll('\n', ' ¶ ')}${braces(inner)}`).join('; ')}}`;
}

export const references = (document: ImportedDocument) => clausesOf(document).map(({ reference }) => reference);
export const doubts = (document: ImportedDocument) => document.doubts.map(({ kind }) => kind);
export const leftOut = (document: ImportedDocument) =>
  document.pieces.flatMap(({ role, text }) => (role.kind === 'left-out' ? [`${role.why}: ${text}`] : []));
