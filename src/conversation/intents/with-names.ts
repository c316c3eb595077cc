import type { Speaker } from '../heard-turn.ts';

/**
 * A question with the names of the directory written with a capital, as names are: search puts no name right as if it were a slip of
 * typing. "can siobhan attend" becomes "can Siobhan attend".
 */
export function withNames(asked: string, speaker: Speaker | undefined): string {
  if (speaker?.kind !== 'known') return asked;
  const names = new Set(speaker.directory.people.flatMap(({ name }) => plain(name).split(/[^\p{L}]+/u)));
  return asked.replace(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}’']+/gu, (word) =>
    names.has(plain(word)) ? word.charAt(0).toUpperCase() + word.slice(1) : word,
  );
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
