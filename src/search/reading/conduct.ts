import type { Side } from '../../knowledge/index.ts';
import { readSpeaker, sideOf } from './speaker.ts';

/** Whose conduct a complaint is about. Whoever is neither councillor nor officer is a resident here. */
export type Conduct = 'councillor' | 'officer' | 'resident';

/** Names of several words, put as one before single words are looked at: a member of staff is no member. */
const named: readonly (readonly [RegExp, Conduct])[] = [
  [/\bmembers? of (?:(?:the|my|our|your|council|some) )*(?:staffs?|team|workforce)\b/g, 'officer'],
  [/\bstaff members?\b/g, 'officer'],
  [/\b(?:members? of )?(?:the )?public\b/g, 'resident'],
  [/\b(?:chief exec(?:utive)?s?|heads? of (?:paid )?service|(?:council|case|social) workers?)\b/g, 'officer'],
  [
    /\b(?:(?:group|opposition|council) leaders?|(?:cabinet|executive|committee) members?|portfolio holders?)\b/g,
    'councillor',
  ],
];
const others = new Map<string, Conduct>([
  ...'mayor mayors chair chairs chairman chairwoman convenor'.split(' ').map((word) => [word, 'councillor'] as const),
  ...'resident residents constituent constituents citizen citizens tenant tenants customer customers neighbour neighbours voter voters'
    .split(' ')
    .map((word) => [word, 'resident'] as const),
]);
const ME = /^(?:me|myself|us|ourselves)$/;
const SPEAKING = /^(?:i|we|me|us)$/;

const COMPLAIN = 'complain(?:s|t|ts|ed|ing)?';
const CONDUCT = '(?:conduct|misconduct|behaviour|attitude)';
const PASSIVE = '(?:am|are|is|was|were|been|being|be|get|gets|got|getting)';
const BAD =
  '(?:rude|swearing|swore|swears|sworn|shout(?:s|ed|ing)?|bull(?:y|ies|ied|ying)|harass(?:es|ed|ing)?|abus(?:e|ed|ing|ive)|threaten(?:s|ed|ing)?|insult(?:s|ed|ing)?|aggressive|disrespectful|intimidat(?:es|ed|ing)|offensive|nasty|horrid|horrible|misbehav\\w+|unprofessional)';

/** Somebody complains, or would report somebody. "The report on staff" is none. */
const COMPLAINING = new RegExp(
  `\\b(?:${COMPLAIN}|grievances?|allegations?|accus(?:e|es|ed|ing|ations?)|(?:raise|raised|raising|have|had) (?:\\w+ ){0,2}(?:concerns?|issues?)|reported|reporting)\\b|(?:^|\\b(?:to|i|we|you|can|could|may|should|must|and|or) )report\\b|\\b${CONDUCT} (?:of|by)\\b|\\b(?:councillor|officer|resident)s? ${CONDUCT}\\b`,
);
/** Whom it is about stands behind "about", whoever it is that complains, and to whom. */
const ABOUT = new RegExp(
  `\\b(?:${COMPLAIN}|grievances?|allegations?|accusations?|concerns?|issues?)(?: .{0,60}?)?? (?:about|against|regarding|concerning)(?! by\\b) (.*)$`,
);
const COMPLAINED_OF = new RegExp(
  `\\b(?:${COMPLAIN} of|accus(?:e|es|ing)|reporting|(?:accused|reported)(?= (?:me|us)\\b)) (.*)$`,
);
const REPORTED = /(?:^|\b(?:to|i|we|you|can|could|may|should|must|and|or) )report (.*)$/;
const UNDER_COMPLAINT = new RegExp(`^(.*?)\\b${PASSIVE} (?:complained (?:about|of)|reported|accused)\\b`);
/** "The officer I complained about." */
const COMPLAINED_ABOUT =
  /^(.*?)(?: who| that| whom)? (?:i|we|they|he|she) (?:have |had )?complain(?:ed)? (?:about|of)$/;
const WHOSE = new RegExp(`\\b(councillor|officer|resident)s? ${CONDUCT}\\b`);
const CONDUCT_OF = new RegExp(`\\b${CONDUCT} (?:of|by|from) (.*)$`);
/** Where something is done to somebody, who does it stands behind "by". */
const SUFFERED = new RegExp(`\\b${PASSIVE} ${BAD}(?: at| to)? by (.*)$`);
const DOING = new RegExp(`^(.*?)\\b${BAD}\\b(.*)$`);

const DETERMINERS = /^(?:an?|the|my|our|your|his|her|their|its|this|that|these|those|some|any|another|one|each)$/;
/** Whoever that is, nobody says. */
const SOMEBODY = /^(?:him|them|it|he|she|they|somebody|someone)$/;
/** How many words behind "about" somebody still heads what follows. */
const FARTHEST = 8;
const LEADING = new RegExp(
  `^(?:how|way|in|which|of|what|something|${CONDUCT}|rudeness|bullying|treatment|by|from|being|two|several)$`,
);

/**
 * Whose conduct a complaint is about, whatever its part in the sentence; undefined where nobody complains, or of no person.
 * "a member has complained about me" is about the asker, and so an officer. Words as normalised.
 */
export function readConduct(words: readonly string[], role: Side | undefined): Conduct | undefined {
  const text = named.reduce((put, [pattern, party]) => put.replace(pattern, party), words.join(' '));
  const put = text.split(' ').map(partyOf).join(' ');
  if (!COMPLAINING.test(put)) return undefined;
  const self = selfOf(put.split(' '), role);
  const behind = (pattern: RegExp) => headOf(pattern.exec(put)?.[1], self);
  return (
    lastOf(UNDER_COMPLAINT.exec(put)?.[1], self) ??
    lastOf(COMPLAINED_ABOUT.exec(put)?.[1], self) ??
    behind(ABOUT) ??
    (WHOSE.exec(put)?.[1] as Conduct | undefined) ??
    behind(CONDUCT_OF) ??
    behind(COMPLAINED_OF) ??
    behind(REPORTED) ??
    behind(SUFFERED) ??
    lastOf(DOING.exec(put)?.[1], undefined) ??
    headOf(DOING.exec(put)?.[2]?.trim(), undefined)
  );
}

/** The word itself where it stands for nobody. */
function partyOf(word: string): string {
  const side = sideOf(word);
  return side === undefined || side === 'co-opted' ? (others.get(word) ?? word) : side;
}

function isParty(word: string): word is Conduct {
  return word === 'councillor' || word === 'officer' || word === 'resident';
}

function selfOf(words: readonly string[], role: Side | undefined): Conduct | undefined {
  const { self } = readSpeaker(words, role);
  return self === 'co-opted' ? 'councillor' : self;
}

/**
 * Who heads what follows: "the way in which a parking officer spoke", and not "a missed bin an officer never saw". Nobody where it is
 * either of two: "an officer or a member".
 */
function headOf(part: string | undefined, self: Conduct | undefined): Conduct | undefined {
  let isOther = false;
  const words = part?.split(' ').slice(0, FARTHEST) ?? [];
  for (const [at, word] of words.entries()) {
    if (isParty(word)) return isEither(words.slice(at)) ? undefined : word;
    if (ME.test(word)) return self;
    if (SOMEBODY.test(word)) return undefined;
    if (DETERMINERS.test(word) && isOther) return undefined;
    if (!DETERMINERS.test(word) && !LEADING.test(word)) isOther = true;
  }
  return undefined;
}

function isEither([party, joined, ...rest]: readonly string[]): boolean {
  const other = rest.find((word) => !DETERMINERS.test(word));
  return (joined === 'or' || joined === 'and') && other !== undefined && isParty(other) && other !== party;
}

function lastOf(part: string | undefined, self: Conduct | undefined): Conduct | undefined {
  for (const word of part?.split(' ').toReversed() ?? []) {
    if (isParty(word)) return word;
    if (SPEAKING.test(word) && self !== undefined) return self;
  }
  return undefined;
}
