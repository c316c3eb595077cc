import { addWorkingDays, formatDate, formatDayAndDate, type LocalDate, onClock } from '../calendar/index.ts';
import type { Figures } from '../council.ts';
import { defined } from '../defined.ts';
import { nameAndService } from '../people/index.ts';
import { type Action, type ChangeContext, type Refused, refuse } from './action.ts';
import { countKept } from './count-kept.ts';
import type { Clock, Enquiry, UpdateBasis } from './enquiry.ts';
import { days, nextBasis, notWorking } from './next-update.ts';
import { LOOK_AT_PAUSED_AFTER } from './rules.ts';
import { clocksOfKind, figuresOf } from './standard.ts';

/** An enquiry with the facts changed, which of its dates to count anew, and what was done in words. */
export type Step = {
  readonly kind: 'step';
  readonly enquiry: Enquiry;
  readonly recount: readonly Clock[];
  readonly what: string;
  /** As the entry of a change has it. */
  readonly wasSubject?: string;
};

/** What one kind of action makes of an enquiry. Whether the stage allows it is asked before. */
export type Take<Kind extends Action['kind']> = (
  enquiry: Enquiry,
  action: Extract<Action, { kind: Kind }>,
  context: ChangeContext,
) => Step | Refused;

const acknowledge: Take<'acknowledge'> = (enquiry, action, context) => {
  const isTaken = enquiry.acknowledgedOn !== undefined;
  const basis =
    isTaken && action.nextUpdateBy === undefined
      ? enquiry.updateBasis
      : nextBasis(enquiry, action.nextUpdateBy, context);
  if (basis?.kind === 'refused') return basis;
  const { updateBasis: _, ...rest } = enquiry;
  return step(
    {
      ...rest,
      stage: 'acknowledged',
      acknowledgedOn: enquiry.acknowledgedOn ?? context.on,
      officerId: action.officerId,
      ...defined({ updateBasis: basis }),
    },
    ['update'],
    `${isTaken ? '' : 'Acknowledged. '}${context.nameOf(action.officerId)} has it.`,
  );
};

const update: Take<'update'> = (enquiry, action, context) => {
  const basis = nextBasis(enquiry, action.nextUpdateBy, context);
  if (basis?.kind === 'refused') return basis;
  const { updateBasis: _, ...rest } = enquiry;
  return step(
    {
      ...rest,
      ...countKept(enquiry, 'update', context.on),
      ...defined({ updateBasis: basis }),
    },
    ['update'],
    'Update given.',
  );
};

const resolve: Take<'resolve'> = (enquiry, _action, { on, by }) => {
  const { updateBasis, proposedExtension: _, ...rest } = resumed(enquiry, on);
  return step(
    {
      ...rest,
      stage: 'resolved',
      // Whoever resolves what nobody has is who hears that it is not fixed.
      officerId: enquiry.officerId ?? by,
      acknowledgedOn: enquiry.acknowledgedOn ?? on,
      resolvedOn: on,
      // Resolving is the last update; one that was never dated is not counted as given.
      ...(updateBasis === undefined ? {} : countKept(enquiry, 'update', on)),
    },
    // The pause that ends with it still moves the date, so that what was in time stays so.
    enquiry.pausedSince === undefined ? ['update'] : ['resolve', 'update'],
    'Resolved.',
  );
};

const pause: Take<'pause'> = (enquiry, action, context) => {
  const { on, rules } = context;
  const { reference, pausedSince } = enquiry;
  if (pausedSince !== undefined && (action.until === undefined || action.until === enquiry.lookAgainOn)) {
    return refuse(
      'already-so',
      `${reference} has been paused since ${formatDate(pausedSince)} already. Resume it, or say until when it goes on waiting.`,
    );
  }
  if (action.until !== undefined && action.until <= on)
    return refuse(
      'bad-date',
      `It cannot be looked at again on ${formatDate(action.until)}: today is ${formatDate(on)}. Give a later day.`,
    );
  // Past the end of the list of bank holidays nobody knows, and a pause may last until then.
  const free = action.until === undefined ? undefined : notWorking(action.until, '', context);
  if (free !== undefined && free.code !== 'beyond-list') return free;
  const counted = addWorkingDays(on, LOOK_AT_PAUSED_AFTER, onClock(rules.calendar, ''));
  // A list of bank holidays that ends sooner is no reason not to wait: somebody looks on its last day.
  const lookAgainOn = action.until ?? (counted.kind === 'date' ? counted.date : rules.calendar.coverage.last);
  const what = `${pausedSince === undefined ? 'Paused.' : 'It goes on waiting.'} To be looked at again on ${formatDayAndDate(lookAgainOn)}.`;
  return step({ ...enquiry, pausedSince: pausedSince ?? on, pauseReason: action.reason.trim(), lookAgainOn }, [], what);
};

const resume: Take<'resume'> = (enquiry, _action, { on }) =>
  step(resumed(enquiry, on), ['resolve', 'update'], 'Resumed.');

const makeComplex: Take<'make-complex'> = (enquiry, action, { on, rules }) => {
  const complexity = { kind: 'complex', reason: action.reason.trim(), since: on } as const;
  if (rules.standard.kind === 'none') return step({ ...enquiry, complexity }, ['resolve'], 'Complex from now on.');
  const { extension: _, proposedExtension: __, ...rest } = enquiry;
  const latest = addWorkingDays(on, rules.updateEvery, onClock(rules.calendar, 'update'));
  if (latest.kind === 'beyond-list') return refuse('beyond-list', latest.message);
  // An update promised for sooner than the rhythm would have it stays promised.
  const sooner = enquiry.updateBasis !== undefined && (enquiry.deadlines.update.by ?? latest.date) < latest.date;
  const rhythm: UpdateBasis = { kind: 'rhythm', from: on, every: rules.updateEvery };
  const updateBasis = sooner && enquiry.updateBasis !== undefined ? enquiry.updateBasis : rhythm;
  const what = `Complex from now on, with an update every ${days(rules.updateEvery)}.`;
  return step({ ...rest, complexity, updateBasis }, ['resolve', 'update'], what);
};

const makeStandard: Take<'make-standard'> = ({ updateBasis, ...rest }, _action, { rules: { standard } }) => {
  const keeps = updateBasis !== undefined && updateBasis.kind === 'said';
  const again: Enquiry = { ...rest, complexity: { kind: 'standard' }, ...(keeps ? { updateBasis } : {}) };
  const isDated = standard.kind === 'promised' && figuresOf(again, standard).resolveWithin !== undefined;
  return step(again, ['resolve', 'update'], isDated ? 'Standard again, with a date for resolving.' : 'Standard again.');
};

const reassign: Take<'reassign'> = (enquiry, action, { nameOf, rules }) => {
  if (enquiry.service === action.service && enquiry.officerId === action.officerId) {
    return refuse('already-so', `${enquiry.reference} is with them already.`);
  }
  const { officerId: _, ...rest } = enquiry;
  const who =
    action.officerId === undefined ? action.service : nameAndService(nameOf(action.officerId), action.service);
  return step(
    { ...rest, service: action.service, ...defined({ officerId: action.officerId }) },
    action.service === enquiry.service ? [] : clocksOfKind(enquiry, rules.standard),
    `Reassigned to ${who}.`,
  );
};

const reopen: Take<'reopen'> = (enquiry, _action, context) => reopenedStep(enquiry, context, '');

/** The enquiry open again, after what was said; days are said to be counted only where some are promised. */
export function reopenedStep(enquiry: Enquiry, context: ChangeContext, said: string): Step {
  const [again, clocks] = reopened(enquiry, context);
  const { standard } = context.rules;
  const figures: Figures = standard.kind === 'none' ? {} : figuresOf(again, standard);
  const areCounted =
    figures.resolveWithin !== undefined ||
    (clocks.includes('acknowledge') && figures.acknowledgeWithin !== undefined) ||
    again.updateBasis !== undefined;
  return step(again, clocks, `${said}Reopened${areCounted ? '; the days are counted from the reopening' : ''}.`);
}

/** The enquiry open again, with the dates to count. How it was resolved before stays counted. */
function reopened(
  enquiry: Enquiry,
  { on, rules }: Pick<ChangeContext, 'on' | 'rules'>,
): readonly [Enquiry, readonly Clock[]] {
  const {
    resolvedOn,
    withdrawnOn: _,
    extension: __,
    updateBasis: ___,
    confirmedOn: ____,
    takenBack: _____,
    ...rest
  } = enquiry;
  const acknowledged = enquiry.acknowledgedOn !== undefined;
  const rhythm = enquiry.complexity.kind === 'complex' && rules.standard.kind === 'promised';
  return [
    {
      ...rest,
      stage: acknowledged ? 'acknowledged' : 'logged',
      clockFrom: on,
      ...(resolvedOn === undefined ? {} : countKept(enquiry, 'resolve', resolvedOn)),
      ...(rhythm ? { updateBasis: { kind: 'rhythm', from: on, every: rules.updateEvery } } : {}),
    },
    acknowledged ? ['resolve', 'update'] : ['acknowledge', 'resolve', 'update'],
  ];
}

const withdraw: Take<'withdraw'> = (enquiry, _action, { on }) => {
  const { updateBasis: _, proposedExtension: __, ...rest } = resumed(enquiry, on);
  return step({ ...rest, stage: 'withdrawn', withdrawnOn: on }, ['update'], 'Withdrawn.');
};

const handOver: Take<'hand-over'> = (enquiry, { councillorId }, { nameOf }) => {
  if (enquiry.councillorId === councillorId)
    return refuse('already-so', `${enquiry.reference} is for ${nameOf(councillorId)} already.`);
  return step(ofCouncillor(enquiry, councillorId), [], `Handed over to ${nameOf(councillorId)}.`);
};

/** The enquiry as another councillor's: what the first one chose about sharing ends. */
export function ofCouncillor({ sharedWith: _, ...enquiry }: Enquiry, councillorId: string): Enquiry {
  return { ...enquiry, councillorId };
}

/** One step for each action that officers take, but for extensions. */
export const steps = {
  acknowledge,
  update,
  resolve,
  pause,
  resume,
  makeComplex,
  makeStandard,
  reassign,
  reopen,
  withdraw,
  handOver,
};

/** A step. */
export function step(enquiry: Enquiry, recount: readonly Clock[], what: string): Step {
  return { kind: 'step', enquiry, recount, what };
}

/** The enquiry with its pause, if there is one, over: the day of the resumption counts again. */
function resumed(enquiry: Enquiry, on: LocalDate): Enquiry {
  if (enquiry.pausedSince === undefined) return enquiry;
  const { pausedSince, pauseReason = '', lookAgainOn: _, ...rest } = enquiry;
  return { ...rest, pauses: [...enquiry.pauses, { from: pausedSince, until: on, reason: pauseReason }] };
}
