import type { Block, Unsure } from '../block.ts';
import { readMark } from '../mark.ts';
import { explicitTitle, isSetApart, LONGEST_COVER } from './explicit-title.ts';
import { COVER_LINE, isCapitals, isFact, readPartHeading, readsLikeHeading, standsOut, type Usual } from './looks.ts';
import { isCouncil, KINDS, SAYS_NOTHING, squeeze, withoutSite } from './names.ts';
import { type Places, placesOnCover, saysPlaceInConstitution } from './place-in-constitution.ts';

/** The blocks before the text begins, each as what it is; and the title. */
export type Cover = {
  readonly title: string;
  /** By index of the block. */
  readonly roles: ReadonlyMap<number, 'title' | 'cover'>;
  /** What is not sure of a line of the cover. */
  readonly unsure: ReadonlyMap<number, Unsure>;
};

/** For whom the paper is, and in which other languages and forms there is one. */
const ABOUT_PAPER = /^for (?:all |every |the )?[^.;:]+$|\bavailable (?:on request )?(?:in|as)\b|\bar gael\b/i;
const FOR_WHOM = /^for (?:all |every |the )?[^.;:]{3,60}$/i;
/** What stands alone above the name of the author. */
const BY = /^(?:by|prepared by|issued by|published by)$/i;
/** How a council is reached, on its letters above what they say. */
const LETTERHEAD =
  /@\S+\.|\b(?:tel(?:ephone)?|phone|e-?mail|web(?:site)?|www)\b\s*[:.]|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b/i;

const onTitlePage: Unsure = {
  kind: 'left-out',
  why: 'This line stands with the title, apart from the text, and was left out as a line of the cover. Look whether it is part of the text.',
};
const partOfConstitution: Unsure = {
  kind: 'left-out',
  why: 'This was taken for the part of the constitution in which the document stands, and left out. Look whether it is a heading or the title.',
};

/** Finds the title and the lines of the cover: everything short before the first number, contents list or long paragraph. */
export function readCover(blocks: readonly Block[], usual: Usual, ofFile: string | undefined): Cover {
  const given = SAYS_NOTHING.test(ofFile ?? '') ? undefined : withoutSite(ofFile ?? '');
  const roles = new Map<number, 'title' | 'cover'>();
  const unsure = new Map<number, Unsure>();
  const places = placesOnCover(blocks);
  const explicit = explicitTitle(blocks, given, places);
  const end = coverEnd(blocks, explicit ?? [], places);
  const lines = blocks
    .slice(0, end)
    .map((block, at) => ({ block, at }))
    .filter(({ block }) => block.leftOut === undefined && !block.rows);
  const found =
    explicit === undefined
      ? chooseTitle(
          lines.filter(({ at }) => !places.has(at)),
          usual,
          blocks,
          end,
        )
      : explicit;
  // The council's name alone is no title where the file itself has one.
  const isNamed = given !== undefined && KINDS.test(given);
  const chosen = isNamed && found.every((at) => isCouncil(blocks[at]?.text ?? '')) ? [] : found;
  for (const at of chosen) roles.set(at, 'title');
  const title = chosen.length > 0 ? chosen.map((at) => blocks[at]?.text ?? '').join(' ') : (given ?? '');
  const lastTitle = chosen.at(-1) ?? -1;
  for (const { block, at } of lines) {
    if (roles.has(at)) continue;
    const repeatsTitle = title !== '' && squeeze(block.text) === squeeze(title);
    const isAbove = at < lastTitle && (block.text.length < 100 || LETTERHEAD.test(block.text));
    const isName = isAbove || (block.text.length < 100 && isCouncil(block.text));
    const place = places.get(at);
    const isCover =
      BY.test(block.text) || isFact(block.text) || isSubtitle(block) || repeatsTitle || isName || place !== undefined;
    const isForWhom = at === lastTitle + 1 && FOR_WHOM.test(block.text);
    const isSetApart = !isCover && (isForWhom || isApart(blocks, at, lastTitle, end));
    if (!isCover && !isSetApart) continue;
    roles.set(at, 'cover');
    if (place?.isSure === false) unsure.set(at, partOfConstitution);
    if (isSetApart && !isLarge(block, usual) && !ABOUT_PAPER.test(block.text)) unsure.set(at, onTitlePage);
  }
  return { title, roles, unsure };
}

/** Whether a line between the title and the text is set apart from that: on a page of its own, or by the list of contents. */
function isApart(blocks: readonly Block[], at: number, title: number, end: number): boolean {
  const [block, next] = [blocks[at], blocks.slice(end).find(({ leftOut }) => leftOut === undefined)];
  if (!block || !next || at <= title || block.text.length >= 100 || block.list) return false;
  if (readsAsOpening(block.text)) return false;
  const isAbovePage = block.page !== undefined && next.page !== undefined && block.page < next.page;
  return isAbovePage || blocks[end]?.leftOut === 'contents list';
}

/** Set larger than the text: a line of a title page, whatever it says. */
function isLarge({ look }: Block, usual: Usual): boolean {
  return look?.size !== undefined && usual.size !== undefined && look.size > usual.size + 0.9;
}

/** A heading whose text may stand on the next page, or behind the list of contents. */
function readsAsOpening(text: string): boolean {
  return /^(?:foreword|preface|introduction|summary|preamble)\b/i.test(text);
}

/** A line below or above the title that belongs to it, whatever its words look like. */
function isSubtitle({ look, text, list, rows, alone, heading }: Block): boolean {
  if ((list && !alone) || rows || heading !== undefined) return false;
  return /^subtitle$/i.test(look?.style ?? '')
    ? text.length < 160
    : COVER_LINE.test(text) || saysPlaceInConstitution(text);
}

function coverEnd(blocks: readonly Block[], explicit: readonly number[], places: Places): number {
  const named = explicit.at(-1);
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    if (at > LONGEST_COVER) return at;
    if (block.leftOut !== undefined) {
      if (block.leftOut === 'contents list') return at;
      continue;
    }
    if (explicit.includes(at) || places.has(at) || isSubtitle(block)) continue;
    if (named === undefined || at > named) {
      const mark = block.list ? readMark(block.list.printed) : readMark(block.text);
      if (block.rows || block.heading !== undefined || mark?.path || readPartHeading(block.text)) return at;
    }
    if (
      block.text.length > 160 ||
      (/[.;:]$/.test(block.text) && block.text.split(/\s+/).length > 8 && !isFact(block.text))
    )
      return at;
  }
  return blocks.length;
}

/** The largest lines; where all are one size, the first that names a kind of document, or the first. */
function chooseTitle(
  lines: readonly { readonly block: Block; readonly at: number }[],
  usual: Usual,
  blocks: readonly Block[],
  end: number,
): readonly number[] {
  const able = lines.filter(
    ({ block }) => !isFact(block.text) && block.text.length < 200 && /\p{L}{3}/u.test(block.text),
  );
  // The last line before the text may be its first heading: only where another line can be the title.
  const next = blocks[end];
  const isLastHeading = (at: number) =>
    at === end - 1 &&
    next !== undefined &&
    able.length > 1 &&
    readsLikeHeading(blocks[at]?.text ?? '') &&
    !KINDS.test(blocks[at]?.text ?? '') &&
    !(able.every((each) => each.at === at || isCouncil(each.block.text)) && isSetApart(blocks, at));
  const lasting = able.filter(({ at }) => !isLastHeading(at));
  // The council's name is no title where something else can be, nor what is printed on every page beside another name.
  const running = new Set(blocks.flatMap(({ leftOut, text }) => (/header/.test(leftOut ?? '') ? [squeeze(text)] : [])));
  const titles = lasting.filter(({ block }) => !isCouncil(block.text));
  const once = titles.filter(({ block }) => !running.has(squeeze(block.text)));
  const isNamedIn = (some: typeof lines) => some.some(({ block }) => KINDS.test(block.text));
  const unnamed = titles.filter(({ block: { text } }) => ![BY, FOR_WHOM, LETTERHEAD].some((each) => each.test(text)));
  const candidates = [once, titles].find(isNamedIn) ?? (unnamed.length > 0 ? unnamed : lasting);
  const [first] = candidates;
  if (!first) return [];
  const sizeOf = ({ block }: { block: Block }) => block.look?.size ?? 0;
  const largest = Math.max(...candidates.map(sizeOf));
  const named = candidates.find(({ block }) => KINDS.test(block.text)) ?? first;
  if (largest > (usual.size ?? 0) + 0.9) {
    const big = candidates.filter((each) => sizeOf(each) >= largest - 0.1);
    const run = big.filter(
      ({ at }, index) =>
        index === 0 || at === (big[index - 1]?.at ?? 0) + 1 || big.slice(0, index).every((each) => each.at < at),
    );
    // Where headings are set like the title, the last large line above the text is the first of them.
    const isLikeHeadings = blocks
      .slice(end)
      .some(
        (block) => block.leftOut === undefined && sizeOf({ block }) >= largest - 0.1 && readsLikeHeading(block.text),
      );
    const last = run.at(-1);
    const isNamedAbove = run.slice(0, -1).some(({ block }) => KINDS.test(block.text));
    const isHeading =
      isLikeHeadings && run.length > 1 && last?.at === end - 1 && (isNamedAbove || !KINDS.test(last.block.text));
    const lines = isHeading ? run.slice(0, -1) : run;
    return lines.slice(0, 4).map(({ at }) => at);
  }
  const look = standsOut(named.block, usual);
  const soft = candidates.filter(
    ({ at, block }) => at > named.at && at <= named.at + 2 && block.soft && !isCouncil(block.text),
  );
  const before = candidates.filter(
    ({ at, block }) =>
      at === named.at - 1 &&
      look !== undefined &&
      standsOut(block, usual) === look &&
      isCapitals(block.text) === isCapitals(named.block.text),
  );
  const below = soft.length > 0 ? soft.map(({ at }) => at) : linesBelow(blocks, named.at, usual);
  return [...before.map(({ at }) => at), named.at, ...below];
}

/** The lines straight below one of a title that go on with it: set like it, and joined by a word that neither ends nor begins a title. */
function linesBelow(blocks: readonly Block[], named: number, usual: Usual): readonly number[] {
  const found: number[] = [];
  for (let at = named + 1; at <= named + 3; at += 1) {
    const [above, block] = [blocks[at - 1], blocks[at]];
    if (!above || !block || block.leftOut !== undefined || block.rows || block.list) break;
    const isBelow = block.line === undefined ? block.page === above.page : block.line === (above.line ?? 0) + 1;
    const isAlike =
      standsOut(block, usual) === standsOut(above, usual) && isCapitals(block.text) === isCapitals(above.text);
    const isJoined = OPENS_OPEN.test(block.text) || ENDS_OPEN.test(above.text);
    if (!isBelow || !isAlike || !isJoined || isFact(block.text) || block.text.length > 80) break;
    found.push(at);
  }
  return found;
}

const OPENS_OPEN = /^(?:on|of|for|to|between|and|in|with|&)\s/i;
const ENDS_OPEN = /(?:^|\s)(?:on|of|for|to|between|and|in|with|the|&)$/i;
