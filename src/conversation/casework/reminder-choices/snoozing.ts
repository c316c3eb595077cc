import { addDays, formatDayAndDate, instantOf, type LocalDate, localTime, weekdayOf } from '../../../calendar/index.ts';
import { isOpen, nextDue } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { endSnooze, snooze } from '../../../reminders/index.ts';
import { type Command, readMoment, sayList, saySnooze, typedFor } from '../../../understanding/index.ts';
import { findEnquiry, firstOf } from '../enquiries/index.ts';
import type { Carrying, Scene } from '../services.ts';
import { buttons, inPlace, paragraph } from '../wording.ts';
import { choosing, momentIn } from './choose-reminders.ts';

type Snooze = Extract<Command, { kind: 'snooze' }>;

/** As a button has it: whoever pressed that was shown what it comes to. */
const AS_OFFERED = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;
/** "Remind me to ring her": what is to be done then. */
const TO_DO = /\bremind(?:er)?\b.*\bto\s+\p{L}/iu;

/**
 * "Snooze CW-2026-0042 until 2pm": nothing about it to this person before then; alone it offers times. Where its date would pass
 * in between, that is said first and nothing is done yet; the more so where a reminder was asked for.
 */
export const snoozeEnquiry: Carrying<Snooze> = async (command, scene) => {
  const { abouts, until, reminder = false, onlyIf } = command;
  const found = await findEnquiry(firstOf(abouts), (reference) => saySnooze(reference), scene);
  if (found?.kind !== 'found') return found?.reply;
  const { enquiry } = found;
  const { reference } = enquiry;
  if (until === '') {
    const asked = offerTimes(reference, nextDue(enquiry), scene);
    if (onlyIf === undefined) return asked;
    const unseen = `You said “${onlyIf.words}”. I cannot see when that is, so say a day or a time.`;
    return { ...asked, blocks: [paragraph(unseen), ...asked.blocks] };
  }
  const moment = readMoment(until, { ...scene, calendar: scene.rules.calendar });
  if (moment === undefined)
    return {
      ...reply(
        paragraph(`"${until}" is not a time I understand.`),
        ...offerTimes(reference, nextDue(enquiry), scene).blocks,
      ),
      nature: 'asks',
    };
  const { zone } = scene.reminders.settings;
  const instant = instantOf(moment.date, moment.time, zone);
  const due = nextDue(enquiry);
  if (isOpen(enquiry) && due !== undefined && moment.date > due && instant > scene.at && !AS_OFFERED.test(until)) {
    const exact = `${moment.date} ${moment.time}`;
    scene.heard.notes.asked = { kind: 'snooze', abouts: [{ named: reference }], until: exact, sure: true };
    const when = momentIn(instant, zone);
    return {
      ...reply(
        paragraph(
          `${reference} ${due < scene.on ? 'was' : 'is'} due on ${formatDayAndDate(due)}, before ${when}. ${reminder ? 'I can remind you then, but until then you are not reminded of it' : 'Until then you are not reminded of it'}, not even that it is due. Shall I do that? Nothing was changed yet.`,
        ),
        ...saidOf(onlyIf),
        ...wordsNotKept(reminder, scene),
        buttons(
          ['Yes, no reminders until then', saySnooze(reference, exact)],
          [`Show ${reference}`, typedFor('show', reference)],
        ),
      ),
      nature: 'asks',
    };
  }
  const outcome = await scene.services.database.transaction(async (stores) =>
    snooze(stores, enquiry, instant, choosing(scene)),
  );
  const isReminded = reminder && outcome.kind === 'snoozed' && due !== undefined;
  const sentence = isReminded
    ? `You will be reminded of ${reference} from ${momentIn(instant, zone)} on, and not before. News of it still comes.`
    : outcome.sentence;
  return inPlace(
    reply(
      paragraph(sentence),
      ...(isReminded ? saidOf(onlyIf) : []),
      ...wordsNotKept(isReminded, scene),
      buttons(['Show it', typedFor('show', reference)], ['My casework', sayList('mine')]),
    ),
    scene,
  );
};

/** "Unsnooze CW-2026-0042": it is heard of again. */
export const endSnoozing: Carrying<Extract<Command, { kind: 'unsnooze' }>> = async ({ abouts }, scene) => {
  const found = await findEnquiry(firstOf(abouts), (reference) => typedFor('unsnooze', reference), scene);
  if (found?.kind !== 'found') return found?.reply;
  const { reference } = found.enquiry;
  const until = await scene.services.database.transaction((stores) => endSnooze(stores, reference, choosing(scene)));
  const sentence =
    until === undefined
      ? `${reference} is not snoozed, so nothing was changed.`
      : `${reference} is no longer snoozed. It was until ${momentIn(until, scene.reminders.settings.zone)}.`;
  return inPlace(
    reply(paragraph(sentence), buttons(['My reminders', 'my reminders'], ['Show it', typedFor('show', reference)])),
    scene,
  );
};

/** What a condition comes to: how the enquiry stands is looked at when the reminder is due, and nothing else. */
function saidOf(onlyIf: Snooze['onlyIf']) {
  if (onlyIf === undefined) return [];
  return onlyIf.isSeen
    ? [paragraph('If it is closed or paused by then, you are not.')]
    : [
        paragraph(
          `A reminder does not look whether it is so: “${onlyIf.words}”. You are reminded whether it is or not.`,
        ),
      ];
}

function wordsNotKept(reminder: boolean, { heard }: Scene) {
  return reminder && TO_DO.test(heard.text)
    ? [paragraph('A reminder says how the enquiry stands. Words of your own are not kept with it.')]
    : [];
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
      `Until when do you want no reminders of ${reference}?${due === undefined ? '' : ` It ${due < on ? 'was' : 'is'} due on ${formatDayAndDate(due)}.`}`,
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
