import type { Command } from './command.ts';
import { numberOf } from './dates/words.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';

/* "Just the first two", "only the 1st and 3rd", "not the last one": some of several drafts that were read back together. */

const LEAD =
  /^(?:(?:no|ok|okay|yes|yeah|actually|please|sorry|wait|hang on|can you|could you|log|do|keep|send)[\s,.!–-]+)*/i;
const ONLY = /^(?:just|only)\s+(?:(?:log|do|keep|send)\s+)?(?:the\s+)?/i;
const BUT = /^(?:not|without|leave out|drop|skip|all but|all except|except)\s+(?:the\s+)?/i;
const TAIL = /(?:\s+(?:ones?|of (?:them|those|these)|drafts?|enquiries|please|pls|then|thanks))*[\s.!]*$/i;
const placesNamed: readonly RegExp[] = [
  /^(?:first|1st)$/i,
  /^(?:second|2nd)$/i,
  /^(?:third|3rd)$/i,
  /^(?:fourth|4th)$/i,
  /^(?:fifth|5th)$/i,
];

/** The drafts that are meant, one as one; undefined where there are none such, or anything else is said. */
export function someOfSeveral({ text, mood }: Pick<Said, 'text' | 'mood'>, { screen }: Known): Command | undefined {
  const { command } = screen.open ?? {};
  if (command?.kind !== 'log-several' || mood.question) return undefined;
  const said = text.replace(LEAD, '').replace(TAIL, '');
  const isBut = BUT.test(said);
  if (!isBut && !ONLY.test(said)) return undefined;
  const named = placesIn(said.replace(isBut ? BUT : ONLY, ''), command.each.length);
  if (named === undefined) return undefined;
  const each = command.each.filter((_, at) => named.has(at) !== isBut);
  const [only, second] = each;
  if (only === undefined || each.length === command.each.length) return undefined;
  return second === undefined ? { kind: 'log', words: only, sure: false } : { ...command, each };
}

function placesIn(said: string, many: number): ReadonlySet<number> | undefined {
  const { side = '', count = '' } =
    /^(?<side>first|1st|last)\s+(?<count>\d|two|three|four|five)$/i.exec(said)?.groups ?? {};
  const number = count === '' ? 0 : numberOf(count);
  if (number > 0 && number <= many) {
    const from = /^last$/i.test(side) ? many - number : 0;
    return new Set(Array.from({ length: number }, (_, at) => from + at));
  }
  const places = said
    .split(/\s*(?:,|&|\+|\band\b)\s*(?:the\s+)?/i)
    .map((word) => (/^last$/i.test(word) ? many - 1 : placesNamed.findIndex((place) => place.test(word))));
  return places.every((place) => place >= 0 && place < many) ? new Set(places) : undefined;
}
