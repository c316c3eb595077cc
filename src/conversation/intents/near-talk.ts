import type { SmallTalkKind } from '../../knowledge/index.ts';
import { isOnlyThanks, thanksFiller } from '../../understanding/index.ts';

/** Words that change nothing about a greeting or thanks. */
const fillerWords = new Set([
  'a',
  'the',
  'so',
  'very',
  'much',
  'all',
  'again',
  'there',
  'everyone',
  'team',
  'mate',
  'duck',
  'love',
  'luv',
  'pet',
  'hen',
  'pal',
  'chuck',
  'petal',
  'butt',
  'pawb',
  'iawn',
  'ffrind',
  'me',
  'my',
  'bot',
  'clausewise',
  'please',
  'for',
  'that',
  'now',
  'then',
  'and',
  'ok',
  'well',
]);

/**
 * Whether words are as good as one of the phrasings of talk: the same but for a slip or a filler, or with more than half of all
 * their words in common and none that talk does not have. A question that only resembles talk is a question.
 */
function isNearTalk(text: string, phrasings: readonly string[], ofTalk: ReadonlySet<string>): boolean {
  const said = wordsOf(text);
  if (said.length === 0) return wordsOf(text, false).length > 0;
  return phrasings.some((phrasing) => {
    const wanted = wordsOf(phrasing);
    if (wanted.length === 0) return said.length === 0;
    if (said.join(' ') === wanted.join(' ')) return true;
    const meant = said.map((word) => wanted.find((each) => each === word || isSlip(word, each)) ?? word);
    const shared = new Set(meant.filter((word) => wanted.includes(word))).size;
    const whole = new Set([...meant, ...wanted]).size;
    return wanted.length > 1 && shared / whole >= 0.6 && meant.every((word) => ofTalk.has(word));
  });
}

/** "Yuo" for "you": the same letters but for one, the first of them first. */
function isSlip(word: string, meant: string): boolean {
  if (word.length < 3 || word.charAt(0) !== meant.charAt(0) || Math.abs(word.length - meant.length) > 1) return false;
  const left = [...meant];
  for (const letter of word) {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
  }
  return left.length <= 1;
}

/** Greetings in Welsh, as English ones are in the file of small talk. What stands there is learned from, so that a language of its own is here. */
const welshTalk: readonly (readonly [SmallTalkKind, RegExp])[] = [
  [
    'hello',
    /^(?:bore da|p(?:ry)?['’]?nhawn da|p['’]?nawn da|noswaith dda|shwmae|sh?w?mae|su['’]?t? ?mae|s['’]?mae|sut (?:dach|ydych) chi|helo|henffych)\b/i,
  ],
  ['thanks', /^(?:diolch|da iawn)\b/i],
  ['goodbye', /^(?:hwyl|nos da|da bo)\b/i],
];
/** What may come behind a greeting or thanks in Welsh, less the fillers of both. */
const welshFiller = wordSet(
  'yn fawr iawn i ti chi chwi am hynny y yr bobl bach bob mawr eto nawr heno heddiw da pethau tro nesa',
);

/** What kind of talk a text is, where each of its sentences is as good as a phrasing of one; undefined for anything else. */
export function talkOf(
  text: string,
  phrasings: Readonly<Record<SmallTalkKind, readonly string[]>>,
): SmallTalkKind | undefined {
  const isOnly = (pattern: RegExp, filler: ReadonlySet<string>) =>
    !text.includes('?') &&
    pattern.test(text.trim()) &&
    wordsOf(text.trim().replace(pattern, ' ')).every((word) => filler.has(word));
  if (isOnlyThanks(text)) return 'thanks';
  const welsh = welshTalk.find(([, pattern]) => isOnly(pattern, welshFiller))?.[0];
  if (welsh !== undefined) return welsh;
  const kinds = Object.keys(phrasings) as SmallTalkKind[];
  const ofTalk = new Set([
    ...thanksFiller,
    ...kinds.flatMap((kind) => phrasings[kind].flatMap((each) => wordsOf(each))),
  ]);
  const whole = (said: string) => wordsOf(said, false).join(' ');
  // "Ok" is nothing but a filler, and near to everything.
  const kindOf = (said: string) =>
    kinds.find((kind) => phrasings[kind].some((each) => whole(each) === whole(said))) ??
    kinds.find((kind) => isNearTalk(said, phrasings[kind], ofTalk));
  const sentences = text.split(/[,.!;–—]+/).filter((said) => /\p{L}/u.test(said));
  const told = [text, ...(sentences.length > 1 ? sentences : [])].map(kindOf);
  return told[0] ?? (told.length > 1 && told.slice(1).every((kind) => kind !== undefined) ? told[1] : undefined);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function wordsOf(text: string, withoutFiller = true): readonly string[] {
  const words =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/\p{L}+/gu) ?? [];
  return withoutFiller ? words.filter((word) => !fillerWords.has(word)) : words;
}

const SHORTCODE = /:[a-z0-9_+-]+:/gi;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/gu;

const OF_THANKS =
  /:(?:\+1|thumbsup|pray|heart|clap|ok_hand|tada|white_check_mark)(?:::skin-tone-\d)?:|[👍🙏❤👏👌🎉✅💙💯]/gu;

/** Thanks or mere noise, where words are nothing but pictures; undefined where there are words. */
export function talkOfPictures(text: string): SmallTalkKind | 'picture' | undefined {
  const hasPicture = SHORTCODE.test(text) || /\p{Extended_Pictographic}/u.test(text);
  SHORTCODE.lastIndex = 0;
  const rest = text
    .replace(SHORTCODE, '')
    .replace(PICTURE, '')
    .replace(/[\s.!?]+/g, '');
  if (!hasPicture || rest !== '') return undefined;
  const others = text
    .replace(OF_THANKS, '')
    .replace(SHORTCODE, 'x')
    .replace(/\p{Emoji_Modifier}|\ufe0f|[\s.!?]+/gu, '');
  return others === '' ? 'thanks' : 'picture';
}
