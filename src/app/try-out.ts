import type { Inbox, TryOut, TryOutPerson } from '../adapters/web/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Casework, Delivering } from './casework.ts';
import type { MovableClock } from './movable-clock.ts';
import { makeSamples } from './samples.ts';
import { createTryOutClock } from './try-out-clock.ts';

/** What to ask first, by council: each is answered by that council's own documents. */
const examples: Readonly<Record<string, readonly string[]>> = {
  derby: [
    'Can I attend a group meeting?',
    'How quickly must an officer answer a councillor?',
    'Who decides whether I may see a document?',
    'How much may I spend on printing?',
    'para 16(d)',
    'my casework',
  ],
  tdc: [
    'Can I criticise an officer in public?',
    'Is an email enough when something is urgent?',
    'May officers speak in a debate?',
    'Who explains what the protocol means?',
  ],
  colchester: [
    'Is the protocol binding?',
    'What is proposed for the introduction?',
    'What about officers who are directors of a council company?',
  ],
};

/** Somebody who tries out with hundreds of councils needs no made-up people in each. */
const MOST_WITH_PEOPLE = 10;

/** What the try-out is made with. `clock` is undefined where a real platform is connected: its time must not be moved. */
export type TryOutParts = {
  readonly knowledge: Knowledge;
  readonly storage: Storage;
  readonly casework: Casework;
  readonly inbox: Inbox;
  readonly clock: MovableClock | undefined;
  readonly delivering: () => Delivering | undefined;
  readonly now: () => number;
};

/** The try-out page's choices: every council there is, who one can be, sample people, their inboxes and a clock. */
export async function createTryOut({
  knowledge,
  storage,
  casework,
  inbox,
  clock,
  delivering,
  now,
}: TryOutParts): Promise<TryOut> {
  const councils = await Promise.all(
    knowledge.councilIds().map(async (id) => {
      const council = await knowledge.council(id);
      if (council.kind !== 'loaded') return [];
      const { name, timeZone } = council.knowledge.council;
      return [{ id, label: name, examples: examples[id] ?? ['What can I ask?'], zone: timeZone }];
    }),
  );
  const tenants = councils.flat().sort((one, other) => Number(other.id === 'derby') - Number(one.id === 'derby'));
  const people: TryOutPerson[] = [];
  // A real council's directory, empty as it may be yet, gets no made-up people.
  for (const { id: tenant, zone } of clock === undefined ? [] : tenants.slice(0, MOST_WITH_PEOPLE)) {
    const there = await makeSamples(tenant, zone, { storage, casework, now: now() });
    people.push(...there.map(({ id, accountId, name, what, email }) => ({ tenant, id, accountId, name, what, email })));
  }
  const zone = tenants[0]?.zone ?? 'Europe/London';
  return {
    tenants: tenants.map(({ id, label, examples }) => ({ id, label, examples })),
    people,
    inbox,
    clock: clock && createTryOutClock(clock, { storage, delivering, zone }),
    roles: [
      { value: 'officer', label: 'Officer', typed: 'I am an officer' },
      { value: 'councillor', label: 'Councillor', typed: 'I am a councillor' },
      { value: 'co-opted', label: 'Co-opted member', typed: 'I am a co-opted member' },
    ],
  };
}
