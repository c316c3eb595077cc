import { citedAs, numberUnder } from './clauses.ts';
import { HEADING_NUMBER } from './markdown-body.ts';
import { localReference } from './reference.ts';
import type { Clause, ClauseBlock, CouncilDocument } from './types.ts';

// What `readBody` and `assembleClauses` read, written: one line for every heading, paragraph, item and row, so that a change
// of a word is a change of a line. Whoever writes a document reads it again and keeps beside it what differs.

type Item = Extract<ClauseBlock, { kind: 'item' }>;
type Heading = { readonly text: string; readonly number?: string };

/** The text of a document as its file has it, below the facts. */
export function formatBody({ title, clauses, outline }: CouncilDocument): string {
  const byReference = new Map(clauses.map((clause) => [clause.reference, clause]));
  const occurrences = new Map<string, number>();
  const blocks = [`# ${escapeHeading(title)}`];
  let above: Heading | undefined;
  let isStraightBelow = true;
  for (const [at, entry] of outline.entries()) {
    if (entry.kind === 'heading') {
      const number = HEADING_NUMBER.exec(entry.text)?.[1];
      above = { text: entry.text, ...(number === undefined ? {} : { number }) };
      isStraightBelow = true;
      const mark = markOf(entry.text, clauseBelow(outline.slice(at + 1), entry.level, byReference));
      const words = mark === undefined ? entry.text : entry.text.slice(mark.length + 1);
      blocks.push(`${'#'.repeat(entry.level)} ${mark === undefined ? '' : `\`${mark}\` `}${escapeHeading(words)}`);
      continue;
    }
    const clause = byReference.get(entry.reference);
    if (clause === undefined) continue;
    const isPrinted =
      clause.label.includes(`paragraph ${clause.number}`) && !(isStraightBelow && above?.number === clause.number);
    const unsaid = isPrinted
      ? { number: clause.number, name: undefined }
      : isStraightBelow
        ? numberUnder(above)
        : undefined;
    const occurrence = (occurrences.get(unsaid?.number ?? '') ?? 0) + 1;
    const cited = unsaid && citedAs(unsaid.number, unsaid.name, occurrence);
    const local = localReference(clause.reference);
    const isSaid = unsaid?.number !== clause.number || cited?.local !== local || cited.label !== clause.label;
    if (isSaid) blocks.push(nameOf(clause, local, isPrinted));
    else occurrences.set(clause.number, occurrence);
    blocks.push(...clauseLines(clause, isPrinted));
    isStraightBelow = false;
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The number of a heading that clauses below it leave out: `3.1` of `3.1 Roles`, where they stand under `Roles`. */
function markOf(heading: string, below: Clause | undefined): string | undefined {
  const short = below?.headings.find((each) => each !== '' && heading.endsWith(` ${each}`));
  return short === undefined ? undefined : heading.slice(0, -short.length - 1);
}

function clauseBelow(
  outline: CouncilDocument['outline'],
  level: number,
  clauses: ReadonlyMap<string, Clause>,
): Clause | undefined {
  for (const entry of outline) {
    if (entry.kind === 'clause') return clauses.get(entry.reference);
    if (entry.level <= level) return undefined;
  }
  return undefined;
}

function nameOf({ number, label }: Clause, local: string, isPrinted: boolean): string {
  const isTold = isPrinted || local.replace(/~\d+$/, '') === number;
  return `<!-- ${local}${isTold ? '' : ` = ${number}`}: ${label} -->`;
}

function clauseLines({ number, blocks }: Clause, isPrinted: boolean): readonly string[] {
  const [first, ...rest] = blocks;
  const opening = first?.kind === 'paragraph' && first.cells === undefined && first.text !== '' ? first : undefined;
  if (!isPrinted) return blockLines(blocks);
  if (!opening) return [`\`${number}\``, ...blockLines(blocks)];
  if (/^\d{1,9}$/.test(number)) {
    const margin = ' '.repeat(number.length + 2);
    return [`${number}. ${escapeParagraph(opening.text)}`, ...blockLines(rest).map((each) => indented(each, margin))];
  }
  const isPlain = /^\d+(?:(?:\.\d+)+[A-Za-z]?|[A-Z])$/.test(number);
  return [`${isPlain ? number : `\`${number}\``} ${escapeParagraph(opening.text)}`, ...blockLines(rest)];
}

/** Paragraphs, tables and lists of a clause, each as its lines. */
function blockLines(blocks: readonly ClauseBlock[]): readonly string[] {
  const written: string[] = [];
  /** The items that what comes may lie in, outermost first. */
  let open: readonly { readonly path: string; readonly margin: string }[] = [];
  let isList = false;
  const put = (text: string, goesOn: boolean) => {
    if (goesOn && written.length > 0) written.push(`${written.pop()}\n${text}`);
    else written.push(text);
  };
  for (const [at, block] of blocks.entries()) {
    const within = depthOf(blocks.slice(at), open);
    const margin = open[within - 1]?.margin ?? '';
    open = open.slice(0, within);
    if (block.kind === 'item') {
      put(`${margin}- ${itemText(block)}`, isList);
      const letter = /[a-z0-9]{1,5}/i.exec(block.printed)?.[0];
      const path = `${open.at(-1)?.path ?? ''}(${letter})`;
      if (letter !== undefined) open = [...open, { path, margin: `${margin}  ` }];
      isList = true;
    } else if (block.cells) {
      put(`${margin}${rowLine(block.cells)}`, block.opens !== true);
      if (block.opens)
        put(
          `${margin}${rowLine(
            block.cells.map(() => '---'),
            String,
          )}`,
          true,
        );
      isList = false;
    } else {
      put(`${margin}${escapeParagraph(block.text)}`, false);
      isList = false;
    }
  }
  return written;
}

/** In how many of the open items a block lies: as many as the next lettered item needs. */
function depthOf(blocks: readonly ClauseBlock[], open: readonly { readonly path: string }[]): number {
  const next = blocks.find((each): each is Item => each.kind === 'item' && each.marker.startsWith('('));
  const parent = next?.marker.replace(/\([^()]*\)$/, '') ?? '';
  return open.findLastIndex(({ path }) => path === parent) + 1;
}

function itemText({ marker, printed, text }: Item): string {
  const isPlain = marker.startsWith('[') ? printed === '•' : marker.endsWith(printed) && /^\(/.test(printed);
  if (!isPlain) return `\`${printed}\` ${escapeInline(text)}`.trimEnd();
  const words = escapeParagraph(text).replace(/^\(/, '\\(');
  return printed === '•' ? words : `${printed} ${escapeInline(text)}`;
}

function rowLine(
  cells: readonly string[],
  written = (cell: string) => escapeInline(cell).replaceAll('|', '\\|'),
): string {
  return `| ${cells.map(written).join(' | ')} |`;
}

function indented(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line) => margin + line)
    .join('\n');
}

function escapeHeading(text: string): string {
  return escapeInline(text).replace(/#(?=#*$)/g, '\\#');
}

/** A paragraph that begins like something else is one all the same. */
function escapeParagraph(text: string): string {
  const words = escapeInline(text);
  if (/^\d+[A-Z]\.?\s/.test(words)) return words.replace(/^\d+[A-Z]/, '*$&*');
  return words.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^(?:[#>+|~-])/, '\\$&');
}

function escapeInline(text: string): string {
  return text.replace(/[\\*_[\]`]|[<&](?=[\p{L}#/!?])/gu, '\\$&');
}
