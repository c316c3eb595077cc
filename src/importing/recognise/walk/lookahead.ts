import type { Block } from '../../block.ts';
import { type Mark, readMark } from '../../mark.ts';
import { relate } from '../sequence.ts';
import type { Walk } from './state.ts';

export function markOf(block: Block): Mark | undefined {
  return block.compound ?? readMark(block.list?.printed ?? block.text);
}

/** Whether the next number below counts with this letter: `A1`, `A.1`. */
export function opensSeries(w: Walk, at: number, letter: string): boolean {
  const next = w.blocks
    .slice(at + 1, at + 12)
    .find((each) => each.leftOut === undefined && !each.rows && markOf(each)?.path);
  const mark = next && markOf(next);
  return mark?.series === letter && (mark.path ?? []).every((part) => part === 1);
}

/** Whether the next number below is the first one inside this one. */
export function isFollowed(w: Walk, at: number, path: readonly number[]): boolean {
  for (const block of w.blocks.slice(at + 1, at + 40)) {
    if (block.leftOut !== undefined || block.rows) continue;
    const next = markOf(block);
    if (!next?.path || (next.path.length === 1 && path.length === 1 && !block.heading)) continue;
    if (next.path.length > path.length) return path.every((part, index) => next.path?.[index] === part);
    return relate(next.path, path).kind === 'next';
  }
  return false;
}

/** Whether a mark of the same form with this value stands further down. */
export function laterMark(w: Walk, at: number, mark: Mark, value: number, deeper = 0, isCounted = false): boolean {
  for (const block of w.blocks.slice(at + 1, at + 120)) {
    if (block.leftOut !== undefined || block.rows || (block.list && !isCounted)) continue;
    const next = isCounted ? markOf(block) : (block.compound ?? readMark(block.text));
    if (!next) continue;
    if (deeper > 0 && next.path && next.path.length > 1 && next.path[0] === value) return true;
    if (
      deeper === 0 &&
      next.form === mark.form &&
      next.readings.some(
        (reading) => reading.value === value && mark.readings.some(({ counting }) => counting === reading.counting),
      )
    )
      return true;
  }
  return false;
}

export function isListBelow(w: Walk, at: number): boolean {
  const next = w.blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
  const mark = next && (next.list ? readMark(next.list.printed) : readMark(next.text));
  return mark !== undefined && mark.path === undefined;
}

export function goesOnBelow(w: Walk, at: number): boolean {
  const next = w.blocks[at + 1];
  return next?.soft === true && /^[\p{Ll}]/u.test(next.text);
}

/** Whether a short line has neither a number nor a longer text straight below it, so that it heads nothing itself. */
export function isTextBelow(w: Walk, block: Block): boolean {
  const at = w.blocks.indexOf(block);
  const next = w.blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
  if (!next) return true;
  return !(markOf(next)?.path || next.text.length > Math.max(25, block.text.length + 20));
}

/** `(i)` after `(h)` is a letter, unless `(ii)` comes next. */
export function withReading(w: Walk, mark: Mark, at: number): Mark {
  if (mark.readings.length < 2 || at < 0) return mark;
  for (const block of w.blocks.slice(at + 1, at + 30)) {
    if (block.leftOut !== undefined || block.rows) continue;
    const next = block.list && block.list.printed !== '•' ? readMark(block.list.printed) : readMark(block.text);
    if (next?.path && next.form !== mark.form && !/^\(/.test(next.printed)) break;
    if (next?.form !== mark.form) continue;
    const fitting = mark.readings.filter(({ counting, value }) =>
      next.readings.some((each) => each.counting === counting && each.value === value + 1),
    );
    return fitting.length === 1 ? { ...mark, readings: fitting } : mark;
  }
  return mark;
}
