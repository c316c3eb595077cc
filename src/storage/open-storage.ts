import type { CaseworkReads, CaseworkStores } from '../casework/index.ts';
import type { EventWork, MemoryStore, ProcessedEvents } from '../conversation/index.ts';
import type { EntryStore } from '../entry/index.ts';
import type { DocumentStore } from '../knowledge/index.ts';
import type { AccountStore, SettingsStore } from '../people/index.ts';
import type { AnnouncementStore, Outbox } from '../reminders/index.ts';
import { createAccountStore } from './account-store.ts';
import { createAnnouncementStore } from './announcement-store.ts';
import { claimOrigin, type DataOrigin } from './data-origin.ts';
import { createDirectoryCache, type DirectoryCache } from './directory-cache.ts';
import { createDirectoryStore } from './directory-store.ts';
import { createDocumentStore } from './document-store.ts';
import { createDownloadStore, type DownloadStore } from './download-store.ts';
import { emptyMadeUp } from './empty-made-up.ts';
import { createEnquiryStore } from './enquiry-store.ts';
import { createEntryStore } from './entry-store.ts';
import { createEventWork } from './event-work.ts';
import { workOnce } from './finished-work.ts';
import { createInstallationStore, type InstallationStore } from './installation-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { migrate } from './migrate.ts';
import { type DataPlace, type OpenEngine, openEngine } from './open-engine.ts';
import { createOutbox } from './outbox.ts';
import { createProcessedEvents } from './processed-events.ts';
import { createPruning, type Pruning } from './pruning.ts';
import { createSessions, type Patience, type Session } from './session.ts';
import { createSettingsStore } from './settings-store.ts';
import { createShownStore, type ShownStore } from './shown-store.ts';
import { asStorageError } from './storage-error.ts';

/** Stores that may be used on their own as well: each of their operations is a transaction of its own then. */
export type LooseStores = {
  readonly outbox: Outbox;
  readonly announcements: AnnouncementStore;
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly memory: MemoryStore;
  readonly events: ProcessedEvents;
  readonly eventWork: EventWork;
  readonly installations: InstallationStore;
  readonly downloads: DownloadStore;
  readonly documents: DocumentStore;
  readonly entry: EntryStore;
  readonly shown: ShownStore;
};

/** What a transaction gives. */
export type Stores = CaseworkStores & LooseStores;

/**
 * The data. Errors are `StorageError`s. `transaction` and `read` as the port `Database` says; with a `key`, work that was
 * done under it before is not done again and gives its earlier result (which is kept as JSON). The loose stores reject
 * with the code `inside-unit-of-work` when they are used inside a transaction in place of the transaction's own.
 */
export type Storage = LooseStores & {
  readonly transaction: <T>(work: (stores: Stores) => Promise<T>, options?: { readonly key?: string }) => Promise<T>;
  readonly read: <T>(work: (reads: CaseworkReads) => Promise<T>) => Promise<T>;
  readonly pruning: Pruning;
  /** Marks data that has no mark yet, and gives the mark there is. */
  readonly claimOrigin: (claimed: DataOrigin) => Promise<DataOrigin>;
  /** Writes a mark, always the same one: rejects when the database does not answer or nothing can be written. */
  readonly checkWriting: () => Promise<void>;
  /** Deletes everything that a try-out made up; rejects where the data is a council's own. */
  readonly emptyMadeUp: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** About four seconds in all: a restart of the database goes by without being noticed. */
const patience: Patience = { collisions: 40, losses: 7, firstPause: 40 };

/** Opens the data and brings its schema up to date. `now` gives milliseconds since the epoch. */
export async function openStorage(place: DataPlace, now: () => number): Promise<Storage> {
  const engine = openEngine(place);
  try {
    return await openStorageOn(engine, now);
  } catch (error) {
    await engine.close().catch(() => undefined);
    throw asStorageError(error);
  }
}

/** The same over an engine that is open already. */
export async function openStorageOn(engine: OpenEngine, now: () => number): Promise<Storage> {
  const sessions = createSessions(engine, patience);
  const cache = createDirectoryCache();
  await sessions.alone((db) => migrate(engine.kind, db, now()));
  const loose = looseStoresOf(sessions.outer);
  return {
    ...loose,
    transaction: (work, { key } = {}) =>
      sessions.inOneTransaction((session) =>
        key === undefined
          ? work(storesOf(session, cache))
          : workOnce(session, key, now(), () => work(storesOf(session, cache))),
      ),
    read: (work) => sessions.inOneView((session) => work(storesOf(session, cache))),
    pruning: createPruning(
      sessions.outer,
      {
        outbox: loose.outbox.prune,
        memory: loose.memory.prune,
        shown_clause: loose.memory.pruneShown,
        processed_event: loose.events.prune,
        event_work: loose.eventWork.prune,
        entry_link: loose.entry.pruneLinks,
        entry_session: loose.entry.pruneSessions,
      },
      now,
    ),
    claimOrigin: (claimed) => claimOrigin(sessions.outer, claimed),
    checkWriting: () =>
      sessions.outer.writeRows(async (db) => {
        const at = now();
        await db
          .insertInto('processed_event')
          .values({ platform: 'health', event_id: 'write', at })
          .onConflict((conflict) => conflict.columns(['platform', 'event_id']).doUpdateSet({ at }))
          .execute();
      }),
    emptyMadeUp: async () => {
      await sessions.alone((db) => emptyMadeUp(engine.kind, db));
      cache.clear();
    },
    close: engine.close,
  };
}

function looseStoresOf(session: Session): LooseStores {
  return {
    outbox: createOutbox(session),
    announcements: createAnnouncementStore(session),
    accounts: createAccountStore(session),
    settings: createSettingsStore(session),
    memory: createMemoryStore(session),
    events: createProcessedEvents(session),
    eventWork: createEventWork(session),
    installations: createInstallationStore(session),
    downloads: createDownloadStore(session),
    documents: createDocumentStore(session),
    entry: createEntryStore(session),
    shown: createShownStore(session),
  };
}

function storesOf(session: Session, cache: DirectoryCache): Stores {
  return {
    people: createDirectoryStore(session, cache),
    casework: createEnquiryStore(session),
    ...looseStoresOf(session),
  };
}
