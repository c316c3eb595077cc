import type { CouncilId } from '../council.ts';
import type { AccountKey, PersonId } from './person.ts';

/** What is known of an account on a platform, whether or not it is tied to a person. */
export type KnownAccount = AccountKey & {
  /** Where to write to, once known. Opaque: only the adapter that made it can read it. */
  readonly place?: string;
  readonly unreachable?: { readonly reason: string; readonly since: number };
  /** Milliseconds since the epoch. */
  readonly seenAt: number;
};

/** Port: where accounts can be written to, and whether they can be reached. Whose they are is the directory's. */
export type AccountStore = {
  readonly find: (account: AccountKey) => Promise<KnownAccount | undefined>;
  /** The known accounts that are tied to a person, the one seen last first. */
  readonly listOf: (council: CouncilId, person: PersonId) => Promise<readonly KnownAccount[]>;
  /** Keeps that the account was here, and where it can be written to where that is known. It is reachable again. */
  readonly recordSeen: (account: AccountKey, place: string | undefined, at: number) => Promise<void>;
  /** Notes that the platform cannot reach the account. False when that was known, so that it is told once. */
  readonly markUnreachable: (account: AccountKey, reason: string, at: number) => Promise<boolean>;
  /** Takes such notes back on a platform: of one tenant, or for certain reasons, where given. Returns how many. */
  readonly clearUnreachable: (
    platform: string,
    which: { readonly tenant?: string; readonly reasons?: readonly string[] },
  ) => Promise<number>;
};
