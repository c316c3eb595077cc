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
  /^(?:(?:and|ok|so|but|sorry)[\s,]+)*(?:(?:to|from|by|for|with|until|till|since|on|at|of) )?(?:who|whom|whose|what|when|where|which|how|why|is|are|was|were|has|have|had|did|does|do|tell|any)\b/i;
const TAG =
  /\b(?:is|isn['’]?t|was|wasn['’]?t|has|hasn['’]?t|did|didn['’]?t|does|doesn['’]?t)\s+(?:it|that|he|she|they)\W*$/i;

/** Words that only join others or point at something: a closed class of the language. */
const JOINING =
  /^(?:and|any|are|at|be|been|being|but|by|did|do|does|exactly|for|from|got|had|has|have|he|her|hers|him|his|how|i|in|is|isnt|it|its|me|my|not|now|of|on|one|ones|or|our|out|she|so|still|tell|that|the|their|them|then|there|these|they|this|those|to|us|was|wasnt|we|were|what|whats|when|whens|where|wheres|which|who|whom|whos|whose|why|with|yet|already|again|you|about|on|up|s|t|isn|wasn|hasn|didn|doesn|aren|haven|weren|don)$/;

/** What is asked of what one is to do, where one thing is pointed at: of any it is asked of the documents. */
const DUTY = /^(?:must|ought|should|shall|will|would|have|get|expect|need|supposed|meant|going)$/i;
const ONE = /\b(?:it|(?:this|that|the) (?:one|enquiry|inquiry|case|job|ticket))\b/i;
/** Manners around a question. */
const MANNERS =
  /(?:^(?:(?:could|can|would) you (?:please )?tell me|do you know|may i ask|please|sorry|excuse me)[\s,]+)|[\s,]+(?:if (?:i|one) may(?: (?:ask|enquire))?|may i ask|please|pls|do you know|at all|exactly|then)(?=[\s?.!]*$)/gi;

/** How an enquiry stands, and who has to do with it. */
const STANDING =
  /^(?:acknowledge|answer|assign|close|complete[d]?|deal|dealing|dealt|enquiry|expected|finish|finished|given|handled|handling|holds?|inquiry|passed|proposed|proposing|reply|resolve|until|whichever|ticket|job|case|acknowledged?|added|agreed|answered|asked|assigned|chased|closed|complex|councillor|date|day|deadline|done|due|extended|falls?|fixed|hand|happened|happening|has|heard|latest|late|logged|long|made|named?|news|number|officer|open|overdue|owner|owns|paused|promised|reassigned|received|ref|reference|replied|resolved|resumed|said|sent|service|started|status|stopped|team|told|update|updated|urgent|ward|waiting|since|last|next|cllr|changed|put|by)$/;

/** What points at something that was spoken of; a word or two alone do so too. */
const POINTING = /\b(?:it|its|this|that|one|he|she|they|him|her|them|his|hers|their)\b/i;

/** At most so many words: more say something of their own. */
const MOST_WORDS = 12;

/** The enquiry on the screen, where that alone is asked about and nothing else was understood; else what was understood. */
export function shownForQuestion(understood: Understanding, said: Said, known: Known): Understanding {
  // "Which date is it due by" is asked of that one, and of no list.
  const isOfAll = understood.kind === 'command' && understood.command.kind === 'list' && ONE.test(said.text);
  const isOpen = understood.kind === 'unclear' || (understood.kind === 'documents' && !understood.talk) || isOfAll;
  const [only, second] = known.screen.references;
  if (!isOpen || only === undefined || second !== undefined || !asksHowItStands(said, understood.kind === 'documents'))
    return understood;
  const command = { kind: 'show', abouts: [{ named: only }], focus: 'all' } as const;
  return { kind: 'command', command, text: said.text, found: [], likely: understood.likely };
}

function asksHowItStands({ text: whole, mood }: Said, isToDocuments: boolean): boolean {
  const text = whole.replace(MANNERS, '').trim();
  const mayBeDuty = ONE.test(text);
  if (!mood.question && !ASKING.test(text) && !TAG.test(text)) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const standing = words.filter((word) => !JOINING.test(word) && !(mayBeDuty && DUTY.test(word)));
  if (speaksOfRules(text) || (isToDocuments && words.length > 2 && !POINTING.test(text))) return false;
  return words.length <= MOST_WORDS && standing.length > 0 && standing.every((word) => STANDING.test(word));
}
