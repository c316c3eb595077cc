import type { types } from '@slack/bolt';
import type { BarChart } from '../../messaging/index.ts';
import { shorten } from './text.ts';

/**
 * Bars as Slack draws them itself, side by side for each label: nothing is uploaded, and no file is left behind in the
 * workspace. Its words for those who do not see it are the list that it stands before.
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; `@slack/types` does not have it yet.
 */
export type ChartBlock = types.Block & {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[] };
  };
};

/** What Slack takes; that a message holds two charts is said by its refusals only (vercel/chat, pull request 696). */
const chartLimits = { title: 50, series: 6, bars: 20, label: 20 } as const;
export const MOST_CHARTS = 2;

/** The chart; none where Slack would refuse it, as the list after it says all of it anyway. */
export function renderChart({ title, series, bars }: BarChart): readonly ChartBlock[] {
  const names = series.map((name) => shorten(name, chartLimits.label));
  const labels = bars.map(({ label }) => shorten(label, chartLimits.label));
  const areTold = [title, ...names, ...labels].every((words) => words.trim() !== '');
  const areDistinct = isEachOnce(names) && isEachOnce(labels);
  const fit = names.length <= chartLimits.series && labels.length <= chartLimits.bars;
  if (names.length === 0 || labels.length === 0 || !areTold || !areDistinct || !fit) return [];
  return [
    {
      type: 'data_visualization',
      title: shorten(title, chartLimits.title),
      chart: {
        type: 'bar',
        series: names.map((name, at) => ({
          name,
          data: bars.map(({ values }, bar) => ({ label: labels[bar] ?? '', value: values[at] ?? 0 })),
        })),
        axis_config: { categories: labels },
      },
    },
  ];
}

export function isChart(block: types.Block): block is ChartBlock {
  return block.type === 'data_visualization';
}

function isEachOnce(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}
