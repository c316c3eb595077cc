import type { Block } from '../block.ts';
import { type Mark, readMark } from '../mark.ts';
import { countsAnew, isCapitals, isTitleCase, readPartHeading, readsLikeHeading } from './looks.ts';
import { markOf } from './walk/lookahead.ts';

type Numbered = {
  readonly at: number;
  /** How many appendices begin before it: each counts its paragraphs for itself. */
  readonly part: number;
  readonly mark: Mark;
  readonly text: string;
  readonly block: Block;
};

/**
 * Which numbered blocks are headings. It is decided for all blocks of one kind together (same style, same depth), so that
 * one short paragraph among long ones stays a paragraph; a block that a group of headings holds but that reads like a
 * sentence stays a paragraph too.
 */
export function numberedHeadings(blocks: readonly Block[]): ReadonlySet<number> {
  let part = 0;
  const numbered = blocks.flatMap((block, at): Numbered[] => {
    if (block.leftOut !== undefined || block.rows) return [];
    const heading = readPartHeading(block.text);
    if (heading && countsAnew(heading)) part += 1;
    const mark = markOf(block);
    if (!mark?.path) return [];
    const typed = block.list ? readMark(block.text) : undefined;
    const text = block.list
      ? typed?.path && typed.path.length > mark.path.length
        ? typed.rest
        : block.text
      : mark.rest;
    return [
      { at, mark: typed?.path && block.list && typed.path.length > mark.path.length ? typed : mark, text, block, part },
    ];
  });
  const groups = new Map<string, Numbered[]>();
  const sizes = Map.groupBy(numbered, ({ block }) => block.list?.list ?? '');
  // A list of one says nothing of what else is set like it: in Markdown every number that text parts from the last begins one.
  const listOf = ({ list }: Block) => (list && (sizes.get(list.list)?.length ?? 0) > 1 ? list.list : '');
  for (const each of numbered) {
    const { block, mark } = each;
    const key = [
      each.part,
      block.heading ?? '',
      block.look?.style ?? '',
      mark.path?.length,
      mark.form,
      listOf(block),
      lookOf(block),
    ].join('|');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const headings = new Set<number>();
  for (const group of groups.values()) {
    const like = group.filter((each) => readsLikeHeading(each.text) && !isSentence(each));
    const fed = like.filter((each) => isFed(each));
    const explicit = group.filter(({ block }) => block.heading !== undefined);
    const areHeadings =
      explicit.length === group.length
        ? like.length >= group.length * 0.5
        : like.length >= group.length * 0.6 && fed.length >= like.length * 0.5;
    // `1. Purpose`, `2. Roles` with text below are headings though the lists inside them are numbered alike.
    const counted = fed.filter(({ text }) => text.split(/\s+/).length <= 8);
    // Where the next number goes straight on with a text, none of them heads anything: inside a heading a list begins at 1.
    const goOn = counted.some((each) => {
      const next = group[group.indexOf(each) + 1];
      return next && !counted.includes(next) && next.mark.path?.[0] === (each.mark.path?.[0] ?? 0) + 1;
    });
    const isCounted =
      !goOn &&
      counted.length >= 2 &&
      counted.every(({ mark }, index) => mark.path?.length === 1 && mark.path[0] === index + 1);
    if (isCounted) for (const { at } of counted) headings.add(at);
    for (const each of like) {
      const isAlone = isFed(each, true) && each.text.split(/\s+/).length <= 10;
      if (
        (areHeadings && (explicit.length === group.length || isFed(each) || each.text.split(/\s+/).length <= 8)) ||
        isAlone
      )
        headings.add(each.at);
    }
  }
  return headings;

  /** Whether the numbers below go on its sentence in small letters. "To advise" goes on none: headings stand above such lists. */
  function isSentence({ at, mark, block, text }: Numbered): boolean {
    const next = blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
    const below = next && markOf(next);
    if (!below?.path || below.path.length <= (mark.path?.length ?? 0)) return false;
    const isSetAsText = block.heading === undefined && !block.look?.bold && !isCapitals(text) && !isTitleCase(text);
    return isSetAsText && text.split(/\s+/).length > 4 && /^(?!to\b)\p{Ll}/u.test(next?.list ? next.text : below.rest);
  }

  /** Whether something below belongs to it: a deeper number, and else a text or an item. */
  function isFed({ at, mark, block }: Numbered, onlyDeeper = false): boolean {
    const next = blocks.slice(at + 1).find(({ leftOut }) => leftOut === undefined);
    if (!next) return false;
    const below = markOf(next);
    if (block.heading === undefined && beginsPart(next)) return false;
    if (below?.path) {
      if (below.path.length > (mark.path?.length ?? 0))
        return mark.path?.every((part, index) => part === below.path?.[index]) ?? false;
      // Below `Section 2` paragraphs count by themselves: from 1, or on from those of the section before.
      if (/ n$/.test(mark.form) && below.form !== mark.form) return !onlyDeeper;
      // `1. Heading` and inside it a list that begins again at 1.
      return (
        !onlyDeeper &&
        below.path.length === 1 &&
        below.path[0] === 1 &&
        (block.heading !== undefined ||
          below.form !== mark.form ||
          next.list?.list !== block.list?.list ||
          lookOf(next) !== lookOf(block))
      );
    }
    return !onlyDeeper && !next.soft;
  }
}

/** Nothing that is no heading itself heads what the file calls one, nor an appendix. */
function beginsPart(next: Block): boolean {
  const part = readPartHeading(next.text);
  return next.heading !== undefined || (part !== undefined && countsAnew(part));
}

/** How a block is set where a page says it: headings are set alike, and otherwise than the text. */
function lookOf({ look, text }: Block): string {
  if (look?.size === undefined) return '';
  return `${look.bold ? 'bold' : ''} ${Math.round(look.size)} ${isCapitals(text) ? 'capitals' : ''}`;
}
