import { z } from 'zod';
import { digestOf } from './digest.ts';
import { localReference } from './reference.ts';
import type { Clause, CouncilDocument, KnowledgeFault } from './types.ts';
import { type Parsed, parseYaml } from './yaml-file.ts';

/** What somebody has read and let go out: the digest of each clause's text, by local reference. */
export type Approvals = {
  readonly document: string;
  /** ISO date. */
  readonly approvedOn: string;
  /** Who, in free words: `J. Smith, Monitoring Officer`. */
  readonly approvedBy: string;
  readonly clauses: Readonly<Record<string, string>>;
};

/** A clause's text with who let it go out, or the reason why nobody may see it. */
export type Approval =
  | { readonly kind: 'approved'; readonly text: string; readonly on: string; readonly by: string }
  | { readonly kind: 'unapproved'; readonly reason: 'never-approved' | 'altered-since' };

/** Which clauses a new approval adds, alters or removes, as local references. */
export type ApprovalChange = {
  readonly added: readonly string[];
  readonly altered: readonly string[];
  readonly removed: readonly string[];
};

const approvalsFile = z
  .strictObject({
    document: z.string().min(1),
    'approved-on': z.iso.date(),
    'approved-by': z.string().trim().min(1),
    clauses: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 of 64 hexadecimal digits')),
  })
  .transform(
    ({ document, clauses, ...rest }): Approvals => ({
      document,
      approvedOn: rest['approved-on'],
      approvedBy: rest['approved-by'],
      clauses,
    }),
  );

/** Parses `<document>.approved.json`. JSON is YAML too, so faults know their line. */
export function parseApprovals(file: string, text: string): Parsed<Approvals> {
  return parseYaml({ file, text }, approvalsFile);
}

/** The approvals file as text, one clause a line. */
export function formatApprovals({ document, approvedOn, approvedBy, clauses }: Approvals): string {
  return `${JSON.stringify({ document, 'approved-on': approvedOn, 'approved-by': approvedBy, clauses }, null, 2)}\n`;
}

/**
 * The text of a clause if exactly this text was approved. The digest is taken of the text as it is now, so a text altered
 * in a file, in memory or on the way here is `unapproved`.
 */
export function approvedText(clause: Clause, approvals: Approvals | undefined): Approval {
  const approved = approvals?.clauses[localReference(clause.reference)];
  if (!approvals || approved === undefined || !clause.reference.startsWith(`${approvals.document}#`)) {
    return { kind: 'unapproved', reason: 'never-approved' };
  }
  if (approved !== digestOf(clause.text)) return { kind: 'unapproved', reason: 'altered-since' };
  return { kind: 'approved', text: clause.text, on: approvals.approvedOn, by: approvals.approvedBy };
}

/** The approvals that let every clause of a document go out as it is now. */
export function approvalsOf(document: CouncilDocument, approvedBy: string, approvedOn: string): Approvals {
  const clauses = Object.fromEntries(
    document.clauses.map(({ reference, text }) => [localReference(reference), digestOf(text)]),
  );
  return { document: document.id, approvedOn, approvedBy, clauses };
}

/** What changes between two approvals of a document. */
export function compareApprovals(before: Approvals | undefined, after: Approvals): ApprovalChange {
  const old = before?.clauses ?? {};
  const references = Object.keys(after.clauses);
  return {
    added: references.filter((local) => old[local] === undefined),
    altered: references.filter((local) => old[local] !== undefined && old[local] !== after.clauses[local]),
    removed: Object.keys(old).filter((local) => after.clauses[local] === undefined),
  };
}

/** Says of each clause that may not go out, why; and of each approval that has no clause any more. */
export function approvalFaults(
  file: string,
  document: CouncilDocument,
  approvals: Approvals | undefined,
): readonly KnowledgeFault[] {
  const known = new Set(document.clauses.map(({ reference }) => localReference(reference)));
  if (approvals && approvals.document !== document.id) {
    return [{ file, line: 1, message: `These are approvals of "${approvals.document}", not of "${document.id}".` }];
  }
  const withheld = document.clauses.flatMap((clause) => {
    const approval = approvedText(clause, approvals);
    return approval.kind === 'approved' ? [] : [{ reference: clause.reference, reason: approval.reason }];
  });
  const altered = withheld.filter(({ reason }) => reason === 'altered-since');
  const never = withheld.filter(({ reason }) => reason === 'never-approved').map(({ reference }) => reference);
  const refused = [
    ...altered.map(({ reference }) => ({
      file,
      line: 1,
      message: `${reference} was altered since it was approved, so it cannot be sent.`,
    })),
    // One fault, however many paragraphs: it must not bury the others.
    ...(never.length === 0 ? [] : [{ file, line: 1, message: neverApproved(document, never) }]),
  ];
  const left = Object.keys(approvals?.clauses ?? {}).filter((local) => !known.has(local));
  return [
    ...refused,
    ...left.map((local) => ({
      file,
      line: 1,
      message: `${local} is approved, but ${document.id} has no such clause.`,
    })),
  ];
}

function neverApproved({ id, clauses }: CouncilDocument, never: readonly string[]): string {
  if (never.length === clauses.length)
    return `${id} was never approved, so none of its ${clauses.length} paragraphs can be sent. Read it, then approve it.`;
  const named = never.slice(0, 3).map(localReference).join(', ');
  const more = never.length > 3 ? ` and ${never.length - 3} more` : '';
  const which = never.length === 1 ? 'paragraph' : 'paragraphs';
  return `${id}, ${which} ${named}${more}: never approved, so ${never.length === 1 ? 'it' : 'they'} cannot be sent.`;
}
