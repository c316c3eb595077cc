import type { Block } from '../../block.ts';
import { doubt, lastNumbered, push, shownBefore } from './drafting.ts';
import type { Walk } from './state.ts';

/** What stands in a box is a paragraph of its own, whatever it begins with. Whether it rules anything only a person can say. */
export function pushBoxed(w: Walk, block: Block): void {
  const before = shownBefore(w);
  if (before?.block.box === block.box && before !== undefined) {
    before.text = `${before.text}\n${block.text}`;
    return;
  }
  const previous = lastNumbered(w);
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
