import type { Clause } from '../../knowledge/index.ts';
import { wordsOfClause } from '../clauses/words.ts';
import { keyOf } from '../learning/targets.ts';
import { numbers } from '../numbers.ts';
import type { Candidate } from '../ranking/candidates.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { saysPlainly } from '../reading/attributes.ts';
import type { FollowUp } from '../reading/follow-up.ts';
import { sideOf } from '../reading/speaker.ts';
import { isMirror } from './shown.ts';

/** What speaks for a clause being meant by a question that leans on the one before. Weighed and summed: a conditional logit. */
const carriedNames = [
  /** The logarithm of its share where the new words stand alone, and so where they put another subject in place of the one before. */
  'alone',
  'aloneWithNewSubject',
  /** The logarithm of its share where they are completed from the question before. */
  'completed',
  /** It answered the question before, and so where sides are changed over, a case is supposed, the answer is sent back. */
  'same',
  'sameTurned',
  'samePlainlyTurned',
  'sameWithNewSubject',
  'sameSupposed',
  'sameSentBack',
  /** It mirrors what answered before, or belongs with it; and so where sides are changed over. */
  'mirror',
  'mirrorTurned',
  'related',
  /** It first speaks of the side that is turned to; it obliges the side that is asked about. */
  'speaksOfSide',
  'obligesAsked',
  /** It limits what answered before, and so where that is asked for. */
  'limit',
  'limitSought',
  /** It stands beside what answered before, and so where a case is supposed. */
  'beside',
  'besideSupposed',
  /** It answered before, or stands beside what did, and says what is asked for. */
  'says',
  /** It stands beside what answered before, and says whom to go to, which is asked for: what answered before does not, so that counts against it. */
  'sends',
] as const;

type CarriedName = (typeof carriedNames)[number];
type CarriedFeatures = Readonly<Record<CarriedName, number>>;

/** Shares below this are chance. */
const LEAST = 1e-4;
/** Words that say whom to go to: "should take up the concern with the appropriate manager". */
const SENDS =
  /(?<!\bnot )\b(?:raise|take|refer|report|bring|direct|address|put|inform|tell|notify|approach|contact|speak|complain)\w*\b[^.;]{0,60}\b(?:(?:to|with|by) (?:the|an?|their|his|her)|the) [^.;]{0,40}\b(?:manager|officer|director|executive|leader|whip|chair|head|team|panel|committee)\b/i;
/** Paragraphs apart that still stand beside each other. */
const NEAREST = 2;

/** A question with the clauses that it led to. */
type Led = { readonly candidates: readonly Candidate[] };

/** Reads the features of every candidate that either reading leads to. `before` is what answered the question before. */
function readCarried(
  { alone, completed }: { readonly alone: Led; readonly completed: Led },
  before: Clause | undefined,
  followUp: FollowUp,
  index: CouncilIndex,
): readonly { readonly candidate: Candidate; readonly features: CarriedFeatures }[] {
  const own = new Map(alone.candidates.map((each) => [keyOf(each.target), each]));
  const whole = new Map(completed.candidates.map((each) => [keyOf(each.target), each]));
  const {
    turnsTo,
    obliged,
    isTurned: isPlain,
    isNewSubject,
    attribute,
    isOfKind,
    seeksLimit,
    seeksWhom,
    complains,
  } = followUp;
  // Another case of the same thing is no case that was left open.
  const supposes = followUp.supposes && !isOfKind;
  const around = listBeside(before, index);
  const asksWhom = seeksWhom && before !== undefined && !SENDS.test(before.text);
  return [...new Map([...own, ...whole])].map(([key, candidate]) => {
    const { target } = candidate;
    const clause = target.kind === 'clause' ? index.find(target.reference)?.clause : undefined;
    const aloneShare = Math.log((own.get(key)?.share ?? 0) + LEAST);
    const wholeShare = Math.log((whole.get(key)?.share ?? 0) + LEAST);
    const is = (holds: boolean | undefined) => (holds === true ? 1 : 0);
    const same = clause !== undefined && clause === before;
    const mirrors =
      clause !== undefined &&
      before !== undefined &&
      !same &&
      turnsRound(before, clause, index) &&
      around.has(clause.reference);
    const limits =
      before !== undefined &&
      clause !== undefined &&
      (index.limits.get(before.reference)?.includes(clause.reference) ?? false);
    const beside = clause !== undefined && !same && around.has(clause.reference);
    const isTurned = turnsTo !== undefined;
    return {
      candidate: whole.get(key) ?? candidate,
      features: {
        alone: aloneShare,
        aloneWithNewSubject: isNewSubject ? aloneShare : 0,
        completed: wholeShare,
        same: is(same),
        sameTurned: is(same && isTurned),
        samePlainlyTurned: is(same && isPlain),
        sameWithNewSubject: is(same && isNewSubject),
        sameSupposed: is(same && (supposes || seeksLimit)),
        sameSentBack: is(same && complains),
        mirror: is(mirrors),
        mirrorTurned: is(mirrors && isTurned),
        related: is(clause !== undefined && before?.related.includes(clause.reference)),
        speaksOfSide: isTurned && clause ? sign(firstSide(clause), turnsTo) : 0,
        obligesAsked: clause && obliged ? sign(index.dutyOf(clause.reference)?.by, obliged) : 0,
        limit: is(limits),
        limitSought: is(limits && (seeksLimit || supposes)),
        beside: is(beside),
        besideSupposed: is(beside && (supposes || seeksLimit)),
        says: is((same || beside) && attribute !== undefined && saysPlainly(attribute, wordsOfClause(clause))),
        sends: is(beside && asksWhom && SENDS.test(clause.text)) - is(same && asksWhom),
      },
    };
  });
}

/** The candidates of a question that leans on the one before, best first. */
export function rankCarried(...given: Parameters<typeof readCarried>): readonly Candidate[] {
  const { weights } = numbers.followUp;
  const scored = readCarried(...given).map(({ candidate, features }) => ({
    candidate,
    score: carriedNames.reduce((sum, name) => sum + weights[name] * features[name], 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - best), 0);
  return scored
    .map(({ candidate, score }) => ({ ...candidate, share: Math.exp(score - best) / all }))
    .sort((one, other) => other.share - one.share);
}

/** One clause is of one side and one of the other: by who owes what, else by which side each speaks of first. */
function turnsRound(one: Clause, other: Clause, index: CouncilIndex): boolean {
  if (isMirror(one.reference, other.reference, index)) return true;
  const [a, b] = [firstSide(one), firstSide(other)];
  return a !== undefined && b !== undefined && a !== b;
}

/** Clauses at most two places before or after one in its document, under whatever heading, with those that belong with it or limit it. */
export function listBeside(clause: Clause | undefined, { knowledge, limits }: CouncilIndex): ReadonlySet<string> {
  if (clause === undefined) return new Set();
  const clauses = knowledge.documents.find((document) => document.clauses.includes(clause))?.clauses ?? [];
  const at = clauses.indexOf(clause);
  const near = clauses.slice(Math.max(0, at - NEAREST), at + NEAREST + 1).map(({ reference }) => reference);
  return new Set([...near, ...clause.related, ...(limits.get(clause.reference) ?? [])]);
}

/** The side that a clause speaks of first. */
function firstSide(clause: Clause): ReturnType<typeof sideOf> {
  const named = wordsOfClause(clause).find((word) => sideOf(word) !== undefined);
  return named === undefined ? undefined : sideOf(named);
}

function sign(side: ReturnType<typeof sideOf>, wanted: ReturnType<typeof sideOf>): number {
  if (side === undefined) return 0;
  return side === wanted ? 1 : -1;
}
