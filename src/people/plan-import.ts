import type { LocalDate } from '../calendar/index.ts';
import type { ImportFile, ImportRow, RowRefusal } from './import-rows.ts';
import { findLoop } from './management-line.ts';
import { matchRows, nothingSaid, type RowMatch, type SaidOfPeople } from './match-rows.ts';
import type { Directory, Person, PersonId } from './person.ts';
import { findPerson, isActive, isAdministrator } from './roles.ts';

/** Somebody whose entry differs; `what` says each difference in words. Somebody who had left and is back is one too. */
export type PersonChange = {
  readonly person: Person;
  readonly row: ImportRow;
  readonly what: readonly string[];
  readonly isBack: boolean;
};

/**
 * What an import would do. With refusals nothing is done at all: somebody on a refused row would otherwise look like a
 * leaver. `warnings` are for whoever decides.
 */
export type ImportPlan = {
  readonly additions: readonly ImportRow[];
  /** Of those who join: who had their address or staff number until now. Their records stay that person's. */
  readonly replaced: readonly { readonly row: ImportRow; readonly person: Person }[];
  readonly changes: readonly PersonChange[];
  readonly leavers: readonly Person[];
  readonly unchanged: number;
  readonly refusals: readonly RowRefusal[];
  readonly warnings: readonly string[];
};

/** Compares a file with the directory. The file is the whole truth: whoever is not in it has left. */
export function planImport(
  current: Directory,
  file: ImportFile,
  today: LocalDate,
  said: SaidOfPeople = nothingSaid,
): ImportPlan {
  const rowOf = new Map(file.rows.map((row) => [row.email, row]));
  const matches = matchRows(current, [...rowOf.values()], said, today);
  const idOfRow = (email: string | undefined) => personOf(matches.get(email ?? ''))?.id;
  const additions: ImportRow[] = [];
  const replaced: { readonly row: ImportRow; readonly person: Person }[] = [];
  const changes: PersonChange[] = [];
  const unclear: RowRefusal[] = [];
  let unchanged = 0;
  for (const row of rowOf.values()) {
    const match = matches.get(row.email);
    if (match?.kind === 'unclear') unclear.push({ row: row.row, sentence: match.sentence });
    else if (match?.kind === 'known') {
      const what = differences(match, row, idOfRow, current);
      if (what.length === 0) unchanged += 1;
      else changes.push({ person: match.person, row, what, isBack: match.isBack });
    } else {
      additions.push(row);
      if (match?.instead !== undefined) replaced.push({ row, person: match.instead });
    }
  }
  const stay = new Set([...matches.values()].map(personOf));
  // Whoever is asked about is no leaver: nobody knows yet. Whose last day is known keeps it.
  const leavers = unclear.length > 0 ? [] : current.people.filter((each) => each.left === undefined && !stay.has(each));
  return {
    additions,
    replaced,
    changes,
    leavers,
    unchanged,
    refusals: [...file.refusals, ...refusalsOf(file, rowOf, current, today), ...unclear].sort((a, b) => a.row - b.row),
    warnings: additions
      .filter(({ name }) => leavers.some((leaver) => leaver.name.toLowerCase() === name.toLowerCase()))
      .map(
        ({ name }) =>
          `${name} leaves and ${name} joins with another e-mail address: their enquiries do not go along. A staff number in the file tells that they are one person.`,
      ),
  };
}

function personOf(match: RowMatch | undefined): Person | undefined {
  return match?.kind === 'known' ? match.person : undefined;
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
  const rowOfNumber = new Map<string, number>();
  for (const { row, staffNumber } of rows) {
    if (staffNumber === undefined) continue;
    const first = rowOfNumber.get(staffNumber);
    if (first === undefined) rowOfNumber.set(staffNumber, row);
    else found.push({ row, sentence: `Row ${row}: the staff number ${staffNumber} is in row ${first} already.` });
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
  { person, isBack }: Extract<RowMatch, { kind: 'known' }>,
  row: ImportRow,
  idOfRow: (email: string | undefined) => PersonId | undefined,
  current: Directory,
): readonly string[] {
  const manager = findPerson(current, person.managerId);
  const isManagerSame = manager !== undefined && manager.id === idOfRow(row.managerEmail);
  const managerEmail = isManagerSame ? row.managerEmail : manager?.email || manager?.name;
  const pairs: readonly (readonly [string, string, string])[] = [
    ['name', person.name, row.name],
    ['e-mail', person.email, row.email],
    ['staff number', person.staffNumber ?? '', row.staffNumber ?? person.staffNumber ?? ''],
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
  return isBack ? ['back after having left', ...changed] : changed;
}

function list(items: readonly string[]): string {
  return items.join(', ');
}
