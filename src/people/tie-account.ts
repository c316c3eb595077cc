import type { LocalDate } from '../calendar/index.ts';
import { indexOf } from './directory-index.ts';
import type { AccountKey, Directory, Person, TiedAccount } from './person.ts';
import { isActive } from './roles.ts';

/** What the platform itself says about whoever writes. Nothing in here was typed by the person. */
export type VouchedAccount = AccountKey & {
  readonly verifiedEmail?: string;
  /** The name somebody signs in with, where the platform tells it: some councils' lists have that instead. */
  readonly signInName?: string;
  /** Guests and people of other organisations: an address of theirs is vouched for by somebody else. */
  readonly isOutsider: boolean;
};

/** Whose account it is. Strangers get protocol answers at most. */
export type AccountDecision =
  /** Known already, and nothing the platform says now speaks against it. */
  | { readonly kind: 'known'; readonly person: Person }
  /** To be stored: tied for the first time, or the address is somebody else's now. */
  | { readonly kind: 'tie'; readonly person: Person; readonly account: TiedAccount }
  /** A tie that no longer holds: the person left, or the address is in the directory no more. */
  | { readonly kind: 'untie'; readonly why: 'left' | 'not-in-directory' | 'outsider' }
  | { readonly kind: 'stranger'; readonly why: 'outsider' | 'no-address' | 'not-in-directory' | 'left' };

/**
 * Decides from the address the platform vouches for and nothing else: what somebody says about themselves grants nothing.
 * An address that the platform no longer gives leaves an earlier tie as it is.
 */
export function tieAccount(
  account: VouchedAccount,
  tied: TiedAccount | undefined,
  directory: Directory,
  now: { readonly on: LocalDate; readonly at: number },
): AccountDecision {
  if (account.isOutsider) return tied === undefined ? stranger('outsider') : { kind: 'untie', why: 'outsider' };
  const addresses = [account.verifiedEmail, account.signInName].flatMap((address) =>
    address === undefined ? [] : [normaliseEmail(address)],
  );
  if (addresses.length === 0) return tied === undefined ? stranger('no-address') : keep(tied, directory, now.on);

  const found = addresses.flatMap((email) => {
    const person = indexOf(directory).byEmail.get(email);
    return person === undefined ? [] : [{ email, person }];
  });
  // Where both are in the directory, the e-mail address tells, unless its holder has left.
  const { email, person } = found.find((each) => isActive(each.person, now.on)) ?? found[0] ?? {};
  if (email === undefined || person === undefined || !isActive(person, now.on)) {
    const why = person === undefined ? 'not-in-directory' : 'left';
    return tied === undefined ? stranger(why) : { kind: 'untie', why };
  }
  if (tied !== undefined && tied.personId === person.id && tied.email === email) return { kind: 'known', person };
  const { platform, tenant, accountId } = account;
  const { council } = directory;
  return {
    kind: 'tie',
    person,
    account: { platform, tenant, accountId, council, personId: person.id, email, tiedAt: now.at },
  };
}

/** How addresses are compared: lower case, no spaces around. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

function keep(tied: TiedAccount, directory: Directory, on: LocalDate): AccountDecision {
  const person = indexOf(directory).byId.get(tied.personId);
  if (person?.email !== tied.email || tied.council !== directory.council)
    return { kind: 'untie', why: 'not-in-directory' };
  return isActive(person, on) ? { kind: 'known', person } : { kind: 'untie', why: 'left' };
}

function stranger(why: Extract<AccountDecision, { kind: 'stranger' }>['why']): AccountDecision {
  return { kind: 'stranger', why };
}
