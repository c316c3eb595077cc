import type { Side } from '../../knowledge/index.ts';

/** Who speaks, and the sides named in order of mention with pronouns put to their side: `['councillor', 'officer']`. */
export type Speaker = {
  readonly self: Side | undefined;
  readonly sides: readonly Side[];
  /** Who would owe what is asked about, where the words tell: the officers of "must they treat me with respect" from a councillor. */
  readonly obliged: Side | undefined;
  /** True where the question opens with that duty, so that there is no doubt whose it is; false where it is only told by the order. */
  readonly isPlain: boolean;
};

const councillorWords = new Set(
  'councillor councillors cllr cllrs member members politician politicians backbencher backbenchers leader'.split(' '),
);
const officerWords = new Set(
  'officer officers staff employee employees director directors manager managers exec executive planner colleague colleagues'.split(
    ' ',
  ),
);
/** Words by which one side asks what it is owed: then the other side owes it. To owe, and to be expected to, is the other way round. */
const EXPECTING =
  /\b(?:expect|expects|expecting|expectations?|entitled|owed|deserves?|count on|rely on|get (?:from|off|out of)|(?:wants?|asks?|needs?|requires?) (?:from|off|of)|(?:look|looks|looking) (?:for|to)(?= .*\b(?:from|of|off)\b)|(?:have|has|got) (?:a|the) right)\b/;

/** A question that opens with a duty: "must they", "what can I expect", "do officers have to". */
const OPENS_WITH_DUTY =
  /^(?:(?:and|but|so) )?(?:what )?(?:must|(?:do|does|are|is|am|can|may)(?= .*\b(?:(?:have|has|supposed|meant|required|bound|expected) to|owe|owed|expect|entitled)\b)) (\w+ \w+)/;
/** Something done to the one who is named: that one owes nothing. */
const PASSIVE = /\bbe (?:\w+ed|given|told|kept|sent|shown|paid|seen|heard|put|made)\b/;
/** Longer questions tell a story before they ask, or after. */
const LONGEST_PLAIN = 16;
/** Whoever stands just before "owe" does the owing, however the sentence begins. */
const OWED = /^(.*)\bowes?\b/;
/** Who does it, in the passive: "will I be told by an officer". */
const BY_WHOM = /\bby (?!being\b)((?:\w+ ?){1,3})/;
/** "As a councillor" and "I am a ward councillor", taken out with the words between. */
const SAID_TO_BE =
  /\b(?:i am|as|being)(?: an?| the| your| one)?(?: \w+){0,2}? (?:councillors?|cllrs?|backbenchers?|members?|officers?|planners?|employees?|managers?|directors?)\b/g;
const POSSESSIVE = /\b(?:my|our|their|his|its)\b/g;

const firstPerson = new Set('i me my mine myself we us our ours'.split(' '));
const thirdPerson = new Set('they them their theirs he she him her his'.split(' '));

/** How people say what they are, in words after normalisation. */
const introductions: readonly (readonly [RegExp, Side])[] = [
  [
    /\b(?:i am|as|being)(?: an?| the| your| one)?(?: \w+){0,2} (?:co opted|coopted|lay|independent) (?:member|person)/,
    'co-opted',
  ],
  [/\b(?:i am|got|been|was|we are|were|i have been) (?:co opted|coopted)/, 'co-opted'],
  [
    /\b(?:i am|as|being)(?: an?| the| your| one)?(?: \w+){0,2} (?:councillors?|cllrs?|backbenchers?|elected members?)\b/,
    'councillor',
  ],
  [
    /\b(?:i am|as|being)(?: an?| the| your| one)?(?: \w+){0,2} (?:officers?|planners?|employees?|managers?|directors?)\b/,
    'officer',
  ],
  [/\bmy (?:ward|patch|constituents?|residents|voters|electorate|seat|surgery|group)\b/, 'councillor'],
  [/\bi (?:got|was|have been|just got) elected\b/, 'councillor'],
  [/\bi (?:work for|am employed by) the council\b/, 'officer'],
  [/\bmy (?:line manager|boss|head of service|department|service area|caseload)\b/, 'officer'],
];

/**
 * Reads who is speaking and about whom. The role that is known goes before what the words suggest.
 * With words of "do they have to be polite to me" and role officer: `{ self: 'officer', sides: ['councillor', 'officer'], obliged: 'councillor', isPlain: true }`.
 */
export function readSpeaker(words: readonly string[], role: Side | undefined): Speaker {
  const text = words.join(' ');
  const { self, sides } = readSides(words, role);
  const asked = text.replace(SAID_TO_BE, ' ').trim();
  const obliged = readObliged(asked, self) ?? sides[0];
  const doer = OPENS_WITH_DUTY.exec(asked)?.[1]?.split(' ') ?? [];
  const isPlain = listSides(doer, self).length > 0 && !PASSIVE.test(asked) && words.length <= LONGEST_PLAIN;
  return { self, sides, obliged, isPlain };
}

/** Who speaks and about whom, without who would owe what: that takes as long again. */
export function readSides(words: readonly string[], role: Side | undefined): Pick<Speaker, 'self' | 'sides'> {
  const text = words.join(' ');
  const said = introductions.find(([pattern]) => pattern.test(text))?.[1];
  const named = new Set(words.flatMap((word) => sideOf(word) ?? []));
  const speaks = words.some((word) => firstPerson.has(word));
  const self = said ?? role ?? (speaks ? inferSelf(named) : undefined);
  return { self, sides: listSides(words, self) };
}

/** True for words that ask what one side owes the other. */
export function asksWhatIsOwed(words: readonly string[]): boolean {
  const text = words.join(' ');
  return EXPECTING.test(text) || OWED.test(text);
}

export function isFirstPerson(word: string): boolean {
  return firstPerson.has(word);
}

export function isThirdPerson(word: string): boolean {
  return thirdPerson.has(word);
}

/** The sides in order of mention, a run of one side once. */
function listSides(words: readonly string[], self: Side | undefined): readonly Side[] {
  const isNamed = words.some((word) => sideOf(word) !== undefined);
  const sides: Side[] = [];
  for (const word of words) {
    const side =
      sideOf(word) ??
      (firstPerson.has(word) ? self : undefined) ??
      (thirdPerson.has(word) && !isNamed && self !== undefined ? otherThan(self) : undefined);
    if (side !== undefined && sides.at(-1) !== side) sides.push(side);
  }
  return sides;
}

/**
 * Who is to do what is asked about. In English that side comes first, unless it comes after "by", or the first one asks what to
 * expect. What people say they are ("as an officer, must they") is no doer, nor is whose a thing is ("my enquiry").
 */
function readObliged(text: string, self: Side | undefined): Side | undefined {
  const plain = text.replace(POSSESSIVE, ' ');
  const sidesOf = (part: string | undefined) => listSides((part ?? '').split(' '), self);
  const [before, ...after] = plain.split(EXPECTING);
  if (after.length > 0) {
    const asking = sidesOf(before).at(-1);
    return asking === undefined ? sidesOf(after.join(' '))[0] : otherThan(asking);
  }
  const owing = sidesOf(OWED.exec(plain)?.[1]).at(-1);
  const [agent] = sidesOf(BY_WHOM.exec(plain)?.[1]);
  return owing ?? agent ?? sidesOf(plain)[0];
}

/** The other of the two: whoever is no officer is on the councillors' side. */
export function otherThan(side: Side): Side {
  return side === 'officer' ? 'councillor' : 'officer';
}

/** The side that a word stands for. */
export function sideOf(word: string): Side | undefined {
  if (councillorWords.has(word)) return 'councillor';
  if (officerWords.has(word)) return 'officer';
  return undefined;
}

/** Somebody who speaks of themselves and names just one side is most likely of the other. */
function inferSelf(named: ReadonlySet<Side>): Side | undefined {
  if (named.size !== 1) return undefined;
  return named.has('councillor') ? 'officer' : 'councillor';
}
