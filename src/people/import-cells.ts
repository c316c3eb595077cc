import { z } from 'zod';
import type { Weekday } from '../calendar/index.ts';
import type { Role } from './person.ts';
import { roleConflict } from './roles.ts';
import { normaliseEmail } from './tie-account.ts';

/** What a cell means, or what is wrong with it and what to write, as the rest of a sentence that begins with what was seen. */
export type ReadCell<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'wrong'; readonly what: string };

const roleWords: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['councillor', 'councillor'],
  ['cllr', 'councillor'],
  ['county councillor', 'councillor'],
  ['member', 'councillor'],
  ['elected member', 'councillor'],
  ['co-opted member', 'co-opted'],
  ['co-opted', 'co-opted'],
  ['coopted member', 'co-opted'],
  ['coopted', 'co-opted'],
  ['co-optee', 'co-opted'],
  ['officer', 'officer'],
  ['council officer', 'officer'],
  ['staff', 'officer'],
  ['member of staff', 'officer'],
  ['employee', 'officer'],
  ['monitoring officer', 'monitoring-officer'],
  ['administrator', 'administrator'],
  ['admin', 'administrator'],
  ['coordinator', 'coordinator'],
  ['casework coordinator', 'coordinator'],
  ['member support', 'coordinator'],
  ['member support officer', 'coordinator'],
]);

/** As people are asked to write them. */
export const ROLES_TO_WRITE = 'councillor, co-opted member, officer, monitoring officer, coordinator or administrator';

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const mondayToFriday: readonly Weekday[] = week.slice(0, 5);

/** One or several roles. */
export function readRoles(cell: string): ReadCell<readonly Role[]> {
  const words = split(cell, /[;|,/\n&]|\band\b/i).map((word) =>
    word.toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, ''),
  );
  if (words.length === 0) return wrong(`it is empty. Write ${ROLES_TO_WRITE}`);
  const roles: Role[] = [];
  for (const word of words) {
    const role = [word, word.replace(/s$/, '')].map((each) => roleWords.get(each)).find((each) => each !== undefined);
    if (role === undefined) return wrong(`"${word}" is not a role. Write ${ROLES_TO_WRITE}`);
    if (!roles.includes(role)) roles.push(role);
  }
  const conflict = roleConflict(roles);
  return conflict === undefined ? read(roles.sort()) : wrong(`${seen(cell)}: ${conflict}. Write the one that they are`);
}

/** An address, alone or as mail programs write it: `Priya Shah <priya.shah@derby.gov.uk>`, `mailto:`, `SMTP:`. */
export function readEmail(cell: string): ReadCell<string> {
  if (cell.trim() === '') return wrong('it is empty. Write an address like priya.shah@derby.gov.uk');
  const address = addressIn(cell);
  if (address.length > 254) return wrong(`${seen(cell)} is longer than 254 characters. Write a shorter address`);
  return z.email().safeParse(address).success
    ? read(address)
    : wrong(`${seen(cell)} is not an e-mail address. Write it like priya.shah@derby.gov.uk`);
}

function addressIn(cell: string): string {
  const [, angled] = /<\s*([^<>]*@[^<>]*?)\s*>/.exec(cell) ?? [];
  const bare = (angled ?? cell).replace(/[\u200b\u00a0]/g, ' ').trim();
  return normaliseEmail(bare.replace(/^(?:mailto|smtp):/i, '').replace(/^['"](.*)['"]$/, '$1'));
}

/** A manager: by address, or by name as Active Directory (`CN=Pat Lee,OU=Staff`) and others write it. */
export type ManagerSaid = { readonly kind: 'email' | 'name'; readonly said: string };

/** Who a manager is; undefined for nobody. */
export function readManager(cell: string): ReadCell<ManagerSaid | undefined> {
  const text = cell.trim();
  if (text === '' || /^(?:none|n\/a|-)$/i.test(text)) return read(undefined);
  if (text.includes('@')) {
    const email = readEmail(text);
    return email.kind === 'wrong' ? email : read({ kind: 'email', said: email.value });
  }
  const [, common] = /^CN=((?:\\.|[^,\\])+)/i.exec(text) ?? [];
  return read({ kind: 'name', said: readName(common?.replace(/\\(.)/g, '$1') ?? text) });
}

/** What may follow a name after a comma. */
const HONOURS = /^(?:[A-Z]{2,4}|PhD|Jr|Sr|DPhil|Hons?)\.?(?:\s|$)/;

/** What may stand before a family name that is written first. */
const TITLES = /^((?:(?:cllr|clr|councillor|mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame|lord|lady)\b\.?\s+)+)(.+)$/i;

/** A name, in the order in which it is said: `Shah, Priya` is `Priya Shah`, `Cllr Khan, Amina` is `Cllr Amina Khan`. */
export function readName(cell: string): string {
  const name = tidy(cell);
  const [, first = '', given = ''] = /^([^,]+), ?([^,]+)$/.exec(name) ?? [];
  if (given === '' || HONOURS.test(given)) return name;
  const [, title = '', family = first] = TITLES.exec(first) ?? [];
  return `${title}${given} ${family}`;
}

/** The same number however a spreadsheet writes it: in small letters, without the noughts that Excel drops. */
export function readStaffNumber(written: string): string {
  // An apostrophe before a number is how it is kept as text.
  const cell = written.replace(/^['’](?=\d)/, '');
  return /^\d+$/.test(cell) ? cell.replace(/^0+(?=\d)/, '') : cell.toLowerCase();
}

/** The same name however it is written, to find a manager by. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:cllr|councillor|mr|mrs|ms|miss|dr)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** One or several wards, each once. `&` and "and" stay: they are parts of wards' names. */
export function readWards(cell: string): readonly string[] {
  return [...new Set(split(cell, /[;|,\n]|\s\/\s/).map(tidy))];
}

const EVERY_WEEKDAY = /^(?:full[\s-]*time|ft|(?:all |every )?week\s?days?|m\s*(?:-|–|to)\s*f|mtwtf)$/i;

/** `Mon-Wed; Fri` as days, Monday first; Monday to Friday when nothing is written, undefined when it is none. */
export function parseWorkingDays(written: string): readonly Weekday[] | undefined {
  if (written.trim() === '' || EVERY_WEEKDAY.test(written.trim())) return mondayToFriday;
  const days = new Set<Weekday>();
  for (const part of split(written, /[;,/|\n]|\band\b|&/i)) {
    const [from, to] = part.split(/\s*(?:-|–|\bto\b)\s*/i).map(dayNumber);
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

/** Without white space around and several spaces in it. */
export function tidy(cell: string): string {
  return cell.replace(/[\s\u200b]+/g, ' ').trim();
}

/** A value as it is shown to whoever has to put it right. */
export function seen(cell: string): string {
  const text = tidy(cell);
  return `"${text.length <= 60 ? text : `${text.slice(0, 60)}…`}"`;
}

function split(list: string, at: RegExp): readonly string[] {
  return list
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function read<Value>(value: Value): ReadCell<Value> {
  return { kind: 'read', value };
}

function wrong(what: string): ReadCell<never> {
  return { kind: 'wrong', what };
}
