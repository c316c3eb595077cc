import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { ASKS } from './of-documents.ts';
import { routesFor } from './routing/routes-for.ts';
import type { Said } from './said.ts';
import type { Offer, Understanding } from './understanding.ts';

/*
 * "Am I allowed into the depot?", "what are my entitlements", "do we have to copy her in": what anybody may, must or is due. The documents are
 * asked, whatever is on the screen and however little of their words is in it; casework is offered beside, never instead. What is asked of an
 * enquiry, of somebody's own list or of a day is none.
 */

const SUBJECT =
  '(?:i|we|you|they|he|she|it|one|anyone|anybody|someone|somebody|people|staff|the (?:council|public|press|chair|mayor|leader)|(?:an?|any|every|another|the|all|other|junior|senior|ward) (?:\\p{L}+ ){0,2}?(?:councillors?|cllrs?|members?|officers?|managers?|residents?|constituents?|colleagues?|group|committee|service)|(?:councillors?|cllrs?|members?|officers?|managers?|residents?)|\\p{Lu}\\p{L}+)';
const LEAD =
  '^(?:(?:and|but|so|also|ok|okay|hi|hello|sorry|please|out of interest|just wondering|quick question)[\\s,:–-]+)*';
/** What is allowed or owed, in words that say so. */
const OF_RIGHT =
  /\b(?:entitle(?:d|ments?)|allowed|permitted|forbidden|obliged|obligat(?:ed|ion|ions)|duty-?bound|bound (?:to|by)|within (?:my|our|their|his|her) rights|(?:have|has|need|needs|got|get|with|without) (?:the )?(?:right|permission)|(?:my|our|their|his|her|your|members?['’]?s?|councillors?['’]?s?|officers?['’]?s?) (?:rights|duties))\b/i;
/** Somebody asks in so many words what is allowed or owed, even of something that is shown: "am I allowed to talk to them about it". */
const PLAINLY_OF_RIGHT =
  /\b(?:within (?:my|our|their|his|her) rights|(?:am i|are we|are they|is (?:he|she|it|anyone|anybody|an officer|a councillor)|are (?:officers|councillors|members|staff))(?: \p{L}+)? (?:allowed|permitted|entitled|obliged|forbidden|duty-?bound)|(?:do (?:i|we|they)|does (?:he|she)) (?:actually |really )?have (?:the|any) right|have (?:i|we|they) (?:got )?(?:the|any) right)\b/iu;
const NAMES_RIGHTS =
  /\b(?:entitlements?|entitled|obligations?|(?:my|our|their|members?['’]?s?|councillors?['’]?s?|officers?['’]?s?) (?:rights|duties))\b/i;
const MAY = new RegExp(
  [
    `${LEAD}(?:(?:what|who|whom|when|where|which|how|why)\\b(?: (?:else|soon|quickly|long|often|much|many|\\p{L}+)){0,2} )?(?:(?:may|must|should|shall|ought) ${SUBJECT}|can (?!(?:i|we|you) (?:please |just |also )?(?:have|get|ask)\\b)${SUBJECT}|(?:could|would) (?!they\\b|it\\b|(?:i|we|you) (?:please |just |also )?(?:have|get|ask)\\b)${SUBJECT})\\b`,
    `${LEAD}(?:(?:what|who|whom|when|where|which|how|why)\\b(?: \\p{L}+){0,2} )?(?:do|does|did) ${SUBJECT} (?:have|need) (?:to|an?|permission)\\b`,
    `${LEAD}(?:(?:what|who|whom|when|where|which|how|why)\\b(?: \\p{L}+){0,2} )?(?:am|are|is|was|were) ${SUBJECT} (?:\\p{L}+ )?(?:able|supposed|meant|required|expected|free|ok|okay|all right|alright) to\\b`,
    `${LEAD}is it (?:ok|okay|all right|alright|acceptable|right|proper|fine|normal|wrong|against the rules) (?:(?:for|of) [^?]{2,30} )?to\\b`,
    `${LEAD}(?:what|who) (?:must|may|can|should)\\b`,
  ].join('|'),
  'iu',
);
/** "What is OSB for", "who is the HoPS": what short letters stand for, which no enquiry and nobody's name is. */
const SHORT_FOR =
  /^(?:(?:and|so|ok|sorry|hi|hello)[\s,]+)*(?:what|who)(?:['’]?s| is| are| does| do)?(?: (?:an?|the|our|my|your))? (?!CW)(?=\p{L}*\p{Lu}\p{L}*\p{Lu})\p{Lu}\p{L}{1,5}(?: (?:for|mean|means|stand for|about|again|please))*[\s?.!]*$/u;

/** Of what is going on, or of what somebody has to do here. */
const OF_NOW =
  /\b(?:today|tonight|tomorrow|yesterday|now|yet|still|so far|next|first|overdue|outstanding|unassigned|(?:this|next|last) (?:week|month|morning|afternoon)|on my (?:list|plate|desk)|my (?:list|cases?|casework|caseload|enquir\w+|inquir\w+|reminders?|ones?|lot|stuff)|(?:the|that|this) (?:\p{L}+ )?one|mine|casework|you)\b/iu;
const POINTS = /\b(?:it|this|that|these|those|ones?)\b/i;
/** "Is it ok to", "an enquiry that somebody logged". */
const POINTS_AT_NOTHING = /\bis it(?= \p{L}+ (?:to|for|of)\b)|(?<=\b(?:an?|any|the|every) \p{L}+) that\b/giu;

/** From here on a question is of an enquiry, whatever it begins with. */
const PLAINLY_CASEWORK = 0.99;

/** The documents, where what was asked is what anybody may, must or is due; else what was understood. */
export function ofRight(understood: Understanding, raw: string, said: Said, known: Known): Understanding {
  if (routesFor(said, known).casework >= PLAINLY_CASEWORK) return understood;
  const last = lastSentence(raw);
  const isPlainly = PLAINLY_OF_RIGHT.test(last);
  const asked = isPlainly ? last : raw;
  if (!isAsked(asked, said) || !mayBeOfRight(understood, asked, isPlainly)) return understood;
  // What somebody tells before they ask what is allowed names nothing to be done.
  const found = understood.found.filter(({ start }) => !isPlainly || start >= raw.length - last.length);
  const says = OF_RIGHT.test(asked);
  if (found.some(({ is }) => is === 'reference' || is === 'date' || (is === 'person' && !says))) return understood;
  const { references, buttons, open } = known.screen;
  const isAmid = references.length > 0 || buttons.length > 0 || open !== undefined;
  const pointsHere = isAmid && !isPlainly && POINTS.test(asked.replace(POINTS_AT_NOTHING, ' '));
  if (OF_NOW.test(asked) || pointsHere) return understood;
  const { text, likely } = understood;
  const beside = besideOf(understood);
  return {
    kind: 'documents',
    beside,
    talk: false,
    doubtful: false,
    leaning: Number.NEGATIVE_INFINITY,
    perhaps: [],
    text,
    found,
    likely,
  };
}

function isAsked(raw: string, { mood }: Said): boolean {
  if (raw.split(' ').length > MOST_WORDS) return false;
  if (SHORT_FOR.test(raw)) return true;
  const asks = mood.question || mood.wondering || ASKS.test(raw.replace(new RegExp(LEAD, 'i'), ''));
  return (asks && (OF_RIGHT.test(raw) || PLAINLY_OF_RIGHT.test(raw) || MAY.test(raw))) || NAMES_RIGHTS.test(raw);
}

/** A longer turn is a story, in which a question may be of anything. */
const MOST_WORDS = 25;

/** They only show something, and are taken for what one is due. */
const reads: ReadonlySet<Command['kind']> = new Set([
  'list',
  'statistics',
  'reminder-choices',
  'announcements',
  'closure-days',
  'who-is-away',
]);

function lastSentence(raw: string): string {
  return /[^.!?]+[.!?\s]*$/.exec(raw)?.[0].trimStart() ?? raw;
}

/** What is plainly something else stays that. */
function mayBeOfRight(understood: Understanding, raw: string, isPlainly: boolean): boolean {
  if (understood.kind === 'documents') return !understood.talk;
  if (understood.kind === 'unclear') return true;
  if (isPlainly && understood.kind === 'held') return understood.why === 'question' && understood.answers !== true;
  if (isPlainly && understood.kind === 'command' && understood.command.kind === 'show') return true;
  if (understood.kind !== 'command') return false;
  const { kind } = understood.command;
  return (reads.has(kind) && NAMES_RIGHTS.test(raw)) || ((reads.has(kind) || kind === 'show') && SHORT_FOR.test(raw));
}

function besideOf(understood: Understanding): readonly Offer[] {
  if (understood.kind === 'documents') return understood.beside;
  return understood.kind === 'unclear' ? understood.may.slice(0, 1) : [{ label: 'My casework', typed: 'my casework' }];
}
