import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { defined } from '../defined.ts';
import type { KnowledgeFault } from './types.ts';

type RootContent = ReturnType<typeof fromMarkdown>['children'][number];
type Node<Type extends string> = Extract<RootContent, { type: Type }>;
type List = Node<'list'>;
type ListItem = List['children'][number];
type PhrasingContent = Node<'paragraph'>['children'][number];
type Table = Node<'table'>;

/** The body of a document as it reads from top to bottom, before clauses are put together from it. */
export type BodyPart =
  | { readonly kind: 'title'; readonly text: string; readonly line: number }
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly text: string;
      readonly number?: string;
      /** What clauses below it say that they stand under, where that leaves its number out. */
      readonly short?: string;
      readonly line: number;
    }
  | { readonly kind: 'number'; readonly number: string; readonly line: number }
  /** What the clause that begins next is cited as, where its number and headings do not tell. */
  | {
      readonly kind: 'name';
      readonly local: string;
      readonly number?: string;
      readonly label: string;
      readonly line: number;
    }
  | { readonly kind: 'paragraph'; readonly text: string; readonly line: number }
  /** Of a table, whose first `opens` it. */
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly opens?: true; readonly line: number }
  /** `letter` with that of the item it lies in: `(d)`, `(d)(ii)`; none for a bullet. `printed` where it is printed otherwise. */
  | {
      readonly kind: 'item';
      readonly letter?: string;
      readonly printed?: string;
      readonly text: string;
      readonly line: number;
    };

/** The body's parts, and whatever in it cannot be text of a clause. */
export type ReadBody = { readonly parts: readonly BodyPart[]; readonly faults: readonly KnowledgeFault[] };

/** `4.4 text`, `4.4. text` or `14A text`; read before escapes are decoded, so `4\.4 per cent` is no number. */
const CLAUSE_NUMBER = /^(\d+(?:(?:\.\d+)+[A-Za-z]?|[A-Z]))\.?\s+/;
/** `4.4 text` alone: where text of a clause must stand, a figure with a letter (`3D printing`) is what it looks like. */
const NUMBER_WITH_POINTS = /^(\d+(?:\.\d+)+[A-Za-z]?)\.?\s+/;
export const HEADING_NUMBER = /^(\d{1,3}(?:\.\d+)*[A-Za-z]?)\.?\s+\S/;
const ITEM_LETTER = /^(\([A-Za-z0-9]{1,5}\))\s+/;
/** `<!-- b-3 = 3: Appendix B, paragraph 3 -->`; the number is left out where it stands in the text, or is the name. */
const NAME = /^<!-- (\S+)(?: = (\S+))?: (.+) -->$/;

/**
 * Reads Markdown into parts. Numbers are those printed in the file, never counted again; text keeps every character:
 * only line breaks become spaces, escapes are decoded and the marks of emphasis fall away.
 */
export function readBody(file: string, body: string, firstLine: number): ReadBody {
  const parts: BodyPart[] = [];
  const faults: KnowledgeFault[] = [];

  const lineOf = (node: RootContent | ListItem) => (node.position?.start.line ?? 1) + firstLine - 1;
  const raw = (node: RootContent | ListItem) =>
    body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const fault = (node: RootContent | ListItem, message: string) => faults.push({ file, line: lineOf(node), message });

  function textOf(nodes: readonly PhrasingContent[]): string {
    return nodes
      .map(inlineText)
      .join('')
      .replace(/\s*\n\s*/g, ' ');
  }

  function inlineText(node: PhrasingContent): string {
    switch (node.type) {
      case 'text':
        return node.value;
      case 'break':
        return '\n';
      case 'emphasis':
      case 'strong':
        return node.children.map(inlineText).join('');
      case 'link':
        if (raw(node).startsWith('<')) return raw(node);
        break;
    }
    fault(
      node,
      `Only plain text, *emphasis* and <addresses> can be kept to the letter; put a backslash before "${raw(node)[0]}".`,
    );
    return raw(node);
  }

  function readHeading(node: Node<'heading'>): void {
    const marked = afterMark(node);
    const text = marked ? `${marked.mark} ${marked.text}` : textOf(node.children);
    const line = lineOf(node);
    if (!raw(node).startsWith('#')) {
      fault(
        node,
        'A line of dashes or equals signs under a text makes it a heading; begin headings with "##" instead.',
      );
    } else if (node.depth === 1) {
      parts.push({ kind: 'title', text, line });
    } else if (node.depth > 4) {
      fault(node, 'Headings go down to "####"; this one is deeper.');
    } else {
      const number = HEADING_NUMBER.exec(text)?.[1];
      const level = node.depth as 2 | 3 | 4;
      parts.push({ kind: 'heading', level, text, ...defined({ number, short: marked?.text }), line });
    }
  }

  /** `opening` is what a paragraph that begins a clause begins with, at this place; undefined where none can begin. */
  function readParagraph(node: Node<'paragraph'>, opening: RegExp | undefined): void {
    const line = lineOf(node);
    const [, ...further] = raw(node).split('\n');
    if (further.some((each) => CLAUSE_NUMBER.test(each.trimStart()))) {
      fault(node, 'A line in the middle of this paragraph begins like a clause; leave an empty line before a clause.');
    }
    const marked = opening === CLAUSE_NUMBER ? afterMark(node) : undefined;
    if (marked) {
      parts.push({ kind: 'number', number: marked.mark, line });
      if (marked.text !== '') parts.push({ kind: 'paragraph', text: marked.text, line });
      return;
    }
    const start = opening?.exec(raw(node));
    if (start?.[1]) parts.push({ kind: 'number', number: start[1], line });
    const text = textOf(node.children);
    parts.push({ kind: 'paragraph', text: start && opening ? text.replace(opening, '') : text, line });
  }

  /** A number or letter that is printed in a way of its own stands in backticks before its text. */
  function afterMark({ children: [first, ...rest] }: Node<'paragraph'> | Node<'heading'>) {
    return first?.type === 'inlineCode' ? { mark: first.value, text: textOf(rest).trimStart() } : undefined;
  }

  function readTable({ children: rows }: Table, line: number): void {
    for (const [at, row] of rows.entries()) {
      const cells = row.children.map((cell) => textOf(cell.children));
      parts.push({ kind: 'row', cells, ...(at === 0 ? { opens: true } : {}), line });
    }
  }

  function readQuotation(node: Node<'blockquote'>): void {
    for (const child of node.children) {
      if (child.type === 'paragraph')
        parts.push({ kind: 'paragraph', text: textOf(child.children), line: lineOf(child) });
      else fault(child, 'A quoted passage can hold paragraphs only.');
    }
  }

  function readNumberedList(list: List): void {
    for (const item of list.children) {
      const number = /^\d+/.exec(raw(item))?.[0] ?? '';
      parts.push({ kind: 'number', number, line: lineOf(item) });
      for (const [at, child] of item.children.entries()) {
        if (child.type === 'paragraph') readParagraph(child, at === 0 ? undefined : NUMBER_WITH_POINTS);
        else if (child.type === 'list' && child.ordered) {
          fault(
            child,
            'A numbered list inside a clause would read as further clauses; write its items as "- (1) text".',
          );
        } else readBlock(child);
      }
    }
  }

  function readItems(list: List, outer: string): void {
    for (const item of list.children) {
      const [first, ...rest] = item.children;
      if (first?.type !== 'paragraph') {
        fault(item, 'An item needs a text of its own after its dash.');
        continue;
      }
      if (NUMBER_WITH_POINTS.test(raw(first)) || first.children.length === 0) {
        fault(item, 'This item begins like a clause; write a clause without a dash, or a figure as "4\\.4".');
      }
      const marked = afterMark(first);
      const letter = marked ? /[a-z0-9]{1,5}/i.exec(marked.mark)?.[0] : ITEM_LETTER.exec(raw(first))?.[1]?.slice(1, -1);
      const path = letter === undefined ? undefined : `${outer}(${letter})`;
      const text = marked?.text ?? textOf(first.children).replace(letter === undefined ? '' : ITEM_LETTER, '');
      const printed = marked?.mark;
      parts.push({ kind: 'item', ...defined({ letter: path, printed }), text, line: lineOf(item) });
      for (const child of rest) {
        if (child.type === 'list' && !child.ordered) readItems(child, path ?? outer);
        else if (child.type === 'paragraph') {
          parts.push({ kind: 'paragraph', text: textOf(child.children), line: lineOf(child) });
        } else if (child.type === 'table') readTable(child, lineOf(child));
        else fault(child, 'An item can hold paragraphs, tables and further items only.');
      }
    }
  }

  function readBlock(node: RootContent): void {
    if (node.type === 'heading') readHeading(node);
    else if (node.type === 'paragraph') readParagraph(node, CLAUSE_NUMBER);
    else if (node.type === 'blockquote') readQuotation(node);
    else if (node.type === 'list' && node.ordered) readNumberedList(node);
    else if (node.type === 'list') readItems(node, '');
    else if (node.type === 'table') readTable(node, lineOf(node));
    else if (node.type === 'html' && NAME.test(node.value)) {
      const [, local = '', number, label = ''] = NAME.exec(node.value) ?? [];
      parts.push({ kind: 'name', local, ...defined({ number }), label, line: lineOf(node) });
    } else if (node.type === 'code')
      fault(node, 'Indented by four spaces or more, or fenced, this is not text of a clause; indent it less.');
    else
      fault(
        node,
        `A clause cannot be made from this (${node.type}); write headings, paragraphs, tables and items only.`,
      );
  }

  const tables = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
  for (const node of fromMarkdown(body, tables).children) readBlock(node);
  return { parts, faults };
}
