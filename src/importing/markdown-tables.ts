import { oneLine } from './block.ts';
import { type Drawn, ruledTableAt } from './drawn-in-text.ts';

/** A table that is drawn with dashes, below this line of the text. */
export type RuledTable = Extract<Drawn, { kind: 'table' }> & { readonly line: number };

/**
 * Tables that are drawn with dashes and spaces, which not every reader of Markdown knows, and the text with empty lines in their place.
 * What stands in a block of code stays.
 */
export function takeTables(body: string): { readonly rest: string; readonly tables: readonly RuledTable[] } {
  const lines = body.split('\n').map((line) => line.replace(/\r$/, ''));
  const tables: RuledTable[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    const isBelowText = (lines[at - 1] ?? '').trim() !== '';
    if (fence !== undefined || line.trim() === '' || isBelowText) continue;
    const drawn = ruledTableAt(lines, at);
    if (drawn?.kind !== 'table' || !holdsAll(lines.slice(at, at + drawn.lines), drawn)) continue;
    tables.push({ ...drawn, line: at + 1 });
    lines.fill('', at, at + drawn.lines);
    at += drawn.lines - 1;
  }
  return { rest: tables.length === 0 ? body : lines.join('\n'), tables };
}

/** Whether every letter of the lines is in a cell or in what they are drawn with. */
function holdsAll(lines: readonly string[], { rows, signs }: Pick<RuledTable, 'rows' | 'signs'>): boolean {
  const sorted = (texts: readonly string[]) => [...oneLine(texts.join('')).replace(/\s/gu, '')].sort().join('');
  return sorted(lines) === sorted([...rows.flat(), signs]);
}
