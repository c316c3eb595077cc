import { type Block, besideTexts, oneLine, type ReadFile } from './block.ts';
import { readMark } from './mark.ts';

type Row = readonly string[];

/**
 * A table whose first column counts paragraphs, and whose others hold their texts and more of each, becomes paragraphs; what
 * stands beside a text is kept below it as a table. The numbers have to have parts (`1.1`), or be the only ones of the file, or
 * the table has to hold most of it.
 */
export function withSetRows(file: ReadFile): ReadFile {
  const raw: string[] = [];
  const shown = file.blocks.filter(({ leftOut }) => leftOut === undefined);
  const whole = shown.reduce((sum, { text, rows = [] }) => sum + text.length + sizeOf(rows), 0);
  const isCounted = shown.some(({ text, list, rows }) => !rows && readMark(list?.printed ?? text)?.path !== undefined);
  let isFirst = true;
  const blocks = file.blocks.flatMap((block): readonly Block[] => {
    const { rows = [], notes, unsure, ...place } = block;
    const set =
      block.leftOut === undefined ? setOf(rows, (deep) => deep || !isCounted || sizeOf(rows) > whole / 2) : undefined;
    if (!set) return [block];
    const { heads, body, column } = set;
    const parts: Block[] = heads ? [{ ...place, text: oneLine(heads.join(' ')), leftOut: 'the heads of a table' }] : [];
    for (const row of body) {
      const [number = '', ...cells] = row.map(oneLine);
      parts.push({ ...place, text: `${number} ${cells[column - 1] ?? ''}`.trim() });
      const beside = row.flatMap((cell, at) =>
        at > 0 && at !== column && cell.trim() !== '' ? [[oneLine(heads?.[at] ?? ''), cell.trim()]] : [],
      );
      if (beside.length === 0) continue;
      raw.push(...beside.map(([head = '']) => head));
      parts.push({
        ...place,
        text: '',
        rows: beside,
        ...(isFirst ? { unsure: [...(unsure ?? []), besideTexts] } : {}),
      });
      isFirst = false;
    }
    const last = parts.at(-1);
    if (last && notes) parts[parts.length - 1] = { ...last, notes };
    return parts;
  });
  return isFirst ? file : { ...file, blocks, raw: [...file.raw, ...raw] };
}

function setOf(
  all: readonly Row[],
  isSure: (areDeep: boolean) => boolean,
): { readonly heads: Row | undefined; readonly body: readonly Row[]; readonly column: number } | undefined {
  const rows = all.filter((row) => row.some((cell) => cell.trim() !== ''));
  const pathOf = (row: Row | undefined) => {
    const mark = readMark(oneLine(row?.[0] ?? ''));
    return mark?.rest === '' ? mark.path : undefined;
  };
  const heads = pathOf(rows[0]) ? undefined : rows[0];
  const body = heads ? rows.slice(1) : rows;
  const paths = body.map(pathOf);
  if (body.length < 2 || body.some((row) => row.length < 3) || paths.some((path) => path === undefined))
    return undefined;
  const lengths = body.reduce<number[]>((sums, row) => row.map((cell, at) => (sums[at] ?? 0) + cell.length), []);
  const column = lengths.indexOf(Math.max(...lengths.slice(1)), 1);
  const areTexts =
    body.filter((row) => /^\p{Lu}.{20,}[.;:?!]["”’')]*$/su.test((row[column] ?? '').trim())).length >=
    body.length * 0.8;
  const areBeside = body.some((row) => row.some((cell, at) => at > 0 && at !== column && cell.trim() !== ''));
  const isInOrder = paths.every(
    (path, at) => at === 0 || (path?.at(-1) ?? 0) === (paths[at - 1]?.at(-1) ?? 0) + 1 || path?.at(-1) === 1,
  );
  if (!areTexts || !areBeside || !isInOrder) return undefined;
  return isSure(paths.every((path) => (path?.length ?? 0) > 1)) ? { heads, body, column } : undefined;
}

function sizeOf(rows: readonly Row[]): number {
  return rows.flat().join('').length;
}
