import { type Directory, normaliseEmail } from '../people/index.ts';
import { indexOf, isBeginning, type NameIndex, nameOf, plainWords } from './name-index.ts';
import { markBehind } from './name-marks.ts';

/** Somebody of the directory, as named in a sentence. */
export type FoundName = { readonly start: number; readonly end: number; readonly said: string };

const TITLE = /^(?:cllrs?|clrs?|councillors?|coun|cllor|mr|mrs|ms|miss|dr)\.?$/i;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’‘`´ʼ][\p{L}\p{M}]+)*(?:[.@_+-][\p{L}\p{N}]+)*/gu;

/** What names are found with. */
export type NamesKnown = { readonly directory: Directory; readonly isWord: (word: string) => boolean };

/** A person does this, or has it. */
const PERSON_BEHIND = /^(?:['’]s\b|\s+(?:is|has|was|will|needs|should|left|leaves|wants|says|said|rang|can)\b)/i;

/**
 * The names of people in a sentence: whole names however written, a title with a surname, an e-mail address of the directory, and
 * a forename or surname that is written with a capital, or is no English word. `@` before a name belongs to it.
 */
export function findNames(text: string, { directory, isWord }: NamesKnown): readonly FoundName[] {
  const index = indexOf(directory);
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    said: match[0],
    words: plainWords(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: FoundName[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = nameAt(text, tokens, at, { index, isWord });
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (length === 0 || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    const start = text.charAt(first.start - 1) === '@' ? first.start - 1 : first.start;
    const mark = markBehind(text.slice(last.end), text.slice(first.start, last.end), index);
    const end = last.end + mark.length;
    found.push({ start, end, said: text.slice(first.start, end) });
    at += length;
    while ((tokens[at]?.start ?? end) < end) at += 1;
  }
  return found;
}

type Token = { readonly said: string; readonly words: readonly string[]; readonly start: number; readonly end: number };

/** How many tokens of a name begin here; 0 for none. */
function nameAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  { index, isWord }: { readonly index: NameIndex; readonly isWord: NamesKnown['isWord'] },
): number {
  const here = tokens[at];
  if (here === undefined) return 0;
  if (here.said.includes('@') && index.byAddress.has(normaliseEmail(here.said))) return 1;
  const titled = TITLE.test(here.said);
  const from = titled ? at + 1 : at;
  const words: string[] = [];
  let best = 0;
  for (let next = from; next < Math.min(tokens.length, from + 5); next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (token === undefined) break;
    // A name does not go on behind a full stop; a comma may stand between surname and forename.
    if (next > from && before !== undefined && !/^\s*[,.'’-]?\s*$/.test(text.slice(before.end, token.start))) break;
    words.push(...token.words);
    if (isWholeName(words, index)) best = next + 1 - at;
  }
  if (best > 0) return best;
  const first = tokens[from];
  const [word] = first?.words ?? [];
  if (first === undefined || word === undefined) return 0;
  const withInitial = initialled(tokens, from, text, index);
  if (withInitial > 0) return withInitial + (titled ? 1 : 0);
  const isPart = index.byWord.has(word);
  // "Cllr k", "cllr low": whoever may be meant is asked.
  if (titled)
    return /^\p{Lu}/u.test(first.said) || isPart || ((!isWord(word) || word.length === 1) && isBeginning(word, index))
      ? 2
      : 0;
  const isMention = text.charAt(first.start - 1) === '@';
  if (!isPart) return 0;
  const isCapital = /^\p{Lu}/u.test(first.said);
  const after = text.slice(first.end);
  // "Will" and "grace" are words, "Priya" and "priya" are not; "Grace's last day" speaks of somebody.
  const isSaid = word.length > 2 && !isWord(word);
  return isMention || (isCapital && first.start > 0) || isSaid || (isCapital && PERSON_BEHIND.test(after)) ? 1 : 0;
}

/** "T Reid", "t. reid": an initial before a surname, 2 tokens; a small "a" or "i" is a word. */
function initialled(tokens: readonly Token[], from: number, text: string, { byWord }: NameIndex): number {
  const [initial, surname] = [tokens[from], tokens[from + 1]];
  if (initial === undefined || surname === undefined || !/^\p{L}$/u.test(initial.said) || /^[ais]$/.test(initial.said))
    return 0;
  if (!/^\.?\s?$/.test(text.slice(initial.end, surname.start))) return 0;
  const [letter = ''] = initial.words;
  const [word = ''] = surname.words;
  const isTheirs = (byWord.get(word) ?? []).some((person) =>
    nameOf(person).words.some((part) => part !== word && part.startsWith(letter)),
  );
  return isTheirs ? 2 : 0;
}

function isWholeName(words: readonly string[], { whole, long }: NameIndex): boolean {
  if (whole.has(words.join(''))) return true;
  const [first = ''] = words;
  return words.length > 1 && (long.get(first) ?? []).some((name) => words.every((word) => name.includes(word)));
}
