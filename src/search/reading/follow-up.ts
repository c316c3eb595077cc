import type { Side } from '../../knowledge/index.ts';
import { type Attribute, readAttribute } from './attributes.ts';
import { normalise } from './normalise.ts';
import { isReaction } from './question-words.ts';
import { otherThan, readSpeaker, sideOf } from './speaker.ts';
import { isStopWord } from './stems.ts';
import { isTurnedRound, turnRound, turnTo } from './turned.ts';

/** A question of more words than this stands alone, however it begins. */
const LONGEST = 14;

/** Beginnings of a question that leans on the one before it. */
const OPENING =
  /^\s*(?:and|but|or|so|ok(?:ay)?|then|also|what about|how about|what if|even (?:if|when|where|the|those|for)|same for|is that|does that|what then)\b/i;

/** The same question with the sides changed over. */
const OTHER_WAY =
  /\b(?:(?:the )?other way(?: a?round| about)?|vice versa|the reverse|the opposite|in reverse|(?:turn(?:ed)?|flip|swap|switch)(?: it| that| them)? (?:round|over|on its head)|in return|conversely)\b/i;

/** An answer is sent back: what was shown is not what was meant. "No officers allowed?" says no to nothing. */
const COMPLAINT =
  /^\s*(?:(?:no(?=\s*(?:[,.:;–-]|$)|\s+(?:i|im|i['’]m|that|thats|this|its?|not|but|sorry|the|what|for|about)\b)|nope|sorry|hmm)\b[\s,.:;–-]*)?(?:(?:that(?:['’]s| is|s)? not|that was ?n['’]?t|not) what i (?:asked|meant|wanted|said)\b[\s,.:;-]*)?(?:(?:no(?=\s*[,.:;–-])|but)\b[\s,]*)?(?:i (?:meant|mean|was asking|wanted to know|asked)(?: about| if| whether)?\b[\s,]*)?/i;

/** A case that the question before left open. */
const SUPPOSING =
  /\b(?:if|unless|even (?:if|when|where|though|ones?|for)|supposing|once|when (?:he|she|it|they|that|the))\b/i;

/** What restricts the answer that was given. */
const SEEKING =
  /\b(?:(?:is there|what is|whats|what['’]s) (?:a|the) (?:catch|but|limit|snag|small print)|where(?:['’]s| is|s) the (?:line|limit)|how far (?:can|may|does|do)|(?:any|no|what) (?:exceptions?|limits?|restrictions?|conditions?|catch|caveats?)|exceptions?|restrict(?:s|ed|ions?)|always|in every case|no matter what|even if|even ones|even when)\b/i;

/** Another case of the same thing, whatever it is like: "the harder ones". */
const OF_KIND = /\b(?:an?|the|those|these|any|some) (?:\w+ ){1,3}ones?\b|\bones? (?:that|which|with|where)\b/i;

/** Whom to go to: "so who do I take it to then?". */
const SEEKING_WHOM =
  /^\s*(?:(?:and|so|but|then|ok(?:ay)?),? )*(?:who|whom|where|to whom) (?:do|does|should|can|could|must|would|shall|am|is|are|may|might)\b.*\b(?:take|tell|go|turn|raise|report|complain|speak|talk|bring)\b/i;

/** Words that may stand in any question and name no subject: what is done, said, asked or decided, by whom, when and how. */
const general = new Set(
  `able accept accepted actually advance along anything anyway agree agreed allow allowed answer anybody anyone apply applies ask asked asking asks away back
  become become behalf best bit bother break broken call case catch certain chance change check come comes coming copy correct count counts
  cover date day days deadline decide decided decides decision deny denied deputy detail different difference disagree disagreed done easy
  else email enough entitled ever everybody everyone exactly example exception exceptions expect expected extra face fair far fast
  fee find first form forever full given gives happen happened happens hear heard help hour hours idea ignore ignored ignores immediately
  include included instead keep keeps kind know known last late later law least leave left legal letter letters like limit limits line little
  long longer look lot made make makes many matter matters maximum mean meant means mention minimum minute month months must
  name necessary need needed needs never new next normal normally note notice number object objection objects obliged often okay old
  option option order others otherwise owe owed owes paper part permission person phone place point possible prefer prove quick quickly
  quite rather read ready real really reason reasons refusal refuse refused refuses regularly reject rejected remember reply request
  requests require required response responsible rest right rule rules send sends sent sign small snag somebody someone something sooner soon sort
  speak start stop straight supposed sure take takes talk tell telling tells term thing things think third though time times told true try
  trying turn turned turns twice two type unless use used usual usually wait want wanted wants way week weeks whoever word words work
  works worry write writing written wrong year years`
    .split(/\s+/)
    .flatMap((word) => [word]),
);

/** Words that ask by themselves. */
const asking = new Set('who whom whose when where how why which'.split(' '));

/** What a question that leans on the one before it asks, said in full. */
export type FollowUp = {
  /** The question to search for. */
  readonly text: string;
  /** Who it is asked for, where the follow-up only names a side. */
  readonly role?: Side;
  /** True where it is the question before with its sides changed over, so that its own words say nothing. */
  readonly isTurned: boolean;
  /** True where it has a subject of its own, and only leans on the one before by how it opens or points back. */
  readonly hasSubject: boolean;
  /** True where it puts another subject in place of the one before: "what about gifts?". */
  readonly isNewSubject: boolean;
  /** True where it opens as only a follow-up does: "and", "what about". */
  readonly opens: boolean;
  /** The side that it speaks of by its words or pronouns, where that is not the one the question before spoke of. */
  readonly turnsTo: Side | undefined;
  /** Whose conduct it asks about, where its own words tell. */
  readonly obliged: Side | undefined;
  /** What it asks for beyond the subject. */
  readonly attribute: Attribute | undefined;
  /** It asks of another case of the same thing: "what if it is a hard one?". */
  readonly isOfKind: boolean;
  /** It asks whom to go to instead. */
  readonly seeksWhom: boolean;
  /** It supposes a case; it asks what restricts the answer; it sends the answer back. */
  readonly supposes: boolean;
  readonly seeksLimit: boolean;
  readonly complains: boolean;
  /** It adds nothing to the question before, nor asks anything of it: "is it what they do". */
  readonly bringsNothing: boolean;
};

/**
 * Completes a question that has no subject of its own from the one before it; undefined where it stands alone.
 * After `what can councillors expect from officers`, `and for officers?` is
 * `{ text: 'what can officers expect from councillors', role: 'officer', isTurned: true, ... }`; of `what about gifts?` both are judged,
 * since it has a subject.
 */
export function completeFollowUp(previous: string, typed: string, asker?: Side): FollowUp | undefined {
  const sentBack = COMPLAINT.exec(typed)?.[0].trim() ?? '';
  const complains = /\b(?:not|n['’]?t|meant|mean|asking)\b/i.test(sentBack) || /^no\b/i.test(sentBack);
  const text = complains ? typed.slice(typed.indexOf(sentBack) + sentBack.length).trim() : typed;
  const words = normalise(text);
  if (words.length === 0 || words.length > LONGEST) return undefined;
  const before = previous.replace(/[?.!\s]+$/, '');
  const opens = OPENING.test(text) || complains;
  const subjects = listSubjects(words);
  const hasSubject = subjects.length > 0;
  const sides = [...new Set(words.flatMap((word) => sideOf(word) ?? []))];
  const [side] = sides;
  const speaker = readSpeaker(words, asker);
  const spokenOf = speaker.sides[0] ?? (WORKS_HERE.test(text) ? 'officer' : undefined);
  const [spokenBefore] = readSpeaker(normalise(previous), asker).sides;
  const supposes = SUPPOSING.test(text);
  const isTurnedTo = spokenOf !== spokenBefore && !(supposes && side === undefined);
  const common = {
    isTurned: false,
    hasSubject,
    isNewSubject:
      opens &&
      hasSubject &&
      !supposes &&
      !OF_KIND.test(text) &&
      ((NAMES.test(text) && pointsBack(words) && subjects.length > 1) ||
        (!pointsBack(words) && words.length <= LONGEST_FRAGMENT)),
    opens,
    turnsTo: isTurnedTo ? spokenOf : undefined,
    obliged: isOnlySides(words) ? undefined : speaker.obliged,
    attribute: readAttribute(words),
    isOfKind: OF_KIND.test(text),
    seeksWhom: SEEKING_WHOM.test(text),
    supposes,
    seeksLimit: SEEKING.test(text),
    complains,
    bringsNothing: false,
  };
  if (OTHER_WAY.test(text) || isTurnedRound(normalise(previous), words, hasSubject, asker))
    return {
      ...common,
      ...turnRound(before, asker),
      isTurned: true,
      hasSubject: false,
      opens: true,
      turnsTo: spokenBefore && otherThan(spokenBefore),
    };
  const joined = { ...common, text: `${before} ${text.trim()}` };
  if (!hasSubject && /\bco-?\s?opt(?:ed|ees?)\b/i.test(text)) return { ...joined, role: 'co-opted' };
  if (!hasSubject && side !== undefined && sides.length === 1 && (opens || words.length <= 4)) {
    return { ...common, text: turnTo(before, side), role: side, isTurned: true, opens: true };
  }
  if (isTurnedTo && spokenOf !== undefined && !hasSubject && !supposes && isOnlySides(words) && (opens || complains))
    return { ...common, text: turnTo(before, spokenOf), isTurned: true };
  const asks =
    VERBS.test(words[0] ?? '') || words.some((word) => asking.has(word) || (general.has(word) && !isReaction(word)));
  if (isFragment(words) && !isWhole(words)) return joined;
  if (hasSubject) return opens || (pointsBack(words) && subjects.length < OWN_SUBJECT) ? joined : undefined;
  const leans = opens ? asks || words.length > 1 : asks && isElliptic(words);
  const bringsNothing =
    words.every((word) => isStopWord(word) && !asking.has(word)) &&
    !opens &&
    side === undefined &&
    common.attribute === undefined;
  return leans ? { ...joined, bringsNothing } : undefined;
}

/** "What about folding leaflets, can they do that?" names what "that" is. */
const NAMES = /^\s*(?:(?:and|but|so|ok(?:ay)?),? )?(?:what|how) about\b/i;
const VERBS = /^(?:is|are|am|was|were|do|does|did|can|could|may|must|should|shall|will|would|has|have|need)$/;
/** From so many words that name a subject on, what points back points to one of them: "a release before it goes out". */
const OWN_SUBJECT = 4;
/** No whole question has so few words. */
const LONGEST_FRAGMENT = 5;

/** True for words that ask without saying of what: "how much notice?", "over what amount?". */
function isFragment(words: readonly string[]): boolean {
  return (
    words.length <= LONGEST_FRAGMENT &&
    words.some((word) => asking.has(word) || word === 'what') &&
    !words.some((word) => VERBS.test(word))
  );
}

const WHAT_DOES = /^(?:counts|happens|means|makes|needs|constitutes|triggers|requires|involves)$/;

/** True where somebody or something does what is named: "who signs the register?", not "who pays?" nor "who signs it?". */
function isWhole(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const isDone =
    first === 'who' ? !isStopWord(second) && second !== 'else' : first === 'what' && WHAT_DOES.test(second);
  return isDone && !pointsBack(words) && listSubjects(words.slice(2)).length > 0;
}

/** True where nothing but people is named: "and them of us?". */
function isOnlySides(words: readonly string[]): boolean {
  return words.every((word) => isStopWord(word) || sideOf(word) !== undefined);
}

/** People who are officers by another name. */
const WORKS_HERE = /\b(?:works? here|on the payroll|employees?|staff)\b/i;

/** True where a question points back ("does it", "from whom") or has no telling word at all. */
function isElliptic(words: readonly string[]): boolean {
  return (
    pointsBack(words) || words.every((word) => isStopWord(word) || general.has(word) || sideOf(word) !== undefined)
  );
}

/** True where a word stands for something named before: "does it", "from them". */
function pointsBack(words: readonly string[]): boolean {
  return /\b(?:it|its|that|this|they|them|their|those|these|he|she|him|her|there|whom|one)\b/.test(words.join(' '));
}

/** The words of a question that name a subject of its own. */
function listSubjects(words: readonly string[]): readonly string[] {
  return words.filter(
    (word) =>
      !isStopWord(word) &&
      !general.has(word) &&
      sideOf(word) === undefined &&
      word.length > 2 &&
      !/^(?:monitoring|chief|executive|director|manager|co|opted|coopted|cllr|hi|hello|please|thanks|whom|staff|\d+)$/.test(
        word,
      ),
  );
}
