import { formatDate, formatSpan, type LocalDate } from '../../../calendar/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import {
  type Absence,
  type AbsenceMeant,
  absencesMeant,
  mayRecordFor,
  type Person,
  takeBackAbsence,
} from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { readDate, readPeriod } from '../../../understanding/index.ts';
import { propose } from '../pending.ts';
import { askedIn, type Carrying, type Scene } from '../services.ts';
import { askWhich, settlePerson } from '../settle.ts';
import { buttons, heading, inPlace, paragraph, say } from '../wording.ts';

/**
 * "I am back", "cancel my absence": taken back at once, since it only brings one's own reminders back to oneself.
 * "I am back" from somebody who is not away is talk.
 */
export const takeBackAway: Carrying<Extract<Command, { kind: 'absence-over' }>> = async (command, scene) => {
  const { which, day, who } = command;
  const named = readDays(day, scene);
  if (day !== '' && named === undefined) return say(`"${day}" is not a day I can read. Say it like 24 December.`);
  if (who !== '') return askToEnd(who, which === 'running' ? { from: scene.on, to: scene.on } : named, scene);
  const back: AbsenceMeant = { kind: 'on', day: scene.on };
  const meant: AbsenceMeant =
    which === 'running'
      ? back
      : named === undefined
        ? { kind: 'only' }
        : { kind: 'named', day: named.from, last: named.to };
  // "I'm not away on Friday", of a whole week: its other days are asked about.
  const own = openOf(scene.person, scene);
  if (named !== undefined && !command.sure && absencesMeant(own, meant).some((each) => isLonger(each, named)))
    return askToEnd('me', named, scene);
  const outcome = await takeBackAbsence(scene.services.database, askedIn(scene), meant);
  switch (outcome.kind) {
    case 'none':
      return which === 'running'
        ? undefined
        : say(
            named === undefined
              ? 'There is no absence of yours to cancel.'
              : `You are not recorded as away ${formatSpan(named)}. Nothing was changed.`,
          );
    case 'repeated':
      return inPlace(say('That was done already.', outcome.summary), scene);
    case 'several':
      return reply(
        paragraph('You are recorded as away more than once. Which absence do you want to cancel?'),
        buttons(
          ...outcome.absences.map(
            (absence) => [formatSpan(absence), `cancel my absence on ${formatDate(absence.from)}`] as const,
          ),
        ),
      );
    case 'taken-back': {
      const isNow = outcome.absences.some(({ from }) => from <= scene.on);
      const days = outcome.absences.map((each) => formatSpan(each)).join(' and ');
      return inPlace(
        say(`You are no longer recorded as away ${days}.${isNow ? ' Your reminders come to you again.' : ''}`),
        scene,
      );
    }
  }
};

type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** A day or a time with two ends, as said; undefined for none. */
function readDays(said: string, scene: Scene): Days | undefined {
  const day = said === '' ? undefined : readDate(said, scene, 'future')?.date;
  return day === undefined ? readPeriod(said, scene) : { from: day, to: day };
}

function isLonger({ from, to }: Absence, days: Days): boolean {
  return from < days.from || to > days.to;
}

/** Whoever's absences are not over. */
function openOf({ id }: Person, { directory, on }: Scene): readonly Absence[] {
  return directory.absences.filter(({ personId, to }) => personId === id && to >= on);
}

/** Somebody else's is read back: whoever records an absence for them may end it. */
async function askToEnd(said: string, days: Days | undefined, scene: Scene): Promise<Reply | undefined> {
  const found = settlePerson(said, 'person', () => true, scene);
  if (found.kind !== 'settled') return found.kind === 'unclear' ? askWhich(found, scene) : undefined;
  const person = found.value;
  if (!mayRecordFor(scene.directory, person.id, scene.person.id, scene.on))
    return say('You can end your own absence, and that of people you manage.');
  const absences = absencesMeant(
    openOf(person, scene),
    days === undefined ? { kind: 'only' } : { kind: 'named', day: days.from, last: days.to },
  );
  const [only, second] = absences;
  if (only === undefined)
    return say(
      `${scene.nameOf(person.id)} is not recorded as away${days === undefined ? '' : ` ${formatSpan(days)}`}. Nothing was changed.`,
    );
  if (second !== undefined && (days === undefined || only.from !== days.from))
    return reply(
      paragraph(`${scene.nameOf(person.id)} is recorded as away more than once. Which absence is to end?`),
      buttons(...absences.map((absence) => [formatSpan(absence), sayEnd(person, absence)] as const)),
    );
  const id = await propose({ kind: 'absence-over', personId: person.id, day: only.from }, scene);
  return reply(
    heading('Is this right?'),
    {
      kind: 'facts',
      facts: [
        {
          label: 'No longer away',
          value: `${scene.nameOf(person.id)}, ${absences.map((each) => formatSpan(each)).join(' and ')}`,
        },
      ],
    },
    paragraph(`Reminders of these days go to ${scene.nameOf(person.id)} again.`),
    paragraph('Nothing is written down yet.'),
    buttons(['Yes, end it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
}

/** What is typed to end the absence of somebody. */
function sayEnd({ name }: Pick<Person, 'name'>, absence?: Absence): string {
  return `cancel the absence of ${name}${absence === undefined ? '' : ` on ${formatDate(absence.from)}`}`;
}

/** Ends what was read back, once. */
export async function endAbsence(
  { personId, day }: { readonly personId: string; readonly day: LocalDate },
  changeId: string,
  scene: Scene,
): Promise<Reply> {
  const asked = askedIn(scene, changeId);
  const outcome = await takeBackAbsence(scene.services.database, asked, { kind: 'named', day }, personId);
  if (outcome.kind === 'repeated') return say('That was done already.', outcome.summary);
  if (outcome.kind !== 'taken-back')
    return say(`${scene.nameOf(personId)} is not recorded as away then. Nothing was changed.`);
  return say(
    `${scene.nameOf(personId)} is no longer recorded as away ${outcome.absences.map((each) => formatSpan(each)).join(' and ')}.`,
  );
}
