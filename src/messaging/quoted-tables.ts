import type { QuotationLine } from './reply.ts';

/** A line of a quotation, or lines that are together a table: its first row is its head. Every row has as many cells as the head. */
export type QuotedPart =
  | { readonly kind: 'line'; readonly line: QuotationLine }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The lines of a quotation with the rows of each table put together. A row that stands alone is a line. */
export function quotedParts(lines: readonly QuotationLine[]): readonly QuotedPart[] {
  return inTables(lines).flatMap((part): QuotedPart[] => {
    if (part.kind === 'line') return [part];
    const [first, ...others] = part.rows;
    if (first === undefined || others.length === 0) return part.rows.map((line) => ({ kind: 'line', line }));
    const full = (line: QuotationLine) => {
      const cells = cellsOf(line);
      return [...cells, ...Array<string>(part.columns - cells.length).fill('')];
    };
    return [{ kind: 'table', head: full(first), rows: others.map(full) }];
  });
}

/** A line of a text: one with `cells` is the row of a table, one that `opens` is the first of its rows. */
type Line = { readonly kind: string; readonly cells?: readonly unknown[]; readonly opens?: true };

/**
 * Lines with the rows of each table put together: the row that opens one, and those below it. `columns` is how many cells the
 * widest row has; others may have fewer.
 */
export function inTables<L extends Line>(
  lines: readonly L[],
): readonly (
  | { readonly kind: 'line'; readonly line: L }
  | { readonly kind: 'table'; readonly rows: readonly L[]; readonly columns: number }
)[] {
  const parts: ({ kind: 'line'; line: L } | { kind: 'table'; rows: L[]; columns: number })[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.cells === undefined) parts.push({ kind: 'line', line });
    else if (last?.kind === 'table' && line.opens !== true) {
      last.rows.push(line);
      last.columns = Math.max(last.columns, line.cells.length);
    } else parts.push({ kind: 'table', rows: [line], columns: line.cells.length });
  }
  return parts;
}

function cellsOf(line: QuotationLine): readonly string[] {
  return line.kind === 'paragraph' ? (line.cells ?? []) : [];
}
