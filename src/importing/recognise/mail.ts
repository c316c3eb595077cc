import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';

// A protocol that somebody pasted from an e-mail: the mail program's own lines stand before it, the sender's note after
// those, and what the sender's office puts under every e-mail at the end.

const head = /^(?:from|sent|to|cc|bcc|subject|date|attachments?|importance|reply-to):\s/i;
const warning =
  /^\W*(?:caution|warning|external)\b.{0,40}\b(?:e-?mail|message|sender)\b|^\W*this (?:e-?mail|message) (?:originated|was sent|came) from (?:outside|an external)/i;
const greeting =
  /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|all|colleagues|members|councillors)\b[^.;:]{0,50}[,!–-]?$/i;
const farewell =
  /^(?:(?:kind|best|warm|many)\s+)?(?:regards|wishes|thanks)\W*$|^(?:thanks|thank you|yours (?:sincerely|faithfully)|cheers)\W*$/i;
const small =
  /^(?:this (?:e-?mail|message)(?: and any (?:attachments?|files?).{0,60})? (?:is|are|may be|contains?) .{0,60}(?:confidential|intended)|(?:disclaimer|confidentiality notice)\b|the information (?:contained )?in this (?:e-?mail|message)\b)/i;
const reach = /^(?:t|tel|telephone|phone|mobile|m|e|e-?mail|w|web)\b\W*[:.]|@|\bwww\.|^\+?[\d ()]{9,}$/i;
const furthestHead = 30;
const longestNote = 25;

/** Leaves out what an e-mail puts around a text: its head, the note before the text, and the small print after it. */
export function withoutMail(blocks: readonly Block[]): readonly Block[] {
  const heads = blocks.slice(0, furthestHead).flatMap(({ text }, at) => (head.test(text) ? [at] : []));
  const isMail = heads.filter((at, index) => index === 0 || at - (heads[index - 1] ?? 0) <= 2).length >= 3;
  if (!isMail) return blocks;
  const first = heads[0] ?? 0;
  const last = heads.at(-1) ?? 0;
  const note = noteBelow(blocks, last + 1);
  const end = blocks.findIndex(({ text }, at) => at > last && small.test(text));
  const sender = senderAbove(blocks, end < 0 ? blocks.length : end);
  return blocks.map((block, at): Block => {
    if (block.leftOut !== undefined) return block;
    if (heads.includes(at) || (at < first && warning.test(block.text)))
      return { ...block, leftOut: 'the head of an e-mail' };
    if (at > last && at < note)
      return {
        ...block,
        leftOut: 'the note before the text in an e-mail',
        ...(at === last + 1 ? { unsure: [aside] } : {}),
      };
    if (at >= sender && (end < 0 || at < end))
      return { ...block, leftOut: 'the sender of an e-mail', ...(at === sender ? { unsure: [below] } : {}) };
    if (end >= 0 && at >= end) return { ...block, leftOut: 'the small print of an e-mail' };
    return block;
  });
}

const aside = {
  kind: 'left-out',
  why: 'Here begins a note to the readers of an e-mail. It was left out, each of its lines by itself.',
} as const;

const below = {
  kind: 'left-out',
  why: 'These lines at the end of an e-mail were taken for its sender’s name and address, and left out.',
} as const;

/** The first of the short lines with which an e-mail ends, where one of them says how to reach its sender. */
function senderAbove(blocks: readonly Block[], end: number): number {
  let first = end;
  while (first > 0) {
    const { text = '', rows, heading } = blocks[first - 1] ?? {};
    if (rows || heading !== undefined || text.length > 60 || /[.;:]$/.test(text) || readMark(text)) break;
    first -= 1;
  }
  return blocks.slice(first, end).some(({ text }) => reach.test(text)) ? first : Number.POSITIVE_INFINITY;
}

/** Where the sender's note ends: behind the farewell and the name, both above the first number; `from` where there is none. */
function noteBelow(blocks: readonly Block[], from: number): number {
  if (!greeting.test(blocks[from]?.text ?? '')) return from;
  for (let at = from; at < Math.min(from + longestNote, blocks.length); at += 1) {
    const block = blocks[at];
    if (!block || block.rows || block.heading !== undefined || readMark(block.text)?.path) return from;
    if (!farewell.test(block.text)) continue;
    const name = blocks[at + 1]?.text ?? '';
    const isName = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){0,3}$/u.test(name) && name !== name.toUpperCase();
    return isName ? at + 2 : at + 1;
  }
  return from;
}
