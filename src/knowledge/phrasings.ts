import { z } from 'zod';
import { findByReference } from './reference.ts';
import type { CouncilDocument, KnowledgeFault, Phrasing, Side } from './types.ts';
import { parseYaml } from './yaml-file.ts';

type WayOfAsking = { readonly ask: string; readonly as?: Side };

const ask = z.string().trim().min(1);

/** A way of asking: its words alone, or `{ ask, as }` where the words do not tell who says them. */
export const askedSchema = z.union(
  [
    ask.transform((words): WayOfAsking => ({ ask: words })),
    z
      .strictObject({ ask, as: z.enum(['councillor', 'officer', 'co-opted']).optional() })
      .transform(({ ask: words, as }): WayOfAsking => ({ ask: words, ...(as ? { as } : {}) })),
  ],
  'expected the words, or { ask: "the words", as: councillor, officer or co-opted }',
);

const phrasingsFile = z.record(z.string(), z.array(askedSchema));

/** A document's phrasings that name a clause or item of it, and the faults of those that do not. */
export type ParsedPhrasings = { readonly phrasings: readonly Phrasing[]; readonly faults: readonly KnowledgeFault[] };

/** Parses `<document>.phrasings.yaml`. A key that the document does not hold is a fault; the others still load. */
export function parsePhrasings(file: string, text: string, document: CouncilDocument): ParsedPhrasings {
  const { value, faults, lineOf } = parseYaml({ file, text }, phrasingsFile);
  const entries = Object.entries(value ?? {}).map(([local, asked]) => ({
    local,
    asked,
    reference: `${document.id}#${local}`,
  }));
  const exists = ({ reference }: { reference: string }) => findByReference(reference, [document]) !== undefined;
  const stray = entries.filter((entry) => !exists(entry));
  return {
    phrasings: entries.filter(exists).flatMap(({ asked, reference }) => asked.map((each) => ({ ...each, reference }))),
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
