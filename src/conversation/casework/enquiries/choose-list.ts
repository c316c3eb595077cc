import { addDays, formatDate, instantOf, type LocalDate, localTime } from '../../../calendar/index.ts';
import type { EnquiryFilter, PageRequest, Period } from '../../../casework/index.ts';
import { defined } from '../../../defined.ts';
import { isOfficer } from '../../../people/index.ts';
import {
  type Command,
  DUE_BY,
  listHeads,
  readLastDay,
  readPastPeriod,
  type Trait,
} from '../../../understanding/index.ts';
import { isCouncillor } from '../people-lists.ts';
import type { Scene } from '../services.ts';
import { settlePerson, settleService, type Unclear } from '../settle.ts';
import { settleWard } from './settle-edits.ts';
import { asksForAll, type ListName, scopeSaid, stateOf, whose, withoutTeam } from './whose-list.ts';

const MIDNIGHT = localTime('00:00');

type ListCommand = Extract<Command, { kind: 'list' }>;

/** What is listed: `typed` is what asks for its next page, less the page. */
export type ChosenList = {
  readonly kind: 'chosen';
  readonly filter: EnquiryFilter;
  readonly order: PageRequest['order'];
  readonly title: string;
  readonly typed: string;
  readonly nothing: string;
};

const titles: Record<ListName, string> = {
  mine: 'Your open casework',
  due: 'Due today or overdue',
  'due-this-week': 'Due this week or overdue',
  overdue: 'Overdue',
  late: 'Late, and why',
  team: 'Your team’s open casework',
  'team-overdue': 'Overdue in your team',
  unassigned: 'Open, with no officer',
  closed: 'Your closed casework',
  shared: 'Shared with you',
  search: 'Found',
};

const nothing: Record<ListName, string> = {
  mine: 'You have no open enquiries.',
  due: 'You have nothing due today and nothing overdue.',
  'due-this-week': 'You have nothing due this week and nothing overdue.',
  overdue: 'You have nothing overdue.',
  late: 'You have nothing late.',
  team: 'Your team has no open enquiries.',
  'team-overdue': 'Nothing in your team is overdue.',
  unassigned: 'Every open enquiry that you can see has an officer.',
  closed: 'You have no closed enquiries.',
  shared: 'No councillor shares an enquiry with you.',
  search: 'There is no such enquiry that you can see.',
};

/** Where all of the council's casework is listed, and not the speaker's own. */
const nothingAtAll: Partial<Record<ListName, string>> = {
  overdue: 'Nothing is overdue in the whole council.',
  late: 'Nothing is late in the whole council.',
};

/**
 * Which enquiries are meant. What somebody narrows by is looked up like everything else; that they may not see it all is
 * seen to where the rows are read, so a list of another councillor's is empty and says no more.
 */
export function chooseList({ which: asked, of }: ListCommand, scene: Scene): ChosenList | Unclear {
  if (asked === 'changed') throw new RangeError('What somebody missed is no list of enquiries.');
  const which = withoutTeam(asked, of, scene);
  const narrowed = narrow(of, scene);
  if (narrowed.kind === 'unclear') return narrowed;
  const period = of.period === '' ? undefined : readPastPeriod(of.period, scene);
  if (of.period !== '' && period === undefined) return notATime(of.period);
  const logged = of.logged === '' ? undefined : readPastPeriod(of.logged, scene);
  if (of.logged !== '' && logged === undefined) return notATime(of.logged);
  const by = of.by === '' ? undefined : readLastDay(of.by, scene);
  if (of.by !== '' && by === undefined) return notATime(of.by);
  const isNarrowed = Object.keys(narrowed.filter).length > 0;
  const isOfAll = !isNarrowed && asksForAll(which, scene);
  const base = whose(which, isNarrowed || isOfAll, scene);
  const isOwn = which === 'closed' && !isNarrowed && !isOfAll;
  const state = stateOf(which, period !== undefined);
  const filter: EnquiryFilter = {
    ...base,
    ...narrowed.filter,
    ...(state === undefined || logged !== undefined ? {} : { state }),
    ...defined({ closed: period, dueOnOrBefore: by }),
    ...(logged === undefined ? {} : { loggedAt: instantsOf(logged, scene) }),
    ...Object.assign({}, ...of.only.map((trait) => traits[trait])),
  };
  const parts = [
    ...narrowed.said,
    ...of.only.filter((trait) => trait !== 'open' || !/\bopen\b/i.test(titles[which])),
    ...(period === undefined ? [] : [daysOf(period)]),
    ...(logged === undefined ? [] : [`logged ${daysOf(logged)}`]),
  ];
  const title =
    isNarrowed && (which === 'mine' || which === 'search')
      ? 'Enquiries'
      : by !== undefined
        ? `${which === 'team' ? 'Your team’s casework due' : 'Due'} by ${formatDate(by)}, or overdue`
        : period === undefined
          ? titles[which]
          : 'Closed';
  const scope = isOfAll
    ? ' (all that you can see)'
    : isNarrowed || period !== undefined || logged !== undefined
      ? ''
      : scopeSaid(which, scene);
  const sought = which === 'search' || which === 'mine' ? [] : [title.charAt(0).toLowerCase() + title.slice(1)];
  return {
    kind: 'chosen',
    filter,
    order: of.oldest ? 'oldest-first' : which === 'closed' || period !== undefined ? 'newest-first' : 'due-first',
    title: [
      `${title}${scope}`,
      ...parts,
      ...(of.oldest ? ['oldest first'] : []),
      ...(of.unused === '' ? [] : [`as of today, not narrowed by “${of.unused}”`]),
    ].join(', '),
    typed: [
      by === undefined
        ? listHeads[which]
        : `${which === 'team' ? `${listHeads.team} ` : ''}${DUE_BY} ${formatDate(by)}`,
      ...of.only,
      ...narrowed.typed,
      ...(of.period === '' ? [] : [of.period]),
      ...(of.logged === '' ? [] : [`logged ${of.logged}`]),
      ...(of.oldest ? ['oldest first'] : []),
    ].join(' '),
    nothing: `${
      by !== undefined && parts.length === 0
        ? `${isOfAll ? 'There is' : which === 'team' ? 'Your team has' : 'You have'} nothing due by ${formatDate(by)} and nothing overdue${isOfAll ? ' that you can see' : ''}.`
        : parts.length === 0
          ? ((scene.viewer.all ? nothingAtAll[which] : undefined) ?? nothing[which])
          : `There is nothing like that ${isOwn ? 'of your own' : 'that you can see'}: ${[...sought, ...parts].join(', ')}.`
    }${of.unused === '' ? '' : ` This is as of today: I did not narrow it by “${of.unused}”.`}`,
  };
}

const traits: Readonly<Record<Trait, EnquiryFilter>> = {
  open: { state: 'open' },
  paused: { state: 'paused' },
  urgent: { urgent: true },
  complex: { complexity: 'complex' },
  'not acknowledged': { unacknowledged: true },
};

function notATime(said: string): Unclear {
  return { kind: 'unclear', sentence: `"${said}" is not a time I understand here. Say it like "last month".` };
}

/** `7 December 2026`, `1 December 2026 to 7 December 2026`. */
function daysOf({ from, to }: Period): string {
  return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}

function instantsOf({ from, to }: Period, { heard }: Scene): NonNullable<EnquiryFilter['loggedAt']> {
  const zone = heard.knowledge.council.timeZone;
  const midnight = (on: LocalDate) => instantOf(on, MIDNIGHT, zone);
  return { from: midnight(from), before: midnight(addDays(to, 1)) };
}

type Narrowed =
  | {
      readonly kind: 'narrowed';
      readonly filter: EnquiryFilter;
      readonly said: readonly string[];
      readonly typed: readonly string[];
    }
  | Unclear;

function narrow(of: ListCommand['of'], scene: Scene): Narrowed {
  const councillor = settlePerson(of.councillor, 'councillor', isCouncillor, scene);
  const officer = settlePerson(of.officer, 'officer', isOfficer, scene);
  const service = settleService(of.service, scene);
  const ward = settleWard(of.ward, scene);
  for (const each of [councillor, officer, service, ward]) if (each.kind === 'unclear') return each;
  const words = of.words.trim();
  const parts = [
    councillor.kind === 'settled'
      ? ([
          { councillorId: councillor.value.id },
          scene.nameOf(councillor.value.id),
          `for ${councillor.value.email}`,
        ] as const)
      : undefined,
    officer.kind === 'settled'
      ? ([
          { officerId: officer.value.id },
          `with ${scene.nameOf(officer.value.id)}`,
          `with ${officer.value.email}`,
        ] as const)
      : undefined,
    service.kind === 'settled'
      ? ([{ service: service.value }, service.value, `with ${service.value}`] as const)
      : undefined,
    ward.kind === 'settled' ? ([{ ward: ward.value }, ward.value, `in ${ward.value}`] as const) : undefined,
    words === '' ? undefined : ([{ words }, `about "${words}"`, `about ${words}`] as const),
  ].filter((part) => part !== undefined);
  return {
    kind: 'narrowed',
    filter: Object.assign({}, ...parts.map(([filter]) => filter)),
    said: parts.map(([, said]) => said),
    typed: parts.map(([, , words]) => words),
  };
}
