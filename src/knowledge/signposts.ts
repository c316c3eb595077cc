import { z } from 'zod';
import { defined } from '../defined.ts';
import { askedSchema, provenanceSchema } from './phrasings.ts';
import type { KnowledgeFault, Provenance, Signpost } from './types.ts';
import { type Parsed, type ParsedYaml, parseYaml } from './yaml-file.ts';

const line = z.string().trim().min(1);
const signpost = z.strictObject({
  topic: z.string().regex(/^[a-z0-9-]+$/, 'expected a topic like "car-parking"'),
  title: line,
  contact: line,
  say: line,
  phrasings: z.array(askedSchema),
});
const commonFile = z.strictObject({ provenance: provenanceSchema.optional(), topics: z.array(signpost) });
const ownFile = z.strictObject({
  provenance: provenanceSchema.optional(),
  contacts: z.record(z.string(), line).default({}),
  'leave-out': z.array(line).default([]),
  topics: z.array(signpost).default([]),
});

/** A council's own signposts: who its contacts are, which common topics to leave out, and topics of its own. */
export type OwnSignposts = {
  readonly contacts: Readonly<Record<string, string>>;
  readonly leaveOut: readonly string[];
  readonly topics: readonly Signpost[];
};

/** Parses the signposts that all councils share; `contact` is still a key. */
export function parseCommonSignposts(file: string, text: string): Parsed<readonly Signpost[]> {
  const parsed = parseYaml({ file, text }, commonFile);
  if (!parsed.value) return { value: undefined, faults: parsed.faults };
  const { provenance, topics } = parsed.value;
  return { value: written(topics, provenance), faults: faultsOf(file, parsed, parsed.value) };
}

/** Parses a council's own signposts; `contact` is still a key. */
export function parseOwnSignposts(file: string, text: string): ParsedYaml<OwnSignposts> {
  const parsed = parseYaml({ file, text }, ownFile);
  if (!parsed.value) return { ...parsed, value: undefined };
  const { contacts, topics, 'leave-out': leaveOut, provenance } = parsed.value;
  const value = { contacts, leaveOut, topics: written(topics, provenance) };
  return { ...parsed, value, faults: faultsOf(file, parsed, parsed.value) };
}

/** The signposts that hold for a council, contacts in its own words, and the keys in them that it has no words for. */
export type EffectiveSignposts = {
  readonly signposts: readonly Signpost[];
  readonly faults: readonly KnowledgeFault[];
};

/**
 * The common signposts without those left out, then the council's own, which replace common ones on the same topic.
 * A contact without words of the council's is a fault, and stands as its key with spaces: better than no signpost.
 */
export function combineSignposts(
  file: string,
  common: readonly Signpost[],
  own: ParsedYaml<OwnSignposts> | undefined,
): EffectiveSignposts {
  const { contacts, leaveOut, topics } = own?.value ?? { contacts: {}, leaveOut: [], topics: [] };
  const replaced = new Set([...leaveOut, ...topics.map(({ topic }) => topic)]);
  const effective = [...common.filter(({ topic }) => !replaced.has(topic)), ...topics];
  const known = new Set(common.map(({ topic }) => topic));
  const wordless = [...new Set(effective.map(({ contact }) => contact))].filter((key) => contacts[key] === undefined);
  return {
    signposts: effective.map((each) => ({
      ...each,
      contact: contacts[each.contact] ?? each.contact.replaceAll('-', ' '),
    })),
    faults: [
      ...wordless.map((key) => ({
        file,
        line: own?.lineOf(['contacts']) ?? 1,
        message: `The contact "${key}" is used by a signpost, but "contacts" does not say who that is here.`,
      })),
      ...leaveOut.flatMap((topic, index) =>
        known.has(topic)
          ? []
          : [
              {
                file,
                line: own?.lineOf(['leave-out', index]) ?? 1,
                message: `There is no common topic "${topic}" to leave out.`,
              },
            ],
      ),
    ],
  };
}

function written(topics: readonly Signpost[], provenance: Provenance | undefined): readonly Signpost[] {
  return topics.map((each) => ({ ...each, ...defined({ provenance }) }));
}

/** What is wrong with a file that could be read: a topic that stands twice, and that nobody says who wrote it. */
function faultsOf(
  file: string,
  { lineOf }: { readonly lineOf: ParsedYaml<unknown>['lineOf'] },
  { topics, provenance }: { readonly topics: readonly Signpost[]; readonly provenance?: Provenance | undefined },
): KnowledgeFault[] {
  const nobodys =
    'Nobody says who wrote these signposts. Begin the file with "provenance", as knowledge/README.md says.';
  return [
    ...(provenance === undefined ? [{ file, line: 1, message: nobodys }] : []),
    ...topics.flatMap(({ topic }, index) =>
      topics.findIndex((other) => other.topic === topic) === index
        ? []
        : [{ file, line: lineOf(['topics', index]), message: `The topic "${topic}" is here twice.` }],
    ),
  ];
}
