import type { AuditEntry } from './audit.ts';
import type { Enquiry } from './enquiry.ts';

/*
 * The record keeps who did what and when, to the letter. Whoever reads it is not shown words that were taken back, nor words that may tell who
 * a resident was whose details were removed.
 */

/** Entries as anybody reads them. What takes one back is among them where that one is. */
export function withoutWordsGone(
  entries: readonly AuditEntry[],
  enquiryOf: (entry: AuditEntry) => Pick<Enquiry, 'wordsGone'> | undefined,
): readonly AuditEntry[] {
  const takenBack = new Set(
    entries.flatMap(({ reference, undoes }) => (undoes === undefined ? [] : [`${reference} ${undoes}`])),
  );
  return entries.map((entry) => {
    const { why, wasSubject, ...rest } = entry;
    if ((why ?? '') === '' && wasSubject === undefined) return entry;
    if (takenBack.has(`${entry.reference} ${entry.version}`)) return { ...rest, wordsGone: 'taken-back' };
    return enquiryOf(entry)?.wordsGone?.includes(entry.version) ? { ...rest, wordsGone: 'resident' } : entry;
  });
}

/** What is said in the place of words that are not shown; empty where none are missing. */
export function sayWordsGone({ wordsGone }: AuditEntry): string {
  if (wordsGone === undefined) return '';
  return wordsGone === 'taken-back'
    ? ' Its words were taken back.'
    : ' Its words are not shown. They may have told who a resident was, so they are left out.';
}
