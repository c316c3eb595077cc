import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCards } from '../../../src/adapters/teams/card.ts';
import { type Card, renderCard } from '../../../src/adapters/teams/index.ts';
import { type QuotationLine, reply, type Segment } from '../../../src/messaging/index.ts';
import { lettersChecked, patiently } from '../../support/letters-checked.ts';
import { awkward, elements, parse, quote, quotedLines } from './card-reading.ts';
import { everything, quotation } from './sample-replies.ts';

/** Teams advises 80 KB at most and counts a character as two bytes. */
const teamsLimit = 80 * 1024;

const segments: fc.Arbitrary<Segment[]> = fc.array(
  fc.record({ kind: fc.constantFrom('plain' as const, 'brought-out' as const), text: awkward }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const line: fc.Arbitrary<QuotationLine> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), segments }),
  fc.record({ kind: fc.constant('item' as const), marker: fc.constantFrom('(a)', '(iii)', '•', '*'), segments }),
);

describe('a quotation', () => {
  it('is the clause to the letter when its runs are joined', patiently, () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const expected = lines.map(
          (one) => (one.kind === 'item' ? one.marker : '') + one.segments.map(({ text }) => text).join(''),
        );
        const card = renderCard(reply(quote(lines)));
        expect(quotedLines(card)).toEqual(expected);
        expect(parse(card).faults).toEqual([]);
      }),
      lettersChecked,
    );
  });

  it('brings out the part that answers and nothing else', () => {
    const runs = elements(renderCard(reply(quotation)).body, 'TextRun');
    expect(runs.filter((run) => run.highlight).map((run) => run.text)).toEqual([
      'acknowledge an enquiry within 2 working days',
    ]);
  });

  it('names its source, its standing and its address, and no checksum: that stands on the clause’s page', () => {
    const card = JSON.stringify(renderCard(reply(quotation)).body);
    for (const part of [
      'Working Together Protocol, paragraph 26',
      'Derby City Council. Adopted. In force since 25 September 2019.',
      'https://clausewise.example/derby/working-together/26',
    ]) {
      expect(card).toContain(part);
    }
    expect(card).not.toContain('SHA');
  });

  it('never gives a run that a card would read as a date', () => {
    const card = renderCard(
      reply(
        quote([{ kind: 'paragraph', segments: [{ kind: 'plain', text: 'a {{TIME(2026-01-01T00:00:00Z)}} {{b}}' }] }]),
      ),
    );
    expect(elements(card.body, 'TextRun').some((run) => /\{\{(DATE|TIME)\(/.test(String(run.text)))).toBe(false);
  });
});

describe('a reply that is too large for one card', () => {
  const bytes = (card: Card) => 2 * JSON.stringify(card).length;

  it('stays one card while it fits', () => {
    expect(renderCards({ blocks: everything })).toEqual([renderCard({ blocks: everything })]);
  });

  it('is split without losing a character of a clause', () => {
    const texts = [
      'Officers shall reply 👩‍👩‍👧‍👦 in “good” time. '.repeat(1500),
      'מילה'.repeat(6000),
      '👩‍👩‍👧‍👦'.repeat(2500),
    ];
    const lines: QuotationLine[] = texts.map((text, index) => ({
      kind: 'item',
      marker: `(${index})`,
      segments: [{ kind: index === 1 ? 'brought-out' : 'plain', text }],
    }));
    const cards = renderCards(reply({ kind: 'paragraph', text: 'Here it is.' }, quote(lines)));
    expect(cards.length).toBeGreaterThan(3);
    expect(Math.max(...cards.map(bytes))).toBeLessThanOrEqual(teamsLimit);
    expect(cards.flatMap(quotedLines).join('')).toBe(texts.map((text, index) => `(${index})${text}`).join(''));
    expect(cards.slice(1).every((card) => JSON.stringify(card).includes('working-together/26'))).toBe(true);
    expect(cards.flatMap((card) => parse(card).faults)).toEqual([]);
  });

  it('keeps every row of a long table under its header', () => {
    const rows = Array.from({ length: 400 }, (_, index) => [
      `ENQ-${index}`,
      'Pothole in the High Street, reported twice',
    ]);
    const cards = renderCards(reply({ kind: 'table', columns: ['Enquiry', 'Subject'], rows }));
    expect(Math.max(...cards.map(bytes))).toBeLessThanOrEqual(teamsLimit);
    const first = cards
      .flatMap((card) => elements(card.body, 'TableRow'))
      .map((row) => elements(row, 'TextRun')[0]?.text);
    expect(first.filter((text) => text !== 'Enquiry')).toEqual(rows.map(([number]) => number));
    expect(first.filter((text) => text === 'Enquiry')).toHaveLength(cards.length);
  });
});
