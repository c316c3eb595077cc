import type { Log } from './log.ts';

/** The tenants whose council there is; of the others it is said which setting is wrong. */
export function tenantsOfCouncils(
  councilOfTenant: ReadonlyMap<string, string>,
  councils: readonly string[],
  log: Pick<Log, 'error'>,
): readonly string[] {
  return [...councilOfTenant].flatMap(([tenant, council]) => {
    if (councils.includes(council)) return [tenant];
    log.error(
      `COUNCILS gives ${tenant} to the council "${council}", and there is no such council. There are: ${councils.join(', ')}.`,
    );
    return [];
  });
}
