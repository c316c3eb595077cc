import { type Block, type Reply, renderPlainText, splitToFit } from '../../messaging/index.ts';
import { renderActions, renderForm } from './form.ts';
import { hangingLine, renderQuotation } from './quotation.ts';
import { renderSpeech } from './speech.ts';
import { escapeMarkdown, linkBlock, textBlock } from './text.ts';

/** Any element, action, cell or run of a card. */
export type CardElement = { readonly type: string; readonly [property: string]: unknown };

/** An Adaptive Card 1.5, ready to be sent as JSON. */
export type Card = {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  /** Cards know languages by two letters only. */
  readonly lang: 'en';
  readonly fallbackText: string;
  readonly speak: string;
  readonly msteams: { readonly width: 'Full' };
  readonly body: readonly CardElement[];
};

/** Teams refuses cards above 28 KB; this leaves room for the message around them. In bytes of UTF-8 JSON. */
const maximumCardBytes = 27_000;

/**
 * The whole reply as one card, however large. Text is never read as Markdown.
 * A pressed button sends `{ typed }`; a form's button sends `{ typed }` and its inputs by field name.
 */
export function renderCard(reply: Reply): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    fallbackText: renderPlainText(reply),
    speak: renderSpeech(reply),
    msteams: { width: 'Full' },
    body: reply.blocks.flatMap(renderBlock),
  };
}

/**
 * The reply as one card, or as several in reading order where one would be too large for Teams.
 * A long clause goes on in the next card under its own citation; joined, the parts are the clause to the letter.
 * A form is not parted: one that is too large alone gives up its fallback text.
 */
export function renderCards(reply: Reply): Card[] {
  const fits = (card: Card) => bytes(card) <= maximumCardBytes;
  return splitToFit(reply, (part) => fits(renderCard(part))).map((part) => {
    const card = renderCard(part);
    return fits(card) ? card : { ...card, fallbackText: card.speak };
  });
}

function bytes(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}

function renderBlock(block: Block): CardElement[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'TextBlock', style: 'heading', text: escapeMarkdown(block.text), wrap: true }];
    case 'paragraph':
      return [textBlock(block.text)];
    case 'quotation':
      return [renderQuotation(block.quotation)];
    case 'link':
      return [linkBlock(block.text, block.url)];
    case 'facts':
      return [
        {
          type: 'FactSet',
          facts: block.facts.map(({ label, value }) => ({
            title: escapeMarkdown(label),
            value: escapeMarkdown(value),
          })),
        },
      ];
    case 'list':
      return [{ type: 'Container', items: block.items.map((item) => hangingLine('•', textBlock(item), '20px')) }];
    case 'table':
      return [renderTable(block.columns, block.rows)];
    case 'form':
      return [renderForm(block.form)];
    case 'actions':
      return renderActions(block.actions);
  }
}

function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): CardElement {
  const widest = columns.map((_, column) => Math.max(...[columns, ...rows].map((row) => (row[column] ?? '').length)));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: widest.map((length) => ({ type: 'TableColumnDefinition', width: length > 40 ? 3 : length > 16 ? 2 : 1 })),
    rows: [columns, ...rows].map((row, index) => ({
      type: 'TableRow',
      cells: columns.map((_, column) => ({
        type: 'TableCell',
        items: row[column] ? [textBlock(row[column], index === 0 ? { weight: 'Bolder' } : {})] : [],
      })),
    })),
  };
}
