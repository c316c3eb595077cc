import {
  type AuditEntry,
  type Enquiry,
  isOpen,
  nextDue,
  plainWard,
  runningDeadlines,
  searchTextOf,
} from '../casework/index.ts';
import { toJson } from './columns.ts';
import type { AuditTable, EnquiryTable } from './schema.ts';
import { tallyFactsOf } from './tally-facts.ts';

/** Sorts after every date: what has no date comes last, on every engine alike. */
export const NO_DATE = '9999-99-99';

/** The columns of an enquiry but for who the resident is and what it was before, which are written apart from it. */
export function enquiryColumns(enquiry: Enquiry): Omit<EnquiryTable, 'resident' | 'previous' | 'previous_at'> {
  return {
    council: enquiry.council,
    year: enquiry.year,
    number: enquiry.number,
    version: enquiry.version,
    councillor_id: enquiry.councillorId,
    officer_id: enquiry.officerId ?? null,
    service: enquiry.service,
    standing: standingOf(enquiry),
    received_on: enquiry.receivedOn,
    next_due: nextDue(enquiry) ?? NO_DATE,
    update_due: runningDeadlines(enquiry).update ?? null,
    words: searchTextOf(enquiry),
    facts: tallyFactsOf(enquiry),
    body: toJson(enquiry),
    ward: enquiry.ward === undefined ? null : plainWard(enquiry.ward),
    closed_on: enquiry.resolvedOn ?? enquiry.withdrawnOn ?? null,
  };
}

function standingOf(enquiry: Enquiry): 'running' | 'paused' | 'closed' | 'taken-back' {
  if (enquiry.takenBack === true) return 'taken-back';
  if (!isOpen(enquiry)) return 'closed';
  return enquiry.pausedSince === undefined ? 'running' : 'paused';
}

/** The columns of an entry about an enquiry. */
export function auditColumns({ year, number }: Pick<Enquiry, 'year' | 'number'>, entry: AuditEntry): AuditTable {
  return {
    council: entry.council,
    year,
    number,
    version: entry.version,
    reference: entry.reference,
    change_id: entry.changeId,
    audience: entry.audience,
    at: entry.at,
    body: toJson(entry),
    undoes: entry.undoes ?? null,
    by_person: entry.by,
  };
}
