import { defined } from '../../defined.ts';
import { type Block, type Look, type Note, oneLine, type ReadFile, type Unsure } from '../block.ts';
import { readMark } from '../mark.ts';
import { flowsOf } from './columns.ts';
import { citesUnknown, notesOnPage, plain, withNotes } from './footnotes.ts';
import { goesOn } from './goes-on.ts';
import { type Line, linesOfPage, textOf } from './lines.ts';
import { type Margins, marginsOf } from './margins.ts';
import { EDGE_OF_ONE_PAGE, pageFurniture } from './page-furniture.ts';
import { type PageText, readPdfText } from './page-text.ts';
import { type Region, regionsOf } from './regions.ts';
import { type FramedTable, framedTables } from './tables.ts';

const aside = {
  table:
    'A table was put together from places on the page, without lines around its cells. Look whether its rows and columns are as printed.',
  wide: 'This line has a wide gap in it, as the row of a table has. Look whether it is one.',
  row: 'The end of a page goes through a row of this table. Look whether the two halves belong together.',
  over: 'This table goes on at the head of the next page with as many columns. Look whether another table begins there.',
  page: 'A sentence ends with the page. Whether a new paragraph begins on the next one, the file does not say; it was read as the same.',
  edge: 'This line stands in the margin of one page, and was taken for a running header or footer. Look whether it is text.',
  margin: 'What stands in the margin beside this was taken for a note to it. Look whether it is text.',
  note: 'A small raised number stands here, and no note was found for it. It was left in the text.',
} as const;

type ReadPage = {
  readonly page: number;
  readonly flows: readonly { readonly lines: readonly Line[]; readonly isColumn: boolean; readonly shift: number }[];
  readonly tables: readonly FramedTable[];
  readonly turned: readonly string[];
};

/** Reads a PDF by the places of its text: lines, paragraphs, tables, footnotes, and what repeats on every page. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const { pages, title } = await readPdfText(bytes);
  const raw = pages.flatMap(({ runs }) => runs.map(({ text }) => text));
  return { blocks: blocksOf(pages), raw, ...defined({ title }) };
}

function blocksOf(pages: readonly PageText[]): readonly Block[] {
  const read = readPages(pages);
  const furniture = pageFurniture(
    read.map(({ flows }) => flows.flatMap(({ lines }) => lines).sort((one, other) => one.y - other.y)),
    pages.map(({ height }) => height),
  );
  const margins = new Map(
    [true, false].map((isColumn) => {
      const lines = read.flatMap(({ flows }) =>
        flows.filter((flow) => flow.isColumn === isColumn).flatMap((flow) => flow.lines),
      );
      return [isColumn, marginsOf(lines.filter((line) => !furniture.has(line)))] as const;
    }),
  );
  const blocks: Block[] = [];
  let before: Line | undefined;
  let lastEdges: readonly number[] = [];
  for (const { page, flows, tables, turned } of read) {
    for (const line of flows.flatMap(({ lines }) => lines)) {
      const why = furniture.get(line);
      if (why === undefined) continue;
      const unsure: Unsure[] = why === EDGE_OF_ONE_PAGE ? [{ kind: 'left-out', why: aside.edge }] : [];
      blocks.push({ text: plain(textOf(line)), leftOut: why, page, ...(unsure.length > 0 ? { unsure } : {}) });
    }
    for (const text of turned) blocks.push({ text: oneLine(text), leftOut: 'text set sideways', page });
    let waiting = [...tables];
    const noted = notesOnPage(
      flows.map((flow) => ({
        body: flow.lines.filter((line) => !furniture.has(line)),
        margins: margins.get(flow.isColumn),
      })),
    );
    for (const [index, { lines, isColumn, shift }] of flows.entries()) {
      const own = margins.get(isColumn);
      const { body, notes } = noted[index] ?? {};
      if (!own || !body || !notes) continue;
      for (const region of regionsOf(
        body.filter((line) => !notes.lines.has(line)),
        own,
      )) {
        const line = region.kind === 'table' ? region.first : region.line;
        pushFramed(
          waiting.filter(({ top, isIn }) => top < line.y && (!isColumn || isIn(line, shift))),
          notes.byMark,
        );
        pushRegion(region, own, notes.byMark, page);
      }
      // What stands at the end of a column belongs to it, not to the end of the page.
      const isBelow = (table: FramedTable) =>
        lines.some((line) => table.isIn(line, shift)) &&
        !flows
          .slice(index + 1)
          .some((flow) => flow.lines.some((line) => line.y > table.top && table.isIn(line, flow.shift)));
      if (isColumn) pushFramed(waiting.filter(isBelow), notes.byMark);
      for (const text of notes.uncited) blocks.push({ text, leftOut: 'a footnote that nothing cites', page });
    }
    pushFramed(waiting, new Map());

    function pushFramed(some: readonly FramedTable[], notes: ReadonlyMap<string, string>): void {
      for (const { rows, edges } of some) pushTable({ rows, edges }, notes, page, undefined);
      waiting = waiting.filter((table) => !some.includes(table));
    }
  }
  return blocks;

  function pushRegion(region: Region, own: Margins, notes: ReadonlyMap<string, string>, page: number): void {
    if (region.kind === 'table') pushTable(region, notes, page, { kind: 'table', why: aside.table });
    else if (region.kind === 'margin') addMargin(region, page);
    else pushLine(region.line, own, notes, page, region.isWide === true);
  }

  function pushTable(
    { rows, edges = [] }: { readonly rows: readonly (readonly string[])[]; readonly edges?: readonly number[] },
    notes: ReadonlyMap<string, string>,
    page: number,
    unsure: Unsure | undefined,
  ): void {
    const cited: Note[] = [];
    const texts = rows.map((row) => row.map((cell) => withNotes(cell, notes, cited)));
    const doubts = unsure ? [unsure] : [];
    const at = blocks.findLastIndex(({ leftOut }) => leftOut === undefined);
    const above = blocks[at];
    const [head = []] = texts;
    before = undefined;
    const isHeadAgain = above?.rows?.[0]?.join('\n') === head.join('\n') && texts.length > 1;
    const goesOverPage =
      above?.page !== page && widest(above?.rows ?? []) === widest(texts) && lieAlike(edges, lastEdges);
    lastEdges = edges;
    if (above?.rows === undefined || !(isHeadAgain || goesOverPage)) {
      const block = { text: '', rows: texts, page };
      blocks.push({ ...block, ...withAny('notes', cited), ...withAny('unsure', doubts) });
      return;
    }
    // A table that goes over the page is one; its head may be printed again there, or the end of the page go through a row.
    const last = above.rows.at(-1) ?? [];
    const isCut = !isHeadAgain && above.page !== page && isRestOfRow(head, last);
    const whole = last.map((cell, column) => [cell, head[column] ?? ''].filter((each) => each !== '').join(' '));
    blocks[at] = {
      ...above,
      rows: isCut
        ? [...above.rows.slice(0, -1), whole, ...texts.slice(1)]
        : [...above.rows, ...texts.slice(isHeadAgain ? 1 : 0)],
      ...withAny('notes', [...(above.notes ?? []), ...cited]),
      ...withAny('unsure', [
        ...(above.unsure ?? []),
        ...doubts.filter(({ why }) => !above.unsure?.some((each) => each.why === why)),
        ...(isCut ? [{ kind: 'table', why: aside.row } as const] : []),
        ...(isHeadAgain || isCut || isAmongRows(head, above.rows)
          ? []
          : [{ kind: 'table', why: aside.over, row: above.rows.length } as const]),
      ]),
    };
    if (isHeadAgain)
      blocks.push({ text: oneLine(head.join(' ')), leftOut: 'the head of a table, printed again', page });
  }

  /** Cells that all go on in small letters, or that fill what is empty in the row above. */
  function isRestOfRow(row: readonly string[], last: readonly string[]): boolean {
    if (row.length !== last.length || row.every((cell) => cell === '')) return false;
    if (row.every((cell) => cell === '' || /^\p{Ll}/u.test(cell))) return true;
    return row.every((cell, at) => cell === '' || last[at] === '') && last.some((cell) => cell !== '');
  }

  function pushLine(line: Line, own: Margins, notes: ReadonlyMap<string, string>, page: number, isWide: boolean): void {
    const cited: Note[] = [];
    const printed = textOf(line);
    const text = withNotes(printed, notes, cited);
    const goes = before === undefined ? false : goesOn(before, line, own, isHeadingLike());
    const unsure: Unsure[] = [
      ...(goes === 'unsure' ? [{ kind: 'no-number', why: aside.page } as const] : []),
      ...(citesUnknown(printed, notes) ? [{ kind: 'words', why: aside.note } as const] : []),
      ...(isWide ? [{ kind: 'table', why: aside.wide } as const] : []),
    ];
    if (text !== '')
      blocks.push({
        text,
        page,
        look: lookOf(line, own),
        ...(goes === false ? {} : { soft: true }),
        ...(cited.length > 0 ? { notes: cited } : {}),
        ...(unsure.length > 0 ? { unsure } : {}),
      });
    before = line;
  }

  function isHeadingLike(): boolean {
    const last = blocks.findLast(({ leftOut }) => leftOut === undefined);
    return last?.look?.bold === true && !/[.;:]$/.test(last.text);
  }

  function addMargin({ text }: Extract<Region, { kind: 'margin' }>, page: number): void {
    const at = blocks.findLastIndex(({ leftOut, page: on }) => leftOut === undefined && on === page);
    const block = blocks[at];
    // Beside columns, or with a mark of its own, it may as well be text.
    const isDoubtful =
      readMark(plain(text)) !== undefined || read.some(({ flows }) => flows.some((flow) => flow.isColumn));
    const unsure: Unsure[] = [
      ...(block?.unsure ?? []),
      ...(isDoubtful ? [{ kind: 'moved', why: aside.margin } as const] : []),
    ];
    if (!block) blocks.push({ text: plain(text), leftOut: 'a note in the margin', page });
    else
      blocks[at] = {
        ...block,
        notes: [...(block.notes ?? []), { mark: '', text: plain(text) }],
        ...(unsure.length > 0 ? { unsure } : {}),
      };
  }
}

function readPages(pages: readonly PageText[]): readonly ReadPage[] {
  const framed = framedTables(pages);
  let flow = 0;
  const divided = flowsOf(pages.map((page, at) => ({ ...page, runs: framed[at]?.rest ?? page.runs })));
  return pages.map((page, at) => {
    const { tables = [] } = framed[at] ?? {};
    const flows = (divided[at] ?? []).map(({ runs, isColumn, shift }) => {
      flow += 1;
      return { lines: linesOfPage({ page: page.page, runs }, flow).lines, isColumn, shift };
    });
    const turned = page.runs.filter(({ isTurned, text }) => isTurned && text.trim() !== '').map(({ text }) => text);
    return { page: page.page, flows, tables, turned };
  });
}

/** Whether the columns of two tables lie at the same places; where no lines show them, that is not known. */
function lieAlike(one: readonly number[], other: readonly number[]): boolean {
  return one.length === 0 || other.length === 0 || one.every((edge, at) => Math.abs(edge - (other[at] ?? 0)) <= 4);
}

/**
 * Whether a row goes on these for certain: it has a figure where all of them have one below a head that has none. The head of another
 * table seldom has one.
 */
function isAmongRows(row: readonly string[], [head = [], ...rows]: readonly (readonly string[])[]): boolean {
  const hasFigure = (cell = '') => /\d/.test(cell);
  return (
    rows.length > 0 &&
    row.some((cell, at) => hasFigure(cell) && !hasFigure(head[at]) && rows.every((each) => hasFigure(each[at])))
  );
}

function widest(rows: readonly (readonly string[])[]): number {
  return Math.max(...rows.map((row) => row.length), 0);
}

/** A list under its name, where there is anything in it. */
function withAny<Name extends string, Each>(
  name: Name,
  list: readonly Each[],
): { readonly [N in Name]?: readonly Each[] } {
  return (list.length > 0 ? { [name]: list } : {}) as { readonly [N in Name]?: readonly Each[] };
}

function lookOf(line: Line, { left, right }: Margins): Look {
  const middle = (line.x + line.end) / 2;
  const isCentred = Math.abs(middle - (left + right) / 2) < 8 && line.x > left + 30 && line.end < right - 20;
  return {
    size: Math.round(line.size * 10) / 10,
    bold: line.bold,
    indent: Math.round(line.x - left),
    ...(isCentred ? { centred: true } : {}),
  };
}
