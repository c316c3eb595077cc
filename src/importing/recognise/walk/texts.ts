import type { Block } from '../../block.ts';
import { joinTexts } from '../join-lines.ts';
import { readsLikeHeading } from '../looks.ts';
import { doubt, isWaiting, lastNumbered, push, sayUnsure, shownBefore } from './drafting.ts';
import { endItems, type Walk } from './state.ts';

export function pushText(w: Walk, block: Block, at: number): void {
  const before = shownBefore(w);
  if (block.soft && before && !before.block.rows) {
    const joined = joinTexts(before.text, block.text, w.context.spelling);
    before.text = joined.text;
    w.hyphens += joined.hyphens;
    if (block.notes) before.notes = [...(before.notes ?? []), ...block.notes];
    sayUnsure(w, block, before.id);
    return;
  }
  if (before && isWaiting(w)) {
    // A number or letter that stood alone has its text here.
    before.text = block.text;
    if (block.notes) before.notes = [...(before.notes ?? []), ...block.notes];
    sayUnsure(w, block, before.id);
    return;
  }
  if (!w.isClauseOpen) {
    const draft = push(w, block, { kind: 'paragraph' }, block.text, block.list?.printed);
    w.isClauseOpen = true;
    if (at >= 0 && readsLikeHeading(block.text)) {
      doubt(w, 'maybe-heading', `“${block.text}” stands alone. It was read as a paragraph, and may be a heading.`, at, [
        { kind: 'become', piece: draft.id, role: { kind: 'heading', level: 9 }, say: 'It is a heading' },
        { kind: 'keep', piece: draft.id, say: 'It is a paragraph' },
      ]);
    }
    return;
  }
  const opensInSmall = /^[\p{Ll}]/u.test(block.text);
  const isOnlyMark = before?.text === '' && before.mark !== '';
  const wasOpen = /[:–—-]$/.test(before?.text ?? '');
  const indent = block.look?.indent;
  const isInside = indent !== undefined && indent > (w.outlineIndent ?? -1) + 6;
  // Its margin says whose it is: that of the text behind the number.
  const isBelowText = w.clauseTextIndent !== undefined && isNearTo(indent, w.clauseTextIndent);
  const depth = (isInside ? w.items.depthAt(indent, isBelowText) : 0) - (w.countsWithItems ? 1 : 0);
  const isInItem = depth > 0;
  const previous = lastNumbered(w);
  if (previous === undefined && !isInItem && at >= 0 && beginsAnew(w, block)) {
    endItems(w);
    push(w, block, { kind: 'paragraph' }, block.text);
    w.unnumbered = 0;
    return;
  }
  const draft = push(
    w,
    block,
    isInItem ? { kind: 'text', of: 'item', depth } : { kind: 'text' },
    block.text,
    block.list?.printed,
  );
  w.unnumbered += 1;
  if (at >= 0 && !isInItem && !block.soft && readsLikeHeading(block.text)) {
    const place = previous === undefined ? 'the text above it' : previous;
    doubt(w, 'maybe-heading', `“${block.text}” stands alone. It was kept with ${place}, and may be a heading.`, at, [
      { kind: 'become', piece: draft.id, role: { kind: 'heading', level: 9 }, say: 'It is a heading' },
      { kind: 'become', piece: draft.id, role: { kind: 'paragraph' }, say: 'It is a paragraph of its own' },
      { kind: 'keep', piece: draft.id, say: `It belongs to ${place}` },
    ]);
    return;
  }
  if (isOnlyMark || isBelowText || opensInSmall || isInItem || wasOpen || at < 0 || w.unnumbered > 1) return;
  const place = previous ?? 'the text above it';
  doubt(w, 'no-number', `This paragraph has no number. It was kept with ${place}, which it follows.`, at, [
    { kind: 'become', piece: draft.id, role: { kind: 'paragraph' }, say: 'It is a paragraph of its own' },
    { kind: 'keep', piece: draft.id, say: `It belongs to ${place}` },
  ]);
}

/**
 * Whether a text below a heading without a number is a paragraph of its own, as the one above it is: that has ended, and this one begins
 * like a sentence.
 */
function beginsAnew(w: Walk, { text, list, soft }: Block): boolean {
  const heading = w.drafts.findLast(({ role }) => role.kind === 'heading');
  const isNumbered = heading?.role.kind === 'heading' && heading.role.number !== undefined;
  if (isNumbered || !w.headingSince || list || soft) return false;
  const before = shownBefore(w);
  const above = before?.text ?? '';
  const hasEnded =
    before?.block.rows !== undefined ||
    (before?.role.kind === 'item' ? !GOES_ON.test(above) : ENDED.test(above) || readsLikeHeading(above));
  return (
    hasEnded &&
    /^["“‘'(]?[\p{Lu}\d]/u.test(text) &&
    !/^note\b/i.test(text) &&
    (ENDED.test(text) || text.length > 80 || text.endsWith(':'))
  );
}

const ENDED = /[.?!]["”’')\]]*$/;
const GOES_ON = /[,;:–—-]$|\b(?:and|or)$/;

const isNearTo = (indent: number | undefined, other: number) => indent !== undefined && Math.abs(indent - other) <= 4;

/** A passage that opens with a quotation mark and a number is quoted to its end, numbers and all. */
export function closesQuotation(w: Walk, block: Block): boolean {
  const opens = /^["“‘']\s?\(?\d{1,3}[.)]/.test(block.text);
  const closes = /["”’']\s*[.;,]?$/.test(block.text);
  if (!w.inQuotation && !opens) return false;
  pushText(w, block, -1);
  w.inQuotation = !closes;
  return true;
}
