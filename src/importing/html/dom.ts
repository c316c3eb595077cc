import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { ImportRefusal } from '../block.ts';

type Node = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

const MOST_NODES = 1_000_000;
const DEEPEST = 400;

/** A page as a tree. Nothing in it is run or fetched: this parser knows no scripts and no network. */
export function parseHtml(text: string): { readonly body: HtmlElement; readonly head: HtmlElement | undefined } {
  const document = parse(text);
  const html = document.childNodes.find((node): node is HtmlElement => 'tagName' in node && node.tagName === 'html');
  const parts = html ? elementsOf(html) : [];
  const body = parts.find(({ tagName }) => tagName === 'body');
  if (!body)
    throw new ImportRefusal(
      'no-clauses',
      'This page shows no text. Open the document in a browser, save the page, and bring that file.',
    );
  measure(body);
  return { body, head: parts.find(({ tagName }) => tagName === 'head') };
}

/** Refuses what would take too long or too deep a stack to walk; itself without recursion. */
function measure(body: HtmlElement): void {
  const open: { node: Node; depth: number }[] = [{ node: body, depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    count += 1;
    if (count > MOST_NODES || next.depth > DEEPEST) {
      throw new ImportRefusal(
        'too-large',
        'This page holds far more than a document of this kind does. It is not read.',
      );
    }
    if ('childNodes' in next.node) for (const node of next.node.childNodes) open.push({ node, depth: next.depth + 1 });
  }
}

export function elementsOf(element: HtmlElement): readonly HtmlElement[] {
  return element.childNodes.filter((node): node is HtmlElement => 'tagName' in node);
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

export function isText(node: Node): node is DefaultTreeAdapterMap['textNode'] {
  return node.nodeName === '#text';
}

/** What a browser never shows as text. */
export function isNoText({ tagName }: HtmlElement): boolean {
  return /^(?:script|style|noscript|template|svg|math|iframe|object|canvas|audio|video|head)$/.test(tagName);
}

/** The text of a style sheet or a title: what stands in the element itself, as it is. */
export function wordsOf(element: HtmlElement): string {
  return element.childNodes.map((node) => (isText(node) ? node.value : '')).join('');
}

/** All text below an element, in order. */
export function textIn(element: HtmlElement): string {
  if (isNoText(element)) return '';
  return element.childNodes
    .map((node) =>
      isText(node)
        ? node.value
        : 'tagName' in node
          ? /^(?:br|p|div|li|tr|td|th|h[1-6])$/.test(node.tagName)
            ? ` ${textIn(node)} `
            : textIn(node)
          : '',
    )
    .join('');
}

/** Every element below one that fits, in order. */
export function findAll(element: HtmlElement, fits: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  return elementsOf(element).flatMap((child) => [...(fits(child) ? [child] : []), ...findAll(child, fits)]);
}

/** Every text node that a browser could show, taken before anything is made of the page. */
export function* textNodes(element: HtmlElement): Generator<string> {
  if (isNoText(element)) return;
  for (const node of element.childNodes) {
    if (isText(node)) yield node.value;
    else if ('tagName' in node) yield* textNodes(node);
  }
}
