import { telling } from './conditions.ts';
import { findDays } from './dates/find-dates.ts';
import type { Known } from './known.ts';
import { CONDITION, FIRST } from './provisos.ts';
import type { Said } from './said.ts';
import type { Proviso, Understanding } from './understanding.ts';

/*
 * "Yes, if Tom agrees", "ok once he has looked", "yes but not yet": no yes to what waits, and no change of it. It is said what that waits for.
 */

const YES =
  "(?:y|yes|yep|yeah|yup|aye|ie|ok|okay|sure|fine|go ahead|go on|do it|do that|please do|correct|confirm(?:ed)?|agreed|log it|send it|that['’]?s (?:right|fine|ok(?:ay)?))";
const YES_THEN = new RegExp(
  String.raw`^${YES}(?!\p{L})(?:[\s,.!–-]+(?:${YES}|please|then|and|but)(?!\p{L}))*[\s,.!–-]+(?<rest>\S.*)$`,
  'iu',
);
const FIRST_SO = new RegExp(String.raw`^(?:(?:but|only|not)\s+)*${FIRST}\b\s*(?<what>\S.*)$`, 'iu');
const LATER =
  /^(?:(?:but|only)\s+)?(?:later(?: on| today)?|not (?:yet|now|just yet|today)|soon|in a (?:bit|while|minute|moment|sec(?:ond)?)|after (?:lunch|that|work|the meeting)|(?:this )?(?:afternoon|evening)|tonight)[\s.!]*$/i;
/** Another day than today, of what takes none. */
const OTHER_DAY = /^(?:tomorrow|tmrw|next week|(?:on |next )?(?:mon|tues|wednes|thurs|fri)day)[\s.!]*$/i;
const takeADay: ReadonlySet<string> = new Set(['pause', 'extend', 'acknowledge', 'update', 'agree']);

/** What a yes waits for; undefined for any other yes, or none. */
function provisoOf(text: string, known: Known): Proviso | undefined {
  const rest = YES_THEN.exec(text)?.groups?.rest?.replace(/[\s.!]+$/, '');
  if (rest === undefined) return undefined;
  const command = known.screen.open?.command;
  const hasDay = command?.kind === 'act' ? takeADay.has(command.verb) : command?.kind !== 'log';
  if (LATER.test(rest) || (!hasDay && OTHER_DAY.test(rest))) return { why: 'later', words: rest };
  if (CONDITION.exec(rest)?.index === 0) return { why: 'condition', words: rest };
  const what = FIRST_SO.exec(rest)?.groups?.what;
  if (what === undefined) return undefined;
  // "Only until Friday" is a day.
  const [day] = findDays(what, known, 'future');
  return day !== undefined && day.start < 4 && what.length - day.end < 4
    ? undefined
    : { why: 'condition', words: rest };
}

/** A yes to what waits, held back by what is said with it. */
export function conditionalYes(text: string, known: Known): Understanding | undefined {
  if (!known.screen.buttons.some(({ typed }) => typed.startsWith('confirm '))) return undefined;
  const proviso = provisoOf(text, known);
  return proviso && { kind: 'held', ...proviso, answers: true, offers: [], text, found: [], likely: 1 };
}

/** These are told, or last until something: their words may say under which condition. */
const mayBeConditional: ReadonlySet<string> = new Set([...telling, 'pause']);

/** "If Balfour are done: lamp replaced", given as what a form asked for: not so yet. */
export function unlessNotYet(answered: Understanding, { text }: Said): Understanding {
  if (answered.kind !== 'command' || answered.goesOn !== true || answered.command.kind !== 'act') return answered;
  const { verb, words } = answered.command;
  if (mayBeConditional.has(verb) || words.text === '' || !text.includes(words.text)) return answered;
  const leads = CONDITION.exec(text)?.index === 0 || FIRST_SO.test(text);
  if (!leads) return answered;
  const said = text.replace(/[:,].*$/s, '');
  return { kind: 'held', why: 'condition', words: said, offers: [], text, found: [], likely: 1 };
}
