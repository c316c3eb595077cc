/**
 * What of it is there, to be spread into an object whose properties may be absent but not undefined:
 * `{ kind, ...defined({ until, reason }) }`. It belongs to no room, and every room may use it.
 */
export function defined<T extends object>(properties: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const there: Partial<T> = {};
  for (const name of Object.keys(properties) as (keyof T)[])
    if (properties[name] !== undefined) there[name] = properties[name];
  return there as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
