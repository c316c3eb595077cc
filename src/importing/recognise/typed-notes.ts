import { type Block, LINE_END, type Note, oneLine, withoutRaised } from '../block.ts';

/** A raised sign, or `[1]` behind a word, as programs write the marks of footnotes in a text without raised signs. */
const CITED =
  /\s?\u{F0000}([^\u{F0001}]*)\u{F0001}|(?<=[\p{L}\d.,;:?!)”’"'])\s?(\[(?:\d{1,3}|[ivxl]{1,5}|\*{1,3})\])(?!\()/gu;
/** Where a line goes on a sentence, its mark may stand at the beginning of it. */
const CITED_IN_LINE = new RegExp(CITED.source.replace('(?<=', '(?<=^|'), 'gu');
const citedIn = ({ soft }: Block) => (soft ? CITED_IN_LINE : CITED);
const NOTE = /^(?:\u{F0000}([^\u{F0001}]*)\u{F0001}|(\[(?:\d{1,3}|[ivxl]{1,5}|\*{1,3})\]))\s*(?=\S)/u;

type Noted = { readonly text: string; readonly repeated: string };

/**
 * Puts notes that stand at the end of a text, each behind its mark, with what cites them. They are notes where the text above cites every
 * one of them, and nothing but notes stands below the first.
 */
export function withTypedNotes(blocks: readonly Block[]): readonly Block[] {
  const { notes, from } = notesAtEnd(blocks);
  return blocks.flatMap((block, at): readonly Block[] => {
    if (block.leftOut !== undefined || block.rows) return [plain(block)];
    if (at >= from) return [];
    const own: Note[] = [];
    const text = block.text.replace(citedIn(block), (printed, raisedSign?: string, typed?: string) => {
      const mark = raisedSign ?? typed ?? '';
      const note = notes.get(bare(mark));
      if (note === undefined) return printed;
      own.push({ mark, text: note.text, isTyped: true, repeated: note.repeated });
      return '';
    });
    if (own.length === 0) return [plain(block)];
    return [plain({ ...block, text: oneLine(text), notes: [...(block.notes ?? []), ...own] })];
  });
}

function notesAtEnd(blocks: readonly Block[]): { readonly notes: ReadonlyMap<string, Noted>; readonly from: number } {
  const cited = new Set<string>();
  const notes = new Map<string, Noted>();
  let from = Number.POSITIVE_INFINITY;
  let last = '';
  for (const [at, block] of blocks.entries()) {
    const { text, rows, soft, leftOut } = block;
    if (leftOut !== undefined) continue;
    const isOpen = at >= from;
    const found = NOTE.exec(text);
    const repeated = found?.[1] ?? found?.[2] ?? '';
    const sign = bare(repeated);
    const known = notes.get(last);
    if (found && !rows && cited.has(sign) && !notes.has(sign)) {
      from = Math.min(from, at);
      last = sign;
      notes.set(sign, { text: withoutRaised(text.slice(found[0].length)), repeated });
    } else if (isOpen && (soft || /^\p{Ll}/u.test(text)) && !rows && known)
      notes.set(last, { ...known, text: `${known.text}${LINE_END}${text}` });
    else if (isOpen) {
      // Text stands below: those were no notes.
      notes.clear();
      from = Number.POSITIVE_INFINITY;
    }
    if (at < from) for (const [, one, other] of text.matchAll(citedIn(block))) cited.add(bare(one ?? other ?? ''));
  }
  return { notes, from };
}

/** A block in which raised signs that cite no note stand as they are typed. */
function plain(block: Block): Block {
  return {
    ...block,
    text: withoutRaised(block.text),
    ...(block.rows ? { rows: block.rows.map((row) => row.map(withoutRaised)) } : {}),
  };
}

function bare(mark: string): string {
  return mark.replace(/[[\]]/g, '');
}
