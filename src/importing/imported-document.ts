import type { Look, Note } from './block.ts';

// A document being imported is a list of pieces in the order of the source. Every character of the source is in exactly
// one of them. What each piece is, is its role; clauses are read off the roles, so changing a role, joining two pieces
// or splitting one is all that a correction ever does, and no correction can lose a character.

/** What a piece is in the document. */
export type Role =
  | { readonly kind: 'title' }
  /** `level` 1 is outermost. `part` makes it an appendix or a part whose paragraphs count from 1 again: `b`, `annex-1`. */
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly number?: string;
      readonly part?: string;
      readonly partName?: string;
      /** The paragraphs of the part count from 1 again, and are named by it. */
      readonly anew?: boolean;
      /** Its number begins the counting again. */
      readonly restarts?: boolean;
    }
  /** `number` as printed without its stop: `26`, `4.4`, `A1`, `(3)`. */
  | { readonly kind: 'clause'; readonly number: string; readonly restarts?: boolean }
  /** `depth` 1 lies directly in a clause. */
  | { readonly kind: 'item'; readonly depth: number }
  /** Goes on with the clause before it, or with its last item: the last at this depth, else the last of all. */
  | { readonly kind: 'text'; readonly of?: 'item'; readonly depth?: number }
  /** A clause without a number. */
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'table' }
  | { readonly kind: 'left-out'; readonly why: string };

export type Piece = {
  readonly id: number;
  readonly role: Role;
  /** Without its mark. */
  readonly text: string;
  /** The number, letter or bullet as printed: `1.1.`, `(a)`, `•`; empty where there is none. */
  readonly mark: string;
  /** The mark is not typed in the file: a program counts it. */
  readonly isCounted?: boolean;
  readonly page?: number;
  readonly line?: number;
  readonly rows?: readonly (readonly string[])[];
  readonly notes?: readonly Note[];
  readonly look?: Look;
};

/** What can be done about a doubt; `say` is the words on its button. */
export type Fix =
  | { readonly kind: 'become'; readonly piece: number; readonly role: Role; readonly say: string }
  | { readonly kind: 'join'; readonly piece: number; readonly say: string }
  | {
      readonly kind: 'split';
      readonly piece: number;
      /** Where in the piece's text the second part begins. */
      readonly at: number;
      readonly role: Role;
      readonly say: string;
    }
  /** A table becomes two: the second begins with its row of that place, counted from 0. */
  | { readonly kind: 'divide'; readonly piece: number; readonly row: number; readonly say: string }
  /** It is right as it is. */
  | { readonly kind: 'keep'; readonly piece: number; readonly say: string }
  /** Somebody has looked at what is said of the whole file, in these words. */
  | { readonly kind: 'seen'; readonly why: string; readonly say: string };

export type DoubtKind =
  | 'missing-number'
  | 'repeated-number'
  | 'number-out-of-order'
  | 'no-number'
  | 'maybe-heading'
  | 'maybe-item'
  | 'run-in'
  | 'repeated-text'
  | 'no-text'
  | 'left-out'
  | 'moved'
  | 'table'
  | 'changes'
  | 'unproved'
  | 'words';

/** Something in the file that can be read in more than one way, or that the council may want to know. */
export type Doubt = {
  readonly kind: DoubtKind;
  /** A person's words: `paragraph 4.2 (page 3)`. */
  readonly where: string;
  /** A sentence. */
  readonly why: string;
  readonly piece?: number;
  readonly fixes: readonly Fix[];
};

export type ImportedDocument = {
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly doubts: readonly Doubt[];
  /** Hyphens at line ends that were taken out to make words whole. */
  readonly hyphensJoined: number;
};

export type ImportedItem = {
  readonly label: string;
  readonly text: string;
  readonly items: readonly ImportedItem[];
};

export type ImportedClause = {
  /** Local: `26`, `4.4~2`, `b-3`, `preamble`. */
  readonly reference: string;
  /** As printed; empty where there is none. */
  readonly number: string;
  /** What a person calls it: `paragraph 26`, `Appendix B, paragraph 3`. */
  readonly label: string;
  readonly headings: readonly string[];
  /** Its own text, without its items. */
  readonly text: string;
  readonly items: readonly ImportedItem[];
  readonly table?: readonly (readonly string[])[];
  readonly notes?: readonly Note[];
  readonly page?: number;
  /** The pieces it is made of, in order. */
  readonly pieces: readonly number[];
};
