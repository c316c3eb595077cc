import { type Action, type Refused, refuse } from './action.ts';
import type { Enquiry, Resident } from './enquiry.ts';
import type { EnquiryReads } from './enquiry-store.ts';
import { lostOf, mayTellWho } from './tells-who.ts';
import { mayKnowResident, systemVisibility, type Visibility } from './visibility.ts';

/** An action, and who the resident is from then on where it puts that right; empty where it takes all of it away. */
type WithResident = {
  readonly kind: 'ready';
  readonly action: Action;
  readonly resident?: Resident;
  /** Of who it was, what is so no more. */
  readonly lost?: Resident;
};

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
  if (!isSame(before, after)) return { kind: 'ready', action, resident: after, lost: lostOf(before, after) };
  return Object.keys(others).length > 0
    ? { kind: 'ready', action: { ...action, edits: others } }
    : refuse('already-so', `Nothing of that is different in ${enquiry.reference}.`);
}

/** The enquiry, with which words in its history may tell who its resident was. Notes that the speaker is not shown are among them. */
export async function withoutResidentInWords(
  casework: EnquiryReads,
  enquiry: Enquiry,
  lost: Resident | undefined,
): Promise<Enquiry> {
  if (lost === undefined || Object.keys(lost).length === 0) return enquiry;
  const history = await casework.history(systemVisibility(enquiry.council), enquiry);
  const telling = history.filter(
    ({ why = '', wasSubject = '' }) => mayTellWho(lost, why) || mayTellWho(lost, wasSubject),
  );
  const wordsGone = [...new Set([...(enquiry.wordsGone ?? []), ...telling.map(({ version }) => version)])];
  return wordsGone.length === 0 ? enquiry : { ...enquiry, wordsGone };
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
