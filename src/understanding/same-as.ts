import type { Shape } from './about.ts';
import { noActionWords } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';

/*
 * "This is the same as CW-2026-0003", "it's a duplicate of 3": the one that is shown is linked to the one that is named, which is read back.
 * Where no other one is shown, it is asked which the other is.
 */

const LEAD =
  "(?:(?:i (?:think|believe|reckon|suspect|see)|i['’]?m (?:pretty |quite |fairly )?sure|looks? like|surely|actually|well|oh|sorry|no|ah|and|but|also|so|that|fyi|by the way)[\\s,.:–-]+)*";
const THIS =
  '(?:(?:this|that|it|the (?:above|other))(?: (?:one|enquiry|case|report|job|complaint|issue))?|the (?:one|enquiry|case|report|issue) (?:on the screen|above|i (?:logged|have open|am looking at)))';
const IS =
  "(?:['’]?s| is| was| has| (?:looks|seems|appears|sounds|feels)(?: like| to be)?| must be| may be| might be| could be| will be)?(?: just| exactly| really| probably| clearly| actually| about| all| only| already| very much| been(?: reported)?)*";
const SAME = `(?:(?:(?:about )?the |one and the )?(?:very )?same(?: \\p{L}+){0,2} as|identical (?:to|with)|an? (?:\\p{L}+ )?(?:duplicate|copy|repeat|repetition|double|duplication) of|(?:a )?duplicate (?:of|to)|(?:the )?same (?:thing )?as|no different (?:to|from)|duplicates|repeats|doubles|duplicating)`;
const IS_SAME = new RegExp(
  `^${LEAD}(?:${THIS}${IS}[\\s,]+|(?:is|isn['’]?t|wasn['’]?t|was) ${THIS} (?:not |just |really )*|)${SAME} (?:the )?§(?:,? (?:again|too|as well|surely|i (?:think|believe)|isn['’]?t it|is it not|innit|right))*[\\s.!?]*$|^${LEAD}${THIS} (?:and|&) § are (?:just |really |clearly )*(?:(?:about )?the same(?: \\p{L}+)?|duplicates|identical|one and the same)[\\s.!?]*$`,
  'iu',
);
/** "This is CW-2026-0003 again", "that one is already there as 3". */
const IS_AGAIN = new RegExp(
  `^${LEAD}${THIS}${IS}(?: (?:in|there|logged|reported|open|covered|dealt with)(?: already)?)?(?: (?:as|by|in|under))? §(?: (?:again|already|really))*[\\s.!]*$`,
  'iu',
);
const SAYS_TWICE = /\b(?:again|already)\b/i;

/** Undefined where two are not said to be one. */
export function readSameAs({ mood }: Said, { shape, abouts, others }: Shape, { screen }: Known): Command | undefined {
  const [named, second] = abouts;
  const isSame = IS_SAME.test(shape) || (IS_AGAIN.test(shape) && SAYS_TWICE.test(shape));
  if (named === undefined || second !== undefined || others.length > 0 || !isSame) return undefined;
  const [only, another] = screen.references;
  const shown = only === undefined || another !== undefined || isOne(only, named.named) ? undefined : only;
  if (mood.question) {
    const both = shown === undefined ? [named] : [{ named: shown }, named];
    return { kind: 'show', abouts: both, focus: 'all' };
  }
  const words = shown === undefined ? { form: 'asked' as const } : { other: named.named };
  return {
    kind: 'act',
    verb: 'link',
    abouts: [shown === undefined ? named : { named: shown }],
    words: { ...noActionWords, ...words },
    sure: false,
  };
}

function isOne(reference: string, named: string): boolean {
  const numberOf = (said: string) => Number(/(\d+)$/.exec(said)?.[1]);
  return numberOf(reference) === numberOf(named);
}
