import { formatDate, formatDayAndDate } from '../calendar/index.ts';
import { allOutcomes, type Enquiry, type Outcome } from '../casework/index.ts';
import { defined } from '../defined.ts';
import { isAdministrator, isOfCouncillorSide } from '../people/index.ts';
import { addressOf, type Query } from './answers.ts';
import { askFor, clocks, monthsToChoose, openLists, type Shown, shownOf } from './asked.ts';
import { barsOf, columnsOf } from './chart.ts';
import {
  type Counts,
  clockNames,
  type Dimension,
  dimensionNames,
  dimensions,
  type Line,
  linesOf,
  outcomeNames,
  periodOf,
  sumOf,
  timesIn,
  totalOf,
} from './figures.ts';
import { inList, openListNames, openListSentences } from './open-lists.ts';
import { rowModels } from './rows.ts';
import { openNow, receivedIn, type Scene } from './scene.ts';

/** So many of a list are shown before one asks for all of it. */
const FIRST_FEW = 5;

/** The page that one comes to first. */
export async function overviewModel(query: Query, scene: Scene) {
  const shown = shownOf(query);
  const period = periodOf(shown.months, scene.on);
  const [received, open] = [await receivedIn(period, scene), await openNow(scene)];
  const { enquiries } = received;
  const byStage = linesOf(enquiries, shown.clock, 'stage', period);
  const all = sumOf(byStage);
  // An enquiry is in one stage, but may have promises of several services.
  const counted = byStage.reduce((sum, line) => sum + line.enquiries, 0);
  const hasBoth = counted !== totalOf(all);
  const outcomes = allOutcomes.filter(
    (outcome) => outcome === 'in-time' || outcome === 'late' || outcome === 'open' || all[outcome] > 0,
  );
  return {
    today: formatDayAndDate(scene.on),
    scope: scopeOf(scene),
    isCut: received.isCut || open.isCut,
    tiles: openLists.map((list) => ({
      name: openListNames[list],
      count: inList(list, open.enquiries, scene).length.toLocaleString('en-GB'),
      href: addressOf('/dashboard/rows', { list }),
      isBad: list === 'overdue',
    })),
    lists: (['overdue', 'near', 'nobody'] as const).map((list) => listModel(list, open.enquiries, scene)),
    choose: {
      promises: clocks.map((clock) => ({ value: clock, text: clockNames[clock], selected: clock === shown.clock })),
      months: monthsToChoose.map((months) => ({
        value: months,
        text: `The last ${months} months`,
        selected: months === shown.months,
      })),
    },
    promise: clockNames[shown.clock],
    citation: scene.rules.standard.kind === 'promised' ? scene.rules.citation : undefined,
    period: `${formatDate(period.from)} to ${formatDate(period.to)}`,
    heads: [
      'Enquiries',
      ...(hasBoth ? ['Promises'] : []),
      ...outcomes.map((outcome) => outcomeNames[outcome].replace(', not yet due', '')),
    ],
    hasBoth,
    twice:
      shown.clock === 'resolve'
        ? 'An enquiry that was opened again is one enquiry, with a promise for each time that it was to be resolved.'
        : 'An enquiry has a promise for each update that was given or is due.',
    legend: outcomeNames,
    total: rowOf(
      { value: '', label: 'All', counts: all, total: totalOf(all), enquiries: counted },
      { outcomes, hasBoth, shown },
    ),
    isEmpty: totalOf(all) === 0,
    breakdowns: dimensions.map((by) =>
      breakdownOf(by, linesOf(enquiries, shown.clock, by, period), { outcomes, hasBoth, shown }),
    ),
    isAdministrator: isAdministrator(scene.person),
  };
}

function listModel(list: 'overdue' | 'near' | 'nobody', open: readonly Enquiry[], scene: Scene) {
  const found = inList(list, open, scene);
  return {
    list,
    title: openListNames[list],
    sentence: openListSentences[list],
    count: found.length.toLocaleString('en-GB'),
    rows: rowModels(found.slice(0, FIRST_FEW), scene),
    all: found.length > FIRST_FEW ? addressOf('/dashboard/rows', { list }) : undefined,
    csv: found.length === 0 ? undefined : addressOf('/dashboard/rows.csv', { list }),
  };
}

/** What every table of the page has: a column for each outcome, and one of promises where they are more than the enquiries. */
type Columns = { readonly outcomes: readonly Outcome[]; readonly hasBoth: boolean; readonly shown: Shown };

function breakdownOf(by: Dimension, lines: readonly Line[], columns: Columns) {
  const { shown } = columns;
  const title = `${clockNames[shown.clock]}, by ${dimensionNames[by]}`;
  const told = lines.filter(({ total }) => total > 0);
  return {
    by,
    title,
    head: { month: 'Month', stage: 'Stage', service: 'Service', ward: 'Ward' }[by],
    chart: by === 'month' ? columnsOf(lines, title) : barsOf(told, title),
    rows: told.map((line) => rowOf(line, columns, by)),
    csv: addressOf(`/dashboard/${by}.csv`, { promise: shown.clock, months: shown.months }),
  };
}

/** A line of a table, in which every figure but nought opens to its rows. */
function rowOf(
  { value, label, counts, total, enquiries }: Line,
  { outcomes, hasBoth, shown }: Columns,
  by?: Dimension,
) {
  const line = by === undefined ? {} : { line: { by, value } };
  const cell = (figure: number, name: string, outcome?: Outcome) => ({
    text: figure.toLocaleString('en-GB'),
    name,
    href:
      figure === 0
        ? undefined
        : addressOf('/dashboard/rows', askFor({ clock: shown.clock, ...defined({ outcome }), ...line }, shown.months)),
  });
  return {
    label,
    cells: [
      cell(enquiries, 'enquiries'),
      ...(hasBoth ? [cell(total, 'promises')] : []),
      ...outcomes.map((outcome) => cell(counts[outcome], outcomeNames[outcome].toLowerCase(), outcome)),
    ],
  };
}

/** The same as a table to take away. */
export async function figuresTable(by: Dimension, query: Query, scene: Scene) {
  const { clock, months } = shownOf(query);
  const period = periodOf(months, scene.on);
  const { enquiries } = await receivedIn(period, scene);
  const lines = linesOf(enquiries, clock, by, period);
  const rowOfCounts = (label: string, counts: Counts, of: number) => [
    label,
    ...allOutcomes.map((outcome) => String(counts[outcome])),
    String(of),
    String(totalOf(counts)),
  ];
  return {
    name: `${clock}-by-${by}-${scene.on}`,
    rows: [
      [
        dimensionNames[by],
        ...allOutcomes.map((outcome) => outcomeNames[outcome].toLowerCase()),
        'enquiries',
        'promises',
      ],
      ...lines.map((line) => rowOfCounts(line.label, line.counts, line.enquiries)),
      rowOfCounts('All', sumOf(lines), enquiries.filter((enquiry) => timesIn({ clock }, enquiry, scene.on) > 0).length),
    ],
  };
}

/** Whose casework this is, as it is decided in chat too. */
function scopeOf({ person, viewer }: Scene): string {
  if (isOfCouncillorSide(person)) return 'Your enquiries, and those that another councillor shared with you.';
  if (viewer.all) return 'Every enquiry of the council.';
  const others = viewer.officerIds.some((id) => id !== person.id);
  const services = viewer.services.length === 0 ? '' : `, and what is with ${listed(viewer.services)}`;
  return others ? `What you and the people you answer or cover for handle${services}.` : `What you handle${services}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
