import { formatDate, formatDayAndDate, formatSpan } from '../../../calendar/index.ts';
import { reply } from '../../../messaging/index.ts';
import { type AbsenceDraft, checkAbsence, isOfCouncillorSide, isOfficer, mayRecordFor } from '../../../people/index.ts';
import type { AbsenceWords, Command } from '../../../understanding/index.ts';
import { doubtOfPeriod, readPeriod } from '../../../understanding/index.ts';
import { remindersGoTo, withAbsence } from '../gets-instead.ts';
import { propose } from '../pending.ts';
import type { Carrying, Scene } from '../services.ts';
import { askWhich, settlePerson } from '../settle.ts';
import { buttons, heading, paragraph, say } from '../wording.ts';

/** "I am away 24 to 31 December, Tom Reid covers": read back, and recorded when confirmed. */
export const recordAway: Carrying<Extract<Command, { kind: 'absence' }>> = async ({ words }, scene) => {
  const period = readPeriod(words.days, scene);
  // Whoever writes for a councillor on that account speaks of them.
  const isPronoun = /^(?:he|she|they)$/i.test(words.who);
  if (isPronoun && !isOfCouncillorSide(scene.person))
    return { ...say('Whose absence is that? Say the name, such as “Tom Reid is away” with the days.'), nature: 'asks' };
  const who =
    words.who === '' || isPronoun
      ? ({ kind: 'settled', value: scene.person } as const)
      : settlePerson(words.who, 'person', () => true, scene);
  const doubt = period === undefined && who.kind === 'settled' ? doubtOfPeriod(words.days, scene) : undefined;
  if (doubt !== undefined) return { ...say(doubt), nature: 'asks' };
  // "The clerk is away from the meeting" is a question, or talk: only people and days make it an absence.
  if (period === undefined || (who.kind !== 'settled' && who.kind !== 'unclear')) return undefined;
  if (who.kind === 'unclear') return who.people === undefined ? undefined : askWhich(who, scene);
  const person = who.value;
  const cover = settlePerson(words.cover, 'officer', isOfficer, scene);
  if (cover.kind === 'unclear') return askWhich(cover, scene);
  const draft = {
    personId: person.id,
    from: period.from,
    to: period.to,
    ...(cover.kind === 'settled' ? { coverId: cover.value.id } : {}),
  };
  if (!mayRecordFor(scene.directory, person.id, scene.person.id, scene.on)) {
    return say('You can record your own absence, and that of people you manage.');
  }
  const decision = checkAbsence(scene.directory, draft);
  if (decision.kind === 'refused') return say(decision.sentence);
  const there = sameRecorded(draft, scene);
  if (there !== undefined) return say(there);
  const id = await propose({ kind: 'absence', draft }, scene);
  const isSelf = person.id === scene.person.id;
  return reply(
    heading('Is this right?'),
    {
      kind: 'facts',
      facts: [
        { label: 'Away', value: isSelf ? 'You' : scene.nameOf(person.id) },
        { label: 'From', value: formatDayAndDate(draft.from) },
        { label: 'To', value: `${formatDayAndDate(draft.to)}, that day included` },
        ...(isOfCouncillorSide(person)
          ? []
          : [
              {
                label: 'Cover',
                value:
                  cover.kind === 'settled'
                    ? scene.nameOf(cover.value.id)
                    : `Nobody: ${remindersGoTo(person.id, draft.from, { ...scene, directory: withAbsence(scene.directory, draft) })}`,
              },
            ]),
      ],
    },
    ...[...notKept(words), ...alsoAway(draft, isSelf, scene), ...covers(draft, isSelf, scene)].map(paragraph),
    paragraph('Nothing is written down yet.'),
    buttons(['Yes, record it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
};

/** Days on which somebody is recorded as away already are not recorded twice, unless somebody else is to cover. */
function sameRecorded(
  { personId, from, to, coverId }: AbsenceDraft,
  { directory, person, nameOf }: Scene,
): string | undefined {
  const there = directory.absences.find(
    (other) =>
      other.personId === personId &&
      other.from <= from &&
      to <= other.to &&
      (coverId === undefined || coverId === other.coverId),
  );
  if (there === undefined) return undefined;
  const who = personId === person.id ? 'You are' : `${nameOf(personId)} is`;
  const cover = there.coverId === undefined ? '' : `, and ${nameOf(there.coverId)} covers`;
  return `${who} recorded as away ${formatSpan(there)} already${cover}. Nothing was changed.`;
}

/** What was said that an absence has no place for. */
function notKept({ part, every, there }: AbsenceWords): readonly string[] {
  return [
    ...(every === undefined ? [] : [`You said “${every}”. Only this one time is recorded: nothing here repeats.`]),
    ...(part === undefined
      ? []
      : [`You said “${part}”. An absence is recorded for whole days. Confirm it only if the whole day is meant.`]),
    ...(there === undefined
      ? []
      : [`You said “${there}”. That is not kept: whoever is recorded as away counts as not there.`]),
  ];
}

/** A cover who is away too, and whom they cover for themselves on these days. */
function covers({ personId, from, to, coverId }: AbsenceDraft, isSelf: boolean, scene: Scene): readonly string[] {
  const { directory, nameOf } = scene;
  const then = directory.absences.filter((other) => other.from <= to && from <= other.to);
  const ofCover = then.filter((other) => coverId !== undefined && other.personId === coverId);
  const covered = then.filter((other) => other.coverId === personId && other.personId !== coverId);
  return [
    ...ofCover.map(
      (other) =>
        `${nameOf(other.personId)} is away too on some of these days, ${formatSpan(other)}${
          other.coverId === undefined ? '' : `, and ${nameOf(other.coverId)} covers then`
        }.`,
    ),
    ...covered.map(
      (other) =>
        `${isSelf ? 'You cover' : `${nameOf(personId)} covers`} for ${nameOf(other.personId)} ${formatSpan(other)}. Say who covers for ${nameOf(other.personId)} on the days on which both are away.`,
    ),
  ];
}

/** What is recorded of the same days already: both stand, and the one is not changed by the other. */
function alsoAway(
  { personId, from, to }: AbsenceDraft,
  isSelf: boolean,
  { directory, nameOf }: Scene,
): readonly string[] {
  const others = directory.absences.filter(
    (other) => other.personId === personId && other.from <= to && from <= other.to,
  );
  const days = others.map((other) => {
    const cover = other.coverId === undefined ? '' : `, ${nameOf(other.coverId)} covers`;
    return `${formatDate(other.from)} to ${formatDate(other.to)}${cover}`;
  });
  if (days.length === 0) return [];
  const who = isSelf ? 'You are' : `${nameOf(personId)} is`;
  return [
    `${who} recorded as away on some of these days already: ${days.join('; ')}. That stays as it is, and this is recorded beside it.`,
  ];
}
