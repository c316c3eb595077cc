import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderMessages } from '../../../src/adapters/slack/message.ts';
import { renderReplyView } from '../../../src/adapters/slack/views.ts';
import { type BarChart, type Block, type Reply, reply } from '../../../src/messaging/index.ts';
import { problemsOfBlocks, problemsOfView } from '../../support/fake-slack-blocks.ts';
import { directMessage, openRunningSlack, type RunningSlack } from './running-slack.ts';

type Json = Record<string, unknown>;

const chart: BarChart = {
  title: 'Resolved, by service',
  series: ['In time', 'Late'],
  bars: [
    { label: 'Streets', values: [7, 2] },
    { label: 'Housing, Repairs and Improvements', values: [3, 0] },
  ],
};
const figures: Block = {
  kind: 'list',
  items: ['Streets: 9; in time 7, late 2', 'Housing, Repairs and Improvements: 3; in time 3'],
  chart,
};
const statistics: Reply = reply({ kind: 'paragraph', text: 'Resolved, by service' }, figures);

const chartsIn = (blocks: readonly unknown[] = []) =>
  (blocks as Json[]).filter(({ type }) => type === 'data_visualization');

describe('figures in Slack', () => {
  let running: RunningSlack;
  beforeEach(async () => {
    running = await openRunningSlack();
    running.answer = () => statistics;
  });
  afterEach(() => running.close());

  it('arrive as a chart, and all of them in words for whoever does not see it', async () => {
    await running.event(directMessage('statistics'));
    await running.settled();
    const [message] = running.fake.messages;
    const drawn = chartsIn(message?.blocks);
    expect(drawn).toMatchObject([
      {
        title: 'Resolved, by service',
        chart: {
          type: 'bar',
          series: [
            {
              name: 'In time',
              data: [
                { label: 'Streets', value: 7 },
                { label: 'Housing, Repairs…', value: 3 },
              ],
            },
            { name: 'Late' },
          ],
          axis_config: { categories: ['Streets', 'Housing, Repairs…'] },
        },
      },
    ]);
    for (const item of figures.kind === 'list' ? figures.items : []) {
      expect(message?.text).toContain(item);
      expect(JSON.stringify(message?.blocks)).toContain(item);
    }
  });

  it('arrive in words alone where the workspace takes no charts', async () => {
    running.fake.takesCharts = false;
    await running.event(directMessage('statistics'));
    await running.settled();
    expect(running.fake.messages).toHaveLength(1);
    expect(chartsIn(running.fake.messages[0]?.blocks)).toEqual([]);
    expect(JSON.stringify(running.fake.messages[0]?.blocks)).toContain('Streets: 9; in time 7, late 2');
    expect(running.logged.join('\n')).not.toContain('could not be said');
  });

  it('arrive so for one person too, and where Slack gave an address for answering', async () => {
    running.fake.takesCharts = false;
    running.answer = () => ({ ...statistics, audience: 'asker' });
    await running.event({ type: 'app_mention', channel: 'C1', user: 'U1', text: '<@UBOT> statistics', ts: '1.1' });
    await running.command('/clause', 'statistics');
    await running.settled();
    const [whispered] = running.fake.ephemerals;
    expect(JSON.stringify(whispered?.blocks)).toContain('Streets: 9');
    const taken = running.fake.responses.filter((each) => each.problems === undefined);
    expect(JSON.stringify(taken.at(-1)?.blocks)).toContain('Streets: 9');
    expect(chartsIn(taken.at(-1)?.blocks as readonly unknown[])).toEqual([]);
  });

  it('arrive so when nobody asked for them, once', async () => {
    running.fake.takesCharts = false;
    const to = { platform: 'slack' as const, tenant: 'T1', accountId: 'U1', place: 'U1' };
    const { adapter } = running.slack;
    const outcome = await adapter.deliver({ id: 'd1', to, reply: statistics, repeated: false, since: 0 });
    expect(outcome.kind).toBe('delivered');
    expect(running.fake.messages).toHaveLength(1);
    expect(running.fake.messages[0]?.text).toContain('Streets: 9');
  });
});

describe('a chart', () => {
  const words = fc.oneof(
    { weight: 4, arbitrary: fc.stringMatching(/^[A-Z][a-z]{3,9}$/) },

    fc.string({ maxLength: 60 }),
    fc.constantFrom('', 'In time', 'Housing, Repairs and Improvements'),
  );
  const anyChart = fc
    .record({ title: words, series: fc.array(words, { maxLength: 7 }), labels: fc.array(words, { maxLength: 22 }) })
    .chain(({ title, series, labels }) =>
      fc
        .array(fc.array(fc.nat(500), { minLength: series.length, maxLength: series.length }), {
          minLength: labels.length,
          maxLength: labels.length,
        })
        .map(
          (values): BarChart => ({
            title,
            series,
            bars: labels.map((label, at) => ({ label, values: values[at] ?? [] })),
          }),
        ),
    );

  it('is never one that Slack refuses, however many there are, and is left out where it would be one', () => {
    let drawn = 0;
    fc.assert(
      fc.property(fc.array(anyChart, { maxLength: 6 }), (charts) => {
        const value = reply(...charts.map((each): Block => ({ kind: 'list', items: ['a', 'b'], chart: each })));
        for (const { blocks } of renderMessages(value, { generation: 'g1' })) {
          expect(problemsOfBlocks(blocks, 'message')).toEqual([]);
          drawn += chartsIn(blocks).length;
        }
        expect(problemsOfView(renderReplyView(value, 'g1') as unknown as Json)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(drawn).toBeGreaterThan(20);
  });

  it('is left out where two names would look the same once they are short enough', () => {
    const bars = ['Housing, Repairs and Improvements', 'Housing, Repairs and Lettings'].map((label) => ({
      label,
      values: [1, 2],
    }));
    const value = reply({ kind: 'list', items: ['a'], chart: { ...chart, bars } });
    expect(renderMessages(value, { generation: 'g1' }).flatMap(({ blocks }) => chartsIn(blocks))).toEqual([]);
  });
});
