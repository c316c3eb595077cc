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

type HeadingPart = Extract<BodyPart, { kind: 'heading' }>;
type Draft = {
  readonly number: string;
  readonly occurrence: number;
  readonly name: string | undefined;
  readonly headings: readonly string[];
  readonly line: number;
  readonly parts: Extract<BodyPart, { kind: 'paragraph' | 'item' }>[];
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

  function begin(number: string, name: string | undefined, line: number): Draft {
    const occurrence = (occurrences.get(number) ?? 0) + 1;
    occurrences.set(number, occurrence);
    const draft: Draft = { number, occurrence, name, headings: above.map(({ text }) => text), line, parts: [] };
    drafts.push(draft);
    outline.push({ kind: 'clause', reference: `${documentId}#${localOf(draft)}` });
    return draft;
  }

  function beginUnnumbered(line: number): Draft {
    const heading = above.at(-1);
    if (!heading) return begin('preamble', 'preamble', line);
    return heading.number ? begin(heading.number, undefined, line) : begin(slugOf(heading.text), heading.text, line);
  }

  for (const part of parts) {
    if (part.kind === 'title') continue;
    if (part.kind === 'heading') {
      above = [...above.filter(({ level }) => level < part.level), part];
      outline.push({ kind: 'heading', level: part.level, text: part.text });
      current = undefined;
    } else if (part.kind === 'number') {
      current = begin(part.number, undefined, part.line);
    } else {
      current ??= beginUnnumbered(part.line);
      current.parts.push(part);
    }
  }

  const faults: KnowledgeFault[] = [];
  const known = new Set(drafts.map(localOf));
  const clauses = drafts.map((draft) => completeClause(draft));
  return { clauses, outline, faults };

  function completeClause(draft: Draft): Clause {
    const local = localOf(draft);
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
      label: labelOf(draft),
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
      if (part.letter === undefined) bullets += 1;
      const marker = part.letter ?? `[${bullets}]`;
      if (seen.has(marker)) {
        faults.push({ file, line: part.line, message: `Clause ${localOf(draft)} has the item ${marker} twice.` });
      }
      seen.add(marker);
      const printed = part.letter === undefined ? '•' : `(${part.letter.split('(').at(-1)}`;
      return { kind: 'item', marker, printed, reference: reference + marker, text: part.text };
    });
  }
}

function localOf({ number, occurrence }: Pick<Draft, 'number' | 'occurrence'>): string {
  return occurrence === 1 ? number : `${number}~${occurrence}`;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

function labelOf({ number, occurrence, name }: Draft): string {
  const label = name ?? `paragraph ${number}`;
  return occurrence === 1 ? label : `${label} (${ordinals[occurrence - 1] ?? occurrence})`;
}
