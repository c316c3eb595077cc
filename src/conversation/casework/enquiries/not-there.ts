import { addDays, dayOf, formatDay, type LocalDate, type Weekday, weekdayOf } from '../../../calendar/index.ts';
import { type Action, type Enquiry, nextDue } from '../../../casework/index.ts';
import { absenceOn, findPerson, type Person } from '../../../people/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import { whoGets } from '../gets-instead.ts';
import type { Scene } from '../services.ts';
import { listed } from '../wording.ts';

/** That somebody is not there to whom something is given: what to say before it is done, and who could have it in their place. */
export type NotThere = {
  readonly sentences: readonly string[];
  readonly instead?: { readonly label: string; readonly typed: string };
};

/** Whoever is to have it now, when that is somebody else than the speaker and the one who has it. */
function givenTo(action: Action, enquiry: Enquiry, { person, directory }: Scene): Person | undefined {
  if (action.kind !== 'reassign' && action.kind !== 'acknowledge') return undefined;
  const { officerId } = action;
  return officerId === undefined || officerId === person.id || officerId === enquiry.officerId
    ? undefined
    : findPerson(directory, officerId);
}

/** Undefined where whoever is given it is at work today and tomorrow, and on the day on which it is due next. */
export function notThere(action: Action, enquiry: Enquiry, scene: Scene): NotThere | undefined {
  const person = givenTo(action, enquiry, scene);
  if (person === undefined) return undefined;
  const service = action.kind === 'reassign' ? action.service : enquiry.service;
  const due = nextDue(enquiry);
  const away = whyNotThere(person, { service, councillorId: enquiry.councillorId, due }, scene);
  if (away === undefined) return undefined;
  const to = findPerson(scene.directory, away.cover);
  // Nobody is offered the one who has it already.
  if (to === undefined || to.id === enquiry.officerId) return { sentences: away.sentences };
  const reason = action.kind === 'reassign' ? action.reason : '';
  const words = `${typedFor(action.kind === 'reassign' ? 'reassign' : 'acknowledge', enquiry.reference)}`;
  const typed = action.kind === 'reassign' ? `${words} to ${to.name}: ${reason}` : `${words}, ${to.name} has it`;
  return { sentences: away.sentences, instead: { label: sayGive(to, scene), typed } };
}

/** What the button says by which somebody has it in place of whoever is not there. */
export function sayGive(to: Person, { person }: Pick<Scene, 'person'>): string {
  return to.id === person.id ? 'Take it yourself' : `Give it to ${to.name}`;
}

/**
 * That an officer is away or not at work, or will be when it is due, who gets what is due from them, and who covers; undefined
 * while they are there.
 */
export function whyNotThere(
  person: Person,
  held: Pick<Enquiry, 'service' | 'councillorId'> & { readonly due?: LocalDate | undefined },
  scene: Scene,
): { readonly sentences: readonly string[]; readonly cover?: string } | undefined {
  const { directory, on, nameOf } = scene;
  const next = nextWorkingDay(on, scene);
  const { due } = held;
  const [absence] = [on, next, ...(due === undefined || due < on ? [] : [due])].flatMap(
    (day) => absenceOn(directory, person.id, day) ?? [],
  );
  if (absence !== undefined) {
    const isAway = absence.from <= on;
    const away = `${person.name} is away ${isAway ? '' : `from ${formatDay(absence.from)} `}until ${formatDay(absence.to)}`;
    const then = isAway ? 'until then' : 'in that time';
    const { people, isCover } = whoGets(person.id, isAway ? on : absence.from, scene, held);
    const [cover] = people;
    const isReader = (id: string) => id === scene.person.id;
    if (isCover && cover !== undefined) {
      const covers = isReader(cover) ? 'You cover and get' : `${nameOf(cover)} covers and gets`;
      return { sentences: [`${away}. ${covers} what is due ${then}.`], cover };
    }
    const names = people.map((id) => (isReader(id) ? 'you' : nameOf(id)));
    const gets =
      names.length === 0
        ? 'nobody gets'
        : `${listed(names)} ${names.length === 1 && names[0] !== 'you' ? 'gets' : 'get'}`;
    const none = absence.coverId === undefined ? 'nobody covers' : 'no cover is at work';
    return { sentences: [`${away}, and ${none}. As things stand, ${gets} what is due ${then}.`] };
  }
  const days = [on, next].filter((day) => isWorking(day, scene) && !worksOn(day, person));
  const [first] = days;
  if (first === undefined) return undefined;
  const back = backOn(days.at(-1) ?? first, person, scene);
  const when = days.map((day) => (day === on ? 'today' : `on ${formatDay(day)}`)).join(' and ');
  const again = back === undefined ? '' : ` They are at work again on ${formatDay(back)}.`;
  return { sentences: [`${person.name} is not at work ${when}.${again}`] };
}

function worksOn(day: LocalDate, { workingDays }: Person): boolean {
  const days: readonly Weekday[] = workingDays;
  return days.length === 0 || days.includes(weekdayOf(day));
}

function isWorking(day: LocalDate, { rules }: Scene): boolean {
  return dayOf(day, rules.calendar).kind === 'working-day';
}

/** Looking further than this for a working day is looking in vain. */
const FURTHEST = 30;

function nextWorkingDay(on: LocalDate, scene: Scene): LocalDate {
  for (let day = addDays(on, 1), step = 0; step < FURTHEST; day = addDays(day, 1), step += 1)
    if (isWorking(day, scene)) return day;
  return addDays(on, 1);
}

function backOn(after: LocalDate, person: Person, scene: Scene): LocalDate | undefined {
  for (let day = addDays(after, 1), step = 0; step < FURTHEST; day = addDays(day, 1), step += 1)
    if (isWorking(day, scene) && worksOn(day, person)) return day;
  return undefined;
}
