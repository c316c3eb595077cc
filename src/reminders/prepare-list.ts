import { addDays, formatDate, instantOf, localDateAt, localTime } from '../calendar/index.ts';
import { type Enquiry, type EnquiryNumber, systemVisibility, visibilityOf } from '../casework/index.ts';
import { findPerson, isActive, type PersonId } from '../people/index.ts';
import { allOpen } from './all-open.ts';
import { checkRow, type World } from './check.ts';
import { checkListTime, waitForWork } from './check-time.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { listContents } from './list-contents.ts';
import { isAtWork, isFirstOfWeek, isListDay, type Listed } from './list-days.ts';
import { composeList } from './list-message.ts';
import type { ListWorld } from './list-world.ts';
import { saidOf } from './message.ts';
import { inOrder } from './order.ts';
import type { Claim, OutboxRow, Telling } from './outbox.ts';
import { enquiryKey, isAboutEnquiry, listKey, listRow, type Payload } from './payload.ts';
import { duePeers, end, MOST_CARRIED, type Prepared, type Sendable, stopPeer } from './prepared-message.ts';
import { nearestFirst } from './recipients.ts';
import { hearerOf, isUnspoken } from './unspoken.ts';
import { addressesOf } from './where-to.ts';

/** What falls due so soon after a list goes with it, in milliseconds. */
const SOON = 3_600_000;
const MOST_CHANGES = 200;

/**
 * Decides what the list of a day comes to: gathered from how things stand, together with what falls due with it. What it
 * tells of is noted before it goes out, and counts as told once it has arrived.
 */
export async function prepareList(
  { row, lease }: Claim,
  { on, inPlaceOf }: Extract<Payload, { kind: 'list' }>,
  given: Pick<World, 'now' | 'council' | 'choices'>,
  ports: DeliveryPorts,
): Promise<Prepared> {
  const { outbox, read } = ports;
  const { now, council, choices } = given;
  const today = localDateAt(now, council.settings.zone);
  if (on < today) {
    await outbox.add([listRow(row.council, row.recipient, today, now)], now);
    return end({ kind: 'cancelled', reason: 'its day has passed: today’s list says how things stand' });
  }
  const own = inPlaceOf === undefined ? undefined : await outbox.findByKey(listKey(row.council, row.recipient, today));
  if (own?.state === 'pending' && localDateAt(own.notBefore, council.settings.zone) === today) {
    const notBefore = Math.max(own.notBefore, now) + 1;
    return end({ kind: 'again', notBefore, reason: 'their own list of the day comes first', tried: 'nothing' });
  }
  const peers = await duePeers(row, now + SOON, outbox);
  const since = await lastList(row, now, ports);
  const seen = await read(async ({ people, casework }) => {
    const directory = await people.directory(row.council);
    const person = findPerson(directory, row.recipient);
    const viewer = visibilityOf(person, directory, today);
    const numbers = peers.flatMap(({ payload }) => (isAboutEnquiry(payload) ? [payload.enquiry] : []));
    return {
      directory,
      person,
      open: await allOpen(casework, viewer),
      about: numbers.length === 0 ? [] : await casework.some(systemVisibility(row.council), distinct(numbers)),
      changes: await casework.changes(
        viewer,
        { state: 'open' },
        { after: since, notBy: row.recipient, limit: MOST_CHANGES },
      ),
    };
  });
  const { directory, person } = seen;
  if (person === undefined || !isActive(person, today))
    return end({ kind: 'cancelled', reason: 'the person has left' });
  const listed = { person, choices, directory, council };
  if (!isAtWork(today, listed)) return end({ kind: 'cancelled', reason: 'they are not there for a list today' });
  const mutedUntil = isListDay(today, listed) ? undefined : choices.mutedUntil;
  /** What they have muted stays muted, and what is said in place of another's list is no list of theirs. */
  const onlyUnspoken = mutedUntil !== undefined || inPlaceOf !== undefined;
  const tellings = await tellingsOf([...seen.open, ...seen.about], outbox);
  const unspoken = await unspokenOf(seen.open, { ...listed, tellings, today, now }, ports);
  if (mutedUntil !== undefined && unspoken.length === 0)
    return end({ kind: 'cancelled', reason: `muted until ${formatDate(mutedUntil)}` });
  const wait =
    inPlaceOf === undefined ? checkListTime(row, person, { ...given, directory }) : waitForWork(person, given);
  if (wait !== undefined) return end({ kind: 'again', notBefore: wait.until, reason: wait.reason, tried: 'nothing' });

  const enquiries = new Map(seen.about.map((enquiry) => [`${enquiry.year}-${enquiry.number}`, enquiry]));
  const world: World = {
    ...given,
    directory,
    enquiryOf: ({ year, number }) => enquiries.get(`${year}-${number}`),
    inList: true,
  };
  const carried: Sendable[] = [];
  for (const peer of onlyUnspoken ? [] : peers) {
    const verdict = checkRow(peer.row, peer.payload, world);
    if (verdict.kind === 'send') carried.push({ ...peer, item: verdict.item });
    else if (peer.row.notBefore <= now) await stopPeer(peer.row, verdict, now, ports);
  }
  // Of one enquiry what was done first is told first.
  const some = carried.slice(0, MOST_CARRIED).toSorted(inOrder);
  const listWorld: ListWorld = {
    now,
    today,
    council,
    directory,
    person,
    enquiries: onlyUnspoken ? [] : seen.open,
    tellings,
    changes: seen.changes,
    carried: some.map(({ item }) => item),
    isFirstOfWeek: isFirstOfWeek(today, listed),
    snoozed: choices.snoozed ?? {},
    unspoken,
    mutedUntil,
  };
  const contents = listContents(listWorld);
  if (contents === undefined) return end({ kind: 'cancelled', reason: 'there is nothing to list' });
  const gathered = await outbox.gather(
    lease,
    some.map(({ row: one }) => one.id),
    now,
  );
  if (gathered.length < some.length)
    return end({ kind: 'again', notBefore: now, reason: 'looked at again', tried: 'nothing' });
  const { reply, named } = composeList(contents, listWorld);
  const told = { enquiries: named.map(enquiryKey), said: saidOf(reply, named) };
  if (!(await outbox.tell(lease, told, now)))
    return end({ kind: 'again', notBefore: now, reason: 'the lease was lost', tried: 'nothing' });
  return { kind: 'send', reply, rows: [row, ...gathered] };
}

/** Since when somebody has not been told: their last list, or the start of the day before. */
async function lastList(row: OutboxRow, now: number, { outbox, findCouncil }: DeliveryPorts): Promise<number> {
  const zone = (await findCouncil(row.council))?.settings.zone ?? 'Europe/London';
  const today = localDateAt(now, zone);
  for (let back = 1; back <= 14; back += 1) {
    const list = await outbox.findByKey(listKey(row.council, row.recipient, addDays(today, -back)));
    if (list?.state === 'sent') return list.updatedAt;
  }
  return instantOf(addDays(today, -1), localTime('00:00'), zone);
}

/** What is unspoken and this person is to hear of: though they have muted, where they have. */
async function unspokenOf(
  open: readonly Enquiry[],
  given: Listed & Pick<ListWorld, 'tellings' | 'today' | 'now'>,
  { settings, ...ports }: DeliveryPorts,
): Promise<readonly Enquiry[]> {
  const { person, council, directory, today, now } = given;
  const quiet = open.filter(
    (enquiry) => (enquiry.undoable === undefined || enquiry.undoable.until <= now) && isUnspoken(enquiry, given),
  );
  if (quiet.length === 0) return [];
  const chosen = await settings.withSetting(person.council, CHOICES);
  const choicesOf = (id: PersonId) => readChoices(chosen.get(id));
  const listeners = { directory, on: today, posts: council.settings.posts, council, choicesOf };
  const outOfReach = new Set<PersonId>();
  for (const id of new Set(quiet.flatMap((enquiry) => nearestFirst(enquiry, listeners))))
    if ((await addressesOf({ council: person.council, recipient: id }, ports)).reachable.length === 0)
      outOfReach.add(id);
  const despiteMute = !isListDay(today, given);
  return quiet.filter((enquiry) => {
    const hears = (id: PersonId) => !outOfReach.has(id) && (choicesOf(id).snoozed?.[enquiry.reference] ?? 0) <= now;
    const hearer = hearerOf(enquiry, listeners, hears);
    return hearer?.person === person.id && hearer.despiteMute === despiteMute;
  });
}

async function tellingsOf(
  enquiries: readonly Enquiry[],
  outbox: DeliveryPorts['outbox'],
): Promise<ReadonlyMap<string, readonly Telling[]>> {
  const keys = [...new Set(enquiries.map(enquiryKey))];
  return Map.groupBy(await outbox.tellings(keys), ({ enquiry }) => enquiry);
}

function distinct(numbers: readonly EnquiryNumber[]): readonly EnquiryNumber[] {
  return [...new Map(numbers.map((one) => [`${one.year}-${one.number}`, one])).values()];
}
