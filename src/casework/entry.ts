import { type ChangeContext, UNDO_FOR } from './action.ts';
import type { AuditEntry } from './audit.ts';
import { datesOf } from './deadlines.ts';
import type { Enquiry } from './enquiry.ts';

/**
 * The enquiry with who may take its last change back, and until when. What a councillor may still take back stays so after a note or
 * link of somebody else, which they must not learn of; it is that one which cannot be taken back then. `beforeUnseen`: how it was, for such
 * a change.
 */
export function markUndoable(
  { undoable: _, ...after }: Enquiry,
  { by, at, isFinal }: ChangeContext,
  beforeUnseen?: Enquiry,
): Enquiry {
  if (isFinal === true) return after;
  const { undoable, councillorId } = beforeUnseen ?? {};
  const stays = undoable?.by === councillorId && by !== councillorId && at < (undoable?.until ?? 0);
  return beforeUnseen !== undefined && undoable !== undefined && stays
    ? { ...after, undoable: { ...undoable, version: versionToUndo(beforeUnseen) } }
    : { ...after, undoable: { by, until: at + UNDO_FOR } };
}

/** The version whose change is the one that can be taken back, while it can. */
export function versionToUndo({ undoable, version }: Enquiry): number {
  return undoable?.version ?? version;
}

/** The entry of a change: who, when, and the dates before and after. */
export function entryFor(
  before: Enquiry,
  after: Enquiry,
  { changeId, by, at, on }: ChangeContext,
  said: Pick<AuditEntry, 'kind' | 'what' | 'why' | 'wasSubject' | 'audience' | 'undoes'>,
): AuditEntry {
  return {
    council: before.council,
    reference: before.reference,
    version: after.version,
    changeId,
    by,
    at,
    on,
    before: datesOf(before),
    after: datesOf(after),
    ...said,
  };
}
