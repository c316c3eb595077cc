import { oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import type { PageText, Run } from './page-text.ts';

/** What stands in the left margin beside the paragraph whose number is at its height. Points from the top of the page. */
export type SideText = { readonly y: number; readonly text: string; readonly size: number; readonly bold: boolean };

type WithoutSides = { readonly sides: readonly SideText[]; readonly rest: readonly Run[] };

/** Fewer texts beside numbers are chance. */
const LEAST = 3;

/**
 * Takes the texts in the left margin out of the pages: where the numbers of most paragraphs stand at one place, with a short text to the
 * left of them at their height. Such a text may go on below, beside the lines of the paragraph.
 */
export function withoutSides(pages: readonly PageText[]): readonly WithoutSides[] {
  const shown = pages.map(({ runs }) => runs.filter(({ text, isTurned }) => !isTurned && text.trim() !== ''));
  const none = pages.map(({ runs }) => ({ sides: [], rest: runs }));
  const edge = edgeOf(shown);
  if (edge === undefined) return none;
  return pages.map(({ runs }, at): WithoutSides => {
    const own = (shown[at] ?? []).toSorted((one, other) => one.y - other.y || one.x - other.x);
    const numbers = own.filter((run) => isNumberAt(run, edge));
    const left = own.filter((run) => run.x + run.width < edge - 2);
    const taken = new Set<Run>();
    const sides = numbers.flatMap((number, index): SideText[] => {
      const first = left.filter((run) => isLevel(run, number));
      const [head] = first;
      if (!head) return [];
      const until = numbers[index + 1]?.y ?? Number.POSITIVE_INFINITY;
      const lines = [...first];
      for (const run of left) {
        const last = lines.at(-1) ?? head;
        const isBelow = run.y > last.y + 1 && run.y - last.y < run.size * 1.5;
        const isSame = Math.abs(run.size - head.size) < 0.3 && run.bold === head.bold;
        const goesOn = isSame && (isBelow ? Math.abs(run.x - head.x) < 4 : Math.abs(run.y - last.y) <= 1);
        if (goesOn && !lines.includes(run) && run.y > number.y + 1 && run.y < until - 1) lines.push(run);
      }
      for (const run of lines) taken.add(run);
      return [{ y: number.y, text: textOf(lines), size: head.size, bold: head.bold }];
    });
    return { sides, rest: runs.filter((run) => !taken.has(run)) };
  });
}

/** Where the numbers of paragraphs stand that have texts beside them; undefined where no such are. */
function edgeOf(pages: readonly (readonly Run[])[]): number | undefined {
  const all = pages.flatMap((runs) => runs.filter((run) => readMark(run.text)?.path).map((run) => ({ run, runs })));
  const beside = all.filter(({ run, runs }) =>
    runs.some((each) => isLevel(each, run) && each.x + each.width < run.x - 2 && isShort(each, run)),
  );
  const places = beside.map(({ run }) => run.x).sort((one, other) => one - other);
  const edge = places[Math.floor(places.length / 2)];
  if (edge === undefined) return undefined;
  const here = beside.filter(({ run }) => isNumberAt(run, edge));
  const numbered = all.filter(({ run }) => isNumberAt(run, edge));
  if (here.length < LEAST || here.length < numbered.length * 0.5 || !isRising(here.map(({ run }) => run.text)))
    return undefined;
  if (isColumnBeside(pages, edge)) return undefined;
  // The numbers are the left edge of the text: few lines begin before them and go on behind.
  const rows = new Set(pages.flatMap((runs, page) => runs.map(({ y }) => `${page} ${Math.round(y)}`)));
  const across = new Set(
    pages.flatMap((runs, page) =>
      runs.filter(({ x, width }) => x < edge - 2 && x + width > edge + 2).map(({ y }) => `${page} ${Math.round(y)}`),
    ),
  );
  return across.size < rows.size * 0.4 ? edge : undefined;
}

/** Headings in the margin say little beside the text; a column with paragraphs of its own says as much. */
function isColumnBeside(pages: readonly (readonly Run[])[], edge: number): boolean {
  const lettersOf = (runs: readonly Run[]) => runs.reduce((sum, { text }) => sum + text.trim().length, 0);
  const runs = pages.flat();
  const left = runs.filter((run) => run.x + run.width < edge - 2);
  return lettersOf(left) > lettersOf(runs.filter(({ x }) => x >= edge - 3)) * 0.4;
}

/** The numbers of paragraphs rise, and begin again in a part; figures in the middle of a table do neither. */
function isRising(texts: readonly string[]): boolean {
  const paths = texts.flatMap((text) => readMark(text)?.path?.slice(-1) ?? []);
  const steps = paths.slice(1).filter((value, at) => value > (paths[at] ?? 0)).length;
  return steps >= (paths.length - 1) * 0.7;
}

function isNumberAt(run: Run, edge: number): boolean {
  return Math.abs(run.x - edge) < 3 && readMark(run.text)?.path !== undefined;
}

function isLevel(one: Run, other: Run): boolean {
  return Math.abs(one.y - other.y) <= Math.min(3, other.size * 0.25);
}

/** A text of its own, far enough left of a number, and no number itself. */
function isShort({ text, x }: Run, number: Run): boolean {
  return x < number.x - 40 && text.trim().length < 60 && /\p{L}{2}/u.test(text) && readMark(text)?.rest !== '';
}

function textOf(runs: readonly Run[]): string {
  return oneLine(
    runs.reduce((text, run, at) => {
      const before = runs[at - 1];
      const isApart =
        before !== undefined && (run.y - before.y > 1 || run.x - before.x - before.width > run.size * 0.12);
      return `${text}${isApart ? ' ' : ''}${run.text}`;
    }, ''),
  );
}
