import { formatDate, formatMonth, localDateAt, localTimeAt } from '../calendar/index.ts';
import { allOutcomes, type FigureRow, lastYear, PUBLISHING, type Statistics, statisticsOf } from '../casework/index.ts';
import { deadLetters, type Outbox } from '../reminders/index.ts';
import { counted } from './answers.ts';
import { clockNames, outcomeNames } from './figures.ts';
import { nameIn, type Scene } from './scene.ts';

/* What administrators alone see: figures to publish, messages that were not delivered, how the product is. */

/** How a part of the product is, in a sentence. */
export type HealthOf = {
  readonly status: string;
  readonly sentence: string;
  readonly parts: readonly {
    readonly name: string;
    readonly status: string;
    readonly sentence: string;
    readonly brokenFor?: readonly string[];
  }[];
};

/** The figures that "statistics to publish" gives in chat: those under 5, and what they could be worked out from, are hidden. */
export async function publishable({ read, viewer, on, rules }: Scene): Promise<Statistics> {
  const period = lastYear(on);
  const tallies = await read(({ casework }) => casework.tally(viewer, period, on));
  return statisticsOf(tallies, { period, on, calendarVersion: rules.calendarVersion }, 'published');
}

export function publishModel({ period, clocks }: Statistics) {
  const head = ['All', ...allOutcomes.map((outcome) => outcomeNames[outcome])];
  const row = ({ name, total, figures }: FigureRow) => ({
    label: labelOf(name),
    cells: [total, ...allOutcomes.map((outcome) => figures[outcome])].map(String),
  });
  return {
    period: `${formatDate(period.from)} to ${formatDate(period.to)}`,
    publishing: PUBLISHING,
    tables: clocks
      .filter(({ all }) => all.total !== 0)
      .flatMap(({ clock, all, byService, byMonth }) => [
        { title: clockNames[clock], first: 'Which', head, rows: [row(all)] },
        ...(['service', 'month'] as const).flatMap((by) => {
          const rows = by === 'service' ? byService : byMonth;
          const title = `${clockNames[clock]}, by ${by === 'month' ? 'month of receipt' : by}`;
          return [
            {
              title,
              first: by === 'month' ? 'Month' : 'Service',
              head,
              rows: rows === 'withheld' ? undefined : rows.map(row),
            },
          ];
        }),
      ]),
  };
}

export function publishTable({ clocks }: Statistics): readonly (readonly string[])[] {
  const row = (clock: string, by: string, { name, total, figures }: FigureRow) => [
    clock,
    by,
    labelOf(name),
    ...allOutcomes.map((outcome) => String(figures[outcome])),
    String(total),
  ];
  return [
    ['promise', 'by', 'which', ...allOutcomes.map((outcome) => outcomeNames[outcome].toLowerCase()), 'all'],
    ...clocks
      .filter(({ all }) => all.total !== 0)
      .flatMap(({ clock, all, byService, byMonth }) => [
        row(clockNames[clock], '', all),
        ...(byService === 'withheld' ? [] : byService.map((each) => row(clockNames[clock], 'service', each))),
        ...(byMonth === 'withheld' ? [] : byMonth.map((each) => row(clockNames[clock], 'month', each))),
      ]),
    [PUBLISHING],
  ];
}

function labelOf(name: string): string {
  if (name === 'all') return 'All';
  return /^\d{4}-\d\d$/.test(name) ? formatMonth(name) : name === 'other' ? 'Others together' : name;
}

type Undelivered = Awaited<ReturnType<typeof deadLetters>>[number];

export function undelivered(outbox: Outbox, { viewer }: Scene): Promise<readonly Undelivered[]> {
  return deadLetters(outbox, viewer.council);
}

export function undeliveredModel(rows: readonly Undelivered[], zone: string, scene: Scene) {
  return {
    total: counted(rows.length, 'message', 'messages'),
    rows: rows.map(({ id, recipient, reason, attempts, updatedAt }) => ({
      id,
      recipient: nameIn(scene, recipient),
      reason: reason ?? 'no reason known',
      attempts: counted(attempts, 'time', 'times'),
      given: `${formatDate(localDateAt(updatedAt, zone))}, ${localTimeAt(updatedAt, zone)}`,
    })),
    csv: rows.length === 0 ? undefined : '/dashboard/deliveries.csv',
  };
}

export function undeliveredTable(rows: readonly Undelivered[], scene: Scene): readonly (readonly string[])[] {
  return [
    ['to', 'reason', 'attempts', 'given up at'],
    ...rows.map(({ recipient, reason, attempts, updatedAt }) => [
      nameIn(scene, recipient),
      reason ?? '',
      String(attempts),
      new Date(updatedAt).toISOString(),
    ]),
  ];
}

const statusWords: Readonly<Record<string, string>> = { ok: 'Works', degraded: 'Works less well', failing: 'Fails' };

/** The parts that concern a council; how another's documents are read, and whose connection is broken, is nothing to its administrators. */
export function healthModel({ parts }: HealthOf, council: string) {
  const own = parts
    .filter(({ name }) => !name.startsWith('search ') || name === `search ${council}`)
    .map((part) => forCouncil(part, council));
  const status = ['failing', 'degraded'].find((bad) => own.some((part) => part.status === bad)) ?? 'ok';
  const word = (each: string) => statusWords[each] ?? each;
  return {
    status,
    sentence: status === 'ok' ? 'Everything works.' : 'Not everything works as it should: see the parts.',
    parts: own.map((part) => ({ ...part, name: part.name.replace(` ${council}`, ''), word: word(part.status) })),
  };
}

function forCouncil({ brokenFor, ...part }: HealthOf['parts'][number], council: string) {
  if (brokenFor === undefined) return part;
  return brokenFor.includes(council)
    ? { ...part, sentence: 'The connection is broken: messages wait until it is mended. The log says why.' }
    : { ...part, status: 'ok', sentence: 'The connection is not known to be broken.' };
}
