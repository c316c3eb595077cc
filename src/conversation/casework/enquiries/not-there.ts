import { addDays, dayOf, formatDay, type LocalDate, type Weekday, weekdayOf } from '../../../calendar/index.ts';
import { type Action, changeEnquiry, type Enquiry, nextDue } from '../../../casework/index.ts';
import { defined } from '../../../defined.ts';
import { type Absence, absenceOn, findPerson, type Person } from '../../../people/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import { whoGets } from '../gets-instead.ts';
import { askedIn, type Scene } from '../services.ts';
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
  // What is due is what will be once it is done: who acknowledges it has to resolve it next.
  const after = changeEnquiry(enquiry, action, { ...askedIn(scene), nameOf: scene.nameOf });
  if (after.kind === 'refused') return undefined;
  const due = nextDue(after.enquiry);
  const away = whyNotThere(person, { service, councillorId: enquiry.councillorId, due }, scene);
  if (away === undefined) return undefined;
  const to = findPerson(scene.directory, away.cover);
  // Nobody is offered the one who has it already.
  if (to === undefined || to.id === enquiry.officerId) return { sentences: away.sentences };
  const reason = action.kind === 'reassign' ? action.reason : '';
  const words = `${typedFor(action.kind === 'reassign' ? 'reassign' : 'acknowledge', enquiry.reference)}`;
  const name = scene.nameOf(to.id);
  const typed = action.kind === 'reassign' ? `${words} to ${name}: ${reason}` : `${words}, ${name} has it`;
  return { sentences: away.sentences, instead: { label: sayGive(to, scene), typed } };
}

/** What the button says by which somebody has it in place of whoever is not there. */
export function sayGive(to: Person, { person, nameOf }: Pick<Scene, 'person' | 'nameOf'>): string {
  return to.id === person.id ? 'Take it yourself' : `Give it to ${nameOf(to.id)}`;
}

/** What decides whether somebody is there, and how it is said. */
type Looking = Pick<Scene, 'directory' | 'on' | 'nameOf' | 'person' | 'rules' | 'reminders'>;

/**
 * That an officer is away or not at work, or will be when it is due, who gets what is due from them, and who covers; undefined
 * while they are there.
 */
export function whyNotThere(
  person: Person,
  held: Held & { readonly due?: LocalDate | undefined },
  scene: Looking,
): { readonly sentences: readonly string[]; readonly cover?: string } | undefined {
  const { directory, on } = scene;
  const next = nextWorkingDay(on, scene);
  const { due } = held;
  const days = [on, next, ...(due === undefined || due < on ? [] : [due])];
  const absences = new Set(days.flatMap((day) => absenceOn(directory, person.id, day) ?? []));
  const away = [...absences].map((absence) => sayAway(person, absence, held, scene));
  const off = sayNotAtWork(person, [on, next], scene);
  const sentences = [...(off === undefined ? [] : [off]), ...away.map(({ sentence }) => sentence)];
  const cover = away.find((each) => each.cover !== undefined)?.cover;
  return sentences.length === 0 ? undefined : { sentences, ...defined({ cover }) };
}

/** What of an enquiry decides who gets it in somebody's place. */
type Held = Pick<Enquiry, 'service' | 'councillorId'>;

/** That somebody is away, and who gets what is due in that time. */
function sayAway(
  person: Person,
  absence: Absence,
  held: Held,
  scene: Looking,
): { readonly sentence: string; readonly cover?: string } {
  const { on, nameOf } = scene;
  const isAway = absence.from <= on;
  const [from, to] = [formatDay(absence.from), formatDay(absence.to)];
  const when = isAway ? `until ${to}` : absence.from === absence.to ? `on ${to}` : `from ${from} until ${to}`;
  const away = `${scene.nameOf(person.id)} is away ${when}`;
  const then = isAway ? 'until then' : absence.from === absence.to ? 'that day' : 'in that time';
  const { people, isCover } = whoGets(person.id, isAway ? on : absence.from, scene, held);
  const [cover] = people;
  const isReader = (id: string) => id === scene.person.id;
  if (isCover && cover !== undefined) {
    const covers = isReader(cover) ? 'You cover and get' : `${nameOf(cover)} covers and gets`;
    return { sentence: `${away}. ${covers} what is due ${then}.`, cover };
  }
  const names = people.map((id) => (isReader(id) ? 'you' : nameOf(id)));
  const gets =
    names.length === 0
      ? 'nobody gets'
      : `${listed(names)} ${names.length === 1 && names[0] !== 'you' ? 'gets' : 'get'}`;
  const none = absence.coverId === undefined ? 'nobody covers' : 'no cover is at work';
  return { sentence: `${away}, and ${none}. As things stand, ${gets} what is due ${then}.` };
}

/** That somebody does not work on days on which others do, though they are not away then. */
function sayNotAtWork(person: Person, of: readonly LocalDate[], scene: Looking): string | undefined {
  const { directory, on } = scene;
  const days = of.filter(
    (day) => isWorking(day, scene) && !worksOn(day, person) && absenceOn(directory, person.id, day) === undefined,
  );
  const [first] = days;
  if (first === undefined) return undefined;
  const back = backOn(days.at(-1) ?? first, person, scene);
  const when = days.map((day) => (day === on ? 'today' : `on ${formatDay(day)}`)).join(' and ');
  const again = back === undefined ? '' : ` They are at work again on ${formatDay(back)}.`;
  return `${scene.nameOf(person.id)} is not at work ${when}.${again}`;
}

function worksOn(day: LocalDate, { workingDays }: Person): boolean {
  const days: readonly Weekday[] = workingDays;
  return days.length === 0 || days.includes(weekdayOf(day));
}

function isWorking(day: LocalDate, { rules }: Looking): boolean {
  return dayOf(day, rules.calendar).kind === 'working-day';
}

/** Looking further than this for a working day is looking in vain. */
const FURTHEST = 30;

function nextWorkingDay(on: LocalDate, scene: Looking): LocalDate {
  for (let day = addDays(on, 1), step = 0; step < FURTHEST; day = addDays(day, 1), step += 1)
    if (isWorking(day, scene)) return day;
  return addDays(on, 1);
}

function backOn(after: LocalDate, person: Person, scene: Looking): LocalDate | undefined {
  for (let day = addDays(after, 1), step = 0; step < FURTHEST; day = addDays(day, 1), step += 1)
    if (isWorking(day, scene) && worksOn(day, person) && absenceOn(scene.directory, person.id, day) === undefined)
      return day;
  return undefined;
}
