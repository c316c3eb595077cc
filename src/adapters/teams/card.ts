import {
  type BarChart,
  type Block,
  type Field,
  type Reply,
  renderPlainText,
  splitToFit,
} from '../../messaging/index.ts';
import type { CardElement } from './card-element.ts';
import { renderActions, renderForm } from './form.ts';
import { hangingLine, renderQuotation } from './quotation.ts';
import { renderSpeech } from './speech.ts';
import { renderTable } from './table.ts';
import { escapeMarkdown, linkBlock, textBlock } from './text.ts';

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

/** Where the card is shown. `searches`: by Teams itself, which asks us for names while somebody types into a field. */
export type CardOptions = { readonly searches?: boolean };

/**
 * Teams counts the JSON of a bot's message in UTF-16, refuses it above 100 KB and advises 80; this leaves room for the message
 * around the card. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const MAXIMUM_CARD_BYTES = 76_000;

/**
 * The whole reply as one card, however large. Text is never read as Markdown.
 * A pressed button sends `{ typed }`; a form's button sends `{ typed }` and its inputs by field name.
 */
export function renderCard(reply: Reply, options: CardOptions = {}): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    fallbackText: renderPlainText(reply),
    speak: renderSpeech(reply),
    msteams: { width: 'Full' },
    body: reply.blocks.flatMap((block) => renderBlock(block, options)),
  };
}

/**
 * The reply as one card, or as several in reading order where one would be too large for Teams.
 * A long clause goes on in the next card under its own citation; joined, the parts are the clause to the letter.
 * A form is not parted: one that is too large alone gives up its lists, the longest first, and what was chosen is typed.
 */
export function renderCards(reply: Reply, options: CardOptions = {}): Card[] {
  const fits = (card: Card) => bytes(card) <= MAXIMUM_CARD_BYTES;
  return splitToFit(reply, (part) => fits(renderCard(part, options))).map((part) => {
    const card = renderCard(part, options);
    if (fits(card)) return card;
    const shorter = withoutLongestList(part);
    return shorter ? (renderCards(shorter, options)[0] ?? card) : { ...card, fallbackText: card.speak };
  });
}

function bytes(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le');
}

/** The reply with the longest list of its form made a field to type in; undefined where it has none. */
function withoutLongestList(reply: Reply): Reply | undefined {
  const lists = reply.blocks.flatMap((block) => (block.kind === 'form' ? block.form.fields : []));
  const longest = lists.reduce<Field | undefined>(
    (most, field) => (sizeOf(field) > sizeOf(most) ? field : most),
    undefined,
  );
  if (longest === undefined) return undefined;
  const { options: _, ...typed } = longest;
  const field: Field = { hint: 'Type it: the list is too long to show', ...typed, kind: 'text' };
  const blocks = reply.blocks.map(
    (block): Block =>
      block.kind === 'form'
        ? {
            ...block,
            form: { ...block.form, fields: block.form.fields.map((each) => (each === longest ? field : each)) },
          }
        : block,
  );
  return { ...reply, blocks };
}

function sizeOf(field: Field | undefined): number {
  return field?.options === undefined ? 0 : JSON.stringify(field.options).length;
}

function renderBlock(block: Block, { searches = false }: CardOptions): CardElement[] {
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
      return [
        ...(block.chart === undefined ? [] : [renderChart(block.chart)]),
        { type: 'Container', items: block.items.map((item) => hangingLine('•', textBlock(item), '20px')) },
      ];
    case 'table':
      return [renderTable(block.columns, block.rows)];
    case 'form':
      return [renderForm(block.form, searches)];
    case 'actions':
      return renderActions(block.actions);
    case 'feedback':
      // Teams' own controls stand under the message, not on the card.
      return [];
  }
}

/**
 * Bars as Teams draws them; where they cannot be drawn there is a table of the same.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
 */
function renderChart({ title, series, bars }: BarChart): CardElement {
  const rows = bars.map(({ label, values }) => [label, ...values.map(String)]);
  return {
    type: 'Chart.HorizontalBar.Stacked',
    title,
    data: bars.map(({ label, values }) => ({
      title: label,
      data: series.map((legend, at) => ({ legend, value: values[at] ?? 0 })),
    })),
    fallback: renderTable(['', ...series], rows),
  };
}
