import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import yaml from 'yaml/package.json' with { type: 'json' };
import type { z } from 'zod';
import { keptValue } from './kept-values.ts';
import type { KnowledgeFault } from './types.ts';

/** A value from a file, or why there is none. Faults beside a value say what was left out of it. */
export type Parsed<T> = { readonly value: T | undefined; readonly faults: readonly KnowledgeFault[] };

/** YAML as it stands in a file; `firstLine` is the line it begins on, 1 unless it is front matter. */
export type YamlText = { readonly file: string; readonly text: string; readonly firstLine?: number };

type Path = readonly PropertyKey[];

/** How YAML is read here. Whoever changes it changes this, or what was read before is taken for what it would be now. */
const WAY = `failsafe, yaml ${yaml.version}`;

/** A parsed value that still knows the line of each of its parts. */
export type ParsedYaml<T> = Parsed<T> & { readonly lineOf: (path: Path) => number };

/**
 * Parses YAML and checks it. Every plain value is text (`4.10` stays `4.10`, `no` stays `no`), so a schema that wants
 * numbers says so itself. Expects a mapping or a list; an empty file is `undefined` without a fault.
 */
export function parseYaml<T>({ file, text, firstLine = 1 }: YamlText, schema: z.ZodType<T>): ParsedYaml<T> {
  let opened: Opened | undefined;
  // Reading the YAML of three councils takes two seconds. What it holds is often known from before; where each part of it stands is
  // asked for by faults alone.
  const open = () => {
    opened ??= openYaml(text, firstLine);
    return opened;
  };
  const value = keptValue(text, WAY, () => {
    const { parsed } = open();
    return parsed.errors.length > 0 || parsed.contents === null ? undefined : parsed.toJS();
  });
  const lineOf = (path: Path) => {
    const { parsed, lineAt } = open();
    return lineAt(offsetOf(parsed.contents, path));
  };

  if (value === undefined) {
    const { parsed, lineAt } = open();
    const faults = parsed.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      message: `This is not valid YAML: ${sentence(error.message)}`,
    }));
    return { value: undefined, faults, lineOf };
  }

  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, faults: [], lineOf };
  const faults = result.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
    message: messageOf(issue),
  }));
  return { value: undefined, faults, lineOf };
}

/** Lists and mappings of text as `parseYaml` reads them, a value a line. Numbers are written as their figures. */
export function formatYaml(value: unknown): string {
  const texts: unknown = JSON.parse(JSON.stringify(value), (_, each) => (typeof each === 'number' ? `${each}` : each));
  return stringify(texts, { schema: 'failsafe', lineWidth: 0 });
}

type Opened = { readonly parsed: ReturnType<typeof parseDocument>; readonly lineAt: (offset: number) => number };

function openYaml(text: string, firstLine: number): Opened {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  return { parsed, lineAt: (offset) => lines.linePos(offset).line + firstLine - 1 };
}

function offsetOf(contents: Node | null, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    }
  }
  return offset;
}

function messageOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.length > 0 ? `"${issue.path.map(String).join(' > ')}"` : 'The file';
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not a key that is known here.`;
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${place} is missing.`;
  return `${place} is not as expected: ${sentence(issue.message)}`;
}

function sentence(message: string): string {
  const text = message.replace(/^Invalid (input|option): /, '').trim();
  return text.endsWith('.') ? text : `${text}.`;
}
