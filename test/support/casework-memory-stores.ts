import {
  type AuditEntry,
  type CaseworkDatabase,
  type CaseworkReads,
  type CaseworkStores,
  canSee,
  type Enquiry,
  type EnquiryFilter,
  type EnquiryNumber,
  isOpen,
  isOverdue,
  nextDue,
  type Page,
  type PageRequest,
  plainWard,
  type RecordedClosure,
  type Resident,
  runningDeadlines,
  type Visibility,
} from '../../src/casework/index.ts';
import { tallyOf } from '../../src/casework/tally.ts';
import { matchesWords } from '../../src/casework/terms.ts';
import { mayKnowResident } from '../../src/casework/visibility.ts';
import { withoutWordsGone } from '../../src/casework/words-gone.ts';
import { createPeopleStore, MemoryStoreError, type PeopleState } from './people-memory-store.ts';

type State = PeopleState & {
  readonly enquiries: Map<string, Enquiry>;
  readonly residents: Map<string, Resident>;
  readonly previous: Map<string, { readonly enquiry: Enquiry; readonly at: number }>;
  readonly numbers: Map<string, number>;
  readonly entries: AuditEntry[];
  readonly closures: RecordedClosure[];
};

/** The stores in memory, with the contract of the real ones: whole transactions or nothing, one after another. */
export function createMemoryDatabase(): CaseworkDatabase {
  let state: State = {
    people: new Map(),
    absences: new Map(),
    accounts: new Map(),
    directoryChanges: new Map(),
    enquiries: new Map(),
    residents: new Map(),
    previous: new Map(),
    numbers: new Map(),
    entries: [],
    closures: [],
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    transaction: (work) => {
      const turn = last.then(async () => {
        const copy: State = {
          people: new Map(state.people),
          absences: new Map(state.absences),
          accounts: new Map(state.accounts),
          directoryChanges: new Map(state.directoryChanges),
          enquiries: new Map(state.enquiries),
          residents: new Map(state.residents),
          previous: new Map(state.previous),
          numbers: new Map(state.numbers),
          entries: [...state.entries],
          closures: [...state.closures],
        };
        const result = await within(copy, work);
        state = copy;
        return result;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    read: <T>(work: (reads: CaseworkReads) => Promise<T>) => within<T, CaseworkReads>(state, work),
  };
}

async function within<T, Stores extends CaseworkReads>(state: State, work: (stores: Stores) => Promise<T>): Promise<T> {
  let over = false;
  const guard = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get: (target, name) => {
        if (over) return () => Promise.reject(new MemoryStoreError('unit-of-work-over'));
        return Reflect.get(target, name);
      },
    });
  try {
    const stores: CaseworkStores = { people: guard(createPeopleStore(state)), casework: guard(enquiryStore(state)) };
    return await work(stores as unknown as Stores);
  } finally {
    over = true;
  }
}

function enquiryStore(state: State): CaseworkStores['casework'] {
  const key = (council: string, { year, number }: EnquiryNumber) => `${council} ${year} ${number}`;
  const visible = (viewer: Visibility) => [...state.enquiries.values()].filter((enquiry) => canSee(viewer, enquiry));
  const find = (viewer: Visibility, wanted: EnquiryNumber) => {
    const enquiry = state.enquiries.get(key(viewer.council, wanted));
    return enquiry !== undefined && canSee(viewer, enquiry) ? enquiry : undefined;
  };
  const isDone = (entry: AuditEntry) =>
    state.entries.some(
      ({ council, changeId, reference }) =>
        council === entry.council && changeId === entry.changeId && reference === entry.reference,
    );
  const isShown = (viewer: Visibility, entry: AuditEntry) =>
    viewer.internalNotes ||
    (entry.audience === 'everyone' &&
      !state.entries.some(
        ({ council, reference, undoes }) =>
          council === entry.council && reference === entry.reference && undoes === entry.version,
      ));
  const asRead = (entries: readonly AuditEntry[]) =>
    withoutWordsGone(entries, ({ council, reference }) =>
      [...state.enquiries.values()].find((one) => one.council === council && one.reference === reference),
    );
  return {
    enquiry: async (viewer, wanted) => find(viewer, wanted),
    list: async (viewer, filter, page) =>
      paged(
        visible(viewer).filter((enquiry) => fits(enquiry, filter)),
        page,
      ),
    count: async (viewer, filter) => visible(viewer).filter((enquiry) => fits(enquiry, filter)).length,
    some: async (viewer, numbers) =>
      [...new Set(numbers.flatMap((wanted) => find(viewer, wanted) ?? []))].sort(
        (a, b) => a.year - b.year || a.number - b.number,
      ),
    openHolders: async (viewer) => {
      const open = visible(viewer).filter(isOpen);
      const pairs = open.map(
        ({ officerId, service }) =>
          [`${officerId} ${service}`, { service, ...(officerId === undefined ? {} : { officerId }) }] as const,
      );
      return [...new Map(pairs).values()];
    },
    lateFor: async (viewer, on) => [
      ...new Set(visible(viewer).flatMap((enquiry) => (isOverdue(enquiry, on) ? [enquiry.councillorId] : []))),
    ],
    tally: async (viewer, period, today, filter = {}) =>
      tallyOf(
        visible(viewer).filter((enquiry) => fits(enquiry, filter)),
        period,
        today,
      ),
    history: async (viewer, wanted) => {
      const enquiry = find(viewer, wanted);
      return asRead(
        state.entries
          .filter((entry) => entry.council === enquiry?.council && entry.reference === enquiry.reference)
          .filter((entry) => isShown(viewer, entry))
          .sort((a, b) => a.version - b.version),
      );
    },
    changes: async (viewer, filter, { after, notBy, limit }) => {
      const seen = new Set(
        visible(viewer)
          .filter((enquiry) => fits(enquiry, filter))
          .map(({ reference }) => reference),
      );
      return asRead(
        state.entries
          .filter(
            ({ council, reference, at, by }) =>
              council === viewer.council && seen.has(reference) && at > after && by !== notBy,
          )
          .filter((entry) => isShown(viewer, entry))
          .sort(
            (a, b) =>
              b.at - a.at || (a.reference < b.reference ? 1 : a.reference > b.reference ? -1 : b.version - a.version),
          )
          .slice(0, limit),
      );
    },
    resident: async (viewer, wanted) => {
      const enquiry = state.enquiries.get(key(viewer.council, wanted));
      return enquiry !== undefined && mayKnowResident(viewer, enquiry)
        ? state.residents.get(key(viewer.council, wanted))
        : undefined;
    },
    entriesOfChange: async (council, changeId) =>
      state.entries
        .filter((entry) => entry.council === council && entry.changeId === changeId)
        .sort((a, b) => (a.reference < b.reference ? -1 : 1)),
    closures: async (council) => {
      const first = (closure: RecordedClosure) =>
        `${closure.days.map(({ date }) => date).sort()[0]} ${closure.changeId}`;
      return state.closures
        .filter((closure) => closure.council === council)
        .sort((a, b) => (first(a) < first(b) ? -1 : 1));
    },
    takeNumber: async (council, year) => {
      const next = (state.numbers.get(`${council} ${year}`) ?? 0) + 1;
      state.numbers.set(`${council} ${year}`, next);
      return next;
    },
    previous: async (council, wanted) => state.previous.get(key(council, wanted))?.enquiry,
    add: async (enquiry, entry, resident) => {
      if (isDone(entry) || state.enquiries.has(key(enquiry.council, enquiry))) throw new MemoryStoreError('duplicate');
      state.enquiries.set(key(enquiry.council, enquiry), enquiry);
      if (resident !== undefined) state.residents.set(key(enquiry.council, enquiry), resident);
      state.entries.push(entry);
    },
    change: async (enquiry, entry, resident) => {
      if (isDone(entry)) throw new MemoryStoreError('duplicate');
      const which = key(enquiry.council, enquiry);
      const before = state.enquiries.get(which);
      if (before?.version !== enquiry.version - 1) return { kind: 'conflict' };
      if (enquiry.undoable === undefined) state.previous.delete(which);
      else if (enquiry.undoable.version === undefined) state.previous.set(which, { enquiry: before, at: entry.at });
      state.enquiries.set(key(enquiry.council, enquiry), enquiry);
      if (resident !== undefined && Object.keys(resident).length === 0) state.residents.delete(which);
      else if (resident !== undefined) state.residents.set(which, resident);
      state.entries.push(entry);
      return { kind: 'stored' };
    },
    addClosure: async (closure) => {
      if (state.closures.some((other) => other.council === closure.council && other.changeId === closure.changeId)) {
        throw new MemoryStoreError('duplicate');
      }
      state.closures.push(closure);
    },
  };
}

function fits(enquiry: Enquiry, filter: EnquiryFilter): boolean {
  const due = nextDue(enquiry);
  const update = runningDeadlines(enquiry).update;
  const closedOn = enquiry.resolvedOn ?? enquiry.withdrawnOn;
  const closed = !isOpen(enquiry) && enquiry.takenBack !== true;
  const states = { open: isOpen(enquiry), closed, paused: enquiry.pausedSince !== undefined };
  const { handledBy } = filter;
  return (
    (filter.councillorId === undefined || enquiry.councillorId === filter.councillorId) &&
    (filter.officerId === undefined || enquiry.officerId === filter.officerId) &&
    (handledBy === undefined ||
      (enquiry.officerId !== undefined && handledBy.officerIds.includes(enquiry.officerId)) ||
      handledBy.services.includes(enquiry.service) ||
      (enquiry.officerId === undefined && handledBy.unassignedIn?.includes(enquiry.service) === true)) &&
    (filter.unassigned !== true || enquiry.officerId === undefined) &&
    (filter.ward === undefined || (enquiry.ward !== undefined && plainWard(enquiry.ward) === plainWard(filter.ward))) &&
    (filter.received === undefined ||
      (enquiry.receivedOn >= filter.received.from && enquiry.receivedOn <= filter.received.to)) &&
    (filter.closed === undefined ||
      (closedOn !== undefined && closedOn >= filter.closed.from && closedOn <= filter.closed.to)) &&
    (filter.urgent !== true || enquiry.urgent !== undefined) &&
    (filter.complexity === undefined || enquiry.complexity.kind === filter.complexity) &&
    (filter.unacknowledged !== true || (isOpen(enquiry) && enquiry.stage === 'logged')) &&
    (filter.loggedAt === undefined ||
      (enquiry.loggedAt >= filter.loggedAt.from && enquiry.loggedAt < filter.loggedAt.before)) &&
    (filter.service === undefined || enquiry.service === filter.service) &&
    (filter.state === undefined || states[filter.state]) &&
    (filter.dueOnOrBefore === undefined || (due !== undefined && due <= filter.dueOnOrBefore)) &&
    (filter.overdueOn === undefined || (due !== undefined && due < filter.overdueOn)) &&
    (filter.updateDueOnOrBefore === undefined || (update !== undefined && update <= filter.updateDueOnOrBefore)) &&
    (filter.words === undefined || matchesWords(enquiry, filter.words))
  );
}

function paged(enquiries: readonly Enquiry[], { order, limit, after }: PageRequest): Page {
  type Place = EnquiryNumber & { readonly nextDue?: string };
  const place = (enquiry: Enquiry): Place => {
    const due = nextDue(enquiry);
    return { year: enquiry.year, number: enquiry.number, ...(due === undefined ? {} : { nextDue: due }) };
  };
  const compare = (a: Place, b: Place): number => {
    const byNumber = a.year - b.year || a.number - b.number;
    if (order === 'newest-first') return -byNumber;
    const [dueA, dueB] = [a.nextDue ?? '9999-12-31', b.nextDue ?? '9999-12-31'];
    return dueA === dueB ? byNumber : dueA < dueB ? -1 : 1;
  };
  const sorted = enquiries
    .filter((enquiry) => after === undefined || compare(place(enquiry), after) > 0)
    .sort((a, b) => compare(place(a), place(b)));
  const page = sorted.slice(0, limit);
  const end = page.at(-1);
  if (end === undefined || sorted.length === page.length) return { enquiries: page };
  const due = nextDue(end);
  return {
    enquiries: page,
    next: { year: end.year, number: end.number, ...(due === undefined ? {} : { nextDue: due }) },
  };
}
