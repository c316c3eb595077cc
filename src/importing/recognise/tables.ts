import { type Block, oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import { relate } from './sequence.ts';

/**
 * A table whose first column holds the numbers of paragraphs is a way to set text, and becomes paragraphs; any other is a
 * table and stays one.
 */
export function layoutTables(blocks: readonly Block[]): readonly Block[] {
  return withDoubtOfMost(withTextSet(blocks));
}

/** A table that holds most of a file may be its paragraphs, set in a way that is not known: of that it is not sure. */
function withDoubtOfMost(blocks: readonly Block[]): readonly Block[] {
  const sizeOf = ({ text, rows, leftOut }: Block) =>
    leftOut === undefined ? text.length + (rows ?? []).flat().join('').length : 0;
  const whole = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
  return blocks.map((block) => {
    const isMost = block.rows !== undefined && block.rows.length > 3 && sizeOf(block) > Math.max(whole / 2, 400);
    return isMost ? { ...block, unsure: [...(block.unsure ?? []), most] } : block;
  });
}

const most = {
  kind: 'table',
  why: 'Most of the text of this file stands in this table, which was kept as one table. If its rows are paragraphs, bring a file in which they stand below each other.',
} as const;

function withTextSet(blocks: readonly Block[]): readonly Block[] {
  // Where tables set text, one of a single row does too.
  const isUsual = blocks.some(({ rows }) => rows !== undefined && setsText(rows, 2));
  return withOneHead(withoutVersions(blocks)).flatMap((block): Block[] => {
    if (block.leftOut !== undefined) return [block];
    const rows = block.rows?.filter((row) => row.some((cell) => cell.trim() !== ''));
    if (!rows || rows.length === 0) return block.rows ? [] : [block];
    const { rows: _rows, ...rest } = block;
    if (rows.every((row) => row.filter((cell) => cell.trim() !== '').length <= 1)) {
      return rows.flatMap((row) => linesOf(row.join('').trim(), rest));
    }
    if (!setsText(rows, isUsual ? 1 : 2)) return [{ ...block, rows }];
    return rows.flatMap((row) =>
      linesOf(
        row
          .filter((cell) => cell.trim() !== '')
          .join(' ')
          .trim(),
        rest,
      ),
    );
  });
}

/** A table that goes on in another with the same head is one: the head printed again is left out. */
function withOneHead(blocks: readonly Block[]): readonly Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    const at = whole.findLastIndex(({ leftOut }) => leftOut === undefined);
    const above = whole[at];
    const [head = [], ...rest] = block.rows ?? [];
    const goesOn = block.leftOut === undefined && rest.length > 0 && above?.rows?.[0]?.join('\n') === head.join('\n');
    if (!goesOn || !above?.rows) {
      whole.push(block);
      continue;
    }
    const [notes, unsure] = [
      [...(above.notes ?? []), ...(block.notes ?? [])],
      [...(above.unsure ?? []), ...(block.unsure ?? [])],
    ];
    whole[at] = {
      ...above,
      rows: [...above.rows, ...rest],
      ...(notes.length > 0 ? { notes } : {}),
      ...(unsure.length > 0 ? { unsure } : {}),
    };
    const { rows: _rows, notes: _notes, unsure: _unsure, ...place } = block;
    whole.push({ ...place, text: oneLine(head.join(' ')), leftOut: 'the head of a table, printed again' });
  }
  return whole;
}

const CONTROL =
  /^(?:(?:document |policy |protocol |scheme |charter |code )?(?:version|revision|issue|owner|author|title|status|reference|control)|versions?(?: (?:number|no\.?|control|history))?|rev|date(?:s)?(?: (?:of|approved|adopted|issued|amended|changed|reviewed)\b.*)?|(?:last |next )?(?:review|reviewed|updated|revised|approved|adopted|amended|changed|prepared|issued|agreed)(?: (?:by|on|date|due|due (?:by|on|date)|body))?|(?:review|approval|issue|effective|adoption) (?:date|period|cycle|frequency|due)|effective from|(?:lead|responsible|accountable) (?:officer|director|team|service)|(?:document|policy) (?:type|name|number|no\.?|ref(?:erence)?|history)|file ?name|(?:summary of |description of |reason for )?(?:changes?|amendments?)(?: made)?|description|comments?|approval|author|approver|minute(?: (?:ref|reference|number))?)\s*:?$/i;

/** Where nothing else heads a column, the cells hold no sentence. */
const PLAIN =
  /^(?:(?:document |policy )?(?:version|revision|issue|rev)(?: (?:number|no\.?))?|(?:issue |review |approval )?dates?|author|owner|(?:approved|prepared|issued|reviewed) by|approver|status|minute(?: (?:ref|reference|number))?)\s*:?$/i;

/** One of the heads has to be of these: "Issue | Owner" and "Status | Description" head tables that rule something. */
const MADE =
  /\b(?:versions?|revision|revised|rev|review(?:ed)?|amend(?:ed|ments?)|approv(?:ed|al|er)|adopted|updated|changed?|changes)\b/i;
const versions = {
  kind: 'left-out',
  why: 'This table was taken for one of the versions of the document, and left out. Look whether it rules anything.',
} as const;

/** Tables that say in which version, when and by whom a document was made, and nothing of what it rules, are left out. */
function withoutVersions(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    const [head = [], ...rest] = block.rows ?? [];
    if (block.leftOut !== undefined || rest.length === 0) return block;
    const isControl = (cells: readonly string[]) =>
      cells.every((cell) => CONTROL.test(oneLine(cell))) && cells.some((cell) => MADE.test(cell));
    const first = [head, ...rest].map((row) => row[0] ?? '');
    const isHeaded = head.length >= 2 && isControl(head);
    // Beside three such names one other is about the document too: "Item", "Distribution".
    const known = first.filter((cell) => CONTROL.test(oneLine(cell)));
    const isNamed =
      isControl(known) && known.length >= (known.length === first.length ? 2 : Math.max(3, first.length - 1));
    if (!isHeaded && !(head.length === 2 && isNamed && !rules(rest))) return block;
    const heads = head.map(oneLine);
    const isPlain =
      isHeaded &&
      heads.every((cell) => PLAIN.test(cell)) &&
      /\b(?:version|revision|rev)\b/i.test(heads.join()) &&
      /\bdates?\b/i.test(heads.join());
    return { ...block, leftOut: 'a table of versions', ...(isPlain ? {} : { unsure: [versions] }) };
  });
}

function rules(rows: readonly (readonly string[])[]): boolean {
  return rows.flat().some((cell) => /\b(?:must|shall|may|should)\b/.test(cell));
}

function linesOf(text: string, block: Block): Block[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...block, text: line.replace(/\s+/gu, ' ').trim() }));
}

/** Whether the first column of a table holds the numbers of paragraphs, at least so many, and the second their texts. */
function setsText(all: readonly (readonly string[])[], least: number): boolean {
  const rows = all.filter((row) => row.some((cell) => cell.trim() !== ''));
  const numbers = rows.map((row) => readMark(row[0]?.trim() ?? ''));
  const numbered = numbers.flatMap((mark) => (mark?.path && mark.rest === '' ? [mark.path] : []));
  const isSequence =
    (numbered.length >= least ||
      (rows.length === 1 && numbered.length === 1 && (rows[0]?.slice(1).join('').length ?? 0) > 60)) &&
    numbered.every((path, at) => at === 0 || relate(path, numbered[at - 1]).kind === 'next');
  const isWordy = rows.filter((row) => row.slice(1).some((cell) => cell.length > 40)).length >= rows.length / 2;
  return (
    isSequence &&
    isWordy &&
    numbered.length >= rows.length * 0.6 &&
    rows.every((row) => row.slice(2).every((cell) => cell.trim() === ''))
  );
}
