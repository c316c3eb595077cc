import type { Block, Field, Quotation, QuotationLine, Reply } from './reply.ts';

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
  }
}

function renderField({ label, hint, options, required, value, error }: Field): readonly string[] {
  const asked = `${label}${required ? '' : ' (optional)'}`;
  const held = options?.find((option) => option.value === value)?.label ?? value;
  return [
    `- ${asked}${held ? `${asked.endsWith('?') ? '' : ':'} ${held}` : ''}`,
    ...(hint ? [`  ${hint}`] : []),
    ...(options ? [`  One of: ${options.map((option) => option.label).join(', ')}`] : []),
    ...(error ? [`  ${error}`] : []),
  ];
}

function renderQuotation({ lines, citation, label }: Quotation): string {
  return [
    ...(label ? [`${label}:`] : []),
    citation.heading ? `${citation.label} (${citation.heading})` : citation.label,
    ...lines.map(renderLine),
    `${citation.council}. ${citation.standing}`,
    citation.url,
    `SHA-256 of the text: ${citation.digest}`,
  ].join('\n');
}

function renderLine(line: QuotationLine): string {
  const text = line.segments.map((segment) => segment.text).join('');
  return line.kind === 'item' ? `  ${line.marker} ${text}` : `  ${text}`;
}
