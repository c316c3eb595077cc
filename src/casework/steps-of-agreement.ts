import { formatDate, formatDayAndDate } from '../calendar/index.ts';
import { refuse } from './action.ts';
import { type Extension, promisedBy } from './enquiry.ts';
import { notWorking } from './next-update.ts';
import { step, type Take } from './steps.ts';

/*
 *   extend ------------------> proposed: nothing moves; the councillor is asked
 *   proposed -- agree -------> extended, with who agreed and when
 *   proposed -- decline -----> as it was
 *   proposed -- extend ------> the later proposal takes the place of the earlier
 *   extend, without agreement -> extended; the councillor is told that they were not asked, and the figures count the promise
 */

const extend: Take<'extend'> = (enquiry, action, context) => {
  const { by } = enquiry.deadlines.resolve;
  if (by === undefined || action.by <= by || action.by < context.on) {
    const due = by === undefined ? 'it has no date' : `it is due on ${formatDate(by)}`;
    return refuse(
      'bad-date',
      `${formatDate(action.by)} is no extension: ${due} and today is ${formatDate(context.on)}.`,
    );
  }
  const bad = notWorking(action.by, 'resolve', context);
  if (bad !== undefined) return bad;
  const councillor = context.nameOf(enquiry.councillorId);
  const reason = action.reason.trim();
  const { proposedExtension: _, ...rest } = enquiry;
  if (action.withoutAgreement !== true) {
    const proposedExtension = { by: action.by, reason, proposedBy: context.by, proposedOn: context.on };
    return step(
      { ...rest, proposedExtension },
      [],
      `${context.nameOf(context.by)} proposes an extension to ${formatDayAndDate(action.by)}. It needs the agreement of ${councillor}; until then the date stays ${formatDayAndDate(by)}.`,
    );
  }
  const insteadOf = promisedBy(enquiry, 'resolve') ?? by;
  const extension: Extension = { by: action.by, agreedOn: context.on, reason, insteadOf };
  return step({ ...rest, extension }, ['resolve'], `Extended without the agreement of ${councillor}.`);
};

const agree: Take<'agree'> = ({ proposedExtension, ...rest }, action, { by, at, on, nameOf }) => {
  if (proposedExtension === undefined) return refuse('nothing-proposed', 'There is nothing to agree to.');
  if (action.by !== undefined && action.by !== proposedExtension.by) {
    return refuse(
      'not-agreed',
      `The extension proposed for ${rest.reference} is to ${formatDayAndDate(proposedExtension.by)}, not to ${formatDayAndDate(action.by)}.`,
    );
  }
  const { by: until, reason } = proposedExtension;
  const { extension: earlier } = rest;
  // Agreed to: from now on it is the promise, whatever was set without agreement before.
  const extension: Extension = { by: until, reason, agreedOn: on, agreedBy: by, agreedAt: at };
  const before = earlier?.insteadOf === undefined ? '' : ' It takes the place of the date set without agreement.';
  return step({ ...rest, extension }, ['resolve'], `Extension agreed by ${nameOf(by)}.${before}`);
};

const decline: Take<'decline'> = ({ proposedExtension, ...rest }, _action, { by, nameOf }) => {
  const date = rest.deadlines.resolve.by;
  const stays = date === undefined ? '' : ` The date stays ${formatDayAndDate(date)}.`;
  const until = proposedExtension === undefined ? '' : ` to ${formatDayAndDate(proposedExtension.by)}`;
  return step(rest, [], `${nameOf(by)} did not agree to the extension${until}.${stays}`);
};

/** Extensions: proposed, agreed, declined, or set without agreement. */
export const agreementSteps = { extend, agree, decline };
