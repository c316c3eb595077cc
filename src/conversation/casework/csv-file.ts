import { stringify } from 'csv-stringify/sync';
import type { OfferedFile } from './services.ts';

/**
 * A table as a CSV file for spreadsheets: the only place where CSV is made, so that no table can forget that a cell is never
 * a formula. With a byte order mark, without which Excel takes it for another encoding.
 */
export function csvFile(name: string, rows: readonly (readonly string[])[]): OfferedFile {
  const cells = rows.map((row) => row.map(neutraliseFormula));
  return {
    name: `${name}.csv`,
    type: 'text/csv; charset=utf-8',
    // A line break of any kind is quoted: else what follows it would be a row of its own, and its first cell a formula again.
    text: stringify(cells, { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }),
  };
}

/**
 * A cell that no spreadsheet takes for a formula: what begins with `=`, `+`, `-`, `@`, one of their full-width forms, a
 * tab or a line break, spaces before it or not, gets an apostrophe in front (OWASP, CSV injection).
 */
function neutraliseFormula(cell: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
}
