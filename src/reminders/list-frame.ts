import { formatDay } from '../calendar/index.ts';
import type { Action } from '../messaging/index.ts';
import { sayList, typedFor } from '../understanding/index.ts';
import { hasOfficer, type ListContents, type ListWorld } from './list-world.ts';

/** So many of those that are coming due, or without news, can be shown by a button. */
const MOST_SHOWN = 3;

/** Whether a list has news and nothing else. */
export function isOnlyNews({ news, ...contents }: ListContents): boolean {
  const { team, heardBefore: _, soonUntil: __, ...parts } = contents;
  return news.length > 0 && team === undefined && Object.values(parts).every(({ length }) => length === 0);
}

/** What a list is called: by what presses most in it. */
export function titleOf(contents: ListContents, { today }: ListWorld): string {
  const { overdue, dueToday, toLookAt, dueSoon, others, words, missed, team, longOverdue, unassigned } = contents;
  const day = formatDay(today);
  const counted = [
    [overdue.length, 'overdue'],
    [dueToday.length, 'due today'],
    [toLookAt.length, 'to look at'],
    [dueSoon.length, 'due soon'],
  ] as const;
  const own = counted.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  if (own.length > 0) return `Your list for ${day}: ${own.join(', ')}`;
  if (others.length > 0) return `Your list for ${day}: ${others.length} open`;
  if (team !== undefined) return `Your team’s list for ${day}`;
  if (words.length > 0 && contents.news.length === 0) return `Your enquiries that are overdue, ${day}`;
  if (words.length > 0) return `Your enquiries, ${day}: ${words.length + contents.heardBefore} overdue`;
  const late = missed.length + contents.missedElsewhere.length + longOverdue.length + contents.elsewhere.length;
  if (late > 0) return `Overdue casework, ${day}`;
  if (contents.comingDue.length > 0) return `Casework due soon, ${day}`;
  if (unassigned.length > 0) return `Casework that nobody has, ${day}`;
  return contents.unspoken.length > 0 ? `Casework without news, ${day}` : `News for ${day}`;
}

/** The buttons under all of a list. */
export function actionsUnder({
  overdue,
  dueToday,
  others,
  dueSoon,
  toLookAt,
  team,
  longOverdue,
  unassigned,
  missed,
  missedElsewhere,
  comingDue,
  elsewhere,
  unspoken,
}: ListContents): readonly Action[] {
  const isOwn = overdue.length + dueToday.length + others.length + dueSoon.length + toLookAt.length > 0;
  const wanted: readonly (readonly [boolean, string, string])[] = [
    [isOwn, 'Show all of mine', sayList('mine')],
    [team !== undefined || missed.length > 0, 'Show all of my team', sayList('team')],
    [longOverdue.length > 0, 'Show what is overdue in my team', sayList('team-overdue')],
    [missedElsewhere.length + elsewhere.length > 0, 'Show all that is overdue', sayList('overdue')],
    [
      [...unassigned, ...missedElsewhere].some((one) => !hasOfficer(one)),
      'Show what nobody has',
      sayList('unassigned'),
    ],
    ...[...comingDue, ...unspoken]
      .slice(0, MOST_SHOWN)
      .map(({ reference }) => [true, `Show ${reference}`, typedFor('show', reference)] as const),
  ];
  const actions = wanted.flatMap(([is, label, typed]) => (is ? [{ label, typed, weight: 'ordinary' } as const] : []));
  return actions.length > 0 ? actions : [{ label: 'My casework', typed: sayList('mine'), weight: 'ordinary' }];
}
