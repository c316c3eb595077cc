import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { allOutcomes, type Outcome } from '../casework/index.ts';
import { type Line, outcomeNames } from './figures.ts';

/** A rectangle of a bar, in the chart's own units. */
type Part = {
  readonly outcome: Outcome;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type Label = { readonly text: string; readonly x: number; readonly y: number; readonly isYear?: boolean };

/** A chart ready to be drawn: everything placed, in units of its view box. `description` says in words what it shows. */
export type Chart = {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
  readonly labels: readonly Label[];
  readonly totals: readonly Label[];
  /** Lines across, each with its number: for columns. */
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly left: number;
  readonly title: string;
  readonly description: string;
  /** Outcomes that occur, in the order in which they are stacked. */
  readonly legend: readonly Outcome[];
  /** How many lines are left out, the smallest. */
  readonly leftOut: number;
  /** How many bars there are at most. */
  readonly most: number;
};

const WIDTH = 480;
/** More bars than this nobody compares; the table has all. */
const MOST_BARS = 12;
const LONGEST_LABEL = 46;

/** Columns for what runs in time, from left to right. */
export function columnsOf(lines: readonly Line[], title: string): Chart {
  const [height, top, bottom, left] = [250, 12, 44, 38];
  const across = scaleBand(
    lines.map(({ value }) => value),
    [left, WIDTH],
  ).padding(0.25);
  const most = Math.max(1, ...lines.map(({ total }) => total));
  const up = scaleLinear([0, most], [height - bottom, top]).nice(4);
  const parts = stacked(lines).flatMap(({ line, outcome, from, to }) => ({
    outcome,
    x: round(across(line.value) ?? 0),
    y: round(up(to)),
    width: round(across.bandwidth()),
    height: round(up(from) - up(to)),
  }));
  const every = Math.ceil(lines.length / MOST_BARS);
  const labels = lines.flatMap(({ value }, at): Label[] => {
    if (at % every !== 0) return [];
    const x = round((across(value) ?? 0) + across.bandwidth() / 2);
    const [year = '', month = ''] = value.split('-');
    const name = shortMonths[Number(month) - 1] ?? month;
    const isFirst = at === 0 || lines[at - every]?.value.slice(0, 4) !== year;
    return [
      { text: name, x, y: height - bottom + 18 },
      ...(isFirst ? [{ text: year, x, y: height - bottom + 36, isYear: true }] : []),
    ];
  });
  const ticks = up
    .ticks(4)
    .filter(Number.isInteger)
    .map((tick) => ({ y: round(up(tick)), text: tick.toLocaleString('en-GB') }));
  return { width: WIDTH, height, parts, labels, totals: [], ticks, left, ...told(lines, lines, title) };
}

const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Bars below one another, each under its name. */
export function barsOf(lines: readonly Line[], title: string): Chart {
  const shown = lines.slice(0, MOST_BARS);
  const [row, bar, room] = [48, 18, 48];
  const most = Math.max(1, ...shown.map(({ total }) => total));
  const along = scaleLinear([0, most], [0, WIDTH - room]);
  const topOf = (line: Line) => shown.indexOf(line) * row;
  const parts = stacked(shown).map(({ line, outcome, from, to }) => ({
    outcome,
    x: round(along(from)),
    y: topOf(line) + 22,
    width: round(along(to) - along(from)),
    height: bar,
  }));
  return {
    width: WIDTH,
    height: Math.max(1, shown.length) * row,
    parts,
    labels: shown.map((line) => ({ text: shorten(line.label), x: 0, y: topOf(line) + 16 })),
    totals: shown.map((line) => ({
      text: line.total.toLocaleString('en-GB'),
      x: round(along(line.total) + 7),
      y: topOf(line) + 36,
    })),
    ticks: [],
    left: 0,
    ...told(lines, shown, title),
  };
}

/** Where each outcome begins and ends on its line; what there is none of takes no room. */
function stacked(lines: readonly Line[]) {
  return stack<Line, Outcome>()
    .keys(allOutcomes)
    .value(({ counts }, outcome) => counts[outcome])([...lines])
    .flatMap((series) =>
      series
        .filter(([from, to]) => to > from)
        .map((point) => ({ line: point.data, outcome: series.key, from: point[0], to: point[1] })),
    );
}

function told(lines: readonly Line[], shown: readonly Line[], title: string) {
  const said = shown
    .filter(({ total }) => total > 0)
    .map(({ label, counts }) => {
      const figures = allOutcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => `${counts[outcome]} ${outcomeNames[outcome].toLowerCase()}`);
      return `${label}: ${figures.join(', ')}.`;
    });
  return {
    title,
    description: said.length === 0 ? 'There is nothing to show.' : said.join(' '),
    legend: allOutcomes.filter((outcome) => shown.some(({ counts }) => counts[outcome] > 0)),
    leftOut: lines.length - shown.length,
    most: MOST_BARS,
  };
}

function shorten(text: string): string {
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
