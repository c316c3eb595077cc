import type { Block, Quotation, QuotationLine, Reply, Segment } from './reply.ts';

/**
 * The reply as replies that each fit, in reading order. Nothing is lost, and nothing is said twice but what a part
 * needs to stand alone: a quotation's citation, a table's header row. What cannot be parted stays whole.
 */
export function splitToFit(reply: Reply, fits: (reply: Reply) => boolean): Reply[] {
  if (fits(reply)) return [reply];
  const halves = splitInHalves(reply.blocks);
  return halves ? halves.flatMap((blocks) => splitToFit({ ...reply, blocks }, fits)) : [reply];
}

function splitInHalves(blocks: readonly Block[]): readonly (readonly Block[])[] | undefined {
  if (blocks.length > 1) return halve(blocks);
  const [block] = blocks;
  return block && splitBlock(block)?.map((half) => [half]);
}

function splitBlock(block: Block): Block[] | undefined {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return splitText(block.text)?.map((text) => ({ ...block, text }));
    case 'quotation':
      return splitQuotation(block.quotation)?.map((quotation) => ({ kind: 'quotation', quotation }));
    case 'facts': {
      const [fact] = block.facts;
      if (block.facts.length > 1) return halve(block.facts)?.map((facts) => ({ ...block, facts }));
      return fact && splitText(fact.value)?.map((value) => ({ ...block, facts: [{ ...fact, value }] }));
    }
    case 'list': {
      const [item] = block.items;
      if (block.items.length > 1) return halve(block.items)?.map((items) => ({ kind: 'list', items }));
      return item === undefined ? undefined : splitText(item)?.map((text) => ({ ...block, items: [text] }));
    }
    case 'table':
      return halve(block.rows)?.map((rows) => ({ ...block, rows }));
    case 'actions':
      return halve(block.actions)?.map((actions) => ({ ...block, actions }));
    case 'link':
    case 'form':
    case 'feedback':
      return undefined;
  }
}

function splitQuotation(quotation: Quotation): Quotation[] | undefined {
  const { lines } = quotation;
  const [line] = lines;
  const parts = lines.length > 1 ? halveLines(lines) : line && splitLine(line)?.map((half) => [half]);
  return parts?.map((part) => ({ ...quotation, lines: part }));
}

/** Lines as two parts, between tables where there are several. A table that is parted has its head in both, and a row below it. */
function halveLines(lines: readonly QuotationLine[]): readonly (readonly QuotationLine[])[] | undefined {
  const opens = (at: number) => {
    const line = lines[at];
    return isRow(line) && (line.opens === true || !isRow(lines[at - 1]));
  };
  const isBelow = (at: number) => isRow(lines[at]) && !opens(at);
  const [, second] = [...lines.keys()].filter(opens);
  let at = second ?? halve(lines)?.[0].length ?? 0;
  while (isBelow(at) && opens(at - 1)) at += 1;
  if (at >= lines.length) at = lines.findLastIndex((_, index) => opens(index));
  // A head and its one row fit in no message together: then they are said as lines.
  if (at <= 0) return lines.map((line) => [{ kind: 'paragraph', segments: line.segments }]);
  const head = isBelow(at) ? lines.findLast((_, index) => index < at && opens(index)) : undefined;
  const rest = lines.slice(at);
  return [lines.slice(0, at), isRow(head) ? [{ ...head, opens: true }, ...rest] : rest];
}

function isRow(line: QuotationLine | undefined): line is Extract<QuotationLine, { kind: 'paragraph' }> {
  return line?.kind === 'paragraph' && line.cells !== undefined;
}

/** The second half of an item has no marker, so it reads on. */
function splitLine(line: QuotationLine): QuotationLine[] | undefined {
  return splitSegments(line.segments)?.map((segments, index) =>
    index === 0 && line.kind === 'item' ? { ...line, segments } : { kind: 'paragraph', segments },
  );
}

function splitSegments(segments: readonly Segment[]): readonly (readonly Segment[])[] | undefined {
  const [segment] = segments;
  if (segments.length > 1) return halve(segments);
  return segment && splitText(segment.text)?.map((text) => [{ ...segment, text }]);
}

/** Parts a text after a space near its middle, else between two characters as a reader sees them. */
function splitText(text: string): [string, string] | undefined {
  const middle = Math.floor(text.length / 2);
  const space = text.lastIndexOf(' ', middle);
  const at = space > middle / 2 ? space + 1 : characterStart(text, middle);
  return at > 0 && at < text.length ? [text.slice(0, at), text.slice(at)] : undefined;
}

function characterStart(text: string, place: number): number {
  const found = new Intl.Segmenter('en-GB', { granularity: 'grapheme' }).segment(text).containing(place);
  if (!found) return 0;
  return found.index > 0 ? found.index : found.segment.length;
}

/** Two parts as even in size as their items allow, with at least one item in each. */
function halve<T>(items: readonly T[]): [readonly T[], readonly T[]] | undefined {
  if (items.length < 2) return undefined;
  const sizes = items.map((item) => JSON.stringify(item).length);
  const half = sizes.reduce((sum, size) => sum + size, 0) / 2;
  let before = 0;
  const found = sizes.findIndex((size) => {
    before += size;
    return before > half;
  });
  const at = Math.min(Math.max(found, 1), items.length - 1);
  return [items.slice(0, at), items.slice(at)];
}
