import {
  addDays,
  countWorkingDays,
  formatDate,
  formatDayAndDate,
  formatSpan,
  type LocalDate,
} from '../../../calendar/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { mayRecordFor, moveAbsenceEnd, type Person } from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { readDate } from '../../../understanding/index.ts';
import { propose } from '../pending.ts';
import { askedIn, type Carrying, type Scene } from '../services.ts';
import { askWhich, settlePerson } from '../settle.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';
import { recordAway } from './absence.ts';

/** "Back on Monday": an absence that is recorded ends the day before, once that was read back. It begins none. */
export const recordBackOn: Carrying<Extract<Command, { kind: 'absence-until' }>> = async (command, scene) => {
  const day = readDate(command.backOn, scene, 'future')?.date;
  if (day === undefined) return say(`"${command.backOn}" is not a day I can read. Say it like 24 December.`);
  const who =
    command.who === ''
      ? ({ kind: 'settled', value: scene.person } as const)
      : settlePerson(command.who, 'person', () => true, scene);
  if (who.kind !== 'settled') return who.kind === 'unclear' ? askWhich(who, scene) : undefined;
  const person = who.value;
  if (!mayRecordFor(scene.directory, person.id, scene.person.id, scene.on))
    return say('You can end your own absence, and that of people you manage.');
  const last = addDays(day, -1);
  const before = scene.directory.absences
    .filter(({ personId, from, to }) => personId === person.id && from < day && to >= scene.on)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const running = before.filter(({ from }) => from <= scene.on);
  // Of several, one that ends before anyway is not in question.
  const ends = (running.length > 0 ? running : before).toSorted((one, other) => (one.to > other.to ? -1 : 1));
  const later = ends.filter(({ to }) => to > last);
  const [meant, second] = later.length > 0 ? later : ends.slice(0, 1);
  if (meant === undefined)
    return command.begins ? beginToday(command.who, last, scene) : noneBefore(person, day, scene);
  if (second !== undefined)
    return say(
      `${nameFor(person, scene)} recorded as away more than once: ${before.map((each) => formatSpan(each)).join('; ')}. Say which with its days, such as "cancel my absence on ${formatDate(meant.from)}". Nothing was changed.`,
    );
  if (meant.to === last || (meant.to < last && !hasWorkingDay(addDays(meant.to, 1), last, scene)))
    return say(
      `${nameFor(person, scene)} recorded as away ${formatSpan(meant)}, so back on ${formatDayAndDate(day)} already. Nothing was changed.`,
    );
  const id = await propose({ kind: 'absence-until', personId: person.id, absenceId: meant.id, to: last }, scene);
  return reply(
    heading('Is this right?'),
    {
      kind: 'facts',
      facts: [
        { label: 'Away', value: person.id === scene.person.id ? 'You' : scene.nameOf(person.id) },
        { label: 'From', value: formatDayAndDate(meant.from) },
        { label: 'To', value: `${formatDayAndDate(last)}, that day included. It was ${formatDayAndDate(meant.to)}.` },
        { label: 'Back', value: formatDayAndDate(day) },
      ],
    },
    paragraph('Nothing is written down yet.'),
    buttons(['Yes, record it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
};

/** "Not back until Monday", from somebody who is not recorded as away: away from today. */
function beginToday(who: string, last: LocalDate, scene: Scene): Promise<Reply | undefined> {
  return recordAway(
    { kind: 'absence', words: { who, days: `${formatDate(scene.on)} to ${formatDate(last)}`, cover: '' } },
    scene,
  );
}

function noneBefore(person: Person, day: LocalDate, scene: Scene): Reply {
  const isSelf = person.id === scene.person.id;
  const days = `${formatDate(scene.on)} to ${formatDate(addDays(day, -1))}`;
  return reply(
    paragraph(`${nameFor(person, scene)} not recorded as away before ${formatDayAndDate(day)}. Nothing was changed.`),
    buttons([
      isSelf ? 'Record that I am away until then' : 'Record an absence until then',
      isSelf ? `I am away ${days}` : `${scene.nameOf(person.id)} is away ${days}`,
    ]),
  );
}

function nameFor(person: Person, scene: Scene): string {
  return person.id === scene.person.id ? 'You are' : `${scene.nameOf(person.id)} is`;
}

function hasWorkingDay(from: LocalDate, to: LocalDate, { rules }: Scene): boolean {
  const counted = countWorkingDays(addDays(from, -1), to, rules.calendar);
  return counted.kind === 'beyond-list' || counted.count > 0;
}

/** Moves the last day that was read back, once. */
export async function moveEnd(
  { absenceId, to, personId }: { readonly absenceId: string; readonly to: LocalDate; readonly personId: string },
  changeId: string,
  scene: Scene,
): Promise<Reply> {
  const { newId, database } = scene.services;
  const outcome = await moveAbsenceEnd(database, { ...askedIn(scene, changeId), newId }, absenceId, to);
  if (outcome.kind === 'refused') return say(outcome.sentence);
  if (outcome.kind === 'repeated') return say('That was recorded already.', outcome.summary);
  const who = personId === scene.person.id ? 'You are' : `${scene.nameOf(personId)} is`;
  return say(`Recorded. ${who} away ${formatSpan(outcome.absence)}.`);
}
