import { clausesOf } from '../assemble.ts';
import type { Doubt, Fix, ImportedClause, Piece } from '../imported-document.ts';

/** A document as the checks look at it. */
export type View = {
  /** Everything that was not left out, in order. */
  readonly shown: readonly Piece[];
  readonly leftOut: readonly Piece[];
  readonly clauses: readonly ImportedClause[];
  /** The headings that stand above a piece, outermost first. */
  readonly above: ReadonlyMap<number, readonly Piece[]>;
};

export type Check = (view: View) => readonly Doubt[];

export function viewOf(title: string, pieces: readonly Piece[]): View {
  const above = new Map<number, readonly Piece[]>();
  let open: readonly Piece[] = [];
  for (const piece of pieces) {
    const { role } = piece;
    if (role.kind === 'heading') {
      open = open.filter((each) => each.role.kind === 'heading' && each.role.level < role.level);
      above.set(piece.id, open);
      open = [...open, piece];
    } else above.set(piece.id, open);
  }
  return {
    shown: pieces.filter(({ role }) => role.kind !== 'left-out' && role.kind !== 'title'),
    leftOut: pieces.filter(({ role }) => role.kind === 'left-out'),
    clauses: clausesOf({ title, pieces, doubts: [], hyphensJoined: 0 }),
    above,
  };
}

export function doubtOf(kind: Doubt['kind'], piece: Piece, why: string, ...fixes: readonly Fix[]): Doubt {
  return {
    kind,
    where: '',
    why,
    piece: piece.id,
    fixes: [...fixes, { kind: 'keep', piece: piece.id, say: 'It is printed so' }],
  };
}

export function become({ id }: Piece, role: Piece['role'], say: string): Fix {
  return { kind: 'become', piece: id, role, say };
}

export const leaveOut = (piece: Piece, why = 'left out by a person'): Fix =>
  become(piece, { kind: 'left-out', why }, 'It is no part of the text');
export const joinOn = ({ id }: Piece): Fix => ({ kind: 'join', piece: id, say: 'It goes on the text before it' });

/** The parts of a number that is made of figures alone: `1.2` of `1.2`, nothing of `A1` or `IV`. */
export function partsOf(number: string | undefined): readonly number[] | undefined {
  return number !== undefined && /^\d{1,3}(?:\.\d{1,3})*$/.test(number) ? number.split('.').map(Number) : undefined;
}

export const numberOf = ({ role }: Piece) =>
  role.kind === 'clause' || role.kind === 'heading' ? role.number : undefined;
export const ends = (text: string) => /[.;:,?!…]["”’')\]]*$/.test(text);
/** Whether a text stops in the middle of a sentence. */
export const isDangling = (text: string) =>
  /[\p{L},]\s(?:the|of|to|a|an|in|for|with|by|from|their|its|that|which|and|or)$/u.test(text);
