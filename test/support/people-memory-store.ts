import type {
  Absence,
  AccountKey,
  DirectoryChange,
  DirectoryStore,
  Person,
  TiedAccount,
} from '../../src/people/index.ts';

/** What the store in memory keeps. */
export type PeopleState = {
  readonly people: Map<string, Person>;
  readonly absences: Map<string, Absence>;
  readonly accounts: Map<string, TiedAccount>;
  readonly directoryChanges: Map<string, DirectoryChange>;
};

/** The ports' error contract: `code` is what callers look at. */
export class MemoryStoreError extends Error {
  readonly code: 'duplicate' | 'unit-of-work-over';
  constructor(code: MemoryStoreError['code']) {
    super(code);
    this.code = code;
  }
}

/** The directory store over that state. */
export function createPeopleStore(state: PeopleState): DirectoryStore {
  const accountKey = ({ platform, tenant, accountId }: AccountKey) => JSON.stringify([platform, tenant, accountId]);
  return {
    directory: async (council) => ({
      council,
      people: [...state.people.values()]
        .filter((person) => person.council === council)
        .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)),
      absences: [...state.absences.values()].filter((absence) => absence.council === council),
    }),
    person: async (council, id) => state.people.get(`${council} ${id}`),
    account: async (key) => state.accounts.get(accountKey(key)),
    accountsOf: async (council, id) =>
      [...state.accounts.values()].filter((account) => account.council === council && account.personId === id),
    directoryChange: async (council, changeId) => state.directoryChanges.get(`${council} ${changeId}`),
    addPerson: async (person) => {
      const taken = [...state.people.values()].some(
        (other) =>
          other.council === person.council &&
          (other.id === person.id || (person.email !== '' && other.email === person.email)),
      );
      if (taken) throw new MemoryStoreError('duplicate');
      state.people.set(`${person.council} ${person.id}`, person);
    },
    changePerson: async (person) => {
      const key = `${person.council} ${person.id}`;
      if (state.people.get(key)?.version !== person.version - 1) return { kind: 'conflict' };
      state.people.set(key, person);
      return { kind: 'stored' };
    },
    addAbsence: async (absence) => void state.absences.set(`${absence.council} ${absence.id}`, absence),
    removeAbsence: async (council, id) => void state.absences.delete(`${council} ${id}`),
    tieAccount: async (account) => void state.accounts.set(accountKey(account), account),
    untieAccount: async (key) => void state.accounts.delete(accountKey(key)),
    recordDirectoryChange: async (change) => {
      const key = `${change.council} ${change.changeId}`;
      if (state.directoryChanges.has(key)) throw new MemoryStoreError('duplicate');
      state.directoryChanges.set(key, change);
    },
  };
}
