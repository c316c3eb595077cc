import { beginningOf } from '../fixes.ts';
import type { Piece } from '../imported-document.ts';
import { readMark } from '../mark.ts';
import { become, type Check, doubtOf, joinOn, numberOf, partsOf } from './view.ts';

/** Where the numbers of a document, or of an appendix, begin, they begin with 1. */
export const beginsWithOne: Check = ({ shown }) => {
  const counted = shown.flatMap((piece) => (piece.role.kind === 'clause' ? [partsOf(piece.role.number) ?? []] : []));
  let isFirst = true;
  return shown.flatMap((piece) => {
    if (piece.role.kind === 'heading' && piece.role.anew) isFirst = true;
    const number = partsOf(numberOf(piece));
    if (!number || !isFirst) return [];
    isFirst = false;
    const isOneSection = number.slice(1).every((part) => part <= 1) && counted.every(([first]) => first === number[0]);
    if (number.every((part) => part <= 1) || isOneSection) return [];
    const why = `The first number here is ${number.join('.')}: what comes before it may be missing, or have lost its numbers.`;
    return doubtOf('missing-number', piece, why);
  });
};

/** A list of one item is more often a sentence whose first word was taken for a letter, or the rest of a list. */
export const isAloneInList: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    // What a program counts is an item, even alone.
    if (piece.role.kind !== 'item' || piece.isCounted) return [];
    const { depth } = piece.role;
    const isBeside = (each: Piece | undefined) => each?.role.kind === 'item' && each.role.depth === depth;
    const before = shown.slice(0, at).findLast((each) => endsList(each, depth) || isBeside(each));
    const after = shown.slice(at + 1).find((each) => endsList(each, depth) || isBeside(each));
    if (isBeside(before) || isBeside(after)) return [];
    if (/:$/.test(before?.text ?? '') && readMark(piece.mark)?.readings[0]?.counting === 'bullet') return [];
    const why = `The list here has one item, ${piece.mark}. It may be text, or others may be missing.`;
    return doubtOf('maybe-item', piece, why, joinOn(piece), become(piece, { kind: 'text' }, 'It is text'));
  });

function endsList({ role }: Piece, depth: number): boolean {
  return (
    role.kind === 'clause' ||
    role.kind === 'heading' ||
    role.kind === 'paragraph' ||
    (role.kind === 'item' && role.depth < depth)
  );
}

/** A list that begins with (ii): its first item may stand at the end of the text above. */
export const beginsInMiddle: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const readings = readMark(piece.mark)?.readings ?? [];
    if (piece.role.kind !== 'item' || readings.length === 0) return [];
    const { depth } = piece.role;
    if (readings.some(({ counting, value }) => counting === 'bullet' || value <= 1)) return [];
    const before = shown.slice(0, at).findLast((each) => endsList(each, depth) || isItemOf(each, depth));
    if (before && isItemOf(before, depth)) return [];
    // Steps may be counted down.
    const next = shown.slice(at + 1).find((each) => isItemOf(each, depth));
    const values = readMark(next?.mark ?? '')?.readings ?? [];
    if (readings.some(({ counting, value }) => values.some((each) => each.counting === counting && each.value < value)))
      return [];
    const why = `The list here begins with ${piece.mark}: its first item may stand in the text above, or be missing.`;
    return doubtOf('missing-number', piece, why);
  });

const isItemOf = ({ role }: Piece, depth: number) => role.kind === 'item' && role.depth === depth;

const BREAK = /(?<=\p{Ll}{2}|[\d)])[.?!]["”’')]*\s+(?=\p{Lu})/u;

/** The last of several short items that goes on for another sentence may hold the text that stands below the list. */
export const takesTextBelow: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const next = shown[at + 1];
    const depth = piece.role.kind === 'item' ? piece.role.depth : 1;
    if (next?.role.kind === 'item' && next.role.depth >= depth) return [];
    if (piece.role.kind === 'text' && piece.role.of === 'item') {
      const isSentence =
        /^\p{Lu}.*[.?!]["”’')]*$/su.test(piece.text) && /[.?!]["”’')]*$/.test(shown[at - 1]?.text ?? '');
      const why = 'This sentence stands below the last item of a list. It was kept with that item.';
      return isSentence
        ? doubtOf('no-number', piece, why, become(piece, { kind: 'text' }, 'It belongs to the paragraph'))
        : [];
    }
    if (piece.role.kind !== 'item' || piece.isCounted) return [];
    const found = BREAK.exec(piece.text);
    const end = shown.slice(0, at).findLastIndex((each) => endsList(each, depth));
    const brothers = shown
      .slice(end + 1, at)
      .filter(({ role, text }) => role.kind === 'item' && role.depth === depth && text !== '');
    if (!found || brothers.length === 0) return [];
    if (brothers.some(({ text }) => BREAK.test(text) || /[.?!]["”’')]*$/.test(text))) return [];
    const start = found.index + found[0].length;
    const why = 'The last item goes on for another sentence, which may stand below the list.';
    return doubtOf('maybe-item', piece, why, {
      kind: 'split',
      piece: piece.id,
      at: start,
      role: { kind: 'text' },
      say: `Text of the paragraph begins at “${beginningOf(piece.text.slice(start))}”`,
    });
  });

/** An item in which a semicolon stands, where all beside it end with one, may be two. */
export const holdsTwo: Check = ({ shown }) =>
  shown.flatMap((piece, at) => {
    const { role, text } = piece;
    const inner = /;\s+(?:(?:and|or)\s+)?(?!(?:and|or)$)(?=\p{L})/u.exec(text);
    if (role.kind !== 'item' || !inner) return [];
    const isEnd = (each: Piece) => endsList(each, role.depth);
    const to = shown.findIndex((each, index) => index > at && isEnd(each));
    const brothers = shown
      .slice(shown.slice(0, at).findLastIndex(isEnd) + 1, to < 0 ? undefined : to)
      .filter(
        (each) => each !== piece && each.role.kind === 'item' && each.role.depth === role.depth && each.text !== '',
      );
    const isJoined = (text: string) => /;\s+(?!(?:and|or)$)\S/.test(text);
    const isEnded = (text: string) => /;(?:\s+(?:and|or))?$/.test(text);
    // All but the last end with a semicolon, and no other has one inside.
    const all = [...brothers, piece].sort((one, other) => shown.indexOf(one) - shown.indexOf(other));
    const isOdd =
      all.length > 1 &&
      all.slice(0, -1).every(({ text }) => isEnded(text)) &&
      !brothers.some(({ text }) => isJoined(text));
    // `; and` stands at the end of the last item but one: in the last, where no other ends so, two were put together.
    const isLastButOne =
      /;\s+(?:and|or)\s+$/.test(inner[0]) &&
      all.at(-1) === piece &&
      brothers.some(({ text }) => isEnded(text)) &&
      !brothers.some(({ text }) => /;\s+(?:and|or)$/.test(text));
    if (!isOdd && !isLastButOne) return [];
    const start = inner.index + inner[0].length;
    return doubtOf(
      'maybe-item',
      piece,
      'There is a semicolon in this item, as the others end with one. It may be two.',
      {
        kind: 'split',
        piece: piece.id,
        at: start,
        role: { kind: 'item', depth: role.depth },
        say: `A new item begins at “${beginningOf(text.slice(start))}”`,
      },
    );
  });

/** The next number or letter stands in the middle of a text. */
export const holdsTheNext: Check = ({ shown }) => {
  const numbers = new Set(shown.flatMap((piece) => numberOf(piece) ?? []));
  return shown.flatMap((piece, at) => {
    const following = shown[at + 1];
    const found =
      piece.role.kind === 'clause'
        ? numberInside(piece, numbers)
        : piece.role.kind === 'item' && !(following?.role.kind === 'item' && following.role.depth > piece.role.depth)
          ? letterInside(piece, following)
          : undefined;
    if (found === undefined) return [];
    const { start, role, mark } = found;
    return doubtOf('run-in', piece, `${mark} stands in the middle of this text, and may begin a new one.`, {
      kind: 'split',
      piece: piece.id,
      at: start,
      role,
      say: `A new one begins at “${beginningOf(piece.text.slice(start))}”`,
    });
  });
};

type Found = { readonly start: number; readonly role: Piece['role']; readonly mark: string };

function numberInside({ role, text }: Piece, numbers: ReadonlySet<string>): Found | undefined {
  const own = role.kind === 'clause' ? partsOf(role.number) : undefined;
  if (!own || own.length < 2) return undefined;
  const next = [...own.slice(0, -1), (own.at(-1) ?? 0) + 1].join('.');
  if (numbers.has(next)) return undefined;
  const match = new RegExp(`(?<=[.;:?!]["”’')]*\\s)${next.replaceAll('.', '\\.')}\\.?\\s+(?=\\p{Lu})`, 'u').exec(text);
  return match ? { start: match.index, role: { kind: 'clause', number: next }, mark: next } : undefined;
}

/** `(b)` in the text of `(a)`, where the item that follows is not that. */
function letterInside({ role, text, mark }: Piece, following: Piece | undefined): Found | undefined {
  const own = readMark(mark);
  if (role.kind !== 'item' || !own || !/[.)]$/.test(own.printed)) return undefined;
  for (const match of text.matchAll(/(?<=[.;:,]\s|\b(?:and|or)\s)\(?[a-z\d]{1,4}[).](?=\s)/gu)) {
    const other = readMark(text.slice(match.index));
    const isNext =
      other?.form === own.form &&
      other.readings.some(({ counting, value }) =>
        own.readings.some((each) => each.counting === counting && each.value + 1 === value),
      );
    if (isNext && following?.mark !== other.printed)
      return { start: match.index, role: { kind: 'item', depth: role.depth }, mark: other.printed };
  }
  return undefined;
}
