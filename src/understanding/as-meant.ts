import { asksInGeneral } from './in-general.ts';
import type { Known } from './known.ts';
import { isForename } from './logging/resident-names.ts';
import { ASKS, speaksOfRules } from './of-documents.ts';
import { readSaid, type Said } from './said.ts';

/* What was said, as it was meant: a mistyped verb, a number put right while it was said, and what "it" was a turn or two ago. */

export const HEADS =
  /^(?:log|report|raise|record|close|resolve|acknowledge|update|pause|resume|extend|reassign|assign|reopen|withdraw|cancel|note|chase|snooze|mute|unmute|share|unshare|link|unlink|show|give|pass|transfer|delete|finish|complete|forward|move|find|search|export|undo|overdue|unassigned|reminders|statistics)$/;

/** "Shara at number 38 has": somebody is told of, and nothing is ordered. */
const IS_SOMEBODY =
  /^\p{Lu}\p{Ll}+ (?:at (?:number|no)\b|has|had|is|was|says?|said|rang|who|and|from|of|wants|needs|cannot|can['’]?t|lives)\b/u;

/** "Reprot a pothole", "cloze 3": the verb at the head put right. A guess, so that nothing is done at once. */
export function withRightHead(said: Said, { putRight, isWord }: Known): Said {
  const head = /^\p{L}{3,}/u.exec(said.text)?.[0] ?? '';
  const word = head.toLowerCase();
  const right = head === '' || isWord(word) || isForename(word) || IS_SOMEBODY.test(said.text) ? word : putRight(word);
  if (right === word || !HEADS.test(right)) return said;
  const put = (text: string) => (text.startsWith(head) ? `${right}${text.slice(head.length)}` : text);
  return { text: put(said.text), lines: put(said.lines), mood: { ...said.mood, request: true } };
}

/** "Close 4, sorry, 5": the number that was said first was not meant. */
const SLIP =
  /(?<![\p{L}\p{N}-])(?:#|no\.?\s?)?(?:cw[-\s]?)?[\d-]+[\s,.–-]+(?:no[\s,]+)?(?:sorry|oops|whoops|i mean(?:t)?|make that|correction)[\s,.:–-]+(?:i mean(?:t)?\s+)?(?=(?:#|no\.?\s?)?(?:cw[-\s]?)?\d)/iu;

/** "The 1 about cars on grass": a figure in place of the word. */
const THE_1 = /\b(the|that|this|which)\s+1(?=\s+(?:about|with|for|on|in|at|near|by|outside|where|from)\b)/gi;

/** "Close 2 to 5", of verbs that take no day: each of them by its number. */
const RANGE =
  /^(?<head>(?:please\s+)?(?:ack(?:nowledge)?|resolve|close(?: off)?|resume|unpause|reopen|withdraw|chase(?: up)?|show(?: me)?)\s+)#?(?<from>\d{1,4})\s*(?:to|-|–|through|thru)\s*#?(?<to>\d{1,4})(?=\s*(?:$|[:;]))/i;
const MOST_IN_RANGE = 20;

function eachOfRange(raw: string): string {
  const { head = '', from = '', to = '' } = RANGE.exec(raw)?.groups ?? {};
  const many = Number(to) - Number(from);
  if (head === '' || many < 1 || many >= MOST_IN_RANGE) return raw;
  return raw.replace(RANGE, `${head}${Array.from({ length: many + 1 }, (_, at) => Number(from) + at).join(', ')}`);
}

/** As it was put right; a guess, so that nothing is done at once. */
export function withoutSlip(raw: string): Said {
  const right = eachOfRange(raw).replace(SLIP, '').replace(THE_1, '$1 one');
  const said = readSaid(right);
  return right === raw ? said : { ...said, mood: { ...said.mood, request: true } };
}

const OF_IT = /\b(?:it|this|that|them|him|her)\b/i;
const FEW_WORDS = 12;

/** "Start it again", two turns after an enquiry was shown and nothing of another since: that one is on the screen still. */
export function withEarlier(said: Said, known: Known): Known {
  const { references, earlier, buttons, open, did } = known.screen;
  const [only, second] = earlier?.references ?? [];
  if (references.length > 0 || only === undefined || second !== undefined || open !== undefined) return known;
  if (!OF_IT.test(said.text) || said.text.split(' ').length > FEW_WORDS) return known;
  // After an answer from the documents a question may be about that.
  if (known.askedDocuments === true && (said.mood.question || ASKS.test(said.text))) return known;
  if (asksInGeneral(said) || speaksOfRules(said.text)) return known;
  return { ...known, screen: { buttons, references: [only], ...(did === undefined ? {} : { did }) } };
}
