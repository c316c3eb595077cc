import { isOfCouncillorSide } from '../people/index.ts';
import { type Command, type ListName, noListWords } from './command.ts';
import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import { readList } from './lists.ts';
import { isOfConduct, namesPlace, speaksOfDocuments, speaksOfRules, speaksOfTrouble } from './of-documents.ts';
import { withoutCourtesy } from './said.ts';

/* Lists that are asked for in a few words: "shared with me", "about rats", "oldest in the council". */

const SHARED =
  /^(?:(?:please |and )?(?:show(?: me)?|list|see|find|is|are|have|has|what(?:['’]s| is| are| has| have| was| were)?|which|any|anything|everything|all|the|cases?|casework|enquir(?:y|ies)|ones?|there|been|did|anyone|anybody)\s+)*(?:shared?)\s+(?:\S+\s+){0,2}?with (?:me|us)$/i;
const ABOUT =
  /^(?:(?:show(?: me)?|find|list|see|and|anything|something|everything|any|all|ones|cases|casework|enquiries|have we|do we have|have you|got|is there|are there)\s+)*(?:about|regarding|concerning|to do with)\s+(?:the\s+|my\s+|our\s+|any\s+)?(?<what>\p{L}[\p{L}'’-]{2,}(?:\s+\p{L}[\p{L}'’-]+){0,2})$/iu;
/** What stands behind what is sought, and is not. */
const MANNERS = /(?:[\s,.!?]+(?:please|pls|plz|thanks|thank you|ta|cheers|mate|then|again|now))*[\s,.!?]*$/i;
const OF_NOTHING =
  /^(?:it|this|that|these|those|me|you|us|him|her|them|time|which|what|who|how|when|where|why|nothing|anything|everything|something|to|you(?:r\w*)?|clausewise|here|there|now|today)\b/i;
const OLDEST_OF =
  /\b(?:oldest|longest)\b(?:[- ](?:open|running|waiting|outstanding|standing|unresolved))*(?=\s*$|\s+(?:ones?|cases?|casework|enquir(?:y|ies)|jobs?|tickets?|issues?|complaints?|in|of|for|with|on|by|across|we|i|that|still|first)\b)/i;
const ONE = /\b(?:oldest|longest)\b.*\b(?:one|case|enquiry|job|ticket|issue|complaint)\b/i;
const CLOSED = /\b(?:closed|resolved|withdrawn|ever|of all)\b/i;
/** "Closed this week", "what was resolved last month": a time that is past or runs, and nothing that was closed then. */
const CLOSED_IN =
  /^(?:(?:and|so|ok|all|what|which|what(?:['’]?s| is| was| has been| got| did we)|ones?|everything|anything|we|was|were|has|have|been|got)\s+)*(?:closed|resolved|close|resolve)\s+(?:(?:in|over|during|for|so far)\s+)?(?:yesterday|since\s.{3,20}|(?:this|last|the last|the past)\s+(?:\d+\s+|few\s+|two\s+|three\s+)?(?:days?|weeks?|fortnight|months?|quarter|year))$/i;
const MOST_WORDS = 10;

/** "How many of those are in danger of going over": what is due by the end of the week, which is all that can be told of what may be late. */
const AT_RISK =
  /\b(?:in danger of|at risk of|close to|about to|near(?:ly|ing)?|likely to|going to|might|may) (?:go(?:ing)? (?:over|late|overdue)|be(?:ing|coming)? (?:late|overdue)|become (?:late|overdue)|miss(?:ing)? (?:its|their|the|a) (?:date|day|deadline|promise)s?|overrun(?:ning)?|run(?:ning)? (?:over|late))\b/i;
const GONE_OVER =
  /\b(?:what|which|any\w*|how many)\b.*\b(?:gone|went|going|run) over(?: time| date| the date)?(?=\s*$|\s+(?:since|this|last|today|in|for|yet|now|on)\b)/i;
const MOST_OF_LATE = 16;

function lateOrSoon(text: string, known: Known): Command | undefined {
  if (text.split(/\s+/).length > MOST_OF_LATE || speaksOfDocuments(text)) return undefined;
  const isOwn = isOfCouncillorSide(known.me) || /\b(?:my|mine|i|i['’]?ve)\b/i.test(text);
  if (AT_RISK.test(text) && /\b(?:how many|which|what|any|anything|those|these|them|ones?)\b/i.test(text))
    return isOwn
      ? { kind: 'list', which: 'due-this-week', page: 1, of: noListWords }
      : { kind: 'list', which: 'team', page: 1, of: { ...noListWords, by: 'this week' } };
  return GONE_OVER.test(text)
    ? readList(isOwn ? 'overdue' : 'team-overdue', text.replace(/\b(?:gone|went|going|run) over\b/i, 'overdue'), known)
    : undefined;
}

/** "Which enquiries are without an owner", "what has yet to be allotted": those that nobody has, in whatever words. */
const OF_NOBODY =
  /^(?:(?:and|please|can i see|could i see|may i see|let me see|i want to see|show(?: me)?|list|see|find)\s+)*(?:which|what|any|anything|are there any|is there anything|all|the|those)\b(?=[^?]*\b(?:enquir(?:y|ies)|inquir(?:y|ies)|cases?|casework|matters?|anything|what)\b)(?!.*\bmine\b|.*\bmy\b)[^?]{0,60}?\b(?:un(?:allocated|allotted|assigned|owned)|without (?:an?|any) (?:owner|officer|handler)|(?:yet|still|remains?|remaining|waiting) to be (?:allotted|allocated|assigned|given out)|not (?:yet )?(?:been )?(?:allotted|allocated|assigned)(?: yet)?)\b(?:\s+(?:to\s+(?:an?\s+officer|anybody|anyone|somebody)|(?:across|in|over|throughout)\s+the\s+(?:whole\s+)?(?:council|authority|organisation)|at present|at the moment|currently|now|yet|still|please))*[\s?.!]*$/i;

/** "Everything in a ward", as help teaches it: which one is asked. */
const IN_A_WARD =
  /^(?:(?:show(?: me)?|find|list|search(?: for)?|see) )*(?:everything|anything|all(?: casework| enquiries)?|casework|enquiries|cases) (?:in|from|for) (?<ward>(?:a|any|one|some|which|my|the) (?:given |particular |single )?ward)$/i;

/** "Is there somewhere I can see what I have raised": a place is asked for, and the list is that. */
const WHERE_TO_SEE =
  /\b(?:(?:is|are) there (?:an?y?|some)?\s*(?:where|place|page|list|record|way|log|screen|table)|somewhere|anywhere|(?:do|did|have) you (?:keep|have|got|hold) (?:an?|any|the) (?:list|record|note|log)|where (?:can|could|would|might|do|will) (?:i|we)|(?:can|could|may|might) (?:i|we)(?: please| just)? (?:see|look|view|go over|look back)|how (?:can|could|do|would) (?:i|we) (?:get (?:to|at|hold of)|see|find|view|look)|i(?:['’]d| would) like to (?:see|look|go|read)|i want to (?:see|look|go|read)|let me (?:see|look))\b/i;
/** What somebody raised, or has to do. */
const RAISED =
  /\b(?:(?:i|we)(?:['’]?ve| have)? (?:(?:already|just|ever|so far|earlier) )?(?:raised|reported|logged|lodged|flagged|put (?:in|to you|forward)|sent (?:in|you|to you)|brought (?:up|in|to you)|passed (?:on|to you)|handed (?:in|to you)|asked (?:you|for|about)|told you|given you)|(?:i['’]?m|i am|we['’]?re) (?:holding|dealing with|working on|handling)|(?:landed on|come to|given to|assigned to|passed to) me|(?:jobs|cases|enquiries|ones|work|things) (?:that )?i (?:hold|have|handle))\b/i;
/** "Where are we with everything": how all of one's own stands. */
const ALL_STANDS =
  /^(?:(?:and|so|ok|right|now|but|tell me|could you tell me|can you tell me)[\s,]+)*(?:(?:where|how|how far|how well) (?:are|do|does|is|have|has|stands?) (?:we|i|you|things|it|that|everything|all (?:of )?(?:mine|that))(?:['’]s)?|(?:where|how)['’]?s it(?: all)?|how (?:everything|all) (?:of mine )?(?:is|stands)|what(?:['’]?s| is) the (?:position|state of play|score|story))(?: (?:all|got|get|getting|gotten|up|stand|standing|doing|going|coming|along|on|to|with|for|of|are|is))*(?: (?:everything|all of (?:it|them|mine|those)|all (?:mine|my \p{L}+)|my (?:lot|cases|casework|enquiries|stuff|things)|the (?:whole )?lot|mine))?(?: (?:of mine|i (?:gave|sent|raised|reported)(?: you)?|so far|now|today|at the moment|getting on|going|doing|then))*[\s?.!]*$/iu;
const OF_ALL =
  /\b(?:everything|all of (?:it|them|mine|those)|all (?:mine|my)|my (?:lot|cases|casework|enquiries|stuff|things)|the (?:whole )?lot)\b/i;
const MOST_OF_OWN = 18;

function ownAsked(text: string, known: Known): Command | undefined {
  if (text.split(/\s+/).length > MOST_OF_OWN || speaksOfDocuments(text) || isOfConduct(text)) return undefined;
  if (known.askedDocuments === true && known.screen.open !== undefined) return undefined;
  const isPlace = WHERE_TO_SEE.test(text) && RAISED.test(text) && !speaksOfTrouble(text, known) && !namesPlace(text);
  if (!isPlace && !(ALL_STANDS.test(text) && OF_ALL.test(text))) return undefined;
  return findNames(text, known).length > 0 ? undefined : { kind: 'list', which: 'mine', page: 1, of: noListWords };
}

/** Undefined for anything else. */
export function readListAsked(raw: string, known: Known): Command | undefined {
  const text = withoutCourtesy(raw).replace(MANNERS, '').trim();
  const first = lateOrSoon(text, known) ?? ownAsked(text, known);
  if (first !== undefined) return first;
  if (OF_NOBODY.test(text)) return { kind: 'list', which: 'unassigned', page: 1, of: noListWords };
  if (text.split(/\s+/).length > MOST_WORDS) return undefined;
  const ward = IN_A_WARD.exec(text)?.groups?.ward;
  if (ward !== undefined) return { kind: 'list', which: 'search', page: 1, of: { ...noListWords, ward } };
  if (CLOSED_IN.test(text) && known.screen.open === undefined) return readList('closed', text, known);
  if (SHARED.test(text)) return { kind: 'list', which: 'shared', page: 1, of: noListWords };
  if (speaksOfDocuments(text) || speaksOfRules(text) || isOfConduct(text)) return undefined;
  const what = ABOUT.exec(text)?.groups?.what ?? '';
  const isOpen = known.screen.open !== undefined || known.askedDocuments === true;
  if (what !== '' && !OF_NOTHING.test(what) && !isOpen && !speaksOfDocuments(what))
    return { kind: 'list', which: 'search', page: 1, of: { ...noListWords, words: what } };
  // "Who has the oldest enquiry" is about one.
  if (!OLDEST_OF.test(text) || ONE.test(text)) return undefined;
  const list = readList(whose(text, known), text, known);
  if (list.kind !== 'list' || list.which !== 'search' || list.of.only.length > 0 || CLOSED.test(text)) return list;
  return { ...list, of: { ...list.of, words: list.of.words.replace(/\bopen\b/i, '').trim(), only: ['open'] } };
}

function whose(text: string, { me }: Known): ListName {
  if (/\bteam\b/i.test(text) && !isOfCouncillorSide(me)) return 'team';
  return /\b(?:my|mine|i|i['’]?ve)\b/i.test(text) ? 'mine' : 'search';
}
