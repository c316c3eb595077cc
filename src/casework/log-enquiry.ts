import { addDays, formatDate, type LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import { defined } from '../defined.ts';
import { nameAndService } from '../people/index.ts';
import { type ChangeContext, type ChangeOutcome, type EnquiryDraft, longest, type Refused, refuse } from './action.ts';
import { datesOf, recount } from './deadlines.ts';
import { dueSentence } from './due-sentence.ts';
import { type Enquiry, type EnquiryNumber, formatReference } from './enquiry.ts';
import { markUndoable } from './entry.ts';

/** How long ago an enquiry may have been received, in days: longer is taken for a slip of the keyboard. */
const OLDEST_RECEIPT = 366;

/** What is wrong with a draft, before a number is spent on it; undefined when nothing is. */
export function checkDraft(draft: EnquiryDraft, context: Pick<ChangeContext, 'on'>): Refused | undefined {
  if (draft.subject.trim() === '') return refuse('words-missing', 'Say in a few words what it is about.');
  if (draft.subject.length > longest.subject) {
    return refuse(
      'too-long',
      `The subject has more than ${longest.subject} characters. Put the rest into the details.`,
    );
  }
  if (
    draft.details.length > longest.text ||
    (draft.complexBecause?.length ?? 0) > longest.text ||
    (draft.urgent?.length ?? 0) > longest.text
  ) {
    return refuse('too-long', `The details have more than ${longest.text} characters.`);
  }
  if (draft.service.trim() === '') return refuse('unknown-service', 'Say which service is to answer it.');
  if (draft.complexBecause?.trim() === '') return refuse('words-missing', 'Say why it is complex.');
  return (
    checkReceipt(draft.receivedOn, context.on) ??
    (draft.writtenOn === undefined ? undefined : checkWritten(draft.writtenOn, context.on))
  );
}

/** What is wrong with a day on which the council is to have had something. */
export function checkReceipt(receivedOn: LocalDate, on: LocalDate): Refused | undefined {
  return checkPast(receivedOn, on, { what: 'received', check: 'the date of receipt' });
}

/** What is wrong with a day on which somebody is to have written. */
export function checkWritten(writtenOn: LocalDate, on: LocalDate): Refused | undefined {
  return checkPast(writtenOn, on, { what: 'written', check: 'when it was written' });
}

function checkPast(
  date: LocalDate,
  on: LocalDate,
  { what, check }: { readonly what: string; readonly check: string },
): Refused | undefined {
  if (date > on)
    return refuse('bad-date', `It cannot have been ${what} on ${formatDate(date)}: that is still to come.`);
  return date < addDays(on, -OLDEST_RECEIPT)
    ? refuse('bad-date', `${formatDate(date)} is more than a year ago. Check ${check}.`)
    : undefined;
}

/** A new enquiry with its dates, in the stage `logged`. Dates already past are said as they are: it is then overdue at once. */
export function logEnquiry(
  council: CouncilId,
  { year, number }: EnquiryNumber,
  draft: EnquiryDraft,
  context: ChangeContext,
): ChangeOutcome {
  const bad = checkDraft(draft, context);
  if (bad !== undefined) return bad;
  const { rules } = context;
  const reference = formatReference(year, number);
  const complex = draft.complexBecause;
  const rhythm = complex !== undefined && rules.standard.kind === 'promised';
  const { ward, urgent, writtenOn, madeFrom } = draft;
  const blank: Enquiry = {
    council,
    reference,
    year,
    number,
    version: 1,
    subject: draft.subject.trim(),
    details: draft.details.trim(),
    councillorId: draft.councillorId,
    service: draft.service.trim(),
    ...defined({ officerId: draft.officerId }),
    ...(ward === undefined || ward.trim() === '' ? {} : { ward: ward.trim() }),
    ...defined({ urgent: urgent?.trim() }),
    loggedBy: context.by,
    loggedAt: context.at,
    receivedOn: draft.receivedOn,
    ...defined({ writtenOn, madeFrom }),
    clockFrom: draft.receivedOn,
    stage: 'logged',
    complexity:
      complex === undefined
        ? { kind: 'standard' }
        : { kind: 'complex', reason: complex.trim(), since: draft.receivedOn },
    pauses: [],
    ...(rhythm ? { updateBasis: { kind: 'rhythm', from: draft.receivedOn, every: rules.updateEvery } } : {}),
    deadlines: { acknowledge: { version: 0 }, resolve: { version: 0 }, update: { version: 0 } },
    updatesGiven: { inTime: 0, late: 0, noDate: 0 },
    earlierResolutions: { inTime: 0, late: 0, noDate: 0 },
  };
  const counted = recount(blank, ['acknowledge', 'resolve', 'update'], rules);
  if (counted.kind === 'beyond-list') return refuse('beyond-list', counted.message);
  const enquiry = markUndoable(counted.enquiry, context);
  const owner =
    enquiry.officerId === undefined
      ? enquiry.service
      : nameAndService(context.nameOf(enquiry.officerId), enquiry.service);
  return {
    kind: 'changed',
    enquiry,
    entry: {
      council,
      reference,
      version: 1,
      changeId: context.changeId,
      kind: 'log',
      by: context.by,
      at: context.at,
      on: context.on,
      before: {},
      after: datesOf(enquiry),
      what: `Logged for ${context.nameOf(enquiry.councillorId)}, received on ${formatDate(enquiry.receivedOn)}, with ${owner}. ${dueSentence(enquiry, rules, context.on)}`,
      ...defined({ why: complex?.trim() }),
      audience: 'everyone',
    },
  };
}
