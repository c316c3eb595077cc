import { type Command, noListWords } from './command.ts';
import type { Known } from './known.ts';
import { speaksOfDocuments, speaksOfTrouble } from './of-documents.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/*
 * "Bins?", "and the kerb?": a thing and a question mark, and nothing said of it. It is the enquiry that has it in its subject, open or closed;
 * amid casework, what residents have trouble with is looked for.
 */

const THING =
  /^(?:(?:and|so|ok|okay|now|but|what about|how about|any news on|news on|re|about)[\s,]+)*(?:the |my |those |that |this )?(?<thing>\p{L}[\p{L}'’-]{2,}(?:\s\p{L}[\p{L}'’-]+){0,2})\s*\?+$/iu;
/** Words that ask by themselves. */
const ASKING =
  /\b(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|should|will|would|shall|yes|no|ok|okay|help|really|sorry|pardon|eh|news|update|updates|status|due|late|overdue|today|tomorrow|anything|anyone|anybody|nothing|more|else|next|mine|it|that|this|these|those|them|him|her|me|you|all|both|one|ones)\b/i;
const MOST_SHOWN = 3;
/** More words are a question of their own. */
const MOST_SOUGHT = 2;

/** Undefined for anything else, and where something else is asked on the screen. */
export function readBareThing(text: string, known: Known): Command | undefined {
  const thing = THING.exec(text)?.groups?.thing ?? '';
  const { open, references, buttons } = known.screen;
  if (thing === '' || ASKING.test(thing) || speaksOfDocuments(text) || open !== undefined) return undefined;
  const wanted = wordsOf(thing).map(stemOf);
  const named = known.seen.filter(({ subject }) => {
    const stems = wordsOf(subject).map(stemOf);
    return wanted.every((stem) => stems.includes(stem));
  });
  const isAmid = references.length > 0 || buttons.length > 0;
  const [only, second] = named;
  if (only === undefined)
    return isAmid && wanted.length <= MOST_SOUGHT && known.askedDocuments !== true && speaksOfTrouble(thing, known)
      ? { kind: 'list', which: 'search', page: 1, of: { ...noListWords, words: thing } }
      : undefined;
  if (second !== undefined && named.length > MOST_SHOWN)
    return { kind: 'list', which: 'search', page: 1, of: { ...noListWords, words: thing } };
  return { kind: 'show', abouts: named.map(({ reference }) => ({ named: reference })), focus: 'all' };
}
