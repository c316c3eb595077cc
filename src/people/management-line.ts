import type { Directory, PersonId } from './person.ts';

/**
 * Somebody's managers, nearest first, up to the top. Goes on through managers who left, which it leaves in: whoever
 * writes to them asks `isActive`. Stops where the line would come round again.
 */
export function managersUpTheLine(directory: Directory, id: PersonId): readonly PersonId[] {
  const managerOf = new Map(directory.people.map((person) => [person.id, person.managerId]));
  const line: PersonId[] = [];
  for (let next = managerOf.get(id); next !== undefined && next !== id && !line.includes(next); ) {
    if (!managerOf.has(next)) break;
    line.push(next);
    next = managerOf.get(next);
  }
  return line;
}

/** Everybody below somebody in the line, at any depth, without themselves. */
export function peopleBelow(directory: Directory, id: PersonId): readonly PersonId[] {
  const reports = new Map<PersonId, PersonId[]>();
  for (const { id: report, managerId } of directory.people) {
    if (managerId !== undefined) reports.set(managerId, [...(reports.get(managerId) ?? []), report]);
  }
  const below = new Set<PersonId>();
  const queue = [...(reports.get(id) ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next === id || below.has(next)) continue;
    below.add(next);
    queue.push(...(reports.get(next) ?? []));
  }
  return [...below];
}

/** Whether somebody manages anybody. */
export function isManager(directory: Directory, id: PersonId): boolean {
  return directory.people.some(({ managerId }) => managerId === id);
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
