import { type Enquiry, isOpen } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isOfficer } from '../../../people/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';
import { possibleIn } from './enquiry-actions.ts';
import type { CarriedVerb } from './settle-action.ts';

/** Why something cannot be done as things stand, with the step that has to come first where this person may take it. */
export function stoppedReply(sentence: string, verb: CarriedVerb, enquiry: Enquiry, scene: Scene): Reply {
  const first = stepFirst(verb, enquiry, scene);
  if (first === undefined) return reply(paragraph(sentence));
  const { reference } = enquiry;
  return reply(
    paragraph(sentence),
    paragraph(first.offer),
    buttons([first.label, first.typed], [`Show ${reference}`, typedFor('show', reference)]),
  );
}

type Step = { readonly offer: string; readonly label: string; readonly typed: string };

function stepFirst(verb: CarriedVerb, enquiry: Enquiry, scene: Scene): Step | undefined {
  const { reference, stage, pausedSince, deadlines } = enquiry;
  const may = possibleIn(enquiry, scene);
  if (!isOpen(enquiry)) {
    return may.includes('reopen') && verb !== 'withdraw' && verb !== 'resolve'
      ? { offer: 'It can be opened again:', label: 'Reopen it', typed: typedFor('reopen', reference) }
      : undefined;
  }
  if (stage === 'logged' && (verb === 'update' || verb === 'pause') && may.includes('acknowledge')) {
    const typed = typedFor('acknowledge', reference);
    const has = isOfficer(scene.person) ? `, ${scene.person.name} has it` : '';
    return {
      offer: 'Say that you have it first:',
      label: has === '' ? 'Acknowledge it' : 'Acknowledge it, I have it',
      typed: `${typed}${has}`,
    };
  }
  if (pausedSince !== undefined && may.includes('resume') && verb !== 'pause')
    return { offer: 'It can go on:', label: 'Resume it', typed: typedFor('resume', reference) };
  if (verb === 'extend' && deadlines.resolve.by === undefined && may.includes('update'))
    return {
      offer: 'The councillor can be told when the next update comes:',
      label: 'Update it',
      typed: typedFor('update', reference),
    };
  return undefined;
}
