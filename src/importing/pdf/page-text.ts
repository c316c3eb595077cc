import { ImportRefusal, type SetText, withPlainSigns } from '../block.ts';
import { withDrawnBullets } from './drawn-bullets.ts';
import { isLegible } from './legible.ts';
import { type Drawing, type Matrix, readDrawing, times } from './rules.ts';
import { type Tag, type TaggedItem, taggedTexts } from './tagged-texts.ts';

/** A run of text on a page. Points; `y` of the baseline counts from the top of the page. */
export type Run = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  /** Text that does not run from left to right across the page: watermarks, marginal stamps. */
  readonly isTurned: boolean;
};

export type PageText = {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Its paragraphs, where the file says in tags which they are. */
  readonly tagged: readonly SetText[];
} & Drawing;
export type PdfText = {
  readonly pages: readonly PageText[];
  /** How many pages the file has. */
  readonly count: number;
  readonly title: string | undefined;
};

/** The constitution of a large council has about 600 pages. */
const MOST_PAGES = 1_000;
const MOST_RUNS = 400_000;

type Item = {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly fontName?: string;
};

/**
 * Reads the text of a PDF with its places. Scripts, forms, attachments and pictures are not looked at. Throws
 * `ImportRefusal` for what is encrypted, damaged or too long. Of one page alone where its number is given.
 */
export async function readPdfText(bytes: Uint8Array, only?: number): Promise<PdfText> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
    stopAtErrors: false,
    disableAutoFetch: true,
    disableStream: true,
  }).catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (pdf.numPages > MOST_PAGES) {
    throw new ImportRefusal(
      'too-large',
      `This PDF has ${pdf.numPages} pages, and at most ${MOST_PAGES} are read. Bring the part of it that holds the protocol.`,
    );
  }
  const isTagged = (await pdf.getMarkInfo().catch(() => undefined))?.Marked === true;
  const pages: PageText[] = [];
  let count = 0;
  for (let number = only ?? 1; number <= Math.min(only ?? pdf.numPages, pdf.numPages); number += 1) {
    const page = await pdf.getPage(number).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const content = await page.getTextContent({ includeMarkedContent: isTagged });
    const tree = isTagged ? ((await page.getStructTree().catch(() => undefined)) as Tag | undefined) : undefined;
    // A page may be turned: all of it is read as it is seen.
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const onPage = transform as unknown as Matrix;
    // Fonts are loaded while the page is laid out; only their names are wanted, and the lines that are drawn.
    const operators = await page.getOperatorList().catch(() => undefined);
    const drawing = operators ? readDrawing(operators, OPS, onPage) : { rules: [], shades: [], dots: [] };
    const bold = new Map<string, boolean>();
    const isBold = (font: string) => {
      const known = bold.get(font);
      if (known !== undefined) return known;
      const name = page.commonObjs.has(font)
        ? ((page.commonObjs.get(font) as { name?: string } | undefined)?.name ?? '')
        : '';
      const found = /bold|black|heavy|demi/i.test(name);
      bold.set(font, found);
      return found;
    };
    const runs = (content.items as readonly Item[]).flatMap((item): Run[] => {
      const [a, b, , , x, y] = times(onPage, item.transform);
      if (item.str === undefined || item.str === '' || item.transform === undefined) return [];
      return [
        {
          text: withPlainSigns(item.str),
          x,
          y,
          width: item.width ?? 0,
          size: Math.hypot(a, b),
          bold: isBold(item.fontName ?? ''),
          isTurned: Math.abs(b) > Math.abs(a) * 0.1,
        },
      ];
    });
    count += runs.length;
    if (count > MOST_RUNS)
      throw new ImportRefusal(
        'too-large',
        'This PDF holds far more text than a document of this kind does. It is not read.',
      );
    pages.push({
      page: number,
      width,
      height,
      runs: withDrawnBullets(runs, drawing.dots),
      tagged: tree ? taggedTexts(tree, content.items as readonly TaggedItem[], number === 1) : [],
      ...drawing,
    });
    page.cleanup();
  }
  const information = await pdf.getMetadata().catch(() => undefined);
  const title = (information?.info as { Title?: unknown } | undefined)?.Title;
  if (only === undefined && (count === 0 || pages.every(({ runs }) => runs.every(({ text }) => text.trim() === '')))) {
    throw new ImportRefusal(
      'scan',
      'This PDF is a scan: it holds pictures of pages and no text. Bring the Word file that it was made from, or a copy with its text recognised (OCR) and checked.',
    );
  }
  if (only === undefined && !isLegible(pages.flatMap(({ runs }) => runs.map(({ text }) => text)))) {
    throw new ImportRefusal(
      'illegible',
      'The letters of this PDF cannot be told: its fonts do not say what their signs stand for. Bring the Word file that it was made from, or a copy with its text recognised (OCR) and checked.',
    );
  }
  return {
    pages,
    count: pdf.numPages,
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined,
  };
}

function refusalOf(error: unknown): ImportRefusal {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new ImportRefusal(
      'encrypted',
      'This PDF is protected with a password. Save a copy without one, and bring that copy.',
    );
  }
  return new ImportRefusal(
    'broken',
    'This PDF is damaged and cannot be read. Make it again from the Word file, or bring that file.',
  );
}
