import { defined } from '../defined.ts';
import type { Note } from './block.ts';
import type { ImportedClause, ImportedDocument, ImportedItem, Piece } from './imported-document.ts';

type Heading = {
  readonly level: number;
  readonly text: string;
  readonly number: string | undefined;
  readonly restarts: boolean;
};
type Part = { readonly code: string; readonly name: string };
type OpenItem = { label: string; text: string; items: OpenItem[] };
type Draft = {
  number: string;
  name: string | undefined;
  part: Part | undefined;
  /** Which counting it belongs to: a new one begins with each restart. */
  series: number;
  headings: readonly string[];
  paragraphs: string[];
  items: OpenItem[];
  rows: (readonly string[])[];
  notes: Note[];
  page: number | undefined;
  pieces: number[];
};

/** The clauses of a document, read off the roles of its pieces. */
export function clausesOf(document: ImportedDocument): readonly ImportedClause[] {
  const drafts: Draft[] = [];
  let above: Heading[] = [];
  let part: Part | undefined;
  let series = 0;
  let seriesHeading = new Map<number, string>();
  let current: Draft | undefined;
  let pendingNotes: Note[] = [];

  for (const [at, piece] of document.pieces.entries()) {
    const { role } = piece;
    if (isEmptyNumber(document.pieces, at)) continue;
    switch (role.kind) {
      case 'title':
      case 'left-out':
        break;
      case 'heading': {
        above = [
          ...above.filter(({ level }) => level < role.level),
          { level: role.level, text: piece.text, number: role.number, restarts: role.restarts === true },
        ];
        if (role.anew && role.part !== undefined) part = { code: role.part, name: role.partName ?? piece.text };
        if (role.restarts) restart();
        current = undefined;
        pendingNotes = [...pendingNotes, ...(piece.notes ?? [])];
        break;
      }
      case 'clause':
        if (role.restarts) restart(role.number);
        current = begin(role.number, undefined, piece);
        addText(current, piece);
        break;
      case 'paragraph':
        current = role.kind === 'paragraph' && current === undefined ? beginUnnumbered(piece) : beginOwn(piece);
        addText(current, piece);
        break;
      case 'item':
        current ??= beginUnnumbered(piece);
        addItem(current, piece, role.depth);
        break;
      case 'table':
        current ??= beginUnnumbered(piece);
        current.rows.push(...(piece.rows ?? []));
        note(current, piece);
        break;
      case 'text':
        current ??= beginUnnumbered(piece);
        if (role.of === 'item' && current.items.length > 0) addToItem(current, piece, role.depth);
        else addText(current, piece);
    }
  }
  return finish(drafts, seriesHeading);

  /** A number that does not count with that of the heading above it is told by that heading. */
  function restart(own = ''): void {
    series += 1;
    const inner = above.at(-1);
    const isOfInner = inner?.number !== undefined && /^\d+$/.test(own) && !own.startsWith(`${inner.number}.`);
    const heading = isOfInner ? inner.text : above.findLast(({ number }) => number === undefined)?.text;
    if (heading !== undefined) seriesHeading = new Map(seriesHeading).set(series, heading);
  }

  function begin(number: string, name: string | undefined, piece: Piece): Draft {
    if (number !== '' && !seriesHeading.has(series)) {
      const heading = above.findLast((each) => each.number === undefined)?.text;
      if (heading !== undefined) seriesHeading.set(series, heading);
    }
    const draft: Draft = {
      number,
      name,
      part,
      series,
      headings: above.map(({ text }) => text),
      paragraphs: [],
      items: [],
      rows: [],
      notes: pendingNotes,
      page: piece.page,
      pieces: [],
    };
    pendingNotes = [];
    drafts.push(draft);
    return draft;
  }

  /** Text straight below a heading has the heading's number, or else its name. */
  function beginUnnumbered(piece: Piece): Draft {
    const heading = above.at(-1);
    if (!heading) return begin('', 'preamble', piece);
    const isTaken = drafts.some(
      (each) => each.number === heading.number && each.series === series && each.part?.code === part?.code,
    );
    if (heading.number !== undefined && !isTaken) return begin(heading.number, undefined, piece);
    return begin('', heading.text, piece);
  }

  function beginOwn(piece: Piece): Draft {
    const heading = above.at(-1);
    return begin('', heading?.text ?? 'preamble', piece);
  }
}

/** A number that a program prints with nothing behind or below it is no clause. */
function isEmptyNumber(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.role.kind !== 'clause' || piece.text !== '' || !piece.isCounted || piece.notes) return false;
  const next = pieces.slice(at + 1).find(({ role }) => role.kind !== 'left-out');
  return !/^(?:item|text|table)$/.test(next?.role.kind ?? '');
}

function note(draft: Draft, piece: Piece): void {
  draft.pieces.push(piece.id);
  if (piece.notes) draft.notes = [...draft.notes, ...piece.notes];
}

function addText(draft: Draft, piece: Piece): void {
  if (piece.text !== '')
    draft.paragraphs.push(
      piece.role.kind === 'clause' || piece.mark === '' ? piece.text : `${piece.mark} ${piece.text}`,
    );
  note(draft, piece);
}

function addItem(draft: Draft, piece: Piece, depth: number): void {
  let level = draft.items;
  for (let at = 1; at < depth; at += 1) {
    const last = level.at(-1);
    if (!last) break;
    level = last.items;
  }
  level.push({ label: piece.mark, text: piece.text, items: [] });
  note(draft, piece);
}

function addToItem(draft: Draft, piece: Piece, depth = Number.POSITIVE_INFINITY): void {
  let item = draft.items.at(-1);
  for (let at = 1; at < depth && item && item.items.length > 0; at += 1) item = item.items.at(-1);
  if (item) item.text = item.text === '' ? piece.text : `${item.text}\n${piece.text}`;
  note(draft, piece);
}

function finish(drafts: readonly Draft[], headings: ReadonlyMap<number, string>): readonly ImportedClause[] {
  const seriesOf = new Map<string, Set<number>>();
  for (const { number, part, series } of drafts) {
    if (part || number === '') continue;
    seriesOf.set(number, (seriesOf.get(number) ?? new Set()).add(series));
  }
  // Where one number stands in several countings, every paragraph of those is named by its heading.
  const ambiguous = new Set([...seriesOf.values()].filter(({ size }) => size > 1).flatMap((each) => [...each]));
  const used = new Map<string, number>();
  return drafts.map((draft): ImportedClause => {
    const { number, name, part, series } = draft;
    const heading = ambiguous.has(series) && number !== '' && !part ? headings.get(series) : undefined;
    const own = number === '' ? slugOf(name ?? 'preamble') : slugOfNumber(number);
    const isPartItself = part !== undefined && number === '' && (name ?? '').startsWith(part.name);
    const inPart = part && (isPartItself ? part.code : `${part.code}-${own}`);
    const base = inPart ?? (heading ? `${slugOf(heading)}-${own}` : own);
    const occurrence = (used.get(base) ?? 0) + 1;
    used.set(base, occurrence);
    const called = number === '' ? (name ?? 'preamble') : `paragraph ${number}`;
    const place = isPartItself
      ? part.name
      : part
        ? `${part.name}, ${called}`
        : heading
          ? `${heading}, ${called}`
          : called;
    return {
      reference: occurrence === 1 ? base : `${base}~${occurrence}`,
      number,
      label: occurrence === 1 ? place : `${place} (${ordinals[occurrence - 1] ?? occurrence})`,
      headings: draft.headings,
      text: draft.paragraphs.join('\n'),
      items: draft.items.map(plain),
      ...(draft.rows.length > 0 ? { table: draft.rows } : {}),
      ...(draft.notes.length > 0 ? { notes: draft.notes } : {}),
      ...defined({ page: draft.page }),
      pieces: draft.pieces,
    };
  });
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

function plain({ label, text, items }: OpenItem): ImportedItem {
  return { label, text, items: items.map(plain) };
}

function slugOfNumber(number: string): string {
  return number.replace(/[()\s]+/g, '');
}

function slugOf(heading: string): string {
  const slug = heading
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug.length <= 60 ? slug : slug.slice(0, 60).replace(/-[^-]*$/, '');
}
