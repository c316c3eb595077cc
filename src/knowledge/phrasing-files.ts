import { z } from 'zod';
import { defined } from '../defined.ts';
import { digestOf } from './digest.ts';
import type { StoredPhrasing } from './document-store.ts';
import { askedSchema } from './phrasings.ts';
import { localReference } from './reference.ts';
import type { KnowledgeFault } from './types.ts';
import { formatYaml, parseYaml } from './yaml-file.ts';

/** A way of asking in the order of the record, and the fingerprint that its paragraph had then. */
export type ListedPhrasing = { readonly of: string; readonly digest: string };

const phrasingsFile = z.record(z.string(), z.array(askedSchema));
const FILE = /^((?:versions\/)?([a-z0-9-]+))\.(phrasings|near-misses)\.yaml$/;

/** Ways of asking as files, by their paths in the folder of the council. */
export function filesOfPhrasings(
  phrasings: readonly StoredPhrasing[],
  placeOf: (slug: string) => string,
): readonly (readonly [string, string])[] {
  const fileOf = ({ reference, nearMiss }: StoredPhrasing) => {
    const slug = reference.slice(reference.indexOf('/') + 1, reference.indexOf('#'));
    return `${placeOf(slug)}.${nearMiss ? 'near-misses' : 'phrasings'}.yaml`;
  };
  return [...Map.groupBy(phrasings, fileOf)].map(([file, own]) => {
    const byClause = Map.groupBy(own, ({ reference }) => localReference(reference));
    const asked = [...byClause].map(([local, each]) => [
      local,
      each.map(({ ask, as, by, on, why }) => ({ ask, ...defined({ as, by, on, why }) })),
    ]);
    return [file, formatYaml(Object.fromEntries(asked))];
  });
}

/** What of ways of asking their files do not carry. */
export function listOfPhrasings(phrasings: readonly StoredPhrasing[]): readonly ListedPhrasing[] {
  return phrasings.map((each) => ({ of: nameOf(each), digest: each.digest }));
}

type WithoutDigest = Omit<StoredPhrasing, 'digest'>;

/** The ways of asking in the files of a council that an export wrote. */
export async function readPhrasingFiles(
  council: string,
  names: readonly string[],
  read: (file: string) => Promise<string | undefined>,
): Promise<{ readonly phrasings: readonly WithoutDigest[]; readonly faults: readonly KnowledgeFault[] }> {
  const phrasings: WithoutDigest[] = [];
  const faults: KnowledgeFault[] = [];
  for (const name of names) {
    const [, place, slug, kind] = FILE.exec(name) ?? [];
    // Beside a document without a record stand those of a document that ships.
    if (slug === undefined || (place === slug && !names.includes(`${slug}.record.json`))) continue;
    const file = `${council}/${name}`;
    const parsed = parseYaml({ file, text: (await read(name)) ?? '' }, phrasingsFile);
    faults.push(...parsed.faults);
    for (const [local, asked] of Object.entries(parsed.value ?? {})) {
      for (const { ask, as, provenance } of asked) {
        if (provenance === undefined || !('by' in provenance)) {
          faults.push({
            file,
            line: parsed.lineOf([local]),
            message: `Nobody says who added "${ask}". Give it a "by".`,
          });
          continue;
        }
        const nearMiss = kind === 'near-misses' ? true : undefined;
        phrasings.push({
          ask,
          reference: `${council}/${slug}#${local}`,
          ...defined({ as, nearMiss }),
          ...provenance,
        });
      }
    }
  }
  return { phrasings, faults };
}

/** Ways of asking in the order in which they were listed; one that was added to a file since is of the paragraph as it is now. */
export function inOrder(
  phrasings: readonly WithoutDigest[],
  listed: readonly ListedPhrasing[],
  digestAt: (reference: string) => string | undefined,
): readonly StoredPhrasing[] {
  const byName = Map.groupBy(phrasings, nameOf);
  const known = listed.flatMap(({ of, digest }) => {
    const each = byName.get(of)?.shift();
    return each ? [{ ...each, digest }] : [];
  });
  const added = [...byName.values()].flat().flatMap((each) => {
    const digest = digestAt(each.reference);
    return digest === undefined ? [] : [{ ...each, digest }];
  });
  return [...known, ...added];
}

function nameOf({ ask, as, reference, nearMiss, by, on, why }: WithoutDigest): string {
  return digestOf(JSON.stringify([ask, as, reference, nearMiss, by, on, why])).slice(0, 16);
}
