import { z } from 'zod';
import type { Weekday } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import {
  type ManagerSaid,
  parseWorkingDays,
  plainName,
  ROLES_TO_WRITE,
  readEmail,
  readManager,
  readName,
  readRoles,
  readStaffNumber,
  readWards,
  seen,
  tidy,
} from './import-cells.ts';
import { type Column, type Heading, headingOf, isHeading, readHeading } from './import-headings.ts';
import { type ImportTable, readCsv, readTable } from './import-table.ts';
import { readFileText } from './import-text.ts';
import type { Role } from './person.ts';

/** One person of a directory file, as proved. `row` is what a spreadsheet calls it: the heading is row 1. */
export type ImportRow = {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  /** A staff number or the directory's object id. */
  readonly staffNumber?: string;
  readonly roles: readonly Role[];
  readonly service?: string;
  readonly managerEmail?: string;
  readonly wards: readonly string[];
  readonly politicalGroup?: string;
  readonly workingDays: readonly Weekday[];
};

/** What is wrong with a row, as a sentence; row 0 is the file as a whole. */
export type RowRefusal = { readonly row: number; readonly sentence: string };

/** What a file holds: good rows and the faults of the others. `notes` are for whoever decides: what was left out, and the like. */
export type ImportFile = {
  readonly rows: readonly ImportRow[];
  readonly refusals: readonly RowRefusal[];
  readonly notes?: readonly string[];
};

/** Reads a directory from a file: CSV, Excel or JSON, by its bytes and the end of its name. Never rejects. */
export async function readImportFile(bytes: Uint8Array, name: string): Promise<ImportFile> {
  if (!name.toLowerCase().endsWith('.json')) return rowsOf(await readTable(bytes));
  const file = readFileText(bytes);
  return file.kind === 'refused' ? wholeFile(file.sentence) : parseImportJson(file.text.replace(/^\uFEFF/, ''));
}

/**
 * Reads a directory as CSV: a heading row with name, e-mail, role, and if wanted service, manager (an e-mail address),
 * wards, political group, working days (`Mon-Fri`, `Mon; Wed`); several roles, wards or days with semicolons.
 * @internal Files come as bytes, through `readImportFile`.
 */
export function parseImportCsv(file: string): ImportFile {
  return rowsOf(readCsv(file));
}

/** More rows than these stand above no heading. */
const MOST_ABOVE = 10;
const needed = ['name', 'email', 'role'] as const;

function rowsOf(table: ImportTable): ImportFile {
  if (table.kind === 'refused') return wholeFile(table.sentence);
  const { rows } = table;
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return wholeFile('The file is empty.');
  const found = rows.slice(0, MOST_ABOVE).findIndex(isHeading);
  const at = Math.max(0, found);
  const labels = rows[at] ?? [];
  const heading = readHeading(labels);
  const fault = faultOf(heading, labels);
  if (fault !== undefined) return wholeFile(fault);
  const read = rows.slice(at + 1).flatMap((cells, index): readonly Read[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = at + index + 2;
    const stray = strayCells(row, cells, labels);
    if (stray.length > 0) return [{ faults: stray }];
    const value = (column: Column) => cells[heading.at.get(column) ?? -1] ?? '';
    const label = (column: Column) => labels[heading.at.get(column) ?? -1]?.trim() || headingOf[column];
    return [readPerson(row, value, label)];
  });
  const above = rows.slice(0, at).some((row) => row.some((cell) => cell.trim() !== ''));
  return collect(read, [
    ...table.notes,
    ...(above ? [`What stands above row ${at + 1} was not read.`] : []),
    ...leftOutNote(heading.leftOut),
  ]);
}

function faultOf({ at, twice }: Heading, labels: readonly string[]): string | undefined {
  if (twice !== undefined) return `The heading row has "${twice}" twice. Keep one of them.`;
  const missing = needed.filter((column) => !at.has(column) && !(column === 'name' && at.has('family')));
  if (missing.length === 0) return undefined;
  const names = missing.map((column) => headingOf[column]).join(', ');
  const there = labels.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const roles = missing.includes('role') ? ` In the column role write ${ROLES_TO_WRITE}.` : '';
  return `The heading row has no column called ${names}. It has ${there.length === 0 ? 'nothing' : there.map(seen).join(', ')}.${roles}`;
}

/** Values under no heading: more than the heading row has, or below an empty heading. */
function strayCells(row: number, cells: readonly string[], labels: readonly string[]): readonly RowRefusal[] {
  return cells.flatMap((cell, index) => {
    if (cell.trim() === '' || (labels[index] ?? '').trim() !== '') return [];
    const sentence = `Row ${row}, column ${index + 1}: ${seen(cell)} stands under no heading. Give the column a heading or empty the cell; a comma inside a cell needs quotation marks around the cell.`;
    return [{ row, sentence }];
  });
}

function leftOutNote(leftOut: readonly string[]): readonly string[] {
  return leftOut.length === 0
    ? []
    : [`These columns mean nothing here and are left out: ${leftOut.join(', ').replace(/\.$/, '')}.`];
}

const jsonCell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const jsonRowSchema = z.record(z.string(), jsonCell);

/** The same as JSON: an array of objects with the same names; roles, wards and days may be lists. Row 1 is the first. */
export function parseImportJson(file: string): ImportFile {
  let values: unknown;
  try {
    values = JSON.parse(file);
  } catch {
    return wholeFile('The file is not JSON.');
  }
  if (!Array.isArray(values)) return wholeFile('The file does not hold a JSON array of people.');
  const leftOut = new Set<string>();
  const read = values.map((value: unknown, index): Read => {
    const row = index + 1;
    const parsed = jsonRowSchema.safeParse(value);
    if (!parsed.success)
      return { faults: [{ row, sentence: `Row ${row} is not an object of texts and lists of texts.` }] };
    const keys = Object.keys(parsed.data);
    const heading = readHeading(keys);
    for (const key of heading.leftOut) leftOut.add(key);
    const keyOf = (column: Column) => keys[heading.at.get(column) ?? -1];
    const text = (column: Column) => {
      const cell = parsed.data[keyOf(column) ?? ''];
      return Array.isArray(cell) ? cell.join(';') : String(cell ?? '');
    };
    return readPerson(row, text, (column) => keyOf(column) ?? headingOf[column]);
  });
  return collect(read, leftOutNote([...leftOut]));
}

/** A person whose manager may still be a name, or what is wrong with the row. */
type Read =
  | {
      readonly person: Omit<ImportRow, 'managerEmail'>;
      readonly manager: ManagerSaid | undefined;
      readonly label: string;
    }
  | { readonly faults: readonly RowRefusal[] };

function readPerson(row: number, value: (column: Column) => string, label: (column: Column) => string): Read {
  const faults: RowRefusal[] = [];
  const fault = (column: Column, what: string) =>
    faults.push({ row, sentence: `Row ${row}, column "${label(column)}": ${what}.` });
  const text = (column: Column, longest: number) => {
    const cell = tidy(value(column));
    if (cell.length > longest) fault(column, `${seen(cell)} is longer than ${longest} characters. Write it in fewer`);
    return cell;
  };
  const halves = tidy(`${value('given')} ${value('family')}`);
  const name = readName(text('name', 200) || halves);
  if (name === '') fault(value('family') === '' ? 'name' : 'family', 'it is empty. Write the name of the person');
  const email = readEmail(value('email'));
  if (email.kind === 'wrong') fault('email', email.what);
  const roles = readRoles(value('role'));
  if (roles.kind === 'wrong') fault('role', roles.what);
  const manager = readManager(value('manager'));
  if (manager.kind === 'wrong') fault('manager', manager.what);
  const workingDays = parseWorkingDays(value('workingDays'));
  if (workingDays === undefined)
    fault('workingDays', `${seen(value('workingDays'))} are not working days. Write them as Mon-Fri or Mon; Wed`);
  const staffNumber = readStaffNumber(text('staffNumber', 100));
  const service = text('service', 200);
  const politicalGroup = text('politicalGroup', 200);
  const wards = readWards(value('wards'));
  if (value('wards').length > 2_000) fault('wards', `${seen(value('wards'))} is longer than 2,000 characters`);
  if (faults.length > 0 || email.kind === 'wrong' || roles.kind === 'wrong' || manager.kind === 'wrong')
    return { faults };
  if (workingDays === undefined) return { faults };
  return {
    manager: manager.value,
    label: label('manager'),
    person: {
      row,
      name,
      email: email.value,
      roles: roles.value,
      wards,
      workingDays,
      ...(staffNumber === '' ? {} : { staffNumber }),
      ...(service === '' ? {} : { service }),
      ...(politicalGroup === '' ? {} : { politicalGroup }),
    },
  };
}

/** Managers named by name are found among the people of the file; a name that two have is asked about. */
function collect(read: readonly Read[], notes: readonly string[]): ImportFile {
  const byName = new Map<string, string[]>();
  for (const each of read) {
    if (!('person' in each)) continue;
    const name = plainName(each.person.name);
    byName.set(name, [...(byName.get(name) ?? []), each.person.email]);
  }
  const rows: ImportRow[] = [];
  const refusals: RowRefusal[] = [];
  for (const each of read) {
    if ('faults' in each) {
      refusals.push(...each.faults);
      continue;
    }
    const { person, manager, label } = each;
    const refuse = (what: string) =>
      refusals.push({ row: person.row, sentence: `Row ${person.row}, column "${label}": ${what}.` });
    const found =
      manager?.kind === 'name' ? (byName.get(plainName(manager.said)) ?? []) : manager ? [manager.said] : [];
    const [email] = found;
    if (manager !== undefined && found.length !== 1)
      refuse(
        `${seen(manager.said)} is ${found.length === 0 ? 'nobody' : 'the name of several people'} in this file. Write the e-mail address of the manager`,
      );
    else if (email === person.email)
      refuse(`${seen(email)} is ${person.name}, who cannot be their own manager. Write somebody else, or nothing`);
    else rows.push({ ...person, ...defined({ managerEmail: email }) });
  }
  return { rows, refusals, ...(notes.length > 0 ? { notes } : {}) };
}

function wholeFile(sentence: string): ImportFile {
  return { rows: [], refusals: [{ row: 0, sentence }] };
}
