import { isOfCouncillorSide } from '../people/index.ts';
import { readMoment } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import { parseTyped } from './read-typed.ts';
import { saySnooze, typedFor } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';

/*
 * What people answer to a reminder of one enquiry: "on it", "wrong team", "give me till Thursday", "already done". What would change something
 * is read back or asked; who only says that it was read changes nothing, and is shown what can be done.
 */

const LEAD = String.raw`^(?:(?:yes|yep|ok|okay|right|sorry|hi|thanks|thank you|no|nope|oh)[\s,.!–-]+)*`;
const END = String.raw`(?:[\s,]+(?:now|thanks|thank you|cheers|ta|please|boss|today|already))*[\s.!]*$`;
const whole = (words: string) => new RegExp(`${LEAD}(?:${words})${END}`, 'iu');

const ON_IT = whole(
  "(?:(?:i['’]?m|i am|we['’]?re|we are) )?(?:on it|onto it|on the case|working on (?:it|this|that)|dealing with (?:it|this|that)|looking (?:at|into) (?:it|this|that)|getting on with (?:it|this|that))|(?:i['’]?ll|i will|will) (?:look (?:at|into) (?:it|this|that)|deal with (?:it|this|that)|get on (?:it|to it|with it)|pick (?:it|this) up|sort (?:it|this)(?: out)?)|leave (?:it|this|that) with me|(?:i(?:['’]ve| have) )?got this",
);
const SEEN = whole(
  "(?:i(?:['’]ve| have) )?(?:seen|read|got|noted|had a look at)(?: (?:it|this|that|the reminder|your (?:reminder|message)))?|noted|message received|understood|aware(?: of (?:it|this|that))?",
);
const NOT_MINE = whole(
  "(?:(?:it|this|that)(?:['’]?s| is) )?(?:(?:the )?wrong (?:team|service|person|department|officer)|not (?:mine|ours|my (?:job|case|one|area|patch|team)|our (?:job|case|area|team)|for (?:me|us)|me|us|one of (?:mine|ours))|nothing to do with (?:me|us|my team|our team)|(?:(?:should|ought to) (?:be with|go to) (?:another|a different) (?:team|service|officer)))|(?:i|we) (?:don['’]?t|do not) (?:deal with|handle|have|do) (?:this|that|it|these)|why (?:have i got|am i getting) this",
);
const TILL = new RegExp(
  `${LEAD}(?:(?:can|could) (?:you )?)?(?:please )?(?:(?:give|allow|let) (?:me|us)(?: have)?|(?:i|we)(?:['’]?ll| will)? (?:need|want)|(?:can|could|may) (?:i|we) have)(?: (?:it|this|time|longer|more time|a bit longer))* (?:un)?til?l? (?<day>\\S.{2,40}?)(?: (?:please|on this|for this|for that|for it))*[\\s.!?]*$`,
  'iu',
);
const DONE = whole(
  "(?:(?:it|this|that)(?:['’]?s| is| was| has been|['’]?s been) )?(?:already|been) (?:done|fixed|sorted|dealt with|resolved|completed|finished)|(?:done|sorted|fixed|dealt with|resolved) (?:already|(?:this|last|the other) \\p{L}+|yesterday|ages ago|days ago|on \\p{L}+day)|(?:i|we)(?:['’]ve| have)? (?:already )?(?:did|done|fixed|sorted|resolved) (?:it|this|that)(?: (?:already|(?:this|last|the other) \\p{L}+|yesterday|ages ago|on \\p{L}+day))?",
);
const CHASE = whole(
  '(?:(?:can|could) you )?(?:please )?(?:chase|nudge|prod|push|hurry)(?: up)? (?:them|him|her|it|whoever has it|the officer|the team)(?: up)?(?: for me)?',
);

/** `isReminder`: the words answer a message that was sent of it, and not only what was asked to be shown. */
export function readNudgeAnswer(
  text: string,
  reference: string,
  known: Known,
  isReminder: boolean,
): Understanding | undefined {
  if (text.length > 90 || /\bcw\b/i.test(text)) return undefined;
  const stands = known.seen.find((each) => each.reference === reference)?.stands;
  const isCouncillor = isOfCouncillorSide(known.me);
  const base = { text, found: [], likely: 0.9 };
  const typed = (words: string): Understanding | undefined => {
    const command = parseTyped(words);
    return (
      command && { ...base, kind: 'command', command: command.kind === 'act' ? { ...command, sure: false } : command }
    );
  };
  const shown = (...offers: readonly Offer[]): Understanding => ({
    ...base,
    kind: 'held',
    why: 'not-yet',
    words: text,
    command: { kind: 'show', abouts: [{ named: reference }], focus: 'all' },
    offers,
  });
  const remind: Offer = { label: 'Remind me tomorrow', typed: saySnooze(reference, 'tomorrow') };
  if (SEEN.test(text) && isReminder) return isCouncillor ? shown() : shown(remind);
  if (CHASE.test(text) && isCouncillor) return typed(typedFor('chase', reference));
  if (isCouncillor || stands?.isClosed === true) return undefined;
  const day = TILL.exec(text)?.groups?.day ?? '';
  if (day !== '' && readMoment(day, known) !== undefined)
    return {
      ...base,
      kind: 'several',
      why: 'all-of-theirs',
      each: [
        { label: `Remind me again ${day}`, typed: saySnooze(reference, day) },
        { label: `Propose ${day} as its date`, typed: `${typedFor('extend', reference)} to ${day}` },
      ],
    };
  if (NOT_MINE.test(text)) return typed(typedFor('reassign', reference));
  if (DONE.test(text)) return typed(typedFor('resolve', reference));
  if (!ON_IT.test(text)) return undefined;
  if (stands?.officerId === undefined) return typed(`${typedFor('acknowledge', reference)}, I have it`);
  if (stands.officerId !== known.me.id)
    return shown({ label: 'Give it to me', typed: `${typedFor('reassign', reference)} to me` });
  return shown({ label: 'Tell the councillor', typed: typedFor('update', reference) }, remind);
}

/** The same of what alone stands on the screen, where nothing waits for an answer. */
export function readNudgeAnswered(text: string, known: Known): Understanding | undefined {
  const { references, open, buttons } = known.screen;
  const [only, second] = references;
  const waits = open !== undefined || buttons.some(({ typed }) => typed.startsWith('confirm '));
  return only === undefined || second !== undefined || waits ? undefined : readNudgeAnswer(text, only, known, false);
}
