import { formatDate, type LocalDate } from '../calendar/index.ts';
import { plainName } from './import-cells.ts';
import type { ImportRow } from './import-rows.ts';
import type { Directory, Person } from './person.ts';
import { isActive } from './roles.ts';

/*
 * Which row of a file is which person of the directory. An address is a way to reach a person, not who the person is: it is
 * given to somebody else when they leave.
 *
 *   the staff number is somebody's -> that person, unless neither name nor address is theirs: asked
 *   the address is nobody's        -> somebody new
 *   the address is somebody's, whose staff number differs   -> somebody new, unless the name is the same: asked
 *   the address is somebody's, under the same name          -> that person, also when they had left
 *   the address is somebody's, under another name
 *     who left, or whose role or group changes too, or with no word of the name in common -> asked
 *     else (somebody marries)                               -> that person
 */

/** What an administrator has said where the file alone does not tell, by e-mail address of the file; or of all of them. */
export type SaidOfPeople = {
  readonly same: 'all' | ReadonlySet<string>;
  readonly fresh: 'all' | ReadonlySet<string>;
};

/** Nothing was said: whatever is not clear is asked. */
export const nothingSaid: SaidOfPeople = { same: new Set(), fresh: new Set() };

/** Who a row is; `isBack`: they had left. `instead` had the address or the staff number until now and is somebody else. */
export type RowMatch =
  | { readonly kind: 'known'; readonly person: Person; readonly isBack: boolean }
  | { readonly kind: 'new'; readonly instead?: Person }
  | { readonly kind: 'unclear'; readonly sentence: string };

/** Matches rows with people, by the e-mail address of the row. No person is two rows. */
export function matchRows(
  { people }: Directory,
  rows: readonly ImportRow[],
  said: SaidOfPeople,
  today: LocalDate,
): ReadonlyMap<string, RowMatch> {
  const byNumber = new Map(people.flatMap((person) => (person.staffNumber ? [[person.staffNumber, person]] : [])));
  const byAddress = new Map(people.flatMap((person) => (person.email === '' ? [] : [[person.email, person]])));
  const matches = new Map<string, RowMatch>();
  const taken = new Set<Person>();
  for (const row of rows) {
    const person = row.staffNumber === undefined ? undefined : byNumber.get(row.staffNumber);
    if (person === undefined) continue;
    const isTheirs = person.email === row.email || haveWordInCommon(person, row);
    const match: RowMatch = isTheirs ? known(person, today) : ask(person, row, said, today);
    matches.set(row.email, match);
    if (match.kind === 'known') taken.add(person);
  }
  for (const row of rows) {
    if (matches.has(row.email)) continue;
    const person = byAddress.get(row.email);
    if (person === undefined) matches.set(row.email, { kind: 'new' });
    else if (taken.has(person) || (haveTwoNumbers(person, row) && !haveOneName(person, row)))
      matches.set(row.email, { kind: 'new', instead: person });
    else matches.set(row.email, isUnclear(person, row) ? ask(person, row, said, today) : known(person, today));
  }
  return matches;
}

/** Somebody whose last day is still to come has not left, and is not kept by being in the file. */
function known(person: Person, today: LocalDate): RowMatch {
  return { kind: 'known', person, isBack: !isActive(person, today) };
}

function isUnclear(person: Person, row: ImportRow): boolean {
  if (haveOneName(person, row)) return haveTwoNumbers(person, row);
  return (
    person.left !== undefined ||
    [...person.roles].sort().join() !== row.roles.join() ||
    (person.politicalGroup ?? '') !== (row.politicalGroup ?? '') ||
    !haveWordInCommon(person, row)
  );
}

function haveOneName(person: Person, row: ImportRow): boolean {
  return plainName(person.name) === plainName(row.name);
}

/** Asked where the row's number is not the person's. */
function haveTwoNumbers(person: Person, row: ImportRow): boolean {
  return row.staffNumber !== undefined && person.staffNumber !== undefined;
}

function haveWordInCommon(person: Person, row: ImportRow): boolean {
  const words = new Set(plainName(person.name).split(' '));
  return plainName(row.name)
    .split(' ')
    .some((word) => words.has(word));
}

function ask(person: Person, row: ImportRow, said: SaidOfPeople, today: LocalDate): RowMatch {
  const isSaid = (of: SaidOfPeople['same']) => of === 'all' || of.has(row.email);
  if (isSaid(said.same)) return { kind: 'known', person, isBack: person.left !== undefined };
  if (isSaid(said.fresh)) return { kind: 'new', instead: person };
  const what = person.email === row.email ? row.email : `The staff number ${row.staffNumber}`;
  const { left } = person;
  const had =
    left === undefined
      ? `is that of ${inWords(person)} in the directory`
      : `was that of ${inWords(person)}, whose last day ${left.lastDay < today ? 'was' : 'is'} ${formatDate(left.lastDay)}`;
  return {
    kind: 'unclear',
    sentence: `Row ${row.row}: ${what} ${had}. The file gives it to ${inWords(row)}. If they are one person, add --same-person ${row.email}; if it is somebody else, add --new-person ${row.email}.`,
  };
}

/** `Amina Khan (councillor, Green, staff number 123)`. */
function inWords(person: Pick<Person, 'name' | 'roles' | 'politicalGroup' | 'staffNumber'>): string {
  const { name, roles, politicalGroup, staffNumber } = person;
  const number = staffNumber === undefined ? [] : [`staff number ${staffNumber}`];
  return `${name} (${[...roles, ...(politicalGroup === undefined ? [] : [politicalGroup]), ...number].join(', ')})`;
}
