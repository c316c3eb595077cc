import type { LocalDate } from '../calendar/index.ts';
import { indexOf } from './directory-index.ts';
import type { Directory, Person, PersonId, Role } from './person.ts';

const councillorSide: readonly Role[] = ['councillor', 'co-opted'];

/** Whether somebody belongs to the council on that date: the last day is still included, unless they left at once. */
export function isActive({ left }: Pick<Person, 'left'>, on: LocalDate): boolean {
  return left === undefined || on < left.lastDay || (on === left.lastDay && left.atOnce !== true);
}

/** Somebody elected or co-opted; they may not see what officers write among themselves. */
export function isOfCouncillorSide(person: Pick<Person, 'roles'>): boolean {
  return person.roles.some((role) => councillorSide.includes(role));
}

/** Somebody employed by the council, the monitoring officer and administrators among them. */
export function isOfficer(person: Pick<Person, 'roles'>): boolean {
  return person.roles.length > 0 && !isOfCouncillorSide(person);
}

/** Whether somebody looks after the product for the council. Nobody of the councillors' side ever does. */
export function isAdministrator(person: Person): boolean {
  return person.roles.includes('administrator') && isOfficer(person);
}

/** Somebody of member support, who sees to it that every enquiry has an officer and that misses are known. */
export function isCoordinator(person: Person): boolean {
  return person.roles.includes('coordinator') && isOfficer(person);
}

/**
 * Why these roles cannot be one person's, or undefined. A councillor may not be employed by the council they sit on
 * (Local Government Act 1972, section 80 and 116), and an administrator sees all casework, so neither mixes.
 */
export function roleConflict(roles: readonly Role[]): string | undefined {
  const elected = roles.find((role) => councillorSide.includes(role));
  const employed = roles.find((role) => !councillorSide.includes(role));
  if (elected === undefined || employed === undefined) return undefined;
  return `somebody cannot be ${roleName(elected)} and ${roleName(employed)} of the same council`;
}

/** As people say it, with its article: `a councillor`. */
export function roleName(role: Role): string {
  const names: Record<Role, string> = {
    councillor: 'a councillor',
    'co-opted': 'a co-opted member',
    officer: 'an officer',
    'monitoring-officer': 'the monitoring officer',
    administrator: 'an administrator',
    coordinator: 'a coordinator',
  };
  return names[role];
}

/** The person of that id, those who left among them. */
export function findPerson(directory: Directory, id: PersonId | undefined): Person | undefined {
  return id === undefined ? undefined : indexOf(directory).byId.get(id);
}

const services = new WeakMap<Directory, { readonly on: LocalDate; readonly names: readonly string[] }>();

/** The services that officers of the directory work in, sorted, each once. */
export function servicesOf(directory: Directory, on: LocalDate): readonly string[] {
  const known = services.get(directory);
  if (known?.on === on) return known.names;
  const named = directory.people.filter((person) => isActive(person, on) && isOfficer(person));
  const names = [...new Set(named.flatMap(({ service }) => service ?? []))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  services.set(directory, { on, names });
  return names;
}
