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

const IN_STREET =
  /\p{L}[\p{L}'’-]*\s+(?:road|street|lane|avenue|close|drive|way|court|place|square|grove|terrace|row|walk|hill|rise|gardens|crescent|yard|mews|green)\b/giu;

/**
 * One of some enquiries that a new one may be again: two words of the subject or more, half of the shorter one at least, and not only those
 * of a street. The likeliest; undefined where none is.
 */
export function saidAgain(subject: string, others: readonly Enquiry[]): Enquiry | undefined {
  const own = termsOf(subject);
  const [best] = others
    .flatMap((other) => {
      const theirs = termsOf(other.subject);
      const shared = [...own].filter((term) => theirs.has(term));
      const inStreet = new Set(
        [subject, other.subject].flatMap((text) => [...termsOf(text.match(IN_STREET)?.join(' ') ?? '')]),
      );
      const part = shared.length / Math.max(1, Math.min(own.size, theirs.size));
      const isAlike = shared.length >= 2 && part >= SHARED && shared.some((term) => !inStreet.has(term));
      return isAlike ? [{ other, part }] : [];
    })
    .sort((a, b) => b.part - a.part);
  return best?.other;
}

function subjectTerms({ subject }: Enquiry): ReadonlySet<string> {
  return termsOf(subject);
}

function termsOf(subject: string): ReadonlySet<string> {
  return new Set(
    searchTextOf({ reference: '', subject, details: '' })
      .split(' ')
      .filter((term) => term !== ''),
  );
}
