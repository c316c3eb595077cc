import { localDateAt } from '../calendar/index.ts';
import { carryOutLeaving, leaversDue } from '../casework/index.ts';
import type { CouncilKnowledge } from '../knowledge/index.ts';
import { isActive, isAdministrator } from '../people/index.ts';
import { alertRow } from '../reminders/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Casework } from './casework.ts';
import { describeError, type Log } from './log.ts';
import { type Regular, regularly } from './regularly.ts';

/** A day is over at midnight: a minute later is soon enough. */
const INTERVAL = 60_000;

export type LeavingParts = {
  readonly storage: Pick<Storage, 'read' | 'outbox'>;
  readonly deskOf: Casework['deskOf'];
  readonly zoneOf: (council: string) => Promise<CouncilKnowledge['council']['timeZone']>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

/**
 * Carries out, at a council, what was chosen for the open enquiries of those whose last day is over. What cannot be done any more
 * is told to the administrators, who choose anew.
 */
export async function carryOutLeavings(council: string, { storage, deskOf, zoneOf, now }: LeavingParts): Promise<void> {
  const directory = await storage.read(({ people }) => people.directory(council));
  if (!directory.people.some(({ left }) => left?.waits === true)) return;
  const [at, zone] = [now(), await zoneOf(council)];
  const on = localDateAt(at, zone);
  const due = leaversDue(directory, on);
  const here = due.length === 0 ? undefined : await deskOf(council);
  if (here === undefined) return;
  for (const { id } of due) {
    const outcome = await carryOutLeaving(here.desk, { council, at, on, rules: here.rules }, id);
    if (outcome.kind !== 'undecided') continue;
    const administrators = directory.people.filter((person) => isAdministrator(person) && isActive(person, on));
    const text = `${outcome.sentence} Nothing was changed. Please choose again what is to become of them.`;
    await storage.outbox.add(
      administrators.map((person) => alertRow(council, person.id, { key: ['leaving', id], text, notBefore: at })),
      at,
    );
  }
}

/** Looks every minute. Stop it before the data is closed. */
export function startLeavings(councils: () => readonly string[], parts: LeavingParts & { readonly log: Log }): Regular {
  const look = async () => {
    for (const council of councils()) {
      try {
        await carryOutLeavings(council, parts);
      } catch (error) {
        const facts = { council, ...describeError(error) };
        parts.log.error('What was chosen for somebody who left could not be carried out; it is tried again.', facts);
      }
    }
  };
  return regularly(look, INTERVAL);
}
