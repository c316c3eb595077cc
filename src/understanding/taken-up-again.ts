import { isOfCouncillorSide } from '../people/index.ts';
import { noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/* "The bins by the library are not emptied", "look again at the kerb": said by words of a subject, of an enquiry that was resolved. */

const NOT_DONE =
  /^(?:the |my |our |that |those )(?<what>.+?)\s+(?:(?:is|are|was|were|has|have)(?: still)? not|(?:is|are|was|were|has|have)n['’]?t)(?: been)?(?: properly)? (?:fixed|done|sorted|mended|repaired|cleared|resolved|cut|emptied|filled|finished|replaced|removed|cleaned)(?: (?:yet|at all|after all|though))?[\s.!]*$/i;
const LOOK_AGAIN =
  /^(?:please )?(?:look again (?:at|into) (?<what>.+?)|(?:look|check) (?:at |into )?(?<other>.+?) again)[\s.!]*$/i;
const ofNoMeaning = new Set(['the', 'a', 'an', 'my', 'our', 'that', 'in', 'on', 'at', 'by', 'of', 'one']);

const AGAIN =
  /^(?:(?:and|now|so|please|ok|chase|ask|nudge|do (?:it|that)|(?:him|her|them|it))[\s,]+)*(?:again|once more|one more time|a second time)(?:\s+(?:please|pls|now|then))*[\s.!]*$/i;

/** "Again", said when something was chased: the same once more, to be read back or refused. */
export function chasedAgain({ text }: Said, { screen: { did, open } }: Known): Command | undefined {
  const isChased = did?.kind === 'act' && did.verb === 'chase' && open === undefined;
  return isChased && AGAIN.test(text) ? { ...did, sure: false } : undefined;
}

/** The one resolved enquiry of a councillor whose subject has all these words; undefined where none has, or several. */
export function takenUpAgain({ text, mood }: Said, known: Known): Command | undefined {
  if (mood.question || mood.wondering || !isOfCouncillorSide(known.me)) return undefined;
  const look = LOOK_AGAIN.exec(text)?.groups;
  const what = look?.what ?? look?.other ?? NOT_DONE.exec(text)?.groups?.what ?? '';
  const words = wordsOf(what)
    .filter((word) => !ofNoMeaning.has(word))
    .map(stemOf);
  if (words.length === 0) return undefined;
  const fitting = known.seen.filter(({ subject }) => {
    const of = new Set(wordsOf(subject).map(stemOf));
    return words.every((word) => of.has(word));
  });
  const [only, second] = fitting;
  if (only?.stands?.isClosed !== true || second !== undefined) return undefined;
  const verb = look === undefined ? 'not-fixed' : 'look-again';
  return { kind: 'act', verb, abouts: [{ named: only.reference }], words: noActionWords, sure: false };
}
