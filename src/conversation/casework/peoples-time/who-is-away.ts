import {
  addDays,
  addWorkingDays,
  dayOf,
  formatDayAndDate,
  formatSpan,
  type LocalDate,
} from '../../../calendar/index.ts';
import { isOpen } from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { type Absence, findPerson, isOfCouncillorSide, isOfficer } from '../../../people/index.ts';
import { type Command, readDay, readPeriod } from '../../../understanding/index.ts';
import { remindersGoTo } from '../gets-instead.ts';
import { type Carrying, look, type Scene } from '../services.ts';
import { askWhich, settlePerson } from '../settle.ts';
import { heading, paragraph, say } from '../wording.ts';

/** So far ahead is told where no day was asked for, in days. */
const AHEAD = 14;
const MOST = 20;
const MOST_LOOKED_AT = 500;

/**
 * "Who is away?", "who covers for Tom?": the absences that are recorded. Officers see those of officers; a councillor sees those of the
 * officers who have an enquiry of theirs; everybody sees their own.
 */
export const tellWhoIsAway: Carrying<Extract<Command, { kind: 'who-is-away' }>> = async ({ who, day }, scene) => {
  const { directory, on, person } = scene;
  const period = periodOf(day, scene);
  if (period === undefined)
    return { ...say(`"${day}" is not a day I understand. Say it like "Friday".`), nature: 'shows' };
  const visible = await whoseAbsences(scene);
  const named = settlePerson(who, 'person', () => true, scene);
  if (named.kind === 'unclear') return askWhich(named, scene);
  if (named.kind === 'settled' && !visible(named.value.id)) return shows(say(notShown(scene.person)));
  const found = directory.absences
    .filter(({ from, to }) => from <= period.to && to >= period.from)
    .filter(({ personId, coverId }) =>
      named.kind === 'settled'
        ? personId === named.value.id || (coverId === named.value.id && visible(personId))
        : visible(personId),
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const closed = period.from === on ? closedNow(scene) : [];
  const subject =
    named.kind === 'settled' ? (named.value.id === person.id ? 'You are' : `${scene.nameOf(named.value.id)} is`) : '';
  if (found.length === 0) {
    const when = day === '' ? `between now and ${formatDayAndDate(period.to)}` : formatSpan(period, formatDayAndDate);
    return shows(
      say(
        ...closed,
        subject === ''
          ? `Nobody whose absences you can see is recorded as away ${when}.`
          : `${subject} not recorded as away ${when}.`,
        ...(named.kind === 'settled' && day === '' ? laterOf(named.value.id, visible, scene) : []),
      ),
    );
  }
  const more = found.length > MOST ? [paragraph(`And ${found.length - MOST} more.`)] : [];
  return shows(
    reply(
      heading(day === '' && period.from === on ? 'Away now or soon' : `Away ${formatSpan(period, formatDayAndDate)}`),
      ...closed.map(paragraph),
      { kind: 'list', items: found.slice(0, MOST).map((absence) => lineOf(absence, scene)) },
      ...more,
    ),
  );
};

/** What is recorded of somebody after the days that were looked at: the first of it. */
function laterOf(id: string, visible: (id: string) => boolean, scene: Scene): readonly string[] {
  const [next] = scene.directory.absences
    .filter(
      ({ personId, coverId, from }) => from > scene.on && (personId === id || (coverId === id && visible(personId))),
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return next === undefined ? [] : [`Later: ${lineOf(next, scene)}`];
}

/** That the council is closed today, whoever is recorded as away. */
function closedNow({ on, rules }: Scene): readonly string[] {
  if (dayOf(on, rules.calendar).kind === 'working-day') return [];
  const next = addWorkingDays(on, 0, rules.calendar);
  const again = next.kind === 'date' ? ` Its next working day is ${formatDayAndDate(next.date)}.` : '';
  return [`Today is no working day of the council.${again}`];
}

function notShown(speaker: Scene['person']): string {
  return isOfCouncillorSide(speaker)
    ? 'You can see absences of officers who have an enquiry of yours, and your own.'
    : 'A councillor’s absence is shown to nobody else.';
}

function shows(said: Reply): Reply {
  return { ...said, nature: 'shows' };
}

type Span = { readonly from: LocalDate; readonly to: LocalDate };

function periodOf(day: string, scene: Scene): Span | undefined {
  if (day === '') return { from: scene.on, to: addDays(scene.on, AHEAD) };
  const one = readDay(day, { ...scene, calendar: scene.rules.calendar }, 'future');
  if (one?.kind === 'day') return { from: one.date, to: one.date };
  return readPeriod(day, scene);
}

function lineOf({ personId, from, to, coverId }: Absence, scene: Scene): string {
  const { nameOf, person, directory, on } = scene;
  const isSelf = personId === person.id;
  const cover =
    coverId !== undefined
      ? ` ${coverId === person.id ? 'You cover' : `${nameOf(coverId)} covers`}.`
      : isOfficerHere(personId, directory)
        ? ` Nobody covers: ${remindersGoTo(personId, from > on ? from : on, scene)}.`
        : '';
  return `${isSelf ? 'You' : nameOf(personId)}: ${formatSpan({ from, to }, formatDayAndDate)}.${cover}`;
}

function isOfficerHere(id: string, directory: Scene['directory']): boolean {
  const found = findPerson(directory, id);
  return found !== undefined && isOfficer(found);
}

async function whoseAbsences(scene: Scene): Promise<(id: string) => boolean> {
  const { person, directory } = scene;
  if (!isOfCouncillorSide(person)) {
    const officers = new Set(directory.people.filter(isOfficer).map(({ id }) => id));
    return (id) => id === person.id || officers.has(id);
  }
  const own = await look(scene, ({ casework }) =>
    casework.list(scene.viewer, { councillorId: person.id }, { order: 'newest-first', limit: MOST_LOOKED_AT }),
  );
  const handlers = new Set(own.enquiries.filter(isOpen).flatMap(({ officerId }) => officerId ?? []));
  return (id) => id === person.id || handlers.has(id);
}
