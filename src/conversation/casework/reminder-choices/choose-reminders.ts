import { formatDayAndDate, localDateAt, localTimeAt } from '../../../calendar/index.ts';
import { reply } from '../../../messaging/index.ts';
import { CHOICES, chooseReminders, listTimeOf, readChoices } from '../../../reminders/index.ts';
import { type Command, typedFor } from '../../../understanding/index.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { buttons, heading, paragraph } from '../wording.ts';
import { BESIDE_DIGEST, besideHours, changeFor } from './change-for.ts';

/** "Daily digest at 08:30", "mute until Monday", "reminders from 18:00 to 21:00", and back again. */
export const chooseAbout: Carrying<Extract<Command, { kind: 'choose' }>> = async ({ choice }, scene) => {
  const { person, heard, services } = scene;
  const council = heard.knowledge.council.id;
  const before = readChoices((await services.settings.of(council, person.id))[CHOICES]);
  const change = changeFor(choice, before, scene);
  if (change.kind === 'unclear')
    return { ...reply(paragraph(change.sentence), ...(change.offers ?? [])), nature: 'asks' };
  if (change.kind === 'change') {
    const { directory } = await look(scene, async ({ people }) => ({ directory: await people.directory(council) }));
    await services.database.transaction((stores) =>
      chooseReminders(stores, change.choices, directory, choosing(scene)),
    );
  }
  const still =
    choice.kind === 'unmute' ? Object.entries(before.snoozed ?? {}).filter(([, end]) => end > scene.at) : [];
  return reply(
    paragraph(change.sentence),
    ...(still.length === 0
      ? []
      : [
          paragraph(
            `Still snoozed: ${still.map(([reference, end]) => `${reference} until ${momentIn(end, scene.reminders.settings.zone)}`).join('; ')}.`,
          ),
          hearAgain(still.map(([reference]) => reference)),
        ]),
    buttons(['My reminders', 'my reminders']),
  );
};

function hearAgain(references: readonly string[]) {
  return buttons(
    ...references.slice(0, 5).map((reference) => [`Unsnooze ${reference}`, typedFor('unsnooze', reference)] as const),
  );
}

/** "My reminders": what this person chose, and how to change it. */
export const showChoices: Carrying<Command> = async (_command, { services, person, heard, reminders, at, on }) => {
  const choices = readChoices((await services.settings.of(heard.knowledge.council.id, person.id))[CHOICES]);
  const hours = choices.hours ?? reminders.settings.hours;
  const snoozed = Object.entries(choices.snoozed ?? {}).filter(([, until]) => until > at);
  return reply(
    heading('Your reminders'),
    {
      kind: 'facts',
      facts: [
        {
          label: 'Sent between',
          value: `${hours.from} and ${hours.to}${choices.hours === undefined ? ', your council’s hours' : ', as you chose'}`,
        },
        {
          label: 'Daily list',
          value:
            choices.digestAt === undefined
              ? `At ${listTimeOf(person, choices, reminders)}, when there is something to say. What is new comes as it happens.`
              : `At ${choices.digestAt}, as you chose. ${BESIDE_DIGEST}${besideHours(choices.digestAt, hours)}`,
        },
        {
          label: 'Muted',
          value:
            choices.mutedUntil === undefined || choices.mutedUntil <= on
              ? 'No'
              : `Until ${formatDayAndDate(choices.mutedUntil)}`,
        },
        ...(snoozed.length === 0
          ? []
          : [
              {
                label: 'Snoozed',
                value: snoozed
                  .map(([reference, until]) => `${reference} until ${momentIn(until, reminders.settings.zone)}`)
                  .join('; '),
              },
            ]),
      ],
    },
    paragraph(
      'You can type "daily digest at 08:30", "no digest", "mute until Monday", "unmute", or "reminders from 18:00 to 21:00".',
    ),
    ...(snoozed.length === 0 ? [] : [hearAgain(snoozed.map(([reference]) => reference))]),
  );
};

/** An instant with its day: a snooze may last for days. */
export function momentIn(at: number, zone: string): string {
  return `${formatDayAndDate(localDateAt(at, zone))}, ${localTimeAt(at, zone)}`;
}

export function choosing({ heard, person, at, reminders }: Scene) {
  return { council: heard.knowledge.council.id, person: person.id, at, reminders };
}
