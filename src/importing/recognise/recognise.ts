import { clausesOf } from '../assemble.ts';
import { type Block, ImportRefusal, oneLine, type ReadFile, type SetText } from '../block.ts';
import type { Doubt, ImportedDocument, Piece } from '../imported-document.ts';
import { readMark } from '../mark.ts';
import { selfCheck, withHabits } from '../self-check/self-check.ts';
import { withoutControl, withoutPageHistory } from './about-document.ts';
import { withCompoundNumbers } from './compound-numbers.ts';
import { isNamed, namedInContents, withoutContents } from './contents.ts';
import { readCover } from './cover.ts';
import { fieldsOfForm } from './forms.ts';
import { withoutFurniture } from './furniture.ts';
import { headingDoubts, setHeadingLevels } from './heading-levels.ts';
import { withoutHeadingsOfCover } from './headings-of-cover.ts';
import { innerLists } from './inner-lists.ts';
import { joinLines, spellingOf } from './join-lines.ts';
import { withLoneMarks } from './lone-marks.ts';
import { usualLook } from './looks.ts';
import { withoutMail } from './mail.ts';
import { numberedHeadings } from './numbered-headings.ts';
import { splitRunIns } from './run-ins.ts';
import { withoutSignatures } from './signatures.ts';
import { layoutTables } from './tables.ts';
import { withTypedNotes } from './typed-notes.ts';
import { captionDoubts } from './walk/captions.ts';
import { type Draft, pieceOf } from './walk/draft.ts';
import { walk } from './walk.ts';

/**
 * Recognises the document in the blocks of a file, whatever its format: title, headings, clauses, items, tables, notes,
 * what was left out, and doubts. Pure. Throws `ImportRefusal` where there is no clause in it.
 */
export function recognise(file: ReadFile): ImportedDocument {
  const fields = fieldsOfForm(file.blocks);
  if (fields !== undefined) {
    throw new ImportRefusal(
      'form',
      `This is a form to fill in: it has ${fields} lines to write on or boxes to tick, and no paragraphs that could be quoted. Bring the document that it belongs to, with or without the form.`,
    );
  }
  const tidy = withoutPageHistory(
    withoutControl(layoutTables(file.blocks.map((block) => ({ ...block, text: oneLine(block.text) })))),
  );
  const spelling = spellingOf(tidy.map(({ text }) => text));
  const joined = joinLines(withoutFurniture(withoutSignatures(withTypedNotes(withoutMail(tidy)))), spelling);
  const divided = splitRunIns(withLoneMarks(withoutContents(joined.blocks)));
  const blocks = withCompoundNumbers(divided.blocks);
  const usual = usualLook(blocks);
  const cover = readCover(blocks, usual, file.title);
  const headings = numberedHeadings(blocks);
  const inner = innerLists(blocks);
  const named = namedInContents(blocks);
  const covered = blocks.map((block, at): Block => {
    const role = cover.roles.get(at);
    if (role !== 'cover') return block;
    const unsure = cover.unsure.get(at);
    return { ...block, leftOut: 'a line of the cover', ...(unsure ? { unsure: [unsure] } : {}) };
  });
  const titled = new Set([...cover.roles].flatMap(([at, role]) => (role === 'title' ? [at] : [])));
  const body = covered.flatMap((block, at) => (titled.has(at) ? [] : [{ block, at }]));
  const { drafts, doubts, hyphens } = walk(
    body.map(({ block }) => block),
    {
      usual,
      spelling,
      isNumberedHeading: (at) => headings.has(body[at]?.at ?? -1),
      opensInText: (at) => inner.has(body[at]?.at ?? -1),
      areAllOnes: areAllOnes(blocks),
      isInContents: (text) => isNamed(text, named),
      from: 0,
    },
  );
  setHeadingLevels(drafts);
  const ofCover = withoutHeadingsOfCover(drafts);
  const pieces = withTitle(
    drafts,
    [...titled].map((at) => blocks[at]).filter((block) => block !== undefined),
  );
  const isClause = pieces.some(
    ({ role }) => role.kind === 'clause' || role.kind === 'item' || role.kind === 'paragraph' || role.kind === 'table',
  );
  if (!isClause) {
    throw new ImportRefusal(
      'no-clauses',
      'There are no paragraphs in this file that could be quoted: it may be a form, a cover or a list of links. Bring the document itself.',
    );
  }
  const title = oneLine(cover.title);
  const own = [...doubts, ...ofCover, ...headingDoubts(drafts), ...captionDoubts(drafts)].map(
    (doubt): Doubt => shift(doubt, titled.size),
  );
  return {
    title,
    pieces,
    doubts: [
      ...withHabits(title, pieces, [...own, ...selfCheck(title, pieces, own, file.set ?? setOf(file.blocks))]),
      ...divided.doubtful,
      ...wordDoubts(joined.unsure, pieces),
      ...(file.remarks ?? []).map(
        ({ kind, why }): Doubt => ({ kind: kind as Doubt['kind'], why, where: 'the whole file', fixes: [] }),
      ),
    ],
    hyphensJoined: joined.hyphens + hyphens,
  };
}

function withTitle(drafts: readonly Draft[], titles: readonly Block[]) {
  const shifted = drafts.map(pieceOf).map((piece) => ({ ...piece, id: piece.id + titles.length }));
  return [
    ...titles.map((block, id) => ({
      ...pieceOf({
        id,
        role: { kind: 'title' },
        text: block.text,
        mark: '',
        isCounted: false,
        block,
        notes: block.notes,
      }),
    })),
    ...shifted,
  ];
}

/** Titles stand first, so every piece behind them has a higher number than the walk gave it. */
function shift(doubt: Doubt, by: number): Doubt {
  return {
    ...doubt,
    ...(doubt.piece === undefined ? {} : { piece: doubt.piece + by }),
    fixes: doubt.fixes.map((fix) => (fix.kind === 'seen' ? fix : { ...fix, piece: fix.piece + by })),
  };
}

function areAllOnes(blocks: readonly Block[]): boolean {
  const values = blocks.flatMap((block) => {
    if (block.leftOut !== undefined || block.rows || block.heading !== undefined) return [];
    const mark = block.list ? readMark(block.list.printed) : readMark(block.text);
    return mark?.path?.length === 1 ? mark.path : [];
  });
  return values.length >= 3 && values.every((value) => value === 1);
}

function wordDoubts(unsure: readonly string[], pieces: readonly Piece[]): Doubt[] {
  if (unsure.length === 0) return [];
  const words = [...new Set(unsure)];
  const holding = pieces.filter(({ text }) => words.some((word) => text.toLowerCase().includes(word)));
  const clauses = clausesOf({ title: '', pieces, doubts: [], hyphensJoined: 0 });
  const labels = clauses.flatMap((clause) =>
    holding.some(({ id }) => clause.pieces.includes(id)) ? [clause.label] : [],
  );
  return [
    {
      kind: 'words',
      where: labels.length === 0 ? 'words broken at line ends' : labels.join('; '),
      why: `These words were broken at the end of a line, and nothing else in the file says how they are spelt: ${words.slice(0, 20).join(', ')}${words.length > 20 ? ' and more' : ''}.`,
      fixes: [],
    },
  ];
}

/** Where the file itself does not tell its paragraphs apart, its reader does. */
function setOf(blocks: readonly Block[]): readonly SetText[] {
  return blocks.flatMap(({ text, soft, rows, list, box }): readonly SetText[] =>
    soft || rows || text === '' || box !== undefined ? [] : [{ text, ...(list ? { isCounted: true } : {}) }],
  );
}
