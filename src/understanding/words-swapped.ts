import { type ActCommand, noActionWords } from './act-command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import type { Said } from './said.ts';

/*
 * "It's Abbey Rise, not Abbey Hill, can you change it on the shelter one", "the bench: it is not Market Square, it's Market Street. Please
 * correct": words of an enquiry that are to stand in place of others, with the order to change them.
 */

const WHAT = `[^,.;:?]{2,40}?`;
const IS = String.raw`(?:(?:it|that|this)(?:['’]?s|\s+is|\s+should\s+be|\s+must\s+be|\s+ought\s+to\s+be)|should\s+be|must\s+be|is)`;
const END = String.raw`(?=\s*[,.;!?–-](?:\s|$)|\s+(?:silly|sorry|my mistake|can|could|would|please|pls)\b|\s*$)`;
const RIGHT_FIRST = new RegExp(
  String.raw`(?:^|[\s,:;.])${IS}\s+(?:in\s+|on\s+)?(?<right>${WHAT}),?\s+(?:and\s+)?not\s+(?:in\s+|on\s+)?(?<wrong>${WHAT})${END}`,
  'iu',
);
const WRONG_FIRST = new RegExp(
  String.raw`\b(?:(?:it['’]?s|it\s+is|is|was)\s+not|isn['’]?t|wasn['’]?t|not)\s+(?:in\s+|on\s+)?(?<wrong>${WHAT})\s*,\s*(?:but\s+)?${IS}\s+(?:in\s+|on\s+)?(?<right>${WHAT})${END}`,
  'iu',
);
const CHANGES =
  /\b(?:(?:can|could|would|will) you\s+(?:please\s+|just\s+)?(?:change|correct|amend|alter|fix|edit|put|update)|(?:please|pls|kindly)\s+(?:change|correct|amend|alter|edit|put (?:it|that|this) right))\b/i;

/** The change, to be read back; undefined where no order stands beside the words, or it is not told of which enquiry. */
export function readSwapped({ lines }: Said, known: Known): ActCommand | undefined {
  const text = lines.replace(/\s+/g, ' ');
  if (!CHANGES.test(text) || known.screen.open !== undefined) return undefined;
  const found = WRONG_FIRST.exec(text) ?? RIGHT_FIRST.exec(text);
  const { right, wrong } = found?.groups ?? {};
  if (found === null || right === undefined || wrong === undefined) return undefined;
  const { references } = maskSaid(text.replace(found[0], ' … '), known);
  const [only, second] = references.length > 0 ? references.map(({ about }) => about.named) : known.screen.references;
  if (only === undefined || second !== undefined) return undefined;
  return {
    kind: 'act',
    verb: 'edit',
    abouts: [{ named: only }],
    words: { ...noActionWords, instead: { right: right.trim(), wrong: wrong.trim() } },
    sure: false,
  };
}
