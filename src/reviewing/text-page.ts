import type { VersionInReview } from '../documents/index.ts';
import { clausesOf, describe, type Fix } from '../importing/index.ts';
import { count } from './answers.ts';
import { manualFixes } from './manual-fixes.ts';
import { type OfferedFix, offer } from './offered-fixes.ts';
import { lineOf, type SourceLine, type TextRow, textRows } from './text-rows.ts';

export type TextModel = {
  readonly rows: readonly TextRow[];
  /** `60 paragraphs; 12 lines of the file are left out, each with its reason` */
  readonly summary: string;
  /** Some numbers are printed by a program and typed nowhere: in a file of plain text all that is there is typed. */
  readonly hasCounted: boolean;
};

/** The whole text beside its file. */
export function textModel({ draft: { now }, file }: Pick<VersionInReview, 'draft' | 'file'>): TextModel {
  const isPlain = /\.(?:md|markdown|txt)$/i.test(file.name);
  const out = describe(now).leftOut.reduce((sum, each) => sum + each.count, 0);
  const left =
    out === 0
      ? 'Nothing of the file is left out.'
      : `${count(out, 'line of the file is', 'lines of the file are')} left out, each with its reason.`;
  return {
    rows: textRows(now),
    hasCounted: !isPlain && now.pieces.some(({ isCounted, mark }) => isCounted && mark !== ''),
    summary: `${count(clausesOf(now).length, 'paragraph')}. ${left}`,
  };
}

/** One row, to be put right: each of its pieces with all that can be made of it. */
export type RowModel = {
  readonly row: TextRow;
  readonly pieces: readonly { readonly line: SourceLine; readonly is: string; readonly fixes: readonly OfferedFix[] }[];
};

/** The row that a piece is in; undefined where there is no such piece. */
export function rowModel({ draft: { now } }: Pick<VersionInReview, 'draft'>, id: number): RowModel | undefined {
  const row = textRows(now).find(({ source }) => source.some((line) => line.id === id));
  if (row === undefined) return undefined;
  const pieces = row.source.flatMap((line) => now.pieces.find((piece) => piece.id === line.id) ?? []);
  return {
    row,
    pieces: pieces.map((piece) => ({
      line: lineOf(piece, false),
      is: roleInWords(piece.role),
      fixes: fixesOf(now, piece.id).map((fix) => offer(fix)),
    })),
  };
}

/** The fix that a button of the row's page stands for, if it is still offered. */
export function manualFix(
  { draft: { now } }: Pick<VersionInReview, 'draft'>,
  id: number,
  key: string,
): Fix | undefined {
  return fixesOf(now, id).find((fix) => offer(fix).key === key);
}

function fixesOf(now: VersionInReview['draft']['now'], id: number): readonly Fix[] {
  const at = now.pieces.findIndex((piece) => piece.id === id);
  const earlier = new Set(now.pieces.slice(0, Math.max(at, 0)).map((piece) => piece.id));
  const before = clausesOf(now).findLast(({ pieces }) => pieces.some((each) => earlier.has(each)))?.label;
  return manualFixes(now, id, before);
}

function roleInWords(role: VersionInReview['draft']['now']['pieces'][number]['role']): string {
  switch (role.kind) {
    case 'title':
      return 'the title';
    case 'heading':
      return 'a heading';
    case 'clause':
      return `the beginning of paragraph ${role.number}`;
    case 'item':
      return role.depth === 1 ? 'an item' : `an item at depth ${role.depth}`;
    case 'text':
      return 'text that goes on';
    case 'paragraph':
      return 'a paragraph without a number';
    case 'table':
      return 'a table';
    case 'left-out':
      return `left out: ${role.why}`;
  }
}
