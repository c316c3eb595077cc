import { formatDate } from '../calendar/index.ts';
import { type Edits, longest, type Refused, refuse } from './action.ts';
import type { Clock, Enquiry } from './enquiry.ts';
import { quoted } from './in-words.ts';
import { checkReceipt, checkWritten } from './log-enquiry.ts';
import { clocksOfKind } from './standard.ts';
import { ofCouncillor, step, type Take } from './steps.ts';

/**
 * Puts an enquiry right. The audit says what is and what was. The details, which may be long, and the subject, which may have named a
 * resident, are said to be changed; what the subject was, those are told who handle it, and who the resident was nobody. A day
 * of receipt counts every date anew, those that were met too: whether they were met is then another matter.
 */
export const editEnquiry: Take<'edit'> = (enquiry, { edits }, context) => {
  const wrong = editWrong(edits, context.on);
  if (wrong !== undefined) return wrong;
  let edited = enquiry;
  const said: string[] = [];
  const put = (what: string, is: string, was: string | undefined, change: Partial<Enquiry>) => {
    edited = { ...edited, ...change };
    said.push(`${what}: ${is === '' ? 'none' : is}${was === undefined || was === '' ? '' : `, was ${was}`}.`);
  };
  const { subject, details, councillorId, service, ward, urgent, writtenOn, receivedOn } = trimmed(edits);
  if (subject !== undefined && subject !== enquiry.subject) {
    edited = { ...edited, subject };
    said.push('Subject changed.');
  }
  if (details !== undefined && details !== enquiry.details) {
    edited = { ...edited, details };
    said.push('Details changed.');
  }
  if (councillorId !== undefined && councillorId !== enquiry.councillorId) {
    edited = ofCouncillor(edited, councillorId);
    said.push(`For ${context.nameOf(councillorId)}.`);
  }
  if (service !== undefined && service !== enquiry.service) {
    const { officerId: _, ...rest } = edited;
    edited = rest;
    put('Service', service, enquiry.service, { service });
  }
  if (ward !== undefined && ward !== (enquiry.ward ?? '')) {
    const { ward: _, ...rest } = edited;
    edited = rest;
    put('Ward', ward, enquiry.ward, ward === '' ? {} : { ward });
  }
  if (urgent !== undefined && urgent !== (enquiry.urgent ?? null)) {
    const { urgent: _, ...rest } = edited;
    edited = urgent === null ? rest : { ...rest, urgent };
    said.push(urgent === null ? 'Not urgent.' : urgent === '' ? 'Urgent.' : `Urgent: ${quoted(urgent)}`);
  }
  if (writtenOn !== undefined && writtenOn !== enquiry.writtenOn)
    put('Written', formatDate(writtenOn), enquiry.writtenOn && formatDate(enquiry.writtenOn), { writtenOn });
  if (edits.resident !== undefined)
    said.push(
      Object.values(edits.resident).every((part) => part === '')
        ? 'Details of the resident were taken away.'
        : 'Who the resident is was put right.',
    );
  const isReceipt = receivedOn !== undefined && receivedOn !== enquiry.receivedOn;
  const first = firstDone(enquiry);
  if (isReceipt && first !== undefined && receivedOn > first)
    return refuse(
      'bad-date',
      `It cannot have been received on ${formatDate(receivedOn)}: something was done about it on ${formatDate(first)}.`,
    );
  if (isReceipt) put('Received', formatDate(receivedOn), formatDate(enquiry.receivedOn), received(edited, receivedOn));
  if (said.length === 0) return refuse('already-so', `Nothing of that is different in ${enquiry.reference}.`);
  const isOtherKind = edited.urgent !== enquiry.urgent || edited.service !== enquiry.service;
  const ofKind = isOtherKind ? clocksOfKind(edited, context.rules.standard) : [];
  const clocks: readonly Clock[] = isReceipt ? ['acknowledge', 'resolve', 'update'] : ofKind;
  const taken = step(edited, clocks, `Put right. ${said.join(' ')}`);
  return edited.subject === enquiry.subject ? taken : { ...taken, wasSubject: enquiry.subject };
};

function editWrong(edits: Edits, on: Enquiry['receivedOn']): Refused | undefined {
  const { subject, details, service, urgent, writtenOn, receivedOn } = edits;
  if (Object.keys(edits).length === 0) return refuse('words-missing', 'Say what is to be put right.');
  if (subject !== undefined && subject.trim() === '')
    return refuse('words-missing', 'Say in a few words what it is about.');
  if ((subject?.length ?? 0) > longest.subject)
    return refuse('too-long', `The subject has more than ${longest.subject} characters.`);
  if ((details?.length ?? 0) > longest.text || (urgent?.length ?? 0) > longest.text)
    return refuse('too-long', `That is more than ${longest.text} characters.`);
  if (Object.values(edits.resident ?? {}).some((part) => part.length > longest.subject))
    return refuse(
      'too-long',
      `What tells who the resident is has more than ${longest.subject} characters in one part.`,
    );
  if (service !== undefined && service.trim() === '')
    return refuse('unknown-service', 'Say which service is to answer it.');
  return (
    (receivedOn === undefined ? undefined : checkReceipt(receivedOn, on)) ??
    (writtenOn === undefined ? undefined : checkWritten(writtenOn, on))
  );
}

function trimmed(edits: Edits): Edits {
  return Object.fromEntries(
    Object.entries(edits).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
}

/** The first day on which something was done about it that a day of receipt cannot come after. */
function firstDone({ acknowledgedOn, resolvedOn, withdrawnOn, clockFrom, receivedOn, updateBasis }: Enquiry) {
  const reopened = clockFrom === receivedOn ? undefined : clockFrom;
  const said = updateBasis?.kind === 'said' ? updateBasis.on : undefined;
  return [acknowledgedOn, resolvedOn, withdrawnOn, reopened, said].filter((date) => date !== undefined).sort()[0];
}

/** What counted from the old day of receipt counts from the new one; what counts from a reopening stays. */
function received(enquiry: Enquiry, receivedOn: Enquiry['receivedOn']): Partial<Enquiry> {
  const old = enquiry.receivedOn;
  const { clockFrom, complexity, updateBasis } = enquiry;
  return {
    receivedOn,
    ...(clockFrom === old ? { clockFrom: receivedOn } : {}),
    ...(complexity.kind === 'complex' && complexity.since === old
      ? { complexity: { ...complexity, since: receivedOn } }
      : {}),
    ...(updateBasis?.kind === 'rhythm' && updateBasis.from === old
      ? { updateBasis: { ...updateBasis, from: receivedOn } }
      : {}),
  };
}
