/** A straight line drawn on a page, along `at` of the other axis. Points; `y` counts from the top of the page. */
export type Rule = { readonly isAcross: boolean; readonly at: number; readonly from: number; readonly to: number };

/** A coloured area behind text. Points; `top` and `bottom` count from the top of the page. */
export type Area = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** What a page draws besides its text. `dots` are small rounds and filled squares, as the bullets of browsers are. */
export type Drawing = {
  readonly rules: readonly Rule[];
  readonly shades: readonly Area[];
  readonly dots: readonly Area[];
};

/** From one measure to another: `[a, b, c, d, e, f]`. */
export type Matrix = readonly [number, number, number, number, number, number];
type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
type Codes = Readonly<Record<string, number>>;
type Point = { readonly x: number; readonly y: number };

const MOST = 20_000;
/** A filled shape no thicker than this is a line. */
const THICK = 3.5;

/** The lines and coloured areas that a page draws: frames of tables and boxes, and what is underlined. Reads the list of drawing operations; `onPage` leads from its measure to that of the page as it is seen. */
export function readDrawing({ fnArray, argsArray }: Operators, codes: Codes, onPage: Matrix): Drawing {
  const rules: Rule[] = [];
  const shades: Area[] = [];
  const dots: Area[] = [];
  const edged = [codes.fillStroke, codes.eoFillStroke, codes.closeFillStroke, codes.closeEOFillStroke];
  const kept: { readonly matrix: Matrix; readonly isWhite: boolean }[] = [];
  let matrix = onPage;
  let isWhite = false;
  for (const [index, code] of fnArray.entries()) {
    if (rules.length + shades.length > MOST) return { rules: [], shades: [], dots: [] };
    const args = argsArray[index];
    if (code === codes.save) kept.push({ matrix, isWhite });
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) {
      const last = kept.pop();
      if (last) ({ matrix, isWhite } = last);
    } else if (code === codes.setFillRGBColor) isWhite = isWhiteColour(args);
    else if (code === codes.transform) matrix = times(matrix, args);
    else if (code === codes.paintFormXObjectBegin) {
      kept.push({ matrix, isWhite });
      matrix = times(matrix, Array.isArray(args) ? args[0] : undefined);
    } else if (code === codes.constructPath && Array.isArray(args)) {
      const [painted, [data] = [undefined]] = args as [number, [ArrayLike<number> | null | undefined]?];
      if (!data || painted === codes.endPath) continue;
      const isStroked = painted === codes.stroke || painted === codes.closeStroke;
      const paths = subpaths(data);
      // A cell may be coloured and framed at once.
      const isEdged = edged.includes(painted);
      const dot = isWhite ? [] : isStroked ? dotOf(data, place) : [...dotOf(data, place), ...squareOf(paths, place)];
      dots.push(...dot);
      if (dot.length > 0) continue;
      // A frame is also drawn as the area between two boxes.
      const isRing = paths.length > 1 && paths.every((path) => path.length === 5);
      for (const path of paths) {
        const points = path.map(place);
        if (isStroked || isRing || isEdged) rules.push(...sidesOf(points));
        if (isEdged && !isWhite) shades.push(...areaOf(points));
        else if (!isStroked && !isRing && !isEdged) {
          rules.push(...thinBox(points));
          if (!isWhite) shades.push(...areaOf(points));
        }
      }
    }
  }
  return { rules, shades, dots };

  function place({ x, y }: Point): Point {
    const [a, b, c, d, e, f] = matrix;
    return { x: a * x + c * y + e, y: b * x + d * y + f };
  }
}

const LARGEST_DOT = 8;

/** A shape of curves alone that is small and as wide as it is high. */
function dotOf(data: ArrayLike<number>, place: (point: Point) => Point): readonly Area[] {
  const points: Point[] = [];
  let curves = 0;
  for (let at = 0; at < data.length && points.length < 20; ) {
    const code = data[at] ?? 4;
    const length = [2, 2, 6, 4, 0][code] ?? 0;
    if (code === 1 || code > 4) return [];
    if (code === 2 || code === 3) curves += 1;
    if (length > 0) points.push(place({ x: data[at + length - 1] ?? 0, y: data[at + length] ?? 0 }));
    at += 1 + length;
  }
  if (curves < 2) return [];
  const area = areaAround(points);
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  return width > 1 && width < LARGEST_DOT && Math.abs(width - height) < width * 0.25 ? [area] : [];
}

/** A small filled square. */
function squareOf(paths: readonly (readonly Point[])[], place: (point: Point) => Point): readonly Area[] {
  const [corners = []] = paths;
  if (paths.length !== 1 || corners.length !== 5) return [];
  const area = areaAround(corners.map(place));
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  return width > 2 && width < LARGEST_DOT * 0.75 && Math.abs(width - height) < width * 0.25 ? [area] : [];
}

/** A colour as `#rrggbb`; of any other form nothing is known. */
function isWhiteColour(args: unknown): boolean {
  const [colour] = Array.isArray(args) ? args : [];
  return typeof colour === 'string' && /^#f[a-f]f[a-f]f[a-f]$/i.test(colour);
}

/** What does what another does first, and then this. */
export function times([a, b, c, d, e, f]: Matrix, by: unknown): Matrix {
  const [k = 1, l = 0, m = 0, n = 1, o = 0, p = 0] =
    Array.isArray(by) || ArrayBuffer.isView(by) ? Array.from(by as ArrayLike<number>) : [];
  return [a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e, b * o + d * p + f];
}

/** The corners of each closed or open line in a path: 0 moves, 1 draws, 2 and 3 bend, 4 closes. */
function subpaths(data: ArrayLike<number>): readonly (readonly Point[])[] {
  const paths: Point[][] = [];
  let at = 0;
  while (at < data.length && paths.length < MOST) {
    const code = data[at];
    const x = data[at + 1] ?? 0;
    const y = data[at + 2] ?? 0;
    const path = paths.at(-1);
    if (code === 0) {
      paths.push([{ x, y }]);
      at += 3;
    } else if (code === 1) {
      path?.push({ x, y });
      at += 3;
    } else if (code === 4) {
      if (path?.[0]) path.push(path[0]);
      at += 1;
    } else {
      // A curve frames no cell; its end is kept so that the shape is not taken for a straight one.
      const length = code === 2 ? 6 : 4;
      path?.push({ x: Number.NaN, y: Number.NaN });
      at += 1 + length;
    }
  }
  return paths;
}

function sidesOf(points: readonly Point[]): readonly Rule[] {
  return points.slice(1).flatMap((point, index): Rule[] => {
    const before = points[index];
    if (!before) return [];
    const [x, y] = [Math.abs(point.x - before.x), Math.abs(point.y - before.y)];
    if (y < 1 && x > 3)
      return [{ isAcross: true, at: point.y, from: Math.min(point.x, before.x), to: Math.max(point.x, before.x) }];
    if (x < 1 && y > 3)
      return [{ isAcross: false, at: point.x, from: Math.min(point.y, before.y), to: Math.max(point.y, before.y) }];
    return [];
  });
}

function areaAround(points: readonly Point[]): Area {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function areaOf(points: readonly Point[]): readonly Area[] {
  const area = areaAround(points);
  return area.right - area.left > THICK && area.bottom - area.top > THICK ? [area] : [];
}

function thinBox(points: readonly Point[]): readonly Rule[] {
  const { left, right, top, bottom } = areaAround(points);
  if (bottom - top <= THICK && right - left > THICK)
    return [{ isAcross: true, at: (top + bottom) / 2, from: left, to: right }];
  if (right - left <= THICK && bottom - top > THICK)
    return [{ isAcross: false, at: (left + right) / 2, from: top, to: bottom }];
  return [];
}
