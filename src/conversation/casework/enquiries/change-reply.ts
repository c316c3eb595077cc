import { formatDate } from '../../../calendar/index.ts';
import {
  type AuditEntry,
  type CaseworkOutcome,
  canSee,
  dueSentence,
  type Enquiry,
  type SeveralOutcome,
  versionSeen,
} from '../../../casework/index.ts';
import { type Action, type Block, type Reply, reply } from '../../../messaging/index.ts';
import { sayList, typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { button, heading, inPlace, noPromise, paragraph, quoteStandard } from '../wording.ts';
import { undoAction, whyAction } from './enquiry-actions.ts';
import { offerNear } from './find-enquiry.ts';
import { offerDuplicates } from './offer-duplicates.ts';
import { describeEnquiry } from './show-enquiry.ts';
import { whoReads } from './who-sees.ts';

/** What became of a change of one enquiry or several, in words. `again` is the form to put right and send once more. */
export async function changesReply(
  outcome: SeveralOutcome,
  scene: Scene,
  again?: (sentence: string) => Reply,
): Promise<Reply> {
  switch (outcome.kind) {
    case 'changed': {
      const { changes, repeated } = outcome;
      const done = repeated ? [paragraph('That was done already.')] : [];
      const [first] = changes;
      if (repeated && changes.length === 1 && first !== undefined && isPast(first, scene))
        return sincePast(first, scene);
      if (changes.length === 1 && first !== undefined) {
        return inPlace(
          reply(...said(first, scene, done), { kind: 'actions', actions: actionsAfter(first.enquiry, scene) }),
          scene,
        );
      }
      const last = changes.at(-1)?.enquiry;
      return inPlace(
        reply(...done, ...changes.flatMap((change) => said(change, scene, [])), {
          kind: 'actions',
          actions: [
            ...changes
              .filter(({ enquiry }) => canSee(scene.viewer, enquiry))
              .slice(0, 4)
              .map(({ enquiry }) => button(enquiry.reference, typedFor('show', enquiry.reference))),
            // One press takes all of them back.
            ...(last === undefined ? [] : undoAction(last, scene)),
          ],
        }),
        scene,
      );
    }
    case 'refused':
      return again?.(outcome.sentence) ?? reply(paragraph(outcome.sentence));
    case 'not-found':
      return offerNear(outcome);
    case 'conflict': {
      const { enquiry } = outcome;
      if (enquiry === undefined) {
        return reply(paragraph('Somebody else changed it at the same moment, so nothing was done. Please try again.'));
      }
      const described = await describeEnquiry(enquiry, scene);
      return inPlace(
        reply(
          paragraph(
            `That is out of date, so nothing was done. ${enquiry.reference} has changed since. This is how it stands now.`,
          ),
          ...described.blocks,
        ),
        scene,
      );
    }
  }
}

type Change = { readonly enquiry: Enquiry; readonly entry: AuditEntry };

/** Whether something that whoever asks sees came after it: then it is no more how the enquiry stands. */
function isPast({ enquiry, entry }: Change, { viewer }: Scene): boolean {
  if (!canSee(viewer, enquiry)) return false;
  return viewer.internalNotes ? enquiry.version > entry.version : versionSeen(enquiry, viewer).changedAt > entry.at;
}

/** Pressed again after the enquiry went on: that it was done then, and how it stands now. */
async function sincePast({ enquiry, entry }: Change, scene: Scene): Promise<Reply> {
  const { reference } = enquiry;
  const then = `That was done already, on ${formatDate(entry.on)}, and nothing was done now. ${reference} has changed since. This is how it stands now.`;
  const { blocks } = await describeEnquiry(enquiry, scene);
  return inPlace(reply(paragraph(then), ...blocks), scene);
}

/** The same for a new enquiry, with the clause that promises its dates, and others that may be about the same thing. */
export async function askAfterLogging(outcome: CaseworkOutcome, scene: Scene, again: () => Reply): Promise<Reply> {
  if (outcome.kind === 'refused') {
    return reply(paragraph(outcome.sentence), ...again().blocks);
  }
  if (outcome.kind !== 'changed') return changesReply(outcome, scene);
  const { enquiry, repeated } = outcome;
  const none = noPromise(scene);
  return inPlace(
    reply(
      heading(`${enquiry.reference}: ${enquiry.subject}`),
      paragraph(
        repeated
          ? 'This was logged already, and is not logged twice.'
          : `Logged for ${scene.nameOf(enquiry.councillorId)}.`,
      ),
      paragraph(none ?? dueSentence(enquiry, scene.rules, scene.on)),
      ...quoteStandard(scene),
      { kind: 'actions', actions: actionsAfter(enquiry, scene) },
      ...(await offerDuplicates(enquiry, scene)),
    ),
    scene,
  );
}

function said({ enquiry, entry }: Change, scene: Scene, before: readonly Block[]): readonly Block[] {
  return [
    heading(`${enquiry.reference}: ${enquiry.subject}`),
    ...before,
    paragraph(entry.what),
    ...(entry.why === undefined ? [] : [paragraph(entry.why)]),
    ...whoReads(entry.kind, entry.why, [enquiry], scene).map(paragraph),
    ...(canSee(scene.viewer, enquiry)
      ? datesAfter(enquiry, entry.what, scene)
      : [paragraph('You do not see it any more.')]),
  ];
}

function datesAfter(enquiry: Enquiry, what: string, scene: Scene) {
  const sentence = dueSentence(enquiry, scene.rules, scene.on);
  const isNews = !what.includes(sentence) && sentence !== 'It is resolved.' && sentence !== 'It is withdrawn.';
  return isNews ? [paragraph(sentence)] : [];
}

function actionsAfter(enquiry: Enquiry, scene: Scene): readonly Action[] {
  const own = button('My casework', sayList('mine'));
  // Whoever handed it on does not see it any more: what they would be refused is not offered.
  if (!canSee(scene.viewer, enquiry)) return [...undoAction(enquiry, scene), own];
  return [
    button('Show it', typedFor('show', enquiry.reference), true),
    ...undoAction(enquiry, scene),
    ...whyAction(enquiry),
    own,
  ];
}
