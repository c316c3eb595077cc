import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  type Description,
  describe,
  type ImportedDocument,
  type ImportedItem,
  importFile,
} from '../../importing/index.ts';
import type { DocumentStore } from '../../knowledge/index.ts';
import { type SuggestTopics, type Written, writeDocument } from './write-document.ts';

/** What the command needs from the outside. */
export type ImportIo = {
  readonly out: (line: string) => void;
  /** Says a sentence on standard error and ends with exit code 2. */
  readonly fail: (sentence: string) => never;
  readonly err: (line: string) => void;
  readonly exit: (code: number) => never;
  readonly today: () => string;
  /** Whether people reach this installation over a platform: then only a person there may approve. */
  readonly hasPlatform: boolean;
  /** The name of a council that has a folder. */
  readonly nameOf: (council: string) => Promise<string | undefined>;
  readonly open: () => Promise<{ readonly documents: DocumentStore; readonly close: () => Promise<void> }>;
  readonly suggestTopics?: SuggestTopics;
};

type ImportOptions = {
  readonly council: string;
  readonly json?: boolean;
  readonly write?: boolean;
  readonly name?: string;
  readonly approve?: string;
  readonly topics?: string;
};

/** Adds `clausewise import FILE --council ID`: what the program makes of a council's own document, and `--write` to keep it. */
export function registerImport(program: Command, io: ImportIo): void {
  program
    .command('import')
    .description("read a council's own document (.docx, .pdf, .html, .md, .txt) and show its paragraphs")
    .argument('<file>', 'the document')
    .requiredOption('--council <id>', 'whose document it is')
    .option('--json', 'print JSON only')
    .option('--write', 'propose it as a new document, or as a new version of one')
    .option('--name <name>', 'the name of a council that does not exist yet: "Northmere District Council"')
    .option('--approve <name>', 'put it in force in the name of whoever has read it; only without a platform')
    .option('--topics <which>', '"suggested": accept every topic that is suggested for it; only without a platform')
    .action(async (path: string, options: ImportOptions) => {
      checkOptions(options, io);
      const bytes = readBytes(path, io);
      const name = basename(path);
      const outcome = await importFile({ name, bytes });
      if (outcome.kind === 'refused') {
        io.err(outcome.message);
        return io.exit(1);
      }
      const description = describe(outcome.document);
      const written = options.write ? await write(outcome.document, { name, bytes }, options, io) : undefined;
      if (written?.kind === 'refused') {
        io.err(written.why);
        return io.exit(1);
      }
      if (options.json) io.out(JSON.stringify({ ...description, ...(written ? { written: summaryOf(written) } : {}) }));
      else for (const line of written ? say(written, description, io) : inWords(description)) io.out(line);
    });
}

function checkOptions({ council, write: isWriting, name, approve, topics }: ImportOptions, io: ImportIo): void {
  if (!/^[a-z0-9-]+$/.test(council)) {
    io.fail(`A council is named in small letters, digits and hyphens, like "northmere". Seen: "${council}".`);
  }
  if (!isWriting && (name ?? approve ?? topics) !== undefined) {
    io.fail('Without --write nothing is kept, so --name, --approve and --topics have nothing to do. Add --write.');
  }
  if (name !== undefined && name.trim() === '') io.fail('The name after --name is empty.');
  if (approve !== undefined && approve.trim() === '') io.fail('The name after --approve is empty.');
  if (topics !== undefined && topics !== 'suggested') io.fail(`--topics takes "suggested". Seen: "${topics}".`);
  if (topics !== undefined && approve === undefined)
    io.fail('--topics needs --approve: topics count once a document is in force.');
  if (approve !== undefined && io.hasPlatform) {
    io.fail(
      'People reach this installation over Teams or Slack, so a document is approved there, by somebody the platform knows. Leave out --approve.',
    );
  }
}

async function write(
  imported: ImportedDocument,
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: ImportOptions,
  io: ImportIo,
): Promise<Written> {
  const knownName = await io.nameOf(options.council);
  const { documents, close } = await io.open();
  try {
    return await writeDocument(
      {
        imported,
        file,
        council: options.council,
        name: options.name?.trim(),
        knownName,
        approve: options.approve?.trim(),
        suggestTopics: options.topics === 'suggested' ? io.suggestTopics : undefined,
        today: io.today(),
      },
      documents,
    );
  } finally {
    await close();
  }
}

function summaryOf(written: Exclude<Written, { kind: 'refused' }>) {
  const { document, version, state } = written.version;
  return { document: document.id, version, state: written.kind === 'in-force' ? 'in-force' : state };
}

function say(
  written: Exclude<Written, { kind: 'refused' }>,
  { clauses, doubts }: Description,
  io: ImportIo,
): readonly string[] {
  const { version } = written;
  const name = `${version.document.id}, version ${version.version}`;
  const lines = [];
  if (written.kind !== 'known' && written.isNewCouncil) lines.push(`Made the council ${version.council}.`);
  if (written.kind === 'known') {
    lines.push(
      version.state === 'in-force'
        ? `${name}, is this document to the letter and is in force already. Nothing was written.`
        : `${name}, is this document to the letter and is proposed already. Nothing was written.`,
    );
  } else {
    lines.push(
      `Proposed ${name}: "${version.document.title}", ${count(clauses.length, 'paragraph')}, ${doubts.length} to look at.`,
    );
  }
  if (written.kind === 'in-force') {
    lines.push(
      `Approved by ${version.proposedBy}. It is in force: npm run clausewise -- ask --council ${version.council} "..."`,
    );
    const topics = Object.values(version.topics).flat().length;
    if (io.suggestTopics !== undefined && topics > 0) lines.push(`${count(topics, 'suggested topic')} accepted.`);
  } else if (version.state === 'proposed') lines.push('Nobody is answered from it until it is approved.');
  for (const { where, why } of doubts) lines.push(`- ${where}: ${why}`);
  return lines;
}

function readBytes(path: string, io: ImportIo): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return io.fail(`The file ${path} cannot be read: is the path right?`);
  }
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
