import type { Doubt, Fix, ImportedDocument, Piece } from './imported-document.ts';

const SEEN = 'I have looked at it';

/**
 * Applies a fix: a role is changed, a piece joined to the one before it, or split; a table becomes two. The doubts about that piece are then
 * settled. Pure; a fix that fits nothing (its piece is gone) leaves the document as it is, so it can be applied twice.
 */
export function applyFix(document: ImportedDocument, fix: Fix): ImportedDocument {
  if (fix.kind === 'seen')
    return {
      ...document,
      doubts: document.doubts.filter(({ piece, why }) => piece !== undefined || why !== fix.why),
    };
  const at = document.pieces.findIndex(({ id }) => id === fix.piece);
  const piece = document.pieces[at];
  if (!piece) return document;
  const doubts = document.doubts
    .filter((doubt) => doubt.piece !== fix.piece)
    .flatMap((doubt) => withoutFixesOf(doubt, fix.piece));
  switch (fix.kind) {
    case 'keep':
      return { ...document, doubts };
    case 'become':
      return {
        ...document,
        doubts,
        pieces: replaced(document.pieces, at, [become(piece, fix.role, document.pieces, at)]),
      };
    case 'split': {
      const [first, second] = [piece.text.slice(0, fix.at).trim(), piece.text.slice(fix.at).trim()];
      if (first === '' || second === '') return document;
      const id = Math.max(...document.pieces.map((each) => each.id)) + 1;
      const { notes: _notes, rows: _rows, isCounted: _isCounted, ...plain } = piece;
      const added: Piece = { ...plain, id, text: second, mark: '', role: fix.role };
      return { ...document, doubts, pieces: replaced(document.pieces, at, [{ ...piece, text: first }, added]) };
    }
    case 'divide': {
      const [first = [], second = []] = [piece.rows?.slice(0, fix.row), piece.rows?.slice(fix.row)];
      if (first.length === 0 || second.length === 0) return document;
      const id = Math.max(...document.pieces.map((each) => each.id)) + 1;
      const { notes: _notes, ...plain } = piece;
      const pieces = replaced(document.pieces, at, [
        { ...piece, rows: first },
        { ...plain, id, rows: second },
      ]);
      return { ...document, doubts, pieces };
    }
    case 'join': {
      const before = document.pieces.findLastIndex(({ role }, index) => index < at && role.kind !== 'left-out');
      const target = document.pieces[before];
      if (!target || piece.rows || target.rows) return document;
      const notes = [...(target.notes ?? []), ...(piece.notes ?? [])];
      const joined: Piece = {
        ...target,
        text: [target.text, piece.isCounted ? '' : piece.mark, piece.text].filter((text) => text !== '').join(' '),
        ...(notes.length > 0 ? { notes } : {}),
      };
      const pieces = document.pieces
        .filter((_, index) => index !== at)
        .map((each) => (each === target ? joined : each));
      return { ...document, doubts, pieces };
    }
  }
}

/**
 * What can be done about a doubt, last of all that it is right as it is. Only a text that does not add up with its file can be put
 * right by nobody here.
 */
export function fixesOf({ kind, piece, why, fixes }: Doubt): readonly Fix[] {
  if (kind === 'unproved' || fixes.some((fix) => fix.kind === 'keep' || fix.kind === 'seen')) return fixes;
  if (piece === undefined) return [...fixes, { kind: 'seen', why, say: SEEN }];
  return [...fixes, { kind: 'keep', piece, say: 'It is right as it is' }];
}

function isAbout(fix: Fix, piece: number): boolean {
  return fix.kind !== 'seen' && fix.piece === piece;
}

/** A doubt about several pieces keeps the fixes of the others, and is settled with the last. */
function withoutFixesOf(doubt: Doubt, piece: number): Doubt | readonly Doubt[] {
  if (doubt.piece !== undefined || !doubt.fixes.some((fix) => isAbout(fix, piece))) return doubt;
  const fixes = doubt.fixes.filter((fix) => !isAbout(fix, piece));
  return fixes.length === 0 ? [] : { ...doubt, fixes };
}

function become(piece: Piece, role: Piece['role'], pieces: readonly Piece[], at: number): Piece {
  if (role.kind === 'heading') {
    // A heading made by hand lies directly below the one above it.
    const above = pieces.slice(0, at).findLast((each) => each.role.kind === 'heading')?.role;
    const level = role.level <= 6 ? role.level : above?.kind === 'heading' ? above.level + 1 : 1;
    return { ...piece, role: { ...role, level } };
  }
  return { ...piece, role };
}

function replaced(pieces: readonly Piece[], at: number, by: readonly Piece[]): readonly Piece[] {
  return [...pieces.slice(0, at), ...by, ...pieces.slice(at + 1)];
}

/** Makes another table begin at a row of one. */
export function divideFix(piece: number, rows: readonly (readonly string[])[], row: number): Fix {
  const say = `Another table begins at “${beginningOf((rows[row] ?? []).join(' | '))}”`;
  return { kind: 'divide', piece, row, say };
}

/** The first words of a text. */
export function beginningOf(text: string, most = 50): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')} …`;
}
