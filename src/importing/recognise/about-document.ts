import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import { isFact } from './looks.ts';

// Where a document says of itself who made it and when: a heading, a table of versions, and lines that name owner and date.

const NAME =
  /^(?:document|version|revision|amendments?|changes?|review|policy|protocol) (?:control|history|information|details|record|log)(?: (?:sheet|table|record|information))?:?$|^version control and (?:review|approval)s?:?$/i;
const unsure = {
  kind: 'left-out',
  why: 'These lines say who made the document and when, and were left out. Look whether they rule anything.',
} as const;

/** Leaves out such a heading where nothing stands below it but a table of versions that was left out, or facts about the document. */
export function withoutControl(blocks: readonly Block[]): readonly Block[] {
  const gone = new Map<number, boolean>();
  for (const [at, block] of blocks.entries()) {
    if (!isName(block)) continue;
    const rest = blocks.slice(at + 1);
    const stop = rest.findIndex((each) => each.leftOut === undefined && !isOwnFact(each));
    const below = stop < 0 ? rest : rest.slice(0, stop);
    const next = stop < 0 ? undefined : rest[stop];
    const isOver = next === undefined || next.heading !== undefined || beginsSomething(next);
    const hasTable = below.some(({ leftOut }) => leftOut === 'a table of versions');
    const facts = below.flatMap((each, index) => (each.leftOut === undefined ? [at + 1 + index] : []));
    if (!isOver || (!hasTable && facts.length < 2)) continue;
    gone.set(at, !hasTable || facts.length > 0);
    for (const each of facts) gone.set(each, false);
  }
  return blocks.map((block, at) => {
    const isUnsure = gone.get(at);
    if (isUnsure === undefined) return block;
    return { ...block, leftOut: 'facts about the document', ...(isUnsure ? { unsure: [unsure] } : {}) };
  });
}

const PAGE =
  /^(?:updates to this page|(?:page|publication|publishing) (?:history|updates)|history of (?:this )?page|full page history|changes to this page)$/i;
const DATED = /^(?:(?:published|updated|last updated|first published)\b.*)?\d{1,2} \p{L}{3,9},? \d{4}\b/iu;

/** Leaves out what a site says at the end of a page of its own changes, each with its day. */
export function withoutPageHistory(blocks: readonly Block[]): readonly Block[] {
  const from = blocks.findIndex(
    ({ heading, text, leftOut }) => heading !== undefined && leftOut === undefined && PAGE.test(text),
  );
  const { heading: level = 0 } = blocks[from] ?? {};
  if (from < 0) return blocks;
  const next = blocks.findIndex(({ heading }, at) => at > from && heading !== undefined && heading <= level);
  const end = next < 0 ? blocks.length : next;
  if (!blocks.slice(from + 1, end).some(({ text }) => DATED.test(text))) return blocks;
  return blocks.map((block, at) =>
    at < from || at >= end || block.leftOut !== undefined
      ? block
      : { ...block, leftOut: 'the changes of the page', ...(at === from ? { unsure: [unsurePage] } : {}) },
  );
}

const unsurePage = {
  kind: 'left-out',
  why: 'This was taken for what the site says of changes to its page, and left out. Look whether it rules anything.',
} as const;

function isName({ text, leftOut, rows, list }: Block): boolean {
  return leftOut === undefined && !rows && !list && NAME.test(text);
}

function isOwnFact({ text, rows, list, heading }: Block): boolean {
  return !rows && !list && heading === undefined && text.length < 100 && isFact(text);
}

/** A number, or a short line that may head what follows. */
function beginsSomething({ text, list, rows, look }: Block): boolean {
  const mark = readMark(list?.printed ?? text);
  return !rows && (mark?.path !== undefined || (look?.bold === true && text.length < 100) || text.length < 60);
}
