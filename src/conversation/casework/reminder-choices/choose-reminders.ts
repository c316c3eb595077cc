import {
  addDays,
  addWorkingDays,
  formatDayAndDate,
  instantOf,
  type LocalDate,
  localDateAt,
  localTime,
  localTimeAt,
  weekdayOf,
} from '../../../calendar/index.ts';
import { nextDue } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import {
  CHOICES,
  chooseReminders,
  listTimeOf,
  muteSentence,
  type ReminderChoices,
  readChoices,
  snooze,
} from '../../../reminders/index.ts';
import {
  type Command,
  type ReminderWords,
  readDate,
  readMoment,
  readTime,
  sayList,
  saySnooze,
  typedFor,
} from '../../../understanding/index.ts';
import { findEnquiry, firstOf } from '../enquiries/index.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { buttons, heading, inPlace, paragraph, say } from '../wording.ts';

/** "Snooze CW-2026-0042 until 2pm": nothing about it to this person before then; alone it offers times. */
export const snoozeEnquiry: Carrying<Extract<Command, { kind: 'snooze' }>> = async ({ abouts, until }, scene) => {
  const found = await findEnquiry(firstOf(abouts), (reference) => saySnooze(reference), scene);
  if (found?.kind !== 'found') return found?.reply;
  const { enquiry } = found;
  const { reference } = enquiry;
  if (until === '') return offerTimes(reference, nextDue(enquiry), scene);
  const moment = readMoment(until, scene);
  if (moment === undefined)
    return {
      ...reply(
        paragraph(`"${until}" is not a time I understand.`),
        ...offerTimes(reference, nextDue(enquiry), scene).blocks,
      ),
      nature: 'asks',
    };
  const instant = instantOf(moment.date, moment.time, scene.reminders.settings.zone);
  const outcome = await scene.services.database.transaction(async (stores) =>
    snooze(stores, enquiry, instant, choosing(scene)),
  );
  return inPlace(
    reply(
      paragraph(outcome.sentence),
      buttons(['Show it', typedFor('show', reference)], ['My casework', sayList('mine')]),
    ),
    scene,
  );
};

/** "Daily digest at 08:30", "mute until Monday", "reminders from 18:00 to 21:00", and back again. */
export const chooseAbout: Carrying<Extract<Command, { kind: 'choose' }>> = async ({ choice }, scene) => {
  const { person, heard, services } = scene;
  const council = heard.knowledge.council.id;
  const before = readChoices((await services.settings.of(council, person.id))[CHOICES]);
  const change = changeFor(choice, before, scene);
  if (change.kind === 'unclear') return { ...say(change.sentence), nature: 'asks' };
  const { directory } = await look(scene, async ({ people }) => ({ directory: await people.directory(council) }));
  await services.database.transaction((stores) => chooseReminders(stores, change.choices, directory, choosing(scene)));
  return reply(paragraph(change.sentence), buttons(['My reminders', 'my reminders']));
};

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
              : `At ${choices.digestAt}, as you chose. Everything comes with it.`,
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
  );
};

/** An instant with its day: a snooze may last for days. */
function momentIn(at: number, zone: string): string {
  return `${formatDayAndDate(localDateAt(at, zone))}, ${localTimeAt(at, zone)}`;
}

/** Longer than this is an absence, and has a cover: in working days. */
const MOST_MUTED = 20;

type Change =
  | { readonly kind: 'change'; readonly choices: Omit<ReminderChoices, 'snoozed'>; readonly sentence: string }
  | { readonly kind: 'unclear'; readonly sentence: string };

function changeFor(choice: ReminderWords, { snoozed: _, ...before }: ReminderChoices, scene: Scene): Change {
  const unclear = (said: string, example: string): Change => ({
    kind: 'unclear',
    sentence:
      said === ''
        ? `Say until when, for example "${example}".`
        : `"${said}" is not something I understand here. Write it like "${example}".`,
  });
  switch (choice.kind) {
    case 'digest': {
      const digestAt = readTime(choice.at);
      if (digestAt === undefined) return unclear(choice.at, 'daily digest at 08:30');
      return {
        kind: 'change',
        choices: { ...before, digestAt },
        sentence: `You will get one message with everything at ${digestAt} on each working day. What falls due before the next one comes on its own.`,
      };
    }
    case 'no-digest': {
      const { digestAt: __, ...choices } = before;
      return {
        kind: 'change',
        choices,
        sentence: 'You will get each reminder as it comes. Several at once still come as one message.',
      };
    }
    case 'mute': {
      const until = readDate(choice.until, scene, 'future');
      if (until === undefined) return unclear(choice.until, 'mute until Monday');
      if (until.date <= scene.on) return { kind: 'unclear', sentence: 'That day is not to come. Give a later one.' };
      const latest = addWorkingDays(scene.on, MOST_MUTED, scene.rules.calendar);
      if (latest.kind === 'date' && until.date > latest.date)
        return {
          kind: 'unclear',
          sentence: `Messages can be muted for ${MOST_MUTED} working days at most, which is until ${formatDayAndDate(latest.date)}. If you are away for longer, say so, for example "I am away from 1 to 30 June, Tom covers".`,
        };
      return { kind: 'change', choices: { ...before, mutedUntil: until.date }, sentence: muteSentence(until.date) };
    }
    case 'unmute': {
      const { mutedUntil: __, ...choices } = before;
      return { kind: 'change', choices, sentence: 'Reminders come again.' };
    }
    case 'hours': {
      const [from, to] = [readTime(choice.from), readTime(choice.to)];
      if (from === undefined || to === undefined || from >= to)
        return unclear(`${choice.from} to ${choice.to}`, 'reminders from 18:00 to 21:00');
      return {
        kind: 'change',
        choices: { ...before, hours: { from, to } },
        sentence: `Reminders come between ${from} and ${to} on working days.`,
      };
    }
    case 'council-hours': {
      const { hours: __, ...choices } = before;
      const { from, to } = scene.reminders.settings.hours;
      return { kind: 'change', choices, sentence: `Reminders come in your council’s hours again, ${from} to ${to}.` };
    }
  }
}

function offerTimes(reference: string, due: LocalDate | undefined, { on, time }: Scene): Reply {
  const tomorrow = addDays(on, 1);
  const monday = addDays(
    on,
    [7, 6, 5, 4, 3, 2, 1][
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(weekdayOf(on))
    ] ?? 7,
  );
  const afternoon = time < localTime('14:00') ? [['Until 2pm', saySnooze(reference, `${on} 14:00`)] as const] : [];
  const asked = reply(
    paragraph(
      `Until when do you want to hear nothing about ${reference}?${due === undefined ? '' : ` It ${due < on ? 'was' : 'is'} due on ${formatDayAndDate(due)}.`}`,
    ),
    buttons(
      ...afternoon,
      ['Until tomorrow', saySnooze(reference, `${tomorrow} 09:00`)],
      ...(monday === tomorrow ? [] : [['Until Monday', saySnooze(reference, `${monday} 09:00`)] as const]),
    ),
    paragraph(`Or type another time, such as "${saySnooze(reference, 'Friday 10:30')}".`),
  );
  return { ...asked, nature: 'asks' };
}

function choosing({ heard, person, at, reminders }: Scene) {
  return { council: heard.knowledge.council.id, person: person.id, at, reminders };
}
