import { mayRecordFor } from '../people/index.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';

/*
 * "Priya better, back in today after all", "leave cancelled, working through": somebody who is recorded as away is there, or will be. Said of nobody
 * who is on record, it is talk or news.
 */

const ABSENCE = '(?:(?:annual |sick )?(?:leave|holidays?|hols|absence|time off|trip|break)|a\\/?l)';
/** The time away is not to be. */
const OFF = new RegExp(
  [
    String.raw`\b${ABSENCE}(?:['’]?s)?\s+(?:(?:is|are|has been|have been|was|got|now|all|been)\s+)*(?:cancelled|canceled|off|scrapped|called off|fallen through|postponed|not happening)\b`,
    String.raw`\b(?:cancel(?:led|ling)?|scrap(?:ped|ping)?|called off|drop(?:ped)?)\s+(?:(?:that|the|my|his|her|their|all)\s+)*${ABSENCE}\b`,
    String.raw`\bnot (?:going|taking (?:it|leave|(?:the|my) leave))(?: away)?(?: now| after all| any ?more)?(?=\s*(?:[,.;!–-]|$))`,
  ].join('|'),
  'i',
);
const WELL = /\b(?:better|recovered|well again|up and about|fit(?: again| and well)?|over it)\b/i;
const IN =
  /\b(?:(?:back|in|here)(?: (?:in|work|at work|to work))?(?=\s*(?:$|[,.;!–-]|today|now|after all|again|as (?:normal|usual)|all (?:day|week)|tomorrow|on|from))|coming in|working(?=\s*(?:$|[,.;!–-]|through?|thru|as (?:normal|usual)|after all|normally|today|all week))|at (?:my|his|her|their) desk)/i;
const AFTER_ALL = /\bafter all\b|\b(?:working|work) (?:through?|thru|as (?:normal|usual))(?![\p{L}])/iu;
const NOT_SO =
  /\?|\b(?:not|isn['’]?t|is not|won['’]?t|no|hardly|any)\s+(?:\p{L}+\s+)?(?:better|recovered|back|in|here|coming|working|well|fit)\b|\b(?:if|when|unless|until|till?|once|yet|hopes?|hoping|might|may|should)\b/iu;
const OWN =
  /^(?:(?:oh|ok|right|so|actually|sorry|no|hi|morning)[\s,.]+)*(?:i\b|i['’]m\b|im\b|my\b|leave\b|holidays?\b|hols\b|a\/?l\b|annual\b|trip\b|time off\b|absence\b|not going\b|not taking\b|feeling\b|(?:all|much) better\b|better\b|recovered\b|working\b|back\b|in after all|here after all|cancel)/i;
const MOST_WORDS = 16;

/** Whose absence ends, or is not to be; undefined where nobody is meant who is away, or the speaker may not record it. */
export function readInAfterAll(text: string, known: Known): Command | undefined {
  const { directory, me, on, screen } = known;
  const open = screen.open?.command.kind;
  // Words for what is open, or of the time away that is just being recorded.
  const isOfOpen = open === 'act' || open === 'absence';
  if (isOfOpen || NOT_SO.test(text) || text.split(' ').length > MOST_WORDS) return undefined;
  const isOff = OFF.test(text);
  // "Cancel my absence on 26 April" is of that one.
  if (isOff && findDays(text, known, 'future').length > 0) return undefined;
  const isWell = WELL.test(text);
  const isIn = IN.test(text);
  if (!isOff && !isWell && !isIn) return undefined;
  const [name, other] = findNames(text, known);
  const who = name?.said.replace(/['’]s?$/, '') ?? '';
  if (other !== undefined || (name === undefined ? !OWN.test(text) : name.start > 0 && !isOff)) return undefined;
  const found = who === '' ? undefined : findPeople(who, { directory, on, me, suits: () => true });
  const person = found === undefined ? me : found.kind === 'one' ? found.person : undefined;
  if (person === undefined || !mayRecordFor(directory, person.id, me.id, on)) return undefined;
  // What one says of oneself is done at once: that one is in today is not enough.
  const isPlain = isOff || AFTER_ALL.test(text) || (person.id === me.id ? isWell && isIn : true);
  const absences = directory.absences.filter(({ personId, to }) => personId === person.id && to >= on);
  if (!isPlain || absences.length === 0) return undefined;
  const isAway = absences.some(({ from }) => from <= on);
  const day = findDays(text, known, 'future').find(({ meant }) => meant.kind === 'day' && meant.date > on);
  const named = person.id === me.id ? '' : who;
  if (isAway && isIn && day !== undefined)
    return { kind: 'absence-until', who: named, backOn: text.slice(day.start, day.end), begins: false };
  return { kind: 'absence-over', which: isAway && !isOff ? 'running' : 'named', day: '', who: named, sure: true };
}
