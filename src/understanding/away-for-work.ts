import { formatDate } from '../calendar/index.ts';
import { isOfCouncillorSide } from '../people/index.ts';
import { offerOf } from './acts.ts';
import type { AbsenceWords, Command } from './command.ts';
import { readPeriod } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { perhapsMeant } from './perhaps.ts';
import { readSaid } from './said.ts';
import { type TimeAway, timesAway } from './times-away.ts';
import type { Offer, Understanding } from './understanding.ts';

/*
 * "I'll get back to her Wednesday", "off to see it tomorrow", "out Thursday looking at Station Road", "I'm off the bench case": words of absences
 * that tell of the work itself. Whoever says so is not away: what is meant is asked. Of several times away each is recorded by itself.
 */

const WHOM =
  '(?:you|u|him|her|them|us|everyone|everybody|all|anyone|somebody|someone|@person|(?:the|my|our|that|this|a) (?:\\p{L}+ )?(?:councillor|cllr|member|resident|customer|caller|lady|gentleman|man|woman|tenant|constituent|officer|manager|team|contractor|crew|school|residents|family)|(?:cllr|councillor|mr|mrs|ms|miss|dr)\\b)';
/** Somebody hears again. */
const BACK_TO = new RegExp(`\\bback (?:in touch\\b|(?:to|with|at|onto) ${WHOM}(?!\\p{L}))`, 'iu');
const PLACE =
  '(?:@ref|it|that|this|there|them|both|one|site|the (?:\\p{L}+ )?(?:site|depot|yard|plot|place|scene|road|street|spot|location|address|job|property|contractor|resident|tenant|school|bench|verge|estate|ward|crew))';
const DOING =
  '(?:(?:see|look|view|visit|inspect|measure|check|survey|photograph|test|fix|mend|mark|assess|examine|meet|walk|knock|sort|speak|talk|collect|deliver)(?:ing)?|see(?:ing)?|do(?:ing)?|fitt?ing|having|have)';
const GOES = '(?:off|out|away|going|heading|nipping|popping|driving)';
const BETWEEN = '(?: [^,.;]{1,40}?)??';
/** What is gone to, and what is done there. */
const TO_IT = new RegExp(
  [
    `\\b${GOES}\\b${BETWEEN} (?:to )?${DOING} (?:(?:at|round|over|in|up|with|to|into|about|on|for|a|another|quick|look|word) )*${PLACE}(?![\\p{L}’'])`,
    `\\b${GOES} (?:again )?(?:over |down |up )?(?:to|on|at|by) ${PLACE}(?![\\p{L}’'])`,
    `\\b${GOES}\\b${BETWEEN} (?:to )?(?:measur|inspect|survey|photograph|assess)(?:e|ing)?\\b`,
    `\\b(?:out|off)\\b(?: @date| today| tomorrow)? looking (?:at|for|into)\\b`,
  ].join('|'),
  'iu',
);
const OUT_AND_ABOUT =
  /\b(?:out and about|(?:out )?on (?:site|(?:a |site )?visits?|inspections?|(?:my |the )?(?:rounds|patch|road))|(?:away from|not at|off) (?:my|his|her|their|the) desk|(?:out|off)\b[^,.;]{0,40}\bwith the (?:gang|crew|contractors?|engineers?|surveyors?))\b/i;
/** Somebody who has a case no more, or is at one again. */
const OFF_CASE =
  /\b(?:off|out of) (?:(?:the|that|this|these|those) )?(?:@ref|(?:\p{L}+ ){0,2}?(?:case|enquiry|job)(?! for\b)|(?:that|this) one)(?!\p{L})|\b(?:out|off|away)\b[^,.;]{0,40} (?:on|at|near) (?:the )?@ref|\bback (?:to square one|on (?:the |this |that )?(?:@ref|case)|at @ref)/iu;
const NAMED = /@ref/;
/** Whatever else is said, somebody is away. */
const PLAINLY_AWAY =
  /\b(?:holidays?|leave|a\/l|hols|abroad|sick|ill|poorly|unwell|jury|court|(?:my|our) (?:mum|mother|dad|father|son|daughter|wife|husband|parents|family|sister|brother|partner|kids?))\b/iu;

/** Whether words that may be of an absence are of the work. */
export function isAtWork(text: string, known: Known): boolean {
  const words = maskSaid(text, known)
    .masked.replace(/@pers@date/g, '@person @date')
    .replace(/\s+/g, ' ');
  return !PLAINLY_AWAY.test(words) && [BACK_TO, TO_IT, OUT_AND_ABOUT, OFF_CASE].some((pattern) => pattern.test(words));
}

/** Somebody who can be reached all the same, as far as that is no denial. */
const THERE =
  /(?:[,;–-]\s*|\b)(?:(?:but|though|although|and)\s+)?(?:(?:i['’]?m|i am|i['’]?ll be|i will be|i can be|i can still be|he['’]?s|she['’]?s|will be|can be)\s+)?(?:still\s+)?(?<!\b(?:not|never|n['’]t|no|un)\s*(?:be\s+)?)(?:(?:on|checking|reading|answering|doing|picking up|looking at)\s+(?:(?:my|the|his|her)\s+)?(?:e-?mails?|phone|mobile|teams|slack|messages|inbox|laptop)|reachable|contactable|online|working(?: from home| remotely| there| elsewhere)?|wfh|(?:available|around)(?: by| on)? (?:e-?mail|phone|teams|mobile))\b(?:\s+(?:if|for|on|by|all)\s[^,.;]{2,30})?/iu;

/** What was taken for an absence: as it is, unless its words are of the work or it is several times. */
export function absenceAsMeant(understood: Understanding, known: Known): Understanding {
  if (understood.kind !== 'command') return understood;
  const { command, goesOn, text } = understood;
  if (
    command.kind === 'absence-over' &&
    !command.sure &&
    command.who === '' &&
    NAMED.test(maskSaid(text, known).masked)
  )
    return asked(understood, { kind: 'absence-until', who: '', backOn: '', begins: false }, known);
  if (command.kind !== 'absence' && command.kind !== 'absence-until') return understood;
  if (goesOn !== true && isAtWork(text, known)) return asked(understood, command, known);
  if (command.kind !== 'absence') return understood;
  const did = known.screen.did;
  // "Make Tom cover", of the absence that was recorded last.
  if (command.words.days === '' && command.words.cover !== '' && command.words.who === '' && did?.kind === 'absence')
    return { ...understood, command: { ...did, words: { ...did.words, cover: command.words.cover } } };
  const times = timesAway(text, known);
  const { words } = command;
  const [only, second] = times;
  if (second !== undefined && goesOn !== true) {
    const each = times.map((time) => awayOffer(time, words));
    return { ...understood, kind: 'several', why: 'one-by-one', each };
  }
  const read = words.days === '' ? undefined : readPeriod(words.days, known);
  // "Friday and all of Monday": as far as it goes, where only a part of it was read.
  const goesOnFarther = read === undefined ? words.days !== '' : only?.from === read.from && only.to > read.to;
  const days = only !== undefined && only.from < only.to && goesOnFarther ? spanOf(only) : words.days;
  const there = THERE.exec(text)?.[0].replace(/^[\s,;–-]+/, '');
  const kept = { ...words, days, ...(there === undefined ? {} : { there }) };
  return { ...understood, command: { ...command, words: kept } };
}

function spanOf({ from, to }: TimeAway): string {
  return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}

function awayOffer(time: TimeAway, { who, cover }: AbsenceWords): Offer {
  const days = `${spanOf(time)}${time.part === '' ? '' : ` ${time.part}`}`;
  const covered = cover === '' ? '' : cover === 'me' ? ', I cover' : `, ${cover} covers`;
  const label = who === '' ? `I am away ${days}` : `${who} is away ${days}`;
  return { label, typed: `${label}${covered}` };
}

/** What is said of the work may be told, the enquiry looked at, or somebody be away all the same. */
function asked(
  understood: Understanding,
  command: Extract<Command, { kind: 'absence' | 'absence-until' }>,
  known: Known,
): Understanding {
  const { text } = understood;
  const masked = maskSaid(text, known);
  const named = [...new Set(masked.references.map(({ about }) => about.named))];
  const [about, other] = named.length > 0 ? named : known.screen.references;
  const tells = isOfCouncillorSide(known.me) ? 'add' : 'update';
  const told = about === undefined || other !== undefined ? [] : [offerOf(tells, { named: about })];
  const period = command.kind === 'absence' ? readPeriod(command.words.days, known) : undefined;
  const away =
    command.kind !== 'absence' || period === undefined || command.words.who !== ''
      ? []
      : [awayOffer({ from: period.from, to: period.to, part: '' }, { ...command.words, who: '' })];
  const rest = perhapsMeant({ ...readSaid(text), text }, masked, known, []);
  const each = [...told, ...rest.slice(0, told.length > 0 ? 1 : 2), ...away];
  return { ...understood, kind: 'several', why: 'all-of-theirs', each };
}
