import type { Known } from '../known.ts';
import { maskSaid } from '../mask.ts';
import type { Said } from '../said.ts';
import { DOCUMENTS, type Wanted } from '../wanted/open-wanted.ts';
import type { After, Routes } from './open-routes.ts';
import { BESIDE_MANNERS } from './shares.ts';

/** Where what was said belongs, with what stands before it. */
export function routesFor(said: Said, known: Known): Routes {
  return known.route(maskSaid(said.text, known).masked, said.mood.question, afterWhat(known));
}

/** Whether words of manners and chat want something of casework all the same. */
export function isBesideWish(said: Said, known: Known): boolean {
  return routesFor(said, known).casework >= BESIDE_MANNERS;
}

function afterWhat({ screen, askedDocuments }: Known): After {
  if (isWaiting({ screen }))
    return screen.buttons.some(({ typed }) => typed.startsWith('confirm ')) ? 'read-back' : 'form';
  if (askedDocuments === true) return 'document';
  return screen.references.length > 0 || screen.listed !== undefined ? 'shown' : 'start';
}

/** Whether something was asked or read back, and waits for an answer. */
export function isWaiting({ screen: { open, buttons } }: Pick<Known, 'screen'>): boolean {
  return open !== undefined || buttons.some(({ typed }) => typed.startsWith('confirm '));
}

/** How much what is wanted says beside where the turn belongs: both were learned from some of the same. */
const OF_WANTED = 0.5;

/** Three times as many questions to the documents teach as turns to them: what is doubtful is of casework oftener than its share says. */
const OF_TEACHING = 0.7;

/** How much speaks for casework, in log odds: by where the turn belongs, and by what it may want. */
export function leaningOf({ casework }: Routes, ranked: Wanted): number {
  const outside = ranked
    .filter(({ label }) => label === DOCUMENTS || label === 'talk')
    .reduce((sum, { likely }) => sum + likely, 0);
  return OF_TEACHING + logOdds(casework, 0.999) + OF_WANTED * logOdds(1 - outside, 0.95);
}

/** No share is taken for more than `most`, nor for less than the rest of 1. */
function logOdds(share: number, most: number): number {
  const kept = Math.min(most, Math.max(1 - most, share));
  return Math.log(kept / (1 - kept));
}
