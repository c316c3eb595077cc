import { type Directory, findPerson, isActive, type Person } from '../people/index.ts';
import { refuse } from './action.ts';
import type { AuditEntry, ChangeKind } from './audit.ts';
import type { Asked, CaseworkDesk, SeveralOutcome } from './desk.ts';
import { type Enquiry, type EnquiryNumber, formatReference, parseReference } from './enquiry.ts';
import type { CaseworkStores } from './enquiry-store.ts';
import { notFound } from './not-found.ts';
import { systemVisibility, type Visibility, visibilityOf } from './visibility.ts';

/** What is wanted, so that its repetition is known from something else under the same changeId. */
export type Target = { readonly kind: ChangeKind; readonly wanted?: readonly EnquiryNumber[] };

/** The work of a change, inside its transaction. */
export type Work<Stores> = (
  stores: Stores,
  who: { readonly person: Person; readonly directory: Directory; readonly viewer: Visibility },
) => Promise<SeveralOutcome>;

/** Thrown inside a transaction when somebody else was quicker, so that what was written before it is taken back. */
export class Collision extends Error {}

/**
 * Carries a change out in one transaction, once for a changeId: for its repetition it answers what it answered then. What
 * collides with somebody else's change is tried once more, from how things are then.
 */
export async function once<Stores extends CaseworkStores>(
  { database }: CaseworkDesk<Stores>,
  asked: Asked,
  target: Target,
  work: Work<Stores>,
): Promise<SeveralOutcome> {
  const attempt = () =>
    database.transaction(async (stores): Promise<SeveralOutcome> => {
      const directory = await stores.people.directory(asked.council);
      const person = findPerson(directory, asked.by);
      if (person === undefined || !isActive(person, asked.on)) {
        return refuse('not-allowed', 'You are not in the council’s directory.');
      }
      const viewer = visibilityOf(person, directory, asked.on);
      const done = await stores.casework.entriesOfChange(asked.council, asked.changeId);
      return done.length === 0
        ? work(stores, { person, directory, viewer })
        : repeat(stores, viewer, asked, target, done);
    });
  try {
    return await attempt();
  } catch (error) {
    // Nobody asked for a version, so what came in between is no reason to bother them: once more, from how it is now.
    // A duplicate: the same change arrived twice at once and the other one was stored first; this one is its repetition.
    const again =
      error instanceof Collision || (error instanceof Error && 'code' in error && error.code === 'duplicate');
    if (!again) throw error;
  }
  return attempt().catch((error: unknown) => {
    if (error instanceof Collision) return { kind: 'conflict' };
    throw error;
  });
}

async function repeat(
  stores: CaseworkStores,
  viewer: Visibility,
  asked: Asked,
  { kind, wanted }: Target,
  entries: readonly AuditEntry[],
): Promise<SeveralOutcome> {
  const references = wanted?.map(({ year, number }) => formatReference(year, number));
  const theirs = entries.filter(
    (one) =>
      one.kind === kind && one.by === asked.by && (references === undefined || references.includes(one.reference)),
  );
  if (theirs.length === 0 || theirs.length < new Set(references).size)
    return refuse('change-id-used', 'That was sent once before as something else. Please start again.');
  const changes: { enquiry: Enquiry; entry: AuditEntry }[] = [];
  for (const entry of theirs) {
    const number = parseReference(entry.reference) ?? { year: 0, number: 0 };
    // Somebody who reassigned it away may no longer see it: they are told again what they were told then, but nothing since.
    const enquiry =
      (await stores.casework.enquiry(viewer, number)) ??
      asThen(await stores.casework.enquiry(systemVisibility(asked.council), number), entry);
    if (enquiry === undefined) return notFound(stores.casework, viewer, number);
    changes.push({ enquiry, entry });
  }
  return { kind: 'changed', changes, repeated: true };
}

function asThen(enquiry: Enquiry | undefined, entry: AuditEntry): Enquiry | undefined {
  return enquiry?.version === entry.version ? enquiry : undefined;
}
