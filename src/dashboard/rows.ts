import { formatDate, formatMonth } from '../calendar/index.ts';
import { dueSentence, type Enquiry, isOverdue } from '../casework/index.ts';
import { addressOf, counted, type Query } from './answers.ts';
import { askFor, figureOf, openListOf, shownOf } from './asked.ts';
import { clockNames, countsEarlier, type Figure, outcomeNames, periodOf, stageName, timesIn } from './figures.ts';
import { inList, openListNames, openListSentences } from './open-lists.ts';
import { nameIn, openNow, receivedIn, type Scene } from './scene.ts';

const A_PAGE = 50;

/** Enquiries behind a figure or in a list, and what they are. `times` says how often each counts where that is not once. */
export type Rows = {
  readonly title: string;
  readonly sentence: string;
  readonly enquiries: readonly Enquiry[];
  readonly times: (enquiry: Enquiry) => number;
  /** The figure that they are behind; none where they are a list of what is open. */
  readonly figure?: Figure | undefined;
  readonly isCut: boolean;
  /** What asks for them. */
  readonly asked: Readonly<Record<string, string | number>>;
  /** Of the file, without its day. */
  readonly name: string;
};

/** What an address asks for, of what may be seen; undefined where it asks for nothing that there is. */
export async function rowsOf(query: Query, scene: Scene): Promise<Rows | undefined> {
  const list = openListOf(query.list);
  if (list !== undefined) {
    const open = await openNow(scene);
    return {
      title: openListNames[list],
      sentence: openListSentences[list],
      enquiries: inList(list, open.enquiries, scene),
      times: () => 1,
      isCut: open.isCut,
      asked: { list },
      name: list,
    };
  }
  const figure = figureOf(query);
  if (figure === undefined) return undefined;
  const { months } = shownOf(query);
  const period = periodOf(months, scene.on);
  const { enquiries, isCut } = await receivedIn(period, scene);
  const times = (enquiry: Enquiry) => timesIn(figure, enquiry, scene.on);
  const behind = enquiries.filter((enquiry) => times(enquiry) > 0);
  const promises = behind.reduce((sum, enquiry) => sum + times(enquiry), 0);
  const more =
    promises === behind.length
      ? ''
      : ` The figure is ${promises.toLocaleString('en-GB')}: an enquiry counts once for each promise.`;
  return {
    title: titleOf(figure, behind[0]),
    sentence: `Received from ${formatDate(period.from)} to ${formatDate(period.to)}.${more}`,
    enquiries: behind,
    times,
    figure,
    isCut,
    asked: askFor(figure, months),
    name: [figure.clock, figure.outcome, figure.line?.by].filter(Boolean).join('-'),
  };
}

function titleOf({ clock, outcome, line }: Figure, first: Enquiry | undefined): string {
  const which =
    outcome === undefined ? clockNames[clock] : `${clockNames[clock]}: ${outcomeNames[outcome].toLowerCase()}`;
  return line === undefined ? which : `${which}, ${lineName(line, first)}`;
}

function lineName({ by, value }: NonNullable<Figure['line']>, first: Enquiry | undefined): string {
  switch (by) {
    case 'month':
      return formatMonth(value);
    case 'stage':
      return value;
    case 'service':
      return value;
    case 'ward':
      return value === '' ? 'no ward recorded' : (first?.ward?.trim() ?? value);
  }
}

/** A page of rows, as its view has it. */
export function rowsModel(rows: Rows, page: number, scene: Scene) {
  const { enquiries, asked, title, sentence, isCut } = rows;
  const last = Math.max(1, Math.ceil(enquiries.length / A_PAGE));
  const at = Math.min(Math.max(1, page), last);
  const to = (number: number) => addressOf('/dashboard/rows', { ...asked, page: number });
  return {
    title,
    sentence,
    isCut,
    total: counted(enquiries.length, 'enquiry', 'enquiries'),
    rows: rowModels(enquiries.slice((at - 1) * A_PAGE, at * A_PAGE), scene, rows),
    csv: enquiries.length === 0 ? undefined : addressOf('/dashboard/rows.csv', asked),
    back: 'promise' in asked ? addressOf('/dashboard', { promise: asked.promise, months: asked.months }) : '/dashboard',
    page: at,
    pages: last,
    previous: at > 1 ? to(at - 1) : undefined,
    next: at < last ? to(at + 1) : undefined,
  };
}

/** Enquiries as rows of a table. */
export function rowModels(
  enquiries: readonly Enquiry[],
  scene: Scene,
  { times, figure }: Pick<Rows, 'times' | 'figure'> = { times: () => 1 },
) {
  const overdue = figure === undefined ? 'Overdue' : 'Overdue now';
  return enquiries.map((enquiry) => ({
    reference: enquiry.reference,
    subject: enquiry.subject,
    councillor: nameIn(scene, enquiry.councillorId),
    service: enquiry.service,
    officer: enquiry.officerId === undefined ? undefined : nameIn(scene, enquiry.officerId),
    ward: enquiry.ward?.trim(),
    stage: stageName(enquiry),
    received: formatDate(enquiry.receivedOn),
    dates: dueSentence(enquiry, scene.rules, scene.on),
    overdue: isOverdue(enquiry, scene.on) ? overdue : undefined,
    isEarlier: figure !== undefined && countsEarlier(figure, enquiry),
    times: times(enquiry) > 1 ? times(enquiry) : undefined,
  }));
}
