import type { Masked } from './mask.ts';
import type { Said } from './said.ts';

/* "CW-4: the owner has answered, so please restart": why comes first, and what is to be done last. */

const LAST =
  /(?:[,;.–—]\s*|\s-\s+|\s+(?=(?:so|and|then|therefore)\s))(?:(?:so|and|then|therefore)\s+)*(?:(?:can|could|would|will)\s+you\s+)?(?:please|pls|kindly)\s+(?:just\s+|now\s+)?(?<verb>restart|resume|un-?pause|pause|close|resolve|reopen|re-open|withdraw)(?:\s+(?:it|that|this|the (?:clock|case|enquiry)))?(?:\s+(?:again|now|today|off|up))?[\s.!]*$/iu;
/** What may stand before the enquiry; an order that stands there is the order. */
const BEFORE = /^\W*(?:(?:for|on|re|regarding|about|as for|with)\s*)?$/i;
const MARKS = /^[\s,;:–—-]+/;
const FEWEST = 2;

/** The same as an order that is read back, its reason behind; undefined where no enquiry is named, or more than one. */
export function orderLast({ text, mood }: Said, { spans }: Masked): string | undefined {
  const found = LAST.exec(text);
  const [only, second] = spans.filter(({ is }) => is === 'reference');
  if (found === null || only === undefined || second !== undefined || only.end > found.index || mood.question)
    return undefined;
  if (!BEFORE.test(text.slice(0, only.start))) return undefined;
  const why = text.slice(only.end, found.index).replace(MARKS, '').replace(/\s+/g, ' ').trim();
  if ((why.match(/\p{L}{2,}/gu) ?? []).length < FEWEST) return undefined;
  return `can you ${found.groups?.verb} ${text.slice(only.start, only.end)}: ${why}`;
}

/** "Still open? Then close it: filled on Friday": a question of how it stands, and what is to be done because of it. */
const ASKED_FIRST =
  /^(?<asked>[^?.!]{4,60})\?\s*(?<then>(?:(?:ok(?:ay)?|right|then|well|in that case|if (?:so|not)|so|and|please|pls)[\s,–-]+)*)(?:i(?:['’]ll| will)?\s+(?:now\s+)?)?(?<order>(?:acknowledge|ack|close|resolve|chase|pause|resume|reopen|extend|withdraw|log|update)\b[^?]*)$/iu;
const STANDS =
  /\b(?:acknowledged|assigned|open|closed|resolved|paused|on hold|done|fixed|late|overdue|answer(?:ed)?|reply|news|update|nothing|nobody|anyone|anybody|no one|yet|still)\b/i;

/** What is ordered; undefined for anything else. */
export function orderAfterQuestion({ lines }: Said): string | undefined {
  const { asked = '', order } = ASKED_FIRST.exec(lines.replace(/\s+/g, ' ').trim())?.groups ?? {};
  return order !== undefined && STANDS.test(asked) ? `can you ${order}` : undefined;
}
