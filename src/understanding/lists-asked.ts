import { isOfCouncillorSide } from '../people/index.ts';
import { type Command, type ListName, noListWords } from './command.ts';
import type { Known } from './known.ts';
import { readList } from './lists.ts';
import { isOfConduct, speaksOfDocuments, speaksOfRules } from './of-documents.ts';
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

/** Undefined for anything else. */
export function readListAsked(raw: string, known: Known): Command | undefined {
  const text = withoutCourtesy(raw).replace(MANNERS, '').trim();
  const late = lateOrSoon(text, known);
  if (late !== undefined) return late;
  if (OF_NOBODY.test(text)) return { kind: 'list', which: 'unassigned', page: 1, of: noListWords };
  if (text.split(/\s+/).length > MOST_WORDS) return undefined;
  const ward = IN_A_WARD.exec(text)?.groups?.ward;
  if (ward !== undefined) return { kind: 'list', which: 'search', page: 1, of: { ...noListWords, ward } };
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
