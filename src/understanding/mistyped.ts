import type { Known } from './known.ts';
import { slipsBetween } from './wanted/put-right.ts';

/* Words that only join and ask, mistyped: "shwo me teh secnod one". They are put right to be understood, never where words are kept. */

const joining: readonly string[] =
  'the that this these those which what when where who whose with from have has had how show list open mine are was were first second third last one ones about been being does did due week month today tomorrow overdue late closed still should would could must whats whos please'.split(
    ' ',
  );
/** A letter left out or changed is told from another word only in what is as long as this. */
const LONG = 5;
const MOST_WORDS = 16;

/** The same with such words put right; as it was where there is none, or where it is long enough to be a story. */
export function withJoiningPutRight(text: string, { isWord }: Known): string {
  if (text.includes('\n') || text.split(/\s+/).length > MOST_WORDS) return text;
  return text.replace(/(?<![\p{L}'’-])\p{Ll}{3,}(?![\p{L}'’-])/gu, (word) =>
    joining.includes(word) || isWord(word) ? word : (joining.find((right) => isMeant(word, right)) ?? word),
  );
}

function isMeant(word: string, right: string): boolean {
  if (slipsBetween(word, right) !== 1) return false;
  if (word.length === right.length && [...word].sort().join('') === [...right].sort().join('')) return true;
  return right.length >= LONG && word.charAt(0) === right.charAt(0);
}
