import type { VersionInReview } from '../documents/index.ts';
import type { PageAsSet, Piece } from '../importing/index.ts';
import { type TextRow, textRows } from './text-rows.ts';

/** What of a page belongs to one row of the text: its words at their places, and the boxes around its lines. */
export type PlaceOnPage = {
  /** The row's; undefined for what is in no row of this page. */
  readonly row: number | undefined;
  readonly words: PageAsSet['runs'];
};

export type PageModel = {
  readonly page: number;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly lines: PageAsSet['lines'];
  readonly places: readonly PlaceOnPage[];
  /** What was read of the page, in its order; `isPlaced` where the words of the row were found on it. */
  readonly rows: readonly (TextRow & { readonly isPlaced: boolean })[];
  /** How many runs of words on the page were found in no row. */
  readonly unread: number;
  readonly previous?: number;
  readonly next?: number;
};

/** A page of the file as it is set, with the rows of the text that stand on it. */
export function pageModel({ draft: { now } }: Pick<VersionInReview, 'draft'>, set: PageAsSet): PageModel {
  const { page, count, width, height, lines } = set;
  const owners = ownersOf(set.runs, piecesOn(page, now.pieces));
  const all = textRows(now);
  const rowOf = (piece: number | undefined) => all.find(({ source }) => source.some(({ id }) => id === piece));
  const places = new Map<number | undefined, PlaceOnPage['words'][number][]>();
  for (const [at, run] of set.runs.entries()) {
    const row = rowOf(owners[at])?.id;
    places.set(row, [...(places.get(row) ?? []), run]);
  }
  // A row that begins on this page is shown also where its words were not found on it.
  const begun = new Set(now.pieces.filter((piece) => piece.page === page).map(({ id }) => rowOf(id)?.id));
  return {
    page,
    count,
    width,
    height,
    lines,
    rows: all
      .filter(({ id }) => places.has(id) || begun.has(id))
      .map((row) => ({ ...row, isPlaced: places.has(row.id) })),
    unread: (places.get(undefined) ?? []).filter(({ text }) => lettersOf(text) !== '').length,
    places: [...places].map(([row, words]) => ({ row, words })),
    ...(page > 1 ? { previous: page - 1 } : {}),
    ...(page < count ? { next: page + 1 } : {}),
  };
}

/**
 * The pieces that words of a page can be in: those that begin on it, and the last text before it, which may go on over the end
 * of its page, past the header, footer and notes that were left out in between.
 */
function piecesOn(page: number, pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => piece.page === page);
  const earlier = first < 0 ? pieces.filter((piece) => (piece.page ?? 0) < page) : pieces.slice(0, first);
  const before = earlier.findLast(({ role }) => role.kind !== 'left-out');
  return pieces.filter((piece) => piece.page === page || piece === before);
}

/** The piece that each run of a page went into: pieces and runs both go down the page, and each letter is in one piece. */
function ownersOf(runs: PageAsSet['runs'], pieces: readonly Piece[]): readonly (number | undefined)[] {
  let all = '';
  const starts: { readonly at: number; readonly id: number; readonly letters: string }[] = [];
  for (const { id, mark, text, rows = [], notes = [] } of pieces) {
    const letters = lettersOf(
      `${mark} ${text} ${rows.flat().join(' ')} ${notes.map((note) => `${note.mark} ${note.text}`).join(' ')}`,
    );
    starts.push({ at: all.length, id, letters });
    all += letters;
  }
  let last = 0;
  return runs.map(({ text }) => {
    const letters = lettersOf(text);
    if (letters === '') return undefined;
    const ahead = all.indexOf(letters, last);
    // A short mark must stand close by, or be a piece alone; a line of words may stand anywhere.
    const isNear = ahead >= 0 && (ahead - last < 40 || letters.length > 6);
    const at = isNear ? ahead : letters.length > 6 ? all.indexOf(letters) : -1;
    if (at < 0) return onlyOne(starts.filter((start) => start.letters === letters))?.id;
    last = at + letters.length;
    return starts.findLast((start) => start.at <= at)?.id;
  });
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
