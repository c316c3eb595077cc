import { type Note, raised } from '../block.ts';
import { readMark } from '../mark.ts';
import { findAll, type HtmlElement, isNoText, isText, textIn } from './dom.ts';

/** A line of inline content, before its white space is put in order. */
export type Line = { text: string; bold: number; notes: Note[]; soft: boolean };

/** What inline content needs from the page: notes that a link cites, and what is no text of the document. */
export type InlineContext = {
  readonly noteOf: (link: HtmlElement) => Note | undefined;
  readonly leftOutOf: (element: HtmlElement) => string | undefined;
  readonly leaveOut: (element: HtmlElement, why: string) => void;
  /** Whether an element itself says that it is bold, or is not. */
  readonly saysBold: (element: HtmlElement) => boolean | undefined;
};

const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p)$/;

export function isInline({ tagName }: HtmlElement): boolean {
  return INLINE.test(tagName);
}

/** Whether an inline element holds what is none, so that it breaks a line. */
export function hasBlocks(element: HtmlElement): boolean {
  return findAll(element, ({ tagName }) => !isInline({ tagName } as HtmlElement)).length > 0;
}

/** The lines of inline content: broken at `br` and around blocks. */
export function linesOf(nodes: HtmlElement['childNodes'], context: InlineContext, areBold = false): Line[] {
  const lines: Line[] = [{ text: '', bold: 0, notes: [], soft: false }];
  const visit = (node: (typeof nodes)[number], isBold: boolean): void => {
    const line = lines.at(-1);
    if (!line) return;
    if (isText(node)) {
      line.text += node.value.replace(/[\r\n\t ]+/g, ' ');
      if (isBold) line.bold += node.value.replace(/\s/gu, '').length;
    } else if ('tagName' in node && !isNoText(node)) {
      const note = node.tagName === 'a' ? context.noteOf(node) : undefined;
      if (note) {
        line.notes.push(note);
        return;
      }
      const why = context.leftOutOf(node);
      if (why !== undefined) {
        context.leaveOut(node, why);
        return;
      }
      const sign =
        node.tagName === 'sup' ? /^\s*(\[?(?:\d{1,2}|\*{1,3}|[†‡])\]?)\s*$/.exec(textIn(node))?.[1] : undefined;
      if (sign !== undefined && findAll(node, ({ tagName }) => tagName === 'a').length === 0) {
        line.text += raised(sign);
        return;
      }
      const isBlock = !isInline(node);
      if (node.tagName === 'br' || isBlock)
        lines.push({ text: '', bold: 0, notes: [], soft: !isBlock && line.text.trim() !== '' });
      const bold = context.saysBold(node) ?? isBold;
      const isFirst = line.text.trim() === '';
      for (const child of node.childNodes) visit(child, bold);
      // A style sets the mark apart from the text behind it.
      if (isFirst && !isBlock && /[.)]$/.test(line.text) && readMark(line.text.trim())?.rest === '') line.text += ' ';
      if (isBlock) lines.push({ text: '', bold: 0, notes: [], soft: false });
    }
  };
  for (const node of nodes) visit(node, areBold);
  return lines;
}
