import { type Block, wideLine } from '../../block.ts';
import type { Doubt } from '../../imported-document.ts';
import { readMark } from '../../mark.ts';
import { relate } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { push, shownBefore } from './drafting.ts';
import { markOf } from './lookahead.ts';
import type { Walk } from './state.ts';

/** `Table 1: Target times`, `Table 2`, `Figure 3 – The route`. */
const NAMED =
  /^(?:table|figure|fig\.|chart|diagram|exhibit)\s+(?:\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Z]|[IVX]{1,4})\s*(?:[.:–—-]\s*\S|$)/iu;
/** `Table 1 Target times`, `Table: Target times`: beside a table alone. */
const MAYBE_NAMED =
  /^(?:[Tt]able|TABLE|[Ff]igure|FIGURE|[Cc]hart|CHART)(?:\s+(?:\d{1,2}[a-z]?|[A-Z]|[IVX]{1,4}))?(?::|\s+\p{Lu})/u;

/** Reads the name of a table as text of the paragraph that the table is in: what stands behind the table goes on below the heading before it. */
export function tryCaption(w: Walk, block: Block, at: number): boolean {
  if (!isCaption(w, block, at)) return false;
  const before = shownBefore(w);
  // What stands below the heading of an appendix alone, or below another table with its name there, opens a paragraph.
  const isOwn = !w.isClauseOpen || (isAbove(w, at) && opensWithCaption(w));
  push(w, block, { kind: isOwn && !(before?.block.rows && !isAbove(w, at)) ? 'paragraph' : 'text' }, block.text);
  w.isClauseOpen = true;
  return true;
}

function isCaption(w: Walk, block: Block, at: number): boolean {
  if (block.soft || block.list || block.text.length > 160) return false;
  if (block.heading !== undefined) return NAMED.test(block.text) && isAbove(w, at) && w.isClauseOpen && countsOn(w, at);
  if (block.isCaption || NAMED.test(block.text)) return true;
  return MAYBE_NAMED.test(block.text) && (isAbove(w, at) || shownBefore(w)?.block.rows !== undefined);
}

/** Whether a table stands straight below. */
function isAbove(w: Walk, at: number): boolean {
  const next = w.blocks.find(({ leftOut, soft }, index) => index > at && leftOut === undefined && !soft);
  return next?.rows !== undefined || next?.unsure?.includes(wideLine) === true;
}

/** Whether the open paragraph is nothing but tables with their names. */
function opensWithCaption(w: Walk): boolean {
  const open = w.drafts.findLast(({ role }) => /^(?:clause|paragraph|heading)$/.test(role.kind));
  return open?.role.kind === 'paragraph' && NAMED.test(open.text);
}

/** Whether the next number goes on counting the paragraphs, with no heading before it. */
function countsOn(w: Walk, at: number): boolean {
  const next = w.blocks.find(
    (each, index) =>
      index > at && each.leftOut === undefined && !each.rows && (each.heading !== undefined || markOf(each)?.path),
  );
  const path = next && markOf(next)?.path;
  return path !== undefined && next?.heading === undefined && relate(path, w.last).kind === 'next';
}

/** A line that only its look makes a heading, straight above a table behind which the numbers go on: it may be the name of the table alone. */
export function captionDoubts(drafts: readonly Draft[]): readonly Doubt[] {
  const shown = drafts.filter(({ role }) => role.kind !== 'left-out');
  return shown.flatMap((draft, at): Doubt[] => {
    const { role, block, text, id } = draft;
    if (role.kind !== 'heading' || role.number !== undefined || role.part !== undefined) return [];
    if (block.heading !== undefined || shown[at + 1]?.role.kind !== 'table') return [];
    const below = shown.slice(at + 1).find((each) => each.role.kind !== 'table')?.role;
    const before = shown.slice(0, at).findLast((each) => each.role.kind === 'clause')?.role;
    if (below?.kind !== 'clause' || before?.kind !== 'clause') return [];
    const path = readMark(`${below.number}.`)?.path;
    if (!path || relate(path, readMark(`${before.number}.`)?.path).kind !== 'next') return [];
    return [
      {
        kind: 'maybe-heading',
        where: '',
        why: `“${text}” was read as a heading, and may be the name of the table below it alone. Paragraph ${below.number} was put below it too.`,
        piece: id,
        fixes: [
          { kind: 'become', piece: id, role: { kind: 'text' }, say: 'It is the name of the table' },
          { kind: 'keep', piece: id, say: 'It is a heading' },
        ],
      },
    ];
  });
}
