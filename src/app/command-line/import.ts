import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { count } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import {
  type Approved,
  createDocumentDesk,
  type DocumentServices,
  type Proposed,
  proposeImported,
} from '../../documents/index.ts';
import {
  type Description,
  describe,
  type ImportedDocument,
  type ImportedItem,
  importFile,
} from '../../importing/index.ts';

/** What the command needs from the outside. */
export type ImportIo = {
  readonly out: (line: string) => void;
  /** Says a sentence on standard error and ends with exit code 2. */
  readonly fail: (sentence: string) => never;
  readonly err: (line: string) => void;
  readonly exit: (code: number) => never;
  readonly today: () => string;
  /** Why only a person whom a platform knows may approve, as a clause; undefined where no platform reaches this data. */
  readonly reachedBy: string | undefined;
  readonly open: () => Promise<{ readonly services: DocumentServices; readonly close: () => Promise<void> }>;
};

type Written = Proposed | (Exclude<Approved, { kind: 'changed-meanwhile' }> & { readonly isNewCouncil?: boolean });

type ImportOptions = {
  readonly council: string;
  readonly json?: boolean;
  readonly write?: boolean;
  readonly name?: string;
  readonly approve?: string;
  readonly topics?: string;
  readonly document?: string;
  readonly from?: string;
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
    .option('--document <slug>', 'which document it is a new version of, or "new"; found out by its text otherwise')
    .option('--from <date>', 'the day from which it holds, like 2026-12-24; needs --approve')
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
      else for (const line of written ? say(written, description) : inWords(description)) io.out(line);
    });
}

/** A name alone does no harm where nothing is kept: it only tells who the council is. */
function checkOptions({ council, write: isWriting, name, approve, topics, from }: ImportOptions, io: ImportIo): void {
  if (!/^[a-z0-9-]+$/.test(council)) {
    io.fail(`A council is named in small letters, digits and hyphens, like "northmere". Seen: "${council}".`);
  }
  if (!isWriting && (approve ?? topics) !== undefined) {
    io.fail('Without --write nothing is kept, so --approve and --topics have nothing to do. Add --write.');
  }
  if (name !== undefined && name.trim() === '') io.fail('The name after --name is empty.');
  if (approve !== undefined && approve.trim() === '') io.fail('The name after --approve is empty.');
  if (topics !== undefined && topics !== 'suggested') io.fail(`--topics takes "suggested". Seen: "${topics}".`);
  if (from !== undefined && approve === undefined)
    io.fail('--from needs --approve: it is the day from which an approval holds.');
  if (topics !== undefined && approve === undefined)
    io.fail('--topics needs --approve: topics count once a document is in force.');
  if (approve !== undefined && io.reachedBy !== undefined) {
    io.fail(`${io.reachedBy}, so a document is approved there, by somebody the platform knows. Leave out --approve.`);
  }
}

async function write(
  imported: ImportedDocument,
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: ImportOptions,
  io: ImportIo,
): Promise<Written> {
  const { services, close } = await io.open();
  try {
    const desk = createDocumentDesk(services);
    const by = { name: options.approve?.trim() ?? 'the command line' };
    const proposed = await proposeImported(
      imported,
      {
        council: options.council,
        file,
        by,
        ...defined({ councilName: options.name?.trim(), as: options.document }),
      },
      services,
    );
    if (proposed.kind === 'refused' || options.approve === undefined) return proposed;
    if (proposed.kind === 'known' && proposed.version.state !== 'proposed') return proposed;
    let seen = proposed.version;
    if (options.topics === 'suggested') {
      const ticked = await desk.acceptSuggestedTopics(seen);
      if (ticked.kind === 'refused') return ticked;
      seen = ticked.version;
    }
    const approved = await desk.approve(seen, by, options.from);
    if (approved.kind === 'changed-meanwhile') {
      return { kind: 'refused', why: 'Somebody else changed this version at the same moment. Look again.' };
    }
    if (approved.kind === 'refused') return approved;
    return { ...approved, isNewCouncil: proposed.kind === 'proposed' && proposed.isNewCouncil };
  } finally {
    await close();
  }
}

function summaryOf({ version }: Exclude<Written, { kind: 'refused' }>) {
  const { document, version: number, state, from } = version;
  return { document: document.id, version: number, state, ...defined({ from }) };
}

function say(written: Exclude<Written, { kind: 'refused' }>, { clauses, doubts }: Description): readonly string[] {
  const { version } = written;
  const name = `${version.document.id}, version ${version.version}`;
  if (written.kind === 'known') {
    const what = version.state === 'approved' ? 'approved' : 'proposed';
    return [`${name}, is this document to the letter and is ${what} already. Nothing was written.`];
  }
  const lines = [];
  if ('isNewCouncil' in written && written.isNewCouncil) lines.push(`Made the council ${version.council}.`);
  if (written.kind === 'proposed' && written.versionOf) {
    const { title, alike } = written.versionOf;
    lines.push(
      `Taken for a new version of "${title}", with which it shares ${Math.round(alike * 100)}% of its words. If it is another document, say --document new.`,
    );
  }
  lines.push(
    `Proposed ${name}: "${version.document.title}", ${count(clauses.length, 'paragraph')}, ${doubts.length} to look at.`,
  );
  const topics = Object.values(version.topics).flat().length;
  if (topics > 0) lines.push(`${count(topics, 'topic')} accepted for its paragraphs.`);
  const names = version.signatures.map((each) => each.name).join(' and ');
  if (written.kind === 'one-of-two') {
    lines.push(
      `Approved by ${names}. This council wants a second person to approve it too; nobody is answered from it yet.`,
    );
  } else if (written.kind === 'approved') {
    lines.push(
      written.isAhead
        ? `Approved by ${names}. It holds from ${written.from}; until then nobody is answered from it.`
        : `Approved by ${names}. It is in force: npm run clausewise -- ask --council ${version.council} "..."`,
    );
  } else lines.push('Nobody is answered from it until it is approved.');
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
