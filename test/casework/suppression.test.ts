import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { allOutcomes, type FigureRow, publishedParts, statisticsOf, type Tally } from '../../src/casework/index.ts';
import { suppress } from '../../src/casework/suppression.ts';

const told = {
  period: { from: localDate('2026-01-01'), to: localDate('2026-12-31') },
  on: localDate('2026-12-31'),
  calendarVersion: 'v',
};
const tally = (service: string, outcome: Tally['outcome'], count: number, month = '2026-03'): Tally => ({
  clock: 'resolve',
  month,
  service,
  outcome,
  count,
});
const lineOf = (tallies: readonly Tally[], figures: 'published' | 'full' = 'published') =>
  statisticsOf(tallies, told, figures).clocks.find(({ clock }) => clock === 'resolve');
const resolve = (...given: Parameters<typeof lineOf>) => {
  const statistics = lineOf(...given);
  if (statistics === undefined) throw new Error('no figures');
  return statistics;
};

/** What somebody who knows every total, and that hidden counts are not zero, can still take each hidden count for. */
function possible(
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
): readonly Set<number>[] {
  const cells = counts.flatMap((row, r) => row.flatMap((_, c) => (hidden[r]?.[c] ? [[r, c] as const] : [])));
  const rowsLeft = counts.map((row, r) => row.reduce((sum, count, c) => sum + (hidden[r]?.[c] ? count : 0), 0));
  const columnsLeft = (counts[0] ?? []).map((_, c) =>
    counts.reduce((sum, row, r) => sum + (hidden[r]?.[c] ? (row[c] ?? 0) : 0), 0),
  );
  const found = cells.map(() => new Set<number>());
  const guess: number[] = [];
  const walk = (at: number): void => {
    const cell = cells[at];
    if (cell === undefined) {
      if ([...rowsLeft, ...columnsLeft].every((left) => left === 0))
        for (const [i, value] of guess.entries()) found[i]?.add(value);
      return;
    }
    const [r, c] = cell;
    for (let value = 1; value <= Math.min(rowsLeft[r] ?? 0, columnsLeft[c] ?? 0); value += 1) {
      rowsLeft[r] = (rowsLeft[r] ?? 0) - value;
      columnsLeft[c] = (columnsLeft[c] ?? 0) - value;
      guess[at] = value;
      walk(at + 1);
      rowsLeft[r] = (rowsLeft[r] ?? 0) + value;
      columnsLeft[c] = (columnsLeft[c] ?? 0) + value;
    }
  };
  walk(0);
  return cells.map((_, at) => found[at] ?? new Set());
}

describe('small figures', () => {
  it('cannot be worked out by trying every table with the same totals', () => {
    const counts = fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(fc.nat(8), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      );
    let published = 0;
    fc.assert(
      fc.property(counts, (table) => {
        const result = suppress(table);
        if (result.kind === 'withheld') return;
        published += 1;
        const hidden = table.flatMap((row, r) => row.flatMap((count, c) => (result.hidden[r]?.[c] ? [count] : [])));
        for (const [r, row] of table.entries()) {
          for (const [c, count] of row.entries()) if (count > 0 && count < 5) expect(result.hidden[r]?.[c]).toBe(true);
        }
        for (const [at, values] of possible(table, result.hidden).entries()) {
          if ((hidden[at] ?? 0) < 5)
            expect(values.size, `${JSON.stringify(table)} ${JSON.stringify(result.hidden)}`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 400 },
    );
    expect(published).toBeGreaterThan(50);
  });

  it('show nothing from 1 to 4, neither over all nor by service nor by month', () => {
    const rows = fc.array(
      fc.record({
        clock: fc.constant('resolve' as const),
        service: fc.constantFrom('Streets', 'Housing', 'Parks', 'Planning'),
        month: fc.constantFrom('2026-03', '2026-04', '2026-05'),
        outcome: fc.constantFrom(...allOutcomes),
        count: fc.integer({ min: 1, max: 12 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (tallies) => {
        const total = tallies.reduce((sum, { count }) => sum + count, 0);
        const line = lineOf(tallies);
        expect(line === undefined).toBe(total > 0 && total < 5);
        if (line === undefined) return;
        const { all, byService, byMonth } = line;
        const shown = [all, ...(byService === 'withheld' ? [] : byService), ...(byMonth === 'withheld' ? [] : byMonth)];
        const figures = shown.flatMap((row: FigureRow) => [row.total, ...Object.values(row.figures)]);
        expect(figures.filter((figure) => figure !== 'hidden' && figure > 0 && figure < 5)).toEqual([]);
        for (const row of shown) {
          const hidden = Object.values(row.figures).filter((figure) => figure === 'hidden');
          expect(hidden.length).not.toBe(1);
        }
      }),
    );
  });

  it('cannot be worked out from parts and the whole: not from wards, nor from what has no ward', () => {
    const wards = ['Abbey', 'Darley', 'Mickleover', 'none'] as const;
    const rows = fc.array(
      fc.record({
        ward: fc.constantFrom(...wards),
        outcome: fc.constantFrom(...allOutcomes),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 16 },
    );
    let told = 0;
    fc.assert(
      fc.property(rows, (given) => {
        const talliesOf = (kept: (ward: string) => boolean) =>
          allOutcomes.flatMap((outcome) => {
            const count = given
              .filter((row) => row.outcome === outcome && kept(row.ward))
              .reduce((sum, row) => sum + row.count, 0);
            return count === 0 ? [] : [tally('Streets', outcome, count)];
          });
        const all = talliesOf(() => true);
        const parts = wards.slice(0, 3).map((name) => ({ name, tallies: talliesOf((ward) => ward === name) }));
        const published = publishedParts('resolve', all, parts, 'none');
        if (published === 'withheld') return;
        told += 1;
        const whole = resolve(all).all;
        const total = published.reduce((sum, row) => sum + Number(row.total), 0);
        expect(total).toBe(whole.total);
        for (const row of published) {
          expect(Number(row.total)).toBeGreaterThanOrEqual(5);
          const hidden = allOutcomes.filter((outcome) => row.figures[outcome] === 'hidden');
          expect(hidden.length).not.toBe(1);
          for (const outcome of allOutcomes) {
            const figure = row.figures[outcome];
            if (figure !== 'hidden') expect(figure === 0 || figure >= 5).toBe(true);
          }
        }
        // What one line hides is what is left of the whole: no outcome is hidden in one line alone.
        for (const outcome of allOutcomes) {
          if (whole.figures[outcome] === 'hidden') continue;
          const hidden = published.filter((row) => row.figures[outcome] === 'hidden');
          expect(hidden.length).not.toBe(1);
        }
      }),
      { numRuns: 400 },
    );
    expect(told).toBeGreaterThan(30);
  });

  it('of parts that overlap, or were counted at another moment than the whole, are withheld', () => {
    const whole = [tally('Streets', 'late', 20)];
    const parts = [
      { name: 'Abbey', tallies: [tally('Streets', 'late', 12)] },
      { name: 'Darley', tallies: [tally('Streets', 'late', 9)] },
    ];
    expect(publishedParts('resolve', whole, parts, 'none')).toBe('withheld');
    expect(publishedParts('resolve', [tally('Streets', 'late', 24)], parts, 'none')).toMatchObject([
      { name: 'Abbey', total: 12 },
      { name: 'other', total: 12 },
    ]);
  });

  it('hide a second figure where one alone would follow from the total', () => {
    const { byService } = resolve([
      tally('Streets', 'in-time', 20),
      tally('Streets', 'late', 3),
      tally('Streets', 'open', 9),
      tally('Housing', 'in-time', 30),
      tally('Housing', 'late', 12),
      tally('Housing', 'open', 8),
    ]);
    expect(byService).toMatchObject([
      { name: 'Housing', total: 50, figures: { 'in-time': 30, late: 'hidden', open: 'hidden' } },
      { name: 'Streets', total: 32, figures: { 'in-time': 20, late: 'hidden', open: 'hidden', paused: 0 } },
    ]);
  });

  it('pool services with fewer than five', () => {
    const { byService } = resolve([
      tally('Parks', 'late', 2),
      tally('Streets', 'late', 20),
      tally('Housing', 'late', 9),
    ]);
    expect(byService).toMatchObject([
      { name: 'Streets', total: 20 },
      { name: 'other', total: 11 },
    ]);
  });

  it('have no line for a promise with fewer than five, whose zeros would tell how each of them ended', () => {
    const few = [tally('Parks', 'late', 2), tally('Streets', 'open', 1)];
    expect(lineOf(few)).toBeUndefined();
    expect(lineOf([tally('Parks', 'late', 3)])).toBeUndefined();
    expect(resolve(few, 'full')).toMatchObject({ all: { total: 3, figures: { late: 2, open: 1 } } });
  });
});
