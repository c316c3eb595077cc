import { addDays, addMonths, formatDate, formatMonth } from '../../../calendar/index.ts';
import {
  type ClockStatistics,
  type EnquiryFilter,
  type Figure,
  type FigureRow,
  OUTCOMES,
  type Period,
  plainWard,
  publishedParts,
  statisticsOf,
  type Tally,
} from '../../../casework/index.ts';
import { type Block, reply } from '../../../messaging/index.ts';
import { isAdministrator, isOfCouncillorSide } from '../../../people/index.ts';
import { type Command, readPastPeriod } from '../../../understanding/index.ts';
import { isCouncillor } from '../people-lists.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { settlePerson, settleService } from '../settle.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';
import { settleWard } from './settle-action.ts';

type Asked = Extract<Command, { kind: 'statistics' }>;

const outcomeNames = {
  'in-time': 'In time',
  late: 'Late',
  open: 'Open, not yet due',
  paused: 'Paused',
  'no-date': 'No date',
};
const clockNames = { acknowledge: 'Acknowledged', resolve: 'Resolved', update: 'Updates' };
/** Figures of more wards are on the dashboard. */
const MOST_WARDS = 30;

/**
 * "Statistics": a year, or the time that is said, of what the speaker may see anyway, in full. "Statistics to publish" are for
 * administrators, who see everything: there small figures are hidden, because publishing tells others. A service or a ward has there
 * the line that it has in the table of all of them, and no other figures: from those, what is hidden could be worked out.
 */
export const showStatistics: Carrying<Asked> = async ({ figures, of }, scene) => {
  const publish = figures === 'to-publish';
  if (publish && !isAdministrator(scene.person)) {
    return say(
      'Only an administrator can make statistics to publish. Type "statistics" for those of what you can see.',
    );
  }
  const period = of.period === '' ? lastYear(scene) : readPastPeriod(of.period, scene);
  if (period === undefined)
    return say(
      `I do not understand “${of.period}” as a time. Say for example “last quarter”, “since October” or “between 1 October and 15 November”.`,
    );
  const part = partOf(of, scene);
  if (part.kind === 'unclear') return say(part.sentence);
  if (publish && part.isTooNarrow)
    return say(
      'Statistics to publish are of the whole council, of one service or of one ward. From those of anything smaller, figures that are hidden could be worked out.',
    );
  const clocks =
    publish && part.said !== ''
      ? await lineOfPart(part, period, scene)
      : (await figuresOf(part, period, publish ? 'published' : 'full', scene)).clocks;
  const counted = clocks.filter(({ all }) => all.total !== 0);
  const when = `from ${formatDate(period.from)} to ${formatDate(period.to)}`;
  const aside = of.unused.map((each) => `“${each}”`).join(', ');
  const unused = aside === '' ? [] : [paragraph(`I did not use ${aside}, so these figures are not narrowed by it.`)];
  if (counted.length === 0)
    return reply(
      paragraph(
        publish && part.said !== ''
          ? `There are no figures${part.said} to publish ${when}: there are none, or too few.`
          : `No enquiries${part.said} were received ${when}, as far as you can see.`,
      ),
      ...unused,
    );
  const whose = publish ? 'Statistics to publish' : titleFor(part.said, scene);
  return reply(
    heading(publish ? `${whose}${part.said}` : whose),
    paragraph(`Enquiries received ${when}, as they stand today. ${inTimeSentence(counted)}`.trim()),
    ...unused,
    tableOf(counted.map(({ clock, all }) => ({ ...all, name: clockNames[clock] }))),
    ...(of.by !== 'ward' || (publish && part.said !== '')
      ? []
      : publish
        ? await byWardToPublish(period, scene)
        : await byWard(part, period, scene)),
    ...counted.flatMap(({ clock, byService, byMonth }) => [
      ...(of.by === '' || of.by === 'service' ? breakdown(`${clockNames[clock]}, by service`, byService) : []),
      ...(of.by === '' || of.by === 'month'
        ? breakdown(`${clockNames[clock]}, by month of receipt`, monthsNamed(byMonth))
        : []),
    ]),
    paragraph(
      'A promise counts for the service that kept it, or that had the enquiry when its date passed. “In time” in per cent is of those that were kept or missed; what is open, paused or has no date is not in it.',
    ),
    ...(publish
      ? [
          paragraph(
            'Figures under 5, and those they could be worked out from, are hidden. Publish one period only: from two that overlap, hidden figures could be worked out.',
          ),
        ]
      : []),
    buttons(
      ...(!publish && isAdministrator(scene.person)
        ? [['Statistics to publish', 'statistics to publish'] as const]
        : []),
      ...(of.by === 'ward' ? [] : [['By ward', saidAgain(of, figures)] as const]),
      ['Open the dashboard', 'dashboard'],
    ),
  );
};

type Part = {
  readonly filter: EnquiryFilter;
  readonly service?: string | undefined;
  readonly said: string;
  /** Of one councillor, or of a service in a ward. */
  readonly isTooNarrow: boolean;
};

/** Whose figures: of a ward, a service, a councillor, or all that may be seen. */
function partOf(
  of: Asked['of'],
  scene: Scene,
): ({ readonly kind: 'part' } & Part) | { kind: 'unclear'; sentence: string } {
  if (of.unknown !== '')
    return {
      kind: 'unclear',
      sentence: `There is no ward, service or councillor called “${of.unknown}” in the directory. “statistics by ward” and “statistics by service” show which there are.`,
    };
  const ward = settleWard(of.ward, scene);
  const service = settleService(of.service, scene);
  const councillor = settlePerson(of.councillor, 'councillor', isCouncillor, scene);
  for (const each of [ward, service, councillor])
    if (each.kind === 'unclear') return { kind: 'unclear', sentence: each.sentence };
  const names = [
    ...(ward.kind === 'settled' ? [ward.value] : []),
    ...(service.kind === 'settled' ? [service.value] : []),
    ...(councillor.kind === 'settled' ? [councillor.value.name] : []),
  ];
  return {
    kind: 'part',
    filter: {
      ...(ward.kind === 'settled' ? { ward: ward.value } : {}),
      ...(councillor.kind === 'settled' ? { councillorId: councillor.value.id } : {}),
    },
    service: service.kind === 'settled' ? service.value : undefined,
    said: names.length === 0 ? '' : ` for ${names.join(', ')}`,
    isTooNarrow: names.length > 1 || councillor.kind === 'settled',
  };
}

async function figuresOf({ filter, service }: Part, period: Period, figures: 'published' | 'full', scene: Scene) {
  const all = await look(scene, ({ casework }) => casework.tally(scene.viewer, period, scene.on, filter));
  const tallies: readonly Tally[] = service === undefined ? all : all.filter((tally) => tally.service === service);
  return statisticsOf(tallies, { period, on: scene.on, calendarVersion: scene.rules.calendarVersion }, figures);
}

/** The published line of one service or ward, as the table of all has it; promises whose line may not be told are left out. */
async function lineOfPart(part: Part, period: Period, scene: Scene): Promise<readonly ClockStatistics[]> {
  const { service, filter } = part;
  const isOf = ({ name }: FigureRow) => name === service || plainWard(name) === plainWard(filter.ward ?? '');
  const whole = { ...part, filter: {}, service: undefined };
  const { clocks } = await figuresOf(whole, period, 'published', scene);
  const tallies = service === undefined ? await talliesByWard(period, scene) : undefined;
  return clocks.flatMap(({ clock, byService }) => {
    const rows = tallies === undefined ? byService : publishedParts(clock, tallies.all, tallies.parts, NO_WARD);
    const line = rows === 'withheld' ? undefined : rows.find(isOf);
    return line === undefined ? [] : [{ clock, all: line, byService: 'withheld', byMonth: 'withheld' } as const];
  });
}

const NO_WARD = 'No ward of the directory';

/** All that is counted, and what is counted of it in each ward, from one view. */
function talliesByWard(period: Period, scene: Scene) {
  return look(scene, async ({ casework }) => {
    const { viewer, on } = scene;
    const parts: { readonly name: string; readonly tallies: readonly Tally[] }[] = [];
    for (const ward of wardsOf(scene))
      parts.push({ name: ward, tallies: await casework.tally(viewer, period, on, { ward }) });
    return { all: await casework.tally(viewer, period, on), parts };
  });
}

/** Every ward once, however it is written. */
function wardsOf({ directory }: Scene): readonly string[] {
  const wards = new Map(directory.people.flatMap((person) => person.wards).map((ward) => [plainWard(ward), ward]));
  return [...wards.values()].sort((a, b) => a.localeCompare(b, 'en-GB'));
}

/** Resolving, a line for each ward that may be told, and what is left. */
async function byWardToPublish(period: Period, scene: Scene): Promise<readonly Block[]> {
  const { all, parts } = await talliesByWard(period, scene);
  const rows = publishedParts('resolve', all, parts, NO_WARD);
  return rows === 'withheld'
    ? [paragraph('By ward the figures are too small to be published.')]
    : breakdown('Resolved, by ward', rows);
}

/** Resolving, a line for each ward that has some. */
async function byWard(part: Part, period: Period, scene: Scene): Promise<readonly Block[]> {
  const wards = wardsOf(scene);
  const rows: FigureRow[] = [];
  for (const ward of wards.slice(0, MOST_WARDS)) {
    const { clocks } = await figuresOf({ ...part, filter: { ...part.filter, ward } }, period, 'full', scene);
    const resolve = clocks.find(({ clock }) => clock === 'resolve')?.all;
    if (resolve !== undefined && resolve.total !== 0) rows.push({ ...resolve, name: ward });
  }
  return [
    ...(rows.length === 0
      ? [paragraph('None of these enquiries has a ward recorded.')]
      : breakdown('Resolved, by ward', rows, 1)),
    ...(wards.length > MOST_WARDS ? [paragraph('The other wards are on the dashboard.')] : []),
  ];
}

function isHiding({ total, figures }: FigureRow): boolean {
  return total === 'hidden' || OUTCOMES.some((outcome) => figures[outcome] === 'hidden');
}

function lastYear({ on }: Scene): Period {
  return { from: addDays(addMonths(on, -12), 1), to: on };
}

function titleFor(said: string, { person }: Scene): string {
  if (said !== '') return `Casework figures${said}`;
  return isOfCouncillorSide(person) ? 'Figures of your casework' : 'Statistics of what you can see';
}

/** "82% were acknowledged in time (9 of 11), 75% resolved in time (6 of 8)." */
function inTimeSentence(counted: readonly ClockStatistics[]): string {
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
function tableOf(promises: readonly FigureRow[]): Block {
  return {
    kind: 'table',
    columns: ['Outcome', ...promises.map(({ name }) => name)],
    rows: [
      ['All', ...promises.map(({ total }) => String(total))],
      ...OUTCOMES.map((outcome) => [outcomeNames[outcome], ...promises.map(({ figures }) => String(figures[outcome]))]),
      ['In time, per cent', ...promises.map((row) => shareOf(row)?.percent ?? '')],
    ],
  };
}

function monthsNamed(rows: readonly FigureRow[] | 'withheld'): readonly FigureRow[] | 'withheld' {
  if (rows === 'withheld') return rows;
  return rows.map((row) => (/^\d{4}-\d\d$/.test(row.name) ? { ...row, name: formatMonth(row.name) } : row));
}

/** A line for each service, ward or month, with a chart where one can be drawn; nothing where there is only one, or where it may not be told. */
function breakdown(title: string, rows: readonly FigureRow[] | 'withheld', fewest = 2): readonly Block[] {
  if (rows === 'withheld' || rows.length < fewest) return [];
  const items = rows.map((row) => {
    const { name, total, figures } = row;
    const percent = shareOf(row)?.percent;
    const parts = OUTCOMES.filter((outcome) => figures[outcome] !== 0).map(
      (outcome) =>
        `${outcomeNames[outcome].toLowerCase()} ${figures[outcome]}${outcome === 'in-time' && percent !== undefined ? ` (${percent})` : ''}`,
    );
    return `${name === 'other' ? 'Others together' : name}: ${total}; ${parts.join(', ')}`;
  });
  if (rows.some(isHiding)) return [paragraph(title), { kind: 'list', items }];
  const drawn = OUTCOMES.filter((outcome) => rows.some(({ figures }) => figures[outcome] !== 0));
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

/** The same figures by ward, as typed. */
function saidAgain({ ward, service, councillor, period }: Asked['of'], figures: Asked['figures']): string {
  const about = [ward === '' ? '' : `${ward} ward`, service, councillor].filter((each) => each !== '').join(', ');
  return [
    figures === 'own' ? 'statistics' : 'statistics to publish',
    ...(about === '' ? [] : [`for ${about}`]),
    'by ward',
    ...(period === '' ? [] : [period]),
  ].join(' ');
}
