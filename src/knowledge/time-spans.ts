import type { Figures } from '../council.ts';
import { readNumber, SPELLED_NUMBER } from './number-words.ts';
import type { Clause } from './types.ts';

/** A span of time in a text. `days` are working days, where it can be said; `doubt` says why that is uncertain. */
export type TimeSpan = {
  /** As printed: `ten (10) working days`. */
  readonly words: string;
  readonly start: number;
  readonly days: number;
  readonly doubt?: string;
};

const COUNT = `(?:\\d{1,3}|${SPELLED_NUMBER})(?:\\s*\\(\\s*(?:\\d{1,3}|${SPELLED_NUMBER})\\s*\\))?`;
const SPAN = new RegExp(
  `\\b(?<same>(?:on\\s+)?(?:the\\s+)?same\\s+(?:working\\s+|business\\s+)?day)\\b|\\b(?<next>(?:the\\s+)?next\\s+(?:working\\s+|business\\s+)day)\\b|\\b(?<count>${COUNT})\\s+(?<kind>clear|working|business|calendar|consecutive|full)?\\s*(?<unit>hours?|days?|weeks?)\\b`,
  'gi',
);

/** The spans of time in a text, in order. */
export function timeSpans(text: string): readonly TimeSpan[] {
  return [...text.matchAll(SPAN)].flatMap((match): TimeSpan[] => {
    const [words] = match;
    const { same, next, count: counted, kind = '', unit = '' } = match.groups ?? {};
    const at = { words, start: match.index };
    if (same !== undefined) return [{ ...at, days: 0 }];
    if (next !== undefined) return [{ ...at, days: 1 }];
    const number = readNumber((counted ?? '').replace(/\s*\(.*/, ''));
    if (number === undefined || number === 0) return [];
    const plain = kind.toLowerCase();
    if (/^hour/i.test(unit)) {
      const days = Math.max(1, Math.ceil(number / 24));
      return [{ ...at, days, doubt: `Hours are counted here as working days: ${number} hours as ${days}.` }];
    }
    if (/^week/i.test(unit)) {
      return [{ ...at, days: number * 5, doubt: 'Weeks are counted here as five working days each.' }];
    }
    if (plain === 'working' || plain === 'business') return [{ ...at, days: number }];
    return [
      {
        ...at,
        days: number,
        doubt:
          plain === 'calendar' || plain === 'consecutive'
            ? 'The text says calendar days, and dates here are counted in working days.'
            : 'The text does not say whether these are working days.',
      },
    ];
  });
}

/** Which of these figures a clause does not name, in a sentence; undefined where it names all. */
export function figuresNotIn(
  { label, text }: Clause,
  { acknowledgeWithin, resolveWithin }: Figures,
): string | undefined {
  const spans = timeSpans(text);
  const not = [acknowledgeWithin, resolveWithin].find(
    (days) => days !== undefined && !spans.some((each) => each.days === days),
  );
  if (not === undefined) return undefined;
  const says = spans.length === 0 ? 'names no days' : `says ${spans.map(({ words }) => `"${words}"`).join(', ')}`;
  const wanted = not === 0 ? 'the same day' : `${not} working ${not === 1 ? 'day' : 'days'}`;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)} ${says}, so ${wanted} cannot be its promise.`;
}
