import type { CouncilId } from '../council.ts';
import type { PersonId } from './person.ts';

/** A person's own settings by name; values are plain JSON, and whoever reads one parses it. */
export type PersonSettings = Readonly<Record<string, unknown>>;

/** Settings that mean something for a short while only: what was asked or shown in chat last. They go a day after they were written. */
export const fleeting = {
  proposals: 'proposals',
  screen: 'screen',
  residents: 'residents',
  lastChange: 'lastChange',
} as const;

/** Port: what people have chosen for themselves. */
export type SettingsStore = {
  /** Empty when nothing was chosen. */
  readonly of: (council: CouncilId, person: PersonId) => Promise<PersonSettings>;
  /** What people of a council have chosen under this name, by person. */
  readonly withSetting: (council: CouncilId, name: string) => Promise<ReadonlyMap<PersonId, unknown>>;
  /** Keeps one setting; `undefined` takes it away. */
  readonly set: (council: CouncilId, person: PersonId, name: string, value: unknown, at: number) => Promise<void>;
  /**
   * Changes one setting by what it is, as if nobody else were writing: whoever reads first and sets then may undo what another
   * server wrote in between. `change` may be asked more than once; where it gives back what it got, nothing is written.
   */
  readonly change: (
    council: CouncilId,
    person: PersonId,
    name: string,
    change: (before: unknown) => unknown,
    at: number,
  ) => Promise<void>;
};
