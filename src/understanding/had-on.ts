import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import { readDay } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';

/* "The council had 3 on 1 December", "we got 2 on Friday": an officer says when an enquiry reached the council, and it is read back. */

const WE =
  /^(?:(?:actually|in fact|no|sorry|well)[\s,]+)*(?:(?:the|our)\s+(?:council|team|office|service|department)|we|i|they)(?:['’]ve)?\s+(?:(?:actually|already|first|only|had|have|did)\s+)*(?:had|got|received|(?:was|were) (?:sent|given))\s+(?:the\s+)?$/i;
const ON = /^\s*(?:(?:already|in)\s+)*(?:on|since|back on|as early as)?\s*(?<day>\S.*?)[\s.!]*$/i;

export function readHad({ mood }: Said, { before, after, abouts, others }: Shape, known: Known): Command | undefined {
  const day = ON.exec(after)?.groups?.day ?? '';
  const isTold = !mood.question && !mood.wondering && others.length === 0 && !isOfCouncillorSide(known.me);
  if (!isTold || !WE.test(before) || readDay(day, known, 'past') === undefined) return undefined;
  return { kind: 'act', verb: 'edit', abouts, words: { ...noActionWords, edits: { had: day } }, sure: false };
}
