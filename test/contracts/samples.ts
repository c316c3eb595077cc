import { localDate } from '../../src/calendar/index.ts';
import type { AuditEntry, Enquiry } from '../../src/casework/index.ts';
import { formatReference } from '../../src/casework/index.ts';
import type { Person } from '../../src/people/index.ts';

/** A person of the sample council with a name of their own. */
export function aPerson(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    council: 'derby',
    name: `Person ${id}`,
    email: `${id}@derby.example`,
    roles: ['officer'],
    wards: [],
    workingDays: ['monday', 'tuesday'],
    version: 1,
    ...changes,
  };
}

/** An enquiry logged on 2 November 2026, with dates a few days later. */
export function anEnquiry(number: number, changes: Partial<Enquiry> = {}): Enquiry {
  const none = { inTime: 0, late: 0, noDate: 0 };
  return {
    council: 'derby',
    reference: formatReference(2026, number),
    year: 2026,
    number,
    version: 1,
    subject: `Streetlight ${number}`,
    details: 'Out since Sunday.',
    councillorId: 'c1',
    service: 'Streetpride',
    loggedBy: 'o1',
    loggedAt: 1_793_620_800_000,
    receivedOn: localDate('2026-11-02'),
    clockFrom: localDate('2026-11-02'),
    stage: 'logged',
    complexity: { kind: 'standard' },
    pauses: [],
    deadlines: {
      acknowledge: { by: localDate('2026-11-04'), version: 1 },
      resolve: { by: localDate('2026-11-09'), version: 1 },
      update: { version: 0 },
    },
    updatesGiven: none,
    earlierResolutions: none,
    ...changes,
  };
}

/** The entry of a change that made this version of an enquiry. */
export function anEntry(enquiry: Enquiry, changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    council: enquiry.council,
    reference: enquiry.reference,
    version: enquiry.version,
    changeId: `change-${enquiry.year}-${enquiry.number}-${enquiry.version}`,
    kind: enquiry.version === 1 ? 'log' : 'update',
    by: 'o1',
    at: enquiry.loggedAt,
    on: enquiry.receivedOn,
    before: {},
    after: {},
    what: 'Logged.',
    audience: 'everyone',
    ...changes,
  };
}
