import type { Side } from '../../knowledge/index.ts';
import { readConduct } from './conduct.ts';
import { normalise } from './normalise.ts';
import { asksWhatIsOwed, isFirstPerson, otherThan, readSpeaker } from './speaker.ts';

/** A word for either side, with its plural. */
const SIDE_WORD = /\b(?:(councillor|cllr|member)|officer|staff)(s?)\b/gi;

/** One complains about whoever asks, or whoever asks has wronged one. */
const ABOUT_ME =
  /\b(?:about|against|accus\w+|reported|reporting) (?:me|us)\b|\b(?:i|we) (?:have )?(?:upset|hurt|annoyed|offended|wronged|insulted) (?:\w+ ){0,3}(?:him|her|them)\b/;
/** Whoever asks complains, or was wronged. */
const BY_ME =
  /\b(?:i|we) (?:\w+ ){0,7}?(?:about|against|report|reporting) (?:\w+ ){0,3}(?:him|her|them)\b|\b(?:him|her|them|they|he|she)\b.*\b(?:upset|upsets|hurt|hurts|annoy\w*|offend\w*|wrong\w*|treat\w*|shout\w*|swear\w*|swore|insult\w*|bull(?:y|ies|ied)) (?:\w+ ){0,2}(?:me|us)\b|\b(?:it is|i am) (?:me|the one) (?:who is |that is |who |that )?(?:complain|report)\w*/;

/**
 * True where new words turn the question before round without saying so: whoever owed is owed, or whoever complained is complained about.
 * After an officer's "what can councillors expect from officers", "and what can we count on from them".
 */
export function isTurnedRound(
  before: readonly string[],
  words: readonly string[],
  hasSubject: boolean,
  asker: Side | undefined,
): boolean {
  const [earlier, now] = [readSpeaker(before, asker), readSpeaker(words, asker)];
  if (!hasSubject && asksWhatIsOwed(before) && asksWhatIsOwed(words))
    return earlier.obliged !== undefined && now.obliged !== undefined && earlier.obliged !== now.obliged;
  const conduct = readConduct(before, asker);
  const self = asker ?? earlier.self;
  if (conduct === undefined || conduct === 'resident' || self === undefined) return false;
  const text = words.join(' ');
  const about = ABOUT_ME.test(text) ? self : BY_ME.test(text) ? otherThan(self) : undefined;
  return about !== undefined && (about === 'officer') !== (conduct === 'officer');
}

/** The question with its sides changed over; where it speaks of the asker, it is asked for the other side. */
export function turnRound(question: string, asker: Side | undefined): { readonly text: string; readonly role?: Side } {
  const self = asker ?? readSpeaker(normalise(question), undefined).self;
  const isOwn = normalise(question).some(isFirstPerson);
  return { text: changeOver(question), ...(isOwn && self !== undefined ? { role: otherThan(self) } : {}) };
}

/** The question with its sides changed over, unless the wanted side comes first already or none is named. */
export function turnTo(question: string, wanted: Side): string {
  const [first] = question.matchAll(SIDE_WORD);
  if (first === undefined || (first[1] === undefined) === (wanted === 'officer')) return question;
  return changeOver(question);
}

function changeOver(question: string): string {
  return question
    .replace(SIDE_WORD, (_, councillor: string | undefined, plural: string) =>
      councillor === undefined ? `councillor${plural}` : `officer${plural}`,
    )
    .replace(/\ban (?=councillor\b)/gi, 'a ')
    .replace(/\ba (?=officer\b)/gi, 'an ');
}
