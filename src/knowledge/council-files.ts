import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Figures } from '../council.ts';
import { defined } from '../defined.ts';
import { parseCouncil } from './council-file.ts';
import { digestOf } from './digest.ts';
import { parseStoredCouncil, type StoredCouncil, type StoredStandard } from './document-store.ts';
import { formatJson, parseJson } from './json-file.ts';
import { filesOfPhrasings, inOrder, listOfPhrasings, readPhrasingFiles } from './phrasing-files.ts';
import { readText, textOfLines } from './text-file.ts';
import type { KnowledgeFault } from './types.ts';
import { formatYaml } from './yaml-file.ts';

/** The record beside `council.yaml`: what that cannot carry. */
export const COUNCIL_RECORD = 'record.json';

const recordFile = z.looseObject({
  yaml: z.string().optional(),
  phrasings: z.array(z.strictObject({ of: z.string(), digest: z.string() })).optional(),
  standard: z.custom<Partial<StoredStandard>>((value) => typeof value === 'object' && value !== null).optional(),
});

/**
 * A council as files, by their paths in its folder. One that ships has a `council.yaml` of its own: then its record says it all.
 * `placeOf` says where the ways of asking about a document stand: `protocol` or `versions/protocol`.
 */
export function filesOfCouncil(
  council: StoredCouncil,
  { ships, placeOf }: { readonly ships: boolean; readonly placeOf: (slug: string) => string },
): ReadonlyMap<string, string> {
  const { phrasings, standard, ...kept } = council;
  const yaml = ships ? undefined : formatCouncil(council);
  const said = yaml === undefined ? undefined : saidIn(council.id, yaml);
  const record = {
    ...without(kept, said?.council),
    ...defined({
      yaml: yaml && digestOf(yaml),
      standard: standard && without(standard, said?.standard),
      phrasings: phrasings && listOfPhrasings(phrasings),
    }),
  };
  return new Map([
    ...(yaml === undefined ? [] : [['council.yaml', yaml] as const]),
    [COUNCIL_RECORD, formatJson(record)],
    ...filesOfPhrasings(phrasings ?? [], placeOf),
  ]);
}

/** What a record has otherwise than a file says. */
function without(record: object, said: object = {}): object {
  const of = new Map<string, unknown>(Object.entries(said));
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => !isDeepStrictEqual(value, of.get(key))));
}

/** Whether a council has a `council.yaml` in this folder that no export wrote. */
export async function shipsIn(folder: string, id: string): Promise<boolean> {
  if ((await readText(folder, `${id}/council.yaml`)) === undefined) return false;
  const record = recordFile.safeParse(parseJson(await readText(folder, `${id}/${COUNCIL_RECORD}`)));
  return record.data?.yaml === undefined;
}

/** A council read back from its folder; `names` are the files in it, and `digestAt` gives a paragraph's fingerprint as it is now. */
export async function readCouncilFiles(
  id: string,
  names: readonly string[],
  {
    read,
    digestAt,
  }: {
    readonly read: (file: string) => Promise<string | undefined>;
    readonly digestAt: (reference: string) => string | undefined;
  },
): Promise<{ readonly council: StoredCouncil | undefined; readonly faults: readonly KnowledgeFault[] }> {
  const file = `${id}/${COUNCIL_RECORD}`;
  const wrong = (where: string, message: string) => ({ file: where, line: 1, message });
  const record = recordFile.safeParse(parseJson(await read(COUNCIL_RECORD)));
  if (!record.success)
    return { council: undefined, faults: [wrong(file, 'This is not a record as an export writes it.')] };
  const yaml = record.data.yaml === undefined ? undefined : await read('council.yaml');
  const said = yaml === undefined ? undefined : saidIn(id, yaml);
  const { phrasings: listed, standard, yaml: written, ...kept } = record.data;
  const asked = await readPhrasingFiles(id, names, read);
  const phrasings = inOrder(asked.phrasings, listed ?? [], digestAt);
  const council = parseStoredCouncil({
    ...said?.council,
    id,
    ...kept,
    ...defined({
      standard: standard && { ...said?.standard, ...standard },
      phrasings: listed === undefined && phrasings.length === 0 ? undefined : phrasings,
    }),
  });
  const faults = [
    ...(council ? [] : [wrong(file, 'The council of this record has no name or main document.')]),
    ...(yaml !== undefined && digestOf(textOfLines(yaml)) !== written
      ? [wrong(`${id}/council.yaml`, 'This is not as it was when it was exported.')]
      : []),
  ];
  return { council: council, faults: [...asked.faults, ...faults] };
}

function formatCouncil({ id, standard, ...council }: StoredCouncil): string {
  const { name, shortName, nation, timeZone, adviceFrom, mainDocument } = council;
  const own = (reference: string) => reference.slice(id.length + 1);
  const days = ({ acknowledgeWithin, resolveWithin }: Figures) =>
    defined({ 'acknowledge-within': acknowledgeWithin, 'resolve-within': resolveWithin });
  const clause = standard?.clauses[0]?.reference;
  const promised = standard && {
    kind: 'promised',
    clause: own(clause ?? ''),
    ...days(standard.figures),
    ...(standard.others.length === 0
      ? {}
      : {
          others: standard.others.map((other) => ({
            for: other.for,
            ...defined({ clause: other.clause === undefined ? undefined : own(other.clause) }),
            ...days(other),
          })),
        }),
  };
  const none =
    standard?.says === undefined ? undefined : { kind: 'none', clause: own(clause ?? ''), says: standard.says };
  const described = {
    name,
    'short-name': shortName,
    nation,
    'time-zone': timeZone,
    'advice-from': adviceFrom,
    'main-document': own(mainDocument),
  };
  const whole = formatYaml({ ...described, ...defined({ 'response-standard': none ?? promised }) });
  return saidIn(id, whole) === undefined ? formatYaml(described) : whole;
}

/** What `council.yaml` says of what is kept of a council. */
function saidIn(id: string, yaml: string) {
  const council = parseCouncil('council.yaml', id, yaml).value;
  if (council === undefined) return undefined;
  const { name, shortName, nation, timeZone, adviceFrom, mainDocument, responseStandard } = council;
  const standard =
    responseStandard.kind === 'none'
      ? { figures: {}, others: [], ...defined({ says: responseStandard.says }) }
      : { figures: daysOf(responseStandard), others: responseStandard.others ?? [] };
  return { council: { name, shortName, nation, timeZone, adviceFrom, mainDocument }, standard };
}

function daysOf({ acknowledgeWithin, resolveWithin }: Figures): Figures {
  return defined({ acknowledgeWithin, resolveWithin });
}
