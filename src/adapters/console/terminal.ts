import {
  type Block,
  type Form,
  type Quotation,
  type QuotationLine,
  quotedParts,
  type Reply,
  renderPlainText,
} from '../../messaging/index.ts';
import { type Line, type Run, widthOf, wrap } from './wrap.ts';

/** `width` in cells. Without `colour` no escape code is written, so the text can go into a file. */
export type TerminalStyle = { readonly width: number; readonly colour: boolean };

/** Narrower than this nothing can be read, so it is the least that is used. */
const LEAST_WIDTH = 20;

/**
 * The reply for a terminal. Clauses are quoted to the letter: only white space at a line's end is left out.
 * The part that answers is bold; without colour a bar stands to the left of its lines.
 * Control characters are shown as their pictures, so that no text can steer the terminal.
 */
export function renderTerminal(reply: Reply, style: TerminalStyle): string {
  const usable = { ...style, width: Math.max(style.width, LEAST_WIDTH) };
  return reply.blocks
    .map((block) => renderBlock(block, usable).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderBlock(block: Block, style: TerminalStyle): string[] {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.text, style);
    case 'paragraph':
      return renderText(block.text, style);
    case 'quotation':
      return renderQuotation(block.quotation, style);
    case 'link':
      return [...renderText(`${block.text}:`, style), printable(block.url)];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => renderHanging(`${label}: `, plain(value), style));
    case 'list':
      return block.items.flatMap((item) => renderHanging('- ', plain(item), style));
    case 'table':
      return renderTable(block.columns, block.rows, style);
    case 'form':
      return renderForm(block.form, style);
    case 'actions':
      return block.actions.flatMap(({ label, typed }) => renderText(`${label}: type "${typed}"`, style));
    case 'feedback':
      return renderText(renderPlainText({ blocks: [block] }), style);
  }
}

function renderHeading(text: string, style: TerminalStyle): string[] {
  const lines = wrap([{ text: printable(text), bold: true }], style.width);
  if (style.colour) return lines.map((line) => paint(line, style));
  const longest = Math.max(...lines.map((line) => widthOf(textOf(line))));
  return [...lines.map(textOf), '='.repeat(longest)];
}

function renderQuotation({ lines, citation, label }: Quotation, style: TerminalStyle): string[] {
  return [
    ...(label ? renderText(`${label}:`, style) : []),
    ...wrap([{ text: printable(citation.label), bold: true }], style.width).map((line) => paint(line, style)),
    ...(citation.heading ? renderText(citation.heading, style) : []),
    '',
    ...quotedParts(lines).flatMap((part) =>
      part.kind === 'line'
        ? renderLine(part.line, style)
        : renderTable(part.head, part.rows, { ...style, width: style.width - 4 }).map((line) => `    ${line}`),
    ),
    '',
    ...renderText(`${citation.council}. ${citation.standing}`, style),
    printable(citation.url),
  ];
}

function renderLine(line: QuotationLine, style: TerminalStyle): string[] {
  const runs = line.segments.map(({ kind, text }) => ({ text: printable(text), bold: kind === 'brought-out' }));
  const marker = line.kind === 'item' && line.marker !== '' ? `${printable(line.marker)} ` : '';
  const indent = ' '.repeat(widthOf(marker));
  return wrap(runs, style.width - 4 - indent.length).map((wrapped, index) => {
    const bar = !style.colour && wrapped.some((run) => run.bold) ? '  | ' : '    ';
    return bar + (index === 0 ? marker : indent) + paint(wrapped, style);
  });
}

function renderTable(columns: readonly string[], rows: readonly (readonly string[])[], style: TerminalStyle): string[] {
  const widths = columns.map((_, column) =>
    Math.max(...[columns, ...rows].map((row) => widthOf(printable(row[column] ?? '')))),
  );
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  if (total > style.width) {
    return rows.flatMap((row, index) => [
      ...(index > 0 ? [''] : []),
      ...columns.flatMap((column, place) => renderHanging(`${column}: `, plain(row[place] ?? ''), style)),
    ]);
  }
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = printable(row[column] ?? '');
        return cell + ' '.repeat(width - widthOf(cell));
      })
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)];
}

function renderForm({ title, fields, submit }: Form, style: TerminalStyle): string[] {
  return [
    ...renderHeading(title, style),
    ...fields.flatMap((field) => [
      ...renderHanging(
        '- ',
        plain(
          `${field.label}${field.required ? '' : ' (optional)'}${field.value ? `${field.label.endsWith('?') ? '' : ':'} ${field.value}` : ''}`,
        ),
        style,
      ),
      ...(field.hint ? renderHanging('  ', plain(field.hint), style) : []),
      ...(field.options && field.search === undefined
        ? renderHanging('  ', plain(`One of: ${field.options.map(({ label }) => label).join(', ')}`), style)
        : []),
      ...(field.error ? renderHanging('  ', [{ text: printable(field.error), bold: true }], style) : []),
    ]),
    ...renderText(`${submit.label}: type "${submit.typed}"`, style),
  ];
}

function renderHanging(marker: string, runs: readonly Run[], style: TerminalStyle): string[] {
  const shown = printable(marker);
  const indent = Math.min(widthOf(shown), 2);
  const [first, ...rest] = wrap([{ text: shown, bold: false }, ...runs], style.width - indent);
  return [paint(first ?? [], style), ...rest.map((line) => ' '.repeat(indent) + paint(line, style))];
}

function renderText(text: string, style: TerminalStyle): string[] {
  return wrap(plain(text), style.width).map((line) => paint(line, style));
}

function plain(text: string): Run[] {
  return [{ text: printable(text), bold: false }];
}

function paint(line: Line, { colour }: TerminalStyle): string {
  return line.map(({ text, bold }) => (bold && colour ? `\x1b[1m${text}\x1b[22m` : text)).join('');
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** Control characters as their pictures (U+2400 onwards), C1 ones as a replacement character; line feeds and tabs stay. */
function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || character === '\t') return character;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
  });
}
