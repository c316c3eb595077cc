import { isAtWork } from './away-for-work.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import type { Said } from './said.ts';

/*
 * "Resolve 2, back on Monday": behind an order, when the speaker is there again or away. It is no result and no day of what is ordered; the two
 * are taken one at a time.
 */

const ORDER =
  /^(?:please\s+|pls\s+)?(?:resolve|close|finish|complete|acknowledge|ack|withdraw|reopen|reassign|chase)\b[^:;]*?\S(?=\s*(?:[,.;]|\s[–-])\s*(?:and\s+|as\s+|because\s+|cos\s+|since\s+)?(?:i|back|off|away|out|on)\b)/i;
const OWN =
  /^\s*[,.;–-]\s*(?:and\s+|as\s+|because\s+|cos\s+|since\s+)?(?<own>(?:(?:i(?:['’]?m| am|['’]?ll be| will be| shall be| won['’]?t be)|am|will be)\s+)?(?:going\s+)?(?:back|off|away|out of (?:the )?office|out(?= until| till?)|(?:on|in on) (?:leave|holiday|hols|annual leave|a\/l)|not (?:in|back))\b(?<when>[^:;?]{2,40}))$/i;
const TIMES = /\b(?:lunch|later|tonight|this (?:morning|afternoon)|soon|shortly|in a (?:bit|minute|while))\b/i;

/** What is ordered, and what the speaker says of themselves behind it; undefined for anything else. */
export function orderAndOwnTime(
  { text, mood }: Said,
  known: Known,
): { readonly order: string; readonly own: string } | undefined {
  if (mood.question) return undefined;
  const order = ORDER.exec(text)?.[0];
  const { own, when = '' } = order === undefined ? {} : (OWN.exec(text.slice(order.length))?.groups ?? {});
  if (order === undefined || own === undefined || isAtWork(own, known)) return undefined;
  const { spans } = maskSaid(own, known);
  const isWhen = spans.some(({ is }) => is === 'date') || TIMES.test(when);
  return isWhen && spans.every(({ is }) => is === 'date') ? { order, own } : undefined;
}
