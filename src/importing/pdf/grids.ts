import type { Area, Rule } from './rules.ts';

/** A table that is framed with lines: the edges of its columns and rows, and which of them stand between two cells. */
export type Grid = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** The cell that a place lies in, as the first row and column of what is merged there. */
  readonly cellAt: (x: number, y: number) => { readonly row: number; readonly column: number } | undefined;
};

/** How far two ends may lie apart and still meet. Frames are drawn cell by cell, with half a line's width between. */
const NEAR = 3;

/** Puts the lines of a page together to tables of at least two columns. A frame around a text is none. */
export function gridsOf(rules: readonly Rule[]): readonly Grid[] {
  return joinedGroups(rules).flatMap((group) => {
    const across = group.filter(({ isAcross }) => isAcross);
    const down = group.filter(({ isAcross }) => !isAcross);
    const ys = withEnds(distinct(across.map(({ at }) => at)), down);
    const xs = withEnds(distinct(down.map(({ at }) => at)), across);
    if (xs.length < 3 || ys.length < 2) return [];
    return [gridOf(xs, ys, across, down)];
  });
}

/** The frames around texts: four lines, and none within. */
export function framesOf(rules: readonly Rule[]): readonly Area[] {
  return joinedGroups(rules).flatMap((group) => {
    const ys = distinct(group.flatMap(({ isAcross, at }) => (isAcross ? [at] : [])));
    const xs = distinct(group.flatMap(({ isAcross, at }) => (isAcross ? [] : [at])));
    const [top, bottom] = ys;
    const [left, right] = xs;
    const isFrame = ys.length === 2 && xs.length === 2;
    return isFrame && top !== undefined && bottom !== undefined && left !== undefined && right !== undefined
      ? [{ left, right, top, bottom }]
      : [];
  });
}

function joinedGroups(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  if (rules.length < 4 || rules.length > 5_000) return [];
  return groupsOf([
    ...collinear(rules.filter(({ isAcross }) => isAcross)),
    ...collinear(rules.filter(({ isAcross }) => !isAcross)),
  ]);
}

function gridOf(xs: readonly number[], ys: readonly number[], across: readonly Rule[], down: readonly Rule[]): Grid {
  const isWall = (column: number, row: number) => {
    const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    return down.some(({ at, from, to }) => Math.abs(at - (xs[column] ?? 0)) <= NEAR && from < middle && to > middle);
  };
  const isFloor = (row: number, column: number) => {
    const middle = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
    return across.some(({ at, from, to }) => Math.abs(at - (ys[row] ?? 0)) <= NEAR && from < middle && to > middle);
  };
  return {
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    xs,
    ys,
    cellAt(x, y) {
      let column = xs.findLastIndex((edge) => x >= edge - 1);
      let row = ys.findLastIndex((edge) => y >= edge - 1);
      if (column < 0 || row < 0 || column > xs.length - 2 || row > ys.length - 2) return undefined;
      while (column > 0 && !isWall(column, row)) column -= 1;
      while (row > 0 && !isFloor(row, column)) row -= 1;
      return { row, column };
    },
  };
}

/** Lines that lie on one another's course become one. */
function collinear(rules: readonly Rule[]): readonly Rule[] {
  const sorted = [...rules].sort((one, other) => one.at - other.at || one.from - other.from);
  const rows: Rule[][] = [];
  for (const rule of sorted) {
    const row = rows.at(-1);
    if (row && rule.at - (row[0]?.at ?? 0) <= NEAR / 2) row.push(rule);
    else rows.push([rule]);
  }
  return rows.flatMap((row) => {
    const joined: Rule[] = [];
    for (const rule of row.sort((one, other) => one.from - other.from)) {
      const last = joined.at(-1);
      if (last && rule.from <= last.to + NEAR) joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
      else joined.push(rule);
    }
    return joined;
  });
}

/** Lines that touch, directly or over others. */
function groupsOf(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((each) => touch(each, rule)));
    const merged = [rule, ...touching.flat()];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function touch(one: Rule, other: Rule): boolean {
  if (one.isAcross === other.isAcross) return false;
  return (
    other.at >= one.from - NEAR && other.at <= one.to + NEAR && one.at >= other.from - NEAR && one.at <= other.to + NEAR
  );
}

/** A table that goes over the page, or is open at its sides, has no line there: the other lines show where it ends. */
function withEnds(values: readonly number[], others: readonly Rule[]): readonly number[] {
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const from = Math.min(...others.map((each) => each.from));
  const to = Math.max(...others.map((each) => each.to));
  return [...(from < first - 8 ? [from] : []), ...values, ...(to > last + 8 ? [to] : [])];
}

function distinct(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > NEAR);
}
