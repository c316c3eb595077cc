import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Weekday } from '../calendar/index.ts';
import type { Role } from './person.ts';
import { roleConflict } from './roles.ts';
import { normaliseEmail } from './tie-account.ts';

/** One person of a directory file, as proved. `row` is what a spreadsheet calls it: the heading is row 1. */
export type ImportRow = {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly service?: string;
  readonly managerEmail?: string;
  readonly wards: readonly string[];
  readonly politicalGroup?: string;
  readonly workingDays: readonly Weekday[];
};

/** What is wrong with a row, as a sentence; row 0 is the file as a whole. */
export type RowRefusal = { readonly row: number; readonly sentence: string };

/** What a file holds: good rows and the faults of the others. */
export type ImportFile = { readonly rows: readonly ImportRow[]; readonly refusals: readonly RowRefusal[] };

const columns = {
  name: 'name',
  'e-mail': 'email',
  email: 'email',
  role: 'role',
  roles: 'role',
  service: 'service',
  manager: 'manager',
  wards: 'wards',
  ward: 'wards',
  'political group': 'politicalGroup',
  'working days': 'workingDays',
} as const;
type Column = (typeof columns)[keyof typeof columns];

const roleWords: Readonly<Record<string, Role>> = {
  councillor: 'councillor',
  'co-opted member': 'co-opted',
  'co-opted': 'co-opted',
  officer: 'officer',
  'monitoring officer': 'monitoring-officer',
  administrator: 'administrator',
};

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const mondayToFriday: readonly Weekday[] = week.slice(0, 5);

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(longest, `is longer than ${longest} characters`));

const cellsSchema = z.object({
  name: text(200).pipe(z.string().min(1, 'is missing')),
  email: z
    .string()
    .transform(normaliseEmail)
    .pipe(z.email('is not an e-mail address').max(254, 'is longer than 254 characters')),
  role: text(200).pipe(z.string().min(1, 'is missing')),
  service: text(200),
  manager: z
    .string()
    .transform(normaliseEmail)
    .pipe(z.union([z.literal(''), z.email('is not an e-mail address')])),
  wards: text(2000),
  politicalGroup: text(200),
  workingDays: text(200),
});

const emptyCells: Record<Column, string> = {
  name: '',
  email: '',
  role: '',
  service: '',
  manager: '',
  wards: '',
  politicalGroup: '',
  workingDays: '',
};

/**
 * Reads a directory as CSV: a heading row with name, e-mail, role, and if wanted service, manager (an e-mail address),
 * wards, political group, working days (`Mon-Fri`, `Mon; Wed`); several roles, wards or days with semicolons.
 */
export function parseImportCsv(file: string): ImportFile {
  if (file.includes('\uFFFD')) return wholeFile('The file is not in UTF-8. Save it as "CSV UTF-8" and try again.');
  let records: string[][];
  try {
    records = parse(file, { bom: true, relax_column_count: true, skip_empty_lines: false });
  } catch {
    return wholeFile('The file is not CSV: a quotation mark is opened and not closed, or stands inside a value.');
  }
  const [heading, ...rest] = records;
  const known = (heading ?? []).map((cell) => columns[cell.trim().toLowerCase() as keyof typeof columns]);
  const missing = (['name', 'email', 'role'] as const).filter((column) => !known.includes(column));
  if (missing.length > 0) {
    const names = missing.map((column) => (column === 'email' ? 'e-mail' : column)).join(', ');
    const hint = heading?.length === 1 && heading[0]?.includes(';') ? ' Separate the columns with commas.' : '';
    return wholeFile(`The heading row has no column called ${names}.${hint}`);
  }
  const unknown = (heading ?? []).filter((cell, at) => known[at] === undefined && cell.trim() !== '');
  if (unknown.length > 0)
    return wholeFile(`The heading row has columns that mean nothing here: ${unknown.join(', ')}.`);
  const doubled = known.find((column, at) => column !== undefined && known.indexOf(column) !== at);
  if (doubled !== undefined) return wholeFile('The heading row has the same column twice.');

  return collect(
    rest.flatMap((record, at) => {
      if (record.every((cell) => cell.trim() === '')) return [];
      const row = at + 2;
      if (record.length !== known.length) {
        return [{ row, sentence: `Row ${row} has ${record.length} columns, the heading row has ${known.length}.` }];
      }
      const cells = { ...emptyCells };
      for (const [index, column] of known.entries()) if (column !== undefined) cells[column] = record[index] ?? '';
      return [readCells(row, cells)];
    }),
  );
}

const jsonRowSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));

/** The same as JSON: an array of objects with the same names; roles, wards and days may be lists. Row 1 is the first. */
export function parseImportJson(file: string): ImportFile {
  let values: unknown;
  try {
    values = JSON.parse(file);
  } catch {
    return wholeFile('The file is not JSON.');
  }
  if (!Array.isArray(values)) return wholeFile('The file does not hold a JSON array of people.');
  return collect(
    values.map((value: unknown, at) => {
      const row = at + 1;
      const parsed = jsonRowSchema.safeParse(value);
      if (!parsed.success) return { row, sentence: `Row ${row} is not an object of texts and lists of texts.` };
      const cells = { ...emptyCells };
      for (const [key, cell] of Object.entries(parsed.data)) {
        const column = columns[key.trim().toLowerCase() as keyof typeof columns];
        if (column === undefined) return { row, sentence: `Row ${row} has "${key}", which means nothing here.` };
        cells[column] = Array.isArray(cell) ? cell.join(';') : (cell ?? '');
      }
      return readCells(row, cells);
    }),
  );
}

function readCells(row: number, cells: Record<Column, string>): ImportRow | RowRefusal {
  const parsed = cellsSchema.safeParse(cells);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const column = Object.entries(columns).find(([, name]) => name === issue?.path[0])?.[0] ?? 'a value';
    return { row, sentence: `Row ${row}: the ${column} ${issue?.message ?? 'cannot be read'}.` };
  }
  const { name, email, role, service, manager, wards, politicalGroup, workingDays } = parsed.data;
  const words = split(role).map((word) => word.toLowerCase());
  const strange = words.find((word) => !Object.hasOwn(roleWords, word));
  if (strange !== undefined) {
    return {
      row,
      sentence: `Row ${row}: "${strange}" is not a role. Use ${Object.keys(roleWords)
        .filter((word) => word !== 'co-opted')
        .join(', ')}.`,
    };
  }
  const roles = [...new Set(words.flatMap((word) => roleWords[word] ?? []))].sort();
  const conflict = roles.length === 0 ? 'the role is missing' : roleConflict(roles);
  if (conflict !== undefined) return { row, sentence: `Row ${row}: ${conflict}.` };
  if (manager === email) return { row, sentence: `Row ${row}: ${name} cannot be their own manager.` };
  const days = parseWorkingDays(workingDays);
  if (days === undefined) {
    return { row, sentence: `Row ${row}: "${workingDays}" are not working days. Write them as Mon-Fri or Mon; Wed.` };
  }
  return {
    row,
    name,
    email,
    roles,
    wards: [...new Set(split(wards))],
    workingDays: days,
    ...(service === '' ? {} : { service }),
    ...(manager === '' ? {} : { managerEmail: manager }),
    ...(politicalGroup === '' ? {} : { politicalGroup }),
  };
}

/** `Mon-Wed; Fri` as days, Monday first; Monday to Friday when nothing is written, undefined when it is none. */
export function parseWorkingDays(written: string): readonly Weekday[] | undefined {
  if (written.trim() === '') return mondayToFriday;
  const days = new Set<Weekday>();
  for (const part of written.split(/[;,/]/).map((piece) => piece.trim())) {
    const [from, to] = part.split(/\s*(?:-|–|to)\s*/i).map(dayNumber);
    const end = part.match(/-|–|\bto\b/i) === null ? from : to;
    if (from === undefined || end === undefined || end < from) return undefined;
    for (const day of week.slice(from, end + 1)) days.add(day);
  }
  return week.filter((day) => days.has(day));
}

function dayNumber(word: string): number | undefined {
  const name = word.trim().toLowerCase();
  const at = week.findIndex((day) => name.length >= 3 && day.startsWith(name.replace(/s$/, '')));
  return at === -1 ? undefined : at;
}

function split(list: string): readonly string[] {
  return list
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function collect(read: readonly (ImportRow | RowRefusal)[]): ImportFile {
  return {
    rows: read.filter((row): row is ImportRow => 'email' in row),
    refusals: read.filter((row): row is RowRefusal => 'sentence' in row),
  };
}

function wholeFile(sentence: string): ImportFile {
  return { rows: [], refusals: [{ row: 0, sentence }] };
}
