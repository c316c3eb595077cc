import {
  type ClockStatistics,
  type EnquiryFilter,
  type FigureRow,
  type Period,
  plainWard,
  publishedParts,
  statisticsOf,
  type Tally,
} from '../../../casework/index.ts';
import type { Block } from '../../../messaging/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { isCouncillor } from '../people-lists.ts';
import { look, type Scene } from '../services.ts';
import { settlePerson, settleService, type Unclear } from '../settle.ts';
import { paragraph } from '../wording.ts';
import { breakdown, inOrder, orderSentence } from './figures-shown.ts';
import { settleWard } from './settle-edits.ts';

type Asked = Extract<Command, { kind: 'statistics' }>;

/** Figures of more wards are on the dashboard. */
const MOST_WARDS = 30;

/** Of what there are figures. */
export type Part = {
  readonly filter: EnquiryFilter;
  readonly service?: string | undefined;
  readonly said: string;
  /** Of one councillor, or of a service in a ward. */
  readonly isTooNarrow: boolean;
};

/** Whose figures: of a ward, a service, a councillor, or all that may be seen. */
export function partOf(of: Asked['of'], scene: Scene): ({ readonly kind: 'part' } & Part) | Unclear {
  if (of.unknown !== '')
    return {
      kind: 'unclear',
      sentence: `There is no ward, service or councillor called “${of.unknown}” in the directory. “statistics by ward” and “statistics by service” show which there are.`,
    };
  const ward = settleWard(of.ward, scene);
  const service = settleService(of.service, scene);
  const councillor = settlePerson(of.councillor, 'councillor', isCouncillor, scene);
  for (const each of [ward, service, councillor]) if (each.kind === 'unclear') return each;
  const names = [
    ...(ward.kind === 'settled' ? [ward.value] : []),
    ...(service.kind === 'settled' ? [service.value] : []),
    ...(councillor.kind === 'settled' ? [scene.nameOf(councillor.value.id)] : []),
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

/** What is counted of it. */
export async function figuresOf(
  { filter, service }: Part,
  period: Period,
  figures: 'published' | 'full',
  scene: Scene,
) {
  const all = await look(scene, ({ casework }) => casework.tally(scene.viewer, period, scene.on, filter));
  const tallies: readonly Tally[] = service === undefined ? all : all.filter((tally) => tally.service === service);
  return statisticsOf(tallies, { period, on: scene.on, calendarVersion: scene.rules.calendarVersion }, figures);
}

/** The published line of one service or ward, as the table of all has it; promises whose line may not be told are left out. */
export async function lineOfPart(part: Part, period: Period, scene: Scene): Promise<readonly ClockStatistics[]> {
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
export async function byWardToPublish(period: Period, scene: Scene): Promise<readonly Block[]> {
  const { all, parts } = await talliesByWard(period, scene);
  const rows = publishedParts('resolve', all, parts, NO_WARD);
  return rows === 'withheld'
    ? [paragraph('By ward the figures are too small to be published.')]
    : breakdown('Resolved, by ward', rows);
}

/** Resolving, a line for each ward that has some. */
export async function byWard(
  part: Part,
  period: Period,
  order: Asked['of']['order'],
  scene: Scene,
): Promise<readonly Block[]> {
  const wards = wardsOf(scene);
  const rows: FigureRow[] = [];
  for (const ward of wards.slice(0, MOST_WARDS)) {
    const { clocks } = await figuresOf({ ...part, filter: { ...part.filter, ward } }, period, 'full', scene);
    const resolve = clocks.find(({ clock }) => clock === 'resolve')?.all;
    if (resolve !== undefined && resolve.total !== 0) rows.push({ ...resolve, name: ward });
  }
  return [
    ...(rows.length === 0
      ? [
          paragraph(
            wards.length > MOST_WARDS
              ? `None of these enquiries is in the first ${MOST_WARDS} wards.`
              : 'None of these enquiries is in a ward of the directory.',
          ),
        ]
      : [
          ...breakdown('Resolved, by ward', inOrder(rows, order), 1),
          ...(order === '' || rows.length < 2 ? [] : [paragraph(orderSentence(order))]),
        ]),
    ...(wards.length > MOST_WARDS ? [paragraph('The other wards are on the dashboard.')] : []),
  ];
}
