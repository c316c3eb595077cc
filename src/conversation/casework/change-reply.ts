import { type CaseworkOutcome, dueSentence, type Enquiry } from '../../casework/index.ts';
import { type Action, type Reply, reply } from '../../messaging/index.ts';
import { offerNear } from './find-enquiry.ts';
import type { Scene } from './services.ts';
import { describeEnquiry } from './show-enquiry.ts';
import { button, heading, inPlace, noPromise, paragraph, quoteStandard } from './wording.ts';

/** What became of a change, in words. `again` is the form to put right and send once more, where there was one. */
export async function changeReply(
  outcome: CaseworkOutcome,
  scene: Scene,
  again?: (sentence: string) => Reply,
): Promise<Reply> {
  switch (outcome.kind) {
    case 'changed': {
      const { enquiry, entry, repeated } = outcome;
      return inPlace(
        reply(
          heading(`${enquiry.reference}: ${enquiry.subject}`),
          ...(repeated ? [paragraph('That was done already.')] : []),
          paragraph(entry.what),
          ...(entry.why === undefined ? [] : [paragraph(entry.why)]),
          ...datesAfter(enquiry, entry.what, scene),
          { kind: 'actions', actions: actionsAfter(enquiry) },
        ),
        scene,
      );
    }
    case 'refused':
      return again?.(outcome.sentence) ?? reply(paragraph(outcome.sentence));
    case 'not-found':
      return offerNear(outcome, (reference) => `show ${reference}`);
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

/** The same for a new enquiry, with the clause that promises its dates. */
export async function askAfterLogging(outcome: CaseworkOutcome, scene: Scene, again: () => Reply): Promise<Reply> {
  if (outcome.kind === 'refused') {
    return reply(paragraph(outcome.sentence), ...again().blocks);
  }
  if (outcome.kind !== 'changed') return changeReply(outcome, scene);
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
      paragraph(none ?? dueSentence(enquiry, scene.rules)),
      ...quoteStandard(scene),
      { kind: 'actions', actions: actionsAfter(enquiry) },
    ),
    scene,
  );
}

function datesAfter(enquiry: Enquiry, said: string, scene: Scene) {
  const sentence = dueSentence(enquiry, scene.rules);
  const isNews = !said.includes(sentence) && sentence !== 'It is resolved.' && sentence !== 'It is withdrawn.';
  return isNews ? [paragraph(sentence)] : [];
}

function actionsAfter({ reference, stage }: Enquiry): readonly Action[] {
  const open = stage === 'logged' || stage === 'acknowledged';
  return [
    button('Show it', `show ${reference}`, true),
    ...(open ? [button('Why this date?', `why ${reference}`)] : []),
    button('My casework', 'my casework'),
  ];
}
