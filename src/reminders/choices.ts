import {
  formatDayAndDate,
  instantOf,
  type LocalDate,
  type LocalTime,
  localDateAt,
  localTimeAt,
  parseLocalDate,
  parseLocalTime,
  type Weekday,
} from '../calendar/index.ts';
import { type Enquiry, type EnquiryReference, isOpen, runningDeadlines } from '../casework/index.ts';
import { defined } from '../defined.ts';
import { isOfCouncillorSide, type Person } from '../people/index.ts';
import type { CouncilReminders, Hours } from './settings.ts';
import type { WorkingTime } from './working-time.ts';

/** Under which name a person's choices about reminders are kept in their settings. */
export const CHOICES = 'reminders';

/** What a person chose about reminders; nothing chosen is the council's way. */
export type ReminderChoices = {
  /** Evenings, say; `days` in place of the working days of the directory. */
  readonly hours?: Hours & { readonly days?: readonly Weekday[] };
  /** Everything at once, at this time of each working day. */
  readonly digestAt?: LocalTime;
  /** Nothing before this day. */
  readonly mutedUntil?: LocalDate;
  /** Enquiries of which they want to hear nothing before an instant. */
  readonly snoozed?: Readonly<Record<EnquiryReference, number>>;
};

const weekdays: readonly string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Choices as kept; what cannot be read counts as not chosen, since a reminder must not fail on a setting. */
export function readChoices(value: unknown): ReminderChoices {
  if (!isRecord(value)) return {};
  const hours = readHours(value.hours);
  const digestAt = typeof value.digestAt === 'string' ? parseLocalTime(value.digestAt) : undefined;
  const mutedUntil = typeof value.mutedUntil === 'string' ? parseLocalDate(value.mutedUntil) : undefined;
  const snoozed = isRecord(value.snoozed)
    ? Object.entries(value.snoozed).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    : [];
  return {
    ...defined({ hours, digestAt, mutedUntil }),
    ...(snoozed.length === 0 ? {} : { snoozed: Object.fromEntries(snoozed) }),
  };
}

/** When somebody may be written to: their own hours and days if they chose any, else the council's and the directory's. */
export function workingTimeOf(
  person: Person | undefined,
  choices: ReminderChoices,
  council: CouncilReminders,
): WorkingTime {
  const { settings, rules } = council;
  const inDirectory =
    person === undefined || person.workingDays.length === 0 ? [...rules.calendar.workingWeekdays] : person.workingDays;
  return {
    zone: settings.zone,
    days: choices.hours?.days ?? inDirectory,
    hours: choices.hours ?? settings.hours,
    calendar: rules.calendar,
  };
}

/** At what time of day somebody has their list: as they chose, else when the council sends it to people like them. */
export function listTimeOf(
  person: Person | undefined,
  choices: ReminderChoices,
  { settings }: CouncilReminders,
): LocalTime {
  const { at, councillorsAt } = settings.lists;
  return choices.digestAt ?? (person !== undefined && isOfCouncillorSide(person) ? councillorsAt : at);
}

/** Whether an enquiry can be snoozed until an instant, with the sentence to say: it never hides that a date passes. */
export function checkSnooze(
  enquiry: Enquiry,
  until: number,
  { now, zone }: { readonly now: number; readonly zone: string },
): { readonly kind: 'snoozed' | 'refused'; readonly sentence: string } {
  const { reference } = enquiry;
  if (!isOpen(enquiry))
    return { kind: 'refused', sentence: `${reference} is closed, so there is nothing to be reminded of.` };
  if (until <= now)
    return {
      kind: 'refused',
      sentence: `${localTimeAt(until, zone)} on ${formatDayAndDate(localDateAt(until, zone))} is past. Give a later time.`,
    };
  const day = localDateAt(until, zone);
  const when = `${localTimeAt(until, zone)} on ${formatDayAndDate(day)}`;
  const due = Object.values(runningDeadlines(enquiry)).sort()[0];
  const sentence = `You will not be reminded of ${reference} before ${when}; news of it still comes.`;
  if (due === undefined || day <= due) return { kind: 'snoozed', sentence };
  return {
    kind: 'snoozed',
    sentence: `${sentence} That is after ${formatDayAndDate(due)}, the date it is due; whoever is next in line is still told if it passes.`,
  };
}

/** The choices with an enquiry snoozed; snoozes that are over are dropped. */
export function withSnooze(
  choices: ReminderChoices,
  reference: EnquiryReference,
  until: number,
  now: number,
): ReminderChoices {
  const running = Object.entries(choices.snoozed ?? {}).filter(([, end]) => end > now);
  return { ...choices, snoozed: { ...Object.fromEntries(running), [reference]: until } };
}

/** What "mute until Monday" comes to, in a sentence. */
export function muteSentence(until: LocalDate): string {
  return `You will get no reminders before ${formatDayAndDate(until)}, but for what nobody else is there to be told of. Dates go on running, and whoever is next in line is still told if one passes.`;
}

/** The first instant of a day on which reminders come again. */
export function unmutedFrom(date: LocalDate, time: WorkingTime): number {
  return instantOf(date, time.hours.from, time.zone);
}

function readHours(value: unknown): ReminderChoices['hours'] {
  if (!isRecord(value) || typeof value.from !== 'string' || typeof value.to !== 'string') return undefined;
  const [from, to] = [parseLocalTime(value.from), parseLocalTime(value.to)];
  if (from === undefined || to === undefined || from >= to) return undefined;
  const days = Array.isArray(value.days)
    ? value.days.filter((day): day is Weekday => typeof day === 'string' && weekdays.includes(day))
    : [];
  return { from, to, ...(days.length === 0 ? {} : { days }) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
