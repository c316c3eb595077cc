import { defined } from '../defined.ts';
import { clausesOf } from './assemble.ts';
import { fixesOf } from './fixes.ts';
import type { Doubt, ImportedClause, ImportedDocument } from './imported-document.ts';
import { reachInWords, reachOf } from './reach.ts';

/** A document as it is printed for people and programs: clauses, doubts and what was left out. */
export type Description = {
  readonly title: string;
  readonly clauses: readonly Omit<ImportedClause, 'pieces' | 'label'>[];
  /** `reaches`: the references of paragraphs whose headings are in doubt with it. */
  readonly doubts: readonly (Doubt & { readonly reaches?: readonly string[] })[];
  readonly leftOut: readonly {
    readonly text: string;
    readonly why: string;
    readonly count: number;
    readonly page?: number;
  }[];
};

/** Describes a document. What was left out for one reason with one text is named once, with its count. */
export function describe(document: ImportedDocument): Description {
  const leftOut = new Map<string, { text: string; why: string; count: number; page?: number }>();
  for (const { role, text: line, rows = [], page } of document.pieces) {
    if (role.kind !== 'left-out') continue;
    const text = [line, ...rows.flat()].filter((each) => each !== '').join(' ');
    const key = `${role.why}\n${text}`;
    const known = leftOut.get(key);
    if (known) known.count += 1;
    else leftOut.set(key, { text, why: role.why, count: 1, ...defined({ page }) });
  }
  if (document.hyphensJoined > 0) {
    leftOut.set('-', {
      text: '-',
      why: 'hyphens at line ends, taken out to make words whole',
      count: document.hyphensJoined,
    });
  }
  return {
    title: document.title,
    clauses: clausesOf(document).map(({ pieces: _pieces, label: _label, ...clause }) => clause),
    doubts: document.doubts.map((doubt) => placed(doubt, document)),
    leftOut: [...leftOut.values()],
  };
}

/** A doubt with its place, and what it reaches through headings. */
function placed(doubt: Doubt, document: ImportedDocument): Description['doubts'][number] {
  const reached = reachOf(document, doubt);
  const isHeading = document.pieces.some(({ id, role }) => id === doubt.piece && role.kind === 'heading');
  return {
    ...doubt,
    where: placeOf(doubt, document),
    fixes: fixesOf(doubt),
    why: `${doubt.why}${reachInWords(reached, isHeading)}`,
    ...(reached.length > 0 ? { reaches: reached.map(({ reference }) => reference) } : {}),
  };
}

/** Where a doubt is, in a person's words: `paragraph 4.2 (page 3)`. */
function placeOf(doubt: Doubt, document: ImportedDocument): string {
  if (doubt.where !== '' || doubt.piece === undefined) return doubt.where;
  const piece = document.pieces.find(({ id }) => id === doubt.piece);
  const clause = clausesOf(document).find(({ pieces }) => pieces.includes(doubt.piece ?? -1));
  const place =
    piece?.page === undefined ? (piece?.line === undefined ? '' : ` (line ${piece.line})`) : ` (page ${piece.page})`;
  if (clause) return `${clause.label}${place}`;
  const [row = []] = piece?.rows ?? [];
  const words = (piece?.text || row.join(' | ')).slice(0, 60);
  const what = piece?.rows === undefined ? 'a place without words' : 'a table';
  return words.trim() === '' ? `${what}${place}` : `“${words}”${place}`;
}
