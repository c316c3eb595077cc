import type { StoredCouncil } from '../knowledge/index.ts';
import { councilOf, type DocumentServices } from './records.ts';

/** What became of making a council. */
export type Begun =
  | { readonly kind: 'made'; readonly council: StoredCouncil }
  | { readonly kind: 'refused'; readonly why: string };

/** Makes a council that has no documents yet, so that its people can come and bring them. */
export async function beginCouncil(id: string, name: string, services: DocumentServices): Promise<Begun> {
  if (!/^[a-z][a-z0-9-]{1,48}$/.test(id))
    return {
      kind: 'refused',
      why: `"${id}" cannot be a council's short name. Use small letters, figures and hyphens: northmere.`,
    };
  if (name.trim() === '') return { kind: 'refused', why: 'A council needs a name: "Northmere District Council".' };
  const there = await councilOf(id, services);
  if (there) return { kind: 'refused', why: `There is a council "${id}" already: ${there.council.name}.` };
  const council = newCouncil(id, name.trim(), `${id}/protocol`, services.today('Europe/London'));
  const added = await services.store.addCouncil(council);
  return added === 'added'
    ? { kind: 'made', council }
    : { kind: 'refused', why: `There is a council "${id}" already.` };
}

/** A council with what holds for most until somebody says otherwise. */
export function newCouncil(id: string, name: string, mainDocument: string, today: string): StoredCouncil {
  const shortName = name.replace(
    /\s+(?:(?:city|district|borough|county|parish|town|metropolitan|london|community|and)\s+)*council$/i,
    '',
  );
  return {
    id,
    name,
    shortName: shortName === '' ? name : shortName,
    nation: 'england-and-wales',
    timeZone: 'Europe/London',
    adviceFrom: 'the Monitoring Officer',
    mainDocument,
    since: today,
    revision: 1,
  };
}
