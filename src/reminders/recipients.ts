import type { LocalDate } from '../calendar/index.ts';
import { canSee, type Enquiry, visibilityOf } from '../casework/index.ts';
import { defined } from '../defined.ts';
import {
  absenceOn,
  type Directory,
  findPerson,
  isActive,
  isAdministrator,
  isOfficer,
  managersUpTheLine,
  type Person,
  type PersonId,
  standinFor,
} from '../people/index.ts';
import type { Audience, Posts } from './settings.ts';

/**
 * Nominal: who an audience is by the directory alone; reminders are planned for them.
 * Acting: who gets it on the day, because the nominal one is there, or is covered, or somebody further up must do.
 * Passed over: people the platforms cannot reach.
 * Line: somebody's managers, nearest first.
 */
export type Because =
  | { readonly kind: 'cover'; readonly for: PersonId; readonly until?: LocalDate }
  | { readonly kind: 'away'; readonly who: PersonId }
  | { readonly kind: 'unreachable'; readonly who: PersonId }
  | { readonly kind: 'nobody-has-it' }
  /** An administrator, since there is nobody of these to tell. */
  | { readonly kind: 'nobody-left'; readonly of: Exclude<Audience, 'councillor'> }
  | { readonly kind: 'last-resort' };

/** People as they are on a day, and who of them holds which post. */
export type Around = {
  readonly directory: Directory;
  readonly on: LocalDate;
  readonly posts: Posts;
};

/** What of an enquiry decides who gets something about it. */
export type Held = Pick<Enquiry, 'council' | 'councillorId' | 'officerId' | 'service' | 'sharedWith' | 'takenBack'>;

/** Somebody who gets a reminder, and why it is them where that is not plain. */
export type Recipient = { readonly person: PersonId; readonly because?: Because };

/** Who an audience is by the directory, whoever is away: never the same person twice. */
export function nominalRecipients(to: Audience, enquiry: Held, around: Around): readonly PersonId[] {
  const { directory, on } = around;
  if (to === 'councillor') return [enquiry.councillorId];
  // Of each miss only those hear whose task it is; administrators stand in for them where something would be nobody's.
  if (to === 'coordinator') return inCoordinatingRoles(around);
  const owners = ownersOf(enquiry, around);
  if (to === 'officer') return owners.length > 0 ? owners : administrators(directory, on);
  const line = lineAbove(owners, enquiry, around).filter((id) => active(id, directory, on) && !owners.includes(id));
  const boss = to === 'manager' ? line[0] : (line[1] ?? line[0]);
  return boss === undefined ? administrators(directory, on).filter((id) => !owners.includes(id)) : [boss];
}

/**
 * Who gets it on a day. An officer who is away: their cover, else the line upwards. A manager who is away: their cover, else
 * the next one up, but never whoever has the enquiry, nor the one who stands in for them: it would be telling people on
 * themselves. Nobody left: the administrators. A councillor who cannot be reached: whoever has the enquiry, to tell them.
 */
export function actingRecipients(
  to: Audience,
  enquiry: Held,
  around: Around & { readonly passedOver?: readonly PersonId[] },
): readonly Recipient[] {
  const { directory, on, passedOver = [] } = around;
  const gone = new Set(passedOver);
  const stand = (id: PersonId) => {
    const found = standIn(id, directory, on, gone);
    // A manager's cover covers what that manager handles, not all that is below: they may not see this one.
    return found !== undefined && canSee(visibilityOf(findPerson(directory, found.person), directory, on), enquiry)
      ? found
      : undefined;
  };
  if (to === 'councillor') {
    if (!active(enquiry.councillorId, directory, on)) return [];
    if (!gone.has(enquiry.councillorId)) return [{ person: enquiry.councillorId }];
    const because: Because = { kind: 'unreachable', who: enquiry.councillorId };
    return actingRecipients('officer', enquiry, around).map(({ person }) => ({
      person,
      because,
    }));
  }
  if (to === 'coordinator') {
    const there = distinct(coordinators(around).flatMap((id) => stand(id) ?? []));
    return there.length > 0
      ? there
      : administrators(directory, on)
          .filter((id) => !gone.has(id) && absenceOn(directory, id, on) === undefined)
          .map((person) => ({ person, because: { kind: 'nobody-left', of: to } }));
  }
  const owners = ownersOf(enquiry, around);
  const unowned: Because | undefined =
    enquiry.officerId === undefined || !owners.includes(enquiry.officerId) ? { kind: 'nobody-has-it' } : undefined;
  const acting = distinct(owners.flatMap((id) => stand(id) ?? []));
  if (to === 'officer' && acting.length > 0) {
    return acting.map((recipient) =>
      recipient.because === undefined && unowned !== undefined ? { ...recipient, because: unowned } : recipient,
    );
  }
  const never = new Set([...owners, ...acting.map(({ person }) => person)]);
  const line = lineAbove(owners, enquiry, around);
  const from = to === 'head-of-service' ? Math.min(1, Math.max(0, line.length - 1)) : 0;
  let away: Because | undefined;
  for (const boss of [...line.slice(from), ...line.slice(0, from).reverse()]) {
    if (never.has(boss)) continue;
    const found = stand(boss);
    if (found === undefined && absenceOn(directory, boss, on) !== undefined) away ??= { kind: 'away', who: boss };
    if (found === undefined || never.has(found.person)) continue;
    if (to === 'officer') return [{ person: found.person, because: whyUp(owners[0], gone, unowned) }];
    const because = found.because ?? away;
    return [{ person: found.person, ...defined({ because }) }];
  }
  return administrators(directory, on)
    .filter((id) => !never.has(id) && !gone.has(id) && absenceOn(directory, id, on) === undefined)
    .map((person) => ({ person, because: { kind: 'nobody-left', of: to } }));
}

/**
 * Everybody who could be told of an enquiry so that it does not go unspoken of, nearest first: who has it or stands in, the line
 * upwards, the coordinators, the administrators. Only people who are not away and may see it.
 */
export function nearestFirst(enquiry: Held, around: Around): readonly PersonId[] {
  const { directory, on } = around;
  const acting = actingRecipients('officer', enquiry, around).map(({ person }) => person);
  const above = lineAbove(ownersOf(enquiry, around), enquiry, around).flatMap(
    (id) => standIn(id, directory, on, new Set())?.person ?? [],
  );
  const further = [...coordinators(around), ...administrators(directory, on)];
  return [...new Set([...acting, ...above, ...further])].filter(
    (id) =>
      absenceOn(directory, id, on) === undefined &&
      canSee(visibilityOf(findPerson(directory, id), directory, on), enquiry),
  );
}

/** Whether somebody gets what its councillor was to hear, since they cannot be reached: they are asked to tell them. */
export function isInTheirPlace(
  { payload, enquiry }: { readonly payload: { readonly to: Audience; readonly kind: string }; readonly enquiry: Held },
  recipient: PersonId,
): boolean {
  return payload.to === 'councillor' && payload.kind !== 'shared' && recipient !== enquiry.councillorId;
}

/** The administrators who belong to the council on a day, whether or not they are away. */
export function administrators(directory: Directory, on: LocalDate): readonly PersonId[] {
  return directory.people.filter((person) => isAdministrator(person) && isActive(person, on)).map(({ id }) => id);
}

/** An officer with one of these roles. */
function holds(person: Person, roles: Posts['coordinators']): boolean {
  return isOfficer(person) && roles.some((role) => person.roles.includes(role));
}

/** Those who see to it that every enquiry has somebody; where the council has none of that role, the administrators. */
export function coordinators(around: Around): readonly PersonId[] {
  const ids = inCoordinatingRoles(around);
  return ids.length > 0 ? ids : administrators(around.directory, around.on);
}

function inCoordinatingRoles({ directory, on, posts }: Around): readonly PersonId[] {
  return directory.people
    .filter((person) => holds(person, posts.coordinators) && isActive(person, on))
    .map(({ id }) => id);
}

/** Whether somebody hears of messages that could not be delivered, and may send them again. */
export function mayResend(person: Person, around: Around): boolean {
  return isAdministrator(person) || coordinators(around).includes(person.id);
}

/** Who holds a post of a service on a day: its duty officer, else its coordinator, if they still are officers of the council. */
function postOf(service: string, { directory, on, posts }: Around): Person | undefined {
  const { dutyOfficer, coordinator } = posts.services.get(service) ?? {};
  return [dutyOfficer, coordinator]
    .map((email) => (email === undefined ? undefined : directory.people.find((person) => person.email === email)))
    .find((person) => person !== undefined && isOfficer(person) && isActive(person, on));
}

/** The officer who has it; else the service's duty officer or coordinator, those who lead it, everybody in it. */
function ownersOf(enquiry: Held, around: Around): readonly PersonId[] {
  const { directory, on } = around;
  if (active(enquiry.officerId, directory, on)) return enquiry.officerId === undefined ? [] : [enquiry.officerId];
  const post = postOf(enquiry.service, around);
  if (post !== undefined && canSee(visibilityOf(post, directory, on), enquiry)) return [post.id];
  return leadersOf(enquiry.service, around);
}

/** Those who lead a service, else everybody in it. */
function leadersOf(service: string, { directory, on }: Pick<Around, 'directory' | 'on'>): readonly PersonId[] {
  const team = directory.people.filter(
    (person) => person.service === service && isOfficer(person) && isActive(person, on),
  );
  const ids = new Set(team.map(({ id }) => id));
  const bosses = new Set(team.map(({ managerId }) => managerId));
  const leads = team.filter(({ id, managerId }) => bosses.has(id) && (managerId === undefined || !ids.has(managerId)));
  return (leads.length > 0 ? leads : team).map(({ id }) => id);
}

/**
 * The line above those who have it, and above an officer who left: their managers still are there. Above an administrator who resolved what
 * nobody had is nobody: then those who lead the service.
 */
function lineAbove(owners: readonly PersonId[], enquiry: Held, around: Around): readonly PersonId[] {
  const start = owners[0] ?? enquiry.officerId;
  if (start === undefined) return [];
  const line = managersUpTheLine(around.directory, start);
  return line.length > 0 ? line : leadersOf(enquiry.service, around);
}

function standIn(
  id: PersonId,
  directory: Directory,
  on: LocalDate,
  gone: ReadonlySet<PersonId>,
): Recipient | undefined {
  if (!active(id, directory, on) || gone.has(id)) return undefined;
  const standin = standinFor(directory, id, on);
  if (standin.kind === 'present') return { person: id };
  const cover = standin.kind === 'covered' ? standin.by.at(-1) : undefined;
  if (cover === undefined || gone.has(cover)) return undefined;
  const until = absenceOn(directory, id, on)?.to;
  return { person: cover, because: { kind: 'cover', for: id, ...defined({ until }) } };
}

function whyUp(owner: PersonId | undefined, gone: ReadonlySet<PersonId>, unowned: Because | undefined): Because {
  if (owner === undefined) return unowned ?? { kind: 'nobody-has-it' };
  return gone.has(owner) ? { kind: 'unreachable', who: owner } : { kind: 'away', who: owner };
}

function active(id: PersonId | undefined, directory: Directory, on: LocalDate): boolean {
  const person = findPerson(directory, id);
  return person !== undefined && isActive(person, on);
}

function distinct(recipients: readonly Recipient[]): readonly Recipient[] {
  return recipients.filter(({ person }, at) => recipients.findIndex((other) => other.person === person) === at);
}
