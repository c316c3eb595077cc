import type { Block } from '../../block.ts';
import { readMark } from '../../mark.ts';
import { doubt, endsOpen, isWaiting, lastNumbered, push } from './drafting.ts';
import { endItems, type Walk } from './state.ts';

/** `“Clerk” means the officer who ...` */
const QUOTED_TERM = /^["“‘'][^"“”‘]{2,60}["”’'],?\s+(?:means?|includes?|refers? to|has the|have the|is|are)\b/;
/** `Clerk: the officer who ...` */
const TERM = /^\p{Lu}[\p{L}’'/ -]{1,40}:\s+\p{Ll}/u;

/** Reads a text without a number as a paragraph of its own, where that is what it is. */
export function tryAlone(w: Walk, block: Block, at: number): boolean {
  if (block.alone && !block.list && readMark(block.text)) return false;
  if (!w.isClauseOpen && (block.alone || defines(w, block, at))) {
    pushAlone(w, block, at);
    w.isClauseOpen = true;
    return true;
  }
  if (!w.isClauseOpen || block.soft || isWaiting(w) || endsOpen(w)) return false;
  if (block.list && w.items.holds(block.list)) return false;
  const isAmidItems = w.items.depth > 0 && !w.countsWithItems && !block.list;
  if (isAmidItems && (!block.alone || itemsGoOn(w, at))) return false;
  if (!block.alone && !defines(w, block, at) && !isLeftOfClause(w, block)) return false;
  pushAlone(w, block, at);
  return true;
}

function pushAlone(w: Walk, block: Block, at: number): void {
  const previous = w.isClauseOpen ? lastNumbered(w) : undefined;
  endItems(w);
  const draft = push(w, block, { kind: 'paragraph' }, block.text);
  w.unnumbered = 0;
  if (previous === undefined) return;
  doubt(w, 'no-number', `This paragraph has no number. It was read as one of its own, below ${previous}.`, at, [
    { kind: 'become', piece: draft.id, role: { kind: 'text' }, say: `It belongs to ${previous}` },
    { kind: 'keep', piece: draft.id, say: 'It is a paragraph of its own' },
  ]);
}

/** Whether the next text is an item of those that are open. */
export function itemsGoOn(w: Walk, at: number): boolean {
  const next = w.blocks.find(({ leftOut }, index) => index > at && leftOut === undefined);
  if (!next || next.rows) return false;
  if (next.list) return w.items.holds(next.list);
  const mark = readMark(next.text);
  return mark !== undefined && w.items.continues(mark, undefined) !== undefined;
}

/** Whether a text says what a term means; with a colon alone, one beside it has to do so too. */
function defines(w: Walk, block: Block, at: number): boolean {
  if (block.list) return false;
  if (QUOTED_TERM.test(block.text)) return true;
  if (!/^\p{Lu}[\p{L}’'/ -]{1,40}:\s+\S/u.test(block.text) || /^note\b/i.test(block.text)) return false;
  const beside = [
    w.blocks.findLast(({ leftOut }, index) => index < at && leftOut === undefined),
    w.blocks.find(({ leftOut }, index) => index > at && leftOut === undefined),
  ];
  return beside.some((each) => each && !each.list && !each.rows && TERM.test(each.text));
}

/** A whole sentence that begins left of where the numbered paragraphs begin. */
function isLeftOfClause(w: Walk, { look, text, list }: Block): boolean {
  const [indent, clause] = [look?.indent, w.outlineIndent];
  if (list || lastNumbered(w) === undefined || indent === undefined || clause === undefined || indent >= clause - 6)
    return false;
  return /^["“‘'(]?[\p{Lu}\d].*[.?!]["”’')]*$/su.test(text);
}
