import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import { isFact, readPartHeading } from './looks.ts';

/** Names of papers that stand in a constitution. */
const PAPER =
  /\b(?:protocol|code|policy|charter|guidance|guide|procedures?|standing orders|rules|scheme|agreement|framework|statement|handbook|working together)\b/i;
const PART = '(?:part|section|chapter|appendix|annexe?|schedule|volume|article)';
const OF_CONSTITUTION = new RegExp(
  [
    `^(?:extract(?:ed|s)? from )?(?:the )?${PART}\\b.{1,40}\\b(?:of|to|in|from) (?:the |.{1,60}[’']s )?constitution\\b.{0,60}$`,
    `^(?:.{1,60}[-–—:,|] ?|.{1,60}[’']s )?(?:the )?constitution\\W+${PART}\\b[^.;]{1,80}$`,
    `^extract(?:ed|s)? from (?:the |.{1,60}[’']s )?constitution\\b.{0,60}$`,
  ].join('|'),
  'i',
);
const CONSTITUTION = /^(?:.{0,60}[-–—:,|’'\s]s? ?)?constitution(?: of (?:the )?[^.;]{1,60})?$/i;
const COLLECTION =
  /^(?:codes|protocols|rules)(?: of (?:conduct|practice|procedure))?(?:(?:,| and| &|, and) (?:other )?(?:codes|protocols|policies|guidance|conventions|rules)(?: of (?:conduct|practice|procedure))?)*$/i;
const FURTHEST = 30;

/** By index of the line. `isSure`: nothing else reads so. */
export type Places = ReadonlyMap<number, { readonly isSure: boolean }>;

/** Whether a line says of which part of a constitution the document is: `Part 5 of the Constitution: Codes and Protocols`. */
export function saysPlaceInConstitution(text: string): boolean {
  return OF_CONSTITUTION.test(text.replace(/^\((.*)\)$/, '$1'));
}

/**
 * The lines of a cover that say where in a constitution the document stands, where another line there names the document
 * itself. `isSure`: nothing else reads so; a `Part 5` alone may be a heading of the document.
 */
export function placesOnCover(blocks: readonly Block[]): Places {
  const lines = linesOfCover(blocks);
  const found = new Map<number, { readonly isSure: boolean }>();
  for (const { block, at } of lines) {
    const text = block.text.replace(/^\((.*)\)$/, '$1');
    if (OF_CONSTITUTION.test(text) || /[-–—:|]\s*constitution$/i.test(text)) found.set(at, { isSure: true });
    else if (CONSTITUTION.test(text) || (block.heading === undefined && isBarePart(text, at, blocks)))
      found.set(at, { isSure: false });
  }
  const isNamed = lines.some(({ block: { text }, at }) => !found.has(at) && PAPER.test(text) && !isFact(text));
  return isNamed ? found : new Map();
}

/** `Part 5 – Codes and Protocols`, where no other part follows, and `Codes and Protocols`. */
function isBarePart(text: string, at: number, blocks: readonly Block[]): boolean {
  if (COLLECTION.test(text)) return true;
  const [, volume] = /^volume \w{1,4}\W+(.*)$/i.exec(text) ?? [];
  if (volume !== undefined) return COLLECTION.test(volume);
  const part = readPartHeading(text.replace(/^(\w+ \d{1,2})[A-Z]$/i, '$1'));
  if (!part || !/^(?:part|section|chapter)$/.test(part.kind)) return false;
  if (part.rest !== '' && !COLLECTION.test(part.rest)) return false;
  return blocks.every(
    (block, other) =>
      other <= at || block.leftOut !== undefined || block.rows || readPartHeading(block.text)?.kind !== part.kind,
  );
}

/** The short lines before the first number, sentence, table or list of contents. */
function linesOfCover(blocks: readonly Block[]): readonly { readonly block: Block; readonly at: number }[] {
  const lines: { block: Block; at: number }[] = [];
  for (const [at, block] of blocks.slice(0, FURTHEST).entries()) {
    if (block.leftOut === 'contents list') break;
    if (block.leftOut !== undefined) continue;
    const { text, rows, list } = block;
    const isText = text.length > 160 || (/[.;:]$/.test(text) && text.split(/\s+/).length > 8 && !isFact(text));
    const mark = readMark(text);
    const isPart = mark?.rest === '' && /^(?:part|section|chapter)\b/i.test(text);
    if (rows || list || isText || (mark?.path && !isPart)) break;
    lines.push({ block, at });
  }
  return lines;
}
