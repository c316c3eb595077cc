import { defined } from '../../../defined.ts';
import { type Block, SIDE_HEADING, wideLine } from '../../block.ts';
import type { Mark } from '../../mark.ts';
import { countsAnew, isCapitals, isTitleCase, readPartHeading, readsLikeHeading, standsOut } from '../looks.ts';
import { relate } from '../sequence.ts';
import { push, textBefore } from './drafting.ts';
import { goesOnBelow, isListBelow, isTextBelow, laterMark, markOf, opensSeries } from './lookahead.ts';
import { endItems, type Walk } from './state.ts';

export function tryHeading(w: Walk, block: Block, at: number, mark: Mark | undefined): boolean {
  if (mark && block.heading === undefined) return false;
  const { text } = block;
  const part = readPartHeading(text);
  const look = standsOut(block, w.context.usual);
  if (block.look?.style === SIDE_HEADING && text.length < 110) return pushHeading(w, block, text, '', SIDE_HEADING);
  const isExplicit = block.heading !== undefined && (readsLikeHeading(text) || text.length < 160);
  if (!isExplicit && !readsLikeHeading(text)) return false;
  if (
    part &&
    (isExplicit ||
      look !== undefined ||
      countsAnew(part) ||
      part.rest === '' ||
      isCapitals(part.rest) ||
      isTitleCase(part.rest))
  ) {
    if (isExplicit || look !== undefined || !goesOnBelow(w, at)) return pushPart(w, block, part);
  }
  if (isExplicit) return pushHeading(w, block, text, '', `h${block.heading}`);
  if (at < w.context.from) return false;
  if (look !== undefined && !(/:$/.test(text) && isListBelow(w, at))) return pushHeading(w, block, text, '', look);
  if (w.context.usual.hasHeadings || !(isPlainHeading(w, block, at) || isInContents(w, block))) return false;
  return pushHeading(w, block, text, '', 'plain');
}

/** A list of contents names it, and nothing it could go on stands open above it. */
function isInContents(w: Walk, { text, soft }: Block): boolean {
  return !soft && w.context.isInContents(text) && !/[:,–—-]$|\b(?:and|or|the|of|to|by)$/i.test(textBefore(w));
}

/** `A. Recommendations`: letters that count sections, not items. */
export function tryCapitalHeading(w: Walk, block: Block, at: number, mark: Mark): boolean {
  const capitals = mark.readings.filter(({ counting }) => counting === 'capital' || counting === 'capital-roman');
  const reading =
    capitals.find(({ value, counting }) => value === (w.capitals.get(counting) ?? Number.NaN) + 1) ??
    capitals.find(({ value }) => value === 1);
  if (!reading || !/^n[.]?$/.test(mark.form)) return false;
  const isSeries = opensSeries(w, at, mark.printed.charAt(0));
  if (!readsLikeHeading(mark.rest)) return false;
  const isPlain = !isCapitals(mark.rest) && standsOut({ ...block, text: mark.rest }, w.context.usual) === undefined;
  if (mark.form === 'n' && isPlain && !isSeries && block.heading === undefined) return false;
  if (block.list && !isSeries && block.heading === undefined && !standsOut(block, w.context.usual)) return false;
  if (reading.value === 1 && !isSeries && !laterMark(w, at, mark, 2, 0, true)) return false;
  w.capitals.set(reading.counting, reading.value);
  return pushHeading(
    w,
    block,
    mark.rest,
    mark.printed,
    block.heading === undefined ? 'letter' : `h${block.heading}`,
    // Where the paragraphs count by themselves, a letter is no number of a paragraph.
    isSeries || block.heading !== undefined ? mark.printed.replace(/[.)]$/, '') : undefined,
  );
}

function pushPart(w: Walk, block: Block, part: NonNullable<ReturnType<typeof readPartHeading>>): boolean {
  endItems(w);
  const isAnew = countsAnew(part);
  if (isAnew) {
    w.last = undefined;
    w.heading = undefined;
    w.outlineLists.clear();
  }
  const sign = isAnew ? `part appendix` : `part ${part.kind}`;
  const draft = push(
    w,
    block,
    { kind: 'heading', level: 1, part: part.code, partName: part.name, ...(isAnew ? { anew: true } : {}) },
    block.text,
  );
  draft.sign = sign;
  w.isClauseOpen = false;
  w.headingSince = true;
  w.unnumbered = 0;
  return true;
}

export function pushHeading(w: Walk, block: Block, text: string, mark: string, sign: string, number?: string): boolean {
  const before = w.drafts.at(-1);
  endItems(w);
  w.isClauseOpen = false;
  w.headingSince = true;
  w.unnumbered = 0;
  // "PART 1" and "INTERPRETATION" on two lines are one heading.
  if (
    before?.role.kind === 'heading' &&
    before.role.part !== undefined &&
    before.text === before.role.partName &&
    number === undefined &&
    (standsOut(before.block, w.context.usual) === standsOut(block, w.context.usual) ||
      block.heading === before.block.heading) &&
    !(block.heading !== undefined && before.block.heading !== undefined && block.heading > before.block.heading) &&
    !isOneOfSeveral(w, block, before.block)
  ) {
    before.text = `${before.text} ${text}`;
    return true;
  }
  const draft = push(w, block, { kind: 'heading', level: 1, ...defined({ number }) }, text, mark);
  draft.sign = sign;
  return true;
}

/**
 * Whether the line below `Part 1` is one of the headings in that part, not the part's own name: others of its kind stand
 * in the part, and none directly below it.
 */
function isOneOfSeveral(w: Walk, block: Block, part: Block): boolean {
  const look = standsOut(block, w.context.usual);
  if (look === standsOut(part, w.context.usual) && look !== undefined) return false;
  const from = w.blocks.indexOf(block) + 1;
  if (from === 0) return false;
  const shown = w.blocks.slice(from).filter(({ leftOut }) => leftOut === undefined);
  const end = shown.findIndex(
    (each) => readPartHeading(each.text)?.kind === readPartHeading(part.text)?.kind && readsLikeHeading(each.text),
  );
  const within = shown.slice(0, end < 0 ? undefined : end);
  const isAlike = (each: Block) =>
    readsLikeHeading(each.text) &&
    !each.rows &&
    !markOf(each) &&
    !each.soft &&
    each.heading === block.heading &&
    standsOut(each, w.context.usual) === look;
  const [next] = within;
  if (!next || isAlike(next)) return false;
  return within.some((each, at) => at > 0 && isAlike(each) && markOf(within[at + 1] ?? each)?.path !== undefined);
}

/** In a text without looks, a heading is a short line between paragraphs that ended. */
function isPlainHeading(w: Walk, block: Block, at: number): boolean {
  // The row of a table heads nothing.
  if (block.unsure?.includes(wideLine)) return false;
  const before = w.drafts.findLast(({ role }) => role.kind !== 'left-out');
  const next = w.blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
  if (!next || next.soft) return false;
  if (block.text.split(/\s+/).length > 9 || /["“]/.test(block.text)) return false;
  const mark = markOf(next);
  const text = before?.text ?? '';
  const endsList = before?.role.kind === 'item' && /[;,]$/.test(text);
  const isOpen = /[:,–—-]$|\b(?:and|or|the|of|to|by)$/i.test(text);
  const wasEnded = !before || text === '' || /heading|title/.test(before.role.kind) || /[.;?!]["”’')\]]*$/.test(text);
  if (mark?.path) {
    // Straight above the next paragraph it is a heading, whatever the last item above it ends with.
    const isNext = relate(mark.path, w.last).kind === 'next' || mark.path.every((part) => part === 1);
    return endsList ? isNext && !isOpen : wasEnded || (isNext && !isOpen);
  }
  if (before?.role.kind === 'item' ? isOpen && !endsList : !wasEnded) return false;
  const isText = !readsLikeHeading(next.text) && next.text.split(/\s+/).length >= 4 && /[.:;]$/.test(next.text);
  if (endsList) return isText && /[.:]$/.test(next.text) && readsLikeHeading(block.text) && !block.soft;
  return (
    next.rows !== undefined ||
    isText ||
    next.text.length > Math.max(25, block.text.length + 20) ||
    (readsLikeHeading(next.text) && (next.text.length > 12 || !isTextBelow(w, next)))
  );
}
