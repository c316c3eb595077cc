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
const me = /^(?:me|myself|us|ourselves)$/;
const speaking = /^(?:i|we|me|us)$/;

const complain = 'complain(?:s|t|ts|ed|ing)?';
const conduct = '(?:conduct|misconduct|behaviour|attitude)';
const passive = '(?:am|are|is|was|were|been|being|be|get|gets|got|getting)';
const bad =
  '(?:rude|swearing|swore|swears|sworn|shout(?:s|ed|ing)?|bull(?:y|ies|ied|ying)|harass(?:es|ed|ing)?|abus(?:e|ed|ing|ive)|threaten(?:s|ed|ing)?|insult(?:s|ed|ing)?|aggressive|disrespectful|intimidat(?:es|ed|ing)|offensive|nasty|horrid|horrible|misbehav\\w+|unprofessional)';

/** Somebody complains, or would report somebody. "The report on staff" is none. */
const complaining = new RegExp(
  `\\b(?:${complain}|grievances?|allegations?|accus(?:e|es|ed|ing|ations?)|(?:raise|raised|raising|have|had) (?:\\w+ ){0,2}(?:concerns?|issues?)|reported|reporting)\\b|(?:^|\\b(?:to|i|we|you|can|could|may|should|must|and|or) )report\\b|\\b${conduct} (?:of|by)\\b|\\b(?:councillor|officer|resident)s? ${conduct}\\b`,
);
/** Whom it is about stands behind "about", whoever it is that complains, and to whom. */
const about = new RegExp(
  `\\b(?:${complain}|grievances?|allegations?|accusations?|concerns?|issues?)(?: .{0,60}?)?? (?:about|against|regarding|concerning)(?! by\\b) (.*)$`,
);
const complainedOf = new RegExp(
  `\\b(?:${complain} of|accus(?:e|es|ing)|reporting|(?:accused|reported)(?= (?:me|us)\\b)) (.*)$`,
);
const reported = /(?:^|\b(?:to|i|we|you|can|could|may|should|must|and|or) )report (.*)$/;
const underComplaint = new RegExp(`^(.*?)\\b${passive} (?:complained (?:about|of)|reported|accused)\\b`);
/** "The officer I complained about." */
const complainedAbout = /^(.*?)(?: who| that| whom)? (?:i|we|they|he|she) (?:have |had )?complain(?:ed)? (?:about|of)$/;
const whose = new RegExp(`\\b(councillor|officer|resident)s? ${conduct}\\b`);
const conductOf = new RegExp(`\\b${conduct} (?:of|by|from) (.*)$`);
/** Where something is done to somebody, who does it stands behind "by". */
const suffered = new RegExp(`\\b${passive} ${bad}(?: at| to)? by (.*)$`);
const doing = new RegExp(`^(.*?)\\b${bad}\\b(.*)$`);

const determiners = /^(?:an?|the|my|our|your|his|her|their|its|this|that|these|those|some|any|another|one|each)$/;
/** Whoever that is, nobody says. */
const somebody = /^(?:him|them|it|he|she|they|somebody|someone)$/;
/** How many words behind "about" somebody still heads what follows. */
const farthest = 8;
const leading = new RegExp(
  `^(?:how|way|in|which|of|what|something|${conduct}|rudeness|bullying|treatment|by|from|being|two|several)$`,
);

/**
 * Whose conduct a complaint is about, whatever its part in the sentence; undefined where nobody complains, or of no person.
 * "a member has complained about me" is about the asker, and so an officer. Words as normalised.
 */
export function readConduct(words: readonly string[], role: Side | undefined): Conduct | undefined {
  const text = named.reduce((put, [pattern, party]) => put.replace(pattern, party), words.join(' '));
  const put = text.split(' ').map(partyOf).join(' ');
  if (!complaining.test(put)) return undefined;
  const self = selfOf(put.split(' '), role);
  const behind = (pattern: RegExp) => headOf(pattern.exec(put)?.[1], self);
  return (
    lastOf(underComplaint.exec(put)?.[1], self) ??
    lastOf(complainedAbout.exec(put)?.[1], self) ??
    behind(about) ??
    (whose.exec(put)?.[1] as Conduct | undefined) ??
    behind(conductOf) ??
    behind(complainedOf) ??
    behind(reported) ??
    behind(suffered) ??
    lastOf(doing.exec(put)?.[1], undefined) ??
    headOf(doing.exec(put)?.[2]?.trim(), undefined)
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
  const words = part?.split(' ').slice(0, farthest) ?? [];
  for (const [at, word] of words.entries()) {
    if (isParty(word)) return isEither(words.slice(at)) ? undefined : word;
    if (me.test(word)) return self;
    if (somebody.test(word)) return undefined;
    if (determiners.test(word) && isOther) return undefined;
    if (!determiners.test(word) && !leading.test(word)) isOther = true;
  }
  return undefined;
}

function isEither([party, joined, ...rest]: readonly string[]): boolean {
  const other = rest.find((word) => !determiners.test(word));
  return (joined === 'or' || joined === 'and') && other !== undefined && isParty(other) && other !== party;
}

function lastOf(part: string | undefined, self: Conduct | undefined): Conduct | undefined {
  for (const word of part?.split(' ').toReversed() ?? []) {
    if (isParty(word)) return word;
    if (speaking.test(word) && self !== undefined) return self;
  }
  return undefined;
}
