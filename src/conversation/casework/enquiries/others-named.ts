import { type Action, type Enquiry, formatReference, parseReference } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import type { Proposal } from '../pending.ts';
import { look, type Scene } from '../services.ts';
import { buttons, listed, paragraph } from '../wording.ts';
import { readBackFirst } from './which-one.ts';

/*
 * A number in words that a councillor reads: where it is of an enquiry that they do not see, it would tell them that there is one. It never
 * reaches them.
 */

type Steps = Extract<Proposal, { kind: 'act' }>['steps'];

const WRITTEN =
  /(?<![\p{L}\p{N}])#?cw[\s\-–—/]*20\d\d[\s\-–—/]*\d{1,7}(?!\d)|(?<![\p{L}\p{N}:./£-])#?0\d{3}(?![\d:./-])/giu;

/** Words of what is done that the councillor reads. */
function readBy(action: Action): string {
  if (action.kind === 'note' || action.kind === 'chase') return '';
  return 'text' in action ? action.text : 'reason' in action ? action.reason : '';
}

/** Why it was not done, with the same words without the number; undefined where every number in them may be read. `typed` orders it. */
export async function namesOthers(
  steps: Steps,
  enquiries: readonly Enquiry[],
  typed: string,
  scene: Scene,
): Promise<Reply | undefined> {
  if (isOfCouncillorSide(scene.person)) return undefined;
  for (const [at, { action }] of steps.entries()) {
    const enquiry = enquiries[at];
    const words = readBy(action);
    if (enquiry === undefined || !words.match(WRITTEN)) continue;
    const unseen = await notTheirs(words, enquiry, scene);
    if (unseen.length === 0) continue;
    const reader = scene.nameOf(enquiry.councillorId);
    const plain = unseen.reduce((text, written) => text.replaceAll(written, 'another enquiry'), words);
    const again = readBackFirst(`${typed}: ${plain}`);
    return {
      ...reply(
        paragraph(
          `${reader} reads these words, and does not see ${listed(unseen)}. So nothing was done. Say it without the number.`,
        ),
        buttons(['Say “another enquiry”', again]),
      ),
      nature: 'asks',
    };
  }
  return undefined;
}

/** The numbers, as written, of enquiries that neither the councillor has nor anybody shared with them. */
async function notTheirs(words: string, enquiry: Enquiry, scene: Scene): Promise<readonly string[]> {
  const year = Number(scene.on.slice(0, 4));
  const written = [...new Set([...words.matchAll(WRITTEN)].map(([each]) => each))];
  const unseen: string[] = [];
  for (const each of written) {
    const whole = parseReference(each);
    const number = Number(/\d+$/.exec(each)?.[0]);
    const wanted = whole === undefined ? [year, year - 1].map((of) => ({ year: of, number })) : [whole];
    if (wanted.some((one) => formatReference(one.year, one.number) === enquiry.reference)) continue;
    const found = await look(scene, ({ casework }) => casework.some(scene.viewer, wanted));
    // Four figures may be anything; a whole reference is one, whether the speaker sees it or not.
    if (found.length === 0 && whole === undefined) continue;
    const isTheirs = found.some(
      ({ councillorId, sharedWith = [] }) =>
        councillorId === enquiry.councillorId || sharedWith.includes(enquiry.councillorId),
    );
    if (!isTheirs) unseen.push(each);
  }
  return unseen;
}
