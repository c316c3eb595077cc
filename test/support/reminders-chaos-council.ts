import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, localDateAt, localTime, parseBankHolidays } from '../../src/calendar/index.ts';
import { carryOut, createRules, type Enquiry, logEnquiry, UNDO_FOR } from '../../src/casework/index.ts';
import type { Person } from '../../src/people/index.ts';
import { type CouncilReminders, createPlanner, readPayload } from '../../src/reminders/index.ts';
import { defaultSettings } from '../../src/reminders/settings.ts';
import type { Storage } from '../../src/storage/index.ts';
import { person } from './casework-council.ts';

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const parsed = parseBankHolidays(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../knowledge/bank-holidays.json'), 'utf8')),
);
if (parsed.kind === 'malformed') throw new Error(parsed.message);
const rules = createRules({
  standard: { kind: 'promised', clause: 'derby/working-together#20', acknowledgeWithin: 2, resolveWithin: 5 },
  citation: 'Working Together Protocol, paragraph 20',
  calendar: createCalendar({ nation: 'weekends-only' }, parsed.list),
});

/** A council that works round the clock, so that the real time of day is no matter; each reminder is a message of its own. */
export function chaosCouncil(): CouncilReminders {
  return {
    settings: {
      ...defaultSettings('UTC'),
      hours: { from: localTime('00:00'), to: localTime('23:59') },
      digestFrom: Number.MAX_SAFE_INTEGER,
      mostSingles: Number.MAX_SAFE_INTEGER,
    },
    rules,
    clause: { url: 'https://clausewise.example/derby/working-together#20' },
  };
}

/** So many councillors and officers, a boss and an administrator; every other one on a platform that cannot be read back. */
export function chaosPeople(pairs: number): readonly Person[] {
  const each = Array.from({ length: pairs }, (_, index) => [
    person(`councillor-${index}`, { roles: ['councillor'], workingDays: everyDay }),
    person(`officer-${index}`, { service: 'Streets', managerId: 'boss', workingDays: everyDay }),
  ]);
  return [
    ...each.flat(),
    person('boss', { service: 'Streets', workingDays: everyDay }),
    person('admin', { roles: ['administrator'], workingDays: everyDay }),
  ];
}

/** Puts the people in, each with an account that can be written to. */
export async function settleChaosPeople(storage: Storage, pairs: number): Promise<void> {
  const people = chaosPeople(pairs);
  await storage.transaction(async (stores) => {
    for (const [index, one] of people.entries()) {
      const account = { platform: index % 4 < 2 ? 'slack' : 'teams', tenant: 'derby', accountId: one.id };
      await stores.people.addPerson(one);
      await stores.people.tieAccount({ ...account, council: 'derby', personId: one.id, email: one.email, tiedAt: 1 });
      await stores.accounts.recordSeen(account, `chat-${one.id}`, 1);
    }
  });
}

/** Logs enquiries, each with its rows in its own transaction: two messages are due at once for each. */
export async function logChaosEnquiries(storage: Storage, count: number, pairs: number, now: number): Promise<void> {
  const planner = createPlanner(async () => chaosCouncil());
  const directory = { council: 'derby', people: chaosPeople(pairs), absences: [] };
  const on = localDateAt(now, 'UTC');
  const perTransaction = 50;
  for (let start = 1; start <= count; start += perTransaction) {
    await storage.transaction(async (stores) => {
      for (let number = start; number < start + perTransaction && number <= count; number += 1) {
        const { enquiry: after, entry } = chaosEnquiry(number, pairs, now, on);
        await stores.casework.add(after, entry);
        await planner(stores, { after, entry, directory });
      }
    });
  }
}

/**
 * The boss resolves some enquiries whose officer has been told that they have them, so long ago that it cannot be taken back.
 * Gives the platform's names of those messages; does nothing, and gives none, where fewer have been told.
 */
export async function resolveChaosEnquiries(storage: Storage, count: number, now: number): Promise<readonly string[]> {
  const planner = createPlanner(async () => chaosCouncil());
  const sent = await storage.outbox.list({ states: ['sent'], limit: 10_000 });
  const told = sent.filter(({ payload }) => readPayload(payload)?.kind === 'assigned').slice(0, count);
  if (told.length < count) return [];
  const at = now - UNDO_FOR - 60_000;
  const desk = { database: storage, alongside: planner };
  const outdated: string[] = [];
  for (const { enquiry, messageId } of told) {
    const number = Number(enquiry?.split('-').at(-1));
    const asked = {
      council: 'derby',
      by: 'boss',
      changeId: `resolve-${number}`,
      at,
      on: localDateAt(now, 'UTC'),
      rules,
    };
    const done = await carryOut(desk, asked, { year: 2026, number }, { kind: 'resolve', text: 'Done.' });
    if (done.kind !== 'changed') throw new Error(JSON.stringify(done));
    if (messageId !== undefined) outdated.push(messageId);
  }
  return outdated;
}

/** One enquiry as logged, with its entry. */
export function chaosEnquiry(number: number, pairs: number, now: number, on = localDateAt(now, 'UTC')) {
  const draft = {
    subject: `Streetlight ${number}`,
    details: 'Out',
    councillorId: `councillor-${number % pairs}`,
    service: 'Streets',
    officerId: `officer-${number % pairs}`,
    receivedOn: on,
  };
  const outcome = logEnquiry('derby', { year: 2026, number }, draft, {
    changeId: `log-${number}`,
    by: 'admin',
    at: now,
    on,
    rules,
    nameOf: (id) => id,
    // What nobody can take back is due at once.
    isFinal: true,
  });
  if (outcome.kind !== 'changed') throw new Error(outcome.sentence);
  return outcome satisfies { readonly enquiry: Enquiry };
}
