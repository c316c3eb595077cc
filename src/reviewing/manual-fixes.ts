import { beginningOf, divideFix, type Fix, type ImportedDocument, type Piece } from '../importing/index.ts';

/** Starts of sentences that are offered for splitting, at most. */
const MOST_SPLITS = 12;

/** A heading that is made by hand lies below the one above it: the importer works out its level. */
const BELOW_THE_ONE_ABOVE = 9;

/**
 * Everything that a person may make of a piece of a document, whether the program was in doubt about it or not; each says what
 * it does. `before` is what the clause before is called: `paragraph 4`.
 */
export function manualFixes(document: ImportedDocument, id: number, before: string | undefined): readonly Fix[] {
  const at = document.pieces.findIndex((piece) => piece.id === id);
  const piece = document.pieces[at];
  if (piece === undefined) return [];
  const become = (role: Piece['role'], say: string): Fix => ({ kind: 'become', piece: id, role, say });
  const isOut = piece.role.kind === 'left-out';
  if (piece.rows)
    return isOut
      ? [become({ kind: 'table' }, 'Put it back as a table')]
      : [become(leftOut, 'It is no part of the text'), ...divisionsOf(id, piece.rows)];
  const number = /^\(?(\d+(?:\.\d+)*[A-Za-z]?)/.exec(piece.mark)?.[1];
  const back = isOut ? 'Put it back: it' : 'It';
  const options: readonly (Fix | undefined)[] = [
    number === undefined || piece.role.kind === 'clause'
      ? undefined
      : become({ kind: 'clause', number }, `${back} is paragraph ${number}`),
    piece.role.kind === 'paragraph' ? undefined : become({ kind: 'paragraph' }, `${back} is a paragraph of its own`),
    piece.role.kind === 'heading'
      ? undefined
      : become({ kind: 'heading', level: BELOW_THE_ONE_ABOVE }, `${back} is a heading`),
    piece.role.kind === 'text' || before === undefined
      ? undefined
      : become({ kind: 'text' }, `${back} belongs to ${before}`),
    piece.role.kind === 'item' || before === undefined
      ? undefined
      : become({ kind: 'item', depth: 1 }, `${back} is an item of ${before}`),
    piece.role.kind === 'item' && piece.role.depth < 4
      ? become({ kind: 'item', depth: piece.role.depth + 1 }, 'It lies one level deeper')
      : undefined,
    piece.role.kind === 'item' && piece.role.depth > 1
      ? become({ kind: 'item', depth: piece.role.depth - 1 }, 'It lies one level higher')
      : undefined,
    canJoin(document, at) ? { kind: 'join', piece: id, say: 'It goes on the line before it' } : undefined,
    isOut ? undefined : become(leftOut, 'It is no part of the text'),
    ...(isOut ? [] : splitsOf(piece)),
  ];
  return options.filter((option) => option !== undefined);
}

const leftOut = { kind: 'left-out', why: 'left out by a person' } as const;

function canJoin({ pieces }: ImportedDocument, at: number): boolean {
  const before = pieces.slice(0, at).findLast(({ role }) => role.kind !== 'left-out');
  return pieces[at]?.role.kind !== 'left-out' && before !== undefined && before.rows === undefined;
}

/** Another table can begin at any row but the first. */
function divisionsOf(id: number, rows: NonNullable<Piece['rows']>): readonly Fix[] {
  return rows.slice(1, MOST_SPLITS + 1).map((_, at) => divideFix(id, rows, at + 1));
}

/** A new paragraph, item or heading can only begin where a sentence or line does. */
function splitsOf({ id, text }: Piece): readonly Fix[] {
  return [...text.matchAll(/(?:[.;:!?][”’")\]]*\s+|\n+)(?=\S)/gu)].slice(0, MOST_SPLITS).map(({ index, 0: gap }) => {
    const at = index + gap.length;
    return {
      kind: 'split',
      piece: id,
      at,
      role: { kind: 'paragraph' },
      say: `A paragraph of its own begins at “${beginningOf(text.slice(at))}”`,
    };
  });
}
