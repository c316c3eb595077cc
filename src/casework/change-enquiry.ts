import { formatDate, type LocalDate } from '../calendar/index.ts';
import { type Action, type ChangeContext, type ChangeOutcome, LONGEST, type Refused, refuse } from './action.ts';
import { datesOf, recount } from './deadlines.ts';
import { type Clock, type Enquiry, isOpen } from './enquiry.ts';
import { type Step, steps } from './steps.ts';

/*
 *            log ----------------------------> logged
 *   logged   -- acknowledge ---------------->  acknowledged
 *   logged, acknowledged -- resolve -------->  resolved      (resolving acknowledges, if nobody has)
 *   logged, acknowledged -- withdraw ------->  withdrawn
 *   resolved, withdrawn  -- reopen --------->  acknowledged, or logged if it never was acknowledged
 *   acknowledged -- pause / resume --------->  acknowledged, with and without `pausedSince`
 *   acknowledged -- update: the stage stays; so it does in logged, acknowledged -- extend, make-complex, reassign, hand-over, note
 *   Paused: resume, resolve, withdraw, reassign, hand-over and note only.
 *   Resolved, withdrawn: reopen, hand-over and note only.
 */

const whilePaused: ReadonlySet<Action['kind']> = new Set([
  'resume',
  'resolve',
  'withdraw',
  'reassign',
  'hand-over',
  'note',
]);
const onceClosed: ReadonlySet<Action['kind']> = new Set(['reopen', 'hand-over', 'note']);

/** What an action makes of an enquiry: pure, and the only way one changes but for recalculation. */
export function changeEnquiry(enquiry: Enquiry, action: Action, context: ChangeContext): ChangeOutcome {
  const stopped = whyNot(enquiry, action, context) ?? wordsWrong(action);
  if (stopped !== undefined) return stopped;
  const step = stepFor(enquiry, action, context);
  if (step.kind === 'refused') return step;
  return finish(enquiry, step, action, context);
}

function whyNot(enquiry: Enquiry, action: Action, { on }: ChangeContext): Refused | undefined {
  const { reference } = enquiry;
  const last = latestDate(enquiry);
  if (on < last) {
    return refuse(
      'clock-went-back',
      `${reference} was last changed on ${formatDate(last)}, which is after ${formatDate(on)}.`,
    );
  }
  if (!isOpen(enquiry) && !onceClosed.has(action.kind)) {
    const since = enquiry.stage === 'resolved' ? enquiry.resolvedOn : enquiry.withdrawnOn;
    const when = since === undefined ? '' : ` on ${formatDate(since)}`;
    return refuse('not-in-this-stage', `${reference} was ${enquiry.stage}${when}. Reopen it first.`);
  }
  if (isOpen(enquiry) && action.kind === 'reopen') return refuse('already-so', `${reference} is open already.`);
  if (enquiry.pausedSince !== undefined && !whilePaused.has(action.kind)) {
    const since = formatDate(enquiry.pausedSince);
    return action.kind === 'pause'
      ? refuse('already-so', `${reference} has been paused since ${since} already.`)
      : refuse('paused', `${reference} has been paused since ${since}. Resume it first.`);
  }
  return undefined;
}

function wordsWrong(action: Action): Refused | undefined {
  if (action.kind === 'acknowledge') return undefined;
  const words = 'reason' in action ? action.reason : action.text;
  if (words.length > LONGEST.text) return refuse('too-long', `That is more than ${LONGEST.text} characters.`);
  if (words.trim() !== '') return undefined;
  return refuse('words-missing', 'reason' in action ? 'Give a reason.' : 'Say what is to be written down.');
}

function stepFor(enquiry: Enquiry, action: Action, context: ChangeContext): Step | Refused {
  switch (action.kind) {
    case 'acknowledge':
      return steps.acknowledge(enquiry, action, context);
    case 'update':
      return steps.update(enquiry, action, context);
    case 'resolve':
      return steps.resolve(enquiry, action, context);
    case 'pause':
      return steps.pause(enquiry, action, context);
    case 'resume':
      return steps.resume(enquiry, action, context);
    case 'extend':
      return steps.extend(enquiry, action, context);
    case 'make-complex':
      return steps.makeComplex(enquiry, action, context);
    case 'reassign':
      return steps.reassign(enquiry, action, context);
    case 'reopen':
      return steps.reopen(enquiry, action, context);
    case 'withdraw':
      return steps.withdraw(enquiry, action, context);
    case 'hand-over':
      return steps.handOver(enquiry, action, context);
    case 'note':
      return { kind: 'step', enquiry, recount: [], what: 'Internal note.' };
  }
}

function finish(before: Enquiry, step: Step, action: Action, context: ChangeContext): ChangeOutcome {
  const counted = recount(step.enquiry, step.recount, context.rules);
  if (counted.kind === 'beyond-list') return refuse('beyond-list', counted.message);
  const after: Enquiry = { ...counted.enquiry, version: before.version + 1 };
  const words = action.kind === 'acknowledge' ? undefined : 'reason' in action ? action.reason : action.text;
  const moved = isOpen(after) ? movedSentence(before, after) : undefined;
  return {
    kind: 'changed',
    enquiry: after,
    entry: {
      council: before.council,
      reference: before.reference,
      version: after.version,
      changeId: context.changeId,
      kind: action.kind,
      by: context.by,
      at: context.at,
      on: context.on,
      before: datesOf(before),
      after: datesOf(after),
      what: moved === undefined ? step.what : `${step.what} ${moved}`,
      ...(words === undefined ? {} : { why: words.trim() }),
      audience: action.kind === 'note' ? 'officers' : 'everyone',
    },
  };
}

/** `To be resolved by 4 June 2026, was 1 June 2026.` Undefined when no date moved. */
export function movedSentence(before: Enquiry, after: Enquiry): string | undefined {
  const names: Record<Clock, string> = {
    acknowledge: 'To be acknowledged by',
    resolve: 'To be resolved by',
    update: 'Next update by',
  };
  const sentences = (['acknowledge', 'resolve', 'update'] as const).flatMap((clock) => {
    const [was, is] = [before.deadlines[clock].by, after.deadlines[clock].by];
    if (was === is) return [];
    if (is === undefined)
      return [`${names[clock]}: no date any more, was ${was === undefined ? '' : formatDate(was)}.`];
    return [`${names[clock]} ${formatDate(is)}${was === undefined ? '' : `, was ${formatDate(was)}`}.`];
  });
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** The last day on which anything happened to it; nothing can happen before that. */
function latestDate(enquiry: Enquiry): LocalDate {
  const {
    receivedOn,
    clockFrom,
    acknowledgedOn,
    resolvedOn,
    withdrawnOn,
    pausedSince,
    pauses,
    extension,
    updateBasis,
  } = enquiry;
  const said = updateBasis?.kind === 'said' ? updateBasis.on : updateBasis?.from;
  const dates = [
    receivedOn,
    clockFrom,
    acknowledgedOn,
    resolvedOn,
    withdrawnOn,
    pausedSince,
    pauses.at(-1)?.until,
    extension?.agreedOn,
    said,
  ];
  return dates.reduce<LocalDate>((latest, date) => (date !== undefined && date > latest ? date : latest), receivedOn);
}
