import { defined } from '../defined.ts';
/** What a directory file says of a person; `given` and `family` are two halves of a name. */
export type Column =
  | 'name'
  | 'given'
  | 'family'
  | 'email'
  | 'staffNumber'
  | 'role'
  | 'service'
  | 'manager'
  | 'wards'
  | 'politicalGroup'
  | 'workingDays';

/**
 * How each column is headed: first as we ask for it, then as Outlook, Active Directory (`displayName`, `sn`), Microsoft Entra
 * (`User principal name`) and Modern.gov write it. Of several that a file has, the one that stands first here is read. What
 * others mean something else by is not here: Entra's "User type" says "Member" of everybody, "Title" is Mr or a post.
 */
const headings: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'name',
    'full name',
    'display name',
    'person',
    'officer',
    'officer name',
    'employee',
    'employee name',
    'councillor',
    'councillor name',
    'member name',
    'contact name',
    'cn',
  ],
  given: ['forename', 'forenames', 'first name', 'first names', 'given name', 'known as', 'preferred name'],
  family: ['surname', 'last name', 'family name', 'sn'],
  email: [
    'e mail',
    'email',
    'e mail address',
    'email address',
    'mail',
    'work email',
    'work e mail',
    'council email',
    'primary email',
    'primary smtp address',
    'e mail 1 value',
    'user principal name',
    'upn',
  ],
  // Never a bare "id": in a spreadsheet that is the number of the row, and another person's tomorrow.
  staffNumber: [
    'staff number',
    'staff no',
    'staff id',
    'employee number',
    'employee no',
    'employee id',
    'payroll number',
    'personnel number',
    'object id',
    'azure ad object id',
    'entra object id',
    'object guid',
  ],
  role: ['role', 'roles', 'clausewise role', 'person type'],
  service: ['service', 'team', 'service area', 'department', 'business unit', 'section'],
  manager: [
    'manager',
    'line manager',
    'manager e mail',
    'manager email',
    'manager e mail address',
    'manager email address',
    'line manager email',
    'line manager e mail',
    'manager user principal name',
    'reports to',
    'managers name',
    'manager name',
  ],
  wards: ['wards', 'ward', 'ward name', 'ward represented', 'electoral division', 'electoral divisions'],
  politicalGroup: ['political group', 'group', 'party', 'political party'],
  workingDays: ['working days', 'days worked', 'work days'],
};

/** As people are asked to write it. */
export const headingOf: Readonly<Record<Column, string>> = {
  name: 'name',
  given: 'forename',
  family: 'surname',
  email: 'e-mail',
  staffNumber: 'staff number',
  role: 'role',
  service: 'service',
  manager: 'manager',
  wards: 'wards',
  politicalGroup: 'political group',
  workingDays: 'working days',
};

const columnOf = new Map<string, { readonly column: Column; readonly rank: number }>(
  (Object.entries(headings) as [Column, readonly string[]][]).flatMap(([column, words]) =>
    words.map((word, rank) => [word, { column, rank }] as const),
  ),
);

/** Where each column stands, and the headings that are left out with whatever stands below them. */
export type Heading = {
  readonly at: ReadonlyMap<Column, number>;
  readonly leftOut: readonly string[];
  /** A heading that stands there twice. */
  readonly twice?: string;
};

/** Reads a heading row. `readHeading(['displayName', 'mail', 'Phone'])` has name at 0, email at 1, and leaves out Phone. */
export function readHeading(cells: readonly string[]): Heading {
  const best = new Map<Column, { readonly at: number; readonly rank: number }>();
  const seen = new Set<string>();
  let twice: string | undefined;
  for (const [at, cell] of cells.entries()) {
    const word = plainHeading(cell);
    const known = columnOf.get(word);
    if (known === undefined) continue;
    if (seen.has(word)) twice ??= cell.trim();
    seen.add(word);
    const before = best.get(known.column);
    if (before === undefined || known.rank < before.rank) best.set(known.column, { at, rank: known.rank });
  }
  // A whole name says more than its halves.
  if (best.has('name')) {
    best.delete('given');
    best.delete('family');
  }
  const at = new Map([...best].map(([column, found]) => [column, found.at]));
  const used = new Set(at.values());
  return {
    at,
    leftOut: cells.filter((cell, index) => cell.trim() !== '' && !used.has(index)).map((cell) => cell.trim()),
    ...defined({ twice }),
  };
}

/** Whether a row heads a list of people: it has an address, and something that names a person. */
export function isHeading(cells: readonly string[]): boolean {
  const { at } = readHeading(cells);
  return at.has('email') && (at.has('name') || at.has('family'));
}

/** `userPrincipalName`, `E-Mail_Address:` and `E-mail address` alike, in small letters with single spaces. */
function plainHeading(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
