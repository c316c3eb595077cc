import { defined } from '../../../defined.ts';
import type { Block } from '../../block.ts';
import type { Piece, Role } from '../../imported-document.ts';
import type { Mark } from '../../mark.ts';

/** A piece before heading levels are known: `sign` tells headings of one level from others. */
export type Draft = {
  id: number;
  role: Role;
  text: string;
  mark: string;
  isCounted: boolean;
  sign?: string;
  block: Block;
  notes: Block['notes'];
};

/** A clause's number as it is cited: as printed, without the stop after it. */
export function numberOf(mark: Mark): string {
  if (mark.number !== undefined) return mark.number;
  if (!mark.path) return /^\(.*\)$/.test(mark.printed) ? mark.printed : mark.printed.replace(/[.):]$/, '');
  const number = `${mark.series ?? ''}${mark.series && /^\d{0,2}[A-Z]\./.test(lastWord(mark.printed)) ? '.' : ''}${mark.path.join('.')}${mark.suffix ?? ''}`;
  return number;
}

function lastWord(text: string): string {
  return text.split(' ').at(-1) ?? '';
}

export function pieceOf(draft: Draft): Piece {
  const { id, role, text, mark, isCounted, block, notes } = draft;
  return {
    id,
    role,
    text,
    mark,
    ...(isCounted && mark !== '' ? { isCounted } : {}),
    ...defined({ page: block.page, line: block.line }),
    ...(block.rows ? { rows: block.rows } : {}),
    ...(notes && notes.length > 0 ? { notes } : {}),
  };
}
