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
  readonly rows: readonly TextRow[];
  readonly previous?: number;
  readonly next?: number;
};

/** A page of the file as it is set, with the rows of the text that stand on it. */
export function pageModel({ draft: { now } }: Pick<VersionInReview, 'draft'>, set: PageAsSet): PageModel {
  const { page, count, width, height, lines } = set;
  const first = now.pieces.findIndex((piece) => piece.page === page);
  // The paragraph above may go on over the end of its page.
  const before = first < 0 ? now.pieces.findLastIndex((piece) => (piece.page ?? 0) < page) : first - 1;
  const pieces = now.pieces.filter((piece, at) => piece.page === page || at === before || piece.role.kind === 'title');
  const owners = ownersOf(set.runs, pieces);
  const all = textRows(now);
  const rowOf = (piece: number | undefined) => all.find(({ source }) => source.some(({ id }) => id === piece));
  const places = new Map<number | undefined, PlaceOnPage['words'][number][]>();
  for (const [at, run] of set.runs.entries()) {
    const row = rowOf(owners[at])?.id;
    places.set(row, [...(places.get(row) ?? []), run]);
  }
  const rows = all.filter(({ id }) => places.has(id));
  return {
    page,
    count,
    width,
    height,
    lines,
    rows,
    places: [...places].map(([row, words]) => ({ row, words })),
    ...(page > 1 ? { previous: page - 1 } : {}),
    ...(page < count ? { next: page + 1 } : {}),
  };
}

/** The piece that each run of a page went into: pieces and runs both go down the page, and each letter is in one piece. */
function ownersOf(runs: PageAsSet['runs'], pieces: readonly Piece[]): readonly (number | undefined)[] {
  let all = '';
  const starts: { readonly at: number; readonly id: number }[] = [];
  for (const { id, mark, text, rows = [], notes = [] } of pieces) {
    starts.push({ at: all.length, id });
    all += lettersOf(
      `${mark} ${text} ${rows.flat().join(' ')} ${notes.map((note) => `${note.mark} ${note.text}`).join(' ')}`,
    );
  }
  let last = 0;
  return runs.map(({ text }) => {
    const letters = lettersOf(text);
    if (letters === '') return undefined;
    const ahead = all.indexOf(letters, last);
    // A short mark must stand close by; a line of words may stand anywhere.
    const isNear = ahead >= 0 && (ahead - last < 40 || letters.length > 6);
    const at = isNear ? ahead : letters.length > 6 ? all.indexOf(letters) : -1;
    if (at < 0) return undefined;
    last = at + letters.length;
    return starts.findLast((start) => start.at <= at)?.id;
  });
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
