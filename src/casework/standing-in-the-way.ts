import { addWorkingDays, formatDate, type LocalDate, onClock } from '../calendar/index.ts';
import { type Action, type ChangeContext, type Refused, refuse } from './action.ts';
import { type Enquiry, isOpen } from './enquiry.ts';
import { LOOK_AGAIN_WITHIN } from './rules.ts';

/*
 *            log ----------------------------> logged
 *   logged   -- acknowledge ---------------->  acknowledged; so it takes what was acknowledged and has no officer
 *   logged, acknowledged -- resolve -------->  resolved      (resolving acknowledges, if nobody has)
 *   logged, acknowledged -- withdraw ------->  withdrawn
 *   resolved, withdrawn  -- reopen --------->  acknowledged, or logged if it never was acknowledged
 *   resolved -- look-again, not-fixed ------>  the same, asked for by the councillor within ten working days
 *   acknowledged -- pause / resume --------->  acknowledged, with and without `pausedSince`
 *   acknowledged -- update: the stage stays; so it does in logged, acknowledged with all that is not named here
 *   logged, acknowledged -- extend --------->  with `proposedExtension`; -- agree, decline --> without it
 */

type Kind = Action['kind'];

const whilePaused: ReadonlySet<Kind> = new Set([
  'pause',
  'resume',
  'resolve',
  'withdraw',
  'reassign',
  'hand-over',
  'note',
  'edit',
  'add',
  'link',
  'unlink',
  'share',
  'unshare',
]);
const onceClosed: ReadonlySet<Kind> = new Set([
  'reopen',
  'look-again',
  'fixed',
  'not-fixed',
  'hand-over',
  'note',
  'edit',
  'link',
  'unlink',
  'share',
  'unshare',
]);

/**
 * Why nothing of this kind can be done with an enquiry as it stands, whoever wants it and in whatever words; undefined when
 * it can. What is left to refuse after this is words, dates and names.
 */
export function whyNotNow(
  enquiry: Enquiry,
  kind: Kind,
  context: Pick<ChangeContext, 'on' | 'rules'>,
): Refused | undefined {
  return whyNotInThisStage(enquiry, kind, context.on) ?? whyNotAsItIs(enquiry, kind, context);
}

function whyNotInThisStage(enquiry: Enquiry, kind: Kind, on: LocalDate): Refused | undefined {
  const { reference, stage, pausedSince, lookAgainOn } = enquiry;
  if (enquiry.takenBack === true && kind !== 'note')
    return refuse(
      'not-in-this-stage',
      `${reference} was logged by mistake and taken back. Log it anew if it is wanted.`,
    );
  if (!isOpen(enquiry)) {
    if (onceClosed.has(kind)) return undefined;
    const since = stage === 'resolved' ? enquiry.resolvedOn : enquiry.withdrawnOn;
    const when = since === undefined ? '' : ` on ${formatDate(since)}`;
    return refuse('not-in-this-stage', `${reference} was ${stage}${when}. Reopen it first.`);
  }
  if (kind === 'reopen' || kind === 'look-again' || kind === 'not-fixed')
    return refuse('already-so', `${reference} is open already.`);
  if (kind === 'fixed')
    return refuse(
      'not-in-this-stage',
      `${reference} is still open, so nobody has said yet that it is resolved. If it is fixed, type "add to ${reference}: it is fixed" to tell the officer, or "withdraw ${reference}: it is fixed" to end it.`,
    );
  if (pausedSince === undefined || whilePaused.has(kind)) return undefined;
  const since = `${reference} has been paused since ${formatDate(pausedSince)}.`;
  // A councillor cannot resume it.
  const then =
    kind !== 'chase'
      ? 'Resume it first.'
      : lookAgainOn === undefined
        ? 'Until it goes on, nobody is late.'
        : `It ${lookAgainOn < on ? 'was' : 'is'} to be looked at again on ${formatDate(lookAgainOn)}.`;
  return refuse('paused', `${since} ${then}`);
}

function whyNotAsItIs(enquiry: Enquiry, kind: Kind, context: Pick<ChangeContext, 'on' | 'rules'>): Refused | undefined {
  const { reference, stage, complexity } = enquiry;
  switch (kind) {
    case 'acknowledge': {
      // What nobody has any more can be taken.
      const when = enquiry.officerId === undefined ? undefined : enquiry.acknowledgedOn;
      return when && refuse('already-so', `${reference} was acknowledged on ${formatDate(when)} already.`);
    }
    case 'update':
    case 'pause':
      return stage === 'logged'
        ? refuse(
            'not-in-this-stage',
            `${reference} is not acknowledged yet. Acknowledge it first${kind === 'pause' ? ', then it can wait' : ''}.`,
          )
        : undefined;
    case 'resume':
      return enquiry.pausedSince === undefined ? refuse('not-paused', `${reference} is not paused.`) : undefined;
    case 'extend':
      return enquiry.deadlines.resolve.by === undefined
        ? refuse('nothing-promised', `${reference} has no date for resolving, so there is nothing to extend.`)
        : undefined;
    case 'agree':
    case 'decline':
      return whyNothingToAgree(enquiry, kind, context.on);
    case 'make-complex':
      return complexity.kind === 'complex'
        ? refuse('already-so', `${reference} has been complex since ${formatDate(complexity.since)} already.`)
        : undefined;
    case 'make-standard':
      return complexity.kind === 'standard'
        ? refuse('already-so', `${reference} is a standard enquiry already.`)
        : undefined;
    case 'chase':
      return whyNotChased(enquiry, context);
    case 'look-again':
    case 'not-fixed':
      return whyNotLookedAtAgain(enquiry, context);
    case 'fixed':
      if (stage === 'withdrawn') return refuse('not-in-this-stage', `${reference} was withdrawn.`);
      return enquiry.confirmedOn === undefined
        ? undefined
        : refuse('already-so', `You said on ${formatDate(enquiry.confirmedOn)} that ${reference} is fixed.`);
    case 'unlink':
      return (enquiry.linkedTo ?? []).length === 0
        ? refuse('already-so', `${reference} is linked to no other enquiry.`)
        : undefined;
    case 'unshare':
      return (enquiry.sharedWith ?? []).length === 0
        ? refuse('already-so', `${reference} is shared with nobody.`)
        : undefined;
    default:
      return undefined;
  }
}

/** A councillor's other look: within ten working days of the answer. */
export function whyNotLookedAtAgain(
  { reference, stage, resolvedOn }: Enquiry,
  { on, rules }: Pick<ChangeContext, 'on' | 'rules'>,
): Refused | undefined {
  if (stage === 'withdrawn' || resolvedOn === undefined)
    return refuse('not-in-this-stage', `${reference} was withdrawn. Reopen it first.`);
  const last = addWorkingDays(resolvedOn, LOOK_AGAIN_WITHIN, onClock(rules.calendar, 'resolve'));
  // Past the end of the list of bank holidays nobody can say that it is too late.
  if (last.kind === 'beyond-list' || on <= last.date) return undefined;
  return refuse(
    'too-late',
    `${reference} was resolved on ${formatDate(resolvedOn)}. Another look can be asked for within ${LOOK_AGAIN_WITHIN} working days, up to ${formatDate(last.date)}. Log a new enquiry, or ask the officer to reopen it.`,
  );
}

/** Once a working day; what was asked on a Saturday was asked for the Monday. */
function whyNotChased(
  { reference, chasedOn }: Enquiry,
  { on, rules }: Pick<ChangeContext, 'on' | 'rules'>,
): Refused | undefined {
  if (chasedOn === undefined) return undefined;
  const next = addWorkingDays(chasedOn, 1, onClock(rules.calendar, ''));
  if (next.kind === 'beyond-list' ? on > chasedOn : on >= next.date) return undefined;
  const again = next.kind === 'beyond-list' ? 'tomorrow' : `on ${formatDate(next.date)}`;
  return refuse(
    'too-soon',
    `${reference} was chased on ${formatDate(chasedOn)}. It can be chased once a working day, so again ${again}.`,
  );
}

function whyNothingToAgree(
  { reference, proposedExtension, extension, deadlines }: Enquiry,
  kind: 'agree' | 'decline',
  on: LocalDate,
): Refused | undefined {
  if (proposedExtension === undefined) {
    const none = `No extension of ${reference} is waiting for an answer.`;
    if (extension?.agreedBy === undefined) return refuse('nothing-proposed', none);
    const agreed = `The extension of ${reference} to ${formatDate(extension.by)} was agreed on ${formatDate(extension.agreedOn)}.`;
    return refuse('already-so', `${agreed} No other is waiting for an answer.`);
  }
  if (kind === 'decline') return undefined;
  const { by } = proposedExtension;
  const now = deadlines.resolve.by;
  return by < on || now === undefined || by <= now
    ? refuse(
        'nothing-proposed',
        `The extension of ${reference} to ${formatDate(by)} that was proposed is no extension any more.`,
      )
    : undefined;
}
