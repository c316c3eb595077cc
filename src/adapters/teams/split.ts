import type { Block, Quotation, QuotationLine, Reply, Segment } from '../../messaging/index.ts';

/**
 * The reply as two replies in reading order, each smaller, with nothing lost and nothing said twice but what
 * a part needs to stand alone: a quotation's citation, a table's header row. Undefined where it cannot be parted.
 */
export function splitInHalves(reply: Reply): [Reply, Reply] | undefined {
  const { blocks } = reply;
  if (blocks.length > 1) {
    const middle = middleOf(blocks.map(sizeOf));
    return pair([blocks.slice(0, middle), blocks.slice(middle)], (part) => ({ ...reply, blocks: part }));
  }
  const [block] = blocks;
  return pair(block && splitBlock(block), (half) => ({ ...reply, blocks: [half] }));
}

function splitBlock(block: Block): [Block, Block] | undefined {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return pair(splitText(block.text), (text) => ({ ...block, text }));
    case 'quotation':
      return pair(splitQuotation(block.quotation), (quotation) => ({ kind: 'quotation', quotation }));
    case 'facts':
      return pair(splitArray(block.facts), (facts) => ({ ...block, facts }));
    case 'list':
      return block.items.length === 1
        ? pair(splitText(block.items[0] ?? ''), (item) => ({ ...block, items: [item] }))
        : pair(splitArray(block.items), (items) => ({ ...block, items }));
    case 'table':
      return pair(splitArray(block.rows), (rows) => ({ ...block, rows }));
    case 'actions':
      return pair(splitArray(block.actions), (actions) => ({ ...block, actions }));
    case 'link':
    case 'form':
      return undefined;
  }
}

function splitQuotation(quotation: Quotation): [Quotation, Quotation] | undefined {
  const { lines } = quotation;
  const [line] = lines;
  const halves = lines.length > 1 ? splitArray(lines) : line && pair(splitLine(line), (half) => [half]);
  return pair(halves, (part) => ({ ...quotation, lines: part }));
}

/** The second half of an item has no marker, so it reads on. */
function splitLine(line: QuotationLine): [QuotationLine, QuotationLine] | undefined {
  const halves = splitSegments(line.segments);
  if (!halves) return undefined;
  return [
    { ...line, segments: halves[0] },
    { kind: 'paragraph', segments: halves[1] },
  ];
}

function splitSegments(segments: readonly Segment[]): [readonly Segment[], readonly Segment[]] | undefined {
  const [segment] = segments;
  if (segments.length > 1) return splitArray(segments);
  return pair(segment && splitText(segment.text), (text) => [{ kind: segment?.kind ?? 'plain', text }]);
}

/** Parts a text after a white space near its middle, else between two characters as a reader sees them. */
function splitText(text: string): [string, string] | undefined {
  const middle = Math.floor(text.length / 2);
  const space = text.lastIndexOf(' ', middle);
  const at = space > middle / 2 ? space + 1 : graphemeStart(text, middle);
  return at > 0 && at < text.length ? [text.slice(0, at), text.slice(at)] : undefined;
}

/** Where the character begins that holds this place; the next one's beginning if that is the first. */
function graphemeStart(text: string, place: number): number {
  const containing = new Intl.Segmenter('en-GB', { granularity: 'grapheme' }).segment(text).containing(place);
  if (!containing) return 0;
  return containing.index > 0 ? containing.index : containing.segment.length;
}

function splitArray<T>(items: readonly T[]): [readonly T[], readonly T[]] | undefined {
  if (items.length < 2) return undefined;
  const middle = middleOf(items.map(sizeOf));
  return [items.slice(0, middle), items.slice(middle)];
}

/** The place that parts the sizes most evenly, with at least one on either side. */
function middleOf(sizes: readonly number[]): number {
  const half = sizes.reduce((sum, size) => sum + size, 0) / 2;
  let before = 0;
  const index = sizes.findIndex((size) => {
    before += size;
    return before > half;
  });
  return Math.min(Math.max(index, 1), sizes.length - 1);
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

function pair<T, U>(halves: readonly [T, T] | undefined, make: (half: T) => U): [U, U] | undefined {
  return halves && [make(halves[0]), make(halves[1])];
}
