import { formatDay, type LocalDate } from '../calendar/index.ts';
import { isOfCouncillorSide } from '../people/index.ts';
import { type ActCommand, noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { readDay } from './dates/read-dates.ts';
import type { Known, SeenEnquiry } from './known.ts';
import { isOfConduct, speaksOfDocuments } from './of-documents.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import { certain, type Offer, type Understanding } from './understanding.ts';

/*
 * An agreement or a refusal in own words, where an extension waits for this councillor: "that's fine, Friday week works for me", "no, I can't
 * accept that". It is read back, and only of one that waits; of several, which one is asked.
 */

const IT =
  '(?:that|it|this|which|the (?:new|later|extra|other|proposed) (?:date|day|deadline|time|one)|the (?:date|extension|delay))';
const GOOD =
  '(?:fine|ok(?:ay)?|good|great|alright|all right|acceptable|agreeable|reasonable|perfect|no (?:problem|bother)|not a problem)';
const FOR_ME = '(?:(?:by|with|for) (?:me|us)|on my (?:side|end)|from me|from my side)';
const DAY = '@day(?: or so)?';

/** "I said aye to January": said before, and read back. */
const SAID_SO = `(?:^|[?.!,]\\s*|\\bi(?:['’]?ve| have)? )(?:already |just |did )*(?:said|(?:told|gave|given) (?:you|them))(?: (?:that|my|an?|it was))* (?:aye|yes|yeah|yep|ok(?:ay)?|fine|agreed|agreement|blessing|go[- ]?ahead)\\b`;
const AGREES = new RegExp(
  [
    `\\b${IT}(?:['’]?s| is|['’]ll be| will be| would be|['’]d be| sounds| seems)? (?:quite |absolutely |perfectly |all |just )*${GOOD} ${FOR_ME}`,
    `^${GOOD} ${FOR_ME}`,
    `(?:^|[\\s,])(?:${IT}|${DAY}) (?:works?|suits?|will (?:do|work|suit)|would (?:do|work|suit)|(?:is|will be|would be|sounds|seems) (?:quite |absolutely |perfectly )*${GOOD}|does (?:it|me)(?: fine)?)\\b`,
    `^(?:works|suits) (?:fine |well )?(?:for )?(?:me|us)\\b`,
    `(?:^|\\bi(?:['’]?m| am)?) ?(?:am )?(?:quite |perfectly |very |more than )*(?:happy|fine|ok(?:ay)?|content|good|prepared|willing) (?:with (?:${IT}|${DAY})|to (?:wait|agree|accept|extend)|for (?:${IT}|you|them) to)`,
    `\\bi (?:do |can |will |would |['’]ll |hereby )*(?:agree|accept|approve|consent)\\b(?: to)?(?: ${IT}| ${DAY})?`,
    `\\bi(?:['’]?ll| will| can| could|['’]m happy to| am happy to)? ?go along with (?:${IT}|${DAY}|you|them)`,
    `\\bi can (?:live with|wait|accept|manage)\\b`,
    `^(?:(?:yes|yeah|ok(?:ay)?|yep|sure|fine)[\\s,.!]+)*(?:i )?(?:agreed?|accepted|approved?|consented)(?: (?:to|with) ${IT})?[\\s.!]*$`,
    SAID_SO,
    `\\b(?:no|without) objections?\\b|\\bi have no (?:problem|issue)s? with\\b|\\bi do(?:n['’]?t| not) (?:mind|object)\\b`,
  ].join('|'),
  'i',
);
const REFUSES = new RegExp(
  [
    `\\bi(?:['’]?m| am)? (?:can(?:no|['’])?t|cannot|could(?: not|n['’]?t)|won['’]?t|will not|do not|don['’]?t|would not|wouldn['’]?t|refuse to) (?:possibly |really )?(?:accept|agree|approve|consent|wait|live with|support|go along|be having)`,
    `\\bi(?:['’]?m| am) (?:really |just |afraid i['’]?m |sorry but i['’]?m )*(?:not|un)[ -]?(?:happy|ok(?:ay)?|content|prepared|willing|having)\\b`,
    `\\bi (?:refuse|object|reject|decline)\\b`,
    `\\b${IT}(?:['’]?s| is| would be)? (?:just |simply |far |much |way |really )*(?:not (?:acceptable|good enough|on|ok(?:ay)?|fine)|unacceptable|too (?:long|late|far)|no good)`,
    `${DAY}(?:['’]?s| is| would be|['’]d be)? (?:just |simply |far |much |way |really |a bit )*(?:too (?:long|late|far)|no good|not good enough)`,
    `\\b${IT} (?:won['’]?t|will not|does not|doesn['’]?t) (?:do|work|suit)\\b`,
    `^(?:no[\\s,.!]+)?(?:not (?:acceptable|good enough)|too (?:long|late)|unacceptable)\\b`,
    `\\bdo(?:n['’]?t| not) (?:extend|put it off|push it back)\\b`,
  ].join('|'),
  'i',
);
/** These mean the extension only while it is on the screen. */
const BARE =
  /^(?:(?:yes|yeah|ok|okay|yep|sure)[\s,.!]+)*(?:that(?:['’]?s| is) (?:fine|ok|okay|good|acceptable)|fine|agreed|happy with that|(?:ok|okay|alright|all right|fine|go on) then)(?:[\s,.!]+(?:thanks|thank you|ta|cheers|by me|with me))?[\s.!]*$/i;
const LEADS =
  '(?:(?:yes|yeah|yep|ok|okay|sure|fine|agreed|alright|all right|no|nope|sorry|well|actually|hm+|i think|we said|please)(?!\\p{L})[\\s,.!–-]*)';
/** Another day than was proposed, or a limit to it: an answer to the proposal that is neither. */
const OTHER_DAY = new RegExp(
  [
    `^${LEADS}+(?:but|only|just|not|if|provided|as long as|till?|until|up to|by|to|for|make)(?!\\p{L}).*@day`,
    `^${LEADS}*(?:i(?:['’]d| would| can| could| will|['’]ll)?(?: only| rather| happily)* (?:agree|consent|accept|stretch|go|live with|settle)(?: (?:up|only))*(?: to| for| until| till| with)? )@day`,
    `^${LEADS}*(?:make|let['’]?s (?:make|say)|could (?:we|you) (?:make|say|do)|can (?:we|you) (?:make|say|do)|can (?:it|that) be|could (?:it|that) be|how about|what about|why not)(?: (?:it|that))?(?: (?:by|on|for|to))? @day`,
    `^${LEADS}*@day (?:would|will|is|might|['’]d)(?: be)? (?:(?:much|far|a lot|so much|a bit) )?(?:better|best|preferable|more like it|suit(?: me| us)? better|enough|soon enough|the (?:latest|limit|most|longest))`,
    `^${LEADS}*(?:i(?:['’]d| would)|we(?:['’]d| would)|would)(?: much| far| really)* (?:prefer|rather|like|want)(?: (?:it|that|this|(?:to )?(?:have|see|get) (?:it|that)|it (?:was|were|done))(?: done)?)?(?: (?:by|on|for|to))? @day`,
    `^${LEADS}*(?:no later than|not later than|not after|at the latest|latest|by|until|to) @day(?: at the (?:very )?latest| instead| and no later| please| would do| will do| not later)*[\\s.!]*$`,
    `^${LEADS}*@day (?:at the (?:very )?latest|instead|and no later|and not (?:a day )?later|or nothing|max(?:imum)?|tops)`,
  ].join('|'),
  'iu',
);
const NO = /^(?:no|nope|nah|sorry|not)\b/i;
const CONDITION = /\b(?:but|unless|if|as long as|provided|only|though|however)\b/i;
const MOST_WORDS = 30;

type Waiting = { readonly reference: string; readonly by: LocalDate };

/** Those that wait for the speaker; those that are on the screen, where some are. */
function waitingFor({ me, seen, screen }: Known): readonly Waiting[] {
  if (!isOfCouncillorSide(me)) return [];
  const all = seen.flatMap(({ reference, stands }: SeenEnquiry) =>
    stands?.askedUntil === undefined ? [] : [{ reference, by: stands.askedUntil }],
  );
  const shown = all.filter(({ reference }) => screen.references.includes(reference));
  return shown.length > 0 ? shown : all;
}

/** Undefined where no extension waits, or the words say neither. */
export function readConsent({ text, mood }: Said, known: Known): Understanding | undefined {
  const { open, buttons, references } = known.screen;
  const asked = open?.command.kind === 'act' ? open.command.verb : undefined;
  const isOpen = open !== undefined || buttons.some(({ typed }) => typed.startsWith('confirm '));
  // Whoever was asked whether they agree may still say that they do not, and the other way round.
  const waits = isOpen && asked !== 'agree' && asked !== 'decline';
  if (waits || text.split(/\s+/).length > MOST_WORDS) return undefined;
  const waiting = waitingFor(known);
  const [only, second] = waiting;
  const isAsked = mood.question || mood.wondering;
  if (only === undefined) {
    if (isAsked) return undefined;
    // Whoever says to have agreed, where nothing waits for it, is told so.
    const isSaid = isOfCouncillorSide(known.me) && !/\bcw[\s-]*\d/i.test(text) && new RegExp(SAID_SO, 'i').test(text);
    return isSaid && !speaksOfDocuments(text) && !isOfConduct(text) ? certain(text, agree('', '')) : undefined;
  }
  const [day] = findDays(text, known, 'future');
  const said = day === undefined ? text : `${text.slice(0, day.start)}@day${text.slice(day.end)}`;
  const refuses = REFUSES.test(said);
  const isShown = second === undefined && references.includes(only.reference);
  // A day alone is of the proposal only while nothing else is on the screen.
  const isOtherDay = !refuses && (isShown || references.length === 0) && OTHER_DAY.test(said);
  if (isAsked && !isOtherDay) return undefined;
  const agrees = !refuses && (AGREES.test(said) || isOtherDay || (isShown && BARE.test(text)));
  if ((!refuses && !agrees) || (asked === (refuses ? 'decline' : 'agree') && !isOtherDay)) return undefined;
  // What names an enquiry, or is of how somebody behaved, is read as such.
  if (/\bcw[\s-]*\d/i.test(text) || isOfConduct(text) || speaksOfDocuments(text)) return undefined;
  const by = day === undefined ? '' : text.slice(day.start, day.end);
  const meant = by === '' ? undefined : readDay(by, known, 'future');
  // What is proposed is said beside the day that was, and nothing is agreed.
  const isOther = meant?.kind === 'day' && second === undefined && meant.date !== only.by && !refuses;
  const isPlain = refuses || isOther || !(NO.test(text) || CONDITION.test(text) || isOtherDay);
  if (second !== undefined || !isPlain) {
    const why = second === undefined ? `: ${text}` : '';
    const may = waiting.slice(0, 2).flatMap((one) => offersOf(one, why));
    return { kind: 'unclear', may: may.slice(0, 4), text, found: [], likely: 0 };
  }
  const command: Command = refuses
    ? { ...agree(only.reference, ''), verb: 'decline', words: { ...noActionWords, text } }
    : agree(only.reference, by);
  return { kind: 'command', command, text, found: [], likely: 0.9 };
}

function agree(named: string, by: string): ActCommand {
  return { kind: 'act', verb: 'agree', abouts: [{ named }], words: { ...noActionWords, by }, sure: false };
}

/** `why`: what was said goes to the officer with a no. */
function offersOf({ reference, by }: Waiting, why: string): readonly Offer[] {
  return [
    { label: `I agree to ${formatDay(by)} for ${reference}`, typed: typedFor('agree', reference) },
    { label: `I do not agree, ${reference}`, typed: `${typedFor('decline', reference)}${why}` },
  ];
}
