import { writeFeedback } from './feedback.ts';
import { quotedParts } from './quoted-tables.ts';
import type { Action, Block, Field, Form, Quotation, QuotationLine, Reply } from './reply.ts';

/**
 * The whole of a reply as plain text: for terminals, fallbacks, notifications and screen readers.
 * Nothing is left out: a quotation keeps every character, a button becomes its typed form.
 */
export function renderPlainText(reply: Reply): string {
  return reply.blocks
    .map(renderBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

/**
 * What a reply shows, as somebody hears it read out or sees it in a notification: without checksums, and of what is a
 * button only its name. `isButton` says which actions are buttons there; the others keep their typed form. A form is one
 * button that opens it.
 */
export function renderForListening({ blocks }: Reply, isButton: (action: Action) => boolean): string {
  return blocks
    .map((block) => {
      if (block.kind === 'quotation') return renderQuotation(block.quotation);
      if (block.kind === 'actions') return listenToActions(block.actions, isButton);
      if (block.kind === 'form') return listenToForm(block.form, isButton);
      // Where it can be said by buttons, they have names of their own.
      if (block.kind === 'feedback') return '';
      return renderBlock(block);
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What is filled in already or wrong; what can be chosen is read where the form is opened. */
function listenToForm({ title, fields, submit }: Form, isButton: (action: Action) => boolean): string {
  const told = fields.flatMap(({ options: _, hint: __, ...field }) =>
    field.value || field.error ? renderField(field) : [],
  );
  return [title, ...told, listenToActions([{ ...submit, label: 'Open the form' }], isButton)].join('\n');
}

function listenToActions(actions: readonly Action[], isButton: (action: Action) => boolean): string {
  const buttons = actions.filter(isButton).map(({ label }) => label);
  const typed = actions.filter((action) => !isButton(action)).map(({ label, typed }) => `${label}: type "${typed}"`);
  const named = buttons.length === 0 ? [] : [`${buttons.length === 1 ? 'Button' : 'Buttons'}: ${buttons.join('; ')}.`];
  return [...named, ...typed].join('\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'quotation':
      return renderQuotation(block.quotation);
    case 'link':
      return `${block.text}: ${block.url}`;
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return [block.columns, ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'form':
      return [
        block.form.title,
        ...block.form.fields.flatMap(renderField),
        `${block.form.submit.label}: type "${block.form.submit.typed}"`,
      ].join('\n');
    case 'actions':
      return block.actions.map((action) => `${action.label}: type "${action.typed}"`).join('\n');
    case 'feedback':
      return `If that did not help: type "${writeFeedback({ helped: false, asked: undefined })}"`;
  }
}

function renderField({ label, hint, options, search, required, value, error }: Field): readonly string[] {
  const asked = `${label}${required ? '' : ' (optional)'}`;
  const held = options?.find((option) => option.value === value)?.label ?? value;
  return [
    `- ${asked}${held ? `${asked.endsWith('?') ? '' : ':'} ${held}` : ''}`,
    ...(hint ? [`  ${hint}`] : []),
    ...(options && search === undefined ? [`  One of: ${options.map((option) => option.label).join(', ')}`] : []),
    ...(error ? [`  ${error}`] : []),
  ];
}

function renderQuotation({ lines, citation, label }: Quotation): string {
  return [
    ...(label ? [`${label}:`] : []),
    citation.heading ? `${citation.label} (${citation.heading})` : citation.label,
    ...quotedParts(lines).flatMap((part) =>
      part.kind === 'line' ? [renderLine(part.line)] : alignedRows([part.head, ...part.rows]),
    ),
    `${citation.council}. ${citation.standing}`,
    citation.url,
  ].join('\n');
}

/** Rows in columns where they fit on a line, and else as they are approved: `a | b`. */
function alignedRows(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const fits = widths.reduce((sum, width) => sum + width + 3, 0) <= 100;
  return rows.map(
    (row) =>
      `  ${row.map((cell, column) => (fits && column < row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell)).join(' | ')}`,
  );
}

function renderLine(line: QuotationLine): string {
  const text = line.segments.map((segment) => segment.text).join('');
  return line.kind === 'item' ? `  ${line.marker} ${text}` : `  ${text}`;
}
