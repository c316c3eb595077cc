import { indexOf, plainName } from './directory-index.ts';
import type { Directory, Person, PersonId, Role } from './person.ts';
import { findPerson, roleName } from './roles.ts';

/**
 * Somebody's name for others to read: where the directory has another of that name, with what tells them apart behind it, their service,
 * wards or post, or else their address. `Chris Evans (Housing)`.
 */
export function nameApart(person: Person, directory: Directory): string {
  const called = indexOf(directory).byName.get(plainName(person.name)) ?? [];
  const others = called.filter(({ id }) => id !== person.id);
  if (others.length === 0) return person.name;
  const mark = markOf(person);
  const isShared = others.some((other) => markOf(other) === mark);
  return `${person.name} (${isShared && person.email !== '' ? person.email : mark})`;
}

/** The same by id; undefined for nobody of the directory. */
export function nameById(directory: Directory, id: PersonId | undefined): string | undefined {
  const person = findPerson(directory, id);
  return person && nameApart(person, directory);
}

/** An officer with the service that an enquiry is with, which is said once. */
export function nameAndService(name: string, service: string): string {
  return name.endsWith(`(${service})`) ? name : `${name}, ${service}`;
}

/** All that may be said of somebody to tell them from another of that name. */
export function marksOf(person: Person): readonly string[] {
  return [...new Set([markOf(person), ...person.wards, ...person.roles.map(post), person.email])].filter(Boolean);
}

function markOf({ service, wards, roles: [role = 'officer'] }: Person): string {
  return service ?? (wards.length > 0 ? wards.join(' and ') : post(role));
}

function post(role: Role): string {
  return roleName(role).replace(/^(?:an?|the) /, '');
}
