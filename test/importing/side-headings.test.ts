import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importing/docx/read-docx.ts';
import { readPdf } from '../../src/importing/pdf/read-pdf.ts';
import { type Drawn, drawnPdf, line } from './bare-pdf.ts';
import { doubts, recognised, sketch } from './sketch.ts';
import { paragraph, wordFile } from './word-file.ts';

const fromPdf = async (...pages: Drawn[]) => recognised(await readPdf(drawnPdf(pages)));
const title = { text: 'Protocol', x: 60, y: 60, size: 20, bold: true };
const first = (number: number) => `Officer ${number} of the Council answers the members of it, whoever asks,`;
const second = (number: number) => `and desk ${number} in whatever form they do so.`;
/** The heading of each paragraph, if it has one; its lines are parted. */
const headings = ['Purpose', '', '', 'Answers in | writing', '', '', 'Review'];
const read = (from: number) =>
  ['Purpose', 'Purpose', 'Purpose', 'Answers in writing', 'Answers in writing', 'Answers in writing', 'Review'].map(
    (heading, at) => `[${heading}] ${from + at} ${first(from + at)} ${second(from + at)}`,
  );
type Places = { readonly head: number; readonly number?: number; readonly text: number };
type How = { readonly size?: number; readonly bold?: boolean };

function page({ head, number, text }: Places, how: How, from = 1): Drawn {
  return headings.flatMap((heading, at) => {
    const y = 100 + at * 40;
    return [
      ...(heading === '' ? [] : heading.split(' | ')).flatMap((part, row) => line(y + row * 12, [head, part, how])),
      ...(number === undefined ? [] : line(y, [number, `${from + at}`])),
      ...line(y, [text, first(from + at)]),
      ...line(y + 14, [text, second(from + at)]),
    ];
  });
}

describe('headings in the margin', () => {
  it.each<[string, Places, How]>([
    ['left of a column of numbers, beside the fewest of them', { head: 60, number: 165, text: 195 }, { bold: true }],
    ['set like the text', { head: 60, number: 165, text: 195 }, { size: 11 }],
  ])('%s', async (_, places, how) => {
    const document = await fromPdf([title, ...page(places, how)]);
    expect(sketch(document)).toEqual(read(1));
    expect(doubts(document)).toEqual([]);
  });

  it.each<[string, Places, How]>([
    ['right of the text', { head: 490, number: 60, text: 90 }, { size: 9 }],
    ['between the numbers and the text', { head: 90, number: 60, text: 200 }, { bold: true }],
  ])('%s, of which it is not sure', async (_, places, how) => {
    const document = await fromPdf([title, ...page(places, how)]);
    expect(sketch(document)).toEqual(read(1));
    expect(document.doubts.map(({ why }) => why)).toEqual([expect.stringContaining('in the margin beside the text')]);
  });

  it('on the outer side of every page', async () => {
    const [left, right] = [
      { head: 60, number: 165, text: 195 },
      { head: 490, number: 60, text: 90 },
    ];
    const document = await fromPdf([title, ...page(left, { bold: true })], page(right, { bold: true }, 8));
    expect(sketch(document)).toEqual([...read(1), ...read(8)]);
  });

  it('beside paragraphs without numbers', async () => {
    const document = await fromPdf([title, ...page({ head: 60, text: 180 }, { bold: true })]);
    expect(sketch(document).map((text) => text.slice(0, 12))).toContain('[Answers in ');
    expect(doubts(document)).toContain('moved');
  });

  it('one that stands beside the middle of a text is doubted', async () => {
    const places = { head: 60, number: 165, text: 195 };
    const document = await fromPdf([...page(places, { bold: true }), ...line(154, [60, 'Astray', { bold: true }])]);
    expect(document.doubts.map(({ why }) => why)).toContainEqual(
      expect.stringContaining('beside the middle of a text'),
    );
  });
});

it('the small mark before a note may hang far before it', async () => {
  const document = await fromPdf([
    title,
    ...line(100, [60, '1.'], [90, first(1)]),
    ...line(114, [90, 'and in writing.']),
    { text: '1', x: 166, y: 110, size: 6 },
    ...line(140, [60, '2.'], [90, first(2)]),
    ...line(154, [90, second(2)]),
    { text: '1', x: 60, y: 700, size: 5.5 },
    { text: 'Since 2023.', x: 68.5, y: 702.4, size: 7.5 },
  ]);
  expect(sketch(document)).toEqual([`1 ${first(1)} and in writing.`, `2 ${first(2)} ${second(2)}`]);
});

it('the cells of a table may be coloured and framed at once', async () => {
  const rows = [
    ['Time', 'Reply'],
    ['Weekdays', '1 hour'],
  ];
  const document = await fromPdf([
    title,
    ...line(100, [60, '1. The desk answers within these times.']),
    { table: rows, xs: [60, 200, 320], y: 115, isColoured: true },
    ...line(180, [60, '2. The desk is shut on Sundays.']),
  ]);
  expect(sketch(document)).toEqual([
    '1 The desk answers within these times. <Time | Reply / Weekdays | 1 hour>',
    '2 The desk is shut on Sundays.',
  ]);
});

describe('in a Word file whose paragraphs are set in a table', () => {
  const row = (...cells: readonly string[]) =>
    `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
  const document = async (rows: string) =>
    recognised(await readDocx(wordFile({ body: `${paragraph('Protocol')}<w:tbl>${rows}</w:tbl>` })));

  it('what stands before the numbers is read as headings, and doubted once', async () => {
    const found = await document(
      headings
        .map((text, at) => row(text.replace(' | ', ' '), `${at + 1}`, `${first(at + 1)} ${second(at + 1)}`))
        .join(''),
    );
    expect(sketch(found)).toEqual(read(1));
    expect(found.doubts.map(({ why }) => why)).toEqual([expect.stringContaining('before their numbers')]);
  });

  it('but not where it is a text', async () => {
    const found = await document(
      headings.map((_, at) => row('Ask the desk first.', `${at + 1}`, `${first(at + 1)} ${second(at + 1)}`)).join(''),
    );
    expect(sketch(found)).toHaveLength(1);
  });
});
