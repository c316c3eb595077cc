import { addDays, addWorkingDays, formatDate, formatDayAndDate, type LocalTime } from '../../../calendar/index.ts';
import type { Block } from '../../../messaging/index.ts';
import { listTimeOf, muteSentence, type ReminderChoices } from '../../../reminders/index.ts';
import { type ReminderWords, readDate, readFirstDayAfter, readPeriod, readTime } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { buttons } from '../wording.ts';

/** What does not wait for the list that somebody chose. */
export const BESIDE_DIGEST = 'What is urgent, or falls due before the next one, comes on its own.';

/** The list comes at the time that was chosen, whatever hours the rest is sent in. */
export function besideHours(at: LocalTime, { from, to }: NonNullable<ReminderChoices['hours']>): string {
  return at >= from && at < to ? '' : ` It comes at that time, though what is new is sent between ${from} and ${to}.`;
}

/** Longer than this is an absence, and has a cover: in working days. */
const MOST_MUTED = 20;

type Change =
  | { readonly kind: 'change'; readonly choices: Omit<ReminderChoices, 'snoozed'>; readonly sentence: string }
  /** It is so already. */
  | { readonly kind: 'same'; readonly sentence: string }
  | { readonly kind: 'unclear'; readonly sentence: string; readonly offers?: readonly Block[] };

/** What a choice comes to, in a sentence; where it cannot be kept, why, and what can be. */
export function changeFor(choice: ReminderWords, { snoozed: _, ...before }: ReminderChoices, scene: Scene): Change {
  const unclear = (said: string, example: string, what = 'until when'): Change => ({
    kind: 'unclear',
    sentence:
      said === ''
        ? `Say ${what}, for example "${example}".`
        : `"${said}" is not something I understand here. Write it like "${example}".`,
  });
  switch (choice.kind) {
    case 'digest': {
      // "Digest at 8" is in the morning; of "at 4" nobody knows.
      const digestAt = readTime(/^(?:[6-9]|1[01])$/.test(choice.at) ? `${choice.at}am` : choice.at);
      if (digestAt === undefined) return unclear(choice.at, 'daily digest at 08:30', 'at what time');
      return {
        kind: 'change',
        choices: { ...before, digestAt },
        sentence: `You will get one message with everything at ${digestAt} on each working day. ${BESIDE_DIGEST}${besideHours(digestAt, before.hours ?? scene.reminders.settings.hours)}`,
      };
    }
    case 'no-digest': {
      const { digestAt: __, ...choices } = before;
      return {
        kind: 'change',
        choices,
        sentence: `What is new comes as it happens. Your daily list comes at ${listTimeOf(scene.person, choices, scene.reminders)}, when there is something to say.`,
      };
    }
    case 'mute': {
      const until =
        readDate(choice.until, scene, 'future')?.date ??
        readFirstDayAfter(choice.until, { ...scene, calendar: scene.rules.calendar });
      if (until === undefined && /\bhours?$/i.test(choice.until))
        return {
          kind: 'unclear',
          sentence: 'Messages are muted for whole days. Write it like "mute until Monday".',
        };
      if (until === undefined) return unclear(choice.until, 'mute until Monday');
      if (until <= scene.on)
        return {
          kind: 'unclear',
          sentence: `"${choice.until}" is ${formatDayAndDate(until)}. Give a day after today.`,
        };
      const latest = addWorkingDays(scene.on, MOST_MUTED, scene.rules.calendar);
      if (latest.kind === 'date' && until > latest.date)
        return {
          kind: 'unclear',
          sentence: `Messages can be muted for ${MOST_MUTED} working days at most, which is until ${formatDayAndDate(latest.date)}. Nothing was changed. ${sayAway(`${formatDate(scene.on)} to ${formatDate(addDays(until, -1))}`, 'for longer')}`,
          offers: [buttons([`Mute until ${formatDayAndDate(latest.date)}`, `mute until ${formatDate(latest.date)}`])],
        };
      return { kind: 'change', choices: { ...before, mutedUntil: until }, sentence: muteSentence(until) };
    }
    case 'unmute': {
      if (before.mutedUntil === undefined || before.mutedUntil <= scene.on)
        return { kind: 'same', sentence: 'You have muted nothing, so nothing was changed.' };
      const { mutedUntil: __, ...choices } = before;
      return { kind: 'change', choices, sentence: 'Reminders come again.' };
    }
    case 'hours': {
      const [from, to] = [readTime(choice.from), readTime(choice.to)];
      if (from === undefined || to === undefined || from >= to)
        return unclear(
          choice.from === '' && choice.to === '' ? '' : `${choice.from} to ${choice.to}`,
          'reminders from 18:00 to 21:00',
          'from when to when',
        );
      return {
        kind: 'change',
        choices: { ...before, hours: { from, to } },
        sentence: `Reminders come between ${from} and ${to} on working days.`,
      };
    }
    case 'not-kept':
      return choice.of === 'later' ? notLater(choice.days, scene) : notForSingleDays(choice);
    case 'council-hours': {
      const { hours: __, ...choices } = before;
      const { from, to } = scene.reminders.settings.hours;
      return { kind: 'change', choices, sentence: `Reminders come in your council’s hours again, ${from} to ${to}.` };
    }
  }
}

/** Muting begins at once: days that begin later would be heard, and those before them not. */
function notLater(days: string, scene: Scene): Change {
  const day = /^(?:from|between|over|during|throughout|after|starting)\b/i.test(days)
    ? undefined
    : readDate(days, scene, 'future')?.date;
  const until =
    day === undefined ? [] : [[`Mute until ${formatDayAndDate(day)}`, `mute until ${formatDate(day)}`] as const];
  return {
    kind: 'unclear',
    sentence: `Muting begins at once and cannot be set to begin later, so "${days}" cannot be kept and nothing was changed. ${sayAway(daysOf(days, scene), 'then')}`,
    offers: [buttons(...until, ['My reminders', 'my reminders'])],
  };
}

/** Silence for days to come is an absence, in the days that were said. */
function sayAway(days: string, when: string): string {
  return `If you are away ${when}, say so, for example "I am away ${days}", and who covers.`;
}

function daysOf(said: string, scene: Scene): string {
  const period =
    readPeriod(said.replace(/^(?:for|on|over|during|throughout|starting)\s+/i, ''), scene) ?? readPeriod(said, scene);
  if (period !== undefined) return `${formatDate(period.from)} to ${formatDate(period.to)}`;
  const day = readDate(said.replace(/^(?:from|after|on|starting)\s+/i, ''), scene, 'future')?.date;
  return day === undefined
    ? `${formatDate(addDays(scene.on, 1))} to ${formatDate(addDays(scene.on, 7))}`
    : `from ${formatDate(day)} to ${formatDate(addDays(day, 6))}`;
}

/** What holds for every day is not chosen wider than it was said. */
function notForSingleDays({ days, of }: Extract<ReminderWords, { kind: 'not-kept' }>): Change {
  const why =
    of === 'mute'
      ? 'Reminders can be muted until a day, and then come again'
      : of === 'other'
        ? 'What is chosen here holds for every working day'
        : 'The daily list is for every working day, or for none';
  return {
    kind: 'unclear',
    sentence: `${why}, so "${days}" cannot be kept and nothing was changed.`,
    offers: [
      of === 'no-digest'
        ? buttons(['No digest on any day', 'no digest'], ['My reminders', 'my reminders'])
        : buttons(['My reminders', 'my reminders']),
    ],
  };
}
