import { addDays, formatDate, formatDayAndDate, type LocalDate } from '../../../calendar/index.ts';
import { type LeavingChoice, waitsForItsDay } from '../../../casework/index.ts';
import { reply } from '../../../messaging/index.ts';
import { findPerson, isAdministrator, isOfCouncillorSide, isOfficer, type Person } from '../../../people/index.ts';
import type { Command, LeavingWords } from '../../../understanding/index.ts';
import { propose } from '../pending.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { askWhich, settleDate, settlePerson, type Unclear } from '../settle.ts';
import { buttons, count, heading, paragraph, say } from '../wording.ts';

/** "Cllr Khan has left": what becomes of the open enquiries is an administrator's choice, read back before it is carried out. */
export const recordLeaving: Carrying<Extract<Command, { kind: 'leaving' }>> = async (command, scene) => {
  const who = findLeaver(command.who, scene);
  if (who.kind === 'nothing' || (who.kind === 'unclear' && who.people === undefined)) return undefined;
  if (who.kind === 'unclear') return askWhich(who, scene);
  const person = who.value;
  const lastDay =
    command.lastDay === ''
      ? { kind: 'settled' as const, value: { date: scene.on } }
      : settleDate(command.lastDay, command.tense, scene);
  // "On 31 January", said in March: which year is asked.
  if (lastDay.kind === 'unclear') return { ...say(lastDay.sentence), nature: 'asks' };
  if (lastDay.kind !== 'settled') return undefined;
  if (!isAdministrator(scene.person)) return say('Only an administrator can record that somebody leaves.');
  // Of somebody who is still to leave nobody knows the day who was not told it.
  if (command.lastDay === '' && command.tense === 'future' && person.left === undefined) {
    const then =
      command.afterwards.kind === 'keep' ? ', keep them' : command.afterwards.kind === 'close' ? ', close them' : '';
    const example = `${scene.nameOf(person.id)} leaves on ${formatDate(addDays(scene.on, 30))}${then}`;
    return { ...say(`Say the last day of ${scene.nameOf(person.id)}, for example "${example}".`), nature: 'asks' };
  }
  // A last day that is on record stays.
  const date = person.left?.lastDay ?? lastDay.value.date;
  const whose = isOfCouncillorSide(person) ? { councillorId: person.id } : { officerId: person.id };
  const open = await look(scene, ({ casework }) => casework.count(scene.viewer, { ...whose, state: 'open' }));
  // With nothing open there is nothing to choose.
  const afterwards: LeavingWords =
    open === 0 && command.afterwards.kind === 'ask' ? { kind: 'keep' } : command.afterwards;
  const choice = choiceOf(afterwards, person, scene);
  if (choice.kind === 'unclear') return askWhich(choice, scene);
  if (choice.kind === 'ask') {
    const stem = `${person.email || person.id} ${date > scene.on ? 'leaves' : 'has left'} on ${date}`;
    const close: readonly (readonly [string, string])[] = isOfCouncillorSide(person)
      ? [['Close them', `${stem}, close them`]]
      : [];
    return reply(
      paragraph(
        `${scene.nameOf(person.id)} has ${count(open, 'open enquiry', 'open enquiries')}. What is to become of ${open === 1 ? 'it' : 'them'}?`,
      ),
      buttons(
        [isOfCouncillorSide(person) ? 'Keep them open' : 'Leave them with the service', `${stem}, keep them`],
        ...close,
      ),
      paragraph(
        `To hand them over, type "${scene.nameOf(person.id)} ${date > scene.on ? 'leaves' : 'has left'} on ${formatDate(date)}, hand over to NAME".`,
      ),
    );
  }
  const waits = open > 0 && waitsForItsDay(person, { lastDay: date, choice: choice.value }, scene.on);
  const id = await propose(
    { kind: 'leaving', leaving: { personId: person.id, lastDay: date, choice: choice.value } },
    scene,
  );
  return reply(
    heading('Is this right?'),
    {
      kind: 'facts',
      facts: [
        { label: 'Leaves', value: scene.nameOf(person.id) },
        { label: 'Last day', value: formatDayAndDate(date) },
        { label: 'Open enquiries', value: open === 0 ? 'None' : `${open}, ${inWords(choice.value, person, scene)}` },
        ...(waits
          ? [{ label: 'When', value: `${whenOver(date)}, with any that come until then. Nothing is moved before.` }]
          : []),
      ],
    },
    paragraph('Nothing is written down yet.'),
    buttons(['Yes, do it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
};

/** Those who left by an import are still to be decided about, so they can be named too. */
function findLeaver(said: string, scene: Scene) {
  const active = settlePerson(said, 'person', () => true, scene);
  if (active.kind === 'settled') return active;
  const undecided = scene.directory.people.find(
    ({ name, email, left }) =>
      left?.casework === 'undecided' && [name.toLowerCase(), email].includes(said.trim().toLowerCase()),
  );
  return undecided === undefined ? active : ({ kind: 'settled', value: undecided } as const);
}

function choiceOf(
  then: LeavingWords,
  person: Person,
  scene: Scene,
): { readonly kind: 'chosen'; readonly value: LeavingChoice } | { readonly kind: 'ask' } | Unclear {
  if (then.kind === 'ask') return { kind: 'ask' };
  if (then.kind !== 'hand-over') return { kind: 'chosen', value: { kind: then.kind === 'close' ? 'closed' : 'kept' } };
  const suits = (other: Person) =>
    other.id !== person.id && (isOfCouncillorSide(person) ? other.roles.includes('councillor') : isOfficer(other));
  const to = settlePerson(then.to, isOfCouncillorSide(person) ? 'other councillor' : 'other officer', suits, scene);
  if (to.kind === 'settled') return { kind: 'chosen', value: { kind: 'handed-over', to: to.value.id } };
  return to.kind === 'unclear' ? to : { kind: 'unclear', sentence: 'Say to whom.' };
}

/** `When Friday 11 December 2026 is over`. */
export function whenOver(lastDay: LocalDate): string {
  return `When ${formatDayAndDate(lastDay)} is over`;
}

/** What is done then. */
export function becomes(choice: LeavingChoice, personId: string, { nameOf, directory }: Scene): string {
  if (choice.kind === 'handed-over') return `handed over to ${nameOf(choice.to)}`;
  if (choice.kind === 'closed') return 'closed';
  const person = findPerson(directory, personId);
  return person !== undefined && isOfCouncillorSide(person) ? 'kept open' : 'left with the service';
}

function inWords(choice: LeavingChoice, leaver: Person, { nameOf }: Scene): string {
  if (choice.kind === 'handed-over') return `to be handed over to ${nameOf(choice.to)}`;
  if (choice.kind === 'closed') return 'to be closed';
  return isOfCouncillorSide(leaver) ? 'kept open' : 'kept with the service';
}
