import { defined } from '../defined.ts';
import { digestOf } from './digest.ts';
import type { FrontMatter } from './front-matter.ts';
import type { BodyPart } from './markdown-body.ts';
import type { Clause, ClauseBlock, KnowledgeFault, OutlineEntry } from './types.ts';

/** The clauses and headings of a body, and what stands in the way of making them. */
export type AssembledClauses = {
  readonly clauses: readonly Clause[];
  readonly outline: readonly OutlineEntry[];
  readonly faults: readonly KnowledgeFault[];
};

type NamePart = Extract<BodyPart, { kind: 'name' }>;
type HeadingPart = Extract<BodyPart, { kind: 'heading' }>;
type Draft = {
  readonly number: string;
  readonly local: string;
  readonly label: string;
  readonly headings: readonly string[];
  readonly line: number;
  readonly parts: Extract<BodyPart, { kind: 'paragraph' | 'row' | 'item' }>[];
};

/** The text of a clause as a person reads it and a digest is made of: blocks joined with line feeds. */
export function textOfBlocks(blocks: readonly ClauseBlock[]): string {
  return blocks.map((block) => (block.kind === 'item' ? `${block.printed} ${block.text}` : block.text)).join('\n');
}

/** The row of a table as a clause's text has it, so that what is approved is what the table shows. */
export function textOfRow(cells: readonly string[]): string {
  return cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ');
}

/** A heading as a local reference: `Executive Summary` is `executive-summary`. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Text without a number has the number of the heading straight above it, or else its name; before every heading it is the preamble. */
export function numberUnder(heading: { readonly text: string; readonly number?: string } | undefined): {
  readonly number: string;
  readonly name?: string;
} {
  if (heading === undefined) return { number: 'preamble', name: 'preamble' };
  return heading.number ? { number: heading.number } : { number: slugOf(heading.text), name: heading.text };
}

/** What a clause is cited as where nothing else is said of it: by its number or heading, and which of that number it is. */
export function citedAs(number: string, name: string | undefined, occurrence: number) {
  const label = name ?? `paragraph ${number}`;
  return occurrence === 1
    ? { local: number, label }
    : { local: `${number}~${occurrence}`, label: `${label} (${ordinals[occurrence - 1] ?? occurrence})` };
}

/**
 * Puts clauses together. Text without a number belongs to the clause before it; straight after a heading it is a clause
 * with the heading's number or, where it has none, its slug; before every heading it is the `preamble`.
 */
export function assembleClauses(
  file: string,
  documentId: string,
  parts: readonly BodyPart[],
  front: FrontMatter,
): AssembledClauses {
  const drafts: Draft[] = [];
  const outline: OutlineEntry[] = [];
  const occurrences = new Map<string, number>();
  let above: HeadingPart[] = [];
  let current: Draft | undefined;
  let named: NamePart | undefined;
  const faults: KnowledgeFault[] = [];

  function begin({ number, name }: ReturnType<typeof numberUnder>, line: number): Draft {
    const occurrence = (occurrences.get(number) ?? 0) + 1;
    if (!named) occurrences.set(number, occurrence);
    const { local, label } = named ?? citedAs(number, name, occurrence);
    named = undefined;
    if (drafts.some((draft) => draft.local === local))
      faults.push({ file, line, message: `Two paragraphs are named "${local}".` });
    const draft: Draft = {
      number,
      local,
      label,
      headings: above.map(({ text, short = text }) => short),
      line,
      parts: [],
    };
    drafts.push(draft);
    outline.push({ kind: 'clause', reference: `${documentId}#${local}` });
    return draft;
  }

  function beginUnnumbered(line: number): Draft {
    if (!named) return begin(numberUnder(above.at(-1)), line);
    return begin({ number: named.number ?? named.local.replace(/~\d+$/, '') }, line);
  }

  function nothingNamed(): void {
    if (named)
      faults.push({ file, line: named.line, message: `"${named.local}" should stand straight before its paragraph.` });
    named = undefined;
  }

  for (const part of parts) {
    if (part.kind === 'title') continue;
    if (part.kind === 'heading') {
      nothingNamed();
      above = [...above.filter(({ level }) => level < part.level), part];
      outline.push({ kind: 'heading', level: part.level, text: part.text });
      current = undefined;
    } else if (part.kind === 'name') {
      nothingNamed();
      named = part;
      current = undefined;
    } else if (part.kind === 'number') {
      current = begin(part, part.line);
    } else {
      current ??= beginUnnumbered(part.line);
      current.parts.push(part);
    }
  }
  nothingNamed();

  const known = new Set(drafts.map(({ local }) => local));
  const clauses = drafts.map((draft) => completeClause(draft));
  return { clauses, outline, faults };

  function completeClause(draft: Draft): Clause {
    const { local } = draft;
    const reference = `${documentId}#${local}`;
    const blocks = blocksOf(draft, reference);
    const text = textOfBlocks(blocks);
    const override = front.clauses[local];
    const duty = front.duties[local];
    if (text.trim() === '')
      faults.push({ file, line: draft.line, message: `Clause ${local} has a number but no text.` });
    return {
      reference,
      number: draft.number,
      label: draft.label,
      headings: draft.headings,
      status: override?.status ?? front.status,
      ...(override?.note === undefined ? {} : { note: override.note }),
      blocks,
      text,
      digest: digestOf(text),
      related: resolve(front.related[local]),
      ...(front.limitedBy === undefined ? {} : { limitedBy: resolve(front.limitedBy[local]) }),
      ...defined({ duty }),
    };
  }

  function resolve(locals: readonly string[] = []): readonly string[] {
    return locals.filter((other) => known.has(other)).map((other) => `${documentId}#${other}`);
  }

  function blocksOf(draft: Draft, reference: string): readonly ClauseBlock[] {
    let bullets = 0;
    const seen = new Set<string>();
    return draft.parts.map((part): ClauseBlock => {
      if (part.kind === 'paragraph') return { kind: 'paragraph', text: part.text };
      if (part.kind === 'row') {
        const { cells, opens } = part;
        return { kind: 'paragraph', text: textOfRow(cells), cells, ...defined({ opens }) };
      }
      // What stands in backticks is printed so: where it is there already, it is cited by its place, as a bullet is.
      const isPlace = part.letter === undefined || (part.printed !== undefined && seen.has(part.letter));
      if (isPlace) bullets += 1;
      const marker = isPlace || part.letter === undefined ? `[${bullets}]` : part.letter;
      if (seen.has(marker)) {
        faults.push({ file, line: part.line, message: `Clause ${draft.local} has the item ${marker} twice.` });
      }
      seen.add(marker);
      const printed = part.printed ?? (part.letter === undefined ? '•' : `(${part.letter.split('(').at(-1)}`);
      return { kind: 'item', marker, printed, reference: reference + marker, text: part.text };
    });
  }
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
