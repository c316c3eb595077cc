import type { EnquiryNumber } from './enquiry.ts';

/** How many likely references are offered. */
export const MOST_OFFERED = 3;

/**
 * What somebody who typed a reference that does not exist may have meant, likeliest first: the same number in the years
 * around, two digits swapped, one digit wrong, one missing, one too many. At most 200. Whoever looks them up does so with
 * the asker's visibility, so that only what they may see is offered.
 */
export function likelyNumbers({ year, number }: EnquiryNumber): readonly EnquiryNumber[] {
  const digits = String(number).padStart(4, '0');
  const written = [...swapped(digits), ...replaced(digits), ...shortened(digits), ...lengthened(String(number))];
  const guesses = [
    { year: year - 1, number },
    { year: year + 1, number },
    ...written.map((text) => ({ year, number: Number(text) })),
  ];
  const seen = new Set([`${year}-${number}`]);
  return guesses
    .filter((guess) => {
      const key = `${guess.year}-${guess.number}`;
      return guess.number > 0 && !seen.has(key) && seen.add(key) !== undefined;
    })
    .slice(0, 200);
}

function swapped(digits: string): readonly string[] {
  return [...digits].slice(1).map((_, at) => digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2));
}

function replaced(digits: string): readonly string[] {
  return [...digits].flatMap((_, at) =>
    [...'0123456789'].map((digit) => digits.slice(0, at) + digit + digits.slice(at + 1)),
  );
}

function shortened(digits: string): readonly string[] {
  return [...digits].map((_, at) => digits.slice(0, at) + digits.slice(at + 1));
}

function lengthened(digits: string): readonly string[] {
  return [...digits, ''].flatMap((_, at) =>
    [...'0123456789'].map((digit) => digits.slice(0, at) + digit + digits.slice(at)),
  );
}
