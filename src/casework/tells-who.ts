import type { Resident } from './enquiry.ts';

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|rev|sir|dame|lady|lord)\.?$/i;

/** Of who a resident was, the parts that are so no more. */
export function lostOf(before: Resident, after: Resident): Resident {
  return Object.fromEntries(
    Object.entries(before).filter(([part, was]) => was !== '' && was !== after[part as keyof Resident]),
  );
}

/**
 * Whether words may tell who a resident is: by the whole name in any letters, by a word of it as names are written, by a number, an
 * address or the street and house of one. "The field is flooded" tells of no Joan Field; where nobody types capitals, it may.
 */
export function mayTellWho({ name = '', address = '', telephone = '', email = '' }: Resident, words: string): boolean {
  const said = plain(words);
  const house = plain(/^[^,]*\d[^,]*/.exec(address)?.[0] ?? address);
  const names = name
    .split(/;|&|\band\b/i)
    .map((each) => plain(each.trim().replace(/^\S+\s+/, (first) => (TITLE.test(first.trim()) ? '' : first))));
  return (
    [...names, house, plain(email)].some((part) => part !== '' && ` ${said} `.includes(` ${part} `)) ||
    isNumberIn(telephone, words) ||
    isNamedIn(name, words)
  );
}

function isNamedIn(name: string, words: string): boolean {
  const isTypedSmall = words === words.toLowerCase();
  const parts = new Set(
    plain(name)
      .split(' ')
      .filter((part) => part.length > 2 && !TITLE.test(part)),
  );
  return (words.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => parts.has(plain(word)) && (isTypedSmall || /^\p{Lu}/u.test(word)),
  );
}

/** A number however it is parted, or its end alone. */
function isNumberIn(telephone: string, words: string): boolean {
  const digits = telephone.replace(/\D/g, '').slice(-6);
  return digits.length === 6 && words.replace(/(?<=\d)[\s-]+(?=\d)/g, '').includes(digits);
}

/** Letters without their marks and small, what is between them as one space. */
function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
