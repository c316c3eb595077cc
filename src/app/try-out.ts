import type { Inbox, TryOut, TryOutPerson, TryOutTenant } from '../adapters/web/index.ts';
import type { LocalDate } from '../calendar/index.ts';
import { type PageCursor, systemVisibility } from '../casework/index.ts';
import { defined } from '../defined.ts';
import { type CouncilKnowledge, type Knowledge, questionsToTry } from '../knowledge/index.ts';
import type { Reply } from '../messaging/index.ts';
import type { Search } from '../search/index.ts';
import type { Storage } from '../storage/index.ts';
import { datesOf, nextOf } from '../try-out/index.ts';
import type { Casework, Delivering } from './casework.ts';
import { makeSamples } from './make-samples.ts';
import type { MovableClock } from './movable-clock.ts';
import { sentenceOnReading } from './reading-sentence.ts';
import { createTryOutClock, keepClock } from './try-out-clock.ts';

/** Somebody who tries out with hundreds of councils needs no made-up people in each. */
const MOST_WITH_PEOPLE = 10;
/** More do not wait for one moment among so few people. */
const MOST_WAITING = 50;

/** What the try-out is made with. `clock` is undefined where a real platform is connected: its time must not be moved. */
export type TryOutParts = {
  readonly knowledge: Knowledge;
  readonly search: Pick<Search, 'standing' | 'progress'>;
  readonly storage: Storage;
  readonly casework: Casework;
  readonly inbox: Inbox;
  readonly clock: MovableClock | undefined;
  readonly delivering: () => Delivering | undefined;
  readonly now: () => number;
};

/** The try-out page's choices: every council there is, who one can be, sample people, their inboxes and a clock. */
export async function createTryOut(parts: TryOutParts): Promise<TryOut> {
  const { knowledge, search, storage, casework, inbox, clock, delivering, now } = parts;
  const tenants: TryOutTenant[] = [];
  const people: TryOutPerson[] = [];
  const zones: string[] = [];
  /** Made-up people where there are few councils; a real council's directory, empty as it may be yet, gets none. */
  async function populate(tenant: string, zone: string): Promise<void> {
    const there = await makeSamples(tenant, zone, { storage, casework, now: now() });
    people.push(
      ...there.map(({ id, accountId, name, what, email, asks }) => ({
        tenant,
        id,
        accountId,
        name,
        what,
        email,
        asks,
      })),
    );
  }
  const isPopulated = (at: number) => clock !== undefined && at < MOST_WITH_PEOPLE;
  /** Takes in the councils that came since, each with its made-up people. */
  async function refresh(): Promise<void> {
    await knowledge.refresh();
    for (const id of derbyFirst(knowledge.councilIds())) {
      if (tenants.some((tenant) => tenant.id === id)) continue;
      const council = await knowledge.council(id);
      if (council.kind !== 'loaded' || tenants.some((tenant) => tenant.id === id)) continue;
      const { name, timeZone } = council.knowledge.council;
      tenants.push({ id, label: name, examples: examplesOf(council.knowledge) });
      zones.push(timeZone);
      if (isPopulated(tenants.length - 1)) await populate(id, timeZone);
    }
  }
  /** Everything that was made up goes, and is made anew: the first day again, at the present time. */
  async function startAgain(movable: MovableClock): Promise<void> {
    await storage.emptyMadeUp();
    movable.reset();
    await keepClock(movable, storage);
    people.length = 0;
    for (const [at, { id }] of tenants.entries()) if (isPopulated(at)) await populate(id, zones[at] ?? 'Europe/London');
  }
  await refresh();
  const zone = zones[0] ?? 'Europe/London';
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
    shown: storage.shown,
    renderBlocks,
    reading: (council) => sentenceOnReading(search.standing(council), search.progress(council)),
    reset: clock && (() => startAgain(clock)),
    clock: clock && createTryOutClock(clock, { storage, delivering, zone, ...watchCasework(parts, clock) }),
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

/** What the clock wants to know of a council's casework: its calendar, what is open, and who may be told something next. */
function watchCasework({ storage, casework }: TryOutParts, clock: MovableClock) {
  return {
    calendarOf: async (council: string) => {
      const found = await casework.deskOf(council);
      if (found === undefined) throw new Error(`There is no council "${council}".`);
      return found.rules.calendar;
    },
    deadlinesOf: async (council: string) => {
      const dates: LocalDate[] = [];
      let after: PageCursor | undefined;
      do {
        const page = { order: 'due-first', limit: 200, ...defined({ after }) } as const;
        const open = await storage.read((reads) =>
          reads.casework.list(systemVisibility(council), { state: 'open' }, page),
        );
        dates.push(...open.enquiries.flatMap(datesOf));
        after = open.next;
      } while (after !== undefined);
      return dates;
    },
    nextCheck: async (council: string) => {
      const rows = await storage.outbox.list({ council, states: ['pending'], limit: MOST_WAITING });
      const { people } = await storage.read((reads) => reads.people.directory(council));
      const nameOf = (person: string) => people.find(({ id }) => id === person)?.name ?? 'somebody';
      return nextOf(
        rows.map(({ recipient, notBefore }) => ({ to: nameOf(recipient), at: Math.max(notBefore, clock.now()) })),
      );
    },
  };
}

/** Slack's own rendering is opened when somebody first wants to see it: the try-out does not need it to start. */
async function renderBlocks(reply: Reply): Promise<readonly unknown[]> {
  const { renderMessages } = await import('../adapters/slack/index.ts');
  return renderMessages(reply, { generation: 'try-out' }).flatMap(({ blocks }) => blocks);
}
