import { addWorkingDays, instantOf, type LocalDate, localDateAt, localTime } from '../calendar/index.ts';
import { type Asked, type CaseworkRules, carryOut, log } from '../casework/index.ts';
import { applyImport } from '../people/index.ts';
import { enquiryKey } from '../reminders/index.ts';
import type { Storage } from '../storage/index.ts';
import { cast, type SamplePerson, sampleAddress, samplePeople, sampleRow, stories } from '../try-out/index.ts';
import type { Casework } from './casework.ts';

/**
 * Makes sample people, and enquiries in various states, for a council whose directory is empty; leaves any other alone.
 * Says which of the sample people are in the directory: only for them does the try-out vouch.
 */
export async function makeSamples(
  council: string,
  zone: string,
  { storage, casework, now }: { readonly storage: Storage; readonly casework: Casework; readonly now: number },
): Promise<ReturnType<typeof samplePeople>> {
  const on = localDateAt(now, zone);
  const before = await storage.read(({ people }) => people.directory(council));
  if (before.people.length === 0) {
    // Marked before anything is made up: no platform takes it for a council's record afterwards.
    if ((await storage.claimOrigin('made-up')) === 'real') throw new Error('Nobody is made up in a real database.');
    const file = { rows: cast.map((person, at) => sampleRow(person, at + 2, council)), refusals: [] };
    let made = 0;
    const newId = () => {
      made += 1;
      return `${council}-sample-${made}`;
    };
    await applyImport(storage, { council, file, changeId: 'samples', by: 'try-out', at: now, today: on, newId });
    await makeEnquiries(council, { zone, on, now }, storage, casework);
  }
  const directory = await storage.read(({ people }) => people.directory(council));
  const there = samplePeople(council).filter(({ email }) => directory.people.some((person) => person.email === email));
  for (const { accountId, email } of there) {
    const account = { platform: 'web', tenant: council, accountId };
    const person = directory.people.find((each) => each.email === email);
    if (person === undefined) continue;
    await storage.transaction(({ people }) =>
      people.tieAccount({ ...account, council, personId: person.id, email, tiedAt: now }),
    );
    await storage.accounts.recordSeen(account, accountId, now);
  }
  return there;
}

async function makeEnquiries(
  council: string,
  { zone, on, now }: { readonly zone: string; readonly on: LocalDate; readonly now: number },
  storage: Storage,
  casework: Casework,
): Promise<void> {
  const found = await casework.deskOf(council);
  if (found === undefined) return;
  const { desk, rules } = found;
  const directory = await storage.read(({ people }) => people.directory(council));
  const personId = (id: SamplePerson['id']) =>
    directory.people.find(({ email }) => email === sampleAddress(id, council))?.id ?? '';
  const by = personId('sam');
  const asked = (changeId: string, daysAgo: number, order: number): Asked => {
    const day = workingDaysBack(daysAgo, on, rules);
    return {
      council,
      by,
      changeId,
      at: Math.min(now, instantOf(day, localTime('10:00'), zone) + order * 60_000),
      on: day,
      rules,
    };
  };
  for (const [at, story] of stories.entries()) {
    const name = `sample-${at + 1}`;
    const { subject, details, service, received, afterwards } = story;
    const officer = story.with === undefined ? {} : { officerId: personId(story.with) };
    const receivedOn = workingDaysBack(received, on, rules);
    const draft = { subject, details, councillorId: personId(story.for), service, receivedOn, ...officer };
    const logged = await log(desk, asked(name, received, 0), draft);
    if (logged.kind !== 'changed') continue;
    const { year, number } = logged.enquiry;
    for (const [step, [daysAgo, action]] of afterwards.entries()) {
      await carryOut(desk, asked(`${name}-${step + 1}`, daysAgo, step + 1), { year, number }, action(personId));
    }
    await forgetPast(enquiryKey(logged.enquiry), storage, now);
  }
}

/** What would have been sent on the days before the try-out began is not sent now. */
async function forgetPast(enquiry: string, { outbox }: Storage, now: number): Promise<void> {
  const rows = await outbox.list({ enquiry, states: ['pending'], limit: 500 });
  const keys = rows.filter(({ notBefore }) => notBefore <= now).map(({ key }) => key);
  if (keys.length > 0) await outbox.cancelPending({ enquiry, keys }, 'before the try-out began', now);
}

function workingDaysBack(days: number, on: LocalDate, { calendar }: CaseworkRules): LocalDate {
  const counted = addWorkingDays(on, -days, calendar);
  return counted.kind === 'date' ? counted.date : on;
}
