import { formatDate } from '../../../calendar/index.ts';
import { reply } from '../../../messaging/index.ts';
import { type Absence, type AbsenceMeant, takeBackAbsence } from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { readDate } from '../../../understanding/index.ts';
import { askedIn, type Carrying } from '../services.ts';
import { buttons, inPlace, paragraph, say } from '../wording.ts';

/**
 * "I am back", "cancel my absence": taken back at once, since it only brings one's own reminders back to oneself.
 * "I am back" from somebody who is not away is talk.
 */
export const takeBackAway: Carrying<Extract<Command, { kind: 'absence-over' }>> = async ({ which, day }, scene) => {
  const named = day === '' ? undefined : readDate(day, scene, 'future')?.date;
  if (day !== '' && named === undefined) return say(`"${day}" is not a day I can read. Say it like 24 December.`);
  const back: AbsenceMeant = { kind: 'on', day: scene.on };
  const meant: AbsenceMeant =
    which === 'running' ? back : named === undefined ? { kind: 'only' } : { kind: 'on', day: named };
  const outcome = await takeBackAbsence(scene.services.database, askedIn(scene), meant);
  switch (outcome.kind) {
    case 'none':
      return which === 'running' ? undefined : say('There is no absence of yours to cancel.');
    case 'repeated':
      return inPlace(say('That was done already.', outcome.summary), scene);
    case 'several':
      return reply(
        paragraph('You are recorded as away more than once. Which absence do you want to cancel?'),
        buttons(
          ...outcome.absences.map(
            (absence) => [daysOf(absence), `cancel my absence on ${formatDate(absence.from)}`] as const,
          ),
        ),
      );
    case 'taken-back': {
      const isNow = outcome.absences.some(({ from }) => from <= scene.on);
      const days = outcome.absences.map(daysOf).join(' and ');
      return inPlace(
        say(`You are no longer recorded as away ${days}.${isNow ? ' Your reminders come to you again.' : ''}`),
        scene,
      );
    }
  }
};

function daysOf({ from, to }: Absence): string {
  return `from ${formatDate(from)} to ${formatDate(to)}`;
}
