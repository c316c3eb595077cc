import type { Known } from './known.ts';

/* "The one in Housing", "Hilltop", "the second": which of several people was meant, where each stands on a button. */

const FILLERS =
  /\b(?:the|an?|one|ones|in|from|at|of|for|it|it['’]?s|is|was|that|that['’]?s|i|we|mean|meant|want|please|pls|team|ward|department|service|person|officer|yes|no|oh|sorry|him|her|them|who|works|sits|would|be|guy|lady|lad|woman|man|version)\b/giu;
const PLACE =
  /^(?:(?:oh|sorry|it['’]?s|i mean(?:t)?|yes)[\s,]+)*(?:the\s+)?(?:(?<first>first|1st|former|top)|(?<second>second|2nd|latter|other)|(?<third>third|3rd))(?:\s+(?:one|person))?(?:\s+please)?[\s.!]*$/i;

/** What the button of whoever is meant types; undefined where the words choose none of them, or several. */
export function personChosen(text: string, { screen }: Known): string | undefined {
  const people = screen.buttons.filter(({ label, typed }) => /\(.+\)$/.test(label) && typed.includes('@'));
  if (people.length < 2 || text.length > 80 || people.some(({ typed }) => typed === text)) return undefined;
  const { first, second, third } = PLACE.exec(text)?.groups ?? {};
  const at = [first, second, third].findIndex((each) => each !== undefined);
  if (at >= 0) return people.length > 2 && /other|latter|former/i.test(text) ? undefined : people[at]?.typed;
  const address = text.trim().toLowerCase();
  const wanted = words(text.replace(FILLERS, ' '));
  const meant = people.filter(
    ({ label, typed }) =>
      typed.split(/\s/).includes(address) || (wanted.length > 0 && wanted.every((word) => words(label).includes(word))),
  );
  return meant.length === 1 ? meant[0]?.typed : undefined;
}

function words(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}@.]+/gu)
      ?.map((word) => word.replace(/^\.+|\.+$/g, '')) ?? []
  );
}
