/** Counts from 1 to 4 are not published: behind so few a councillor or an officer could be picked out. */
const SMALLEST_PUBLISHED = 5;

/** What is published of a table: each cell a count, or `hidden`. Zeros are shown; row and column totals are known. */
export type Published =
  | { readonly kind: 'table'; readonly hidden: readonly (readonly boolean[])[] }
  | { readonly kind: 'withheld' };

/**
 * Which cells of a table to hide so that no count from 1 to 4 can be worked out, not even by somebody who knows every
 * row and column total and that hidden cells are not zero. Totals must themselves be publishable (0, or 5 or more);
 * a table that cannot be published safely is withheld.
 *
 * 1. hide every count from 1 to 4;
 * 2. in each row and column with hidden cells, hide the smallest others until there are two or more and they add up to 5 or more;
 * 3. see whether each small count could be another one with all totals unchanged; if not, hide one more beside it; again.
 */
export function suppress(counts: readonly (readonly number[])[]): Published {
  const hidden = counts.map((row) => row.map(isSmall));
  const small = hidden.flatMap((row, r) => row.flatMap((is, c) => (is ? [[r, c] as const] : [])));
  for (;;) {
    if (!completeLines(counts, hidden)) return { kind: 'withheld' };
    const exposed = small.find(([row, column]) => !couldBeOther(counts, hidden, row, column));
    if (exposed === undefined) return { kind: 'table', hidden };
    const [row, column] = exposed;
    const more = smallestShown(counts, hidden, [
      ...lineCells(counts, 'row', row),
      ...lineCells(counts, 'column', column),
    ]);
    if (more === undefined) return { kind: 'withheld' };
    hide(hidden, more);
  }
}

/** Whether a count is one that must not be published. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_PUBLISHED;
}

/** Which of some counts with a known sum to hide: the small ones, and the smallest others until they hide each other. */
export function suppressLine(counts: readonly number[]): readonly boolean[] | 'withheld' {
  const hidden = [counts.map(isSmall)];
  return completeLine([counts], hidden, lineCells([counts], 'row', 0)) ? (hidden[0] ?? []) : 'withheld';
}

type Cell = readonly [row: number, column: number];

function completeLines(counts: readonly (readonly number[])[], hidden: boolean[][]): boolean {
  for (let before = -1; before !== tally(hidden); ) {
    before = tally(hidden);
    const rows = counts.map((_, row) => lineCells(counts, 'row', row));
    const columns = (counts[0] ?? []).map((_, column) => lineCells(counts, 'column', column));
    if (![...rows, ...columns].every((line) => completeLine(counts, hidden, line))) return false;
  }
  return true;
}

function completeLine(counts: readonly (readonly number[])[], hidden: boolean[][], line: readonly Cell[]): boolean {
  for (;;) {
    const away = line.filter(([row, column]) => hidden[row]?.[column]);
    const sum = away.reduce((total, [row, column]) => total + (counts[row]?.[column] ?? 0), 0);
    if (away.length === 0 || (away.length >= 2 && sum >= SMALLEST_PUBLISHED)) return true;
    const more = smallestShown(counts, hidden, line);
    if (more === undefined) return false;
    hide(hidden, more);
  }
}

/**
 * Whether a hidden cell could hold another count with every total the same: it can where a chain of hidden cells leads
 * from its column back to its row, one cell giving what the next takes, and a cell that gives has more than 1.
 * Tried both ways round, for the cell itself giving and taking.
 */
function couldBeOther(
  counts: readonly (readonly number[])[],
  hidden: readonly boolean[][],
  row: number,
  column: number,
): boolean {
  return (['takes', 'gives'] as const).some((role) => {
    if (role === 'gives' && (counts[row]?.[column] ?? 0) <= 1) return false;
    // In the column a cell does the opposite of the first one; in that cell's row again the same as the first, and so on.
    const metColumns = new Set<number>();
    const queue = [column];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      if (metColumns.has(at)) continue;
      metColumns.add(at);
      for (let r = 0; r < counts.length; r += 1) {
        if (r === row && at === column) continue;
        if (!hidden[r]?.[at] || !can(role === 'takes' ? 'gives' : 'takes', counts[r]?.[at])) continue;
        if (r === row) return true;
        for (let c = 0; c < (counts[r]?.length ?? 0); c += 1) {
          if (c !== at && hidden[r]?.[c] && can(role, counts[r]?.[c])) queue.push(c);
        }
      }
    }
    return false;
  });
}

function can(role: 'gives' | 'takes', count = 0): boolean {
  return role === 'takes' || count > 1;
}

function lineCells(counts: readonly (readonly number[])[], kind: 'row' | 'column', at: number): readonly Cell[] {
  return kind === 'row'
    ? (counts[at] ?? []).map((_, column) => [at, column] as const)
    : counts.map((_, row) => [row, at] as const);
}

/** The smallest cell that is neither hidden nor zero: a hidden zero would be one that hides nothing. */
function smallestShown(
  counts: readonly (readonly number[])[],
  hidden: readonly boolean[][],
  cells: readonly Cell[],
): Cell | undefined {
  return cells
    .filter(([row, column]) => !hidden[row]?.[column] && (counts[row]?.[column] ?? 0) > 0)
    .sort((a, b) => (counts[a[0]]?.[a[1]] ?? 0) - (counts[b[0]]?.[b[1]] ?? 0))[0];
}

function hide(hidden: boolean[][], [row, column]: Cell): void {
  const line = hidden[row];
  if (line !== undefined) line[column] = true;
}

function tally(hidden: readonly boolean[][]): number {
  return hidden.flat().filter(Boolean).length;
}
