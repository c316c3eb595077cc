import type { CouncilId } from '../council.ts';
import type { Absence, AccountKey, Directory, Person, PersonId, TiedAccount } from './person.ts';

/**
 * Port: the only way to stored data. There is no outer handle: what can be read or written is handed to `work` and
 * rejects with an error of code `unit-of-work-over` once `work` has settled.
 *
 * `transaction`: everything that `work` writes is stored when it resolves and nothing when it rejects. It may be run
 * again from the start after a collision with another writer (serialisation failure, deadlock, a unique key taken in the
 * meantime), so `work` does nothing but through its stores. Not to be nested.
 * `read`: a consistent view; nothing can be written.
 */
export type Database<Stores, Reads> = {
  readonly transaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
  readonly read: <T>(work: (reads: Reads) => Promise<T>) => Promise<T>;
};

/** Whether a write found the version it was made from. */
export type Stored = { readonly kind: 'stored' } | { readonly kind: 'conflict' };

/** What can be asked about people. */
export type DirectoryReads = {
  /** Everybody of a council, those who left too, by name then id; and every absence. */
  readonly directory: (council: CouncilId) => Promise<Directory>;
  readonly person: (council: CouncilId, id: PersonId) => Promise<Person | undefined>;
  readonly account: (key: AccountKey) => Promise<TiedAccount | undefined>;
  readonly accountsOf: (council: CouncilId, id: PersonId) => Promise<readonly TiedAccount[]>;
  /** Imports, departures and absences already carried out, so that the same one twice changes nothing. */
  readonly directoryChange: (council: CouncilId, changeId: string) => Promise<DirectoryChange | undefined>;
};

/** A change of the directory as recorded: who, when and what, in a sentence. `summary` never names a reason of health. */
export type DirectoryChange = {
  readonly council: CouncilId;
  readonly changeId: string;
  readonly kind: 'import' | 'absence' | 'departure' | 'absence-removed' | 'departure-removed';
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly summary: string;
};

/** What can be done to people, inside a transaction. */
export type DirectoryStore = DirectoryReads & {
  /** `version` is 1. Rejects with an error of code `duplicate` when the id or the e-mail address is taken. */
  readonly addPerson: (person: Person) => Promise<void>;
  /** `person.version` is one more than what is stored; anything else is a conflict and changes nothing. */
  readonly changePerson: (person: Person) => Promise<Stored>;
  readonly addAbsence: (absence: Absence) => Promise<void>;
  readonly removeAbsence: (council: CouncilId, id: string) => Promise<void>;
  /** Ties an account; an account tied before is tied anew. */
  readonly tieAccount: (account: TiedAccount) => Promise<void>;
  readonly untieAccount: (key: AccountKey) => Promise<void>;
  /** Rejects with an error of code `duplicate` when the council has that changeId already. */
  readonly recordDirectoryChange: (change: DirectoryChange) => Promise<void>;
};

/** The part of a transaction that is about people. */
export type PeopleStores = { readonly people: DirectoryStore };
/** The part of a view that is about people. */
export type PeopleReads = { readonly people: DirectoryReads };
