import type { Mark } from './mark.ts';

/** Where a block stands in the file it came from: a page of a PDF, a line of a text. Both count from 1. */
export type Place = { readonly page?: number; readonly line?: number };

/** A footnote with the mark that cites it: `1`, `*`. */
export type Note = {
  readonly mark: string;
  readonly text: string;
  /** Its mark is typed in the text; else a program counts it. */
  readonly isTyped?: boolean;
  /** Its mark as it is typed before the note as well. */
  readonly repeated?: string;
  /** It is cited before, from the same page: it stands there once. */
  readonly isCitedAgain?: boolean;
};

/** A number that a program prints before a text: Word's numbering, the lists of a web page or of Markdown. */
export type ListLabel = {
  /** As it is printed: `1.1`, `(a)`, `•`. */
  readonly printed: string;
  /** How deep in its own list, from 0. */
  readonly depth: number;
  /** The list it belongs to: two labels of one list and one depth are siblings. */
  readonly list: string;
};

/** The style of what stands in the left margin beside a paragraph, and is its heading. */
export const SIDE_HEADING = 'side heading';

/** How a text looks, as far as its format says. */
export type Look = {
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Shown in capitals, whatever is typed. */
  readonly capitals?: boolean;
  readonly centred?: boolean;
  /** Points from the margin to the first character. */
  readonly indent?: number;
  /** Points from the margin to the text behind its mark, where a gap sets that apart. */
  readonly textIndent?: number;
  /** The name of its style, where it has one of its own. */
  readonly style?: string;
};

/** A piece of a file as its reader found it: the one form in which every format reaches the recogniser. */
export type Block = Place & {
  readonly text: string;
  readonly look?: Look;
  /** The level of a heading, where the format says that this is one: `h2`, `Heading 2`. */
  readonly heading?: number;
  readonly isTitle?: boolean;
  /** It names a table or a picture beside it, and heads nothing. */
  readonly isCaption?: boolean;
  readonly list?: ListLabel;
  /** Its whole number, where number and letter are printed together at every paragraph: `3(a)`. */
  readonly compound?: Mark;
  /** It stands for itself: a term with what it means, a box beside the text. What ends in a colon still opens it. */
  readonly alone?: boolean;
  /** A line that goes on the line before, unless it begins something of its own. */
  readonly soft?: boolean;
  /** A table's rows of cells; `text` is then empty. */
  readonly rows?: readonly (readonly string[])[];
  readonly notes?: readonly Note[];
  /** The box that it stands in, apart from the text around it: blocks of one box have one number. */
  readonly box?: number;
  /** The reader knows that this is no text of the document, and why. */
  readonly leftOut?: string;
  /** What the reader is not sure of in it. */
  readonly unsure?: readonly Unsure[];
};

/** Something that a reader cannot tell from the file, as a sentence. `row` is where another table may begin in this one, counted from 0. */
export type Unsure = {
  readonly kind: 'table' | 'no-number' | 'words' | 'moved' | 'left-out';
  readonly why: string;
  readonly row?: number;
  /** The line at which a new paragraph may begin in the middle of it. */
  readonly begins?: string;
};

/** A paragraph as the file itself sets it apart from the others, whatever is made of it. */
export type SetText = {
  /** Its first line. */
  readonly text: string;
  /** A program prints a number or a bullet before it. */
  readonly isCounted?: boolean;
  /** How deep it lies in the list that counts it, from 0, and which that is where the file names it. */
  readonly depth?: number;
  readonly list?: string;
  /** The file calls it a heading. */
  readonly isHeading?: boolean;
};

/** What a reader makes of a file. */
export type ReadFile = {
  readonly blocks: readonly Block[];
  /** Every text in the file, taken before anything was made of it: what the result is proved against. */
  readonly raw: readonly string[];
  /** Every paragraph that the file sets apart, in order, taken like `raw`: what begins a paragraph there begins one in the result. */
  readonly set?: readonly SetText[];
  /** A title that the file gives of itself. */
  readonly title?: string;
  /** Words are shown in capitals that are not typed, so letters are proved whatever their case. */
  readonly isCapitalised?: boolean;
  /** What a reader of the result should know of the whole file, in sentences. */
  readonly remarks?: readonly { readonly kind: string; readonly why: string }[];
};

/** Why a file is not read, as a sentence with what to do. */
export class ImportRefusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ImportRefusal';
    this.code = code;
  }
}

/** A raised sign in a text, which may cite a note: between two signs that no text holds. */
export const raised = (sign: string) => `\u{F0000}${sign}\u{F0001}`;

/** A text in which raised signs stand as they are typed. */
export const withoutRaised = (text: string) => text.replace(/[\u{F0000}\u{F0001}]/gu, '');

/** A list under its name, where there is anything in it. */
export function withAny<Name extends string, Each>(
  name: Name,
  list: readonly Each[],
): { readonly [N in Name]?: readonly Each[] } {
  return (list.length > 0 ? { [name]: list } : {}) as { readonly [N in Name]?: readonly Each[] };
}

/** Said once of a file whose paragraphs stand in a table with more beside them. */
export const besideTexts: Unsure = {
  kind: 'table',
  why: 'Paragraphs of this file stand in a table, with more beside their texts. That was kept below each paragraph as a table. Look whether it is part of them.',
};

/** Said once of a file whose paragraphs stand in a table, with their headings before their numbers. */
export const headedTexts: Unsure = {
  kind: 'table',
  why: 'Paragraphs of this file stand in a table, and what stands before their numbers was read as their headings. Look whether it is.',
};

/** Said of a table whose columns nothing but gaps show, or in which a cell is empty. */
export const tableGuess: Unsure = {
  kind: 'table',
  why: 'A table was put together from the places of the words in some lines. Look whether its rows and columns are as printed.',
};

/** Said of a line with a gap in it, where no table was put together from it. */
export const wideLine: Unsure = {
  kind: 'table',
  why: 'This line has a wide gap in it, as the row of a table has. Look whether it is one.',
};

/** What begins at a place of the blocks stands for itself, unless it is an item or a table. */
export function standAlone(blocks: Block[], at: number): void {
  const first = blocks[at];
  if (first && !first.list && !first.rows) blocks[at] = { ...first, alone: true };
}

/** What begins at a place of the blocks stands in one box, whatever it is there. */
export function putInBox(blocks: Block[], from: number): void {
  for (const [at, { heading: _heading, ...block }] of blocks.entries())
    if (at >= from && block.leftOut === undefined) blocks[at] = { ...block, box: from };
}

/** Where a line of a note or a cell ends, as long as it is not known how the words of the file are spelt. */
export const LINE_END = '\u2028';

/** A line of a cell after those before it. */
export function joinInCell(before: string, line: string): string {
  const mayBreakWord = /\p{L} ?[-\u2010]$/u.test(before) && /^\p{L}/u.test(line);
  return before === '' || line === '' ? before + line : `${before}${mayBreakWord ? LINE_END : ' '}${line}`;
}

/** A text on one line: every run of white space is one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The bullets of Word's symbol fonts, which stand at places of no meaning, as the signs that they show. */
const symbols: Readonly<Record<string, string>> = {
  '\uF0B7': '•',
  '\uF0A7': '▪',
  '\uF0D8': '➢',
  '\uF0FC': '✓',
  '\uF076': '❖',
  '\uF0A8': '◦',
  '\uF02D': '–',
  '\uF06F': 'o',
};

/** A text in which every bullet of a symbol font is the sign that it shows. */
export function withPlainSigns(text: string): string {
  return text.replace(/[\uF000-\uF0FF]/gu, (sign) => symbols[sign] ?? sign);
}
