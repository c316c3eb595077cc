import { type LocalDate, localDateAt } from '../calendar/index.ts';
import { type Holder, systemVisibility } from '../casework/index.ts';
import type { PersonId } from '../people/index.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { isFirstOfWeek, listMomentOn, nextListMoment, nextWorkingDay } from './list-days.ts';
import type { NewOutboxRow } from './outbox.ts';
import { listRow } from './payload.ts';
import { actingRecipients, coordinators, type Held } from './recipients.ts';
import { listedOf, possibleHearers } from './unspoken.ts';

/*
 * A list is a row of the outbox like any other, there a day ahead: nothing that is open is forgotten when its reminders are
 * over. Who has, manages or coordinates something that is open, and every councillor of whose something is overdue,
 * gets a row for their next list day, and so does whoever hears in their place when none of them is there (unspoken.ts). Whether
 * there is anything to say on that day is seen when it comes.
 *
 *   open enquiries --> who is whose today and on the next day --> one row a person and day, added once, by whichever process
 */

/** How often it is looked, in milliseconds. A row too late by so much is a row for the day after. */
const EVERY = 900_000;

/** Plans lists when it is time again: asked before anything is handed out, by every worker. */
export function createListPlanner(ports: DeliveryPorts): () => Promise<void> {
  let last: number | undefined;
  let running: Promise<void> | undefined;
  return async () => {
    const now = ports.now();
    if (running !== undefined) return running;
    if (last !== undefined && now >= last && now - last < EVERY) return;
    running = planLists(ports).finally(() => {
      running = undefined;
    });
    await running;
    last = now;
  };
}

async function planLists(ports: DeliveryPorts): Promise<void> {
  for (const council of ports.councils?.() ?? []) await planCouncil(council, ports);
}

async function planCouncil(
  id: string,
  { read, settings, outbox, findCouncil, now: clock }: DeliveryPorts,
): Promise<void> {
  const now = clock();
  const system = systemVisibility(id);
  const { directory, holders } = await read(async ({ people, casework }) => {
    const known = await people.directory(id);
    return { directory: known, holders: known.people.length === 0 ? [] : await casework.openHolders(system) };
  });
  if (holders.length === 0) return;
  const council = await findCouncil(id);
  if (council === undefined) return;
  const chosen = await settings.withSetting(id, CHOICES);
  const { zone, posts } = council.settings;
  const today = localDateAt(now, zone);
  const choicesOf = (person: PersonId) => readChoices(chosen.get(person));
  const listenersOn = (on: LocalDate) => ({ directory, on, posts, council, choicesOf });
  const days = [today, nextWorkingDay(today, council)];
  const acting = (to: 'officer' | 'manager' | 'head-of-service') =>
    new Set(
      days.flatMap((on) =>
        holders.flatMap((holder) =>
          actingRecipients(to, heldBy(holder), { directory, on, posts }).map(({ person }) => person),
        ),
      ),
    );
  const rows: NewOutboxRow[] = [];
  const add = (person: PersonId, when: 'daily' | 'weekly') => {
    const listed = listedOf(person, listenersOn(today));
    const next = listed && nextListMoment(now, listed);
    if (listed === undefined || next === undefined) return;
    if (when === 'daily' || isFirstOfWeek(next.on, listed)) rows.push(listRow(id, person, next.on, next.at));
  };
  for (const person of acting('officer')) add(person, 'daily');
  for (const person of new Set([...acting('manager'), ...acting('head-of-service')])) add(person, 'weekly');
  const someUnassigned = holders.some(({ officerId }) => officerId === undefined);
  for (const person of coordinators({ directory, on: today, posts })) add(person, someUnassigned ? 'daily' : 'weekly');
  for (const on of days) for (const holder of holders) addHearers(heldBy(holder), on);

  // Whether a word is due to them yet is seen when their list comes.
  for (const councillor of await read(({ casework }) => casework.lateFor(system, today))) add(councillor, 'daily');
  await outbox.add(rows, now);

  /** Whoever hears of it on a day should nobody have spoken of it; who has snoozed anything may have snoozed this. */
  function addHearers(held: Held, on: LocalDate): void {
    const listeners = listenersOn(on);
    const snoozesNothing = (person: PersonId) =>
      Object.values(choicesOf(person).snoozed ?? {}).every((end) => end <= now);
    for (const hearer of possibleHearers(held, listeners, snoozesNothing)) {
      if (!hearer.despiteMute) add(hearer.person, 'daily');
      const listed = listedOf(hearer.person, listeners);
      const at = listed === undefined ? 0 : listMomentOn(on, listed);
      if (hearer.despiteMute && at > now) rows.push(listRow(id, hearer.person, on, at));
    }
  }

  /** An enquiry as far as it decides whose it is. */
  function heldBy(holder: Holder): Held {
    return { ...holder, council: id, councillorId: '' };
  }
}
