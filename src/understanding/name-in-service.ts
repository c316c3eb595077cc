import { escaped } from './text-words.ts';

/* "Tom in Housing", "Priya Shah (Streets)": a name, and the service that whoever is meant is in. */

function ofService(services: readonly string[]): RegExp {
  const any = services.map(escaped).join('|');
  return new RegExp(
    String.raw`^\s*(?:\(\s*|,?\s*(?:(?:over|up|down)\s+)?(?:in|from|of|at)\s+(?:the\s+)?)(?<service>${any})(?:\s+(?:team|department|dept|service))?\s*\)?(?![\p{L}\p{N}])`,
    'iu',
  );
}

/** What stands behind a name and says of which service they are; empty where nothing does. */
export function serviceSaidBehind(behind: string, services: readonly string[]): string {
  return services.length === 0 ? '' : (ofService(services).exec(behind)?.[0] ?? '');
}

/** A name and the service said with it, one of those given; undefined where none is said. */
export function nameInService(
  said: string,
  services: readonly string[],
): { readonly name: string; readonly service: string } | undefined {
  if (services.length === 0) return undefined;
  for (const { index } of said.matchAll(/(?<=\p{L}[.'’]?)(?=[\s,(])/gu)) {
    const found = ofService(services).exec(said.slice(index));
    if (found === null || /[\p{L}\p{N}]/u.test(said.slice(index + found[0].length))) continue;
    const service = services.find((one) => one.toLowerCase() === found.groups?.service?.toLowerCase());
    const name = said.slice(0, index).trim();
    if (service !== undefined && name !== '') return { name, service };
  }
  return undefined;
}
