import type { AuditEntry, Enquiry } from '../../../casework/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
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

/** A reason is for the record and says why; that others read it is easily forgotten. Words that are written to somebody are not here. */
const reasons: ReadonlySet<AuditEntry['kind']> = new Set([
  'pause',
  'extend',
  'decline',
  'make-complex',
  'make-standard',
  'reassign',
  'hand-over',
  'reopen',
  'withdraw',
]);

/** Who can read the reason of what is done, or was, to enquiries that look so afterwards. */
export function whoReads(
  kind: AuditEntry['kind'],
  reason: string | undefined,
  enquiries: readonly Enquiry[],
  { person, nameOf }: Pick<Scene, 'person' | 'nameOf'>,
): readonly string[] {
  if (!reasons.has(kind) || (reason ?? '').trim() === '' || enquiries.length === 0) return [];
  if (isOfCouncillorSide(person)) return ['Those who handle it can read this reason.'];
  const readers = enquiries.flatMap(({ councillorId, sharedWith = [] }) => [councillorId, ...sharedWith]);
  return [`${listed([...new Set(readers)].map(nameOf))} can read this reason.`];
}

/** The same before it is done. */
export function readersOf(steps: Steps, planned: readonly Enquiry[], scene: Scene): readonly string[] {
  const [action] = steps.map((step) => step.action);
  return action !== undefined && 'reason' in action ? whoReads(action.kind, action.reason, planned, scene) : [];
}
