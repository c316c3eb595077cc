import { CHOICES, readChoices } from '../../reminders/index.ts';
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
      ...listenToChoices(storage.settings, (one) => written.push(one)),
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
      ...listenToChoices(stores.settings, note),
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

/** A choice of somebody's reminders: of one enquiry where it was snoozed or heard of again, else of all. */
function listenToChoices(
  settings: Storage['settings'],
  note: (one: Written) => void,
): Pick<Storage['settings'], 'set' | 'change'> {
  const noteChoices = (before: unknown, after: unknown, at: number) => {
    const [was, is] = [readChoices(before).snoozed ?? {}, readChoices(after).snoozed ?? {}];
    // One that was over by itself is let go of beside.
    const ended = Object.keys(was).filter((one) => !(one in is) && (was[one] ?? 0) > at);
    const references = [...Object.keys(is).filter((one) => was[one] !== is[one]), ...ended];
    for (const reference of references.length === 0 ? [null] : references) note({ reference, kind: 'choice' });
  };
  return {
    async set(council, person, name, value, at) {
      const before = name === CHOICES ? (await settings.of(council, person))[CHOICES] : undefined;
      await settings.set(council, person, name, value, at);
      if (name === CHOICES) noteChoices(before, value, at);
    },
    async change(council, person, name, change, at) {
      let before: unknown;
      let after: unknown;
      await settings.change(
        council,
        person,
        name,
        (value) => {
          before = value;
          after = change(value);
          return after;
        },
        at,
      );
      if (name === CHOICES) noteChoices(before, after, at);
    },
  };
}
