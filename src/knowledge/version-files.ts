import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defined } from '../defined.ts';
import { formatApprovals, parseApprovals } from './approval.ts';
import { digestOf } from './digest.ts';
import { parseDocumentText } from './document.ts';
import { parseStoredVersion, type StoredVersion } from './document-store.ts';
import { formatFrontMatter } from './front-matter.ts';
import { formatJson, parseJson } from './json-file.ts';
import { localReference } from './reference.ts';
import { textOfLines } from './text-file.ts';
import type { Clause, CouncilDocument, KnowledgeFault } from './types.ts';
import { formatBody } from './write-markdown.ts';
import { formatYaml, parseYaml } from './yaml-file.ts';

/** What the text's file cannot carry: pages, and what reads otherwise there. */
type Besides = {
  readonly document?: Partial<CouncilDocument>;
  readonly clauses?: Readonly<Record<string, Partial<Clause>>>;
  /** The document itself, where its file does not read as the same paragraphs. */
  readonly whole?: CouncilDocument;
};

const recordFile = z.looseObject({
  version: z.number(),
  markdown: z.string(),
  besides: z.custom<Besides>((value) => typeof value === 'object' && value !== null),
});
const topicsFile = z.record(z.string(), z.array(z.string()));

/** A version that was read, and what of it is no longer as it was written. */
export type ReadVersion = { readonly version: StoredVersion | undefined; readonly faults: readonly KnowledgeFault[] };

/** A version of a document as files, each by what follows the name of the document: `.md`, `.record.json`. */
export function filesOfVersion(stored: StoredVersion): ReadonlyMap<string, string> {
  const { council: _council, slug: _slug, document, approvals, topics, draft, ...kept } = stored;
  const markdown = `---\n${formatFrontMatter(document)}---\n\n${formatBody(document)}`;
  const approved = approvals && formatApprovals(approvals);
  const isCarried = approved !== undefined && isDeepStrictEqual(parseApprovals('', approved).value, approvals);
  const record = {
    ...kept,
    ...defined({ approvals: isCarried ? undefined : approvals }),
    markdown: fingerprint(markdown),
    besides: besidesOf(document, markdown),
  };
  return new Map([
    ['.md', markdown],
    ['.record.json', formatJson(record)],
    ...(approved !== undefined && isCarried ? [['.approved.json', approved] as const] : []),
    ...(Object.keys(topics).length > 0 ? [['.topics.yaml', formatYaml(topics)] as const] : []),
    ...(draft === undefined || draft === null ? [] : [['.draft.json', formatJson(draft)] as const]),
  ]);
}

/** Reads a version from its files; `path` is what they begin with: `northmere/versions/protocol.1`. */
export async function readVersion(
  name: { readonly council: string; readonly slug: string; readonly path: string },
  read: (file: string) => Promise<string | undefined>,
): Promise<ReadVersion> {
  const { council, slug, path } = name;
  const file = `${path}.md`;
  const wrong = (where: string, message: string): ReadVersion => ({
    version: undefined,
    faults: [{ file: where, line: 1, message }],
  });
  const [text, recordText, approvalsText, topicsText] = await Promise.all(
    ['.md', '.record.json', '.approved.json', '.topics.yaml'].map((suffix) => read(path + suffix)),
  );
  const record = recordFile.safeParse(parseJson(recordText));
  if (!record.success) return wrong(`${path}.record.json`, 'This is not a record as an export writes it.');
  if (text === undefined) return wrong(file, 'The text that this record belongs to is not there.');
  const { markdown, besides, ...kept } = record.data;
  const isAsWritten = fingerprint(text) === markdown;
  const parsed = parseDocumentText({ file, council, slug, text });
  const document = isAsWritten && besides.whole ? besides.whole : parsed.value?.document;
  if (document === undefined) return { version: undefined, faults: parsed.faults };
  const approvals = approvalsText === undefined ? undefined : parseApprovals(`${path}.approved.json`, approvalsText);
  const topics = parseYaml({ file: `${path}.topics.yaml`, text: topicsText ?? '' }, topicsFile);
  const version = parseStoredVersion({
    council,
    slug,
    ...kept,
    document: isAsWritten ? withBesides(document, besides) : document,
    ...defined({ approvals: approvals?.value ?? kept.approvals }),
    topics: topics.value ?? {},
  });
  if (version === undefined) return wrong(`${path}.record.json`, 'This does not belong to the text beside it.');
  const changed = { file, line: 1, message: 'The text is not as it was when it was exported.' };
  const faults = [...(isAsWritten ? [] : [changed]), ...(approvals?.faults ?? []), ...topics.faults];
  return { version, faults };
}

function fingerprint(markdown: string): string {
  return digestOf(textOfLines(markdown));
}

function besidesOf(document: CouncilDocument, text: string): Besides {
  const { council, slug } = document;
  const read = parseDocumentText({ file: '', council, slug, text }).value?.document;
  if (!read || !isDeepStrictEqual(read.outline, document.outline)) return { whole: document };
  const facts = otherwise(document, read, ['clauses']);
  const clauses = document.clauses.map(
    (clause, at) => [localReference(clause.reference), otherwise(clause, read.clauses[at])] as const,
  );
  if (facts === undefined || clauses.some(([, each]) => each === undefined)) return { whole: document };
  const said = clauses.flatMap(([local, each]) =>
    each && Object.keys(each).length > 0 ? [[local, each] as const] : [],
  );
  return {
    ...(Object.keys(facts).length > 0 ? { document: facts } : {}),
    ...(said.length > 0 ? { clauses: Object.fromEntries(said) } : {}),
  };
}

/** What one has otherwise than the other; undefined where the other has what this one has not. */
function otherwise<T extends object>(one: T, other: T | undefined, without: readonly (keyof T)[] = []) {
  if (other === undefined || Object.keys(other).some((key) => !(key in one))) return undefined;
  const keys = (Object.keys(one) as (keyof T)[]).filter((key) => !without.includes(key));
  const differing = keys.filter((key) => !isDeepStrictEqual(one[key], other[key]));
  return Object.fromEntries(differing.map((key) => [key, one[key]])) as Partial<T>;
}

function withBesides(document: CouncilDocument, { document: facts, clauses = {} }: Besides): CouncilDocument {
  return {
    ...document,
    ...facts,
    clauses: document.clauses.map((clause) => ({ ...clause, ...clauses[localReference(clause.reference)] })),
  };
}
