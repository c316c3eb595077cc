import { oneLine, type SetText } from '../block.ts';
import { beginningOf } from '../fixes.ts';
import type { Doubt, Fix, Piece } from '../imported-document.ts';
import { readMark } from '../mark.ts';
import { readsLikeHeading } from '../recognise/looks.ts';
import { become, doubtOf, ends } from './view.ts';

// The file says where its paragraphs begin, and which of them a program counts. This compares that with the pieces: a
// paragraph that stands in the middle of another, or has lost its number, is doubted, whatever went wrong on the way.

/** How many letters tell one beginning from another. */
const KEY = 24;
/** With fewer, the last text of a file is told from nothing. */
const LEAST = 8;
/** Of a file whose texts are all cut otherwise, enough has been said by then. */
const MOST_SOUGHT = 400;
/** A program may call every line a paragraph. */
const MOST_SAID = 8;

type Place = { readonly piece: Piece; readonly at: number };

/** What begins a paragraph in the file and none here, and what a program counts there and nothing does here. */
export function asSet(pieces: readonly Piece[], set: readonly SetText[]): readonly Doubt[] {
  const stream = streamOf(pieces);
  const source = set.map(({ text }) => lettersOf(text));
  const beginnings = Map.groupBy(stream.begins, (at) => stream.letters.slice(at, at + KEY));
  const foundAt = (key: string) =>
    key.length === KEY ? (beginnings.get(key) ?? []) : stream.begins.filter((at) => stream.letters.startsWith(key, at));
  const doubts: Doubt[] = [];
  const joined: Doubt[] = [];
  const pieceOf = new Map<number, Piece | undefined>();
  let sought = 0;
  for (const [key, all] of Map.groupBy(source.keys(), (at) => keyFrom(source, at))) {
    if (key.length < LEAST) continue;
    const texts = all.flatMap((at) => set[at] ?? []);
    const found = foundAt(key);
    if (found.length === all.length)
      for (const [index, at] of all.entries()) pieceOf.set(at, stream.placeOf(found[index] ?? -1)?.piece);
    if (texts.every(({ isHeading }) => isHeading)) doubts.push(...found.flatMap((at) => unheaded(stream.placeOf(at))));
    if (texts.every(({ isCounted }) => isCounted)) doubts.push(...found.flatMap((at) => uncounted(stream.placeOf(at))));
    if (texts.length <= found.length || sought === MOST_SOUGHT) continue;
    sought += 1;
    const known = new Set(found);
    const inside = allOf(stream.letters, key).filter((at) => !known.has(at));
    const areMarked = texts.every(isMarked);
    const here = inside.flatMap((at) => goesOn(stream.placeOf(at), areMarked));
    joined.push(...here.slice(0, texts.length - found.length));
  }
  return [...doubts, ...liesElsewhere(set, pieceOf), ...joined.slice(0, MOST_SAID)];
}

/** An item that lies in the one before it in the file lies in it here, and one that lies less deep does so here. */
function liesElsewhere(set: readonly SetText[], pieceOf: ReadonlyMap<number, Piece | undefined>): readonly Doubt[] {
  return set.flatMap((own, at) => {
    const above = set[at - 1];
    const [piece, before] = [pieceOf.get(at), pieceOf.get(at - 1)];
    if (own.depth === undefined || above?.depth === undefined || own.list !== above.list) return [];
    if (piece?.role.kind !== 'item' || before?.role.kind !== 'item' || own.depth === above.depth) return [];
    const [{ depth }, { depth: depthAbove }] = [piece.role, before.role];
    if (own.depth > above.depth ? depth > depthAbove : depth < depthAbove) return [];
    const isDeeper = own.depth > above.depth;
    const why = `In the file this lies ${isDeeper ? 'deeper than' : 'less deep than'} the item above it, and it was read as lying ${isDeeper ? 'beside it or less deep' : 'beside it or deeper'}.`;
    const to = isDeeper ? depthAbove + 1 : Math.max(1, depthAbove - 1);
    const say = isDeeper ? 'It lies in the item above it' : 'It lies less deep';
    return doubtOf('maybe-item', piece, why, become(piece, { kind: 'item', depth: to }, say));
  });
}

/** What the file calls a heading, read as a short text. */
function unheaded(place: Place | undefined): readonly Doubt[] {
  const piece = place?.piece;
  if (!piece || !/^(?:text|paragraph|item|clause)$/.test(piece.role.kind) || !readsLikeHeading(piece.text)) return [];
  const why = 'The file calls this a heading, and it was read as a text.';
  return [doubtOf('maybe-heading', piece, why, become(piece, { kind: 'heading', level: 9 }, 'It is a heading'))];
}

function isMarked({ text, isCounted }: SetText): boolean {
  const mark = isCounted ? undefined : readMark(oneLine(text));
  return isCounted === true || (mark !== undefined && mark.form !== 'n' && mark.rest !== '');
}

function uncounted(place: Place | undefined): readonly Doubt[] {
  const piece = place?.piece;
  // A program counts notes, too.
  if (piece?.notes && (place?.at ?? 0) >= lettersOf(piece.text).length) return [];
  if (piece?.mark !== '' || !/^(?:text|paragraph|clause)$/.test(piece.role.kind)) return [];
  if (piece.role.kind === 'clause' && piece.role.number !== '') return [];
  const why = 'The file counts this text, with a number, a letter or a bullet, and it has none here.';
  return [doubtOf('no-number', piece, why, become(piece, { kind: 'item', depth: 1 }, 'It is an item'))];
}

/** A paragraph stands in the middle of a text. The halves of a sentence, and the lines of a title, are put together rightly. */
function goesOn(place: Place | undefined, isMarked: boolean): readonly Doubt[] {
  if (!place || place.piece.rows) return [];
  const { role, text, id } = place.piece;
  const from = indexOfLetter(text, place.at);
  if (role.kind === 'left-out' || from <= 0) return [];
  const [before, after] = [text.slice(0, from).trimEnd(), text.slice(from)];
  if (role.kind === 'heading' && role.part !== undefined) return [];
  if (!isMarked && (role.kind === 'title' || (/^\p{Ll}/u.test(after) && !ends(before)))) return [];
  const say = `A new one begins at “${beginningOf(after)}”`;
  const fix: Fix = {
    kind: 'split',
    piece: id,
    at: from,
    role: role.kind === 'item' ? role : { kind: 'text' },
    say,
  };
  const why = `In the file a new paragraph begins at “${beginningOf(after)}”, in the middle of this text.`;
  return [doubtOf('run-in', place.piece, why, ...(role.kind === 'title' ? [] : [fix]))];
}

function allOf(letters: string, key: string): readonly number[] {
  const found: number[] = [];
  for (let at = letters.indexOf(key); at >= 0; at = letters.indexOf(key, at + 1)) found.push(at);
  return found;
}

/** The letters of all pieces, one after another, and where in them a text, a cell or a note begins. */
function streamOf(pieces: readonly Piece[]) {
  let letters = '';
  const begins: number[] = [];
  const starts: { readonly from: number; readonly text: number; readonly piece: Piece }[] = [];
  const add = (text: string) => {
    const own = lettersOf(text);
    if (own !== '') begins.push(letters.length);
    letters += own;
  };
  for (const piece of pieces) {
    const { mark, text, rows, notes, isCounted } = piece;
    const from = letters.length;
    if (!isCounted) add(mark);
    starts.push({ from, text: letters.length, piece });
    for (const line of text.split('\n')) add(line);
    for (const line of (rows ?? []).flat().flatMap((cell) => cell.split('\n'))) add(line);
    for (const note of notes ?? []) add(note.text);
  }
  const placeOf = (at: number): Place | undefined => {
    // The last that begins there or before.
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const start = starts[low - 1];
    return start && { piece: start.piece, at: at - start.text };
  };
  return { letters, begins, placeOf };
}

/** A short text is told by what follows it. */
function keyFrom(source: readonly string[], at: number): string {
  let key = source[at] ?? '';
  for (let next = at + 1; key.length < KEY && next < source.length; next += 1) key += source[next] ?? '';
  return key.slice(0, KEY);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where in a text its letter of that number stands. */
function indexOfLetter(text: string, at: number): number {
  let count = 0;
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    if (count === at) return index;
    count += lettersOf(letter).length;
  }
  return -1;
}
