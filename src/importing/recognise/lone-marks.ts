import { defined } from '../../defined.ts';
import type { Block } from '../block.ts';
import { isOnlyMark, readMark } from '../mark.ts';

/**
 * Puts a number or letter that stands alone with the text after it: pages and tables place the two beside each other in
 * boxes of their own. A bare figure is left alone, for it may be a page's, and so is
 * the section of a constitution below its name.
 */
export function withLoneMarks(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    const last = joined.at(-1);
    const isPlace =
      /\bconstitution$/i.test(joined.at(-2)?.text ?? '') && /^(?:section|part|chapter)\b/i.test(last?.text ?? '');
    if (last && !isPlace && isLone(last) && takesMark(block) && blocks[at - 1] === last) {
      const notes = [...(last.notes ?? []), ...(block.notes ?? [])];
      const unsure = [...(last.unsure ?? []), ...(block.unsure ?? [])];
      joined[joined.length - 1] = {
        ...block,
        ...defined({ page: last.page, line: last.line }),
        soft: false,
        text: `${last.text} ${block.text}`,
        look: { ...block.look, ...(last.look?.indent === undefined ? {} : { indent: last.look.indent }) },
        ...(notes.length > 0 ? { notes } : {}),
        ...(unsure.length > 0 ? { unsure } : {}),
      };
    } else joined.push(block);
  }
  return joined;
}

function isLone(block: Block): boolean {
  if (block.leftOut !== undefined || block.rows || block.list || block.soft || block.heading !== undefined)
    return false;
  const mark = readMark(block.text);
  if (!mark || !isOnlyMark(block.text)) return false;
  return mark.form !== 'n' && !(mark.path?.length === 1 && /[-–—]$/.test(mark.printed));
}

function takesMark(block: Block): boolean {
  if (block.leftOut !== undefined || block.rows || block.list || block.text === '') return false;
  return readMark(block.text) === undefined;
}
