import { describe, expect, it } from 'vitest';
import { applyFix, importFile, toCouncilDocument } from '../../src/importing/index.ts';
import { headOfTable, opensTable } from '../../src/knowledge/index.ts';
import { type Drawn, drawnPdf } from './bare-pdf.ts';

const xs = [70, 250, 520];
const head = ['Kind of enquiry', 'Answered within'];
const rows = [
  ['Standard', '10 working days'],
  ['Urgent', '1 working day'],
  ['Complex', '20 working days'],
];
const opening = { text: '1. Officers answer enquiries of members within the times of this table.', x: 70, y: 80 };
const footer = (page: number) => ({ text: `Northmere Protocol, page ${page}`, x: 70, y: 810 });
const closing = { text: '2. Members decide what the council does, and officers advise them.', x: 70, y: 400 };

const facts = { council: 'n', councilName: 'N', slug: 's', title: 'S', source: '' };

/** The blocks of paragraph 1, and where a table begins. */
async function read(...pages: readonly Drawn[]) {
  const outcome = await importFile({ name: 'protocol.pdf', bytes: drawnPdf(pages) });
  if (outcome.kind !== 'document') throw new Error(outcome.message);
  const blocks = toCouncilDocument(outcome.document, facts).clauses.find(({ number }) => number === '1')?.blocks ?? [];
  return {
    blocks,
    opens: blocks.flatMap((block, at) => (opensTable(blocks, at) ? [block.text] : [])),
    headOf: (text: string) =>
      headOfTable(
        blocks,
        blocks.findIndex((block) => block.text === text),
      ),
    document: outcome.document,
    doubts: outcome.document.doubts.filter(({ kind }) => kind === 'table'),
    leftOut: outcome.document.pieces.flatMap(({ role, text }) => (role.kind === 'left-out' ? [text] : [])),
  };
}

describe('a framed table of a PDF', () => {
  it('that goes over the page is one table, and no row of its second half becomes a heading', async () => {
    const { blocks, opens, headOf, doubts } = await read(
      [opening, { table: [head, ...rows.slice(0, 2)], xs, y: 720 }, footer(1)],
      [{ table: rows.slice(2), xs, y: 60 }, closing, footer(2)],
    );
    expect(doubts).toEqual([]);
    expect(blocks.slice(1).map(({ text }) => text)).toEqual([head, ...rows].map((row) => row.join(' | ')));
    expect(opens).toEqual(['Kind of enquiry | Answered within']);
    expect(headOf('Complex | 20 working days')).toEqual(head);
  });

  it('whose head is printed again on the next page has it once', async () => {
    const { blocks, opens, leftOut } = await read(
      [opening, { table: [head, ...rows.slice(0, 2)], xs, y: 720 }, footer(1)],
      [{ table: [head, ...rows.slice(2)], xs, y: 60 }, closing, footer(2)],
    );
    expect(blocks).toHaveLength(5);
    expect(opens).toHaveLength(1);
    expect(leftOut).toContain('Kind of enquiry Answered within');
  });

  it('and another straight below it stay two, each with its own head', async () => {
    const other = [
      ['Service', 'Answered within'],
      ['Housing', '5 working days'],
    ];
    const { opens, headOf } = await read([
      opening,
      { table: [head, ...rows], xs, y: 120 },
      { table: other, xs: [70, 300, 500], y: 240 },
      closing,
    ]);
    expect(opens).toEqual(['Kind of enquiry | Answered within', 'Service | Answered within']);
    expect(headOf('Housing | 5 working days')).toEqual(other[0]);
  });

  it('and another on top of the next page, with its columns elsewhere, stay two', async () => {
    const other = [
      ['Service', 'Answered within'],
      ['Housing', '5 working days'],
    ];
    const { opens } = await read(
      [opening, { table: [head, ...rows], xs, y: 700 }, footer(1)],
      [{ table: other, xs: [70, 320, 500], y: 60 }, closing, footer(2)],
    );
    expect(opens).toHaveLength(2);
  });

  it('and another of the same columns on top of the next page is asked about, and one press makes them two', async () => {
    const other = [
      ['Service', 'Who answers'],
      ['Housing', 'The head of housing'],
    ];
    const { document, opens, doubts } = await read(
      [opening, { table: [head, ...rows], xs, y: 700 }, footer(1)],
      [{ table: other, xs, y: 60 }, closing, footer(2)],
    );
    expect(opens).toEqual(['Kind of enquiry | Answered within']);
    expect(doubts).toHaveLength(1);
    expect(doubts[0]?.why).toContain('Look whether another table begins there.');
    const [divide, keep] = doubts[0]?.fixes ?? [];
    if (divide === undefined || keep === undefined) throw new Error('There are no fixes.');
    expect([divide.say, keep.say]).toEqual(['Another table begins at “Service | Who answers”', 'It is right as it is']);
    const two = applyFix(document, divide);
    expect(two.doubts).not.toContain(doubts[0]);
    expect(two.pieces.flatMap(({ rows: each }) => (each ? [each] : []))).toEqual([[head, ...rows], other]);
    const blocks = toCouncilDocument(two, facts).clauses.find(({ number }) => number === '1')?.blocks ?? [];
    expect(blocks.flatMap((block, at) => (opensTable(blocks, at) ? [block.text] : []))).toEqual([
      'Kind of enquiry | Answered within',
      'Service | Who answers',
    ]);
    expect(applyFix(document, keep).pieces).toEqual(document.pieces);
  });

  it('whose rows say in words what others say in figures is asked about where it goes over the page', async () => {
    const { blocks, doubts } = await read(
      [opening, { table: [head, ...rows.slice(0, 2)], xs, y: 720 }, footer(1)],
      [{ table: [['Complex', 'as agreed']], xs, y: 60 }, closing, footer(2)],
    );
    expect(blocks).toHaveLength(5);
    expect(doubts.map(({ fixes }) => fixes.map(({ say }) => say))).toEqual([
      ['Another table begins at “Complex | as agreed”', 'It is right as it is'],
    ]);
  });
});
