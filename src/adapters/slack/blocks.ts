import type { types } from '@slack/bolt';
import {
  type Action,
  type Block,
  type Form,
  pressOf,
  type Quotation,
  type QuotationLine,
  quotedParts,
  writeFeedback,
} from '../../messaging/index.ts';
import { type ChartBlock, renderChart } from './chart.ts';
import { linkRun, plainText, type Run, richText, run, shorten } from './text.ts';

/** What a rendering needs beside the reply itself. */
export type Rendering = {
  /** Names this showing of the buttons, so that a press on an older one can be told. */
  readonly generation: string;
  /** Messages show tables as tables; views cannot. */
  readonly surface: 'message' | 'view';
  /** The words that bring a form back, as its button says them; without them the form's own typed form. */
  readonly words?: string;
};

/** What Slack allows. https://docs.slack.dev/reference/block-kit */
export const limits = {
  buttonLabel: 75,
  buttonValue: 2000,
  header: 150,
  buttonsInBlock: 25,
  tableColumns: 20,
  tableRows: 100,
} as const;

/** What a message or a view of ours is made of. */
export type SlackBlock = types.KnownBlock | ChartBlock;

/** A block of a reply as blocks of Slack. Words are never read as markup. */
export function renderBlock(block: Block, rendering: Rendering, counter: { next: number }): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      if (block.text.trim() === '' || block.text.length > limits.header)
        return richText(run(block.text, { bold: true }));
      return [{ type: 'header', text: plainText(block.text) }];
    case 'paragraph':
      return richText(run(block.text));
    case 'quotation':
      return renderQuotation(block.quotation, rendering);
    case 'link':
      return richText(linkRun(block.text, block.url));
    case 'facts':
      return richText(
        block.facts.flatMap(({ label, value }, index) => [
          ...run(`${index > 0 ? '\n' : ''}${label}: `, { bold: true }),
          ...run(value),
        ]),
      );
    case 'list':
      return [
        // Views show no charts.
        ...(block.chart === undefined || rendering.surface === 'view' ? [] : renderChart(block.chart)),
        ...renderList(block.items.map((item) => run(item))),
      ];
    case 'table':
      return renderTable(block.columns, block.rows, rendering);
    case 'form':
      return renderFormButton(block.form, rendering, counter);
    case 'actions':
      return renderActions(block.actions, rendering, counter);
    case 'feedback':
      return renderFeedback(block.asked, rendering, counter);
  }
}

function renderQuotation({ lines, citation, label }: Quotation, rendering: Rendering): types.KnownBlock[] {
  return [
    ...richText([
      ...run(label ? `${label}\n` : ''),
      ...run(citation.label, { bold: true }),
      ...run(citation.heading ? `\n${citation.heading}` : ''),
    ]),
    ...renderQuoted(lines, rendering),
    ...richText([
      ...run(`${citation.council}. ${citation.standing}\n`),
      ...linkRun('Read it in the document', citation.url),
    ]),
  ];
}

/** Lines as quotes, and the rows of a table as a table between them. */
function renderQuoted(lines: readonly QuotationLine[], rendering: Rendering): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  for (const part of quotedParts(lines)) {
    if (part.kind === 'table') {
      blocks.push(...renderTable(part.head, part.rows, rendering));
      continue;
    }
    const elements = renderLine(part.line);
    if (elements.length === 0) continue;
    const quote = { type: 'rich_text_quote' as const, elements };
    const last = blocks.at(-1);
    if (last?.type === 'rich_text') blocks[blocks.length - 1] = { ...last, elements: [...last.elements, quote] };
    else blocks.push({ type: 'rich_text', elements: [quote] });
  }
  return blocks;
}

function renderLine(line: QuotationLine): Run[] {
  return [
    ...(line.kind === 'item' ? run(`${line.marker} `) : []),
    ...line.segments.flatMap(({ kind, text }) => run(text, kind === 'brought-out' ? { bold: true } : undefined)),
  ];
}

function renderList(items: readonly (readonly Run[])[]): types.KnownBlock[] {
  const elements = items
    .filter((runs) => runs.length > 0)
    .map((runs) => ({ type: 'rich_text_section' as const, elements: [...runs] }));
  return elements.length === 0
    ? []
    : [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { surface }: Rendering,
): types.KnownBlock[] {
  if (surface === 'view' || columns.length > limits.tableColumns) {
    return renderList(
      rows.map((row) =>
        columns.flatMap((column, index) => [
          ...run(`${index > 0 ? '\n' : ''}${column}: `, { bold: true }),
          ...run(row[index] ?? ''),
        ]),
      ),
    );
  }
  const header = columns.map((column) => cell(column, { bold: true }));
  return [
    {
      type: 'table',
      column_settings: columns.map(() => ({ is_wrapped: true })),
      rows: [header, ...rows.map((row) => columns.map((_, index) => cell(row[index] ?? '')))],
    },
  ];
}

/** A cell of literal words. An empty one holds a no-break space, for Slack refuses empty texts. */
function cell(text: string, style?: types.RichTextText['style']): types.RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: run(text === '' ? '\u00a0' : text, style) }],
  };
}

/** In a message a form is a button that opens it, with what is wrong with it in words. */
function renderFormButton(form: Form, rendering: Rendering, counter: { next: number }): types.KnownBlock[] {
  const wrong = form.fields.filter(({ error }) => error).map(({ label, error }) => run(`${label}: ${error}`));
  const words = rendering.words ?? form.submit.typed;
  if (words.length > limits.buttonValue) return richText(run(form.title, { bold: true }), ...wrong);
  return [
    ...richText(run(form.title, { bold: true }), ...wrong),
    {
      type: 'actions',
      elements: [
        { ...button('Open the form', words, `say:${rendering.generation}:${counter.next++}`), style: 'primary' },
      ],
    },
  ];
}

/** Buttons; one whose label is too long for Slack is said in full above, one whose words are too long in words only. */
function renderActions(
  actions: readonly Action[],
  rendering: Rendering,
  counter: { next: number },
): types.KnownBlock[] {
  const pressable = actions.filter(isPressable);
  const inWords = [
    ...pressable.filter(({ label }) => label.length > limits.buttonLabel).map(({ label }) => run(label)),
    ...actions
      .filter((action) => !pressable.includes(action))
      .map(({ label, typed }) => run(`${label}: type "${typed}"`)),
  ];
  const rows = Array.from({ length: Math.ceil(pressable.length / limits.buttonsInBlock) }, (_, row) =>
    pressable.slice(row * limits.buttonsInBlock, (row + 1) * limits.buttonsInBlock),
  );
  return [
    ...richText(...inWords),
    ...rows.map((row) => ({
      type: 'actions' as const,
      elements: row.map(({ weight, ...action }) => ({
        ...button(action.label, pressOf(action), `say:${rendering.generation}:${counter.next++}`),
        ...(weight === 'primary' ? { style: 'primary' as const } : {}),
      })),
    })),
  ];
}

/** Slack's own two buttons; a view has none, and takes one of ours. None where the question is too long for a button. */
function renderFeedback(asked: string, rendering: Rendering, counter: { next: number }): types.KnownBlock[] {
  const actionId = `say:${rendering.generation}:${counter.next++}`;
  const [yes, no] = [true, false].map((helped) => writeFeedback({ helped, asked })) as [string, string];
  if (no.length > limits.buttonValue) return [];
  if (rendering.surface === 'view') return [{ type: 'actions', elements: [button('Not helpful', no, actionId)] }];
  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: actionId,
          positive_button: {
            text: plainText('Helpful'),
            accessibility_label: 'Helpful: this answered my question',
            value: yes,
          },
          negative_button: {
            text: plainText('Not helpful'),
            accessibility_label: 'Not helpful: this did not answer my question',
            value: no,
          },
        },
      ],
    },
  ];
}

/** Whether an action can be a button: what it says has to fit into one. */
export function isPressable(action: Action): boolean {
  return pressOf(action).length <= limits.buttonValue && action.typed !== '';
}

/** A button that says `value` when pressed. Its `actionId` names kind, showing and place in the showing. */
export function button(label: string, value: string, actionId: string): types.Button {
  return { type: 'button', text: plainText(shorten(label, limits.buttonLabel)), value, action_id: actionId };
}
