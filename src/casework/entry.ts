import { type ChangeContext, UNDO_FOR } from './action.ts';
import type { AuditEntry } from './audit.ts';
import { datesOf } from './deadlines.ts';
import type { Enquiry } from './enquiry.ts';

/** The enquiry with who may take its last change back, and until when. */
export function markUndoable({ undoable: _, ...enquiry }: Enquiry, { by, at, isFinal }: ChangeContext): Enquiry {
  return isFinal === true ? enquiry : { ...enquiry, undoable: { by, until: at + UNDO_FOR } };
}

/** The entry of a change: who, when, and the dates before and after. */
export function entryFor(
  before: Enquiry,
  after: Enquiry,
  { changeId, by, at, on }: ChangeContext,
  said: Pick<AuditEntry, 'kind' | 'what' | 'why' | 'audience' | 'undoes'>,
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
