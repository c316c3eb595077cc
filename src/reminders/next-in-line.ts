import { canSee, type Enquiry, visibilityOf } from '../casework/index.ts';
import { findPerson, isActive, isOfficer, type PersonId } from '../people/index.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { hearsSoon } from './list-days.ts';
import type { OutboxRow } from './outbox.ts';
import type { EnquiryPayload } from './payload.ts';
import { type Around, actingRecipients, administrators } from './recipients.ts';
import { addressesOf } from './where-to.ts';

/*
 * Who is told when whoever a message was for cannot be reached in chat:
 *
 *   the ladder without those passed over --> who of it can be reached; of what a councillor was to hear: and is there for it soon
 *        |  nobody
 *        v
 *   they are passed over as well, and the ladder is asked again, to its end
 *        |  it ends
 *        v
 *   of what a councillor was to hear: who of it can be reached, whenever they are there
 *        |  nobody
 *        v
 *   last resort: whoever logged it, else everybody in the service who can be reached, else the administrators, away or not
 */

/** To whom a message goes on, and what it says of those who were passed over; nobody where nobody is left. */
type Next = { readonly people: readonly PersonId[]; readonly payload: EnquiryPayload };

/** Who is next for a row whose recipient cannot be reached. Only people who may see the enquiry. */
export async function nextInLine(
  row: OutboxRow,
  payload: EnquiryPayload,
  enquiry: Enquiry,
  around: Around,
  ports: DeliveryPorts,
): Promise<Next> {
  const passedOver = [...(payload.passedOver ?? []), row.recipient];
  const canBeReached = async (id: PersonId) =>
    (await addressesOf({ council: enquiry.council, recipient: id }, ports)).reachable.length > 0;
  const isThere = async (id: PersonId) => (await canBeReached(id)) && (await isThereSoon(id, enquiry, around, ports));
  const ways = payload.to === 'councillor' ? [isThere, canBeReached] : [canBeReached];
  for (const isRight of ways) {
    const gone = new Set(passedOver);
    for (;;) {
      const ladder = actingRecipients(payload.to, enquiry, { ...around, passedOver: [...gone] })
        .filter(({ person, because }) => because?.kind !== 'nobody-left' && !gone.has(person))
        .map(({ person }) => person);
      if (ladder.length === 0) break;
      const people = await some(ladder, isRight);
      if (people.length > 0) return { people, payload: { ...payload, passedOver: [...gone] } };
      for (const person of ladder) gone.add(person);
    }
  }
  const people = await lastResort(row, enquiry, around, canBeReached);
  return { people, payload: { ...payload, passedOver, lastResort: true } };
}

/** Whether somebody hears by the end of the next working day of what is sent to them now. */
async function isThereSoon(
  id: PersonId,
  { council, reference }: Enquiry,
  { directory }: Around,
  { findCouncil, settings, now }: DeliveryPorts,
): Promise<boolean> {
  const person = findPerson(directory, id);
  const served = await findCouncil(council);
  if (person === undefined || served === undefined) return false;
  const choices = readChoices((await settings.of(council, id))[CHOICES]);
  const isSnoozed = (choices.snoozed?.[reference] ?? 0) > now();
  return !isSnoozed && hearsSoon(now(), { person, choices, directory, council: served });
}

async function lastResort(
  row: OutboxRow,
  enquiry: Enquiry,
  { directory, on }: Around,
  canBeReached: (id: PersonId) => Promise<boolean>,
): Promise<readonly PersonId[]> {
  const service = directory.people.filter((person) => person.service === enquiry.service && isOfficer(person));
  const groups = [[enquiry.loggedBy], service.map(({ id }) => id), administrators(directory, on)];
  for (const group of groups) {
    const told = await some(group, async (id) => {
      const person = findPerson(directory, id);
      if (person === undefined || id === row.recipient || !isActive(person, on)) return false;
      return canSee(visibilityOf(person, directory, on), enquiry) && canBeReached(id);
    });
    if (told.length > 0) return told;
  }
  return [];
}

async function some(
  people: readonly PersonId[],
  isRight: (id: PersonId) => Promise<boolean>,
): Promise<readonly PersonId[]> {
  const right: PersonId[] = [];
  for (const id of people) if (await isRight(id)) right.push(id);
  return right;
}
