import { defined } from '../defined.ts';
import {
  clausesOf,
  type ImportedClause,
  type ImportedDocument,
  type ImportedItem,
  type Piece,
} from '../importing/index.ts';

/** A piece of the file as it came. `page` only where it is another than the piece before it. */
export type SourceLine = {
  readonly id: number;
  readonly page?: number;
  /** The number or letter as printed, and whether a program counts it. */
  readonly mark: string;
  readonly isCounted: boolean;
  readonly text: string;
  readonly rows?: readonly (readonly string[])[];
  readonly notes: readonly string[];
};

/** What was made of some lines of the file, beside them. */
export type TextRow = {
  /** The first piece: its name on the page. */
  readonly id: number;
  readonly source: readonly SourceLine[];
  readonly made:
    | { readonly kind: 'title' | 'heading'; readonly text: string; readonly level: number }
    | { readonly kind: 'clause'; readonly clause: ShownClause }
    | { readonly kind: 'left-out'; readonly why: string };
  /** How many places of it are doubtful. */
  readonly doubts: number;
};

/** `depth` 1 lies directly in the paragraph; what lies deeper than 4 is shown as 4. */
export type ShownItem = { readonly label: string; readonly text: string; readonly depth: number };
export type ShownClause = {
  readonly reference: string;
  readonly label: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly ShownItem[];
  /** Each table with its rows, of which the first is its head. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly notes: readonly string[];
};

/** The whole document in the order of its file, row by row: what came, and what was made of it. Every piece is in one row. */
export function textRows(document: ImportedDocument): readonly TextRow[] {
  const clauses = new Map<number, ShownClause>();
  for (const clause of clausesOf(document)) {
    const shown = shownClause(clause, document);
    for (const piece of clause.pieces) clauses.set(piece, shown);
  }
  const rows: { pieces: Piece[]; made: TextRow['made']; key: string }[] = [];
  for (const piece of document.pieces) {
    const [key, made] = madeOf(piece, clauses.get(piece.id), document.title);
    const last = rows.at(-1);
    if (last?.key === key && last.made.kind !== 'heading') last.pieces.push(piece);
    else rows.push({ pieces: [piece], made, key });
  }
  let page: number | undefined;
  return rows.map(({ pieces, made }) => ({
    id: pieces[0]?.id ?? 0,
    source: pieces.map((piece) => {
      const isNew = piece.page !== undefined && piece.page !== page;
      page = piece.page ?? page;
      return lineOf(piece, isNew);
    }),
    made,
    doubts: document.doubts.filter(({ piece }) => pieces.some(({ id }) => id === piece)).length,
  }));
}

function madeOf(piece: Piece, clause: ShownClause | undefined, title: string): readonly [string, TextRow['made']] {
  const { role, mark, text } = piece;
  if (role.kind === 'left-out') return [`left-out ${role.why}`, { kind: 'left-out', why: role.why }];
  if (role.kind === 'title') return ['title', { kind: 'title', text: title, level: 1 }];
  if (role.kind === 'heading')
    return [`heading ${piece.id}`, { kind: 'heading', text: `${mark} ${text}`.trim(), level: role.level }];
  if (clause === undefined) return [`none ${piece.id}`, { kind: 'left-out', why: 'in no paragraph' }];
  return [`clause ${clause.reference}`, { kind: 'clause', clause }];
}

/** A line of the file; `withPage` where its page is to be said. */
export function lineOf({ id, mark, isCounted, text, rows, notes, page }: Piece, withPage = true): SourceLine {
  return {
    id,
    ...(withPage && page !== undefined ? { page } : {}),
    mark,
    isCounted: isCounted === true,
    text,
    ...defined({ rows }),
    notes: (notes ?? []).map((note) => `${note.mark} ${note.text}`.trim()),
  };
}

/** A clause as it will be read. */
export function shownClause(
  { reference, label, text, items, notes, pieces }: ImportedClause,
  document: Pick<ImportedDocument, 'pieces'>,
): ShownClause {
  const own = new Set(pieces);
  return {
    reference,
    label: label.charAt(0).toUpperCase() + label.slice(1),
    paragraphs: text.split('\n').filter((each) => each !== ''),
    items: flat(items, 1),
    tables: document.pieces.flatMap(({ id, rows }) => (rows && own.has(id) ? [rows] : [])),
    notes: (notes ?? []).map((note) => `${note.mark} ${note.text}`.trim()),
  };
}

function flat(items: readonly ImportedItem[], depth: number): readonly ShownItem[] {
  return items.flatMap(({ label, text, items: inner }) => [
    { label, text, depth: Math.min(depth, 4) },
    ...flat(inner, depth + 1),
  ]);
}
