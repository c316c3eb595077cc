import type { ActCommand, Verb } from './act-command.ts';
import { rightAndWrong, swap } from './corrections.ts';
import { findDays } from './dates/find-dates.ts';
import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { mayPutRight } from './put-right-in.ts';
import type { Said } from './said.ts';
import { typedFor } from './typed.ts';
import type { Offer } from './understanding.ts';

/*
 * "Actually Thursday", "no, Helen", "two cones, not three", when something was just done: what was done stands, and it is offered to take it
 * back and to do it as it is meant now. Nothing is changed by the words themselves.
 */

/** With these a day belongs to it. */
const dated: Readonly<Partial<Record<Verb, string>>> = {
  pause: 'until',
  extend: 'until',
  acknowledge: 'next update',
  update: 'next update',
};
const MOST_WORDS = 12;
/** Words that say of a day or a name that it is to stand in place of another, and nothing else. */
const AROUND =
  /\b(?:no|nope|nah|not|oh|ah|er+m?|um|well|actually|sorry|oops|whoops|wait|hang on|hold on|but|until|till?|by|for|the|to|with|on|it|its|that|that['’]?s|is|was|i|we|mean|meant|said|make|make it|should|have|been|be|then|instead|rather|please|pls|correction|change|my mistake|scratch)\b/gi;
const ENDS_RIGHT = /\b(?:actually|i mean(?:t)?|instead|rather|sorry)[\s.!]*$/i;

/** What can be done in place of what was just done, after the button that takes it back; undefined where the words say anything else. */
export function putRightDone({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): readonly Offer[] | undefined {
  const { did, open, buttons } = known.screen;
  if (did?.kind !== 'act' || open !== undefined || mood.question || mood.wondering) return undefined;
  const [about, second] = did.abouts;
  if (about === undefined || second !== undefined || text.split(/\s+/).length > MOST_WORDS) return undefined;
  const [undo, other] = buttons.filter(({ typed }) => /^undo CW-/i.test(typed));
  const reference = undo?.typed.replace(/^undo /i, '') ?? '';
  if (undo === undefined || other !== undefined || numberOf(reference) !== numberOf(about.named)) return undefined;
  const typed = asMeant(did, reference, text, known);
  if (typed === undefined) return undefined;
  const label = typed.length <= MOST_LABEL ? typed : `${typed.slice(0, MOST_LABEL - 1).trimEnd()}…`;
  return [
    { label: `Undo ${reference}`, typed: undo.typed },
    { label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`, typed },
  ];
}

const MOST_LABEL = 70;

function numberOf(named: string): number {
  return Number(/(\d+)$/.exec(named)?.[1]);
}

/** What is typed for the same with one thing in place of another. */
function asMeant({ verb, words }: ActCommand, reference: string, text: string, known: Known): string | undefined {
  const head = typedFor(verb, reference);
  const { right, wrong } = rightAndWrong(text);
  const isSwapped = wrong !== '' && words.text !== '' && placesOf(wrong, words.text).length > 0;
  if (isSwapped) {
    // "Three lorries, not two", of "two lorries": the word that follows stands there already.
    const behind = right.split(' ').slice(1).join(' ');
    const whole = behind !== '' && placesOf(`${wrong} ${behind}`, words.text).length > 0 ? `${wrong} ${behind}` : wrong;
    return `${head}: ${swap(words.text, whole, right)}${dayOf(verb, words.by)}`;
  }
  if (!mayPutRight(text) && !ENDS_RIGHT.test(text)) return undefined;
  const days = findDays(text, known, 'future');
  const names = findNames(text, known);
  const [day, otherDay] = days;
  const [name, otherName] = names;
  if (day !== undefined && otherDay === undefined && name === undefined && isAlone(text, day) && verb in dated) {
    const who = words.who === '' ? '' : `, ${words.who} has it`;
    const told = words.text === '' ? '' : `: ${words.text}`;
    return `${head}${who}${told}${dayOf(verb, text.slice(day.start, day.end))}`;
  }
  if (name !== undefined && otherName === undefined && day === undefined && isAlone(text, name) && words.who !== '')
    return verb === 'reassign' ? `${head} to ${name.said}` : undefined;
  return undefined;
}

function dayOf(verb: Verb, by: string): string {
  const lead = dated[verb];
  return by === '' || lead === undefined ? '' : `, ${lead} ${by.replace(/^(?:until|till?|by|on)\s+/i, '')}`;
}

function isAlone(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  return !/[\p{L}\p{N}]/u.test(rest.replace(AROUND, ' '));
}
