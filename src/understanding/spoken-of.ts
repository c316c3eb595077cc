import type { Command, ListCommand } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import { readList } from './lists.ts';
import type { Understanding } from './understanding.ts';

/*
 * "Which of hers are due before Friday", "he is away from the 20th": of whoever was spoken of just before. "Next week then": the list that was
 * just shown, of other days.
 */

/** "I write on behalf of Cllr Lowe. He would like to know how his open enquiries stand". */
const ON_BEHALF =
  /^[^.;!?]{0,60}\b(?:on behalf of|(?:act|acting|write|writing|work|working|ask|asking|call|calling|speak|speaking|here) for|assistant to|p\.?a\.? (?:to|for))\s+(?<whom>(?:(?:cllr|councillor)\.? )?[\p{L}'’-]+(?: [\p{Lu}][\p{L}'’-]+)?)\s*[.;,!–-]\s+(?<rest>\S.*)$/iu;
const WOULD_LIKE =
  /^(?:s?he|they)(?:['’]d| would|['’]s| is)?(?: (?:like|love|wish(?:es)?|want(?:s|ing)?|need(?:s)?|be glad|asking|wondering))* (?:to (?:know|see|hear|have|be told)|me to ask|knows?|asks?|wonders?)\s+/i;
/** "How his open enquiries stand" is asked of all of them. */
const HOW_THEY_STAND =
  /^(?:how|where)\s+(?<what>.+?)\s+(?:stands?|(?:has|have|had) got to|got to|(?:is|are)(?: (?:doing|getting on|up to|going))?)[\s.?!]*$/i;
const HERS =
  /\b(?:hers|his|theirs)(?= *(?:[?.!,;]|$)| (?:is|are|was|were|will|going|that|which|due|open|overdue|late|still|paused|this|today|by|before|in|fall|to)\b)/i;
const HER_THINGS =
  /\b(?:her|his|their)(?= (?:own |open |overdue |current |whole )*(?:enquir(?:y|ies)|inquir(?:y|ies)|cases?|casework|case ?load|work ?load|work|stuff|ones|lot|list|things|jobs|desk|plate|patch|absence|cover|leave)\b)/i;
const SHE = /\b(?:s?he|they)(?=['’\s])/i;
const HER = /\b(?:her|him|them)\b/i;
const MOST_WORDS = 16;

/** What is asked of the person who was spoken of last, or said of their absence; undefined for anything else. */
export function ofWhomSpoken(
  text: string,
  known: Known,
  understandAgain: (text: string, known: Known) => Understanding,
): Understanding | undefined {
  const { whom: spoken, ...screen } = known.screen;
  const behalf = ON_BEHALF.exec(text)?.groups;
  const named = behalf?.whom ?? spoken;
  if (behalf?.rest !== undefined && findNames(behalf.whom ?? '', known).length === 1)
    return ofWhomSpoken(
      behalf.rest.replace(WOULD_LIKE, '').replace(HOW_THEY_STAND, 'show $<what>'),
      { ...known, screen: { ...screen, whom: behalf.whom ?? '' } },
      understandAgain,
    );
  const whom = named?.replace(/['’]s?$/, '');
  if (whom === undefined || text.split(' ').length > MOST_WORDS || findNames(text, known).length > 0) return undefined;
  const isPlainlyTheirs = HERS.test(text) || HER_THINGS.test(text);
  const [first] = [HERS, HER_THINGS, SHE, HER]
    .map((pattern) => pattern.exec(text))
    .filter((found) => found !== null)
    .toSorted((one, other) => one.index - other.index);
  if (first === undefined) return undefined;
  const [pronoun] = first;
  const isTheirs = HERS.exec(text)?.index === first.index || HER_THINGS.exec(text)?.index === first.index;
  const said = `${text.slice(0, first.index)}${whom}${isTheirs ? "'s" : ''}${text.slice(first.index + pronoun.length)}`;
  // "I work for him, do I": nobody is named by that.
  if (said === text) return undefined;
  const understood = understandAgain(said, { ...known, screen });
  if (understood.kind !== 'command' || !isOf(understood.command)) return undefined;
  // With one enquiry on the screen "she" is who it is for or with as easily.
  const isElsewhere = isPlainlyTheirs || screen.references.length !== 1 || understood.command.kind === 'absence';
  return isElsewhere ? { ...understood, text, found: [] } : undefined;
}

function isOf(command: Command): boolean {
  if (command.kind === 'list') return `${command.of.officer}${command.of.councillor}` !== '' && command.of.words === '';
  if (command.kind === 'absence-over' || command.kind === 'who-is-away') return command.who !== '';
  return command.kind === 'absence' && command.words.days !== '';
}

const AROUND =
  /^(?:(?:and|or|so|ok|okay|right|what about|how about|what of|just|for|on|in|due|by|before|until)\b[\s,]*)*|[\s,]*(?:then|please|pls|instead|at all|as well|too)?[\s?.!]*$/gi;
const ofDays: ReadonlySet<string> = new Set([
  'due',
  'due-this-week',
  'overdue',
  'late',
  'team-overdue',
  'mine',
  'team',
]);

/** The list that was just shown, of the days that are named alone; undefined for anything else. */
export function listedForDays(text: string, known: Known): Command | undefined {
  const { listed, open } = known.screen;
  if (listed === undefined || open !== undefined) return undefined;
  const days = text.replace(AROUND, '').trim();
  const found = findDays(days, known, 'future')[0] ?? findPeriod(days, known);
  if (days === '' || found === undefined || found.start > 0 || found.end < days.length) return undefined;
  if (!ofDays.has(listed.which)) {
    const again = readList(listed.which, `${listed.which} ${days}`, known);
    return again.kind === 'list'
      ? { ...again, of: { ...listed.of, period: again.of.period, logged: again.of.logged } }
      : undefined;
  }
  const due = readList('due-this-week', `what is due ${days}`, known) as ListCommand;
  return { ...due, of: { ...listed.of, by: due.of.by, period: '', logged: '', unused: '' } };
}
