import type { Enquiry } from '../../../casework/index.ts';
import type { Proposal } from '../pending.ts';
import type { Scene } from '../services.ts';
import { listed } from '../wording.ts';

type Steps = Extract<Proposal, { kind: 'act' }>['steps'];

/** Whose an enquiry is says who sees it: said before that is changed. */
export function whoSees(steps: Steps, enquiries: readonly Enquiry[], { nameOf }: Scene): readonly string[] {
  const changes = steps.flatMap(({ action }, at) => {
    const to =
      action.kind === 'edit'
        ? action.edits.councillorId
        : action.kind === 'hand-over'
          ? action.councillorId
          : undefined;
    const from = enquiries[at]?.councillorId;
    return to === undefined || from === undefined ? [] : [{ from, to }];
  });
  const [first] = changes;
  if (first === undefined) return [];
  const all = 'its words, its history and who the resident is, where that is recorded';
  return [
    `${listed([...new Set(changes.map(({ from }) => nameOf(from)))])} will not see it any more. ${nameOf(first.to)} will see all of it: ${all}.`,
  ];
}
