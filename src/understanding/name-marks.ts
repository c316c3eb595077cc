import type { Directory, Person } from '../people/index.ts';
import { indexOf, type NameIndex, plainWords } from './name-index.ts';

/* "Chris Evans (Housing)", "Cllr Patel of Hilltop ward": a name, and what tells whoever is meant from others of that name. */

const IN_BRACKETS = /^\s*\(\s*(?<mark>[^()]{2,80}?)\s*\)/;
const BEHIND = /^,?\s+(?<joined>in|of|from|at)\s+(?:the\s+)?(?<rest>.+)$/is;
const KIND = /^\s+(?:ward|team|department|dept|service)(?![\p{L}\p{N}])/iu;

/** What stands behind a name and tells whoever is meant apart; empty where nothing does. Without brackets only of several of that name. */
export function markBehind(behind: string, name: string, index: NameIndex): string {
  const bracketed = IN_BRACKETS.exec(behind);
  if (bracketed !== null) return index.byMark.has(lower(bracketed.groups?.mark)) ? bracketed[0] : '';
  const { joined = '', rest = '' } = BEHIND.exec(behind)?.groups ?? {};
  if (joined === '' || !isOfSeveral(name, index)) return '';
  const mark = [...index.byMark.keys()]
    .filter((each) => beginsWith(rest, each))
    .toSorted((a, b) => b.length - a.length)[0];
  if (mark === undefined) return '';
  // "For Cllr Patel in Hilltop" may say where it is.
  const isOfWard =
    joined.toLowerCase() === 'in' && index.byMark.get(mark)?.every(({ service }) => service === undefined);
  if (isOfWard) return '';
  const end = behind.length - rest.length + mark.length;
  return behind.slice(0, end + (KIND.exec(behind.slice(end))?.[0].length ?? 0));
}

/** A name without the mark behind it, and whom the mark fits; undefined where none is said. */
export function withoutMark(
  said: string,
  directory: Directory,
): { readonly name: string; readonly fits: readonly Person[] } | undefined {
  const index = indexOf(directory);
  const { name = '', mark = '' } =
    /^(?<name>.*\p{L}[.'’]?)\s*\(\s*(?<mark>[^()]+?)\s*\)\s*$/u.exec(said)?.groups ??
    /^(?<name>.*\p{L}[.'’]?),?\s+(?:in|of|from|at)\s+(?:the\s+)?(?<mark>.+?)(?:\s+(?:ward|team|department|dept|service))?\s*$/iu.exec(
      said,
    )?.groups ??
    {};
  const fits = index.byMark.get(lower(mark));
  return fits === undefined ? undefined : { name, fits };
}

function isOfSeveral(name: string, { byJoined, byWord }: NameIndex): boolean {
  const words = plainWords(name).filter((word) => !/^(?:cllrs?|councillors?)$/.test(word));
  const [only = ''] = words;
  return (byJoined.get(words.join('')) ?? (words.length === 1 ? byWord.get(only) : undefined) ?? []).length > 1;
}

function beginsWith(rest: string, mark: string): boolean {
  return rest.toLowerCase().startsWith(mark) && !/^[\p{L}\p{N}]/u.test(rest.slice(mark.length));
}

function lower(mark: string | undefined): string {
  return (mark ?? '').toLowerCase();
}
