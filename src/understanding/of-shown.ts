import type { Known } from './known.ts';
import { speaksOfRules } from './of-documents.ts';
import type { Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Due?", "who logged it, and on what day?", "it's not overdue, is it": asked while one enquiry is on the screen, of nothing but how an
 * enquiry stands. A question of what may or must be done is none, nor one of any enquiry ("when is an update due?"): they may be to the
 * documents.
 */

const ASKING =
  /^(?:and|ok|so)?\s*(?:who|whom|whose|what|when|where|which|how|why|is|are|was|were|has|have|had|did|does|do|tell|any)\b/i;
const TAG =
  /\b(?:is|isn['’]?t|was|wasn['’]?t|has|hasn['’]?t|did|didn['’]?t|does|doesn['’]?t)\s+(?:it|that|he|she|they)\W*$/i;

/** Words that only join others or point at something: a closed class of the language. */
const JOINING =
  /^(?:and|any|are|at|be|been|but|by|did|do|does|exactly|for|from|got|had|has|have|he|her|hers|him|his|how|i|in|is|isnt|it|its|me|my|not|now|of|on|or|our|out|she|so|still|tell|that|the|their|them|then|there|these|they|this|those|to|us|was|wasnt|we|were|what|whats|when|whens|where|wheres|which|who|whom|whos|whose|why|with|yet|already|again|you|about|on|up|s|t|isn|wasn|hasn|didn|doesn|aren|haven|weren|don)$/;

/** How an enquiry stands, and who has to do with it. */
const STANDING =
  /^(?:acknowledged?|added|agreed|answered|asked|assigned|chased|closed|complex|councillor|date|day|deadline|done|due|extended|falls?|fixed|hand|happened|happening|has|heard|latest|late|logged|long|made|named?|news|number|officer|open|overdue|owner|owns|paused|promised|reassigned|received|ref|reference|replied|resolved|resumed|said|sent|service|started|status|stopped|team|told|update|updated|urgent|ward|waiting|since|last|next|cllr|changed|put|by)$/;

/** What points at something that was spoken of; a word or two alone do so too. */
const POINTING = /\b(?:it|its|this|that|one|he|she|they|him|her|them|his|hers|their)\b/i;

/** At most so many words: more say something of their own. */
const MOST_WORDS = 10;

/** The enquiry on the screen, where that alone is asked about and nothing else was understood; else what was understood. */
export function shownForQuestion(understood: Understanding, said: Said, known: Known): Understanding {
  const isOpen = understood.kind === 'unclear' || (understood.kind === 'documents' && !understood.talk);
  const [only, second] = known.screen.references;
  if (!isOpen || only === undefined || second !== undefined || !asksHowItStands(said, understood.kind === 'documents'))
    return understood;
  const command = { kind: 'show', abouts: [{ named: only }], focus: 'all' } as const;
  return { kind: 'command', command, text: said.text, found: [], likely: understood.likely };
}

function asksHowItStands({ text, mood }: Said, isToDocuments: boolean): boolean {
  if (!mood.question && !ASKING.test(text) && !TAG.test(text)) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const standing = words.filter((word) => !JOINING.test(word));
  if (speaksOfRules(text) || (isToDocuments && words.length > 2 && !POINTING.test(text))) return false;
  return words.length <= MOST_WORDS && standing.length > 0 && standing.every((word) => STANDING.test(word));
}
