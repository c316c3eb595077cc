import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import fc from 'fast-check';
import type { Card, CardElement } from '../../../src/adapters/teams/index.ts';
import type { Block, QuotationLine } from '../../../src/messaging/index.ts';
import { quotation } from './sample-replies.ts';

const parser = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** What Microsoft's parser finds wrong with a card, and the card as it understood it. */
export function parse(card: Card): { faults: string[]; understood: string } {
  const parsed = new parser.AdaptiveCard();
  const context = new parser.SerializationContext();
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const faults = [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
  // The parser tests the language with a regular expression that remembers its last place, so it refuses every second card.
  return {
    faults: faults.filter((fault) => fault !== 'Invalid value "en" for property "lang".'),
    understood: JSON.stringify(parsed.toJSON()),
  };
}

/** Every element of this type, in reading order. */
export function elements(value: unknown, type: string): CardElement[] {
  if (Array.isArray(value)) return value.flatMap((one) => elements(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap((one) => elements(one, type));
  return (value as CardElement).type === type ? [value as CardElement, ...inside] : inside;
}

/** What a quotation's own box says: the texts of its runs, line by line. */
export function quotedLines(card: Card): string[] {
  return elements(card.body, 'Container')
    .filter((container) => container.style === 'emphasis')
    .flatMap((container) => container.items as CardElement[])
    .map((line) =>
      elements(line, 'TextRun')
        .map((run) => run.text)
        .join(''),
    );
}

/** The sample quotation with these lines instead of its own. */
export function quote(lines: readonly QuotationLine[]): Block {
  if (quotation.kind !== 'quotation') throw new Error('The sample is a quotation');
  return { kind: 'quotation', quotation: { ...quotation.quotation, lines } };
}

/** Text that Markdown, HTML, cards or careless cutting would change. */
export const awkward = fc.oneof(
  fc.constantFrom(
    '**bold** [a](http://x) _i_ `c` # h',
    '<b onclick="x">&amp;</b>',
    '👩‍👩‍👧‍👦🇬🇧',
    'שלום עולם مرحبا',
    '  two  spaces ',
    '{{DATE(2026-01-01T00:00:00Z)}}',
    '1. one\\two',
    ...[
      '- a',
      '+ a',
      '2) a',
      '# a',
      '> a',
      '===',
      '---',
      '***',
      '&copy; &amp;',
      '![a](b)',
      '~~a~~',
      '| a | b |',
      '[a]: b',
      '\\',
      '   a',
    ],
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
