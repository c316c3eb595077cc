import { type Enquiry, type EnquiryDraft, likelyDuplicates, saidAgain } from '../../../casework/index.ts';
import type { Block } from '../../../messaging/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import { look, type Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';
import { possibleIn } from './enquiry-actions.ts';

const LOOKED_THROUGH = 200;

/** So long ago is just now, in milliseconds. */
const LATELY = 30 * 60_000;

/** Whether an enquiry was logged only just now. */
export function isLoggedJustNow({ loggedAt }: Enquiry, { at }: Scene): boolean {
  return at - loggedAt <= LATELY;
}

/** What the speaker logged in the same words before, or somebody for them, where that is open still. */
export async function loggedLately(draft: EnquiryDraft, scene: Scene): Promise<Enquiry | undefined> {
  const page = { order: 'newest-first', limit: 50 } as const;
  const { enquiries } = await look(scene, ({ casework }) => casework.list(scene.viewer, { state: 'open' }, page));
  return enquiries.find(
    ({ loggedBy, subject, councillorId }) =>
      (loggedBy === scene.person.id || councillorId === scene.person.id) &&
      councillorId === draft.councillorId &&
      wordsOf(subject) === wordsOf(draft.subject),
  );
}

/** What the same councillor has open already that this may be again. */
export async function openAlready(draft: EnquiryDraft, scene: Scene): Promise<Enquiry | undefined> {
  const page = { order: 'newest-first', limit: LOOKED_THROUGH } as const;
  const { enquiries } = await look(scene, ({ casework }) => casework.list(scene.viewer, { state: 'open' }, page));
  return saidAgain(
    draft.subject,
    enquiries.filter(({ councillorId }) => councillorId === draft.councillorId),
  );
}

function wordsOf(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "Cllr Khan logged one like this": only of what the reader may see, and only to whoever may link it. */
export async function offerDuplicates(enquiry: Enquiry, scene: Scene): Promise<readonly Block[]> {
  if (enquiry.ward === undefined || !possibleIn(enquiry, scene).includes('link')) return [];
  const { ward } = enquiry;
  const { enquiries } = await look(scene, ({ casework }) =>
    casework.list(scene.viewer, { ward, state: 'open' }, { order: 'newest-first', limit: LOOKED_THROUGH }),
  );
  const linkable = enquiries.filter((other) => possibleIn(other, scene).includes('link'));
  const alike = likelyDuplicates(enquiry, linkable);
  if (alike.length === 0) return [];
  return [
    paragraph('These may be about the same thing:'),
    {
      kind: 'list',
      items: alike.map(
        ({ reference, subject, councillorId }) => `${reference}, ${subject}, for ${scene.nameOf(councillorId)}`,
      ),
    },
    buttons(
      ...alike.map(
        ({ reference }) => [`Link to ${reference}`, `${typedFor('link', enquiry.reference)} to ${reference}`] as const,
      ),
    ),
  ];
}
