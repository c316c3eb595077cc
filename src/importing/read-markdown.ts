import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import {
  type Block,
  type ListLabel,
  type Note,
  oneLine,
  putInBox,
  type ReadFile,
  standAlone,
  tableGuess,
} from './block.ts';
import { wrapWidth } from './full-lines.ts';
import { readMark } from './mark.ts';
import { asWritten, headsNext } from './markdown-by-hand.ts';
import { withoutFences } from './markdown-fences.ts';
import { readHtmlIn, withWholeTables } from './markdown-html.ts';
import { type RuledTable, takeTables } from './markdown-tables.ts';
import { collect, numberTyped, setTextsIn, textsOf, wordsIn } from './markdown-tree.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Content = Root['children'][number];
type Of<Type extends string> = Extract<Content, { type: Type }>;
type List = Of<'list'>;
type Inline = Of<'paragraph'>['children'][number];
type Line = { text: string; notes: Note[]; isBold: boolean };

/** Where a program puts a list of contents. */
const CONTENTS = /^(?:\[TOC\]|\[\[_TOC_\]\]|\{\{?toc\}?\}|\$\{toc\})$/i;

/** As pandoc writes Word's list of contents: a link to the page within the link to the heading. */
const LINK_IN_LINK = /\[([^[\]]*)\[([^[\]]*)\]\((#[^()\s]*)\)([^[\]]*)\]\(\3\)/g;
/** Reads Markdown: its headings, lists, tables and footnotes; numbers typed in a paragraph are text here. */
export function readMarkdown(source: string): ReadFile {
  const { front, body, firstLine } = splitFront(source);
  const { text, fences, boxed } = withoutFences(body);
  const { rest, tables } = takeTables(withWholeTables(asWritten(text).replace(LINK_IN_LINK, '[$1$2$4]($3)')));
  const tree = parse(rest);
  const footnotes = new Map<string, string>();
  const cited = new Set<string>();
  const width = wrapWidth(rest.split('\n'));
  const blocks: Block[] = [];
  const raw: string[] = [];
  collect(tree, raw);
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') footnotes.set(node.identifier, oneLine(textsOf(node).join(' ')));
  }
  let lists = 0;
  const lineOf = (node: { position?: Content['position'] }) => (node.position?.start.line ?? 1) + firstLine - 1;

  function linesOf(nodes: readonly Inline[]): Line[] {
    const lines: Line[] = [{ text: '', notes: [], isBold: true }];
    const add = (text: string, isBold = false) => {
      for (const [at, part] of text.split('\n').entries()) {
        if (at > 0) lines.push({ text: '', notes: [], isBold: true });
        const last = lines.at(-1);
        if (!last) continue;
        last.text += part;
        last.isBold &&= isBold || part.trim() === '';
      }
    };
    const visit = (node: Inline, isBold = false): void => {
      if (node.type === 'footnoteReference') {
        cited.add(node.identifier);
        lines.at(-1)?.notes.push({ mark: node.label ?? node.identifier, text: footnotes.get(node.identifier) ?? '' });
      } else if (node.type === 'break') add('\n');
      else if (node.type === 'html') add(/^<br/i.test(node.value) ? '\n' : '');
      else if ('value' in node) add(node.value, isBold);
      else if ('children' in node)
        for (const child of node.children) visit(child as Inline, isBold || node.type === 'strong');
    };
    for (const node of nodes) visit(node);
    return lines.filter(({ text, notes }) => text.trim() !== '' || notes.length > 0);
  }

  function pushLines(node: Content, nodes: readonly Inline[], extra: Partial<Block>, indent: number): void {
    const lines = linesOf(nodes);
    const isBold = lines.every((line) => line.isBold);
    const isHeaded = headsNext(lines[0]?.text ?? '', lines[1]?.text, width);
    for (const [at, { text, notes, isBold: isLineBold }] of lines.entries()) {
      const bold = isHeaded && at === 0 ? isLineBold : isBold;
      blocks.push({
        text: oneLine(text),
        line: lineOf(node) + at,
        look: { indent, ...(bold ? { bold } : {}) },
        ...(notes.length > 0 ? { notes } : {}),
        ...(at === 0 ? extra : isHeaded && at === 1 ? {} : { soft: true }),
      });
    }
  }

  /** Converters name a heading behind it: `Contact {#contact .unnumbered}`. */
  function leaveOutName(): void {
    const last = blocks.at(-1);
    const [, text, name] = /^(.*\S)\s+(\{[#.][^{}]*\})$/.exec(last?.text ?? '') ?? [];
    if (!last || text === undefined || name === undefined) return;
    blocks[blocks.length - 1] = { ...last, text };
    blocks.push({
      text: name,
      leftOut: 'a name that a program gave a heading',
      ...(last.line ? { line: last.line } : {}),
    });
  }

  /** A line that begins with a colon says what the term above it means: `: a matter taken up for a resident`. */
  function readTerms(from: number): void {
    const lines = blocks.splice(from);
    for (const line of lines) {
      const last = blocks.at(-1);
      if (blocks.length > from && last && /^:\s+\S/.test(line.text) && !last.text.includes(': '))
        blocks[blocks.length - 1] = { ...last, text: `${last.text}${line.text}`, soft: false, alone: true };
      else blocks.push(line);
    }
  }

  function readList(list: List, depth: number, name: string): void {
    const typed = list.children.map((item) => numberTyped(rest, item));
    // A list whose items are all typed `1.` is counted; else what is typed is what its writer meant.
    const isCounted = typed.every(({ number }) => number === typed[0]?.number);
    for (const [at, item] of list.children.entries()) {
      const { number, stop } = typed[at] ?? { number: '', stop: '' };
      const printed = list.ordered ? `${isCounted ? (list.start ?? 1) + at : number}${stop}` : '•';
      const label: ListLabel = { printed, depth, list: name };
      let isLabelled = false;
      for (const child of item.children) {
        if (child.type === 'paragraph') {
          pushLines(child, child.children, isLabelled ? {} : { list: label }, (depth + 1) * 20);
        } else readBlock(child, depth + 1, name);
        isLabelled = true;
      }
      if (!isLabelled) blocks.push({ text: '', list: label, line: lineOf(item) });
    }
  }

  function readBlock(node: Content, depth = 0, outer?: string): void {
    switch (node.type) {
      case 'heading':
        pushLines(node, node.children, boxed.has(node.position?.start.line ?? 0) ? {} : { heading: node.depth }, 0);
        leaveOutName();
        break;
      case 'paragraph': {
        const before = blocks.length;
        pushLines(node, node.children, {}, depth * 20);
        if (depth === 0) readTerms(before);
        break;
      }
      case 'list':
        lists += outer === undefined ? 1 : 0;
        readList(node, depth, outer ?? `list ${lists}`);
        break;
      case 'blockquote':
        {
          const before = blocks.length;
          for (const child of node.children) readBlock(child, depth + 1, outer);
          if (depth === 0 && blocks.slice(before).every(isPlain)) putInBox(blocks, before);
          else if (depth === 0) standAlone(blocks, before);
        }
        break;
      case 'code': {
        const before = blocks.length;
        for (const [at, text] of node.value.split('\n').entries()) {
          if (text.trim() !== '')
            blocks.push({ text: oneLine(text), line: lineOf(node) + at, soft: blocks.length > before });
        }
        if (depth === 0) standAlone(blocks, before);
        break;
      }
      case 'html': {
        const line = lineOf(node);
        const text = oneLine(wordsIn(node.value));
        const read = readHtmlIn(node.value)?.blocks ?? (text === '' ? [] : [{ text }]);
        blocks.push(...read.map((block) => ({ ...block, line })));
        break;
      }
      case 'table': {
        const rows = node.children.map((row) => row.children.map((cell) => oneLine(textsOf(cell).join(''))));
        blocks.push({ text: '', rows, line: lineOf(node) });
        break;
      }
    }
  }

  function putTable({ rows, line, signs, isGuess }: RuledTable): void {
    const at = blocks.findIndex((block) => (block.line ?? 0) > line + firstLine - 1);
    const parsed = rows.map((row) => row.map((cell) => parse(cell)));
    for (const cell of parsed.flat()) collect(cell, raw);
    raw.push(signs);
    const place = { line: line + firstLine - 1 };
    blocks.splice(
      at < 0 ? blocks.length : at,
      0,
      {
        text: '',
        rows: parsed.map((row) => row.map((cell) => oneLine(textsOf(cell).join('')))),
        ...place,
        ...(isGuess ? { unsure: [tableGuess] } : {}),
      },
      { text: signs, ...place, leftOut: 'the lines drawn around a table' },
    );
  }

  for (const node of tree.children) readBlock(node);
  for (const table of tables) putTable(table);
  for (const { text, line } of fences) {
    const place = line + firstLine - 1;
    const at = blocks.findIndex((block) => (block.line ?? 0) > place);
    blocks.splice(at < 0 ? blocks.length : at, 0, { text, line: place, leftOut: 'the fence around a block' });
    raw.push(text);
  }
  for (const [at, block] of blocks.entries())
    if (CONTENTS.test(block.text)) blocks[at] = { ...block, leftOut: 'contents list' };
  for (const [id, text] of footnotes) {
    if (!cited.has(id)) blocks.push({ text, leftOut: 'a footnote that nothing cites' });
  }
  const title = /^title:\s*(.+?)\s*$/m.exec(front)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  if (front.trim() !== '') {
    blocks.unshift({ text: oneLine(front), leftOut: 'facts written above the text', line: 1 });
    raw.push(front);
  }
  return { blocks, raw, set: setTextsIn(tree), ...(title ? { title } : {}) };
}

function parse(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmFootnote()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  });
}

function splitFront(source: string): { front: string; body: string; firstLine: number } {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match) return { front: '', body: source.replace(/^\uFEFF/, ''), firstLine: 1 };
  return {
    front: match[1] ?? '',
    body: source.slice(match[0].length),
    firstLine: match[0].split('\n').length,
  };
}

/** A text that counts nothing and heads nothing. */
function isPlain({ text, list, heading, rows }: Block): boolean {
  return !list && heading === undefined && !rows && readMark(text)?.path === undefined;
}
