import {
  addDays,
  addWorkingDays,
  count,
  countWorkingDays,
  dayOf,
  formatDayAndDate,
  type LocalDate,
  MOST_WORKING_DAYS,
  whyNotCounted,
} from '../../../calendar/index.ts';
import { reply } from '../../../messaging/index.ts';
import { type Command, numberOf } from '../../../understanding/index.ts';
import type { Carrying, Scene } from '../services.ts';
import { settleDate } from '../settle.ts';
import { paragraph, say } from '../wording.ts';

/** As many days as are gone through for what does not count between two. */
const FURTHEST = 400;

/** "Is Friday a bank holiday", "when is 5 working days from the 22nd": what the council's calendar has, and nothing is written. */
export const askCalendar: Carrying<Extract<Command, { kind: 'day-asked' }>> = async ({ asks }, scene) => {
  const { calendar } = scene.rules;
  const first = settleDate(asks.kind === 'which' ? asks.day : asks.from, 'future', scene);
  if (first.kind !== 'settled') return say(first.kind === 'unclear' ? first.sentence : 'Say which day.');
  const { date } = first.value;
  if (asks.kind === 'which') {
    const day = dayOf(date, calendar);
    if (day.kind === 'beyond-list') return say(day.message);
    const is = day.kind === 'working-day' ? 'is a working day' : `is not a working day: ${whyNotCounted(day)}`;
    return say(`${formatDayAndDate(date)} ${is}.`);
  }
  if (asks.kind === 'after') {
    const days = numberOf(asks.number.replaceAll(',', ''));
    const end = days > MOST_WORKING_DAYS ? undefined : addWorkingDays(date, days, calendar);
    if (end === undefined || end.kind === 'beyond-list')
      return say(...(end === undefined ? [] : [end.message]), longest(date, scene));
    const counted = `${count(days, 'working day')} from ${formatDayAndDate(date)} is ${formatDayAndDate(end.date)}.`;
    return reply(paragraph(counted), ...notCounted(date, end.date, scene));
  }
  const last = settleDate(asks.to, 'future', scene);
  if (last.kind !== 'settled') return say(last.kind === 'unclear' ? last.sentence : 'Say which day.');
  const to = last.value.date;
  if (to < date) return say(`${formatDayAndDate(to)} is before ${formatDayAndDate(date)}. Say the earlier day first.`);
  const between = countWorkingDays(date, to, calendar);
  if (between.kind === 'beyond-list') return say(between.message);
  const are = between.count === 1 ? 'there is' : 'there are';
  const counted = `From ${formatDayAndDate(date)} to ${formatDayAndDate(to)} ${are} ${count(between.count, 'working day')}.`;
  return reply(
    paragraph(`${counted} The first day is not counted, the last is if it is a working day.`),
    ...notCounted(date, to, scene),
  );
};

/** How far days are counted: as far as bank holidays are known. */
function longest(from: LocalDate, { rules: { calendar } }: Scene): string {
  const { last } = calendar.coverage;
  const most = from > last ? undefined : countWorkingDays(from, last, calendar);
  const until = `I count as far as bank holidays are known, which is until ${formatDayAndDate(last)}`;
  return most === undefined || most.kind === 'beyond-list'
    ? `${until}.`
    : `${until}: ${count(most.count, 'working day')} from ${formatDayAndDate(from)}.`;
}

/** The days on the way that do not count, but for weekends, each with its reason. */
function notCounted(from: LocalDate, to: LocalDate, { rules }: Scene) {
  const items: string[] = [];
  for (let day = addDays(from, 1), step = 0; day <= to && step < FURTHEST; day = addDays(day, 1), step += 1) {
    const is = dayOf(day, rules.calendar);
    if (is.kind === 'bank-holiday' || is.kind === 'closure-day')
      items.push(`${formatDayAndDate(day)}: ${whyNotCounted(is)}`);
  }
  return items.length === 0
    ? []
    : [paragraph('Besides weekends these do not count:'), { kind: 'list' as const, items }];
}
