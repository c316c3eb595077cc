import type { Known } from './known.ts';
import { asksSomewhere, speaksOfRules } from './of-documents.ts';
import { perhapsMeant } from './perhaps.ts';
import { isWaiting, routesFor } from './routing/routes-for.ts';
import type { Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * What is told while an enquiry is on the screen, or waits to be confirmed, and points at that: "they add that it is the other corner". It
 * is of casework, and asked about; the documents answer questions.
 */

/** From here on words go on about what is on the screen. */
const GOES_ON = 0.7;
/** From here on words ask nothing, though something waits. */
const ONLY_TALK = 0.8;
/** "Should nothing be done by Friday, I shall write": put like a question, and none. */
const SUPPOSES =
  /^(?:should|had|were|if|unless)\b[^?]*,\s*(?:then\s+)?(?:i|we)(?:['’]ll|\s+(?:shall|will|would|may|might|must))\b[^?]*$/i;
/** "What happens if I resolve it by mistake": of what can be done with the one that is shown. */
const SUPPOSES_DOING =
  /\bwhat (?:happens |would happen |will happen |do i do |becomes of it )?if (?:i|we)\s+(?:\w+\s+)?(?:resolve|close|pause|resume|extend|withdraw|reopen|reassign|acknowledge|update|undo|do)d? (?:it|this|that|this one|that one)\b/i;
/** Longer words are a story of their own. */
const MOST_WORDS = 40;

/** What was left to the documents, as casework where it plainly goes on about what is on the screen; else what was understood. */
export function amidCasework(understood: Understanding, said: Said, known: Known): Understanding {
  const { references } = known.screen;
  if (understood.kind !== 'documents' || (references.length === 0 && !isWaiting(known))) return understood;
  const { text } = said;
  const [only, second] = references;
  if (SUPPOSES_DOING.test(text) && only !== undefined && second === undefined && !speaksOfRules(text)) {
    const command = { kind: 'show', abouts: [{ named: only }], focus: 'all' } as const;
    return {
      kind: 'held',
      why: 'question',
      words: text,
      command,
      offers: [],
      text,
      found: understood.found,
      likely: 1,
    };
  }
  const isAsked = said.mood.question || said.mood.wondering || asksSomewhere(text);
  const { casework, talk } = routesFor(said, known);
  const goesOn = !isAsked && !speaksOfRules(text) && (isWaiting(known) ? talk < ONLY_TALK : casework >= GOES_ON);
  if (text.split(' ').length > MOST_WORDS || !(goesOn || SUPPOSES.test(text))) return understood;
  const { found, likely } = understood;
  return { kind: 'unclear', may: perhapsMeant(said, { spans: found }, known, []), text, found, likely };
}
