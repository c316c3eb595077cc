import type { LocalDate } from '../../calendar/index.ts';
import { defined } from '../../defined.ts';
import { fleeting, type PersonId, type SettingsStore } from '../../people/index.ts';
import { CHOICES } from '../../reminders/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import type { CaseworkChanges } from './services.ts';

/** What kind of thing somebody changed; an enquiry's change alone may be taken back by "undo". */
export type Changed =
  | { readonly kind: 'enquiry'; readonly reference: string }
  | { readonly kind: 'absence' | 'leaving' | 'back'; readonly sentence: string; readonly who?: PersonId }
  | { readonly kind: 'closure'; readonly days?: readonly LocalDate[]; readonly reopened?: true }
  | { readonly kind: 'announcement' | 'choice' };

/** What somebody changed last, in any conversation, and the turn that did it. */
export type LastChange = { readonly turn: string; readonly at: number; readonly changed: Changed };

/** The turn as a change of it is told apart from others. */
export function turnOf({ turn }: Pick<HeardTurn, 'turn'>): string {
  return `${turn.platform}:${turn.id}`;
}

/** The stores of a transaction, with a note of what the speaker changes by them. */
export function noteChanges(stores: CaseworkChanges, by: PersonId, note: (one: Changed) => void): CaseworkChanges {
  const { casework, people, announcements, settings } = stores;
  let who: PersonId | undefined;
  return {
    ...stores,
    casework: {
      ...casework,
      add: async (enquiry, entry, resident) => {
        await casework.add(enquiry, entry, resident);
        if (entry.by === by) note({ kind: 'enquiry', reference: entry.reference });
      },
      change: async (enquiry, entry, resident) => {
        const stored = await casework.change(enquiry, entry, resident);
        if (stored.kind === 'stored' && entry.by === by && entry.kind !== 'recalculate')
          note({ kind: 'enquiry', reference: entry.reference });
        return stored;
      },
      addClosure: async (closure) => {
        await casework.addClosure(closure);
        const days = closure.days.map(({ date }) => date);
        note({ kind: 'closure', days, ...defined({ reopened: closure.reopened }) });
      },
    },
    people: {
      ...people,
      changePerson: async (person) => {
        const stored = await people.changePerson(person);
        who = person.id;
        return stored;
      },
      addAbsence: async (absence) => {
        await people.addAbsence(absence);
        who = absence.personId;
      },
      recordDirectoryChange: async (change) => {
        await people.recordDirectoryChange(change);
        const kind = change.kind === 'absence' ? 'absence' : change.kind === 'departure' ? 'leaving' : 'back';
        note({ kind, sentence: change.summary, ...(who === undefined ? {} : { who }) });
      },
    },
    announcements: {
      ...announcements,
      add: async (announcement, recipients) => {
        await announcements.add(announcement, recipients);
        note({ kind: 'announcement' });
      },
    },
    settings: noteChoices(settings, note),
  };
}

/** The settings, with a note of what somebody chooses. */
export function noteChoices(settings: SettingsStore, note: (one: Changed) => void | Promise<void>): SettingsStore {
  return {
    ...settings,
    set: async (council, person, name, value, at) => {
      await settings.set(council, person, name, value, at);
      if (name === CHOICES) await note({ kind: 'choice' });
    },
    change: async (council, person, name, change, at) => {
      await settings.change(council, person, name, change, at);
      if (name === CHOICES) await note({ kind: 'choice' });
    },
  };
}

/** What takes part in others, such as a leaving that moves enquiries, is what is kept. */
export function mainOf(changes: readonly Changed[]): Changed | undefined {
  return changes.find(({ kind }) => kind !== 'enquiry') ?? changes.at(-1);
}

type Whose = { readonly settings: SettingsStore; readonly council: string; readonly person: PersonId };

export async function keepLastChange({ settings, council, person }: Whose, last: LastChange): Promise<void> {
  await settings.set(council, person, fleeting.lastChange, last, last.at);
}

/** What somebody changed last, as far as that is kept. */
export async function lastChangeOf({ settings, council, person }: Whose): Promise<LastChange | undefined> {
  const kept = (await settings.of(council, person))[fleeting.lastChange] as LastChange | undefined;
  return typeof kept?.turn === 'string' && typeof kept.changed?.kind === 'string' ? kept : undefined;
}
