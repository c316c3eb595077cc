import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import { countsAnew, isFact, readPartHeading } from './looks.ts';
import { isCouncil, KINDS, squeeze } from './names.ts';
import { type Places, saysPlaceInConstitution } from './place-in-constitution.ts';

export const LONGEST_COVER = 30;
const MOST_LINES = 4;

/** The lines of a title that the format names: those of a style "Title", or the only heading of the first level. */
export function explicitTitle(
  blocks: readonly Block[],
  given: string | undefined,
  places: Places,
): readonly number[] | undefined {
  const styled = linesOfStyle(blocks, places);
  const own = styled.filter((at) => !isCouncil(blocks[at]?.text ?? ''));
  if (own.length > 0) return own;
  const [name] = styled;
  if (name !== undefined) return [nameBelow(blocks, name, places) ?? name];
  const found = titleAmongHeadings(blocks, given, places);
  return found === undefined ? undefined : [found];
}

/** The lines of the style "Title" that stand together, without the day and the place in a constitution. */
function linesOfStyle(blocks: readonly Block[], places: Places): readonly number[] {
  const found: number[] = [];
  for (const [at, { isTitle, text, leftOut }] of blocks.entries()) {
    if (leftOut !== undefined || places.has(at) || isFact(text) || /^(?:table of )?contents$/i.test(text)) continue;
    if (isTitle) found.push(at);
    else if (found.length > 0) break;
  }
  return found.slice(0, MOST_LINES);
}

/** What stands below the name of the council and is that of the document: a subtitle, or a line that is set like none of the text. */
function nameBelow(blocks: readonly Block[], council: number, places: Places): number | undefined {
  const at = blocks.findIndex(
    ({ leftOut, text }, index) =>
      index > council && leftOut === undefined && !places.has(index) && !isFact(text) && !saysPlaceInConstitution(text),
  );
  const block = blocks[at];
  if (!block || block.rows || block.list || block.text.length > 100) return undefined;
  if (readMark(block.text)?.path || readPartHeading(block.text)) return undefined;
  const isNamed = (block.heading !== undefined || block.look?.bold === true) && KINDS.test(block.text);
  return isNamed || /^subtitle$/i.test(block.look?.style ?? '') || isSetApart(blocks, at) ? at : undefined;
}

/** Whether a line is set otherwise than the text, and no line behind it is set alike. */
export function isSetApart(blocks: readonly Block[], at: number): boolean {
  const setting = ({ look, heading }: Block) =>
    [look?.size, look?.bold === true, look?.centred === true, look?.style, heading].join('|');
  const block = blocks[at];
  const isMarked = block?.look?.bold === true || block?.look?.centred === true || block?.look?.size !== undefined;
  if (!block || !isMarked || block.heading !== undefined) return false;
  return blocks.every(
    (each, other) => other <= at || each.leftOut !== undefined || each.rows || setting(each) !== setting(block),
  );
}

function titleAmongHeadings(blocks: readonly Block[], given: string | undefined, places: Places): number | undefined {
  const printed = titleOfPrintedPage(blocks, given);
  if (printed !== undefined) return printed;
  const isOfPlace = [...places.keys()].some((at) => blocks[at]?.heading !== undefined);
  const own = blocks.findIndex(
    ({ heading, leftOut }, at) => heading !== undefined && leftOut === undefined && !places.has(at),
  );
  if (isOfPlace && KINDS.test(blocks[own]?.text ?? '')) return own;
  const first = blocks.flatMap(({ heading, leftOut }, at) =>
    heading === 1 && leftOut === undefined && !places.has(at) ? [at] : [],
  );
  const [only] = first;
  if (only === undefined) return isInWindow(blocks[own], given) ? own : undefined;
  const block = blocks[only];
  if (first.length === 1 && isNamedPart(blocks, only, given)) return only;
  if (!block || block.list || readMark(block.text)?.path || readPartHeading(block.text)) return undefined;
  if (given !== undefined && squeeze(given).includes(squeeze(block.text))) return only;
  const before = blocks.slice(0, only).filter(({ leftOut }) => leftOut === undefined);
  if (before.some(({ text }) => text.length > 120 || readMark(text)?.path)) return undefined;
  // Below the name of the council stands what it is that council's.
  const below = blocks.findIndex(({ leftOut, text }, at) => at > only && leftOut === undefined && !isFact(text));
  const { heading, look, text = '' } = blocks[below] ?? {};
  const isName = heading !== undefined || (look?.bold === true && text.length < 100);
  const isOnlyOther = first.length === 2 && first[1] === below && !readMark(text)?.path && !readPartHeading(text);
  if (isCouncil(block.text) && ((isName && KINDS.test(text)) || isOnlyOther)) return below;
  if (isCouncil(block.text) && isSetApart(blocks, below)) return below;
  if (first.length === 1) return only;
  // Of several, the first is the title where it names a kind of document and the others do not read so.
  const names = (at: number) => KINDS.test(blocks[at]?.text ?? '') && !readPartHeading(blocks[at]?.text ?? '');
  return KINDS.test(block.text) &&
    before.every(({ text }) => isCouncil(text) || isFact(text)) &&
    (!first.slice(1).some(names) || headsOnlyFacts(blocks, only, first[1] ?? 0)) &&
    hasDeeper(blocks, only, first[1] ?? 0)
    ? only
    : undefined;
}

/** What a browser printed: below what stands above every page of the site, the title of the window in the largest letters. */
function titleOfPrintedPage(blocks: readonly Block[], given = ''): number | undefined {
  const sizes = blocks.flatMap(({ look, leftOut }) => (leftOut === undefined ? (look?.size ?? []) : []));
  const largest = Math.max(...sizes, 0);
  const at = blocks
    .slice(0, LONGEST_COVER)
    .findIndex(
      ({ text, look, leftOut }) =>
        leftOut === undefined && given !== '' && squeeze(text) === squeeze(given) && (look?.size ?? 0) >= largest - 0.1,
    );
  return largest > 0 && at >= 0 ? at : undefined;
}

/** Whether a heading that names a kind of document stands in the title of the window, too. */
function isInWindow(block: Block | undefined, given = ''): boolean {
  return block !== undefined && KINDS.test(block.text) && squeeze(given).includes(squeeze(block.text));
}

/**
 * Whether a heading over everything names the document with the part of a constitution that it is: `Section 4 - Protocol on Visits`. Its
 * words stand in the title of the window, or no other such part follows and nothing stands before it.
 */
function isNamedPart(blocks: readonly Block[], at: number, given: string | undefined): boolean {
  const block = blocks[at];
  const part = readPartHeading(block?.text ?? '');
  if (!block || block.list || !part || countsAnew(part) || !KINDS.test(part.rest)) return false;
  if (isInWindow(block, given)) return true;
  const isOther = (each: Block, other: number) =>
    other < at ? each.text.length > 120 || each.heading !== undefined : readPartHeading(each.text)?.kind === part.kind;
  return !blocks.some(
    (each, other) => other !== at && each.leftOut === undefined && !each.rows && isOther(each, other),
  );
}

/** Whether nothing stands between two headings but what a cover says. */
function headsOnlyFacts(blocks: readonly Block[], from: number, to: number): boolean {
  return blocks
    .slice(from + 1, to)
    .every(({ text, leftOut }) => leftOut !== undefined || isFact(text) || isCouncil(text));
}

/** Whether nothing but headings and cover lines stands between two headings. */
function hasDeeper(blocks: readonly Block[], from: number, to: number): boolean {
  return blocks.slice(from + 1, to).every(({ text, leftOut }) => leftOut !== undefined || text.length < 120);
}
