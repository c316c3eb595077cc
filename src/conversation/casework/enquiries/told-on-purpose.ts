import type { Enquiry } from '../../../casework/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import { specialIn, typedFor } from '../../../understanding/index.ts';
import type { Proposal } from '../pending.ts';
import type { Scene } from '../services.ts';

type Steps = Extract<Proposal, { kind: 'act' }>['steps'];

/** That a councillor would read of somebody's health or the like, and what can be done with the words instead. */
export type OnPurpose = { readonly sentence: string; readonly instead?: readonly [label: string, typed: string] };

/** Undefined where nothing of the kind is told, a councillor tells it, or whoever reads it can read it in the enquiry already. */
export function toldOnPurpose(
  steps: Steps,
  enquiries: readonly Enquiry[],
  { person }: Pick<Scene, 'person'>,
): OnPurpose | undefined {
  const [first] = steps;
  const [enquiry, second] = enquiries;
  if (first === undefined || enquiry === undefined || isOfCouncillorSide(person)) return undefined;
  const { action } = first;
  if (action.kind === 'note') return undefined;
  const text = 'text' in action ? action.text : 'reason' in action ? action.reason : '';
  const told = specialIn(text);
  if (told === undefined || enquiries.every((each) => isToldIn(each, told.what))) return undefined;
  const sentence = `“${told.words}” may tell of somebody’s health or the like, and a councillor reads this. A plain yes does not send it.`;
  if (action.kind !== 'update' || second !== undefined) return { sentence };
  return { sentence, instead: ['Keep it as a note for officers', `${typedFor('note', enquiry.reference)}: ${text}`] };
}

function isToldIn({ subject, details }: Enquiry, what: string): boolean {
  return `${subject}\n${details}`.toLowerCase().includes(what.toLowerCase());
}
