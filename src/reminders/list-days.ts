import { addDays, addWorkingDays, type LocalDate, localDateAt, weekdayOf } from '../calendar/index.ts';
import { absenceOn, type Directory, type Person } from '../people/index.ts';
import { listTimeOf, type ReminderChoices, workingTimeOf } from './choices.ts';
import type { CouncilReminders } from './settings.ts';
import { digestOn, isWorkingDay, isWorkingMoment, momentOn } from './working-time.ts';

/** Somebody with what they chose, and the council around them. */
export type Listed = {
  readonly person: Person;
  readonly choices: ReminderChoices;
  readonly directory: Directory;
  readonly council: CouncilReminders;
};

/** A day and the moment of it at which a list comes. */
export type ListMoment = { readonly on: LocalDate; readonly at: number };

/** Looking further than this for somebody to be there is looking in vain. */
const FURTHEST = 120;

/** Whether somebody is there for a list on a day: they are at work and have not muted. */
export function isListDay(on: LocalDate, listed: Listed): boolean {
  const { mutedUntil } = listed.choices;
  return isAtWork(on, listed) && (mutedUntil === undefined || on >= mutedUntil);
}

/** Whether somebody works on a day and is not away. */
export function isAtWork(on: LocalDate, { person, choices, directory, council }: Listed): boolean {
  return isWorkingDay(on, workingTimeOf(person, choices, council)) && absenceOn(directory, person.id, on) === undefined;
}

/** The first list of theirs that comes after an instant. */
export function nextListMoment(after: number, listed: Listed): ListMoment | undefined {
  const { zone } = workingTimeOf(listed.person, listed.choices, listed.council);
  let on = localDateAt(after, zone);
  for (let step = 0; step <= FURTHEST; step += 1, on = addDays(on, 1)) {
    if (!isListDay(on, listed)) continue;
    const at = listMomentOn(on, listed);
    if (at > after) return { on, at };
  }
  return undefined;
}

/** When the list of a day on which somebody works comes. */
export function listMomentOn(on: LocalDate, { person, choices, council }: Listed): number {
  const time = workingTimeOf(person, choices, council);
  return choices.digestAt === undefined
    ? momentOn(on, listTimeOf(person, choices, council), 1, time)
    : digestOn(on, choices.digestAt, 1, time);
}

/** Whether somebody hears by the end of the next working day of what is sent to them now: at once, or with a list of theirs. */
export function hearsSoon(now: number, listed: Listed): boolean {
  const { person, choices, council } = listed;
  const today = localDateAt(now, council.settings.zone);
  if (isListDay(today, listed) && isWorkingMoment(now, workingTimeOf(person, choices, council))) return true;
  const next = nextListMoment(now, listed);
  return next !== undefined && next.on <= nextWorkingDay(today, council);
}

/** The council's working day after a date; the next day where the calendar ends. */
export function nextWorkingDay(today: LocalDate, { rules }: Pick<CouncilReminders, 'rules'>): LocalDate {
  const counted = addWorkingDays(today, 1, rules.calendar);
  return counted.kind === 'date' ? counted.date : addDays(today, 1);
}

/** Whether a day is the first of its week on which somebody is there: the day of weekly lists. */
export function isFirstOfWeek(on: LocalDate, listed: Listed): boolean {
  const monday = addDays(on, -weekdays.indexOf(weekdayOf(on)));
  for (let day = monday; day < on; day = addDays(day, 1)) if (isListDay(day, listed)) return false;
  return true;
}

const weekdays: readonly string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
