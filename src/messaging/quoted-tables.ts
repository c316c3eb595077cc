import type { QuotationLine } from './reply.ts';

/** A line of a quotation, or lines that are together a table: its first row is its head. */
export type QuotedPart =
  | { readonly kind: 'line'; readonly line: QuotationLine }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The lines of a quotation with the rows of each table put together. A row that stands alone is a line. */
export function quotedParts(lines: readonly QuotationLine[]): readonly QuotedPart[] {
  const parts: QuotedPart[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const rows = rowsFrom(lines, at);
    const [line] = lines.slice(at);
    const [head, ...rest] = rows;
    if (head && rest.length > 0) {
      parts.push({ kind: 'table', head, rows: rest });
      at += rest.length;
    } else if (line) parts.push({ kind: 'line', line });
  }
  return parts;
}

/** The rows that stand together from here on and have as many cells as the first. */
function rowsFrom(lines: readonly QuotationLine[], from: number): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const line of lines.slice(from)) {
    const cells = line.kind === 'paragraph' ? line.cells : undefined;
    if (cells === undefined || cells.length !== (rows[0]?.length ?? cells.length)) break;
    rows.push(cells);
  }
  return rows;
}
