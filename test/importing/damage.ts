import { readFileSync } from 'node:fs';
import type { Block, ReadFile } from '../../src/importing/block.ts';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readHtml } from '../../src/importing/html/read-html.ts';
import { describe, type ImportedDocument } from '../../src/importing/index.ts';
import { readMark } from '../../src/importing/mark.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { recogniseProved } from '../../src/importing/read-file.ts';
import { readMarkdown } from '../../src/importing/read-markdown.ts';
import { readPlainText } from '../../src/importing/read-text.ts';
import { withSetRows } from '../../src/importing/set-in-rows.ts';
import { withWordedLabels } from '../../src/importing/worded-labels.ts';

// A reader that fails is played: one block of a file is damaged at a time, and the reading is looked at again. What then
// differs, and is named by no doubt that was not there before, is wrong in silence.

type Blocks = readonly Block[];
/** The blocks with that of one place damaged; undefined where this damage cannot befall it. */
type Damage = (blocks: Blocks, at: number) => Blocks | undefined;

export const damages: Readonly<Record<string, Damage>> = {
  'an item goes on the one above': (blocks, at) => goesOn(blocks, at, (block) => isMarked(block, false)),
  'an item loses its mark': (blocks, at) => {
    const bare = withoutMark(blocks[at], false);
    return bare && replaced(blocks, at, 1, [bare]);
  },
  'a numbered text goes on the one above': (blocks, at) => goesOn(blocks, at, (block) => isMarked(block, true)),
  'a numbered text loses its number': (blocks, at) => {
    const bare = withoutMark(blocks[at], true);
    return bare && replaced(blocks, at, 1, [bare]);
  },
  'a text is taken for a header or footer': (blocks, at) => {
    const block = blocks[at];
    if (!block || !isText(block)) return undefined;
    return replaced(blocks, at, 1, [{ text: block.text, leftOut: 'running header or footer' }]);
  },
  'a heading is taken for a text': (blocks, at) => {
    const { heading, look, ...block } = blocks[at] ?? { text: '' };
    return heading === undefined || block.list || block.leftOut !== undefined
      ? undefined
      : replaced(blocks, at, 1, [block]);
  },
  'an item lies beside the one that holds it': (blocks, at) => {
    const [above, block] = [blocks[at - 1], blocks[at]];
    if (!block?.list || !above?.list || block.list.list !== above.list.list || block.list.depth <= above.list.depth)
      return undefined;
    const { depth } = above.list;
    return replaced(blocks, at, 1, [
      { ...block, list: { ...block.list, depth }, ...(above.look ? { look: above.look } : {}) },
    ]);
  },
  'a heading goes on the text above': (blocks, at) =>
    goesOn(blocks, at, (block) => block.heading !== undefined && !block.list),
};

/** A block that fits goes on the text above it. A mark that is typed stays in the middle; one that a program prints is lost. */
function goesOn(blocks: Blocks, at: number, fits: (block: Block) => boolean): Blocks | undefined {
  const [above, block] = [blocks[at - 1], blocks[at]];
  if (!above || !block || !isText(above) || !fits(block)) return undefined;
  return replaced(blocks, at - 1, 2, [{ ...above, text: `${above.text} ${block.text}` }]);
}

const isMarked = (block: Block, isNumber: boolean) => withoutMark(block, isNumber) !== undefined;

export type Tally = { readonly tried: number; readonly silent: readonly string[] };

/** Damages every block of a file in turn. `silent` has the texts whose damage nobody is told of. */
export function tallyOf(file: ReadFile, damage: Damage): Tally {
  const whole = recogniseProved(file);
  const known = new Set(whole.doubts.map(({ kind, why }) => `${kind} ${why}`));
  const before = readingOf(whole);
  let tried = 0;
  const silent: string[] = [];
  for (const at of file.blocks.keys()) {
    const blocks = damage(file.blocks, at);
    if (!blocks) continue;
    const document = recogniseProved({ ...file, blocks });
    if (readingOf(document) === before) continue;
    tried += 1;
    if (document.doubts.every(({ kind, why }) => known.has(`${kind} ${why}`))) silent.push(file.blocks[at]?.text ?? '');
  }
  return { tried, silent };
}

/** Opens a file as far as its blocks. */
export async function blocksOf(path: string): Promise<ReadFile> {
  const bytes = readFileSync(path);
  const text = () => bytes.toString('utf8');
  const file = path.endsWith('.docx')
    ? readDocx(bytes)
    : path.endsWith('.pdf')
      ? await readPdf(bytes)
      : /\.html?$/.test(path)
        ? readHtml(text())
        : path.endsWith('.md')
          ? readMarkdown(text())
          : readPlainText(text());
  return withSetRows(withWordedLabels(file));
}

function readingOf(document: ImportedDocument): string {
  const { title, clauses } = describe(document);
  return JSON.stringify([title, clauses]);
}

function isText({ leftOut, rows, heading, text }: Block): boolean {
  return leftOut === undefined && !rows && heading === undefined && text !== '';
}

/** A numbered text, or an item, without its mark; undefined where it has none. */
function withoutMark(block: Block | undefined, isNumber: boolean): Block | undefined {
  if (!block || !isText(block)) return undefined;
  const mark = readMark(block.list ? block.list.printed : block.text);
  if (!mark || (mark.path !== undefined && mark.path.length > 0) !== isNumber) return undefined;
  const { list, ...bare } = block;
  return { ...bare, text: list ? block.text : mark.rest };
}

function replaced(blocks: Blocks, at: number, count: number, by: Blocks): Blocks {
  return [...blocks.slice(0, at), ...by, ...blocks.slice(at + count)];
}
