import { CHOICES } from '../../reminders/index.ts';
import type { Storage, Stores } from '../../storage/index.ts';

/** A change as a script reads it. `reference` is null where no enquiry was changed. */
export type Written = { readonly reference: string | null; readonly kind: string };

/** What each record of an enquiry's history counts as; any other is what it is called. */
const kinds: Readonly<Record<string, string | undefined>> = {
  'hand-over': 'reassign',
  'look-again': 'reopen',
  'not-fixed': 'reopen',
  add: 'note',
  fixed: 'note',
  link: 'edit',
  unlink: 'edit',
  share: 'edit',
  unshare: 'edit',
  propose: 'extend',
  agree: 'extend',
  decline: 'extend',
  // What moves because a day was closed is part of the closure.
  recalculate: undefined,
};

const directoryKinds: Readonly<Record<string, string | undefined>> = {
  absence: 'absence',
  'absence-removed': 'absence-over',
  departure: 'leaving',
  'departure-removed': 'undo',
};

/**
 * The same data, listening: `taken` gives what was written since it was asked last, as far as people would call it a change.
 * What a transaction wrote counts when it is stored, and once however often it was tried.
 */
export function listenToWrites(storage: Storage): {
  readonly storage: Storage;
  readonly taken: () => readonly Written[];
} {
  let written: Written[] = [];
  const choice = { reference: null, kind: 'choice' } as const;
  const listening: Storage = {
    ...storage,
    async transaction(work, options) {
      let here: Written[] = [];
      const done = await storage.transaction((stores) => {
        here = [];
        return work(listen(stores, (one) => here.push(one)));
      }, options);
      written.push(...here);
      return done;
    },
    settings: {
      ...storage.settings,
      async set(council, person, name, value, at) {
        await storage.settings.set(council, person, name, value, at);
        if (name === CHOICES) written.push(choice);
      },
      async change(council, person, name, change, at) {
        await storage.settings.change(council, person, name, change, at);
        if (name === CHOICES) written.push(choice);
      },
    },
  };
  return {
    storage: listening,
    taken: () => {
      const all = written;
      written = [];
      return all.filter((one, at) => all.findIndex((each) => isSame(each, one)) === at);
    },
  };
}

function isSame(one: Written, other: Written): boolean {
  return one.reference === other.reference && one.kind === other.kind;
}

function listen(stores: Stores, note: (one: Written) => void): Stores {
  const noteEntry = ({ reference, kind }: { readonly reference: string; readonly kind: string }) => {
    const counted = kind in kinds ? kinds[kind] : kind;
    if (counted !== undefined) note({ reference, kind: counted });
  };
  return {
    ...stores,
    casework: {
      ...stores.casework,
      async add(enquiry, entry, resident) {
        await stores.casework.add(enquiry, entry, resident);
        noteEntry(entry);
      },
      async change(enquiry, entry, resident) {
        const stored = await stores.casework.change(enquiry, entry, resident);
        if (stored.kind === 'stored') noteEntry(entry);
        return stored;
      },
      async addClosure(closure) {
        await stores.casework.addClosure(closure);
        note({ reference: null, kind: 'closure' });
      },
    },
    people: {
      ...stores.people,
      async recordDirectoryChange(change) {
        await stores.people.recordDirectoryChange(change);
        const kind = directoryKinds[change.kind];
        if (kind !== undefined) note({ reference: null, kind });
      },
    },
    settings: {
      ...stores.settings,
      async set(council, person, name, value, at) {
        await stores.settings.set(council, person, name, value, at);
        if (name === CHOICES) note({ reference: null, kind: 'choice' });
      },
      async change(council, person, name, change, at) {
        await stores.settings.change(council, person, name, change, at);
        if (name === CHOICES) note({ reference: null, kind: 'choice' });
      },
    },
    announcements: {
      ...stores.announcements,
      async add(announcement, recipients) {
        await stores.announcements.add(announcement, recipients);
        note({ reference: null, kind: 'announcement' });
      },
    },
  };
}
