import type { LocalDate } from '../../calendar/index.ts';
import { formatDayAndDate } from '../../calendar/index.ts';
import { type Block, type Reply, reply } from '../../messaging/index.ts';
import { isOfficer, nameApart, type Person, servicesOf } from '../../people/index.ts';
import { findPeople, nameInService, readDay, readExtension } from '../../understanding/index.ts';
import type { Scene } from './services.ts';
import { buttons, listed, paragraph, someOf } from './wording.ts';

/** Words made into what they mean; `nothing` was said; or what is wrong, with the people it may be. */
export type Settled<Value> =
  | { readonly kind: 'settled'; readonly value: Value }
  | { readonly kind: 'nothing' }
  | Unclear;

/** What is wrong; where a name fits several, `said` is the name. */
export type Unclear = {
  readonly kind: 'unclear';
  readonly sentence: string;
  readonly people?: readonly Person[];
  readonly said?: string;
};

/** More than these are no help as buttons: the form has them all. */
const MOST_OFFERED = 5;

/** A person; `wanted` says in words who would do, `a councillor`. */
export function settlePerson(
  said: string,
  wanted: string,
  suits: (person: Person) => boolean,
  scene: Scene,
  isPart = false,
): Settled<Person> {
  if (said.trim() === '') return { kind: 'nothing' };
  const { directory, on, person: me } = scene;
  const within = nameInService(said, servicesOf(directory, on));
  if (within !== undefined) return settleWithin(within, wanted, suits, scene);
  const found = findPeople(said, { directory, on, me, suits });
  if (found.kind === 'one') return { kind: 'settled', value: found.person };
  if (found.kind === 'nobody' && !isPart) {
    const each = partsOf(said).map((part) => settlePerson(part, wanted, suits, scene, true));
    const people = each.flatMap((one) =>
      one.kind === 'settled' ? [one.value] : one.kind === 'unclear' ? (one.people ?? []) : [],
    );
    if (each.length > 1 && each.every((one) => one.kind === 'settled' || (one.kind === 'unclear' && one.people)))
      return { kind: 'unclear', sentence: `You said "${said}", and it can be only one. Say which.`, people, said };
  }
  if (found.kind === 'nobody') return { kind: 'unclear', sentence: `The directory has no ${wanted} called "${said}".` };
  const people = found.people.slice(0, 20);
  const names = people.slice(0, 5).map((person) => named(person, scene));
  return {
    kind: 'unclear',
    sentence: `"${said}" may be ${listed(names, 'or')}${found.people.length > names.length ? ', or somebody else' : ''}. Say which.`,
    people,
    said,
  };
}

/** "Tom or Helen", as said of one. */
function partsOf(said: string): readonly string[] {
  return said.split(/\s*(?:\bor\b|\band\b|&|\/|,)\s*/i).filter((part) => part !== '');
}

/** "Tom in Housing": whoever of that name is in that service; where nobody is, who is called so elsewhere is said, and asked. */
function settleWithin(
  { name, service }: NonNullable<ReturnType<typeof nameInService>>,
  wanted: string,
  suits: (person: Person) => boolean,
  scene: Scene,
): Settled<Person> {
  const there = settlePerson(name, wanted, (person) => suits(person) && person.service === service, scene);
  if (there.kind !== 'unclear' || there.people !== undefined) return there;
  const elsewhere = settlePerson(name, wanted, suits, scene);
  const people =
    elsewhere.kind === 'settled' ? [elsewhere.value] : elsewhere.kind === 'unclear' ? (elsewhere.people ?? []) : [];
  const none = `Nobody called "${name}" is in ${service}.`;
  if (people.length === 0) return { kind: 'unclear', sentence: none };
  const known = people.slice(0, 5).map((person) => `${person.name} is in ${person.service ?? 'no service'}`);
  return { kind: 'unclear', sentence: `${none} ${listed(known)}. Say whom you mean.`, people, said: name };
}

/** A button for each of those that it may be: what tells them apart is said, and their address names one alone. */
export function offerPeople(
  people: readonly Person[],
  scene: Scene,
  typed = (email: string) => email,
): readonly Block[] {
  if (people.length === 0 || people.length > MOST_OFFERED) return [];
  return [buttons(...people.map((person) => [named(person, scene), typed(person.email)] as const))];
}

/** Which of several is asked: each has a button that says the same again of them alone. */
export function askWhich({ sentence, people = [], said = '' }: Unclear, scene: Scene): Reply {
  const { text } = scene.heard;
  const at = text.toLowerCase().lastIndexOf(said.trim().toLowerCase());
  const again = (email: string) => `${text.slice(0, at)}${email}${text.slice(at + said.trim().length)}`;
  return {
    ...reply(paragraph(sentence), ...(at < 0 || said.trim() === '' ? [] : offerPeople(people, scene, again))),
    nature: people.length === 0 ? 'shows' : 'asks',
  };
}

/** A name with what tells them from others that may be meant. */
function named(person: Person, { directory }: Scene): string {
  const apart = nameApart(person, directory);
  const { service, wards } = person;
  const where = service ?? wards.join(' and ');
  return apart !== person.name || where === '' ? apart : `${apart} (${where})`;
}

/** A service as the directory spells it, by its name or the beginning of it. */
export function settleService(said: string, { directory, on }: Scene): Settled<string> {
  const wanted = said.trim().toLowerCase();
  if (wanted === '') return { kind: 'nothing' };
  const services = servicesOf(directory, on);
  const exact = services.find((service) => service.toLowerCase() === wanted);
  const partly = services.filter((service) => service.toLowerCase().startsWith(wanted));
  const [only] = partly;
  if (exact !== undefined) return { kind: 'settled', value: exact };
  if (only !== undefined && partly.length === 1) return { kind: 'settled', value: only };
  const offered = partly.length > 0 ? partly : services;
  return {
    kind: 'unclear',
    sentence: `The directory has no service called "${said}". It has ${offered.length === 0 ? 'none' : someOf(offered)}.`,
  };
}

/** Whoever an enquiry can be put with: an officer with their service, or a service. */
export function settleHandler(
  said: string,
  scene: Scene,
): Settled<{ readonly service: string; readonly officer?: Person }> {
  const service = settleService(said, scene);
  const asService =
    service.kind === 'settled' ? ({ kind: 'settled', value: { service: service.value } } as const) : undefined;
  const isWhole = asService !== undefined && asService.value.service.toLowerCase() === said.trim().toLowerCase();
  if (isWhole) return asService;
  // "me" is the speaker, and "Pat" is Pat, whatever service begins like that.
  const officer = settlePerson(said, 'officer or service', isOfficer, scene);
  if (officer.kind !== 'settled') {
    const each = partsOf(said).map((part) => settleService(part, scene));
    const areServices = each.length > 1 && each.every(({ kind }) => kind === 'settled');
    if (areServices) return { kind: 'unclear', sentence: `You said "${said}", and it can be only one. Say which.` };
    return asService ?? officer;
  }
  if (officer.value.service === undefined) {
    return { kind: 'unclear', sentence: `${officer.value.name} works in no service, so name a service.` };
  }
  return { kind: 'settled', value: { service: officer.value.service, officer: officer.value } };
}

/** A date, and whether it has to be read back before anything is written. */
export function settleDate(
  said: string,
  lean: 'past' | 'future',
  scene: Scene,
): Settled<{ readonly date: LocalDate; readonly certain: boolean }> {
  if (said.trim() === '') return { kind: 'nothing' };
  const meant = readDay(said, { ...scene, calendar: scene.rules.calendar }, lean);
  if (meant?.kind === 'day') return { kind: 'settled', value: meant };
  if (meant?.kind === 'doubt') return { kind: 'unclear', sentence: meant.sentence };
  return {
    kind: 'unclear',
    sentence: `"${said}" is not a date I understand. Write it like ${formatDayAndDate(scene.on)} or "yesterday".`,
  };
}

/** Until when an enquiry is put off: a day, or a span after its due date. */
export function settleExtension(
  said: string,
  due: LocalDate,
  scene: Scene,
): Settled<{ readonly date: LocalDate; readonly certain: boolean }> {
  const until = readExtension(said, due, { ...scene, calendar: scene.rules.calendar });
  return until === undefined ? settleDate(said, 'future', scene) : { kind: 'settled', value: until };
}
