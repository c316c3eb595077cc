import { indexOf } from './directory-index.ts';
import type { Directory, PersonId } from './person.ts';

/**
 * Somebody's managers, nearest first, up to the top. Goes on through managers who left, which it leaves in: whoever
 * writes to them asks `isActive`. Stops where the line would come round again.
 */
export function managersUpTheLine(directory: Directory, id: PersonId): readonly PersonId[] {
  const { byId } = indexOf(directory);
  const line = new Set<PersonId>();
  for (let next = byId.get(id)?.managerId; next !== undefined && next !== id && !line.has(next); ) {
    const manager = byId.get(next);
    if (manager === undefined) break;
    line.add(next);
    next = manager.managerId;
  }
  return [...line];
}

/** Everybody below somebody in the line, at any depth, without themselves. */
export function peopleBelow(directory: Directory, id: PersonId): readonly PersonId[] {
  const { reportsOf } = indexOf(directory);
  const below = new Set(reportsOf.get(id));
  // A set hands out what is added to it while it is gone through: reports of reports follow.
  for (const next of below) for (const report of reportsOf.get(next) ?? []) below.add(report);
  below.delete(id);
  return [...below];
}

/** Whether somebody manages anybody. */
export function isManager(directory: Directory, id: PersonId): boolean {
  return indexOf(directory).reportsOf.has(id);
}

/** The first who would manage themselves through others, with the line that comes round; undefined when none does. */
export function findLoop(managerOf: ReadonlyMap<string, string | undefined>): readonly string[] | undefined {
  const safe = new Set<string>();
  for (const start of managerOf.keys()) {
    const line: string[] = [];
    for (let at: string | undefined = start; at !== undefined && !safe.has(at); at = managerOf.get(at)) {
      if (line.includes(at)) return line.slice(line.indexOf(at));
      line.push(at);
    }
    for (const name of line) safe.add(name);
  }
  return undefined;
}
