import { addWorkingDays, dayOf, formatDate, formatDayAndDate, type LocalDate, onClock } from '../calendar/index.ts';
import { type Action, type ChangeContext, type Refused, refuse } from './action.ts';
import type { Clock, Enquiry, Kept, UpdateBasis } from './enquiry.ts';

/** An enquiry with the facts changed, which of its dates to count anew, and what was done in words. */
export type Step = {
  readonly kind: 'step';
  readonly enquiry: Enquiry;
  readonly recount: readonly Clock[];
  readonly what: string;
};

type Take<Kind extends Action['kind']> = (
  enquiry: Enquiry,
  action: Extract<Action, { kind: Kind }>,
  context: ChangeContext,
) => Step | Refused;

const acknowledge: Take<'acknowledge'> = (enquiry, action, context) => {
  if (enquiry.acknowledgedOn !== undefined) {
    const when = formatDate(enquiry.acknowledgedOn);
    return refuse('already-so', `${enquiry.reference} was acknowledged on ${when} already.`);
  }
  const basis = nextBasis(enquiry, action.nextUpdateBy, context);
  if (basis?.kind === 'refused') return basis;
  const { updateBasis: _, ...rest } = enquiry;
  return step(
    {
      ...rest,
      stage: 'acknowledged',
      acknowledgedOn: context.on,
      officerId: action.officerId,
      ...(basis === undefined ? {} : { updateBasis: basis }),
    },
    ['update'],
    `Acknowledged. ${context.nameOf(action.officerId)} has it.`,
  );
};

const update: Take<'update'> = (enquiry, action, context) => {
  if (enquiry.stage === 'logged') {
    return refuse('not-in-this-stage', `${enquiry.reference} is not acknowledged yet. Acknowledge it first.`);
  }
  const basis = nextBasis(enquiry, action.nextUpdateBy, context);
  if (basis?.kind === 'refused') return basis;
  const { updateBasis: _, ...rest } = enquiry;
  return step(
    {
      ...rest,
      updatesGiven: kept(enquiry, 'update', context.on),
      ...(basis === undefined ? {} : { updateBasis: basis }),
    },
    ['update'],
    'Update given.',
  );
};

const resolve: Take<'resolve'> = (enquiry, _action, { on }) => {
  const { updateBasis, ...rest } = resumed(enquiry, on);
  return step(
    {
      ...rest,
      stage: 'resolved',
      acknowledgedOn: enquiry.acknowledgedOn ?? on,
      resolvedOn: on,
      // Resolving is the last update; one that was never dated is not counted as given.
      ...(updateBasis === undefined ? {} : { updatesGiven: kept(enquiry, 'update', on) }),
    },
    // The pause that ends with it still moves the date, so that what was in time stays so.
    enquiry.pausedSince === undefined ? ['update'] : ['resolve', 'update'],
    'Resolved.',
  );
};

const pause: Take<'pause'> = (enquiry, action, { on }) =>
  enquiry.stage === 'logged'
    ? refuse(
        'not-in-this-stage',
        `${enquiry.reference} is not acknowledged yet. Acknowledge it first, then it can wait.`,
      )
    : step({ ...enquiry, pausedSince: on, pauseReason: action.reason.trim() }, [], 'Paused.');

const resume: Take<'resume'> = (enquiry, _action, { on }) =>
  enquiry.pausedSince === undefined
    ? refuse('not-paused', `${enquiry.reference} is not paused.`)
    : step(resumed(enquiry, on), ['resolve', 'update'], 'Resumed.');

const extend: Take<'extend'> = (enquiry, action, context) => {
  const { by } = enquiry.deadlines.resolve;
  if (by === undefined) {
    return refuse('nothing-promised', `${enquiry.reference} has no date for resolving, so there is nothing to extend.`);
  }
  const councillor = context.nameOf(enquiry.councillorId);
  if (!action.agreed) return refuse('not-agreed', `An extension needs the agreement of ${councillor}.`);
  if (action.by <= by || action.by < context.on) {
    return refuse(
      'bad-date',
      `${formatDate(action.by)} is no extension: it is due on ${formatDate(by)} and today is ${formatDate(context.on)}.`,
    );
  }
  const bad = notWorking(action.by, 'resolve', context);
  if (bad !== undefined) return bad;
  const extension = { by: action.by, agreedOn: context.on, reason: action.reason.trim() };
  return step({ ...enquiry, extension }, ['resolve'], `Extended with the agreement of ${councillor}.`);
};

const makeComplex: Take<'make-complex'> = (enquiry, action, { on, rules }) => {
  if (enquiry.complexity.kind === 'complex') {
    return refuse(
      'already-so',
      `${enquiry.reference} has been complex since ${formatDate(enquiry.complexity.since)} already.`,
    );
  }
  const complexity = { kind: 'complex', reason: action.reason.trim(), since: on } as const;
  if (rules.standard.kind === 'none') return step({ ...enquiry, complexity }, ['resolve'], 'Complex from now on.');
  const { extension: _, ...rest } = enquiry;
  const latest = addWorkingDays(on, rules.updateEvery, onClock(rules.calendar, 'update'));
  if (latest.kind === 'beyond-list') return refuse('beyond-list', latest.message);
  // An update promised for sooner than the rhythm would have it stays promised.
  const sooner = enquiry.updateBasis !== undefined && (enquiry.deadlines.update.by ?? latest.date) < latest.date;
  const rhythm: UpdateBasis = { kind: 'rhythm', from: on, every: rules.updateEvery };
  const updateBasis = sooner && enquiry.updateBasis !== undefined ? enquiry.updateBasis : rhythm;
  const what = `Complex from now on, with an update every ${days(rules.updateEvery)}.`;
  return step({ ...rest, complexity, updateBasis }, ['resolve', 'update'], what);
};

const reassign: Take<'reassign'> = (enquiry, action, { nameOf }) => {
  if (enquiry.service === action.service && enquiry.officerId === action.officerId) {
    return refuse('already-so', `${enquiry.reference} is with them already.`);
  }
  const { officerId: _, ...rest } = enquiry;
  const who = action.officerId === undefined ? action.service : `${nameOf(action.officerId)}, ${action.service}`;
  return step(
    { ...rest, service: action.service, ...(action.officerId === undefined ? {} : { officerId: action.officerId }) },
    [],
    `Reassigned to ${who}.`,
  );
};

const reopen: Take<'reopen'> = (enquiry, _action, { on, rules }) => {
  const { resolvedOn, withdrawnOn: _, extension: __, updateBasis: ___, ...rest } = enquiry;
  const acknowledged = enquiry.acknowledgedOn !== undefined;
  const rhythm = enquiry.complexity.kind === 'complex' && rules.standard.kind === 'promised';
  return step(
    {
      ...rest,
      stage: acknowledged ? 'acknowledged' : 'logged',
      clockFrom: on,
      earlierResolutions: resolvedOn === undefined ? enquiry.earlierResolutions : kept(enquiry, 'resolve', resolvedOn),
      ...(rhythm ? { updateBasis: { kind: 'rhythm', from: on, every: rules.updateEvery } } : {}),
    },
    acknowledged ? ['resolve', 'update'] : ['acknowledge', 'resolve', 'update'],
    'Reopened; the days are counted from the reopening.',
  );
};

const withdraw: Take<'withdraw'> = (enquiry, _action, { on }) => {
  const { updateBasis: _, ...rest } = resumed(enquiry, on);
  return step({ ...rest, stage: 'withdrawn', withdrawnOn: on }, ['update'], 'Withdrawn.');
};

const handOver: Take<'hand-over'> = (enquiry, action, { nameOf }) =>
  enquiry.councillorId === action.councillorId
    ? refuse('already-so', `${enquiry.reference} is for ${nameOf(action.councillorId)} already.`)
    : step({ ...enquiry, councillorId: action.councillorId }, [], `Handed over to ${nameOf(action.councillorId)}.`);

/** One step for each action. Whether the stage allows it is asked before. */
export const steps = {
  acknowledge,
  update,
  resolve,
  pause,
  resume,
  extend,
  makeComplex,
  reassign,
  reopen,
  withdraw,
  handOver,
};

function step(enquiry: Enquiry, recount: readonly Clock[], what: string): Step {
  return { kind: 'step', enquiry, recount, what };
}

/** The enquiry with its pause, if there is one, over: the day of the resumption counts again. */
function resumed(enquiry: Enquiry, on: LocalDate): Enquiry {
  if (enquiry.pausedSince === undefined) return enquiry;
  const { pausedSince, pauseReason = '', ...rest } = enquiry;
  return { ...rest, pauses: [...enquiry.pauses, { from: pausedSince, until: on, reason: pauseReason }] };
}

/** When the next update is due: as said, or by the rhythm of complex enquiries, which a date that is said may only shorten. */
function nextBasis(
  enquiry: Enquiry,
  said: LocalDate | undefined,
  context: ChangeContext,
): UpdateBasis | Refused | undefined {
  const { on, rules } = context;
  const rhythm = enquiry.complexity.kind === 'complex' && rules.standard.kind === 'promised';
  if (said === undefined) return rhythm ? { kind: 'rhythm', from: on, every: rules.updateEvery } : undefined;
  if (said < on) return refuse('bad-date', `The next update cannot be on ${formatDate(said)}: that is past.`);
  const bad = notWorking(said, 'update', context);
  if (bad !== undefined) return bad;
  if (rhythm) {
    const latest = addWorkingDays(on, rules.updateEvery, onClock(rules.calendar, 'update'));
    if (latest.kind === 'beyond-list') return refuse('beyond-list', latest.message);
    if (said > latest.date) {
      const rule = `a complex enquiry has an update every ${days(rules.updateEvery)}`;
      return refuse('bad-date', `The next update is due by ${formatDayAndDate(latest.date)} at the latest: ${rule}.`);
    }
  }
  return { kind: 'said', by: said, on };
}

function notWorking(date: LocalDate, clock: Clock, { rules }: ChangeContext): Refused | undefined {
  const day = dayOf(date, onClock(rules.calendar, clock));
  if (day.kind === 'beyond-list') return refuse('beyond-list', day.message);
  return day.kind === 'working-day' ? undefined : refuse('bad-date', `${formatDayAndDate(date)} is not a working day.`);
}

/** The counts with one more: kept on a day, against the date as it stands. */
function kept(enquiry: Enquiry, clock: 'resolve' | 'update', on: LocalDate): Kept {
  const before = clock === 'resolve' ? enquiry.earlierResolutions : enquiry.updatesGiven;
  const { by } = enquiry.deadlines[clock];
  if (by === undefined) return { ...before, noDate: before.noDate + 1 };
  // A promise that was standing still when it was kept had not run out, unless it had before the pause.
  const inTime = on <= by || (enquiry.pausedSince !== undefined && by >= enquiry.pausedSince);
  return inTime ? { ...before, inTime: before.inTime + 1 } : { ...before, late: before.late + 1 };
}

function days(count: number): string {
  return count === 1 ? 'working day' : `${count} working days`;
}
