import { clausesOf } from './assemble.ts';
import { applyFix } from './fixes.ts';
import type { Doubt, ImportedClause, ImportedDocument } from './imported-document.ts';

/**
 * The paragraphs that a doubt reaches through their headings: those below a heading that is doubted, and those that would be below
 * another if one of its fixes were taken.
 */
export function reachOf(document: ImportedDocument, { piece, fixes }: Doubt): readonly ImportedClause[] {
  const role = document.pieces.find(({ id }) => id === piece)?.role;
  const changes = fixes.filter(
    (fix) => fix.kind === 'join' || ((fix.kind === 'become' || fix.kind === 'split') && fix.role.kind === 'heading'),
  );
  if (role?.kind !== 'heading' && changes.every(({ kind }) => kind === 'join')) return [];
  const clauses = clausesOf(document);
  const reached = new Set(role?.kind === 'heading' && piece !== undefined ? firstPiecesBelow(document, piece) : []);
  for (const fix of changes) {
    const before = new Map(clauses.map(({ pieces: [first], headings }) => [first, headings.join('\n')]));
    for (const {
      pieces: [first],
      headings,
    } of clausesOf(applyFix(document, fix)))
      if (first !== undefined && before.has(first) && before.get(first) !== headings.join('\n')) reached.add(first);
  }
  return clauses.filter(({ pieces }) => pieces.some((id) => id !== piece && reached.has(id)));
}

/** The pieces below a heading, to the next one that does not lie below it. */
function firstPiecesBelow({ pieces }: ImportedDocument, heading: number): readonly number[] {
  const at = pieces.findIndex(({ id }) => id === heading);
  const level = levelOf(pieces[at]);
  const below = pieces.slice(at + 1);
  const end = below.findIndex((piece) => levelOf(piece) <= level);
  return below.slice(0, end < 0 ? undefined : end).map(({ id }) => id);
}

function levelOf(piece: ImportedDocument['pieces'][number] | undefined): number {
  return piece?.role.kind === 'heading' ? piece.role.level : Number.POSITIVE_INFINITY;
}

/** The paragraphs that a doubt reaches, as the end of its sentence. */
export function reachInWords(reached: readonly ImportedClause[], isHeading: boolean): string {
  const [first, last] = [reached[0]?.label, reached.at(-1)?.label];
  if (first === undefined || last === undefined) return '';
  const which = reached.length === 1 ? first : reached.length === 2 ? `${first} and ${last}` : `${first} to ${last}`;
  return isHeading ? ` It heads ${which}.` : ` As a heading it would stand over ${which}.`;
}
