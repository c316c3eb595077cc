import type { Block } from '../block.ts';
import { isPageNumber, recurringLines } from '../recurring-lines.ts';
import { isFact } from './looks.ts';
import { isDatedLine, isPageLine } from './page-lines.ts';

const WEB_NOISE =
  /^(?:skip to (?:main )?(?:content|navigation).*|loading(?: images)?\W*|back to top|print this page|share this page|cookies? (?:on this site|policy|settings)|accept (?:all )?cookies|reject (?:all )?cookies|(?:we|this (?:web)?site) uses? (?:essential )?cookies.*|(?:was|is|did) (?:this|the|our) (?:page|information|content|site)\b[^.]{0,50}\?|did you find what you (?:were looking for|needed|wanted)\W*|give feedback.*|is this page useful\W*|thank you for your feedback\W*|sign in|log in|search(?: this site)?|menu|close|home|breadcrumbs?|download (?:this )?(?:document|pdf)|powered by .*|©.*|copyright ©?.*|all rights reserved\W*|follow us(?: on.*)?|(?:facebook|twitter|x|linkedin|youtube|instagram)(?: link)?|accessibility(?: statement)?|privacy(?: (?:policy|notice))?|terms (?:and|of) (?:conditions|use)|sitemap|site map|related (?:pages|content|documents)|supporting documents|(?:next|previous)(?: page)?\s*[:›»→>].{0,60}|[«‹←]\s*(?:previous|back).{0,60}|(?:yes|no)(?:\W+(?:yes|no))?|print(?:able|er[- ]friendly)? (?:this )?(?:version|page)|(?:e-?mail|send|share|bookmark) this page.*|share (?:this )?on \w+|return to (?:the )?(?:top|home).*|a to z|rss(?: feed)?|(?:give|send|leave) (?:us )?(?:your )?feedback.*|is there anything wrong with this page.*|submit(?: feedback)?|report a problem.*|last updated:? \d.*|page last (?:updated|reviewed).*|contact us|subscribe.*|toggle (?:menu|navigation|search)|show cookie.*|manage cookies.*|hide this message)$/i;
/** What leads around a page, wherever it stands. */
const WAY_BACK =
  /^[↑^\s]*(?:back|return|go back|jump) to (?:the )?(?:top|start|contents|index)(?: of (?:the )?page)?$|^top of (?:the )?page$/i;
/** A figure, a colon, or by whom: `Updated lists` says none of it. */
const SAYS_WHEN = /\d|:|^\p{L}+(?: \p{L}+)? (?:by|on|at|in)\b/u;
/** What a committee system calls each of its pages, above what the page is about. */
const ANY_PAGE =
  /^(?:agenda item|(?:issue|decision|document|item|meeting|plan item|library item)(?: details)?|details|view document|meeting documents?)$/i;
const END = /^[-–—*\s]*(?:the )?ends?(?: of (?:the )?document)?[-–—*.\s]*$/i;

/** Whether words say of themselves that they are no text of a document, wherever they stand. */
export function isSurelyFurniture(text: string): boolean {
  return text
    .split(/\s+[|·•]\s+/)
    .every((part) => WEB_NOISE.test(part) || WAY_BACK.test(part) || isPageNumber(part) || isDatedLine(part));
}

/** Leaves out page numbers and what a web page prints around its text. */
export function withoutFurniture(blocks: readonly Block[]): readonly Block[] {
  const noisy = blocks.filter(({ text }) => WEB_NOISE.test(text)).length;
  const firstNumber = blocks.findIndex(({ text, heading }) => heading !== undefined || /^\(?1[.)\s]/.test(text));
  const firstText = blocks.findIndex(
    ({ text, rows, list }) => rows || list || text.length > 120 || /^\(?1[.)\s]/.test(text),
  );
  const isTail = ({ text, leftOut, rows, list, heading }: Block) =>
    leftOut !== undefined ||
    (!rows &&
      !list &&
      heading === undefined &&
      (isFact(text) || isDatedLine(text) || isPageLine(text) || WEB_NOISE.test(text)));
  const reviewed = reviewLineOf(blocks);
  const lastLong = blocks.findLastIndex(({ text }) => text.length > 120);
  const lastText = lastLong >= 0 ? lastLong : blocks.findLastIndex((block) => !isTail(block));
  const last = blocks.findLastIndex(({ leftOut }) => leftOut === undefined);
  const tail = tailOf(blocks);
  const end = endOf(blocks, last);
  const recurring = recurringLines(
    blocks.map(({ text, rows, list, heading }) => (rows || list || heading !== undefined ? '' : text)),
  );
  return blocks.map((block, at) => {
    if (at >= tail && block.leftOut === undefined) return { ...block, leftOut: 'part of the web page around the text' };
    if (at >= end && block.leftOut === undefined && (at > end || END.test(block.text)))
      return { ...block, leftOut: 'the mark of the end' };
    if (block.leftOut !== undefined || block.rows || block.list) return block;
    if (block.heading !== undefined && at < firstText && ANY_PAGE.test(block.text))
      return { ...block, leftOut: 'part of the web page around the text' };
    if (at === reviewed) return { ...block, leftOut: 'a line about the adoption', unsure: [unsureReview] };
    if (recurring.has(at)) {
      const unsure = recurring.get(at);
      return { ...block, leftOut: 'header or footer', ...(unsure ? { unsure: [unsure] } : {}) };
    }
    if (WAY_BACK.test(block.text)) return { ...block, leftOut: 'part of the web page around the text' };
    if (isPageNumber(block.text)) return { ...block, leftOut: 'page number' };
    if (
      at > lastText &&
      lastText >= 0 &&
      block.heading === undefined &&
      (isDatedLine(block.text) ||
        saysOfAdoption(block.text) ||
        (block.text.length < 80 && isFact(block.text) && SAYS_WHEN.test(block.text) && !/[.;]$/.test(block.text)))
    ) {
      return { ...block, leftOut: 'a line about the adoption' };
    }
    const isOutside = at < firstNumber || at > lastText;
    const isOfPage =
      (isPageLine(block.text) && (isOutside || at < firstText)) ||
      (WEB_NOISE.test(block.text) && noisy >= 2 && isOutside);
    if (block.heading === undefined && isOfPage) {
      return { ...block, leftOut: 'part of the web page around the text' };
    }
    return block;
  });
}

/** "Adopted by the Council on 24 July 2025 (minute 41). Review date: July 2027." */
function saysOfAdoption(text: string): boolean {
  const sentences = text.replace(/\.$/, '').split(/\.\s+(?=\p{Lu})/u);
  const isOld = sentences.every((each) => each.length < 110 && isFact(each) && /\b(?:19|20)\d\d\b/.test(each));
  return isOld && !/\b(?:shall|must|will|should|may)\b/.test(text);
}

const REVIEWED =
  /^(?:(?:this|the) [^.;:]{3,60} (?:will|is to|is due to) (?:next )?be (?:next )?(?:reviewed|looked at again)|(?:next |due )?to be (?:next )?reviewed|(?:due for|for) review|next review(?:ed)?)\b[^.;]{0,60}\b20\d\d\)?\.?$/i;

const unsureReview = {
  kind: 'left-out',
  why: 'This line says when the document will be looked at again, and was left out. Look whether it is a paragraph.',
} as const;

/** Where nothing more stands than when the document is to be reviewed, behind its last text. */
function reviewLineOf(blocks: readonly Block[]): number {
  const last = blocks.findLastIndex(
    ({ leftOut, text }) => leftOut === undefined && !isSurelyFurniture(text) && !END.test(text),
  );
  const above = blocks[last - 1]?.text ?? '';
  const { text = '', heading, list, rows, soft } = blocks[last] ?? {};
  const isOwn = heading === undefined && !list && !rows && (!soft || /[.;?!]["”’')\]]*$/.test(above));
  return isOwn && REVIEWED.test(text) ? last : -1;
}

/** Where the mark of the end stands: last, or above no more than the name of the file. */
function endOf(blocks: readonly Block[], last: number): number {
  const at = blocks.findLastIndex(({ text, leftOut }) => leftOut === undefined && END.test(text));
  const below = at < 0 ? [] : blocks.slice(at + 1, last + 1).filter(({ leftOut }) => leftOut === undefined);
  const isOfFile = ({ text }: Block) => text.length < 60 && /^\S*\w\.(?:docx?|pdf|txt|html?|md|odt|rtf)$/i.test(text);
  return at >= 0 && below.every(isOfFile) ? at : blocks.length;
}

/** From where on nothing stands but what a web page prints below its text, headings and lists too: at least two such lines. */
function tailOf(blocks: readonly Block[]): number {
  const isNoise = ({ text, rows }: Block) =>
    !rows && text.split(/\s+[|·•]\s+/).every((part) => WEB_NOISE.test(part) || WAY_BACK.test(part));
  const from = blocks.findLastIndex((block) => block.leftOut === undefined && !isNoise(block)) + 1;
  const noise = blocks.slice(from).filter(({ leftOut }) => leftOut === undefined);
  const asks = noise.some(({ text }) => /^(?:was|is|did)\b.*\?|\s[|·•]\s/i.test(text));
  return (noise.length < 2 && !asks) || /:$/.test(blocks[from - 1]?.text ?? '') ? blocks.length : from;
}
