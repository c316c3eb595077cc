import { type Block, LINE_END, type Note, oneLine } from '../block.ts';

/** `[1]` behind a word, as programs write the marks of footnotes in a text without raised signs. */
const CITED = /(?<=[\p{L}\d.,;:?!)”’"'])\s?\[(\d{1,3}|[ivxl]{1,5}|\*{1,3})\](?!\()/gu;
const NOTE = /^\[(\d{1,3}|[ivxl]{1,5}|\*{1,3})\]\s*(?=\S)/;

/**
 * Puts notes that stand at the end of a text, each behind its mark in square brackets, with what cites them. They are notes where the
 * text above cites every one of them, and nothing but notes stands below the first.
 */
export function withTypedNotes(blocks: readonly Block[]): readonly Block[] {
  const shown = [...blocks.entries()].filter(([, { leftOut }]) => leftOut === undefined);
  const cited = new Set<string>();
  const notes = new Map<string, string>();
  let from = -1;
  let last = '';
  for (const [at, { text, rows, soft }] of shown) {
    const mark = NOTE.exec(text);
    if (mark?.[1] !== undefined && cited.has(mark[1]) && !notes.has(mark[1]) && !rows) {
      if (from < 0) from = at;
      last = mark[1];
      notes.set(last, text.slice(mark[0].length));
    } else if (from >= 0 && soft && !rows) notes.set(last, `${notes.get(last)}${LINE_END}${text}`);
    else if (from >= 0) {
      // Text stands below: those were no notes.
      notes.clear();
      from = -1;
    }
    if (from < 0) for (const [, sign = ''] of text.matchAll(CITED)) cited.add(sign);
  }
  if (from < 0) return blocks;
  return blocks.flatMap((block, at): readonly Block[] => {
    if (block.leftOut !== undefined) return [block];
    if (at >= from) return [];
    const own: Note[] = [];
    const text = block.text.replace(CITED, (printed, sign: string) => {
      const note = notes.get(sign);
      if (note === undefined) return printed;
      const mark = `[${sign}]`;
      own.push({ mark, text: note, isTyped: true, repeated: mark });
      return '';
    });
    return [own.length === 0 ? block : { ...block, text: oneLine(text), notes: [...(block.notes ?? []), ...own] }];
  });
}
