/** A PDF of these objects, each the body of one, with a table of where they are. */
export function pdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

export const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
/** A page of A4 with its content in the object of this number. */
export const pageOf = (content: number) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >> >> >>`;

/** What is drawn on a page: texts at their places, boxes in a frame or in grey, and the frame of each cell of a table. Points from the top left. */
export type Drawn = readonly (
  | { readonly text: string; readonly x: number; readonly y: number; readonly size?: number; readonly bold?: boolean }
  | { readonly box: 'frame' | 'grey'; readonly from: readonly [number, number]; readonly to: readonly [number, number] }
  | {
      readonly table: readonly (readonly string[])[];
      readonly xs: readonly number[];
      readonly y: number;
      readonly isColoured?: boolean;
    }
)[];

/** Texts on one line of a page, each from its place on. */
export function line(
  y: number,
  ...texts: readonly (readonly [x: number, text: string, how?: { readonly size?: number; readonly bold?: boolean }])[]
) {
  return texts.map(([x, text, how = {}]) => ({ text, x, y, ...how }));
}

const rowHeight = 22;

/** A PDF of these pages, without any compression. */
export function drawnPdf(pages: readonly Drawn[]): Uint8Array {
  const kids = pages.map((_, at) => `${3 + at * 2} 0 R`).join(' ');
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap((page, at) => [pageOf(4 + at * 2), stream(page.map(drawingOf).join('\n'))]),
  ]);
}

function drawingOf(drawn: Drawn[number]): string {
  if ('text' in drawn) return textAt(drawn.text, drawn.x, drawn.y, drawn.size, drawn.bold);
  if ('box' in drawn) {
    const [[x1, y1], [x2, y2]] = [drawn.from, drawn.to];
    const area = `${x1} ${842 - y2} ${x2 - x1} ${y2 - y1} re`;
    return drawn.box === 'frame' ? `${area} S` : `0.9 g ${area} f 0 g`;
  }
  const { table, xs, y, isColoured } = drawn;
  return table
    .flatMap((row, at) => {
      const top = y + at * rowHeight;
      return row.flatMap((cell, column) => {
        const [left = 0, right = 0] = [xs[column], xs[column + 1]];
        const frame = `${left} ${842 - top - rowHeight} ${right - left} ${rowHeight} re`;
        return [isColoured ? `0.9 g ${frame} B 0 g` : `${frame} S`, textAt(cell, left + 5, top + 15)];
      });
    })
    .join('\n');
}

function textAt(text: string, x: number, y: number, size = 11, isBold = false): string {
  return `BT /${isBold ? 'F2' : 'F1'} ${size} Tf ${x} ${842 - y} Td (${text}) Tj ET`;
}
