import type { Known } from '../known.ts';
import type { Masked } from '../mask.ts';
import { isOfConduct, namesPlace, speaksOfDocuments, speaksOfRules, speaksOfTrouble } from '../of-documents.ts';
import type { Said } from '../said.ts';
import { passesOn } from './trigger.ts';

/**
 * What somebody passes on that a resident said: a trouble, which is logged; a question, or the conduct of members or officers, which
 * the documents answer; or neither for certain, which the likeliest reading decides. Undefined where nothing is passed on.
 */
export type Told = 'trouble' | 'documents' | 'unsure';

const ASKED =
  /\b(?:ask(?:s|ed|ing)?|wants? to know|wanted to know|wonder(?:s|ed|ing)?|curious|quer(?:y|ies|ied|ying))\b(?:\s+(?:me|us|about|as to))*\s+(?:if|whether|how|who|whose|what|which|when|where|why)\b/i;
/** What somebody may and must is for the documents, whatever it is about. */
const DUTY = /\b(?:allowed|entitled|permitted|supposed to|obliged|duty|duties|powers?|rules?|policy|policies)\b/i;
const BEHAVED =
  /\b(?:shout(?:s|ed|ing)?|swore|swears|swearing|rude|aggressive|abusive|bull(?:y|ied|ying)|harass\w*|threaten\w*|intimidat\w*|disrespectful|sexist|racist|insult\w*|lied|lying)\b/i;
const GOSSIP = /\b(?:drunk|freebies|brib\w+|corrupt\w*|affair|sleeping with|on the take|useless|lazy)\b/i;
const OF_US =
  /\b(?:one|some|any|most|all|none) of (?:us|you|them|our lot|your lot)\b|\b(?:leader|mayor|clerk|politicians?)\b/i;
/** "Told me Cllr Lowe parks on the verge": a member does something, other than to say or promise it. */
const MEMBER_DOES =
  /\b(?:says?|said|tells?|told|reckons?|complain(?:s|ed|ing)?|reports?|reported|heard|about|that)\s+(?:me\s+|us\s+|to me\s+)?(?:that\s+)?(?:(?:cllr|councillor|coun)\.?\s+\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?|an?\s+(?:councillor|cllr|member(?!\s+of\s+(?!the\s+council\b))))\s+(?!(?:is |was |has |had )?(?:said|says?|told|promis\w+|agreed|would|will|going to|asked|suggested|knows|has been told)\b)\p{L}+/iu;

/** "Told me the planning officer is mates with the developer": how somebody of the council is, and not where they are. */
const ONE_IS =
  /\b(?:says?|said|tells?|told|reckons?|heard|complain(?:s|ed|ing)?)\s+(?:me\s+|us\s+|to me\s+)?(?:that\s+)?(?:the|an?|our|one of (?:the|our))\s+(?:\p{L}+\s+)?(?:officers?|councillors?|cllrs?|members?|chair|leader|mayor|chief executive|clerk)\s+(?:is|are|was|were)\s+(?!coming|going|due|meant|supposed|not\b|never|late|away|off\b|on (?:leave|holiday)|sick|looking|dealing|waiting|back\b|out\b|here\b|there\b|told|asked|aware)/iu;

/** Whether words tell how somebody behaved, in a way that a code of conduct speaks of. */
export function tellsOfBehaviour(text: string): boolean {
  return BEHAVED.test(text);
}

/** What is told, where something is passed on. */
export function readTold({ text, mood }: Said, { spans }: Pick<Masked, 'spans'>, known: Known): Told | undefined {
  if (!passesOn(text)) return undefined;
  if (mood.question) return 'unsure';
  if (speaksOfRules(text) || isOfConduct(text) || MEMBER_DOES.test(text) || ONE_IS.test(text)) return 'documents';
  const speaks = (words: string) => speaksOfTrouble(words, known) || namesPlace(words);
  const asked = ASKED.exec(text);
  // Where somebody asked it is not where it is: "a bloke at the surgery asked if I get paid".
  if (asked !== null && (!speaks(text.slice(asked.index + asked[0].length)) || DUTY.test(text))) return 'documents';
  const isOfTrouble = speaks(text);
  if (isOfTrouble) return 'trouble';
  const isOfSomebody = spans.some(({ is }) => is === 'person') || OF_US.test(text) || speaksOfDocuments(text);
  return isOfSomebody || BEHAVED.test(text) || GOSSIP.test(text) ? 'documents' : 'unsure';
}
