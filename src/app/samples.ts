import { addWorkingDays, instantOf, type LocalDate, localDateAt, localTime } from '../calendar/index.ts';
import { type Action, type Asked, type CaseworkRules, carryOut, log } from '../casework/index.ts';
import { applyImport, type ImportRow, type Role } from '../people/index.ts';
import { enquiryKey } from '../reminders/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Casework } from './casework.ts';

/** Somebody made up, for the try-out. `id` is unique in a council. */
export type SamplePerson = {
  readonly id: 'khan' | 'lowe' | 'priya' | 'tom' | 'helen' | 'grace' | 'sam';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly service?: string;
  readonly managerId?: SamplePerson['id'];
  readonly wards: readonly string[];
  /** As one reads it beside the name: `Officer, Streets`. */
  readonly what: string;
  /** What this person may want to say first. */
  readonly asks: readonly string[];
};

const cast: readonly SamplePerson[] = [
  {
    id: 'khan',
    name: 'Cllr Amina Khan',
    roles: ['councillor'],
    wards: ['Riverside'],
    what: 'Councillor',
    asks: ['my casework', 'log an enquiry: streetlight out in Abbey Street, received today'],
  },
  {
    id: 'lowe',
    name: 'Cllr David Lowe',
    roles: ['councillor'],
    wards: ['Hilltop'],
    what: 'Councillor',
    asks: ['my casework', 'log an enquiry: streetlight out in Abbey Street, received today'],
  },
  {
    id: 'priya',
    name: 'Priya Shah',
    roles: ['officer'],
    service: 'Streets',
    managerId: 'tom',
    wards: [],
    what: 'Officer, Streets',
    asks: ['my casework', 'what is due this week?'],
  },
  {
    id: 'tom',
    name: 'Tom Reid',
    roles: ['officer'],
    service: 'Streets',
    managerId: 'helen',
    wards: [],
    what: 'Manager, Streets',
    asks: ['team casework', 'what has nobody got?'],
  },
  {
    id: 'helen',
    name: 'Helen Marsh',
    roles: ['officer'],
    service: 'Place',
    wards: [],
    what: 'Head of service, Place',
    asks: ['team casework', 'what is overdue?'],
  },
  {
    id: 'grace',
    name: 'Grace Okafor',
    roles: ['monitoring-officer'],
    service: 'Legal',
    wards: [],
    what: 'Monitoring Officer',
    asks: ['add our protocol', 'documents'],
  },
  {
    id: 'sam',
    name: 'Sam Taylor',
    roles: ['administrator'],
    service: 'Member Support',
    wards: [],
    what: 'Administrator',
    asks: ['statistics', 'what has nobody got?', 'documents'],
  },
];

/** Who there is to speak as in a council's try-out. `.example` can be nobody's address (RFC 2606). */
export function samplePeople(
  council: string,
): readonly (SamplePerson & { readonly email: string; readonly accountId: string })[] {
  return cast.map((person) => ({
    ...person,
    email: emailOf(person.id, council),
    accountId: `try-out:${council}:${person.id}`,
  }));
}

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
    const file = { rows: cast.map((person, at) => rowOf(person, at + 2, council)), refusals: [] };
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

type Story = {
  readonly subject: string;
  readonly details: string;
  readonly for: SamplePerson['id'];
  readonly with?: SamplePerson['id'];
  readonly service: string;
  /** Working days ago. */
  readonly received: number;
  readonly afterwards: readonly (readonly [
    workingDaysAgo: number,
    action: (personId: (id: SamplePerson['id']) => string) => Action,
  ])[];
};

const stories: readonly Story[] = [
  {
    subject: 'Overflowing bins by the library',
    details: 'Three bins outside the library have not been emptied this week.',
    for: 'lowe',
    with: 'priya',
    service: 'Streets',
    received: 6,
    afterwards: [
      [5, (id) => ({ kind: 'acknowledge', officerId: id('priya') })],
      [3, () => ({ kind: 'resolve', text: 'The bins were emptied and an extra round has been added.' })],
    ],
  },
  {
    subject: 'Pothole in Station Road',
    details: 'Outside number 40, about a hand deep.',
    for: 'khan',
    with: 'priya',
    service: 'Streets',
    received: 4,
    afterwards: [[3, (id) => ({ kind: 'acknowledge', officerId: id('priya') })]],
  },
  {
    subject: 'Parking on the verge at the school',
    details: 'Cars on the grass every morning. Residents would like bollards.',
    for: 'khan',
    with: 'tom',
    service: 'Streets',
    received: 3,
    afterwards: [
      [2, (id) => ({ kind: 'acknowledge', officerId: id('tom') })],
      [2, () => ({ kind: 'make-complex', reason: 'The highways authority has to be consulted.' })],
    ],
  },
  {
    subject: 'Bench in Market Square broken',
    details: '',
    for: 'lowe',
    with: 'priya',
    service: 'Streets',
    received: 2,
    afterwards: [
      [1, (id) => ({ kind: 'acknowledge', officerId: id('priya') })],
      [1, () => ({ kind: 'pause', reason: 'Cllr Lowe is finding out which bench it is.' })],
    ],
  },
  {
    subject: 'Dropped kerb asked for in Mill Lane',
    details: 'A resident who uses a wheelchair cannot cross at the corner.',
    for: 'lowe',
    service: 'Streets',
    received: 1,
    afterwards: [],
  },
];

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
    directory.people.find(({ email }) => email === emailOf(id, council))?.id ?? '';
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

function rowOf({ id, name, roles, service, managerId, wards }: SamplePerson, row: number, council: string): ImportRow {
  return {
    row,
    name,
    email: emailOf(id, council),
    roles,
    wards,
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    ...(service === undefined ? {} : { service }),
    ...(managerId === undefined ? {} : { managerEmail: emailOf(managerId, council) }),
  };
}

function emailOf(id: SamplePerson['id'], council: string): string {
  const name = cast.find((person) => person.id === id)?.name ?? id;
  return `${name
    .replace(/^Cllr /, '')
    .toLowerCase()
    .replace(' ', '.')}@${council}.example`;
}
