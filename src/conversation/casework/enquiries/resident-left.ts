import { type Enquiry, lostOf, mayTellWho } from '../../../casework/index.ts';
import type { Proposal } from '../pending.ts';
import type { Scene } from '../services.ts';
import { listed } from '../wording.ts';
import { residentOf } from './resident.ts';

type Steps = Extract<Proposal, { kind: 'act' }>['steps'];

/** Said before who a resident is is changed: what becomes of words that may tell it, and where they stay. */
export async function residentLeft(
  steps: Steps,
  enquiries: readonly Enquiry[],
  scene: Scene,
): Promise<readonly string[]> {
  const sentences: string[] = [];
  for (const [at, { action }] of steps.entries()) {
    const enquiry = enquiries[at];
    if (enquiry === undefined || action.kind !== 'edit' || action.edits.resident === undefined) continue;
    const before = (await residentOf(enquiry, scene)) ?? {};
    const lost = lostOf(before, { ...before, ...action.edits.resident });
    if (at === 0) sentences.push('This cannot be taken back: the enquiry does not keep who the resident was.');
    if (Object.keys(lost).length === 0) continue;
    const { subject, details, ...others } = { ...enquiry, ...textsIn(action.edits) };
    const places = [
      ...(mayTellWho(lost, subject) ? ['subject'] : []),
      ...(mayTellWho(lost, details) ? ['details'] : []),
      ...(reasonsOf(others).some((reason) => mayTellWho(lost, reason)) ? ['reasons'] : []),
    ];
    sentences.push('In its history, words that may tell who that was are not shown any more.');
    if (places.length > 0)
      sentences.push(
        `The ${listed(places)} of ${enquiry.reference} may still tell it, and ${places.join() === 'subject' ? 'stays as it is' : 'stay as they are'}.`,
      );
  }
  return sentences;
}

function textsIn({ subject, details }: { readonly subject?: string; readonly details?: string }) {
  return { ...(subject === undefined ? {} : { subject }), ...(details === undefined ? {} : { details }) };
}

function reasonsOf({ pauseReason, pauses, extension, proposedExtension, urgent, complexity }: Partial<Enquiry>) {
  const reasons = [
    pauseReason,
    urgent,
    extension?.reason,
    proposedExtension?.reason,
    complexity?.kind === 'complex' ? complexity.reason : undefined,
    ...(pauses ?? []).map(({ reason }) => reason),
  ];
  return reasons.filter((reason) => reason !== undefined);
}
