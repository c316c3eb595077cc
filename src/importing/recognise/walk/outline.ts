import type { Block } from '../../block.ts';
import type { Doubt, Fix } from '../../imported-document.ts';
import { type Mark, readMark } from '../../mark.ts';
import { readsLikeHeading } from '../looks.ts';
import { between } from '../sequence.ts';
import { numberOf } from './draft.ts';
import { doubt, push } from './drafting.ts';
import { pushHeading } from './headings.ts';
import { endItems, type Walk } from './state.ts';

export function pushNumber(
  w: Walk,
  block: Block,
  at: number,
  mark: Mark,
  path: readonly number[],
  odd: Doubt['kind'] | undefined,
  restarts = false,
): boolean {
  const before = w.last;
  endItems(w);
  if (block.list) w.outlineLists.add(`${block.list.list} ${block.list.depth}`);
  if (path.length === 1 || w.outlineForm === '') w.outlineForm = mark.form;
  w.outlineIndent = path.length === 1 || w.outlineIndent === undefined ? block.look?.indent : w.outlineIndent;
  w.clauseTextIndent = block.look?.textIndent;
  w.lastSeries = mark.series;
  const number = numberOf(mark);
  if (odd && before) sayOdd(w, odd, number, before, path, restarts);
  w.last = path;
  if (w.context.isNumberedHeading(at) && readsLikeHeading(mark.rest)) {
    const sign = block.heading === undefined ? `number ${path.length}` : `h${block.heading}`;
    pushHeading(w, block, mark.rest, mark.printed, sign, number);
    if (restarts) restart(w);
    const [value = 0] = path;
    w.heading = path.length === 1 ? { value, form: mark.form } : w.heading;
    w.headingSince = false;
    return true;
  }
  const inner = readMark(mark.rest);
  const opensItem =
    inner &&
    !inner.path &&
    inner.readings.some(({ value, counting }) => value === 1 && counting !== 'bullet') &&
    /^\(/.test(inner.printed);
  const draft = push(w, block, { kind: 'clause', number }, opensItem ? '' : mark.rest, mark.printed);
  if (mark.isTyped) draft.isCounted = false;
  if (restarts) restart(w);
  w.isClauseOpen = true;
  w.headingSince = false;
  w.unnumbered = 0;
  if (opensItem) readRest(w, block, at, mark.rest);
  return true;
}

function restart(w: Walk): void {
  const draft = w.drafts.at(-1);
  if (draft?.role.kind === 'clause' || draft?.role.kind === 'heading') draft.role = { ...draft.role, restarts: true };
}

/** The rest of a block that begins with two marks: `10. (1) You must`. */
export function readRest(w: Walk, block: Block, at: number, rest: string): void {
  const { list: _list, notes: _notes, heading: _heading, unsure: _unsure, compound: _compound, ...plain } = block;
  w.readBlock({ ...plain, text: rest, soft: false }, at);
}

function sayOdd(
  w: Walk,
  kind: Doubt['kind'],
  number: string,
  before: readonly number[],
  path: readonly number[],
  restarts: boolean,
): void {
  const id = w.drafts.length;
  const keep: Fix = { kind: 'keep', piece: id, say: 'It is printed so' };
  const join: Fix = { kind: 'join', piece: id, say: 'It is no number: it goes on the text before it' };
  const printed = before.join('.');
  if (kind === 'missing-number') {
    const missing = between(before, path);
    const which =
      missing.length === 0 ? 'a number' : missing.length === 1 ? missing[0] : `${missing[0]} to ${missing.at(-1)}`;
    doubt(
      w,
      kind,
      `After ${printed} comes ${number}: ${which} ${missing.length > 1 ? 'are' : 'is'} missing, in the document or in this reading.`,
      -1,
      [keep, join],
      id,
    );
  } else if (kind === 'repeated-number') {
    doubt(w, kind, `The number ${number} is printed twice. Both were kept.`, -1, [keep, join], id);
  } else {
    doubt(
      w,
      kind,
      restarts
        ? `The numbers begin again at ${number} without a heading.`
        : `After ${printed} comes ${number}, out of order.`,
      -1,
      [keep, join],
      id,
    );
  }
}
