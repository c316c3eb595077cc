import type { Clause, Side } from '../../knowledge/index.ts';
import { subjectOf } from '../clauses/duty.ts';
import { saysOf } from '../reading/attributes.ts';
import type { Features } from '../reading/features.ts';
import { normalise } from '../reading/normalise.ts';
import { isFirstPerson } from '../reading/speaker.ts';
import type { Asking, Reader } from './passage.ts';

/** What speaks for a sentence or an item being the one that answers. Weighed and summed. */
export const passageNames = [
  /** The part of what is asked that it has, rare words weighing more; and what it has of words that such questions lead to. */
  'share',
  'led',
  /** Likeness in meaning. */
  'alike',
  /** It has what is asked for: a span of time or a date, a number, a post, a reason. */
  'span',
  'amount',
  'agent',
  'reason',
  /** The attribute that is asked for, and it says something of it. */
  'attribute',
  /** It obliges or permits at all, and so where leave is asked for; it only sets the scene; it opens towards others that do. */
  'modal',
  'leave',
  'scene',
  'opening',
  /** Its subject is the side that is asked about, or the other one. */
  'side',
  'otherSide',
  /** Its subject is the side of whoever asks of themselves. */
  'self',
  /** It is an item of a list; it forbids or denies, where no time, number or person is asked for; the logarithm of how many words it has. */
  'item',
  'denies',
  'length',
] as const;

type PassageName = (typeof passageNames)[number];
export type PassageFeatures = Readonly<Record<PassageName, number>>;

const SCENE =
  /\b(?:inevitabl[ey]|naturally|often|commonplace|potential for|recognis(?:es?|ed) (?:the|that)|sees|believes|aims?|purpose of|important to|difficult|this section|in light of|since the introduction|increasing(?:ly)?|traditionally|historically|it is (?:clear|recognised|accepted|inevitable|important)|concerns? (?:has|have|had|was|were) (?:been )?raised|while (?:the majority|most|many)|opportunity for|states?(?= that:?$|:?$))\b/i;
const MODAL =
  /\b(?:must|shall|should|may|can(?:not)?|will|entitled|right|rights|required|responsible|expect(?:ed)?|not)\b/i;
/** Words that oblige, forbid or permit with force. */
const BINDING =
  /\b(?:must|shall|should|may|cannot|can not|can|never|have to|has to|not be|no right|do(?:es)? not|entitled|free to|right to|only (?:if|where|when)|is to be|are to be|advised)\b/i;
/** What a thing may do or be is no leave: "lights may have a colour", "this may lead to". What a person may do is. */
const MAY_HAPPEN =
  /(?<!\b(?:who(?: [a-z]+){0,3}|they|he|she|you|we|i|persons?|people|residents?|officers?|members?|councillors?|spokesperson|spokespeople|groups?|leaders?|whips?|mayor|chair|committees?|boards?|panels?|council|cabinet|executive|directors?|managers?|staff|employees?|party|parties|anyone|anybody|public|assistants?|heads?|service|either|both)(?: [a-z]+ly| also| themselves)? )\bmay(?= (?:also |well |not |then )?(?:have|lead|constitute|arise|occur|mean|cause|result|happen|include|involve|vary|affect|differ|appear|seem|be (?:an?|the|necessary|regarded|seen|construed|perceived|particular|occasions?|times|advantages|difficult|possible|useful|some|aware|subject)) ?\b)/gi;
const DENIES = /\b(?:not|no|never|without|cannot|nor|neither)\b/i;
const BECAUSE =
  /\b(?:because|so that|in order|to ensure|therefore|as (?:officers|members|councillors|they|it|this)|underpins?|reason|purpose|since)\b/i;
const SPAN =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty)(?:\s+\([^)]*\))?(?:\s+(?:clear|full|working|calendar|consecutive))*\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\b/i;
const MOMENT = /\b(?:prompt(?:ly)?|immediately|in advance|before|as soon as|annual(?:ly)?|each year|deadline|by \d)\b/i;
const DATE =
  /\b(?:(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/i;
const AMOUNT =
  /(?:£|%|\b\d[\d,]*\b|\b(?:one|two|three|four|five|six|ten|half|maximum|minimum|limit(?:ed)?|no more than)\b)/i;
const AGENT =
  /\b(?:chief executive|managing director|monitoring officer|head of [a-z]+|director|leader|chair(?:man|person)?|whips?|committee|(?:senior|chief|statutory|relevant|nominated|line|democratic services)[a-z ]{0,60} (?:officer|manager)|manager|panel|mayor|executive support|team|(?:full|annual) council|approval of|advisory [a-z, ]{1,60} service)\b/i;

const asks = {
  span: /\b(?:how (?:long|quick|quickly|soon|fast)|how many (?:working )?(?:days|weeks|months|hours)|when|by when|deadline|time ?limit|time ?scale|turnaround)\b/,
  date: /\b(?:when (?:did|was|were|has|had)|since when|(?:what|which) (?:year|date)|how (?:old|recent|recently|up to date)|last (?:updated|reviewed|changed|revised|looked at|amended))\b/,
  amount: /\b(?:how (?:much|many)|limit|maximum|minimum|number of)\b/,
  agent: /\b(?:who|whom|whose|which officer|which post|what post|person)\b/,
  reason: /\b(?:why|what for|the point|reason|how come)\b/,
  leave:
    /\b(?:(?:can|may|could|should|must|shall) (?:i|we|he|she|they|you|an?|the|my|our|officers?|members?|councillors?|staff)|allowed|ok|okay|alright|all right|fine|permitted|(?:do|does|am|is|are) (?:i|we|he|she|they|it) (?:have|need|right|entitled|able|supposed|meant|bound)|have to|got to|is it right|is that right|any right|free to|wants?|trying)\b/,
} as const;

/** Words added to a sentence's length, so that a short one does not win by its shortness. */
const LENGTH_ADDED = 8;

/** What a sentence or an item of a clause says, whatever is asked. */
export type Said = {
  readonly text: string;
  readonly words: readonly string[];
  /** Who owes or gets what it says, else what the clause does. */
  readonly side: Side | undefined;
  /** 1 for a span of time, a half for a moment. */
  readonly span: number;
  readonly date: boolean;
  readonly amount: boolean;
  readonly agent: boolean;
  readonly reason: boolean;
  readonly modal: boolean;
  readonly binding: boolean;
  readonly scene: boolean;
  readonly opening: boolean;
  readonly isItem: boolean;
  readonly denies: boolean;
};

/** Reads one sentence or item of a clause. */
export function readSaid(clause: Clause, text: string, isItem: boolean): Said {
  const firmly = text.replace(MAY_HAPPEN, 'might');
  return {
    text,
    words: normalise(text),
    side: subjectOf(text) ?? clause.duty?.by,
    span: SPAN.test(text) ? 1 : MOMENT.test(text) ? 0.5 : 0,
    date: DATE.test(text),
    amount: AMOUNT.test(text),
    agent: AGENT.test(text),
    reason: BECAUSE.test(text),
    modal: MODAL.test(firmly),
    binding: BINDING.test(firmly),
    scene: SCENE.test(text),
    opening: !isItem && !BINDING.test(firmly) && opensTowards(clause, text),
    isItem,
    denies: DENIES.test(text) && !SCENE.test(text),
  };
}

/** What a question asks of any sentence. */
export type Asks = Readonly<Record<keyof typeof asks | 'speaks', boolean>>;

/** Reads once what every sentence is set beside. Words as normalised. */
export function readAsking(
  {
    words,
    features,
    ...rest
  }: Pick<Asking, 'self' | 'obliged' | 'attribute'> & {
    readonly words: readonly string[];
    readonly features: Features;
  },
  rarity: (feature: string) => number,
): Asking {
  const asked = words.join(' ');
  let all = 0;
  const weighed = [...features].map(([name, weight]) => {
    const counts = weight * rarity(name);
    all += counts;
    return [name, counts] as const;
  });
  return {
    ...rest,
    weighed,
    all,
    asks: {
      span: asks.span.test(asked),
      date: asks.date.test(asked),
      amount: asks.amount.test(asked),
      agent: asks.agent.test(asked),
      reason: asks.reason.test(asked),
      leave: asks.leave.test(asked),
      speaks: rest.self !== undefined && words.some(isFirstPerson),
    },
  };
}

/** Sets one sentence or item beside a question. */
export function readOperative(said: Said, asking: Asking, reader: Reader): PassageFeatures {
  const { text, words, side } = said;
  const features = reader.readText(text);
  const size = Math.sqrt(LENGTH_ADDED + words.length);
  const { weighed, all, obliged, attribute, self, asks: asked } = asking;
  let both = 0;
  for (const [name, counts] of weighed) if (features.has(name)) both += counts;
  const is = (holds: boolean) => (holds ? 1 : 0);
  const asksFact = asked.span || asked.date || asked.amount || asked.agent;
  return {
    share: all === 0 ? 0 : both / all,
    led: reader.led(text) / size,
    alike: reader.alike(text),
    span: asked.date ? Number(said.date) : asked.span ? said.span : 0,
    amount: is(asked.amount && said.amount),
    agent: is(asked.agent && said.agent),
    reason: is(asked.reason && said.reason),
    attribute: is(attribute !== undefined && saysOf(attribute, words)),
    modal: is(said.modal),
    leave: is(asked.leave && said.binding),
    scene: is(said.scene),
    opening: is(said.opening),
    side: is(obliged !== undefined && side === obliged),
    otherSide: is(obliged !== undefined && side !== undefined && side !== obliged),
    self: is(asked.speaks && side === self),
    item: is(said.isItem),
    denies: is(said.denies && !asksFact),
    length: Math.log(1 + words.length),
  };
}

/** True for the first sentence of a clause that binds further on. */
function opensTowards(clause: Clause, text: string): boolean {
  return clause.text.startsWith(text) && BINDING.test(clause.text.slice(text.length));
}
