import { type CsvError, parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { isHeading, readHeading } from './import-headings.ts';
import { readFileText } from './import-text.ts';

/** A file as a table of texts; `firstRow` is what a spreadsheet calls its first row. */
export type ImportTable =
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly string[])[];
      /** What whoever imports it is to know of how it was read. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly sentence: string };

const LARGEST = 20 * 2 ** 20;

/** Reads CSV in any of its dialects, or an Excel workbook (.xlsx), from the bytes of a file. Never rejects. */
export async function readTable(bytes: Uint8Array): Promise<ImportTable> {
  if (bytes.length > LARGEST) return refuse('The file has more than 20 MB: a list of people is smaller than that.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes);
  const file = readFileText(bytes);
  if (file.kind === 'refused') return file;
  const table = readCsv(file.text);
  if (table.kind === 'refused' || file.told === undefined || file.told === 'UTF-16') return table;
  const accented = [...new Set(table.rows.flat().filter((cell) => /[^\x20-\x7e]/.test(cell)))];
  const shown = `${accented.slice(0, 10).join('; ')}${accented.length > 10 ? '; and others' : ''}`;
  const note = `The file is in ${file.told}. Look whether these are spelt as they should be: ${shown}.`;
  return { ...table, notes: [note, ...table.notes] };
}

/** The same from text. `sep=;` on the first line, which Excel writes and hides, says how columns are separated. */
export function readCsv(file: string): ImportTable {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [, told] = /^"?sep=(.)"?\n/i.exec(text) ?? [];
  const body = told === undefined ? text : text.slice(text.indexOf('\n') + 1);
  try {
    return { kind: 'table', rows: parseWith(told ?? separatorOf(body), body), notes: [] };
  } catch (error) {
    const { lines } = error as CsvError;
    const where = typeof lines === 'number' ? ` Look at line ${lines + (told === undefined ? 0 : 1)} and before.` : '';
    return refuse(`The file is not CSV: a quotation mark is opened and not closed.${where}`);
  }
}

/** The sign that makes the most headings known; a comma where none does. */
function separatorOf(text: string): string {
  const head = text.split('\n', 10).join('\n');
  const known = (separator: string): number => {
    try {
      return Math.max(0, ...parseWith(separator, head).map((row) => readHeading(row).at.size));
    } catch {
      return 0;
    }
  };
  const [best = ','] = [',', ';', '\t', '|']
    .map((separator) => [separator, known(separator)] as const)
    .sort(([, one], [, other]) => other - one)
    .map(([separator]) => separator);
  return best;
}

function parseWith(delimiter: string, text: string): string[][] {
  return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
}

async function readWorkbook(bytes: Uint8Array): Promise<ImportTable> {
  try {
    const sheets = (await readXlsxFile(Buffer.from(bytes))).map(({ sheet, data }) => ({
      sheet,
      rows: data.map((row) => row.map(cellText)),
    }));
    const found = sheets.find(({ rows }) => rows.slice(0, 10).some(isHeading)) ?? sheets[0];
    if (found === undefined) return refuse('The workbook has no sheet.');
    const others = sheets.filter((each) => each !== found && each.rows.length > 0).map(({ sheet }) => `"${sheet}"`);
    const note = `The sheet "${found.sheet}" was read. Not read: ${others.join(', ')}.`;
    return { kind: 'table', rows: found.rows, notes: others.length > 0 ? [note] : [] };
  } catch {
    return refuse('The file is not an Excel workbook that can be read. Save it as "CSV UTF-8" and import that file.');
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function refuse(sentence: string): ImportTable {
  return { kind: 'refused', sentence };
}
