import { formatMonth } from '../../../calendar/index.ts';
import { allOutcomes, type ClockStatistics, type Figure, type FigureRow } from '../../../casework/index.ts';
import type { Block } from '../../../messaging/index.ts';
import { paragraph } from '../wording.ts';

const outcomeNames = {
  'in-time': 'In time',
  late: 'Late',
  open: 'Open, not yet due',
  paused: 'Paused',
  'no-date': 'No date',
};
/** What was promised, as the head of its figures. */
export const clockNames = { acknowledge: 'Acknowledging', resolve: 'Resolving', update: 'Updating' };

/** "82% were acknowledged in time (9 of 11), 75% resolved in time (6 of 8)." */
export function inTimeSentence(counted: readonly ClockStatistics[]): string {
  const verbs = { acknowledge: 'were acknowledged', resolve: 'were resolved', update: 'of the updates were given' };
  const said = counted.flatMap(({ clock, all }) => {
    const share = shareOf(all);
    return share === undefined ? [] : [`${share.percent} ${verbs[clock]} in time (${share.kept} of ${share.decided})`];
  });
  return said.length === 0 ? '' : `${said.join('; ')}.`;
}

/** How many of the promises that were kept or missed were kept in time; undefined where one of the two may not be told. */
function shareOf({ figures }: FigureRow) {
  const { 'in-time': kept, late } = figures;
  if (kept === 'hidden' || late === 'hidden' || kept + late === 0) return undefined;
  return { kept, decided: kept + late, percent: `${Math.round((kept / (kept + late)) * 100)}%` };
}

/** Promises side by side: there are three at most, so that no cell is too narrow for its word. */
export function tableOf(promises: readonly FigureRow[]): Block {
  return {
    kind: 'table',
    columns: ['Promises', ...promises.map(({ name }) => name)],
    rows: [
      ['All', ...promises.map(({ total }) => String(total))],
      ...allOutcomes.map((outcome) => [
        outcomeNames[outcome],
        ...promises.map(({ figures }) => String(figures[outcome])),
      ]),
      ['In time, per cent', ...promises.map((row) => shareOf(row)?.percent ?? '')],
    ],
  };
}

/** Months as people say them. */
export function monthsNamed(rows: readonly FigureRow[] | 'withheld'): readonly FigureRow[] | 'withheld' {
  if (rows === 'withheld') return rows;
  return rows.map((row) => (/^\d{4}-\d\d$/.test(row.name) ? { ...row, name: formatMonth(row.name) } : row));
}

type Order = '' | 'worst' | 'best' | 'most' | 'fewest';

/** Rows by the share that was in time, or by how many there are; those of which nothing was kept or missed yet come last. */
export function inOrder<Rows extends readonly FigureRow[] | 'withheld'>(rows: Rows, order: Order): Rows {
  if (rows === 'withheld' || order === '') return rows;
  const share = (row: FigureRow) => {
    const of = shareOf(row);
    return of === undefined ? undefined : of.kept / of.decided;
  };
  const size = ({ total }: FigureRow) => total;
  const sign = order === 'best' || order === 'most' ? -1 : 1;
  const sorted = rows.toSorted((one, other) => {
    if (order === 'most' || order === 'fewest') return sign * (size(one) - size(other));
    const [a, b] = [share(one), share(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (a - b);
  });
  return sorted as readonly FigureRow[] as Rows;
}

/** Said where lines stand in an order. */
export function orderSentence(order: Exclude<Order, ''>): string {
  const by = {
    worst: 'The line with the smallest share in time stands first.',
    best: 'The line with the largest share in time stands first.',
    most: 'The line with the most stands first.',
    fewest: 'The line with the fewest stands first.',
  } as const;
  const isShare = order === 'worst' || order === 'best';
  return `${by[order]}${isShare ? ' A line of which nothing was kept or missed yet comes last.' : ''}`;
}

/** A line for each service, ward or month, with a chart where one can be drawn; nothing where there is only one, or where it may not be told. */
export function breakdown(title: string, rows: readonly FigureRow[] | 'withheld', fewest = 2): readonly Block[] {
  if (rows === 'withheld' || rows.length < fewest) return [];
  const items = rows.map((row) => {
    const { name, total, figures } = row;
    const percent = shareOf(row)?.percent;
    const parts = allOutcomes
      .filter((outcome) => figures[outcome] !== 0)
      .map(
        (outcome) =>
          `${outcomeNames[outcome].toLowerCase()} ${figures[outcome]}${outcome === 'in-time' && percent !== undefined ? ` (${percent})` : ''}`,
      );
    return `${name === 'other' ? 'Others together' : name}: ${total}; ${parts.join(', ')}`;
  });
  if (rows.some(isHiding)) return [paragraph(title), { kind: 'list', items }];
  const drawn = allOutcomes.filter((outcome) => rows.some(({ figures }) => figures[outcome] !== 0));
  const bars = rows.map(({ name, figures }) => ({
    label: name,
    values: drawn.map((outcome) => numberOf(figures[outcome])),
  }));
  const chart = { title, series: drawn.map((outcome) => outcomeNames[outcome]), bars };
  return [paragraph(title), { kind: 'list', items, chart }];
}

function numberOf(figure: Figure): number {
  return figure === 'hidden' ? 0 : figure;
}

function isHiding({ figures }: FigureRow): boolean {
  return allOutcomes.some((outcome) => figures[outcome] === 'hidden');
}
