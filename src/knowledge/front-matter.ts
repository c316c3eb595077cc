import { z } from 'zod';
import { defined } from '../defined.ts';
import { localReference } from './reference.ts';
import type { Clause, CouncilDocument, Side, Status } from './types.ts';
import { formatYaml, type ParsedYaml, parseYaml } from './yaml-file.ts';

/** A piece of the source that is no clause and no heading: verbatim but for spaces, whole lines, with the reason. */
export type Remainder = { readonly text: string; readonly reason: string };

/** What a document says about itself before its text. Maps are by local reference: `26`, `4.4~2`, `preamble`. */
export type FrontMatter = Omit<CouncilDocument, 'id' | 'council' | 'slug' | 'clauses' | 'outline'> & {
  readonly related: Readonly<Record<string, readonly string[]>>;
  /** Undefined where nobody has said yet which clauses limit which. */
  readonly limitedBy?: Readonly<Record<string, readonly string[]>>;
  readonly duties: Readonly<Record<string, { readonly by: Side; readonly to: Side }>>;
  readonly clauses: Readonly<
    Record<string, { readonly status?: Status | undefined; readonly note?: string | undefined }>
  >;
  readonly remainder: readonly Remainder[];
};

const line = z.string().trim().min(1);
/** A document may give no more than a month or a year. */
const date = z.union([z.iso.date(), z.string().regex(/^[1-9]\d{3}(?:-(?:0[1-9]|1[0-2]))?$/)], {
  error: 'expected a date like 2019-09-25, a month like 2019-09 or a year like 2019',
});
const side = z.enum(['councillor', 'officer', 'co-opted']);
const status = z.enum(['adopted', 'recommended', 'report']);

const schema = z
  .strictObject({
    title: line,
    'short-title': line,
    kind: z.enum(['protocol', 'report']),
    status,
    date: date.optional(),
    'in-force-since': date.optional(),
    source: line,
    binds: line,
    faults: z.array(z.strictObject({ where: z.string().trim(), what: line })).default([]),
    related: z.record(z.string(), z.array(line)).default({}),
    'limited-by': z.record(z.string(), z.array(line)).optional(),
    duties: z.record(z.string(), z.strictObject({ by: side, to: side })).default({}),
    clauses: z.record(z.string(), z.strictObject({ status: status.optional(), note: line.optional() })).default({}),
    remainder: z.array(z.strictObject({ reason: line, text: line })).default([]),
  })
  .transform(
    ({
      'short-title': shortTitle,
      'in-force-since': inForceSince,
      'limited-by': limitedBy,
      date,
      ...rest
    }): FrontMatter => ({
      ...rest,
      shortTitle,
      ...defined({ limitedBy, date, inForceSince }),
    }),
  );

/** A document's file in two: front matter between two lines `---`, and the body with the line it begins on. */
export type SplitDocument = { readonly front: string; readonly body: string; readonly bodyLine: number };

/** Splits a document's file; undefined where it does not open with front matter. Line ends may be of either kind. */
export function splitDocument(text: string): SplitDocument | undefined {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!match) return undefined;
  return {
    front: match[1] ?? '',
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  };
}

/** Parses front matter; lines in faults count from the top of the file. */
export function parseFrontMatter(file: string, front: string): ParsedYaml<FrontMatter> {
  return parseYaml({ file, text: front, firstLine: 2 }, schema);
}

/** The facts of a document as they stand above its text, without the two lines `---`. */
export function formatFrontMatter(document: CouncilDocument): string {
  const { title, shortTitle, kind, status, date, inForceSince, source, binds, faults, clauses } = document;
  const byLocal = <T>(of: (clause: Clause) => T | undefined): Readonly<Record<string, T>> | undefined => {
    const said = clauses.flatMap((clause) => {
      const value = of(clause);
      return value === undefined ? [] : [[localReference(clause.reference), value] as const];
    });
    return said.length === 0 ? undefined : Object.fromEntries(said);
  };
  const locals = (references: readonly string[] | undefined) => references?.map(localReference);
  const facts = defined({
    title,
    'short-title': shortTitle,
    kind,
    status,
    date,
    'in-force-since': inForceSince,
    source,
    binds,
    faults: faults.length === 0 ? undefined : faults,
    related: byLocal(({ related }) => (related.length === 0 ? undefined : locals(related))),
    'limited-by': byLocal(({ limitedBy }) => locals(limitedBy)),
    duties: byLocal(({ duty }) => duty),
    clauses: byLocal((clause) =>
      clause.status === status && clause.note === undefined
        ? undefined
        : defined({ status: clause.status === status ? undefined : clause.status, note: clause.note }),
    ),
  });
  return formatYaml(facts);
}
