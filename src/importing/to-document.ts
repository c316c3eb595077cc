import { createHash } from 'node:crypto';
import { defined } from '../defined.ts';
import {
  type Clause,
  type ClauseBlock,
  type CouncilDocument,
  type OutlineEntry,
  textOfRow,
} from '../knowledge/index.ts';
import { clausesOf } from './assemble.ts';
import type { ImportedClause, ImportedDocument, Piece } from './imported-document.ts';

/** What a document is called where it is kept, beyond what its file says. */
export type DocumentFacts = {
  /** `northmere` */
  readonly council: string;
  readonly councilName: string;
  /** `working-together` */
  readonly slug: string;
  readonly title: string;
  /** The name of the file as received. */
  readonly source: string;
};

/** The document as it is answered from: the same clauses, each with its reference and fingerprint. Pure. */
export function toCouncilDocument(imported: ImportedDocument, facts: DocumentFacts): CouncilDocument {
  const id = `${facts.council}/${facts.slug}`;
  const pieces = new Map(imported.pieces.map((piece) => [piece.id, piece]));
  const clauses = clausesOf(imported)
    .map((clause) => clauseOf(clause, id, pieces))
    .filter(({ text }) => text.trim() !== '');
  return {
    id,
    council: facts.council,
    slug: facts.slug,
    title: facts.title,
    shortTitle: shortTitleOf(facts.title),
    kind: 'protocol',
    status: 'adopted',
    source: facts.source,
    binds: `Members and officers of ${facts.councilName}`,
    faults: imported.doubts
      .filter(({ kind }) => kind === 'missing-number' || kind === 'repeated-number')
      .map(({ piece, why }) => ({ where: pieces.get(piece ?? -1)?.mark ?? '', what: why })),
    clauses,
    outline: outlineOf(imported, clauses, id),
  };
}

/** `Working together: protocol on ...` is cited as `Working together`, and `CODE OF CONDUCT` as `Code of Conduct`. */
function shortTitleOf(title: string): string {
  const short = title.split(/\s*[:–—]\s+/)[0] ?? title;
  const cited = short.length >= 8 && short.length < title.length ? short : title;
  return /\p{Ll}/u.test(cited) ? cited : withoutCapitals(cited);
}

const smallWords = new Set('a an and as at between by for from in of on or the to with'.split(' '));

/** Words as in a title; those without a vowel are abbreviations. */
function withoutCapitals(title: string): string {
  return title.replace(/\p{L}[\p{L}’']*/gu, (word, at: number) => {
    const small = word.toLowerCase();
    if (at > 0 && smallWords.has(small)) return small;
    return /[aeiouy]/.test(small) ? word.charAt(0) + small.slice(1) : word;
  });
}

function clauseOf(clause: ImportedClause, id: string, pieces: ReadonlyMap<number, Piece>): Clause {
  const reference = `${id}#${clause.reference}`;
  const blocks = blocksOf(
    clause.pieces.flatMap((each) => pieces.get(each) ?? []),
    reference,
  );
  const text = blocks
    .map((block) => (block.kind === 'item' ? `${block.printed} ${block.text}` : block.text))
    .join('\n');
  return {
    reference,
    number: clause.number === '' ? clause.reference.replace(/~\d+$/, '') : clause.number,
    label: clause.label,
    headings: clause.headings,
    status: 'adopted',
    blocks,
    ...defined({ page: clause.page }),
    text,
    digest: createHash('sha256').update(text, 'utf8').digest('hex'),
    related: [],
  };
}

function blocksOf(pieces: readonly Piece[], reference: string): readonly ClauseBlock[] {
  const blocks: ClauseBlock[] = [];
  const used = new Set<string>();
  let above: string[] = [];
  let bullets = 0;
  for (const piece of pieces) {
    const { role, text } = piece;
    if (role.kind === 'item') {
      const sign = /[a-z0-9]{1,5}/i.exec(piece.mark)?.[0];
      above = [...above.slice(0, role.depth - 1)];
      let marker = sign === undefined ? '' : `${above.join('')}(${sign})`;
      if (marker === '' || used.has(marker)) {
        // A bullet, and the second item with one mark, are cited by their place.
        bullets += 1;
        while (used.has(`[${bullets}]`)) bullets += 1;
        marker = `[${bullets}]`;
      }
      above[role.depth - 1] = sign === undefined ? '' : `(${sign})`;
      used.add(marker);
      blocks.push({
        kind: 'item',
        marker,
        printed: piece.mark === '' ? '•' : piece.mark,
        reference: reference + marker,
        text,
      });
    } else if (piece.rows) {
      const isTable = piece.rows.some((row) => row.length > 1);
      for (const [at, row] of piece.rows.entries()) {
        const cells = row.map((cell) => cell.replaceAll('\n', ' '));
        const opens = at === 0 ? ({ opens: true } as const) : {};
        blocks.push({ kind: 'paragraph', text: textOfRow(cells), ...(isTable ? { cells, ...opens } : {}) });
      }
    } else if (text !== '') blocks.push({ kind: 'paragraph', text });
    for (const { mark, text: note } of piece.notes ?? [])
      blocks.push({ kind: 'paragraph', text: mark === '' ? note : `${mark} ${note}` });
  }
  return blocks;
}

function outlineOf(imported: ImportedDocument, clauses: readonly Clause[], id: string): readonly OutlineEntry[] {
  const first = new Map<number, string>();
  for (const { pieces, reference } of clausesOf(imported)) {
    if (pieces[0] !== undefined && clauses.some((each) => each.reference === `${id}#${reference}`)) {
      first.set(pieces[0], `${id}#${reference}`);
    }
  }
  return imported.pieces.flatMap((piece): OutlineEntry[] => {
    if (piece.role.kind === 'heading') {
      const level = Math.min(4, piece.role.level + 1) as 2 | 3 | 4;
      return [{ kind: 'heading', level, text: `${piece.mark} ${piece.text}`.trim() }];
    }
    const reference = first.get(piece.id);
    return reference === undefined ? [] : [{ kind: 'clause', reference }];
  });
}
