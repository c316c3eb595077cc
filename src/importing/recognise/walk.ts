import type { Block } from '../block.ts';
import type { Doubt } from '../imported-document.ts';
import { readMark } from '../mark.ts';
import { tryAlone } from './walk/alone.ts';
import { pushBoxed } from './walk/boxes.ts';
import { tryCaption } from './walk/captions.ts';
import type { Draft } from './walk/draft.ts';
import { isWaiting, push, sayEmpty } from './walk/drafting.ts';
import { tryCapitalHeading, tryHeading } from './walk/headings.ts';
import { markOfList, pushItem, tryItem } from './walk/items.ts';
import { tryNumber } from './walk/numbers.ts';
import { beginWalk, type Walk, type WalkContext } from './walk/state.ts';
import { closesQuotation, pushText } from './walk/texts.ts';

// The walk goes through the blocks once, from top to bottom, and says of each what it is:
//
//   block ─┬─ left out by its reader ───────────────────────────── left out
//          ├─ in a box ─────────────────────────────────────────── paragraph of its own, or text among items; doubted
//          ├─ a table ──────────────────────────────────────────── table of the open clause
//          ├─ names a table ────────────────────────────────────── text of the open clause
//          ├─ begins with a number ─┬─ successor of the last ───── clause, or heading if its group are headings
//          │                        ├─ first, in an open clause ── item
//          │                        └─ fits nowhere ────────────── text
//          ├─ begins with a letter or bullet that fits ─────────── item
//          ├─ stands out and reads like a heading ──────────────── heading
//          └─ anything else ────────────────────────────────────── text of the open clause

export type Walked = { readonly drafts: Draft[]; readonly doubts: readonly Doubt[]; readonly hyphens: number };

export function walk(blocks: readonly Block[], context: WalkContext): Walked {
  const w = beginWalk(blocks, context, readBlock);
  for (const [at, block] of blocks.entries()) {
    if (block.leftOut !== undefined) push(w, block, { kind: 'left-out', why: block.leftOut }, block.text);
    else if (block.rows) {
      push(w, block, { kind: 'table' }, '');
      w.isClauseOpen = true;
    } else if (block.box !== undefined) pushBoxed(w, block, at);
    else readBlock(w, block, at);
  }
  sayEmpty(w);
  return { drafts: w.drafts, doubts: w.doubts, hyphens: w.hyphens };
}

function readBlock(w: Walk, block: Block, at: number): void {
  if (tryCaption(w, block, at)) return;
  if (block.alone && tryAlone(w, block, at)) return;
  if (closesQuotation(w, block)) return;
  const read = block.compound ?? (block.list ? markOfList(block) : readMark(block.text));
  // Straight behind a number, "A reply is ..." is its text and no letter.
  const mark = read?.form === 'n' && !read.path && isWaiting(w) ? undefined : read;
  if (!block.soft && mark && !mark.path && tryCapitalHeading(w, block, at, mark)) return;
  if (!block.list && !block.soft && !mark?.path?.length && tryHeading(w, block, at, mark)) return;
  if (mark && (mark.path ? tryNumber(w, block, at, mark) : tryItem(w, block, at, mark))) return;
  if (block.list) {
    pushItem(
      w,
      block,
      at,
      mark ?? {
        printed: block.list.printed,
        form: 'own',
        readings: [{ counting: 'bullet', value: 0 }],
        rest: block.text,
      },
    );
    return;
  }
  if (mark?.path && !block.soft && tryHeading(w, block, at, undefined)) return;
  if (!tryAlone(w, block, at)) pushText(w, block, at);
}
