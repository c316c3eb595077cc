import { type Note, withPlainSigns } from '../block.ts';
import { type Style, type Styles, switchOf } from './styles.ts';
import { childOf, childrenOf, type Element, valOf } from './xml.ts';

/** Where a field's code has been read and its result not yet. Fields can span paragraphs. */
export type FieldState = { readonly open: { code: string; isResult: boolean }[] };

/** What a paragraph shows, and what is in it that is not shown. */
export type ParagraphText = {
  /** The text as shown; a line break is a line feed, a tab a tab. */
  text: string;
  notes: Note[];
  /** Text that a tracked deletion took out. */
  deleted: string;
  hidden: string;
  isInserted: boolean;
  isStruck: boolean;
  /** Text boxes anchored here. */
  boxes: Element[];
  size: number | undefined;
  /** Every letter is bold. */
  bold: boolean;
  isContents: boolean;
  /** Some of it is shown in capitals that are not typed. */
  isCapitalised: boolean;
  /** All of it is, and stands here as it was typed: `Use of resources`. */
  capitals: boolean;
};

type Context = {
  readonly style: Style;
  readonly styles: Styles;
  readonly field: FieldState;
  readonly noteOf: (kind: 'footnote' | 'endnote', id: string) => Note | undefined;
};

/** Reads the runs of a paragraph. */
export function readParagraphText(paragraph: Element, context: Context): ParagraphText {
  const result: ParagraphText = {
    text: '',
    notes: [],
    deleted: '',
    hidden: '',
    isInserted: false,
    isStruck: false,
    boxes: [],
    size: undefined,
    bold: true,
    isContents: false,
    isCapitalised: false,
    capitals: false,
  };
  const sizes = new Map<number, number>();
  const capitalised: (readonly [from: number, to: number])[] = [];
  let shown = 0;
  for (const child of childrenOf(paragraph)) readInline(child, false);
  result.size = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0];
  result.bold = result.bold && shown > 0;
  showCapitals(result, capitalised);
  return result;

  function readInline(element: Element, isDeleted: boolean): void {
    switch (element.name) {
      case 'r':
        if (element.space === 'math') readChildren(element, isDeleted);
        else readRun(element, isDeleted);
        break;
      case 'del':
      case 'moveFrom':
        readChildren(element, true);
        break;
      case 'ins':
      case 'moveTo':
        result.isInserted = true;
        readChildren(element, isDeleted);
        break;
      case 't':
        if (element.space === 'math') add(textOf(element), isDeleted, false);
        break;
      case 'pPr':
      case 'rPr':
      case 'sdtPr':
      case 'sdtEndPr':
        break;
      case 'AlternateContent':
        readChildren(childOf(element, 'Choice') ?? childOf(element, 'Fallback'), isDeleted);
        break;
      default:
        readChildren(element, isDeleted);
    }
  }

  function readChildren(element: Element | undefined, isDeleted: boolean): void {
    for (const child of childrenOf(element)) readInline(child, isDeleted);
  }

  function readRun(run: Element, isDeleted: boolean): void {
    const own = childOf(run, 'rPr');
    const characterStyle = valOf(own, 'rStyle');
    const properties = [
      own,
      ...(characterStyle === undefined ? [] : context.styles.of(characterStyle).run),
      ...context.style.run,
    ];
    const isHidden = switchOf(properties, 'vanish');
    const before = result.text.length;
    for (const child of childrenOf(run)) readRunChild(child, isDeleted, isHidden);
    if (switchOf(properties, 'caps')) capitalised.push([before, result.text.length]);
    const letters = result.text.slice(before).replace(/\s/gu, '').length;
    if (letters === 0) return;
    shown += letters;
    const halfPoints = properties.map((each) => valOf(each, 'sz')).find((value) => value !== undefined);
    const size = halfPoints === undefined ? 10 : Number(halfPoints) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + letters);
    if (!switchOf(properties, 'b')) result.bold = false;
    if (switchOf(properties, 'strike') || switchOf(properties, 'dstrike')) result.isStruck = true;
  }

  function readRunChild(child: Element, isDeleted: boolean, isHidden: boolean): void {
    const field = context.field.open.at(-1);
    switch (child.name) {
      case 't':
        add(textOf(child), isDeleted, isHidden);
        break;
      case 'delText':
        result.deleted += textOf(child);
        break;
      case 'tab':
      case 'ptab':
        add('\t', isDeleted, isHidden);
        break;
      case 'br':
      case 'cr':
        add('\n', isDeleted, isHidden);
        break;
      case 'noBreakHyphen':
        add('-', isDeleted, isHidden);
        break;
      case 'sym':
        add(signOf(child), isDeleted, isHidden);
        break;
      case 'instrText':
        if (field && !field.isResult) field.code += textOf(child);
        break;
      case 'fldChar':
        readFieldMark(child.attributes.fldCharType ?? '');
        break;
      case 'footnoteReference':
      case 'endnoteReference': {
        const kind = child.name === 'footnoteReference' ? 'footnote' : 'endnote';
        const note = isDeleted ? undefined : context.noteOf(kind, child.attributes.id ?? '');
        if (note) result.notes.push(note);
        break;
      }
      case 'AlternateContent':
        for (const each of childrenOf(childOf(child, 'Choice') ?? childOf(child, 'Fallback'))) {
          readRunChild(each, isDeleted, isHidden);
        }
        break;
      case 'drawing':
      case 'pict':
      case 'object':
        if (!isDeleted) result.boxes.push(...boxesIn(child));
        break;
    }
  }

  function readFieldMark(kind: string): void {
    const { open } = context.field;
    if (kind === 'begin') open.push({ code: '', isResult: false });
    else if (kind === 'separate') {
      const field = open.at(-1);
      if (field) field.isResult = true;
    } else if (kind === 'end') open.pop();
  }

  function add(text: string, isDeleted: boolean, isHidden: boolean): void {
    if (isDeleted) result.deleted += text;
    else if (isHidden) result.hidden += text;
    else {
      result.text += text;
      if (text.trim() !== '' && context.field.open.some(({ code }) => /^\s*TOC\b/.test(code))) result.isContents = true;
    }
  }
}

/** A paragraph whose end was deleted, and the one that it runs on into. */
export function merge(held: ParagraphText | undefined, next: ParagraphText): ParagraphText {
  if (!held) return next;
  const isEmpty = held.text.trim() === '';
  return {
    ...next,
    text: isEmpty ? next.text : held.text + next.text,
    notes: [...held.notes, ...next.notes],
    boxes: [...held.boxes, ...next.boxes],
  };
}

/** A character of a symbol font: its bullets as the signs that they show. */
export function signOf({ attributes }: Element): string {
  const code = Number.parseInt(attributes.char ?? '', 16);
  if (!(code > 0 && code <= 0xffff)) return '';
  const isSymbol = /symbol|wingdings/i.test(attributes.font ?? '') && code < 0xf000;
  return withPlainSigns(String.fromCharCode(isSymbol ? code + 0xf000 : code));
}

function textOf(element: Element): string {
  return withPlainSigns(element.children.filter((child): child is string => typeof child === 'string').join(''));
}

function boxesIn(element: Element): Element[] {
  if (element.name === 'txbxContent') return [element];
  if (element.name === 'AlternateContent') {
    return boxesIn(
      childOf(element, 'Choice') ?? childOf(element, 'Fallback') ?? { ...element, name: '', children: [] },
    );
  }
  return childrenOf(element).flatMap(boxesIn);
}

/**
 * What is shown in capitals: a whole paragraph that begins with a capital stays as it was typed, which reads better and says the
 * same; words among others are kept as they are shown.
 */
function showCapitals(content: ParagraphText, capitalised: readonly (readonly [from: number, to: number])[]): void {
  if (capitalised.length === 0) return;
  content.isCapitalised = true;
  const lettersIn = (text: string) => text.replace(/[^\p{L}]/gu, '').length;
  const within = capitalised.reduce((sum, [from, to]) => sum + lettersIn(content.text.slice(from, to)), 0);
  content.capitals = within > 0 && within === lettersIn(content.text);
  if (content.capitals && /^\P{L}*\p{Lu}/u.test(content.text)) return;
  for (const [from, to] of capitalised)
    content.text = content.text.slice(0, from) + content.text.slice(from, to).toUpperCase() + content.text.slice(to);
}
