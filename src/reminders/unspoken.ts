import { localDateAt } from '../calendar/index.ts';
import type { Enquiry } from '../casework/index.ts';
import { findPerson, isActive, type PersonId } from '../people/index.ts';
import type { ReminderChoices } from './choices.ts';
import { isAtWork, isListDay, type Listed } from './list-days.ts';
import { isWordDue, type ListWorld } from './list-world.ts';
import { enquiryKey } from './payload.ts';
import { type Around, type Held, nearestFirst } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';

/*
 * Unspoken: open, and for so many working days nobody at all was told anything of it, so that a word is due today. It has that
 * word whoever is away, muted, not at work or out of reach:
 *
 *   nearest first: who has it or stands in, the line upwards, the coordinators, the administrators
 *        |
 *        |  the first who gets a list today and keeps quiet about it for nobody's sake --> in their list, which says why they have it
 *        |  nobody does
 *        v
 *   the first who is at work today --> in a list of nothing else, though they have muted: the one case in which a mute gives way
 *        |  nobody is
 *        v
 *   the next day, the same again
 */

/** Who hears of an enquiry, and whether they hear though they have muted. */
export type Hearer = { readonly person: PersonId; readonly despiteMute: boolean };

/** People and what they chose, as far as that says whether they get a list on a day. */
export type Listeners = Around & {
  readonly council: CouncilReminders;
  readonly choicesOf: (person: PersonId) => ReminderChoices;
};

/** Whether nobody was told anything of an enquiry for so many working days that a word is due. */
export function isUnspoken(enquiry: Enquiry, world: Pick<ListWorld, 'tellings' | 'today' | 'council'>): boolean {
  const last = world.tellings.get(enquiryKey(enquiry))?.at(-1)?.at ?? enquiry.loggedAt;
  return isWordDue(localDateAt(last, world.council.settings.zone), world);
}

/** Who hears of an unspoken enquiry on a day; `hears` leaves out who has snoozed it or cannot be reached. */
export function hearerOf(
  enquiry: Held,
  listeners: Listeners,
  hears: (person: PersonId) => boolean,
): Hearer | undefined {
  for (const hearer of inTurn(enquiry, listeners)) if (hears(hearer.person)) return hearer;
  return undefined;
}

/** Everybody who may turn out to be the one who hears: in turn, up to the first who hears for certain. */
export function possibleHearers(
  enquiry: Held,
  listeners: Listeners,
  hearsForCertain: (person: PersonId) => boolean,
): readonly Hearer[] {
  const possible: Hearer[] = [];
  for (const hearer of inTurn(enquiry, listeners)) {
    possible.push(hearer);
    if (hearsForCertain(hearer.person)) break;
  }
  return possible;
}

/** Whose turn it is to hear, and whose after that: those who get a list that day, then those who are at work and have muted. */
function* inTurn(enquiry: Held, listeners: Listeners): Generator<Hearer> {
  const all = nearestFirst(enquiry, listeners);
  const others: PersonId[] = [];
  for (const person of all) {
    if (is(isListDay, person, listeners)) yield { person, despiteMute: false };
    else others.push(person);
  }
  for (const person of others) if (is(isAtWork, person, listeners)) yield { person, despiteMute: true };
}

/** Somebody with what they chose, where they belong to the council on that day. */
export function listedOf(id: PersonId, { directory, on, council, choicesOf }: Listeners): Listed | undefined {
  const person = findPerson(directory, id);
  return person === undefined || !isActive(person, on)
    ? undefined
    : { person, choices: choicesOf(id), directory, council };
}

function is(isThere: typeof isListDay, id: PersonId, listeners: Listeners): boolean {
  const listed = listedOf(id, listeners);
  return listed !== undefined && isThere(listeners.on, listed);
}
