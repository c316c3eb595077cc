import { z } from 'zod';
import { defined } from '../defined.ts';
import { findByReference } from './reference.ts';
import type { CouncilDocument, KnowledgeFault, Phrasing } from './types.ts';
import { parseYaml } from './yaml-file.ts';

type WayOfAsking = Omit<Phrasing, 'reference'>;

const line = z.string().trim().min(1);

/** Who wrote a whole file, as topics and phrasings say it. */
export const provenanceSchema = z.strictObject({
  written: z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/, 'expected a month or day like 2026-11 or 2026-11-30'),
  from: line,
  checked: line,
});

/** A way of asking: its words alone, or `{ ask, as, by, on, why }` where the words do not tell who says them, or one person added it. */
export const askedSchema = z.union(
  [
    line.transform((ask): WayOfAsking => ({ ask })),
    z
      .strictObject({
        ask: line,
        as: z.enum(['councillor', 'officer', 'co-opted']).optional(),
        by: line.optional(),
        on: z.iso.date().optional(),
        why: line.optional(),
      })
      .refine(({ by, on, why }) => by !== undefined || (on === undefined && why === undefined))
      .transform(
        ({ ask, as, by, on, why }): WayOfAsking => ({
          ask,
          ...defined({ as, provenance: by === undefined ? undefined : { by, ...defined({ on, why }) } }),
        }),
      ),
  ],
  'expected the words, or { ask: "the words", as: councillor, officer or co-opted, by: who added it, on: 2026-11-30, why: the reason }',
);

const phrasingsFile = z.object({ provenance: provenanceSchema.optional() }).catchall(z.array(askedSchema));

/** A document's phrasings that name a clause or item of it, and the faults of those that do not. */
export type ParsedPhrasings = { readonly phrasings: readonly Phrasing[]; readonly faults: readonly KnowledgeFault[] };

/** Parses `<document>.phrasings.yaml`. A key that the document does not hold is a fault; the others still load. */
export function parsePhrasings(file: string, text: string, document: CouncilDocument): ParsedPhrasings {
  const { value, faults, lineOf } = parseYaml({ file, text }, phrasingsFile);
  const { provenance, ...byClause } = value ?? {};
  const entries = Object.entries(byClause).map(([local, asked]) => ({
    local,
    asked,
    reference: `${document.id}#${local}`,
  }));
  const exists = ({ reference }: { reference: string }) => findByReference(reference, [document]) !== undefined;
  const stray = entries.filter((entry) => !exists(entry));
  return {
    phrasings: entries
      .filter(exists)
      .flatMap(({ asked, reference }) => asked.map((each) => ({ ...defined({ provenance }), ...each, reference }))),
    faults: [
      ...faults,
      ...stray.map(({ local }) => ({
        file,
        line: lineOf([local]),
        message: `"${local}" is no clause or item of ${document.id}; its phrasings are left out.`,
      })),
    ],
  };
}

/** A fault where nobody says who wrote some of what a file holds: then nobody can ask them. */
export function withoutProvenance(file: string, phrasings: readonly Phrasing[]): readonly KnowledgeFault[] {
  const nobodys = phrasings.filter(({ provenance }) => provenance === undefined);
  if (nobodys.length === 0) return [];
  const message = `Nobody says who wrote "${nobodys[0]?.ask}"${nobodys.length > 1 ? ` and ${nobodys.length - 1} more` : ''}. Begin the file with "provenance", as knowledge/README.md says, or give each a "by".`;
  return [{ file, line: 1, message }];
}
