import type { Block } from '../../block.ts';
import type { Doubt } from '../../imported-document.ts';
import type { Mark } from '../../mark.ts';
import { readsLikeHeading, standsOut } from '../looks.ts';
import { relate } from '../sequence.ts';
import { numberOf } from './draft.ts';
import { doubt, endsOpen, endsSentence, shownBefore, textBefore } from './drafting.ts';
import { pushItem } from './items.ts';
import { isFollowed, laterMark } from './lookahead.ts';
import { pushNumber } from './outline.ts';
import type { Walk } from './state.ts';

/** Words before a number that make it a reference to another place. */
const REFERS =
  /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|parts?|articles?|regulations?|and|or|to|of|in|under|see|by|with|standing orders?|appendix|page|schedule|at|than|least|within|no\.?)$/i;

const OPENS_REFERENCE = /\p{L},?\s(?:to|of|in|under|see|by|with|and|or|from|as|per|than)$/u;

export function tryNumber(w: Walk, block: Block, at: number, mark: Mark): boolean {
  const path = mark.path ?? [];
  // "subject to" above "paragraph 4.3. A resident may": over the end of a page, too.
  if (/ n$/.test(mark.form) && block.heading === undefined && OPENS_REFERENCE.test(textBefore(w))) return false;
  if (mark.series !== w.lastSeries && w.last && (path.length > 1 || mark.series !== undefined)) {
    const isOther = mark.series !== undefined || w.lastSeries !== undefined;
    if (isOther && path.every((part) => part === 1)) return pushNumber(w, block, at, mark, path, undefined, true);
  }
  return path.length === 1 ? trySingle(w, block, at, mark, path) : tryPath(w, block, at, mark, path);
}

function tryPath(w: Walk, block: Block, at: number, mark: Mark, path: readonly number[]): boolean {
  const relation = relate(path, w.last);
  const isSure = block.list !== undefined || block.heading !== undefined;
  if (block.soft && !isSure) {
    if (relation.kind !== 'next' && !(relation.kind === 'gap' && relation.missing <= 1 && endsSentence(w)))
      return false;
    if (REFERS.test(textBefore(w))) return false;
  }
  if (relation.kind === 'start' || relation.kind === 'next') return pushNumber(w, block, at, mark, path, undefined);
  if (mark.suffix !== undefined && relation.kind === 'same') return pushNumber(w, block, at, mark, path, undefined);
  const canRestart = path.every((part) => part === 1) || (path.slice(1).every((part) => part === 1) && path[0] === 1);
  if (relation.kind === 'back' && canRestart) {
    return pushNumber(w, block, at, mark, path, w.headingSince ? undefined : 'number-out-of-order', true);
  }
  if (
    !isSure &&
    relation.kind !== 'same' &&
    !(relation.kind === 'gap' && relation.missing <= 3) &&
    !isFollowed(w, at, path)
  )
    return false;
  if (!isSure && /^(?:per cent|%|million|working days?|days?|weeks?|hours?)\b/.test(mark.rest)) return false;
  const kind =
    relation.kind === 'same' ? 'repeated-number' : relation.kind === 'back' ? 'number-out-of-order' : 'missing-number';
  return pushNumber(w, block, at, mark, path, kind);
}

function trySingle(w: Walk, block: Block, at: number, mark: Mark, path: readonly number[]): boolean {
  const [value = 0] = path;
  const relation = relate(path, w.last);
  const { list } = block;
  const key = list && `${list.list} ${list.depth}`;
  const indent = block.look?.indent;
  const isNext = relation.kind === 'next' || relation.kind === 'start';
  // Headings count on, whatever is counted from 1 below each of them.
  const isNextHeading = w.heading?.form === mark.form && value === w.heading.value + 1 && !/ n$/.test(mark.form);
  if (isNextHeading && w.context.isNumberedHeading(at)) return pushNumber(w, block, at, mark, path, undefined);
  if (/ n$/.test(mark.form) && (block.heading !== undefined || w.context.isNumberedHeading(at))) {
    // `Section 2` counts with the section before it, whatever the paragraphs below each of them count.
    const isOwnNext = value === (w.named.get(mark.form) ?? 0) + 1;
    w.named.set(mark.form, value);
    const { last } = w;
    if (isOwnNext && last?.length === 1) {
      pushNumber(w, block, at, mark, path, undefined);
      w.last = last;
      return true;
    }
  }
  if (block.heading !== undefined) {
    const kind = isNext || (mark.suffix && relation.kind === 'same') ? undefined : oddKind(w, relation.kind, value);
    return pushNumber(w, block, at, mark, path, kind, relation.kind === 'back' && value === 1);
  }
  // Below the text of a paragraph, and not below its number, a bare figure begins no paragraph.
  if (block.soft && mark.form === 'n' && indent !== undefined && indent === w.clauseTextIndent) return false;
  if (w.context.opensInText(at) && w.isClauseOpen && endsOpen(w)) return pushItem(w, block, at, mark);
  const open = w.items.continues(mark, list);
  if (list) {
    if (w.context.areAllOnes && (w.last === undefined || w.last.length === 1) && w.items.depth === 0) {
      return pushNumber(w, block, at, mark, path, w.last === undefined ? undefined : 'repeated-number');
    }
    if (w.outlineLists.has(key ?? ''))
      return pushNumber(w, block, at, mark, path, isNext ? undefined : oddKind(w, relation.kind, value), value === 1);
    if (open || w.items.holds(list)) return pushItem(w, block, at, mark);
    if (w.isClauseOpen && !isNext && value > 1 && endsOpen(w)) return pushItem(w, block, at, mark);
    if (!w.isClauseOpen || w.headingSince)
      return pushNumber(
        w,
        block,
        at,
        mark,
        path,
        isNext || value === 1 ? undefined : oddKind(w, relation.kind, value),
        value === 1 && !isNext,
      );
    if (relation.kind === 'next' && value > 1 && (w.items.depth === 0 || list.depth === 0))
      return pushNumber(w, block, at, mark, path, undefined);
    return pushItem(w, block, at, mark);
  }
  if (block.soft && !mark.rest && !isNext) return false;
  if (block.soft && (REFERS.test(textBefore(w)) || (!endsSentence(w) && shownBefore(w)?.role.kind !== 'heading')))
    return false;
  if (w.context.areAllOnes) {
    return pushNumber(w, block, at, mark, path, w.last === undefined ? undefined : 'repeated-number');
  }
  if (open && !isNext) return pushItem(w, block, at, mark);
  if (open && isNext) {
    return prefersOutline(w, block, at, mark, open.indent, value)
      ? pushNumber(w, block, at, mark, path, undefined)
      : pushItem(w, block, at, mark);
  }
  const isBare = mark.form === 'n';
  if (isNext) {
    if (
      relation.kind === 'start' &&
      value === 1 &&
      isBare &&
      !laterMark(w, at, mark, 2) &&
      !isFollowed(w, at, [1]) &&
      !laterMark(w, at, mark, 1, 1) &&
      !laterMark(w, at, mark, 2, 1)
    )
      return false;
    if (relation.kind === 'start' && value !== 1 && !laterMark(w, at, mark, value + 1) && !isFollowed(w, at, path))
      return false;
    return pushNumber(w, block, at, mark, path, undefined);
  }
  if (mark.suffix && relation.kind === 'same') return pushNumber(w, block, at, mark, path, undefined);
  if (value === 1) {
    if (isBare && !laterMark(w, at, mark, 2)) return false;
    if (!w.isClauseOpen || w.headingSince) return pushNumber(w, block, at, mark, path, undefined, true);
    if (mark.form !== w.outlineForm && w.last?.length === 1 && !endsOpen(w)) return pushItem(w, block, at, mark);
    return pushItem(w, block, at, mark);
  }
  if (block.soft || w.items.placeOf(mark, undefined, indent)) {
    return block.soft ? false : pushItem(w, block, at, mark);
  }
  if (relation.kind === 'gap' && relation.missing <= 3 && (mark.form === w.outlineForm || !isBare)) {
    return pushNumber(w, block, at, mark, path, 'missing-number');
  }
  if (mark.form === w.outlineForm && !isBare)
    return pushNumber(w, block, at, mark, path, oddKind(w, relation.kind, value));
  return false;
}

function oddKind(w: Walk, relation: string, value: number): Doubt['kind'] | undefined {
  if (relation === 'same') return 'repeated-number';
  if (relation === 'gap') return 'missing-number';
  return value === 1 && w.headingSince ? undefined : 'number-out-of-order';
}

/** A number that could go on the outline as well as the items: their margins tell, then what comes below. */
function prefersOutline(
  w: Walk,
  block: Block,
  at: number,
  mark: Mark,
  itemIndent: number | undefined,
  value: number,
): boolean {
  const indent = block.look?.indent;
  if (isFollowed(w, at, [value])) return true;
  if (
    indent !== undefined &&
    itemIndent !== undefined &&
    w.outlineIndent !== undefined &&
    Math.abs(itemIndent - w.outlineIndent) > 6
  ) {
    return Math.abs(indent - w.outlineIndent) < Math.abs(indent - itemIndent);
  }
  if (w.last?.length !== 1) return false;
  const isHeading = readsLikeHeading(mark.rest) && w.context.isNumberedHeading(at);
  if (isHeading || standsOut({ ...block, text: mark.rest }, w.context.usual)) return true;
  doubt(w, 'maybe-item', `This could be the next paragraph, or the next item of the list above it.`, at, [
    {
      kind: 'become',
      piece: w.drafts.length,
      role: { kind: 'clause', number: numberOf(mark) },
      say: `It is paragraph ${value}`,
    },
  ]);
  return false;
}
