import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClosureDay, createCalendar, localDate, parseBankHolidays } from '../../src/calendar/index.ts';
import {
  type Action,
  type Asked,
  type CaseworkDatabase,
  type CaseworkRules,
  type CaseworkStores,
  type ChangeContext,
  type Changed,
  changeEnquiry,
  createRules,
  type Enquiry,
  type EnquiryDraft,
  logEnquiry,
} from '../../src/casework/index.ts';
import type { Directory, Person } from '../../src/people/index.ts';

const parsed = parseBankHolidays(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../knowledge/bank-holidays.json'), 'utf8')),
);
if (parsed.kind === 'malformed') throw new Error(parsed.message);
const { list } = parsed;

const citation = 'Working Together Protocol, paragraph 20';

/** Derby's rules: acknowledged within two working days, resolved within five. */
export function derbyRules(closureDays: readonly ClosureDay[] = []): CaseworkRules {
  return createRules({
    standard: { kind: 'promised', clause: 'derby/working-together#20', acknowledgeWithin: 2, resolveWithin: 5 },
    citation,
    calendar: createCalendar({ nation: 'england-and-wales', closureDays }, list),
  });
}

/** A council whose protocol promises nothing. */
export function tdcRules(): CaseworkRules {
  return createRules({
    standard: {
      kind: 'none',
      clause: 'tdc/member-officer-protocol#3.5',
      says: 'Officers respond in accordance with procedures.',
    },
    citation: 'Member / Officer Protocol, paragraph 3.5',
    calendar: createCalendar({ nation: 'england-and-wales' }, list),
  });
}

export function person(id: string, given: Partial<Person>): Person {
  return {
    id,
    council: 'derby',
    name: id.charAt(0).toUpperCase() + id.slice(1),
    email: `${id}@derby.example`,
    roles: ['officer'],
    wards: [],
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    version: 1,
    ...given,
  };
}

/** A small council: two councillors, one co-opted member, two services, a line of managers, the statutory roles. */
export const people: readonly Person[] = [
  person('khan', { roles: ['councillor'] }),
  person('jones', { roles: ['councillor'] }),
  person('coral', { roles: ['co-opted'] }),
  person('chief', { service: 'Chief Executive' }),
  person('head', { service: 'Streets', managerId: 'chief' }),
  person('priya', { service: 'Streets', managerId: 'head' }),
  person('omar', { service: 'Streets', managerId: 'head' }),
  person('hana', { service: 'Housing', managerId: 'chief' }),
  person('monica', { roles: ['monitoring-officer'], service: 'Legal' }),
  person('admin', { roles: ['administrator'], service: 'Members' }),
  person('gone', {
    service: 'Streets',
    left: { lastDay: localDate('2026-01-30'), casework: 'kept', by: 'admin', at: 1 },
  }),
];

export const directory: Directory = { council: 'derby', people, absences: [] };

export function on(date: string, given: Partial<ChangeContext> = {}): ChangeContext {
  return {
    changeId: `change-${date}`,
    by: 'priya',
    at: Date.parse(date),
    on: localDate(date),
    rules: derbyRules(),
    nameOf: (id) => id,
    ...given,
  };
}

export function asked(date: string, by: string, changeId: string, rules = derbyRules()): Asked {
  return { council: 'derby', by, changeId, at: Date.parse(date), on: localDate(date), rules };
}

export const draft: EnquiryDraft = {
  subject: 'Streetlight out',
  details: 'In Kedleston Road',
  councillorId: 'khan',
  service: 'Streets',
  receivedOn: localDate('2026-06-01'),
};

/** An enquiry as logged on its day of receipt, a Monday unless given. */
export function logged(given: Partial<EnquiryDraft> = {}, context: Partial<ChangeContext> = {}): Enquiry {
  const whole = { ...draft, ...given };
  const outcome = logEnquiry('derby', { year: 2026, number: 42 }, whole, on(whole.receivedOn, context));
  if (outcome.kind !== 'changed') throw new Error(outcome.sentence);
  return outcome.enquiry;
}

/** Does actions on their dates, each of which must be accepted. */
export function done(enquiry: Enquiry, ...actions: readonly (readonly [string, Action])[]): Enquiry {
  let now = enquiry;
  for (const [date, action] of actions) {
    const outcome = changeEnquiry(now, action, on(date));
    if (outcome.kind === 'refused') throw new Error(outcome.sentence);
    now = outcome.enquiry;
  }
  return now;
}
/** The sentence of the refusal, or `done`. */
export const refusal = (enquiry: Enquiry, date: string, action: Action, rules = derbyRules()): string => {
  const outcome = changeEnquiry(enquiry, action, on(date, { rules }));
  return outcome.kind === 'refused' ? outcome.sentence : 'done';
};
/** A standard enquiry received and logged on that date. */
export const received = (date: string) => logged({ receivedOn: localDate(date) });
/** Priya has it. */
export const acknowledge: Action = { kind: 'acknowledge', officerId: 'priya' };

/** A desk over a database with the small council in it; what ran alongside is in `alongside`. */
export async function openDesk(database: CaseworkDatabase, known: readonly Person[] = people) {
  await database.transaction(async (stores) => {
    for (const one of known) await stores.people.addPerson(one);
  });
  const alongside: Changed[] = [];
  return {
    database,
    ran: alongside,
    alongside: async (_stores: CaseworkStores, changed: Changed) => void alongside.push(changed),
  };
}
