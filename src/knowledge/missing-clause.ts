import { findClauses, isNumbered, plainWords, readNamed } from './find-clauses.ts';
import { toFigures } from './number-words.ts';
import type { Clause, Council, CouncilDocument } from './types.ts';

/**
 * A paragraph that words name and none of `documents` has; or an item, `(z)` or `[9]`, that a paragraph of that number has not, where
 * `clause` is that paragraph.
 */
export type MissingClause =
  | { readonly kind: 'paragraph'; readonly number: string; readonly documents: readonly CouncilDocument[] }
  | { readonly kind: 'item'; readonly marker: string; readonly clause: Clause; readonly document: CouncilDocument };

/** What words name and is not there; undefined where it is, or where they are anything but a reference to one paragraph by its number. */
export function findMissing(
  typed: string,
  council: Council,
  documents: readonly CouncilDocument[],
): MissingClause | undefined {
  const named = readNamed(toFigures(plainWords(typed)), council, documents);
  const { number, letter = '', bullet } = named?.wanted ?? {};
  if (named === undefined || number === undefined) return undefined;
  const [first] = findClauses(typed, council, named.documents);
  if (first === undefined) {
    const isThere = named.documents.some(({ clauses }) => clauses.some((clause) => isNumbered(clause, named.wanted)));
    return isThere ? undefined : { kind: 'paragraph', number, documents: named.documents };
  }
  const marker = bullet === undefined ? letter : `[${bullet}]`;
  // "14a" may be a paragraph of that number.
  const isWhole = letter !== '' && first.clause.number.toLowerCase() === `${number}${letter.replace(/[()]/g, '')}`;
  if (marker === '' || first.item !== undefined || isWhole) return undefined;
  return { kind: 'item', marker, clause: first.clause, document: first.document };
}

/** From which number to which a document's paragraphs go, as `1 to 58`; empty where they have no numbers. */
export function numbersOf({ clauses }: CouncilDocument): string {
  const numbers = clauses.flatMap(({ number }) => (/^\d/.test(number) ? [number] : []));
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} to ${last}`;
}

/** Which items a paragraph has, as `(a) to (n)` or `5 bullets`; empty where it has none. */
export function itemsOf({ blocks }: Clause): string {
  const markers = blocks.flatMap((block) => (block.kind === 'item' ? [block.marker] : []));
  const letters = [...new Set(markers.flatMap((marker) => /^\(\w+\)/.exec(marker)?.[0] ?? []))];
  const [first, last] = [letters[0], letters.at(-1)];
  const bullets = markers.filter((marker) => marker.startsWith('[')).length;
  const inLetters = first === undefined || first === last ? (first ?? '') : `${first} to ${last}`;
  const inBullets = bullets === 0 ? '' : `${bullets} ${bullets === 1 ? 'bullet' : 'bullets'}`;
  return [inLetters, inBullets].filter((each) => each !== '').join(' and ');
}
