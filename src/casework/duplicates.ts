import type { Enquiry } from './enquiry.ts';
import { searchTextOf } from './terms.ts';
import { plainWard } from './visibility.ts';

/** So much of the shorter subject two enquiries share when they may be about the same thing. */
const SHARED = 0.5;
const MOST_OFFERED = 2;

/**
 * Which of some enquiries may be about the same thing: the same ward, and two words of the subject or more, half of the
 * shorter one at least. Likeliest first. Whoever asks hands in only what the reader may see, and what is open.
 */
export function likelyDuplicates(enquiry: Enquiry, others: readonly Enquiry[]): readonly Enquiry[] {
  const { ward, reference, linkedTo = [] } = enquiry;
  if (ward === undefined) return [];
  const own = subjectTerms(enquiry);
  return others
    .flatMap((other) => {
      const same = other.ward !== undefined && plainWard(other.ward) === plainWard(ward);
      if (!same || other.reference === reference || linkedTo.includes(other.reference)) return [];
      const theirs = subjectTerms(other);
      const shared = [...own].filter((term) => theirs.has(term)).length;
      const part = shared / Math.max(1, Math.min(own.size, theirs.size));
      return shared >= 2 && part >= SHARED ? [{ other, part, shared }] : [];
    })
    .sort((a, b) => b.part - a.part || b.shared - a.shared || (a.other.reference < b.other.reference ? 1 : -1))
    .slice(0, MOST_OFFERED)
    .map(({ other }) => other);
}

function subjectTerms(enquiry: Enquiry): ReadonlySet<string> {
  return new Set(
    searchTextOf({ ...enquiry, reference: '', details: '' })
      .split(' ')
      .filter((term) => term !== ''),
  );
}
