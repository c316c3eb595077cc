import { type Action, type Refused, refuse } from './action.ts';
import type { Enquiry, Resident } from './enquiry.ts';
import type { EnquiryReads } from './enquiry-store.ts';
import { mayKnowResident, type Visibility } from './visibility.ts';

/** An action, and who the resident is from then on where it puts that right; empty where it takes all of it away. */
type WithResident = { readonly kind: 'ready'; readonly action: Action; readonly resident?: Resident };

/** Why somebody may not put right who the resident is: only those may who are told. */
export function whyNotResident(viewer: Visibility, enquiry: Enquiry): Refused | undefined {
  return mayKnowResident(viewer, enquiry)
    ? undefined
    : refuse('not-allowed', `Only those who handle ${enquiry.reference} can put right who its resident is.`);
}

/** What is put right of who the resident is, worked out from what is kept: parts that stay as they are change nothing. */
export async function withResident(
  casework: EnquiryReads,
  viewer: Visibility,
  enquiry: Enquiry,
  action: Action,
): Promise<WithResident | Refused> {
  if (action.kind !== 'edit' || action.edits.resident === undefined) return { kind: 'ready', action };
  const stopped = whyNotResident(viewer, enquiry);
  if (stopped !== undefined) return stopped;
  const { resident: given, ...others } = action.edits;
  const before = (await casework.resident(viewer, enquiry)) ?? {};
  const after = saidOf({ ...before, ...given });
  if (!isSame(before, after)) return { kind: 'ready', action, resident: after };
  return Object.keys(others).length > 0
    ? { kind: 'ready', action: { ...action, edits: others } }
    : refuse('already-so', `Nothing of that is different in ${enquiry.reference}.`);
}

/** The parts that say something. */
function saidOf(resident: Resident): Resident {
  return Object.fromEntries(
    Object.entries(resident).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );
}

function isSame(one: Resident, other: Resident): boolean {
  return (['name', 'address', 'telephone', 'email'] as const).every(
    (part) => (one[part] ?? '') === (other[part] ?? ''),
  );
}
