import { formatDate, type LocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import { type Action, type ChangeContext, type ChangeOutcome, longest, type Refused, refuse } from './action.ts';
import type { ChangeKind } from './audit.ts';
import { recount } from './deadlines.ts';
import { editEnquiry } from './edit-enquiry.ts';
import { type Clock, type Enquiry, isOpen } from './enquiry.ts';
import { entryFor, markUndoable } from './entry.ts';
import { withNextVersion } from './seen-version.ts';
import { whyNotNow } from './standing-in-the-way.ts';
import { type Step, steps } from './steps.ts';
import { agreementSteps } from './steps-of-agreement.ts';
import { councillorSteps } from './steps-of-councillors.ts';

/** Kinds whose words may be left out; all others that have words need some. */
const wordsMayBeEmpty: ReadonlySet<Action['kind']> = new Set([
  'chase',
  'fixed',
  'not-fixed',
  'decline',
  'make-standard',
]);

/** For the eyes of officers: notes, and links, which name an enquiry that may be another councillor's. */
const forOfficers: ReadonlySet<ChangeKind> = new Set(['note', 'link', 'unlink']);

/** What an action makes of an enquiry: pure, and the only way one changes but for recalculation and undoing. */
export function changeEnquiry(enquiry: Enquiry, action: Action, context: ChangeContext): ChangeOutcome {
  const stopped =
    whyClockWrong(enquiry, context) ?? whyNotNow(enquiry, action.kind, context) ?? wordsWrong(action, enquiry);
  if (stopped !== undefined) return stopped;
  const step = stepFor(enquiry, action, context);
  if (step.kind === 'refused') return step;
  return finish(enquiry, step, action, context);
}

function whyClockWrong(enquiry: Enquiry, { on }: ChangeContext): Refused | undefined {
  const last = latestDate(enquiry);
  return on < last
    ? refuse(
        'clock-went-back',
        `${enquiry.reference} was last changed on ${formatDate(last)}, which is after ${formatDate(on)}.`,
      )
    : undefined;
}

/** Whether somebody of the service gets what nobody has: nobody asks why. */
export function givesToFirst(action: Action, { officerId, service }: Enquiry): boolean {
  return (
    action.kind === 'reassign' &&
    officerId === undefined &&
    action.officerId !== undefined &&
    action.service === service
  );
}

/** The words of an action; undefined for what has none. */
function wordsOf(action: Action): string | undefined {
  if ('reason' in action) return action.reason;
  return 'text' in action ? action.text : undefined;
}

function wordsWrong(action: Action, enquiry: Enquiry): Refused | undefined {
  const words = wordsOf(action);
  if (words === undefined) return undefined;
  if (words.length > longest.text) return refuse('too-long', `That is more than ${longest.text} characters.`);
  if (words.trim() !== '' || wordsMayBeEmpty.has(action.kind) || givesToFirst(action, enquiry)) return undefined;
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
      return agreementSteps.extend(enquiry, action, context);
    case 'agree':
      return agreementSteps.agree(enquiry, action, context);
    case 'decline':
      return agreementSteps.decline(enquiry, action, context);
    case 'make-complex':
      return steps.makeComplex(enquiry, action, context);
    case 'make-standard':
      return steps.makeStandard(enquiry, action, context);
    case 'reassign':
      return steps.reassign(enquiry, action, context);
    case 'reopen':
      return steps.reopen(enquiry, action, context);
    case 'look-again':
    case 'not-fixed':
      return councillorSteps.lookAgain(enquiry, action, context);
    case 'withdraw':
      return steps.withdraw(enquiry, action, context);
    case 'hand-over':
      return steps.handOver(enquiry, action, context);
    case 'note':
      return { kind: 'step', enquiry, recount: [], what: 'Internal note.' };
    case 'edit':
      return editEnquiry(enquiry, action, context);
    case 'chase':
      return councillorSteps.chase(enquiry, action, context);
    case 'add':
      return councillorSteps.add(enquiry, action, context);
    case 'fixed':
      return councillorSteps.fixed(enquiry, action, context);
    case 'link':
      return councillorSteps.link(enquiry, action, context);
    case 'unlink':
      return councillorSteps.unlink(enquiry, action, context);
    case 'share':
      return councillorSteps.share(enquiry, action, context);
    case 'unshare':
      return councillorSteps.unshare(enquiry, action, context);
  }
}

function finish(before: Enquiry, step: Step, action: Action, context: ChangeContext): ChangeOutcome {
  const counted = recount(step.enquiry, step.recount, context.rules);
  if (counted.kind === 'beyond-list') return refuse('beyond-list', counted.message);
  const isForOfficers = forOfficers.has(action.kind);
  const changed = withServices(before, counted.enquiry, context.on);
  const after = markUndoable(
    withNextVersion(changed, before, { at: context.at, isForOfficers }),
    context,
    isForOfficers ? before : undefined,
  );
  const moved = isOpen(after) || action.kind === 'edit' ? movedSentence(before, after) : undefined;
  const words = wordsOf(action)?.trim();
  return {
    kind: 'changed',
    enquiry: after,
    entry: entryFor(before, after, context, {
      kind: action.kind,
      what: moved === undefined ? step.what : `${step.what} ${moved}`,
      ...(words === undefined || words === '' ? {} : { why: words }),
      ...defined({ wasSubject: step.wasSubject }),
      audience: isForOfficers ? 'officers' : 'everyone',
    }),
  };
}

/** An enquiry that another service has now remembers which had it, and what was counted until then. */
function withServices(before: Enquiry, after: Enquiry, on: LocalDate): Enquiry {
  if (before.service === after.service) return after;
  const { service, updatesGiven, earlierResolutions, earlierServices = [], acknowledgedOn, resolvedOn } = before;
  const kept: readonly Clock[] = [
    ...(acknowledgedOn === undefined ? [] : (['acknowledge'] as const)),
    ...(resolvedOn === undefined ? [] : (['resolve'] as const)),
  ];
  return {
    ...after,
    earlierServices: [...earlierServices, { service, until: on, updatesGiven, earlierResolutions, kept }],
  };
}

/** `It is now to be resolved by 4 June 2026, instead of 1 June 2026.` Undefined when no date moved. */
export function movedSentence(before: Enquiry, after: Enquiry): string | undefined {
  const ended: Record<Clock, string> = {
    acknowledge: 'It no longer has a date for acknowledging',
    resolve: 'It no longer has a date for resolving',
    update: 'No further update is due',
  };
  const names: Record<Clock, string> = {
    acknowledge: 'to be acknowledged by',
    resolve: 'to be resolved by',
    update: 'due by',
  };
  const sentences = (['acknowledge', 'resolve', 'update'] as const).flatMap((clock) => {
    const [was, is] = [before.deadlines[clock].by, after.deadlines[clock].by];
    if (was === is) return [];
    const had = clock === 'update' ? 'one was due by' : 'it was';
    if (is === undefined) return [`${ended[clock]}${was === undefined ? '' : `; ${had} ${formatDate(was)}`}.`];
    const subject = clock === 'update' ? 'The next update is' : 'It is';
    return [
      was === undefined
        ? `${subject} ${names[clock]} ${formatDate(is)}.`
        : `${subject} now ${names[clock]} ${formatDate(is)}, instead of ${formatDate(was)}.`,
    ];
  });
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** What was done without the dates that it was given, where the dates as they stand are said beside it. */
export function withoutMoved(what: string): string {
  return what.replace(
    / (?:It is|The next update is)(?: now)? (?:to be acknowledged|to be resolved|due) by [^.]+\./g,
    '',
  );
}

/** The last day on which anything happened to it; nothing can happen before that. */
function latestDate(enquiry: Enquiry): LocalDate {
  const { receivedOn, clockFrom, acknowledgedOn, resolvedOn, withdrawnOn, pausedSince, pauses } = enquiry;
  const { extension, proposedExtension, updateBasis, chasedOn, confirmedOn } = enquiry;
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
    proposedExtension?.proposedOn,
    said,
    chasedOn,
    confirmedOn,
  ];
  return dates.reduce<LocalDate>((latest, date) => (date !== undefined && date > latest ? date : latest), receivedOn);
}
