import { formatDayAndDate } from '../../../calendar/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import {
  type Departure,
  isActive,
  isAdministrator,
  isOfCouncillorSide,
  type Person,
  takeBackLeaving,
} from '../../../people/index.ts';
import type { Command } from '../../../understanding/index.ts';
import { propose } from '../pending.ts';
import { askedIn, type Carrying, type Scene } from '../services.ts';
import { askWhich, settlePerson } from '../settle.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';

/** What a button types to take back that somebody leaves. */
export function sayStays({ email, id }: Person): string {
  return `${email || id} is not leaving after all`;
}

/** "Tom isn't leaving after all": read back, with what stays as it is. */
export const recordStaying: Carrying<Extract<Command, { kind: 'staying' }>> = async ({ who }, scene) => {
  const found = settlePerson(who, 'person', () => true, scene);
  if (found.kind === 'nothing' || (found.kind === 'unclear' && found.people === undefined)) return undefined;
  if (found.kind === 'unclear') return askWhich(found, scene);
  const person = found.value;
  if (!isAdministrator(scene.person)) return say('Only an administrator can take back that somebody leaves.');
  if (person.left === undefined)
    return { ...say(`${scene.nameOf(person.id)} is not recorded as leaving.`), nature: 'shows' };
  const id = await propose({ kind: 'staying', personId: person.id }, scene);
  return reply(
    heading('Is this right?'),
    {
      kind: 'facts',
      facts: [
        { label: 'Stays', value: scene.nameOf(person.id) },
        { label: 'Last day on record', value: formatDayAndDate(person.left.lastDay) },
        {
          label: 'Enquiries',
          value: person.left.waits
            ? 'as they are: none was changed, and none will be'
            : whatStays(person.left, person, scene),
        },
      ],
    },
    paragraph('Nothing is written down yet.'),
    buttons(['Yes, do it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
};

/** Carries it out once it was confirmed. */
export async function stay(personId: string, changeId: string, scene: Scene): Promise<Reply> {
  const name = scene.nameOf(personId);
  const outcome = await takeBackLeaving(scene.services.database, askedIn(scene, changeId), personId);
  switch (outcome.kind) {
    case 'refused':
      return say(outcome.sentence);
    case 'conflict':
      return say('Somebody changed that person at the same moment, so nothing was done. Please try again.');
    case 'repeated':
      return say('That was done already.', outcome.summary);
    case 'stays':
      return say(`Done. ${name} is no longer recorded as leaving on ${formatDayAndDate(outcome.was.lastDay)}.`);
  }
}

/** "Who is leaving?": those whose last day is to come, and those of whose enquiries nobody has decided. For administrators. */
export const tellWhoLeaves: Carrying<Extract<Command, { kind: 'who-leaves' }>> = async (_command, scene) => {
  const shows = (said: Reply): Reply => ({ ...said, nature: 'shows' });
  if (!isAdministrator(scene.person)) return shows(say('Only an administrator can see who is leaving.'));
  const leavers = scene.directory.people
    .flatMap((person) => (person.left === undefined ? [] : [{ person, left: person.left }]))
    .filter(({ person, left }) => isActive(person, scene.on) || left.casework === 'undecided')
    .sort((one, other) => (one.left.lastDay < other.left.lastDay ? -1 : 1));
  if (leavers.length === 0) return shows(say('Nobody is recorded as leaving.'));
  const staying = leavers.filter(({ person }) => isActive(person, scene.on)).slice(0, 4);
  return shows(
    reply(
      heading('Leaving'),
      {
        kind: 'list',
        items: leavers.map(
          ({ person, left }) =>
            `${scene.nameOf(person.id)}: last day ${formatDayAndDate(left.lastDay)}. Enquiries: ${whatStays(left, person, scene)}.`,
        ),
      },
      ...(staying.length === 0
        ? []
        : [buttons(...staying.map(({ person }) => [`${scene.nameOf(person.id)} stays`, sayStays(person)] as const))]),
    ),
  );
};

function whatStays({ casework, handedTo, waits }: Departure, person: Person, { nameOf }: Scene): string {
  if (waits) {
    const to = handedTo === undefined ? 'left with the service' : `handed over to ${nameOf(handedTo)}`;
    return `${casework === 'closed' ? 'closed' : to} when that day is over, and as they are until then`;
  }
  switch (casework) {
    case 'handed-over':
      return handedTo === undefined ? 'handed over' : `handed over to ${nameOf(handedTo)}, where they stay`;
    case 'closed':
      return 'those that were open were closed, and stay so';
    case 'kept':
      return isOfCouncillorSide(person) ? 'as they are' : 'with the service, until somebody takes them';
    case 'undecided':
      return 'nothing is decided about them';
  }
}
