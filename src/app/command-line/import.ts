import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  type Description,
  describe,
  type ImportedItem,
  type ImportOutcome,
  importFile,
} from '../../importing/index.ts';

/** What the command needs from the outside. */
export type ImportIo = {
  readonly out: (line: string) => void;
  /** Says a sentence on standard error and ends with exit code 2. */
  readonly fail: (sentence: string) => never;
  readonly err: (line: string) => void;
  readonly exit: (code: number) => never;
};

type ImportOptions = { readonly council: string; readonly json?: boolean };

/** Adds `clausewise import FILE --council ID [--json]`: what the program makes of a council's own document. */
export function registerImport(program: Command, io: ImportIo): void {
  program
    .command('import')
    .description(
      "read a council's own document (.docx, .pdf, .html, .md, .txt) and show its paragraphs; writes nothing",
    )
    .argument('<file>', 'the document')
    .requiredOption('--council <id>', 'whose document it is')
    .option('--json', 'print JSON only')
    .action(async (path: string, options: ImportOptions) => {
      if (!/^[a-z0-9-]+$/.test(options.council)) {
        io.fail(
          `A council is named in small letters, digits and hyphens, like "northmere". Seen: "${options.council}".`,
        );
      }
      const outcome = await importPath(path, io);
      if (outcome.kind === 'refused') {
        io.err(outcome.message);
        return io.exit(1);
      }
      const description = describe(outcome.document);
      if (options.json) io.out(JSON.stringify(description));
      else for (const line of inWords(description)) io.out(line);
    });
}

function importPath(path: string, io: ImportIo): Promise<ImportOutcome> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return io.fail(`The file ${path} cannot be read: is the path right?`);
  }
  return importFile({ name: basename(path), bytes });
}

function inWords({ title, clauses, doubts, leftOut }: Description): readonly string[] {
  const lines = [title === '' ? 'The document names no title.' : title, ''];
  let above = '';
  for (const clause of clauses) {
    const headings = clause.headings.join(' > ');
    if (headings !== above) lines.push(headings === '' ? '' : `[${headings}]`);
    above = headings;
    const number = clause.number === '' ? `(${clause.reference})` : clause.number;
    lines.push(`${number}  ${clause.text.replaceAll('\n', '\n    ')}`, ...itemLines(clause.items, '    '));
    for (const row of clause.table ?? [])
      lines.push(`    | ${row.map((cell) => cell.replaceAll('\n', ' / ')).join(' | ')} |`);
    for (const { mark, text } of clause.notes ?? []) lines.push(`    Note${mark === '' ? '' : ` ${mark}`}: ${text}`);
  }
  lines.push('', `${count(clauses.length, 'paragraph')}, ${doubts.length} to look at.`);
  for (const { where, why, fixes } of doubts) {
    lines.push(`- ${where}: ${why}${fixes.length === 0 ? '' : ` Or: ${fixes.map(({ say }) => say).join('; ')}.`}`);
  }
  if (leftOut.length > 0) lines.push('', 'Left out:');
  for (const { text, why, count: times } of leftOut) {
    lines.push(
      `- ${why}${times > 1 ? ` (${times} times)` : ''}: ${text.length > 100 ? `${text.slice(0, 100)} …` : text}`,
    );
  }
  return lines;
}

function itemLines(items: readonly ImportedItem[], margin: string): string[] {
  return items.flatMap(({ label, text, items: inner }) => [
    `${margin}${label} ${text.replaceAll('\n', `\n${margin}    `)}`,
    ...itemLines(inner, `${margin}    `),
  ]);
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
