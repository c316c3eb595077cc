import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { tellsOfFault } from './logging/fault.ts';
import { maskSaid } from './mask.ts';
import {
  ASKS,
  namesPlace,
  speaksOfDocuments,
  speaksOfRules,
  speaksOfTrouble,
  withoutOccasion,
} from './of-documents.ts';
import { readSaid, type Said } from './said.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Just back from surgery, heaving it was. Before I put the kettle on, which of mine are still going?": what somebody chats of before they ask
 * for a list or for one enquiry. What is asked stands in the last sentence, and is all that is asked.
 */

const MOST = 6;
/** A sentence, and the mark that ends it. */
const SENTENCE = /[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|$)/g;
/** "Before I put the kettle on, ", "anyway, ", "right then, ". */
const ASIDE =
  /^(?:(?:(?:before|while|whilst|as|since|until|when|once|after)\s+[^,?]{3,50}|anyway|anyhow|so|right(?: then)?|now(?: then)?|well|ok(?:ay)?|oh|and)\s*[,–-]+\s*)+/i;
/** Whoever wants to be reminded of something asks for it. */
const REMIND =
  /^(?:(?:can|could|would|will) you\s+)?(?:please\s+)?(?:just\s+)?remind me\s+(?=(?:which|what|who|when|where|how)\b)/i;
/** "Anyway, what I am after is ...": behind a long tale, the point of it. */
const POINT =
  /^(?<tale>.*)(?:^|[\s,;–-])(?:any(?:way|how)|long story short|(?:all|what|the (?:one )?thing) (?:i|we)(?:['’]?m| am|['’]d| would)?(?: really| actually| just)* (?:want(?: to (?:know|see))?|need(?: to (?:know|see))?|after|asking for|like|looking for) is|i was going to ask(?: you)?)\b[\s,:–-]*(?<point>\S.{4,120})$/is;
const POINTS = /\b(?:it|this|that|they|them|he|she|him|her)\b/i;
const ORDERS =
  /^(?:please\s+|pls\s+)?(?:log|report|raise|record|close|resolve|acknowledge|update|tell|pause|resume|extend|chase|reopen|withdraw|reassign|give|note|add|share|snooze|mute)\b/i;
/** "What do I do?" behind a story is of the story. */
const OF_CASEWORK =
  /\b(?:mine|cases?|casework|caseload|enquir(?:y|ies)|inquir(?:y|ies)|my (?:list|lot|ones?|stuff|plate)|everything|all of (?:it|them)|the lot|team|open|outstanding|overdue|unassigned|unresolved|due (?:today|tomorrow|this|next|by|on|before)|late)\b/i;
const PLAINLY = 0.65;
/** "Ten minutes", and not those of a meeting. */
const A_WHILE = /\b(?:\d+|a few|five|ten|fifteen|twenty|thirty) minutes\b/gi;

/** What the last sentence asks to be shown where what goes before is talk; undefined for anything else. */
export function askedInPassing(
  said: Said,
  known: Known,
  understandOne: (text: string) => Understanding,
): Understanding | undefined {
  const sentences = (said.lines.match(SENTENCE) ?? []).map((each) => each.trim()).filter((each) => each !== '');
  if (sentences.length > MOST) return undefined;
  const last = sentences.at(-1) ?? '';
  const before = sentences.slice(0, -1);
  const { tale = '', point } = POINT.exec(last)?.groups ?? {};
  const asked = asTheirOwn((point ?? last).replace(ASIDE, '').replace(REMIND, ''), said.lines, known);
  if (before.length === 0 && asked === last) return undefined;
  const asking = readSaid(asked);
  if (point === undefined && !asking.mood.question && !asking.mood.request && !ASKS.test(asking.text)) return undefined;
  if (POINTS.test(asking.text)) return undefined;
  if (!before.every((each) => isTalk(each, known)) || tale.includes('?') || ORDERS.test(tale)) return undefined;
  const understood = understandOne(asked);
  if (understood.kind !== 'command' || understood.likely < PLAINLY) return undefined;
  const { command } = understood;
  if (command.kind !== 'statistics' && speaksOfDocuments(asked)) return undefined;
  const shows =
    (command.kind === 'list' && OF_CASEWORK.test(asked)) ||
    (command.kind === 'statistics' && command.of.service !== '') ||
    (command.kind === 'show' && maskSaid(asking.text, known).references.length === 1);
  return shows ? { ...understood, text: said.text, found: [] } : undefined;
}

/** "I type for Helen. What has she got open?" is asked as Helen, who is who speaks here: "what have I got open?" */
function asTheirOwn(asked: string, whole: string, known: Known): string {
  const { directory, on, me } = known;
  const names = findNames(whole, known);
  const isMe =
    names.length > 0 &&
    names.every(({ said }) => {
      const found = findPeople(said, { directory, on, me, suits: () => true });
      return found.kind === 'one' && found.person.id === me.id;
    });
  if (!isMe || findNames(asked, known).length > 0) return asked;
  return asked
    .replace(/\b(?:she|he|they) has\b/gi, 'I have')
    .replace(/\b(has|have|does|do|is|are) (?:she|he|they)\b/gi, (_, verb: string) =>
      /^(?:is|are)$/i.test(verb) ? 'am I' : /^do/i.test(verb) ? 'do I' : 'have I',
    )
    .replace(/\b(?:she|he)\b/gi, 'I')
    .replace(/\b(?:her|his)\b(?= \p{L})/giu, 'my')
    .replace(/\b(?:her|him)\b/gi, 'me')
    .replace(/\b(my team|I)((?: still| now)?) has\b/gi, '$1$2 have');
}

/** Whether a sentence neither orders, nor reports, nor asks, nor speaks of the rules. */
function isTalk(sentence: string, known: Known): boolean {
  const { text, mood } = readSaid(sentence);
  return (
    !sentence.includes('?') &&
    !mood.wondering &&
    !speaksOfRules(withoutOccasion(text).replace(A_WHILE, ' ')) &&
    !ORDERS.test(text) &&
    !/\bcw-?\s*\d|#\d/i.test(text) &&
    !tellsOfFault(readSaid(sentence), known) &&
    !(namesPlace(text) && (speaksOfTrouble(text, known) || /^there\b/i.test(text)))
  );
}
