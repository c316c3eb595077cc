import type { Inbox, TryOut, TryOutPerson, TryOutTenant } from '../adapters/web/index.ts';
import { type CouncilKnowledge, type Knowledge, questionsToTry } from '../knowledge/index.ts';
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
  const tenants: TryOutTenant[] = [];
  const people: TryOutPerson[] = [];
  let zone = 'Europe/London';
  /** Takes in the councils that came since, each with its made-up people where there are few. */
  async function refresh(): Promise<void> {
    await knowledge.refresh();
    for (const id of derbyFirst(knowledge.councilIds())) {
      if (tenants.some((tenant) => tenant.id === id)) continue;
      const council = await knowledge.council(id);
      if (council.kind !== 'loaded' || tenants.some((tenant) => tenant.id === id)) continue;
      const { name, timeZone } = council.knowledge.council;
      if (tenants.length === 0) zone = timeZone;
      tenants.push({ id, label: name, examples: examples[id] ?? examplesOf(council.knowledge) });
      // A real council's directory, empty as it may be yet, gets no made-up people.
      if (clock === undefined || tenants.length > MOST_WITH_PEOPLE) continue;
      const there = await makeSamples(id, timeZone, { storage, casework, now: now() });
      people.push(
        ...there.map(({ id: person, accountId, name: called, what, email }) => ({
          tenant: id,
          id: person,
          accountId,
          name: called,
          what,
          email,
        })),
      );
    }
  }
  await refresh();
  let refreshing: Promise<void> | undefined;
  return {
    refresh() {
      refreshing ??= refresh().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    tenants,
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

function derbyFirst(ids: readonly string[]): readonly string[] {
  return ids.toSorted((one, other) => Number(other === 'derby') - Number(one === 'derby'));
}

/** What its own file says, else questions about what its paragraphs are ticked to be about. */
function examplesOf({ council, ticks }: CouncilKnowledge): readonly string[] {
  const drawn = questionsToTry(
    ticks.map(({ topic }) => topic),
    5,
  ).map(({ ask }) => ask);
  return council.examples ?? (drawn.length > 0 ? drawn : ['What can I ask?']);
}
