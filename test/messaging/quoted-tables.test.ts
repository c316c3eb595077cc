import { describe, expect, it } from 'vitest';
import { renderBlock } from '../../src/adapters/slack/blocks.ts';
import { renderMessages } from '../../src/adapters/slack/message.ts';
import { renderQuotation } from '../../src/adapters/teams/quotation.ts';
import {
  type Quotation,
  type QuotationLine,
  quotedParts,
  type Reply,
  renderPlainText,
  splitToFit,
} from '../../src/messaging/index.ts';

const row = (...cells: readonly string[]): QuotationLine => ({
  kind: 'paragraph',
  segments: [{ kind: 'plain', text: cells.join(' | ') }],
  cells,
});
const plain = (text: string): QuotationLine => ({ kind: 'paragraph', segments: [{ kind: 'plain', text }] });
const lines = [
  plain('Enquiries are answered in this time.'),
  row('Kind', 'Reply'),
  row('Urgent', 'The same day'),
  row('Complex', '20 working days'),
  plain('The Monitoring Officer may extend it.'),
];
const citation = {
  label: 'Protocol, paragraph 4',
  council: 'Northmere',
  standing: 'Adopted.',
  url: 'https://x.test/4',
  digest: 'd',
};
const quotation: Quotation = { lines, citation };

describe('a table in a clause is shown as a table', () => {
  it('its rows belong together, and what stands around them does not', () => {
    expect(quotedParts(lines).map(({ kind }) => kind)).toEqual(['line', 'table', 'line']);
    expect(quotedParts([row('a', 'b')]).map(({ kind }) => kind)).toEqual(['line']);
  });

  it('a row that opens another table is its head, also straight below the first', () => {
    const opening = (...cells: readonly string[]) => ({ ...row(...cells), opens: true }) as QuotationLine;
    const two = [...lines.slice(1, 4), opening('Service', 'Reply'), row('Housing', '5 working days')];
    expect(quotedParts(two)).toMatchObject([
      { head: ['Kind', 'Reply'], rows: [expect.anything(), expect.anything()] },
      { head: ['Service', 'Reply'], rows: [['Housing', '5 working days']] },
    ]);
  });

  it('a row with fewer or more cells stays in its table, and no cell of it is cut', () => {
    const [part] = quotedParts([row('Kind', 'Reply'), row('Ask the Monitoring Officer'), row('Complex', '20', 'days')]);
    expect(part).toEqual({
      ...{ kind: 'table', head: ['Kind', 'Reply', ''] },
      rows: [
        ['Ask the Monitoring Officer', '', ''],
        ['Complex', '20', 'days'],
      ],
    });
  });

  it('parted over two messages has its head in both, and loses no row', () => {
    const rows = Array.from({ length: 7 }, (_, at) => row(`Kind ${at}`, `${at} days`));
    const long = { ...quotation, lines: [plain('Times:'), row('Kind', 'Reply'), ...rows, plain('After.')] };
    const fits = ({ blocks }: Reply) => JSON.stringify(blocks).length < 600;
    const parts = splitToFit({ blocks: [{ kind: 'quotation', quotation: long }] }, fits);
    expect(parts.length).toBeGreaterThan(2);
    const tables = parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'quotation' ? quotedParts(block.quotation.lines) : [])),
    );
    const shown = tables.flatMap((part) => (part.kind === 'table' ? [part] : []));
    expect(shown.map(({ head }) => head)).toEqual(shown.map(() => ['Kind', 'Reply']));
    expect(shown.flatMap(({ rows: below }) => below.map(([name]) => name))).toEqual(rows.map((_, at) => `Kind ${at}`));
  });

  it('whose head and one row are too much for a message are said as lines, and not for ever', () => {
    const long = { ...quotation, lines: [row('Kind', 'k'.repeat(300)), row('Urgent', 'u'.repeat(300))] };
    const parts = splitToFit({ blocks: [{ kind: 'quotation', quotation: long }] }, ({ blocks }) =>
      blocks.every((block) => block.kind === 'quotation' && JSON.stringify(block.quotation.lines).length < 400),
    );
    const said = JSON.stringify(parts);
    expect(said).toContain('u'.repeat(300));
    expect(said).toContain('k'.repeat(300));
  });

  it('two in one paragraph are two messages in Slack, which takes one table in each', () => {
    const opening = (...cells: readonly string[]) => ({ ...row(...cells), opens: true }) as QuotationLine;
    const two = { ...quotation, lines: [...lines.slice(1, 4), opening('Service', 'Reply'), row('Housing', '5')] };
    const messages = renderMessages({ blocks: [{ kind: 'quotation', quotation: two }] }, { generation: 'g' });
    expect(messages.map(({ blocks }) => blocks.filter(({ type }) => type === 'table').length)).toEqual([1, 1]);
    expect(JSON.stringify(messages[1]?.blocks.find(({ type }) => type === 'table'))).toContain('Service');
  });

  it('in Teams as a table, with words for a client that shows none', () => {
    const card = JSON.stringify(renderQuotation(quotation));
    expect(card).toContain('"type":"Table"');
    expect(card).toContain('Urgent | The same day');
  });

  it('in Slack as its table between two quotes', () => {
    const blocks = renderBlock({ kind: 'quotation', quotation }, { generation: 'g', surface: 'message' }, { next: 0 });
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'table', 'rich_text', 'rich_text']);
    expect(JSON.stringify(blocks)).toContain('20 working days');
  });

  it('in plain text in columns', () => {
    const text = renderPlainText({ blocks: [{ kind: 'quotation', quotation }] } as never);
    expect(text).toContain('  Kind    | Reply\n  Urgent  | The same day\n  Complex | 20 working days');
  });
});
