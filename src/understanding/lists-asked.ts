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

/** Undefined for anything else. */
export function readListAsked(raw: string, known: Known): Command | undefined {
  const text = withoutCourtesy(raw).replace(MANNERS, '').trim();
  if (text.split(/\s+/).length > MOST_WORDS) return undefined;
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
