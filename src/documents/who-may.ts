import { isOfficer, type Person } from '../people/index.ts';

/** Whether somebody brings, corrects, approves and withdraws documents: the monitoring officer and administrators. */
export function mayKeepDocuments(person: Pick<Person, 'roles'>): boolean {
  return isOfficer(person) && person.roles.some((role) => role === 'monitoring-officer' || role === 'administrator');
}
