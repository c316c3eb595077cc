import { defined } from '../../defined.ts';
import {
  type Block,
  type Note,
  oneLine,
  type ReadFile,
  SIDE_HEADING,
  type Unsure,
  wideLine,
  withAny,
} from '../block.ts';
import { isMarked } from '../full-lines.ts';
import { readMark } from '../mark.ts';
import type { PrintedLine } from '../set-lines.ts';
import type { Box } from './boxes.ts';
import { withWholeWords } from './cut-words.ts';
import { citesUnknown, notesOnPages, plain, withCitedAgain, withNotes } from './footnotes.ts';
import { goesOn } from './goes-on.ts';
import { type Line, textOf } from './lines.ts';
import { lookOf, type Margins, marginsOf } from './margins.ts';
import { EDGE_OF_ONE_PAGE, pageFurniture } from './page-furniture.ts';
import { type PageText, readPdfText } from './page-text.ts';
import { readPages } from './read-pages.ts';
import { type Region, regionsOf } from './regions.ts';
import { joinTables } from './table-over-pages.ts';
import type { FramedTable } from './tables.ts';
import { setTextsOf } from './tagged-texts.ts';

const aside = {
  table:
    'A table was put together from places on the page, without lines around its cells. Look whether its rows and columns are as printed.',
  page: 'A sentence ends with the page. Whether a new paragraph begins on the next one, the file does not say; it was read as the same.',
  full: 'A sentence ends at the end of a full line here. Whether a new paragraph begins below it, the file does not say; it was read as the same.',
  left: 'A line here stands left of the item above it. It was read as the rest of that, and may go on with the paragraph.',
  edge: 'This line stands in the margin of one page, and was taken for a running header or footer. Look whether it is text.',
  margin: 'What stands in the margin beside this was taken for a note to it. Look whether it is text.',
  note: 'A small raised number stands here, and no note was found for it. It was left in the text.',
} as const;

const sideDoubts = {
  guess:
    'What stands in the margin beside the text was read as headings of the paragraphs beside which it begins, here and below. Look whether it is.',
  close: 'In the margin one heading follows close upon another here. Look whether they are one.',
  beside:
    'This stands in the margin beside the middle of a text, or one without a number. It was read as the heading of what stands beside and below it.',
} as const;

/** Reads a PDF by the places of its text: lines, paragraphs, tables, footnotes, and what repeats on every page. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const { pages, title } = await readPdfText(bytes);
  const raw = pages.flatMap(({ runs }) => runs.map(({ text }) => text));
  const printed: PrintedLine[] = [];
  const blocks = withWholeWords(withCitedAgain(blocksOf(pages, printed)));
  return {
    blocks,
    raw,
    set: setTextsOf(
      pages.flatMap(({ tagged }) => tagged),
      printed,
    ),
    ...defined({ title }),
  };
}

function blocksOf(pages: readonly PageText[], set: PrintedLine[]): readonly Block[] {
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
  const noted = notesOnPages(
    read.map(({ flows }) =>
      flows.map(({ lines, isColumn }) => ({
        body: lines.filter((line) => !furniture.has(line)),
        margins: margins.get(isColumn),
      })),
    ),
  );
  const blocks: Block[] = [];
  let before: Line | undefined;
  let above = { isMarked: false, goesOn: false };
  let lastEdges: readonly number[] = [];
  for (const [at, { page, flows, framed, turned, sides }] of read.entries()) {
    for (const line of flows.flatMap(({ lines }) => lines)) {
      const why = furniture.get(line);
      if (why === undefined) continue;
      const unsure: Unsure[] = why === EDGE_OF_ONE_PAGE ? [{ kind: 'left-out', why: aside.edge }] : [];
      blocks.push({ text: plain(textOf(line)), leftOut: why, page, ...withAny('unsure', unsure) });
    }
    for (const text of turned) blocks.push({ text: oneLine(text), leftOut: 'text set sideways', page });
    let waiting = [...framed];
    let beside = [...sides];
    for (const [index, { lines, isColumn, shift }] of flows.entries()) {
      const own = margins.get(isColumn);
      const { body, notes } = noted[at]?.[index] ?? {};
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
        pushSides(line.y + line.size * 0.5);
        pushRegion(region, own, notes.byMark, page);
      }
      // What stands at the end of a column belongs to it, not to the end of the page.
      const isBelow = (table: FramedTable | Box) =>
        lines.some((line) => table.isIn(line, shift)) &&
        !flows
          .slice(index + 1)
          .some((flow) => flow.lines.some((line) => line.y > table.top && table.isIn(line, flow.shift)));
      if (isColumn) pushFramed(waiting.filter(isBelow), notes.byMark);
      for (const text of notes.uncited) blocks.push({ text, leftOut: 'a footnote that nothing cites', page });
    }
    pushFramed(waiting, new Map());
    pushSides(Number.POSITIVE_INFINITY);

    /** Headings in the margin stand before the paragraph beside them. */
    function pushSides(above: number): void {
      for (const { text, size, bold, doubt } of beside.filter(({ y }) => y <= above)) {
        const unsure: Unsure[] = doubt === undefined ? [] : [{ kind: 'moved', why: sideDoubts[doubt] }];
        blocks.push({ text, page, look: { size, bold, style: SIDE_HEADING }, ...withAny('unsure', unsure) });
        before = undefined;
      }
      beside = beside.filter(({ y }) => y > above);
    }

    function pushFramed(some: readonly (FramedTable | Box)[], notes: ReadonlyMap<string, string>): void {
      for (const each of some) {
        if ('rows' in each) pushTable(each, notes, page, undefined);
        else pushBox(each, notes, page);
      }
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
    const table = { rows: rows.map((row) => row.map((cell) => withNotes(cell, notes, cited))), edges, page };
    const doubts = unsure ? [unsure] : [];
    const at = blocks.findLastIndex(({ leftOut }) => leftOut === undefined);
    const above = blocks[at];
    const joined = joinTables(above, lastEdges, table);
    before = undefined;
    lastEdges = edges;
    if (above === undefined || joined === undefined) {
      blocks.push({ text: '', rows: table.rows, page, ...withAny('notes', cited), ...withAny('unsure', doubts) });
      return;
    }
    blocks[at] = {
      ...above,
      rows: joined.rows,
      ...withAny('notes', [...(above.notes ?? []), ...cited]),
      ...withAny('unsure', [
        ...(above.unsure ?? []),
        ...doubts.filter(({ why }) => !above.unsure?.some((each) => each.why === why)),
        ...joined.unsure,
      ]),
    };
    if (joined.headAgain !== undefined)
      blocks.push({ text: joined.headAgain, leftOut: 'the head of a table, printed again', page });
  }

  function pushBox({ lines }: Box, notes: ReadonlyMap<string, string>, page: number): void {
    const box = blocks.length;
    for (const [at, line] of lines.entries()) {
      const above = lines[at - 1];
      const cited: Note[] = [];
      const text = withNotes(textOf(line), notes, cited);
      const isOwn = !above || above.bold !== line.bold || line.lead || line.y - above.y > line.size * 1.7;
      if (text !== '') blocks.push({ text, page, box, ...(isOwn ? {} : { soft: true }), ...withAny('notes', cited) });
    }
    before = undefined;
  }

  function pushLine(line: Line, own: Margins, notes: ReadonlyMap<string, string>, page: number, isWide: boolean): void {
    const cited: Note[] = [];
    const printed = textOf(line);
    const text = withNotes(printed, notes, cited);
    const goes = before === undefined ? false : goesOn(before, line, own, { ...above, isHeading: isHeadingLike() });
    const begins = goes === 'full' || goes === 'left' ? { begins: text } : {};
    const unsure: Unsure[] = [
      ...(typeof goes === 'string' ? [{ kind: 'no-number', why: aside[goes], ...begins } as const] : []),
      ...(citesUnknown(printed, notes) ? [{ kind: 'words', why: aside.note } as const] : []),
      ...(isWide ? [wideLine] : []),
    ];
    if (text !== '') set.push({ text, indent: line.x - own.left, isApart: line.lead !== undefined });
    if (text !== '')
      blocks.push({
        text,
        page,
        look: lookOf(line, own),
        ...(goes === false ? {} : { soft: true }),
        ...withAny('notes', cited),
        ...withAny('unsure', unsure),
      });
    before = line;
    above = { isMarked: goes === false ? isMarked(text) : above.isMarked, goesOn: goes !== false };
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
        ...withAny('unsure', unsure),
      };
  }
}
