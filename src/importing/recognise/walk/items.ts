import type { Block } from '../../block.ts';
import type { Role } from '../../imported-document.ts';
import { type Mark, readMark } from '../../mark.ts';
import { numberOf } from './draft.ts';
import { doubt, endsSentence, joinFix, push, shownBefore, textBefore } from './drafting.ts';
import { laterMark, withReading } from './lookahead.ts';
import { readRest } from './outline.ts';
import type { Walk } from './state.ts';

/** Words before a letter in brackets that make it a reference to another item. */
const REFERS_TO_ITEM =
  /\b(?:sections?|paragraphs?|paras?|clauses?|items?|points?|sub-?paragraphs?|under|in|of|to|by)$|[^;,.:)]\s(?:and|or)$/i;

export function markOfList(block: Block): Mark | undefined {
  const label = block.list?.printed ?? '';
  const typed = readMark(block.text);
  if (label === '•') {
    // A bullet before a typed number or letter is the trace of a converter: what is typed counts.
    const isNumber = typed?.path && (typed.path.length > 1 || /[.)]/.test(typed.form));
    const isLetter = typed && !typed.path && /^\(?n[).]$/.test(typed.form);
    if (typed && (isNumber || isLetter)) return { ...typed, isTyped: true };
    return { printed: '•', form: '•', readings: [{ counting: 'bullet', value: 0 }], rest: block.text };
  }
  const mark = readMark(label);
  if (mark?.rest !== '') return undefined;
  const repeats =
    mark.path &&
    typed?.path &&
    typed.path.length > mark.path.length &&
    mark.path.every((part, at) => typed.path?.[at] === part);
  return repeats ? { ...typed, isTyped: true } : { ...mark, printed: label, rest: block.text };
}

/** "A member must": where the next of these letters stands above a capital, this one is a word of its sentence. */
function isWord(w: Walk, at: number, { printed, rest }: Mark): boolean {
  if (!/^[AI]$/.test(printed) || !/^\p{Ll}/u.test(rest)) return false;
  return !w.blocks.some(
    ({ text, leftOut }, index) => index > at && leftOut === undefined && /^(?:B|II) \p{Ll}/u.test(text),
  );
}

export function tryItem(w: Walk, block: Block, at: number, mark: Mark): boolean {
  const [reading] = mark.readings;
  if (!reading) return false;
  if (reading.counting === 'bullet') {
    const margin = block.look?.indent;
    const isBelowOther = margin !== undefined && margin > 0 && w.items.continues(mark, undefined)?.indent === margin;
    if (
      block.soft &&
      /^[-–—]$/.test(mark.printed) &&
      !isBelowOther &&
      !endsSentence(w) &&
      !/[:;,]$/.test(textBefore(w))
    )
      return false;
    return pushItem(w, block, at, mark);
  }
  if (block.list) return pushItem(w, block, at, mark);
  const place = w.items.placeOf(withReading(w, mark, at), undefined, block.look?.indent);
  if (!place) return false;
  if (block.soft && place.how === 'same') return false;
  if (
    block.soft &&
    REFERS_TO_ITEM.test(textBefore(w)) &&
    !(block.look?.indent !== undefined && block.look.indent === w.items.continues(mark, undefined)?.indent)
  )
    return false;
  if (mark.form === 'n' || reading.counting.startsWith('capital')) {
    if (place.how === 'begins' || place.how === 'again') {
      const begins = mark.readings.find(({ value }) => value === 1);
      if (!begins || !laterMark(w, at, mark, 2) || isWord(w, at, mark)) return false;
    } else if (place.how !== 'next') return false;
  }
  return pushItem(w, block, at, mark);
}

/**
 * Below the title, or a heading without a number of its own, `A`, `i.` and `(a)` count clauses; a heading that ends in a colon opens items
 * itself.
 */
function standsForItself(w: Walk): boolean {
  const before = shownBefore(w);
  if (before === undefined) return true;
  return before.role.kind === 'heading' && before.role.number === undefined && !/:$/.test(before.text);
}

export function pushItem(w: Walk, block: Block, at: number, mark: Mark): boolean {
  const place = w.items.add(withReading(w, mark, at), block.list, {
    indent: block.look?.indent,
    textIndent: block.look?.textIndent,
    isOpened: /:$/.test(textBefore(w)),
  });
  if (!place) return false;
  const inner = mark.rest === '' ? undefined : readMark(mark.rest);
  const opensItem =
    inner !== undefined && !inner.path && /^\(/.test(inner.printed) && inner.readings.some(({ value }) => value === 1);
  if (!w.isClauseOpen && place.how !== 'bullet') w.countsWithItems = standsForItself(w);
  const depth = place.depth - (w.countsWithItems ? 1 : 0);
  const role: Role = depth === 0 ? { kind: 'clause', number: numberOf(mark) } : { kind: 'item', depth };
  const draft = push(w, block, role, opensItem ? '' : mark.rest, mark.printed);
  if (mark.isTyped) draft.isCounted = false;
  if (place.how === 'same')
    doubt(w, 'repeated-number', `The item ${mark.printed} stands here twice. Both were kept.`, at, []);
  if (place.how === 'gap' && !block.list)
    doubt(
      w,
      'missing-number',
      `The item before ${mark.printed} is missing, or this mark is a slip.`,
      at,
      joinFix(draft),
    );
  if (place.how === 'again') {
    doubt(
      w,
      'repeated-number',
      `The items begin again at ${mark.printed} in one paragraph, so ${mark.printed} names more than one of them.`,
      at,
      [],
    );
  }
  w.unnumbered = 0;
  w.isClauseOpen = true;
  if (opensItem) readRest(w, block, at, mark.rest);
  return true;
}
