import type { Block } from '../../block.ts';
import { itemsGoOn } from './alone.ts';
import { doubt, endsOpen, lastNumbered, push, shownBefore } from './drafting.ts';
import { isListBelow } from './lookahead.ts';
import type { Walk } from './state.ts';

/**
 * What stands in a box is a paragraph of its own, whatever it begins with; before or between the items of a paragraph it stands in that.
 * Whether it rules anything only a person can say.
 */
export function pushBoxed(w: Walk, block: Block, at: number): void {
  const before = shownBefore(w);
  if (before?.block.box === block.box && before !== undefined) {
    before.text = `${before.text}\n${block.text}`;
    return;
  }
  const previous = lastNumbered(w);
  const last = w.blocks.findLastIndex(({ box }) => box === block.box);
  const isInside = w.isClauseOpen && (endsOpen(w) ? isListBelow(w, last) : w.items.depth > 0 && itemsGoOn(w, last));
  if (isInside) {
    const inner = push(w, block, { kind: 'text' }, block.text);
    const why = `This text stands in a box, among the items of ${previous ?? 'the text above it'}. It was kept with that.`;
    doubt(w, 'no-number', why, at, [
      { kind: 'become', piece: inner.id, role: { kind: 'left-out', why: 'a text in a box' }, say: 'Leave it out' },
      { kind: 'keep', piece: inner.id, say: `It belongs to ${previous ?? 'the text above it'}` },
    ]);
    return;
  }
  const draft = push(w, block, { kind: 'paragraph' }, block.text);
  w.isClauseOpen = true;
  w.unnumbered = 0;
  doubt(w, 'no-number', 'This text stands in a box. It was read as a paragraph of its own, without a number.', -1, [
    ...(previous === undefined
      ? []
      : [{ kind: 'become', piece: draft.id, role: { kind: 'text' }, say: `It belongs to ${previous}` } as const]),
    { kind: 'become', piece: draft.id, role: { kind: 'left-out', why: 'a text in a box' }, say: 'Leave it out' },
    { kind: 'keep', piece: draft.id, say: 'It is a paragraph of its own' },
  ]);
}
