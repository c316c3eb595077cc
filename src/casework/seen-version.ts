import type { AuditEntry } from './audit.ts';
import type { Enquiry, SeenVersion } from './enquiry.ts';
import type { Visibility } from './visibility.ts';

/*
 * What somebody does is tied to the version they saw. Notes and links are for officers: to a councillor an enquiry is the same after
 * them as before, so that no button, form, calendar or refusal tells that there was one. What was taken back they could see while it
 * stood, so it counts twice.
 */

/** The version of an enquiry that somebody sees, and when it last changed for them. */
export function versionSeen(enquiry: Enquiry, { internalNotes }: Pick<Visibility, 'internalNotes'>): SeenVersion {
  return internalNotes ? whole(enquiry) : (enquiry.openly ?? whole(enquiry));
}

/** What a change makes of both versions. */
export function withNextVersion(
  after: Enquiry,
  before: Enquiry,
  { at, isForOfficers }: { readonly at: number; readonly isForOfficers: boolean },
): Enquiry {
  const { openly: _, ...rest } = after;
  const next = { ...rest, version: before.version + 1, changedAt: at };
  if (isForOfficers) return { ...next, openly: before.openly ?? whole(before) };
  return before.openly === undefined
    ? next
    : { ...next, openly: { version: before.openly.version + 1, changedAt: at } };
}

function whole({ version, changedAt, loggedAt }: Enquiry): SeenVersion {
  return { version, changedAt: changedAt ?? loggedAt };
}

/**
 * What those know who do not see what is for officers, read from a whole history: for enquiries that did not keep it. It begins at
 * the whole version, as with a first note, so that no older button of theirs is taken for one of today.
 */
export function openlyFromHistory(history: readonly AuditEntry[]): SeenVersion | undefined {
  const forOfficers = new Set(history.flatMap(({ audience, version }) => (audience === 'officers' ? [version] : [])));
  // Taking back what everybody saw is for officers as an entry, and a change to everybody all the same.
  const isOpen = ({ audience, undoes }: AuditEntry) =>
    audience === 'everyone' || (undoes !== undefined && !forOfficers.has(undoes));
  const open = history.filter(isOpen);
  return open.length === 0 || open.length === history.length
    ? undefined
    : { version: Math.max(...history.map(({ version }) => version)), changedAt: Math.max(...open.map(({ at }) => at)) };
}
