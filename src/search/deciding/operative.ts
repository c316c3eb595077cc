import type { Clause } from '../../knowledge/index.ts';
import { subjectOf } from '../clauses/duty.ts';
import { saysOf } from '../reading/attributes.ts';
import { normalise } from '../reading/normalise.ts';
import type { Asking, Reader } from './passage.ts';

/** What speaks for a sentence or an item being the one that answers. Weighed and summed. */
export const passageNames = [
  /** What it has in common with the question, rare words weighing more; and the same of words that such questions lead to. */
  'common',
  'led',
  /** Likeness in meaning. */
  'alike',
  /** It has what is asked for: a span of time, a number, a post. */
  'span',
  'amount',
  'agent',
  /** The attribute that is asked for, and it says something of it. */
  'attribute',
  /** It obliges or permits at all; it only sets the scene. */
  'modal',
  'scene',
  /** Its subject is the side that is asked about, or the other one. */
  'side',
  'otherSide',
  /** It is an item of a list. */
  'item',
] as const;

type PassageName = (typeof passageNames)[number];
export type PassageFeatures = Readonly<Record<PassageName, number>>;

const scene =
  /\b(?:inevitabl[ey]|naturally|often|commonplace|potential for|recognis(?:es?|ed) (?:the|that)|sees|believes|aims?|purpose of|important to|difficult|this section|in light of|since the introduction|increasing(?:ly)?|traditionally|historically|it is (?:clear|recognised|accepted|inevitable|important))\b/i;
const modal =
  /\b(?:must|shall|should|may|can(?:not)?|will|entitled|right|rights|required|responsible|expect(?:ed)?|not)\b/i;
const span =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty)(?:\s+\([^)]*\))?(?:\s+(?:clear|full|working|calendar|consecutive))*\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\b/i;
const moment = /\b(?:prompt(?:ly)?|immediately|in advance|before|as soon as|annual(?:ly)?|each year|deadline|by \d)\b/i;
const amount =
  /(?:£|%|\b\d[\d,]*\b|\b(?:one|two|three|four|five|six|ten|half|maximum|minimum|limit(?:ed)?|no more than)\b)/i;
const agent =
  /\b(?:chief executive|managing director|monitoring officer|head of [a-z]+|director|leader|chair(?:man|person)?|whips?|committee|(?:senior|chief|statutory|relevant|nominated|line|democratic services)[a-z ]* (?:officer|manager)|manager|panel|mayor|executive support|team)\b/i;

const asks = {
  span: /\b(?:how (?:long|quick|quickly|soon|fast)|how many (?:working )?(?:days|weeks|months|hours)|when|by when|deadline|time ?limit|time ?scale|turnaround)\b/,
  amount: /\b(?:how (?:much|many)|limit|maximum|minimum|number of)\b/,
  agent: /\b(?:who|whom|whose|which officer|which post|what post|person)\b/,
} as const;

/** Words added to a sentence's length, so that a short one does not win by its shortness. */
const lengthAdded = 8;

/** Reads the features of one sentence or item of a clause. */
export function readOperative(
  clause: Clause,
  text: string,
  isItem: boolean,
  asking: Asking,
  reader: Reader,
): PassageFeatures {
  const asked = asking.words.join(' ');
  const words = normalise(text);
  const features = reader.readText(text);
  const size = Math.sqrt(lengthAdded + words.length);
  let both = 0;
  for (const [name, weight] of asking.features) if (features.has(name)) both += weight * reader.rarity(name);
  const side = subjectOf(text) ?? clause.duty?.by;
  const { obliged, attribute } = asking;
  const spanSaid = span.test(text) ? 1 : moment.test(text) ? 0.5 : 0;
  return {
    common: both / size,
    led: reader.led(text) / size,
    alike: reader.alike(text),
    span: asks.span.test(asked) ? spanSaid : 0,
    amount: asks.amount.test(asked) && amount.test(text) ? 1 : 0,
    agent: asks.agent.test(asked) && agent.test(text) ? 1 : 0,
    attribute: attribute !== undefined && saysOf(attribute, words) ? 1 : 0,
    modal: modal.test(text) ? 1 : 0,
    scene: scene.test(text) ? 1 : 0,
    side: obliged !== undefined && side === obliged ? 1 : 0,
    otherSide: obliged !== undefined && side !== undefined && side !== obliged ? 1 : 0,
    item: isItem ? 1 : 0,
  };
}
