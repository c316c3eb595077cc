import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import { isCapitals, readsLikeHeading } from './looks.ts';
import { KINDS } from './names.ts';

// A protocol that somebody pasted from an e-mail: the mail program's own lines stand before it, the sender's note after
// those, and what the sender's office puts under every e-mail at the end.

const HEAD = /^(?:from|sent|to|cc|bcc|subject|date|attachments?|importance|reply-to):\s/i;
/** What only a mail program writes. */
const OF_PROGRAM = /^sent:|<[^<>\s]+@[^<>\s]+>|^subject:\s*(?:re|fwd?):/i;
/** What a mail program writes, and a person may. */
const LIKE_PROGRAM = /@|\b\d{1,2}[:.]\d{2}\b/;
const WARNING =
  /^\W*(?:caution|warning|external)\b.{0,40}\b(?:e-?mail|message|sender)\b|^\W*this (?:e-?mail|message) (?:originated|was sent|came) from (?:outside|an external)/i;
const GREETING =
  /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|all|colleagues|members|councillors)\b[^.;:]{0,50}[,!–-]?$/i;
/** A greeting with a sentence behind it. */
const GREETS = /^(?:dear|hi|hello)\s[\p{L} .’'&/-]{1,40}[,–-]\s*\p{L}/iu;
const FAREWELL =
  /^(?:(?:kind|best|warm|many)\s+)?(?:regards|wishes|thanks)\W*$|^(?:thanks|thank you|yours (?:sincerely|faithfully)|cheers)\W*$/i;
const SMALL =
  /^(?:this (?:e-?mail|message)(?: and any (?:attachments?|files?).{0,60})? (?:is|are|may be|contains?) .{0,60}(?:confidential|intended)|(?:disclaimer|confidentiality notice)\b|the information (?:contained )?in this (?:e-?mail|message)\b)/i;
const REACH =
  /^(?:t|tel|telephone|phone|mobile|m|e|e-?mail|w|web)\b\W*[:.]|^(?:tel|telephone|phone|mobile|direct line)\b[\s:.]*[+(\d]|@|\bwww\.|^\+?[\d ()]{9,}$/i;
const FURTHEST_HEAD = 30;
const LONGEST_NOTE = 25;
const LONGEST_SIGNATURE = 12;

/** Leaves out what an e-mail puts around a text: its head, the note before the text, and the small print after it. */
export function withoutMail(blocks: readonly Block[]): readonly Block[] {
  const runs = headsOf(blocks);
  const first = runs[0]?.[0];
  const last = runs.at(-1)?.at(-1);
  if (first === undefined || last === undefined) return blocks;
  const heads = new Set(runs.flat());
  const isSure = (run: readonly number[]) => run.some((at) => OF_PROGRAM.test(blocks[at]?.text ?? ''));
  const unsure = new Set(runs.flatMap((run) => (isSure(run) ? [] : run.slice(0, 1))));
  const notes = runs.map((run) => (run.at(-1) ?? 0) + 1).map((from) => ({ from, to: noteBelow(blocks, from) }));
  const { lines, end, after } = smallPrint(blocks, last);
  const sender = signatureFrom(blocks, last) ?? senderAbove(blocks, end);
  return blocks.map((block, at): Block => {
    if (block.leftOut !== undefined) return block;
    if (heads.has(at) || (at < first && WARNING.test(block.text)))
      return { ...block, leftOut: 'the head of an e-mail', ...(unsure.has(at) ? { unsure: [top] } : {}) };
    const note = notes.find(({ from, to }) => at >= from && at < to);
    if (note)
      return {
        ...block,
        leftOut: 'the note before the text in an e-mail',
        ...(at === note.from ? { unsure: [aside] } : {}),
      };
    if (at > last && at >= sender && at < end)
      return { ...block, leftOut: 'the sender of an e-mail', ...(at === sender ? { unsure: [below] } : {}) };
    if (lines.has(at) || at >= end)
      return { ...block, leftOut: 'the small print of an e-mail', ...(at === after ? { unsure: [behind] } : {}) };
    return block;
  });
}

/**
 * The lines of each e-mail's head near the beginning: three and more that stand together, of which one reads like a mail program's.
 * A report to a committee has From, To and Subject too.
 */
function headsOf(blocks: readonly Block[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const [at, { text, leftOut }] of blocks.slice(0, FURTHEST_HEAD).entries()) {
    if (leftOut !== undefined || !HEAD.test(text)) continue;
    const run = runs.at(-1);
    if (run && at - (run.at(-1) ?? 0) <= 2) run.push(at);
    else runs.push([at]);
  }
  return runs.filter((run) => run.length >= 3 && run.some((at) => isMailLike(blocks[at]?.text ?? '')));
}

const isMailLike = (line: string) => OF_PROGRAM.test(line) || LIKE_PROGRAM.test(line);

/**
 * The lines of small print, and from where on all is small print. It stands below the text: where a paragraph with a number, a heading, a
 * table or more than stood above follows, only its own lines are. `after` is the first line behind those that it took along.
 */
function smallPrint(blocks: readonly Block[], last: number) {
  const lettersIn = (part: readonly Block[]) => part.reduce((sum, { text }) => sum + text.length, 0);
  const opens = blocks.flatMap(({ text }, at) => (at > last && SMALL.test(text) ? [at] : []));
  const lines = new Set<number>();
  for (const at of opens) {
    lines.add(at);
    for (let next = at + 1; blocks[next]?.soft; next += 1) lines.add(next);
  }
  const numbered = blocks.findLastIndex(
    ({ text, rows, heading, list, leftOut }, at) =>
      leftOut === undefined &&
      !lines.has(at) &&
      (rows !== undefined || heading !== undefined || list !== undefined || readMark(text)?.path !== undefined),
  );
  const end = opens.find(
    (at) => at > numbered && lettersIn(blocks.slice(at)) <= Math.max(1_000, lettersIn(blocks.slice(last + 1, at))),
  );
  const after = blocks.findIndex((_, at) => end !== undefined && at > end && !lines.has(at));
  return { lines, end: end ?? blocks.length, after };
}

const top = {
  kind: 'left-out',
  why: 'These lines were taken for the head of an e-mail and left out, each by itself. Look whether they are the document’s own.',
} as const;

const aside = {
  kind: 'left-out',
  why: 'Here begins a note to the readers of an e-mail. It was left out, each of its lines by itself.',
} as const;

const below = {
  kind: 'left-out',
  why: 'These lines at the end of an e-mail were taken for its sender’s name and address, and left out.',
} as const;

const behind = {
  kind: 'left-out',
  why: 'What stands below the small print of an e-mail was taken for more of it and left out, each of its lines by itself. Look whether text stands among it.',
} as const;

/** The line `--`, with which mail programs begin the sender's own lines: few stand below it, and none has a number. */
function signatureFrom(blocks: readonly Block[], last: number): number | undefined {
  const at = blocks.findLastIndex(({ text, leftOut }) => leftOut === undefined && text === '--');
  const below = blocks.slice(at + 1);
  const isText = ({ text, rows, heading, leftOut }: Block) =>
    leftOut === undefined && (rows !== undefined || heading !== undefined || readMark(text)?.path !== undefined);
  return at > last && below.length <= LONGEST_SIGNATURE && !below.some(isText) ? at : undefined;
}

/** The first of the short lines with which an e-mail ends, where one of them says how to reach its sender; else the farewell among them. */
function senderAbove(blocks: readonly Block[], end: number): number {
  let first = end;
  while (first > 0) {
    const { text = '', rows, heading } = blocks[first - 1] ?? {};
    if (rows || heading !== undefined || text.length > 60 || /[.;:]$/.test(text) || readMark(text)) break;
    first -= 1;
  }
  const lines = blocks.slice(first, end);
  if (lines.some(({ text }) => REACH.test(text))) return first;
  const farewell = lines.findIndex(({ text }) => FAREWELL.test(text));
  return farewell >= 0 ? first + farewell : Number.POSITIVE_INFINITY;
}

/** Below a greeting, the first line that reads like a title before any number; behind the greeting where there is none. */
function firstHeading(blocks: readonly Block[], from: number): number {
  for (const [at, { text, rows, heading, soft }] of blocks.slice(from, from + LONGEST_NOTE).entries()) {
    if (rows || readMark(text)?.path) break;
    if (heading !== undefined || (!soft && readsLikeHeading(text) && (isCapitals(text) || KINDS.test(text))))
      return from + at;
  }
  return from;
}

/**
 * Where the sender's note ends: behind the farewell and the name, or at a line drawn across the page, all above the first number; where
 * none of them stands and the greeting goes on in a sentence, behind that; else at the first line that reads like a title. `from` where there is none.
 */
function noteBelow(blocks: readonly Block[], from: number): number {
  const greeting = blocks[from]?.text ?? '';
  const goesOn = GREETS.test(greeting);
  if (!goesOn && !GREETING.test(greeting)) return from;
  const end = blocks.findIndex(({ soft }, at) => at > from && !soft);
  const none = goesOn ? end : firstHeading(blocks, from + 1);
  for (let at = from; at < Math.min(from + LONGEST_NOTE, blocks.length); at += 1) {
    const block = blocks[at];
    if (!block || block.rows || block.heading !== undefined || readMark(block.text)?.path) return none;
    if (block.leftOut === 'a line drawn across the page') return at;
    if (!FAREWELL.test(block.text)) continue;
    const name = blocks[at + 1]?.text ?? '';
    const isName = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){0,3}$/u.test(name) && name !== name.toUpperCase();
    return isName ? at + 2 : at + 1;
  }
  return none;
}
