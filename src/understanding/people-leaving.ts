import type { Command, LeavingWords } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';

const LEFT =
  /^(?<who>.{2,80}?)\s+(?<how>has left|have left|left|leaves|is leaving|will be leaving|will leave|is retiring|retires|has retired|has resigned|resigned|has stood down|stood down|has died|died|no longer works here|does not work here(?: any ?more)?|lost (?:his|her|their) seat|(?:['’]s )?last day(?: is|:)?|(?:is )?finish(?:es|ing)(?: up| here)?|(?:is )?done here)(?:\s+(?:with effect|effective|the (?:council|authority|organisation|team)|us|work|here|for good))*(?<rest>.*)$/i;

/** Somebody who leaves, with the last day and what becomes of the enquiries; undefined where "left" is meant otherwise. */
export function readLeaving(text: string, known: Known): Command | undefined {
  const match = LEFT.exec(text);
  const { who = '', how = '', rest = '' } = match?.groups ?? {};
  if (match === null || /^(?:i|we|the|a|he|she|they|it|somebody|who)$/i.test(who.trim())) return undefined;
  const [day] = findDays(rest, known, 'future');
  const before = day === undefined ? rest : rest.slice(0, day.start);
  // "Finishes" alone is of a piece of work.
  if (day === undefined && /finish|done here/i.test(how)) return undefined;
  // "Left a message about the bins", "left the room": only a day or the end may follow.
  if (!/^\s*(?:on|at|by|from|as of)?\s*(?:the\s+)?(?:[,;:.].*)?$/i.test(day === undefined ? rest : before))
    return undefined;
  const then = (day === undefined ? rest : rest.slice(day.end)).replace(/^[\s,;:.]+/, '').replace(/[.!]+$/, '');
  const tense = /leaving|leaves|will|retir(?:es|ing)|last day|finish|done here/i.test(how) ? 'future' : 'past';
  return {
    kind: 'leaving',
    who: who.replace(/['’]s$/i, '').trim(),
    lastDay: day === undefined ? '' : rest.slice(day.start, day.end),
    tense,
    afterwards: leavingWords(then),
  };
}

/** Asked, doubted, heard or under a condition: read with all that it says. */
const HEARD =
  /\?|\b(?:if|unless|when|once|not|perhaps|maybe|probably|apparently|might|says?|said|heard|rumou?rs?|thinks?|reckons?)\b|n['’]t\b/i;

/** "Helen Marsh finishes 18th Dec": somebody of the directory with a last day to come; undefined for anything else. */
export function readLeavesOn(text: string, known: Known): Command | undefined {
  const isWords = known.screen.open?.command.kind === 'act' && known.screen.open.wanted.includes('text');
  const leaving = isWords || HEARD.test(text) ? undefined : readLeaving(text, known);
  const isToCome = leaving?.kind === 'leaving' && leaving.lastDay !== '' && leaving.tense === 'future';
  return isToCome && isOfDirectory(leaving.who, known) ? leaving : undefined;
}

const STAYS =
  /^(?<who>.{2,80}?)\s*(?:['’]s not|\s(?:is not|isn['’]?t|isnt|is no longer|will not be|won['’]?t be|wont be))\s+(?:leaving|retiring|resigning|standing down|moving on)(?:\s+(?:us|the council|after all|now|any more|anymore|yet|on .{3,20}))*[\s.!]*$|^(?<stayer>.{2,80}?)\s+(?:is staying(?: on)?|stays(?: on)?|has withdrawn (?:his|her|their) (?:notice|resignation))(?:\s+(?:after all|with us|put))*[\s.!]*$|^(?:undo|cancel|take back|remove|scrap)\s+(?:the\s+)?(?:leaving|departure)\s+(?:of|for)\s+(?<named>.{2,80}?)[\s.!]*$|^(?:undo|cancel|take back|remove|scrap)\s+(?<whose>.{2,80}?)['’]s\s+(?:leaving|departure)[\s.!]*$/i;
const IS_LEAVING =
  /^(?:so )?is (?<who>.{2,60}?) (?:still )?(?:leaving|retiring|standing down)(?: us)?(?: soon)?[\s?]*$/i;
const WHO_LEAVES =
  /^(?:who(?:['’]?s| is| are| else is)|is any(?:one|body)|are any|which (?:officers?|councillors?|people) are)\s+(?:\p{L}+\s+)?(?:leaving|retiring|resigning|standing down|due to leave|about to leave|going to leave)(?:\s+(?:us|soon|the council|next|this (?:week|month|year)|next (?:week|month)))*[\s?.!]*$|^(?:show |list )?(?:the |all )?leavers[\s?.!]*$/iu;

/** Somebody of the directory who does not leave after all, or the question who leaves; undefined for anything else. */
export function readStaying(text: string, known: Known): Command | undefined {
  const leaver = IS_LEAVING.exec(text)?.groups?.who;
  if (WHO_LEAVES.test(text) || (leaver !== undefined && isOfDirectory(leaver, known))) return { kind: 'who-leaves' };
  const { who, stayer, named, whose } = STAYS.exec(text)?.groups ?? {};
  const said = (who ?? stayer ?? named ?? whose ?? '').trim();
  if (said === '') return undefined;
  return isOfDirectory(said, known) || said.includes('@') ? { kind: 'staying', who: said } : undefined;
}

function isOfDirectory(said: string, { directory, on, me }: Known): boolean {
  return findPeople(said, { directory, on, me, suits: () => true }).kind !== 'nobody';
}

const WORK =
  '(?:(?:(?:all|all of|everything(?: of| that is)?|the rest of)\\s+)?(?:(?:his|her|their|the|these|those)\\s+)?(?:(?:open|whole|remaining)\\s+)*(?:enquiries|inquiries|cases|casework|case ?load|work|workload|lot|stuff|jobs|ones|things)|everything|it all|all(?: of (?:it|them|this))?|them|it|his|hers|theirs)';
const HANDED = new RegExp(
  `^(?:please |so |and |then )*(?:hand|pass|give|move|transfer|reassign|put)(?: over)?(?: ${WORK})?(?: over)?(?: across)? (?:to|onto|with) (?<to>.+)$`,
  'i',
);
const GOES_TO = new RegExp(
  `^(?:and |so )*${WORK} (?:goes?|is to go|are to go|should go|moves?) (?:over )?to (?<to>.+)$`,
  'i',
);

function leavingWords(then: string): LeavingWords {
  const to = (HANDED.exec(then) ?? GOES_TO.exec(then))?.groups?.to;
  const taker =
    /^(?:and )?(.{2,60}?) (?:(?:takes|gets|has|will have|will take|is taking|picks up|inherits)(?: on| over)? (?:(?:all |all of )?(?:his|her|their|the) (?:open )?)?(?:cases|enquiries|casework|everything|work|caseload|lot|stuff|them|it)(?: on| over)?|takes over|will take over|is taking over)$/i.exec(
      then,
    )?.[1];
  if (to !== undefined || taker !== undefined) return { kind: 'hand-over', to: to ?? taker ?? '' };
  if (/^(?:please )?close (?:them|everything|all|(?:his|her|the|their)? ?(?:enquiries|cases))$/i.test(then))
    return { kind: 'close' };
  if (/^(?:please )?keep (?:them|everything|all|(?:his|her|the|their)? ?(?:enquiries|cases))(?: open)?$/i.test(then))
    return { kind: 'keep' };
  return { kind: 'ask' };
}
