import { addMonths, formatDate } from '../../../calendar/index.ts';
import { type FigureRow, OUTCOMES, statisticsOf } from '../../../casework/index.ts';
import { type Block, reply } from '../../../messaging/index.ts';
import { isAdministrator } from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { type Carrying, look } from '../services.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';

const outcomeNames = {
  'in-time': 'In time',
  late: 'Late',
  open: 'Open, not yet due',
  paused: 'Paused',
  'no-date': 'No date',
};
const clockNames = { acknowledge: 'Acknowledged', resolve: 'Resolved', update: 'Updates' };

/**
 * "Statistics": a year of what the speaker may see anyway, in full. "Statistics to publish" are for administrators, who
 * see everything: there small figures are hidden, because publishing tells others.
 */
export const showStatistics: Carrying<Extract<Command, { kind: 'statistics' }>> = async ({ figures }, scene) => {
  const publish = figures === 'to-publish';
  if (publish && !isAdministrator(scene.person)) {
    return say(
      'Only an administrator can make statistics to publish. Type "statistics" for those of what you can see.',
    );
  }
  const period = { from: addMonths(scene.on, -12), to: scene.on };
  const tallies = await look(scene, ({ casework }) => casework.tally(scene.viewer, period, scene.on));
  const told = { period, on: scene.on, calendarVersion: scene.rules.calendarVersion };
  const { clocks } = statisticsOf(tallies, told, publish ? 'published' : 'full');
  const counted = clocks.filter(({ all }) => all.total !== 0);
  if (counted.length === 0) return say('There are no enquiries of the last twelve months that you can see.');
  return reply(
    heading(publish ? 'Statistics to publish' : 'Statistics of what you can see'),
    paragraph(`Enquiries received from ${formatDate(period.from)} to ${formatDate(period.to)}, as they stand today.`),
    tableOf(counted.map(({ clock, all }) => ({ ...all, name: clockNames[clock] }))),
    ...counted.flatMap(({ clock, byService, byMonth }) => [
      ...breakdown(`${clockNames[clock]}, by service`, byService),
      ...breakdown(`${clockNames[clock]}, by month of receipt`, byMonth),
    ]),
    ...(publish ? [paragraph('Figures under 5, and those they could be worked out from, are hidden.')] : []),
    ...(!publish && isAdministrator(scene.person) ? [buttons(['Statistics to publish', 'statistics to publish'])] : []),
  );
};

/** Promises side by side: there are three at most, so that no cell is too narrow for its word. */
function tableOf(promises: readonly FigureRow[]): Block {
  return {
    kind: 'table',
    columns: ['Outcome', ...promises.map(({ name }) => name)],
    rows: [
      ['All', ...promises.map(({ total }) => String(total))],
      ...OUTCOMES.map((outcome) => [outcomeNames[outcome], ...promises.map(({ figures }) => String(figures[outcome]))]),
    ],
  };
}

/** A line for each service or month; nothing where there is only one, or where it may not be told. */
function breakdown(title: string, rows: readonly FigureRow[] | 'withheld'): readonly Block[] {
  if (rows === 'withheld' || rows.length < 2) return [];
  const items = rows.map(({ name, total, figures }) => {
    const parts = OUTCOMES.filter((outcome) => figures[outcome] !== 0).map(
      (outcome) => `${outcomeNames[outcome].toLowerCase()} ${figures[outcome]}`,
    );
    return `${name}: ${total}; ${parts.join(', ')}`;
  });
  return [paragraph(title), { kind: 'list', items }];
}
