import { addDays, formatDate, type LocalDate, weekdayOf } from '../calendar/index.ts';
import type { ActCommand } from './act-command.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { readDay, readPeriod } from './dates/read-dates.ts';
import { placeInWeek } from './dates/words.ts';
import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';

/* One day, or one person, in place of another in what waits to be confirmed: "sorry, until the 5th", "no, to Priya". */

const PUTS_RIGHT =
  /^(?:(?:oh|ah|no|nope|nah|actually|sorry|oops|whoops|wait|hang on|correction|rather|on (?:reflection|second thoughts?)|i mean(?:t)?|make (?:it|that)|should be|it should be|let (?:it|that|(?:the|my) (?:first|last) day) be|(?:the|my) (?:first|last) day (?:is|should be|ought to be))\b[\s,.!:;–-]*)+/i;
/** "Until Christmas Eve, rather": what puts right comes last. */
const RIGHT_BEHIND = /[\s,.–-]+(?:rather|instead|i mean(?:t)?|sorry|i should (?:have said|say)|that is)[\s.!]*$/i;
const IS_END = /\b(?:until|till?|to|up to|last day|end(?:s|ing)?|finish(?:es|ing)?)\b/i;
/** "Until Friday" and nothing else, of an absence: its last day. */
const UNTIL = /^(?:until|till?|up to)\b/i;
const IS_START = /\b(?:from|first day|start(?:s|ing)?|begin(?:s|ning)?|as of)\b/i;
/** What stands beside the day on which something was heard. */
const AROUND_HEARD =
  /\b(?:it|that|this|was|is|on|when|that|which|he|she|they|i|we|the|a|man|woman|lady|resident|constituent|told|tell|rang|phoned|called|wrote|e-?mailed|said|spoke|saw|heard|came|in|me|us|to|received|reported|happened|about|him|her|them)\b/gi;
const MOST_WORDS = 12;
/** "Not the 17th, the 15th": what is said first was not meant. */
const NOT_THAT = /^not\s+(?!yet\b)[^,;–]{2,40}?(?:\s*[,;–]\s*|\s+but\s+)(?=\S)/i;
/** With these a day belongs to it, whether one was said before or not. */
const hasDay: ReadonlySet<ActCommand['verb']> = new Set(['pause', 'extend', 'acknowledge', 'update']);
const DENIES = /^(?:(?:oh|ah|er+m?|um|well|actually|sorry|oops|wait|hang on|but)\b[\s,.!–-]*)*(?:no|nope|nah|not)\b/i;
/** "I tell a lie, it's the 12th", "sorry, I mean Sunday": what was said before was not right. */
const SAID_WRONG =
  /^(?:(?:oh|ah|no|nope|actually|sorry|oops|whoops|wait|hang on|hold on|well|my (?:mistake|error|bad|apologies)|apologies|i beg your pardon|pardon)\b[\s,.!–-]*)*(?:(?:i )?tell a lie|i (?:mean|meant)|my (?:mistake|error|bad)|correction|or rather|i misread|i got that wrong|make (?:that|it)|should be|it should be|it should have been)\b[\s,.:;!–-]*/i;
const AROUND_DAY =
  /\b(?:no|nope|nah|not|oh|ah|er+m?|um|well|actually|sorry|oops|wait|hang on|but|until|till?|before|after|on|by|for|the|to|in|it|its|that|is|was|i|mean|meant|said|make|should|be|then|instead|rather|just|yet|and|please|again|next|only|alone)\b/gi;

/** Whether words may have been meant to put right what waits, whatever they say of it: a yes behind them might be to that. */
export function mayPutRight(text: string): boolean {
  return (
    PUTS_RIGHT.test(text) ||
    RIGHT_BEHIND.test(text) ||
    NOT_THAT.test(text) ||
    DENIES.test(text) ||
    /\b(?:not|instead|rather|change|wrong|mistake|make it)\b/i.test(text)
  );
}

/** "No, Friday", "not until the 5th": a day in place of another, and nothing that says of what. */
export function isBareDay({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): boolean {
  if (mood.question || !(DENIES.test(text) || SAID_WRONG.test(text))) return false;
  const [first = ''] = text.replace(SAID_WRONG, '').split(/(?:,|\s[–-])\s+/);
  return isDayAlone(text, known) || (SAID_WRONG.test(text) && isDayAlone(first, known));
}

function isDayAlone(text: string, known: Known): boolean {
  const days = findDays(text, known, 'future');
  const rest = days.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return days.length > 0 && !/[\p{L}\p{N}]/u.test(rest.replace(AROUND_DAY, ' '));
}

/**
 * "Sorry, until the 5th, I counted wrong", "no, to Priya": one day or one person in place of that in what waits to be confirmed, which is
 * then read back anew. Undefined where it waits for nothing of that kind, or is said of something else.
 */
export function putRightIn({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): Command | undefined {
  const { open } = known.screen;
  if (open === undefined || mood.question || mood.wondering) return undefined;
  const hasEnd = ['absence', 'close-day', 'announce'].includes(open.command.kind);
  const isOtherEnd = hasEnd && UNTIL.test(text) && isDayAlone(text, known);
  if (
    !isOtherEnd &&
    !(PUTS_RIGHT.test(text) || RIGHT_BEHIND.test(text) || NOT_THAT.test(text) || isBareDay({ text, mood }, known))
  )
    return undefined;
  if (text.split(' ').length > MOST_WORDS) return undefined;
  const rest = text.replace(PUTS_RIGHT, '').replace(NOT_THAT, '').replace(RIGHT_BEHIND, '');
  const days = findDays(rest, known, 'future');
  const names = findNames(rest, known);
  const day = days.length === 1 && days[0] !== undefined ? rest.slice(days[0].start, days[0].end) : undefined;
  const who = names.length === 1 ? names[0]?.said : undefined;
  const { command } = open;
  if (command.kind === 'act') {
    const { by, who: before } = command.words;
    if (day !== undefined && (by !== '' || hasDay.has(command.verb)) && who === undefined)
      return { ...command, words: { ...command.words, by: day }, sure: false };
    if (who !== undefined && before !== '' && day === undefined)
      return { ...command, words: { ...command.words, who }, sure: false };
  }
  // "Until Thursday" is told with the rest, and what is closed until then is each of the days.
  if (command.kind === 'announce' && isOtherEnd)
    return { ...command, text: `${command.text.replace(/[.\s]+$/, '')} ${text}` };
  if (command.kind === 'close-day' && day !== undefined && days.length === 1)
    return { ...command, day: IS_END.test(rest) ? `${command.day} to ${day}` : inTheWeekOf(command.day, day, known) };
  if (command.kind === 'snooze' && day !== undefined) return { ...command, until: day, sure: false };
  if (command.kind === 'log' && day !== undefined && who === undefined) {
    const beside = rest.replace(day, ' ').replace(AROUND_HEARD, ' ');
    const isPast = readDay(day, known, 'past') !== undefined;
    return /[\p{L}\p{N}]/u.test(beside) || !isPast
      ? undefined
      : {
          ...command,
          words: { ...command.words, [command.words.written === '' ? 'received' : 'written']: day },
          sure: false,
        };
  }
  return command.kind === 'absence' ? otherDays(command, text, rest, known) : undefined;
}

/** "No, Wednesday", said to a Thursday of another week: the Wednesday of that week. */
function inTheWeekOf(before: string, said: string, known: Known): string {
  const [was, is] = [readDay(before, known, 'future'), readDay(said, known, 'future')];
  if (was?.kind !== 'day' || is?.kind !== 'day' || !/^\s*(?:on )?\p{L}+\s*$/u.test(said)) return said;
  const monday = (date: LocalDate) => addDays(date, -placeInWeek(weekdayOf(date)));
  return formatDate(addDays(monday(was.date), placeInWeek(weekdayOf(is.date))));
}

/** "Until the 5th", "let the first day be Tuesday", "Thursday to Sunday": another end, another start, or both. */
function otherDays(
  command: Extract<Command, { kind: 'absence' }>,
  text: string,
  rest: string,
  known: Known,
): Command | undefined {
  const days = findDays(rest, known, 'future');
  const [only, second] = days;
  if (only === undefined) return undefined;
  const said = rest.slice(only.start, only.end);
  const day = only.meant.kind === 'day' ? formatDate(only.meant.date) : said;
  const before = readPeriod(command.words.days, known);
  const isEnd = IS_END.test(text);
  const begun = `${command.words.days} until ${said.replace(UNTIL, '').trim()}`;
  const isBegun = before === undefined && command.words.days !== '' && readPeriod(begun, known) !== undefined;
  const spans =
    second !== undefined
      ? [rest]
      : isBegun
        ? [begun]
        : before !== undefined && isEnd
          ? [`${formatDate(before.from)} to ${day}`]
          : before !== undefined && IS_START.test(text)
            ? [`${day} to ${formatDate(before.to)}`]
            : [rest, said];
  const read = spans
    .map((span) => span.trim().replace(/[.!]+$/, ''))
    .find((each) => readPeriod(each, known) !== undefined);
  return read === undefined ? undefined : { ...command, words: { ...command.words, days: read } };
}
