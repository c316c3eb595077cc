import { type Block, oneLine, type Unsure } from '../block.ts';

const aside = {
  row: 'The end of a page goes through a row of this table. Look whether the two halves belong together.',
  over: 'This table goes on at the head of the next page with as many columns. Look whether another table begins there.',
} as const;

/** A table on a page; `edges` are where its columns begin, none where no lines show them. */
type PageTable = {
  readonly rows: readonly (readonly string[])[];
  readonly edges: readonly number[];
  readonly page: number;
};

/** Two tables as one, with what of that is doubtful; `headAgain` is the head that was printed a second time. */
type JoinedTable = {
  readonly rows: readonly (readonly string[])[];
  readonly unsure: readonly Unsure[];
  readonly headAgain: string | undefined;
};

/**
 * A table that goes over the page is one; its head may be printed again there, or the end of the page go through a row. Undefined where
 * the table is another than the one above.
 */
export function joinTables(
  above: Block | undefined,
  edgesAbove: readonly number[],
  { rows, edges, page }: PageTable,
): JoinedTable | undefined {
  if (above?.rows === undefined) return undefined;
  const [head = []] = rows;
  const isOtherPage = above.page !== page;
  const isHeadAgain = above.rows[0]?.join('\n') === head.join('\n') && rows.length > 1;
  const goesOverPage = isOtherPage && widest(above.rows) === widest(rows) && lieAlike(edges, edgesAbove);
  if (!(isHeadAgain || goesOverPage)) return undefined;
  const last = above.rows.at(-1) ?? [];
  const isCut = !isHeadAgain && isOtherPage && isRestOfRow(head, last);
  const whole = last.map((cell, column) => [cell, head[column] ?? ''].filter((each) => each !== '').join(' '));
  return {
    rows: isCut
      ? [...above.rows.slice(0, -1), whole, ...rows.slice(1)]
      : [...above.rows, ...rows.slice(isHeadAgain ? 1 : 0)],
    unsure: [
      ...(isCut ? [{ kind: 'table', why: aside.row } as const] : []),
      ...(isHeadAgain || isCut || isAmongRows(head, above.rows)
        ? []
        : [{ kind: 'table', why: aside.over, row: above.rows.length } as const]),
    ],
    headAgain: isHeadAgain ? oneLine(head.join(' ')) : undefined,
  };
}

/** Cells that all go on in small letters, or that fill what is empty in the row above. */
function isRestOfRow(row: readonly string[], last: readonly string[]): boolean {
  if (row.length !== last.length || row.every((cell) => cell === '')) return false;
  if (row.every((cell) => cell === '' || /^\p{Ll}/u.test(cell))) return true;
  return row.every((cell, at) => cell === '' || last[at] === '') && last.some((cell) => cell !== '');
}

/** Whether the columns of two tables lie at the same places; where no lines show them, that is not known. */
function lieAlike(one: readonly number[], other: readonly number[]): boolean {
  return one.length === 0 || other.length === 0 || one.every((edge, at) => Math.abs(edge - (other[at] ?? 0)) <= 4);
}

/**
 * Whether a row goes on these for certain: it has a figure where all of them have one below a head that has none. The head of another
 * table seldom has one.
 */
function isAmongRows(row: readonly string[], [head = [], ...rows]: readonly (readonly string[])[]): boolean {
  const hasFigure = (cell = '') => /\d/.test(cell);
  return (
    rows.length > 0 &&
    row.some((cell, at) => hasFigure(cell) && !hasFigure(head[at]) && rows.every((each) => hasFigure(each[at])))
  );
}

function widest(rows: readonly (readonly string[])[]): number {
  return Math.max(...rows.map((row) => row.length), 0);
}
