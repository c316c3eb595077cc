import { describe, expect, it } from 'vitest';
import { renderBlock } from '../../src/adapters/slack/blocks.ts';
import { renderQuotation } from '../../src/adapters/teams/quotation.ts';
import { type Quotation, type QuotationLine, quotedParts, renderPlainText } from '../../src/messaging/index.ts';

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
