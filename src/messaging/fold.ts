import type { QuotationLine } from './reply.ts';

/** A clause of fewer characters is shown whole. */
const SHORT = 600;
/** So few items are not worth a button. */
const FEW = 4;
/** Words on which what an item says may depend, in the sentence that a list hangs on or in the item itself. */
const DEPENDENT =
  /\b(?:if|unless|except|only|provided|subject|where|when|whether|conditions?|criteria|all of|any of|either|both|above|below|other|another|same|preceding|further|however|but|notwithstanding|save)\b/i;
/** An item that limits the others, and one that only holds together with the next. */
const LIMITS = /^(?:unless|except|provided|however|but|save|subject)\b/i;
const JOINS = /\b(?:and|or)[;,]?$/i;
/** An item that names another: `see (c)`. */
const NAMES_ITEM = /\([a-z]{1,3}\)|\bitems?\b|\bbullets?\b/i;

/**
 * Which lines of a long clause may be folded away at first: the items of its list beside those that answer. Nothing
 * that an answer may hang on is among them: every sentence stays, and nothing is folded where one item may depend on another, as
 * under "if", in lists of conditions and in lists within lists. Empty where the clause is to be shown whole.
 */
export function foldable(lines: readonly QuotationLine[]): ReadonlySet<QuotationLine> {
  const none: ReadonlySet<QuotationLine> = new Set();
  const answering = lines.filter(({ segments }) => segments.some(({ kind }) => kind === 'brought-out'));
  const rest = lines.filter((line) => line.kind === 'item' && !answering.includes(line));
  const length = lines.reduce((sum, line) => sum + textOf(line).length, 0);
  if (length < SHORT || answering.length === 0 || rest.length < FEW || !isPlainList(lines)) return none;
  const isApart = lines.every((line) => {
    const [text, answers] = [textOf(line).trim(), answering.includes(line)];
    if (line.kind === 'paragraph') return !answers && !DEPENDENT.test(text);
    if (NAMES_ITEM.test(text)) return false;
    return answers ? !DEPENDENT.test(text) && !JOINS.test(text) : !LIMITS.test(text);
  });
  return isApart ? new Set(rest) : none;
}

/** One list without others inside it: bullets of one kind, or letters or figures that follow one another. */
function isPlainList(lines: readonly QuotationLine[]): boolean {
  const markers = lines.flatMap((line) => (line.kind === 'item' ? [line.marker] : []));
  if (markers.every((marker) => marker === markers[0])) return true;
  const names = markers.map((marker) => marker.replace(/[^a-z0-9]/gi, '').toLowerCase());
  const isNext = (name: string, at: number) =>
    name === (/^\d+$/.test(names[0] ?? '') ? String(at + Number(names[0])) : String.fromCharCode(97 + at));
  return names.every(isNext);
}

function textOf({ segments }: QuotationLine): string {
  return segments.map(({ text }) => text).join('');
}
