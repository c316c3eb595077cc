import { parseLocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import {
  approvalsOf,
  type CouncilDocument,
  certainlyFrom,
  inOrder,
  type Signature,
  type StoredVersion,
  sinceOnCover,
} from '../knowledge/index.ts';
import { adoptedAhead, dayOf } from './facts.ts';
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
 * where it is left out, the day that the first of two people named, or that of coming into force or of adoption on its cover. Where none
 * is recorded, people are answered from it from today on, and since when it is in force stays unsaid. Where the council wants two people,
 * the first approval is kept and the second, of somebody else, lets it out, from the same day: whoever names none lets it hold from the
 * day on its cover, or else from that of the second approval.
 */
export async function approve(seen: Seen, by: Doer, services: DocumentServices, from?: string): Promise<Approved> {
  const found = await councilOf(seen.council, services);
  if (found === undefined) return { kind: 'refused', why: `There is no council "${seen.council}".` };
  const today = services.today(found.council.timeZone);
  const siblings = (await services.store.versions(seen.council)).filter(({ slug }) => slug === seen.slug);
  const before = textBefore(
    siblings,
    found.shipped.find(({ slug }) => slug === seen.slug),
  );
  const changed = await change(seen, services, (version) =>
    decide(version, { by, today, from, before, needed: found.council.approvalsNeeded ?? 1 }),
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
  readonly before: TextBefore | undefined;
  readonly needed: 1 | 2;
};

/** The text that a version takes the place of: `version` is undefined where it came with the program. */
type TextBefore = { readonly version?: number; readonly from: string; readonly isDated: boolean };

function textBefore(siblings: readonly StoredVersion[], shipped: CouncilDocument | undefined): TextBefore | undefined {
  const last = inOrder(siblings).at(-1);
  if (last?.from !== undefined)
    return { version: last.version, from: last.from, isDated: sinceOnCover(last.document) !== undefined };
  const from = shipped && certainlyFrom(shipped);
  return from === undefined ? undefined : { from, isDated: true };
}

/** The version with the approval, or why it cannot be given. Pure. */
function decide(
  version: VersionInReview,
  { by, today, from, before, needed }: Circumstances,
): VersionInReview | string {
  if (by.name.trim() === '') return 'An approval needs the name of whoever gives it.';
  if (version.signatures.some((each) => isSame(each, by)))
    return 'You have approved this already. This council wants a second person to approve it too.';
  const named = version.signatures.find((each) => each.from !== undefined);
  if (from !== undefined && named?.from !== undefined && from !== named.from)
    return `${named.name} approved it to hold from ${dayOf(named.from)}, and you said ${dayOf(from)}. Leave the day empty to approve it from ${dayOf(named.from)} too. To have another day, change and save what it is: both of you then approve it anew.`;
  const ahead = adoptedAhead(version.document, today);
  if (ahead !== undefined) return ahead;
  const cover = dayOnCover(version.document, today);
  const begins = from ?? named?.from ?? cover ?? today;
  if (parseLocalDate(begins) === undefined) return `"${begins}" is no date. Write it like 2026-12-24.`;
  const [first] = version.signatures;
  if (first !== undefined && named === undefined && begins !== (cover ?? today)) {
    const meant = cover === undefined ? 'the day of the second approval' : `${dayOf(cover)}, as it says of itself`;
    return `${first.name} named no day, and so approved it to hold from ${meant}. You said ${dayOf(begins)}. Leave the day empty to approve it as they did. To have another day, change and save what it is: both of you then approve it anew.`;
  }
  const isNamed = (from ?? named?.from) !== undefined;
  if (before !== undefined && !isNamed && cover !== undefined && cover <= before.from)
    return `${inWords(before)}, and this version gives no later day of its own. Say from which day it holds.`;
  if (before?.version !== undefined && begins < before.from)
    return `${inWords(before)}, so a new version cannot hold from ${dayOf(begins)}. Give a later day.`;
  const signatures: readonly Signature[] = [...version.signatures, { ...by, on: today, ...defined({ from }) }];
  if (signatures.length < needed) return { ...version, signatures };
  const names = signatures.map(({ name }) => name).join(' and ');
  const { inForceSince, status } = version.document;
  const onCover = status === 'adopted' ? sinceOnCover(version.document) : inForceSince;
  const since = from ?? named?.from ?? onCover;
  const document = { ...version.document, ...defined({ inForceSince: since }) };
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

function inWords({ version, from, isDated }: TextBefore): string {
  if (version === undefined) return `The text that came with the program holds from ${dayOf(from)}`;
  return isDated
    ? `Version ${version} of this document holds from ${dayOf(from)}`
    : `Version ${version} of this document records no date and was put in force here on ${dayOf(from)}`;
}

/** The day on its cover from which a version holds; of a month or a year the last day, or today where that is still to come. */
function dayOnCover(document: CouncilDocument, today: string): string | undefined {
  const day = certainlyFrom(document);
  if (day === undefined || day <= today) return day;
  const { inForceSince } = document;
  return inForceSince === undefined || inForceSince <= today ? today : day;
}
