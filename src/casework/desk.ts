import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import { type Database, type Directory, nameById, type PersonId } from '../people/index.ts';
import type { ChangeContext, Refused } from './action.ts';
import type { AuditEntry } from './audit.ts';
import type { Enquiry } from './enquiry.ts';
import type { CaseworkReads, CaseworkStores } from './enquiry-store.ts';
import type { CaseworkRules } from './rules.ts';

/** What changed in a transaction, for whoever adds to that same transaction: `before` is absent for a new enquiry. */
export type Changed = {
  readonly before?: Enquiry;
  readonly after: Enquiry;
  readonly entry: AuditEntry;
  readonly directory: Directory;
};

/**
 * What changes are made with. `alongside` runs inside the transaction of each change, with the same stores, and is where
 * reminders plan their outbox rows; when it rejects nothing is stored.
 */
export type CaseworkDesk<Stores extends CaseworkStores> = {
  readonly database: Database<Stores, CaseworkReads>;
  readonly alongside: (stores: Stores, changed: Changed) => Promise<void>;
};

/** Who asks, when, and the id under which it is done once however often it is asked. `on` is the council's date at `at`. */
export type Asked = {
  readonly council: CouncilId;
  readonly by: PersonId;
  readonly changeId: string;
  readonly at: number;
  readonly on: LocalDate;
  readonly rules: CaseworkRules;
};

/**
 * What became of it. `changed` with `repeated`: it was done before under this changeId, and the entry is the one of then.
 * `not-found`: there is none, or it is not theirs to see, which read the same; `near` is what they may have meant.
 * `conflict`: somebody changed it since; `enquiry` is how it is now.
 */
export type CaseworkOutcome =
  | { readonly kind: 'changed'; readonly enquiry: Enquiry; readonly entry: AuditEntry; readonly repeated: boolean }
  | Refused
  | NotFound
  | { readonly kind: 'conflict'; readonly enquiry?: Enquiry };

/** The same for several enquiries, which are changed all of them or none. */
export type SeveralOutcome =
  | {
      readonly kind: 'changed';
      readonly changes: readonly { readonly enquiry: Enquiry; readonly entry: AuditEntry }[];
      readonly repeated: boolean;
    }
  | Exclude<CaseworkOutcome, { readonly kind: 'changed' }>;

/** No such enquiry as far as the asker may know. */
export type NotFound = { readonly kind: 'not-found'; readonly sentence: string; readonly near: readonly Enquiry[] };

/** Names for sentences, from the directory. */
export function contextOf(asked: Asked, directory: Directory): ChangeContext {
  const { changeId, by, at, on, rules } = asked;
  return {
    changeId,
    by,
    at,
    on,
    rules,
    nameOf: (id) => nameById(directory, id) ?? 'somebody not in the directory',
  };
}
