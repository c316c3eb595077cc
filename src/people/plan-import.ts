import type { LocalDate } from '../calendar/index.ts';
import type { ImportFile, ImportRow, RowRefusal } from './import-rows.ts';
import { findLoop } from './management-line.ts';
import type { Directory, Person } from './person.ts';
import { isActive, isAdministrator } from './roles.ts';

/** Somebody whose entry differs; `what` says each difference in words. Somebody who had left and is back is one too. */
export type PersonChange = { readonly person: Person; readonly row: ImportRow; readonly what: readonly string[] };

/**
 * What an import would do. With refusals nothing is done at all: somebody on a refused row would otherwise look like a
 * leaver. `warnings` are for whoever decides.
 */
export type ImportPlan = {
  readonly additions: readonly ImportRow[];
  readonly changes: readonly PersonChange[];
  readonly leavers: readonly Person[];
  readonly unchanged: number;
  readonly refusals: readonly RowRefusal[];
  readonly warnings: readonly string[];
};

/** Compares a file with the directory. The file is the whole truth: whoever is not in it has left. */
export function planImport(current: Directory, file: ImportFile, today: LocalDate): ImportPlan {
  const byEmail = new Map(current.people.map((person) => [person.email, person]));
  const emailOf = new Map(current.people.map((person) => [person.id, person.email]));
  const rowOf = new Map(file.rows.map((row) => [row.email, row]));
  const additions: ImportRow[] = [];
  const changes: PersonChange[] = [];
  let unchanged = 0;
  for (const row of rowOf.values()) {
    const person = byEmail.get(row.email);
    if (person === undefined) additions.push(row);
    else {
      const managerEmail = person.managerId === undefined ? undefined : emailOf.get(person.managerId);
      const what = differences(person, managerEmail, row, today);
      if (what.length === 0) unchanged += 1;
      else changes.push({ person, row, what });
    }
  }
  const leavers = current.people.filter((person) => isActive(person, today) && !rowOf.has(person.email));
  return {
    additions,
    changes,
    leavers,
    unchanged,
    refusals: [...file.refusals, ...refusalsOf(file, rowOf, current, today)].sort((a, b) => a.row - b.row),
    warnings: additions
      .filter(({ name }) => leavers.some((leaver) => leaver.name.toLowerCase() === name.toLowerCase()))
      .map(
        ({ name }) => `${name} leaves and ${name} joins with another e-mail address: their enquiries do not go along.`,
      ),
  };
}

/** Whether there is anything to do. */
export function isEmpty({ additions, changes, leavers }: ImportPlan): boolean {
  return additions.length + changes.length + leavers.length === 0;
}

function refusalsOf(
  { rows, refusals }: ImportFile,
  rowOf: ReadonlyMap<string, ImportRow>,
  current: Directory,
  today: LocalDate,
): readonly RowRefusal[] {
  const found: RowRefusal[] = [];
  for (const [at, { row, email }] of rows.entries()) {
    const first = rows.findIndex((other) => other.email === email);
    if (first < at) found.push({ row, sentence: `Row ${row}: ${email} is in row ${rows[first]?.row} already.` });
  }
  for (const { row, managerEmail } of rows) {
    const manager = managerEmail === undefined ? undefined : rowOf.get(managerEmail);
    if (managerEmail === undefined) continue;
    if (manager === undefined) {
      found.push({ row, sentence: `Row ${row}: the manager ${managerEmail} is not in the file.` });
    } else if (manager.roles.some((role) => role === 'councillor' || role === 'co-opted')) {
      found.push({ row, sentence: `Row ${row}: ${manager.name} is not an officer, so cannot be a manager.` });
    }
  }
  const loop = findLoop(new Map([...rowOf.values()].map(({ email, managerEmail }) => [email, managerEmail])));
  if (loop !== undefined) {
    const row = rowOf.get(loop[0] ?? '')?.row ?? 0;
    const line = [...loop, loop[0]].map((email) => rowOf.get(email ?? '')?.name ?? email).join(', managed by ');
    found.push({ row, sentence: `Row ${row}: the managers go round in a circle: ${line}.` });
  }
  // A file that cannot be read names nobody, and that is not what is wrong with it.
  if (refusals.length === 0 && !rows.some(({ roles }) => roles.includes('administrator'))) {
    const losing = current.people.some((person) => isActive(person, today) && isAdministrator(person));
    const sentence = losing
      ? 'The last administrator would leave. Keep one in the file.'
      : 'The file names no administrator. Write administrator in the role column of whoever looks after Clausewise, yourself perhaps.';
    found.push({ row: 0, sentence });
  }
  return found;
}

function differences(
  person: Person,
  managerEmail: string | undefined,
  row: ImportRow,
  today: LocalDate,
): readonly string[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['name', person.name, row.name],
    ['role', list([...person.roles].sort()), list(row.roles)],
    ['service', person.service ?? '', row.service ?? ''],
    ['manager', managerEmail ?? '', row.managerEmail ?? ''],
    ['wards', list(person.wards), list(row.wards)],
    ['political group', person.politicalGroup ?? '', row.politicalGroup ?? ''],
    ['working days', list(person.workingDays), list(row.workingDays)],
  ];
  const changed = pairs
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => `${what} from ${before || 'none'} to ${after || 'none'}`);
  return isActive(person, today) ? changed : ['back after having left', ...changed];
}

function list(items: readonly string[]): string {
  return items.join(', ');
}
