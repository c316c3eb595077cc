import { nameWords } from '../name-index.ts';
import type { ResidentWords } from './log-words.ts';
import { findWays, isOfDirectory, type ResidentWorld, STREET } from './resident.ts';
import { isForename, PLACE } from './resident-names.ts';

/*
 * Who writes a message, as they say it themselves: "Hi Amina its Karol from 22 Weir Street, the drain ...", and at its end "thanks, Karol
 * Nowak, 07700 900318". The greeting goes, and who they are is kept apart.
 */

const WORD = String.raw`\p{L}[\p{L}'’-]*`;
const GREETING =
  /^\s*(?:(?:good\s+)?(?:morning|afternoon|evening|day)|hi+ya|hi+|hello+|hey+a?|hallo|yo|dear|greetings|ay up|ey up)\b[\s,!.:–-]*/iu;
const WELL =
  /^(?:i\s+)?(?:hope|trust)\s+(?:(?:that\s+)?(?:you(?:['’]re| are)?|this finds you|all is|alls)\s+)*(?:well|ok|okay|good|alright)(?:\s+with you)?\b[\s,!.:–-]*/iu;
const IS_IT_YOU = /^(?:(?:is (?:this|that|it)|are you) (?:the |my )?(?:cllr|councillor)\b[^\n?.]{0,30}(?:[\s?.]+|$))/iu;
const CALLS = /^(?:all|both|there|mate|hun|love|duck|pal|sir|madam|sir\/madam|again|team|council)\b[\s,!.:–-]*/iu;
const CUE =
  /^(?:(?:it['’]?s|it is|this is|i['’]?m|i am|my name(?:['’]s| is)|names?(?:['’]s| is)?|here is)\s+)(?:only\s+)?(?=\p{L})/iu;
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr)$/i;
const AND = /^(?:and|&)$/i;
/** What a name does not begin with, however it is written. */
const NO_NAME =
  /^(?:the|an?|about|me|just|not|still|been|again|now|so|very|really|getting|all|no|that|this|there|you|we|he|she|they|in|on|at|of|from|here|by|to|is|was|our|my|your|any|another|please|thanks|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|yesterday|today|writing|sorry|sure|glad|afraid|happy|unhappy|one|i|it|living|some|has|have|can|could|would|will|do|does|did|are|why|when|what|where|how|who|if|for|with|but|as|or|another|everyone|anyone|council|councillor)$/iu;
const FIGURES =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)';
const BETWEEN = String.raw`(?:(?!(?:in|on|at|the|of|is|has|my|our|years?|weeks?|days?|months?|times)\b)${WORD}\s+){1,3}`;
const HOUSE = String.raw`(?:number|no\.?|flat|house|plot)\s*(?:\d+[a-z]?|${FIGURES})\b`;
const ADDRESS = String.raw`(?:(?:(?:flat|apartment|apt)\s*\d+[a-z]?,?\s*)?(?:number\s+|no\.?\s*)?(?:\d{1,4}[a-z]?|${FIGURES}),?\s+${BETWEEN}${STREET}\b|(?:flat|apartment|apt)\s*\d+[a-z]?,?\s+${BETWEEN}${STREET}\b|${HOUSE}(?:,?\s+${BETWEEN}${STREET}\b)?)`;
const LIVES = String.raw`(?:(?:\s*[,.–-]?\s*(?:(?:and\s+)?(?:i|we)\s+live\s+(?:at|in|on)|living\s+(?:at|in|on)|from|at|of|in|on)\s+)|\s*[,.–-]\s*|\s+)`;
const WHERE = new RegExp(String.raw`^${LIVES}(?<address>${ADDRESS})(?=[\s,.;:!–-]|$)`, 'iu');
const AT_NUMBER = /^\s*,?\s*(?:from|at)\s+(?<address>\d{1,4}[a-z]?)(?=\s*(?:[,.;!\n–-]|$))/i;
const OF_PLACE =
  /^\s+from\s+(?<address>(?:the\s+\p{L}+\s+\p{L}+|next door|over the road|across the road))(?=\s*[,.;!\n–-])/iu;
const HERE = /^\s+here\b/i;
const MARKS = /^[\s,.;:!–-]*(?:\p{Extended_Pictographic}\s*)*(?:and\s+(?=\p{L}))?/u;

type Introduced = { readonly rest: string; readonly resident: Partial<ResidentWords> };

/** A message without its greeting and without who writes it, and that apart. */
export function takeIntroduction(message: string, world: ResidentWorld): Introduced {
  const greeted = withoutGreeting(message, world);
  const opening = introducedAt(greeted, world, greeted !== message) ??
    introducedInLine(greeted, world) ?? { rest: greeted, resident: {} };
  const lone = withoutLoneAddress(opening);
  const closing = signedBelow(lone.rest, lone.resident.name ?? '', world);
  return { rest: closing.rest, resident: { ...closing.resident, ...lone.resident } };
}

function withoutGreeting(message: string, { directory }: ResidentWorld): string {
  const greeting = GREETING.exec(message)?.[0];
  if (greeting === undefined) return message;
  const names = new Set(directory.people.flatMap(({ name }) => nameWords(name)));
  const behind = message.slice(greeting.length).replace(CALLS, '');
  const isOver = /[,.!]/.test(greeting);
  const title = /^(?:(?:cllr|councillor|mr|mrs|ms|miss)\.?\s+)?/i.exec(behind)?.[0] ?? '';
  const called =
    /^\p{L}[\p{L}'’-]*(?:[ \t]+\p{L}[\p{L}'’-]*)?(?:[ \t]+ji\b)?/u.exec(behind.slice(title.length))?.[0] ?? '';
  const words = called.split(/\s+/);
  const count = words.findIndex((word) => !names.has(word.toLowerCase().replace(/’/g, "'")) && word !== 'ji');
  const isMarked =
    !isOver &&
    !words.includes('here') &&
    /^\p{Lu}/u.test(called) &&
    /^[ \t]*[,!:]|^[ \t]*\n/.test(behind.slice(title.length + called.length));
  const length = isMarked || count < 0 ? called.length : words.slice(0, count).join(' ').length;
  return behind
    .slice(length > 0 || /^c/i.test(title) ? title.length + length : 0)
    .replace(MARKS, '')
    .replace(IS_IT_YOU, '')
    .replace(WELL, '');
}

type Word = { readonly said: string; readonly end: number };

/** Words that stand beside each other with no mark between them, but for the stop of an initial. */
function wordsAt(text: string): readonly Word[] {
  const found: Word[] = [];
  const pattern = /(?<=^|[ \t])(?:&|\p{L}[\p{L}'’-]*)(?<mark>\.?)(?=[\s,;:!–-]|$)/gu;
  for (const { 0: said, index, groups } of text.matchAll(pattern)) {
    const before = found.at(-1);
    if (index !== (before === undefined ? 0 : before.end + 1)) break;
    const isInitial = /^(?:\p{Lu}|mr|mrs|ms|dr)\.?$/iu.test(said);
    const word = groups?.mark === '.' && !isInitial ? said.slice(0, -1) : said;
    found.push({ said: word, end: index + word.length });
    if (word !== said || found.length === 5) break;
  }
  return found;
}

function isNameWord(word: string, { isWord }: ResidentWorld): boolean {
  const low = word.toLowerCase().replace(/\.$/, '');
  return !NO_NAME.test(low) && (/^\p{Lu}/u.test(word) || !isWord(low) || isForename(low) || TITLE.test(low));
}

/** The words at the start of a text that are a name, and how sure that is by themselves. */
function nameAtStart(
  text: string,
  world: ResidentWorld,
): { readonly name: string; readonly isSure: boolean } | undefined {
  const words = wordsAt(text);
  const end = words.findIndex(({ said }, at) => !isNameWord(said, world) && !(at > 0 && AND.test(said)));
  const named = (end < 0 ? words : words.slice(0, end)).filter(
    (_, at, all) => !(AND.test(all.at(-1)?.said ?? '') && at === all.length - 1),
  );
  const last = named.at(-1);
  if (last === undefined || named.every(({ said }) => TITLE.test(said.replace('.', '')))) return undefined;
  const said = named.map((word) => word.said);
  const own = said.filter((word) => !TITLE.test(word.replace('.', '')));
  const isPlace = own.length > 1 && PLACE.test(own.at(-1) ?? '');
  const isPlain = own.every((word) => world.isWord(word.toLowerCase()) && !isForename(word));
  const isSure = !isPlace && (own.length < said.length || own.length > 1 || !isPlain);
  return { name: text.slice(0, last.end), isSure };
}

function introducedAt(text: string, world: ResidentWorld, isGreeted: boolean): Introduced | undefined {
  const cue = CUE.exec(text)?.[0] ?? '';
  const behind = text.slice(cue.length);
  const found = nameAtStart(behind, world);
  if (found === undefined || isOfDirectory(found.name, world)) return undefined;
  let rest = behind.slice(found.name.length);
  const here = HERE.exec(rest)?.[0] ?? '';
  rest = rest.slice(here.length);
  const where = WHERE.exec(rest) ?? AT_NUMBER.exec(rest) ?? OF_PLACE.exec(rest);
  const isPair = /^\p{Lu}\S*\s+\p{Lu}\S*$/u.test(found.name) && /^\s*[.,]/.test(rest);
  const isMeant =
    where !== null || here !== '' || (cue !== '' && found.isSure) || (isGreeted && isPair && found.isSure);
  // "Tree down. 12 Mill Lane" is where the tree is.
  if (!isMeant || (cue === '' && here === '' && !isGreeted && !(found.isSure && where !== null && isPair)))
    return undefined;
  const address = where?.groups?.address ?? '';
  return {
    rest: rest.slice(where?.[0].length ?? 0).replace(MARKS, ''),
    resident: {
      name: found.name,
      ...(address === '' ? {} : { address: /^\d+[a-z]?$/i.test(address) ? `number ${address}` : address }),
    },
  };
}

/** "Its Gethin at 71" as a line of its own. */
function introducedInLine(text: string, world: ResidentWorld): Introduced | undefined {
  const rows = text.split('\n');
  for (const [at, row] of rows.entries()) {
    const found = CUE.test(row) ? introducedAt(row.trim(), world, false) : undefined;
    if (found?.rest.trim() === '')
      return { rest: rows.filter((_, other) => other !== at).join('\n'), resident: found.resident };
  }
  return undefined;
}

const LONE_ADDRESS = new RegExp(
  String.raw`^\s*(?:(?:it['’]?s|i['’]?m (?:at|in)|we['’]?re (?:at|in)|(?:i|we) live (?:at|in)|at|address:?)\s+)?(?<address>${ADDRESS})[\s.,!]*$`,
  'iu',
);

/** A line, or a sentence at the start, that is an address and nothing else. */
function withoutLoneAddress({ rest, resident }: Introduced): Introduced {
  if (resident.address !== undefined) return { rest, resident };
  const rows = rest.split('\n');
  if (rows.length < 2) return { rest, resident };
  const row = rows.find((line) => LONE_ADDRESS.test(line));
  const address = row === undefined ? undefined : LONE_ADDRESS.exec(row)?.groups?.address;
  return address === undefined
    ? { rest, resident }
    : { rest: rows.filter((line) => line !== row).join('\n'), resident: { ...resident, address } };
}

const SIGNS_OFF =
  /(?:^|[\s,.!?;–-])(?:(?:with\s+)?(?:kind|best|many|warm)?\s*(?:regards|wishes)|(?:many )?thanks|thank you|thankyou|thx|ta|cheers|yours(?: sincerely| faithfully| truly)?|sincerely|love|from)[\s,.!–-]*$/iu;
const REACHED_ON = String.raw`(?:[\s,.;]*(?:(?:can|could) (?:you|u) |please |pls )?(?:my (?:number|phone|mobile|e-?mail)(?: is|['’]s)?|(?:call|ring|phone|text|reach|contact|e-?mail) me(?: back)?(?: on| at)?|tel|mob|mobile|phone|number|e-?mail)[\s.:]*)?`;
const WAY_AT_END = new RegExp(
  String.raw`${REACHED_ON}[\s,.;:–-]*(?:(?:\+44\s?(?:\(0\)\s?)?|0)(?:\d[\s-]?){9,10}|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,})[\s.,!)x]*$`,
  'iu',
);
const ADDRESS_AT_END = new RegExp(
  String.raw`[\s,.;–-]+(?:at\s+|of\s+|from\s+)?(?<address>${ADDRESS})(?:,?\s*[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})?[\s.,!]*$`,
  'iu',
);
const NAME_AT_END =
  /(?<![\p{L}'’-])(?<words>(?:(?:\p{L}\.?|&|\p{L}[\p{L}'’-]+)[ \t]+){0,4}\p{L}[\p{L}'’-]*)[\s.,!x]*$/u;

/** Who signs at the end, with or without how to reach them. */
function signedBelow(text: string, known: string, world: ResidentWorld): Introduced {
  let rest = text.trimEnd();
  let [ways, address] = ['', ''];
  for (let at = 0; at < 6; at += 1) {
    const way = WAY_AT_END.exec(rest);
    const place = address === '' ? ADDRESS_AT_END.exec(rest) : null;
    if (way !== null) ways = `${way[0]} ${ways}`;
    else if (place !== null) address = place.groups?.address ?? '';
    const end = way?.index ?? place?.index;
    if (end === undefined || end === 0) break;
    rest = rest.slice(0, end);
  }
  const reached = Object.fromEntries(Object.entries(findWays(ways)).filter(([, value]) => value !== ''));
  const withWays: Introduced = {
    rest: address === '' ? rest : text.trimEnd(),
    resident: address === '' ? reached : {},
  };
  const signed = nameAtEnd(rest, known, ways !== '' || address !== '', world);
  if (signed === undefined) return withWays;
  return {
    rest: signed.rest,
    resident: { ...(known === '' ? { name: signed.name } : {}), ...reached, ...(address === '' ? {} : { address }) },
  };
}

function nameAtEnd(
  text: string,
  known: string,
  isFollowed: boolean,
  world: ResidentWorld,
): { readonly rest: string; readonly name: string } | undefined {
  const last = NAME_AT_END.exec(text);
  const words = (last?.groups?.words ?? '').split(/[ \t]+/);
  const parts = known.toLowerCase().split(/\s+/);
  const isTheirs = (word: string) => parts.includes(word.toLowerCase());
  const from =
    words.findLastIndex(
      (word) => !(isNameWord(word, world) || isTheirs(word) || AND.test(word)) || SIGNS_OFF.test(word),
    ) + 1;
  const name = words
    .slice(from)
    .filter((word, at) => at > 0 || !AND.test(word))
    .join(' ');
  if (name === '' || last === null || isOfDirectory(name, world)) return undefined;
  const before =
    text.slice(0, last.index) +
    words
      .slice(0, from)
      .map((word) => `${word} `)
      .join('');
  const off = SIGNS_OFF.exec(before);
  const isApart = /(?:\n\s*|[.!?…]["”]?\s*)$/.test(before) || before.trim() === '';
  const isOwnLine = /\n\s*$/.test(before);
  const isNamed = name.split(' ').every(isTheirs);
  const isSure = nameAtStart(name, world)?.isSure === true;
  if (before.trim() === '' || !(off !== null || (isApart && (isFollowed || isNamed || (isOwnLine && isSure)))))
    return undefined;
  if (off !== null && !isSure && !isNamed && !isFollowed && !/\n/.test(off[0])) return undefined;
  return { rest: before.slice(0, off?.index ?? before.length).trimEnd(), name };
}
