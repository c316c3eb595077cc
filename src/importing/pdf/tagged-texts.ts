import type { SetText } from '../block.ts';
import { type PrintedLine, setTextsInLines } from '../set-lines.ts';

// A PDF may say in tags what its program made it of: paragraphs, headings, items with their labels. Its reader goes by places
// alone; what the tags say is a second witness.

/** The tree of a page's tags: an element, or the number of a piece of its content. */
export type Tag = {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Tag[];
};

/** Text of a page as it is read with its tags: where a piece of content begins and ends, and its text. */
export type TaggedItem = { readonly type?: string; readonly id?: string; readonly str?: string };

const INLINE = /^(?:Span|NonStruct|Quote|Code|Em|Strong|Link|Annot|Reference|BibEntry|Sub|LBody)$/;
const ASIDE = /^(?:Artifact|Figure|Formula|Form|Note|FENote|TOC|TOCI|Table)$/;

/** The paragraphs, headings and items of a page, in order. The first may go on one of the page before, so it is none. */
export function taggedTexts(tree: Tag, items: readonly TaggedItem[], isFirstPage: boolean): readonly SetText[] {
  const words = wordsById(items);
  const texts: { text: string; isCounted?: boolean; depth?: number; isHeading?: boolean }[] = [];
  let depth = -1;
  let isHeading = false;
  let isOpen = false;
  let isCounted = false;
  visit(tree);
  const found = texts.filter(({ text }) => text.trim() !== '');
  return isFirstPage ? found : found.slice(1);

  function visit(tag: Tag): void {
    if (tag.type === 'content') {
      const text = words.get(tag.id ?? '') ?? '';
      const last = texts.at(-1);
      if (isOpen && last) last.text += ` ${text}`;
      else if (text.trim() !== '') {
        texts.push({ text, ...(isCounted ? { isCounted, depth } : {}), ...(isHeading ? { isHeading } : {}) });
        isOpen = true;
        isCounted = false;
      }
      return;
    }
    const role = tag.role ?? '';
    if (ASIDE.test(role)) {
      isOpen = false;
      return;
    }
    // A label stands with the text behind it; one without a text is drawn.
    if (role === 'L') depth += 1;
    if (role === 'LI') isCounted = false;
    if (/^H\d?$/.test(role)) isHeading = true;
    if (role === 'Lbl') isCounted = true;
    const isBlock = role === 'P' ? !isBehindLabel() : role !== 'Lbl' && !INLINE.test(role);
    if (isBlock) isOpen = false;
    for (const child of tag.children ?? []) visit(child);
    if (role === 'L') depth -= 1;
    if (/^H\d?$/.test(role)) isHeading = false;
    if (isBlock) isOpen = false;
  }

  /** A paragraph straight behind a label is the text of that. */
  function isBehindLabel(): boolean {
    const last = texts.at(-1);
    return isCounted || (isOpen && last?.isCounted === true && last.text.trim().length <= 8);
  }
}

/** What tags say, where they say of most lines what they are; else what the lines themselves say. */
export function setTextsOf(tagged: readonly SetText[], printed: readonly PrintedLine[]): readonly SetText[] {
  const lettersIn = (texts: readonly { readonly text: string }[]) =>
    texts.reduce((sum, { text }) => sum + text.length, 0);
  return lettersIn(tagged) > lettersIn(printed) * 0.5 ? tagged : setTextsInLines(printed);
}

function wordsById(items: readonly TaggedItem[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const { type, id, str } of items) {
    if (type?.startsWith('begin')) open.push(id);
    else if (type === 'endMarkedContent') open.pop();
    else if (str !== undefined) {
      const own = open.findLast((each) => each !== undefined);
      if (own !== undefined) words.set(own, (words.get(own) ?? '') + str);
    }
  }
  return words;
}
