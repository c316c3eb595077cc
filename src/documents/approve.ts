import { parseLocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import { approvalsOf, inOrder, type Signature, type StoredVersion } from '../knowledge/index.ts';
import { dayOf } from './facts.ts';
import { councilOf, type DocumentServices, type Doer, type VersionInReview } from './records.ts';
import { change, type Seen } from './review.ts';

export type Approved =
  /** It holds from `from` (ISO date), which may lie ahead. */
  | { readonly kind: 'approved'; readonly version: VersionInReview; readonly from: string; readonly isAhead: boolean }
  /** Another person has to approve it too. */
  | { readonly kind: 'one-of-two'; readonly version: VersionInReview }
  | { readonly kind: 'changed-meanwhile'; readonly version: VersionInReview }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Approves a version in the name of a person, exactly as it was shown to them. `from` (ISO date) is the day from which it holds:
 * where it is left out, the day that the first of two people named, or its cover names, else today. Where the council wants two people,
 * the first approval is kept and the second, of somebody else, lets it out, from the same day: whoever names none lets it hold from the
 * day on its cover, or else from that of the second approval.
 */
export async function approve(seen: Seen, by: Doer, services: DocumentServices, from?: string): Promise<Approved> {
  const found = await councilOf(seen.council, services);
  if (found === undefined) return { kind: 'refused', why: `There is no council "${seen.council}".` };
  const today = services.today(found.council.timeZone);
  const siblings = (await services.store.versions(seen.council)).filter(({ slug }) => slug === seen.slug);
  const changed = await change(seen, services, (version) =>
    decide(version, { by, today, from, siblings, needed: found.council.approvalsNeeded ?? 1 }),
  );
  if (changed.kind !== 'kept') return changed;
  const { version } = changed;
  return version.state === 'approved' && version.from !== undefined
    ? { kind: 'approved', version, from: version.from, isAhead: version.from > today }
    : { kind: 'one-of-two', version };
}

type Circumstances = {
  readonly by: Doer;
  readonly today: string;
  readonly from: string | undefined;
  readonly siblings: readonly StoredVersion[];
  readonly needed: 1 | 2;
};

/** The version with the approval, or why it cannot be given. Pure. */
function decide(
  version: VersionInReview,
  { by, today, from, siblings, needed }: Circumstances,
): VersionInReview | string {
  if (by.name.trim() === '') return 'An approval needs the name of whoever gives it.';
  if (version.signatures.some((each) => isSame(each, by)))
    return 'You have approved this already. This council wants a second person to approve it too.';
  const named = version.signatures.find((each) => each.from !== undefined);
  if (from !== undefined && named?.from !== undefined && from !== named.from)
    return `${named.name} approved it to hold from ${dayOf(named.from)}, and you said ${dayOf(from)}. Leave the day empty to approve it from ${dayOf(named.from)} too. To have another day, change and save what it is: both of you then approve it anew.`;
  const cover = wholeDate(version.document.inForceSince);
  const begins = from ?? named?.from ?? cover ?? today;
  if (parseLocalDate(begins) === undefined) return `"${begins}" is no date. Write it like 2026-12-24.`;
  const [first] = version.signatures;
  if (first !== undefined && named === undefined && begins !== (cover ?? today)) {
    const meant = cover === undefined ? 'the day of the second approval' : `${dayOf(cover)}, as it says of itself`;
    return `${first.name} named no day, and so approved it to hold from ${meant}. You said ${dayOf(begins)}. Leave the day empty to approve it as they did. To have another day, change and save what it is: both of you then approve it anew.`;
  }
  const last = inOrder(siblings).at(-1);
  if (last?.from !== undefined && begins < last.from) {
    return `Version ${last.version} of this document holds from ${dayOf(last.from)}, so a new version cannot hold from ${dayOf(begins)}. Give a later day.`;
  }
  const signatures: readonly Signature[] = [...version.signatures, { ...by, on: today, ...defined({ from }) }];
  if (signatures.length < needed) return { ...version, signatures };
  const names = signatures.map(({ name }) => name).join(' and ');
  const document = { ...version.document, inForceSince: begins };
  return {
    ...version,
    document,
    signatures,
    state: 'approved',
    from: begins,
    approvals: approvalsOf(document, names, today),
  };
}

/** Two approvals are of one person where the platform says so, or where nobody vouches and the name is the same. */
function isSame(one: Doer, other: Doer): boolean {
  if (one.id !== undefined && other.id !== undefined) return one.id === other.id;
  return one.name.trim().toLowerCase() === other.name.trim().toLowerCase();
}

function wholeDate(date: string | undefined): string | undefined {
  return date !== undefined && parseLocalDate(date) ? date : undefined;
}
