import { formatDayAndDate } from '../../../calendar/index.ts';
import { type Action, type Enquiry, formatReference } from '../../../casework/index.ts';
import { nameAndService } from '../../../people/index.ts';
import type { Proposal } from '../pending.ts';
import type { Scene } from '../services.ts';
import { listed } from '../wording.ts';
import { residentEditFacts } from './resident.ts';

type Steps = Extract<Proposal, { kind: 'act' }>['steps'];

/** What actions of one kind would write, one line each; of an update to several, everybody whom it is to. */
export function factsOfAll(
  [step]: Steps,
  enquiries: readonly Enquiry[],
  [after]: readonly Enquiry[],
  scene: Scene,
): ReturnType<typeof factsOf> {
  if (step === undefined) return [];
  const to = listed([...new Set(enquiries.map(({ councillorId }) => scene.nameOf(councillorId)))]);
  const isUpdate = step.action.kind === 'update';
  return factsOf(step.action, enquiries[0], after, scene).map((fact) =>
    isUpdate && fact.label === 'To' ? { ...fact, value: to } : fact,
  );
}

/** What an action would write, one line each. */
function factsOf(
  action: Action,
  enquiry: Enquiry | undefined,
  after: Enquiry | undefined,
  { nameOf }: Scene,
): readonly { label: string; value: string }[] {
  const fact = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ label, value }];
  const date = (label: string, on: Parameters<typeof formatDayAndDate>[0] | undefined) =>
    fact(label, on && formatDayAndDate(on));
  switch (action.kind) {
    case 'acknowledge':
      return [...fact('Who has it', nameOf(action.officerId)), ...date('Next update by', action.nextUpdateBy)];
    case 'update':
      return [
        ...fact('To', enquiry && nameOf(enquiry.councillorId)),
        ...fact('Words', action.text),
        ...date('Next update by', action.nextUpdateBy),
      ];
    case 'pause':
      return [
        ...fact('Waiting for', action.reason),
        ...date('To be looked at again on', action.until ?? after?.lookAgainOn),
      ];
    case 'extend': {
      const asks = action.withoutAgreement
        ? 'Not asked for. The councillor is told so.'
        : `${enquiry === undefined ? 'The councillor' : nameOf(enquiry.councillorId)} is asked; until then nothing moves.`;
      return [...date('Until', action.by), ...fact('Reason', action.reason), ...fact('Agreement', asks)];
    }
    case 'agree': {
      const proposed = enquiry?.proposedExtension;
      return [...date('Until', proposed?.by), ...fact('Reason', proposed?.reason)];
    }
    case 'reassign': {
      const who =
        action.officerId === undefined ? action.service : nameAndService(nameOf(action.officerId), action.service);
      return [...fact('To', who), ...fact('Reason', action.reason)];
    }
    case 'hand-over':
      return [...fact('To', nameOf(action.councillorId)), ...fact('Reason', action.reason)];
    case 'share':
    case 'unshare':
      return fact('With', nameOf(action.with));
    case 'edit': {
      const { subject, details, ward, urgent, service, councillorId, writtenOn, receivedOn } = action.edits;
      return [
        ...fact('New subject', subject),
        ...fact('New details', details),
        ...fact('New ward', ward === '' ? 'none' : ward),
        ...fact('Urgent', urgent === null ? 'No' : urgent === '' ? 'Yes' : urgent),
        ...fact('New service', service),
        ...fact('For', councillorId && nameOf(councillorId)),
        ...date('Written', writtenOn),
        ...date('Received', receivedOn),
        ...residentEditFacts(action.edits.resident),
      ];
    }
    case 'link':
    case 'unlink':
      return fact(action.kind === 'link' ? 'To' : 'From', formatReference(action.to.year, action.to.number));
    default:
      return fact('Words', 'text' in action ? action.text : action.reason);
  }
}
