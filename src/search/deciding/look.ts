import type { Clause, FoundClause } from '../../knowledge/index.ts';
import { LONGEST_ENCODED, type SentenceEncoder } from '../encoding/encoder.ts';
import type { Fitted } from '../fitted.ts';
import { keyOfText } from '../learning/vectors.ts';
import { numbers } from '../numbers.ts';
import type { Candidate } from '../ranking/candidates.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { rank, type Signals } from '../ranking/rank.ts';
import { shareCovered } from '../ranking/share-covered.ts';
import { shareKnown } from '../reading/question-words.ts';
import type { Reading } from '../reading/reading.ts';
import { stem } from '../reading/stems.ts';
import { broughtOut } from './brought-out.ts';
import type { Question } from './decision.ts';
import { type JudgementFeatures, readJudgement, readRelevance } from './judge.ts';
import { isMirror, leaveOtherConduct, putMeantFirst, putRuleFirst } from './shown.ts';
import { decide, type Verdict } from './verdict.ts';

/** A question as it was understood, with what was found and how sure that is. */
export type Look = {
  readonly text: string;
  readonly reading: Reading;
  readonly signals: Signals;
  readonly candidates: readonly Candidate[];
  readonly features: JudgementFeatures;
  readonly relevance: number;
  readonly verdict: Verdict;
  /** What answered the question before, where this one leans on it, and the new words by themselves. */
  readonly again?: { readonly clause: Clause; readonly asked: Pick<Look, 'reading' | 'signals'> };
};

/** Looks at texts: reads, ranks and judges them. */
export type Looker = {
  /** Without an encoder, and where the encoder fails, by words alone. */
  readonly look: (text: string, role: Question['role'], encoder: SentenceEncoder | undefined) => Promise<Look>;
  readonly lookByWords: (text: string, role: Question['role']) => Look;
  /** The judgement on candidates that were ranked otherwise. */
  readonly judge: (
    asked: Pick<Look, 'text' | 'reading' | 'signals'>,
    ranked: readonly Candidate[],
    hasMeaning: boolean,
  ) => Look;
};

/** Prepares looking at questions to one council. */
export function createLooker(index: CouncilIndex, fitted: Fitted): Looker {
  /** Vectors of what was asked last, by digest: the question before is asked again with one that leans on it, and by whoever asks why. */
  const encoded = new Map<string, Float32Array>();

  /** What words alone make near certain is not encoded: it would take ten times as long to say the same. */
  async function look(text: string, role: Question['role'], encoder: SentenceEncoder | undefined): Promise<Look> {
    const byWords = lookByWords(text, role);
    const { reading, verdict, relevance } = byWords;
    const isCertain = verdict.kind === 'answer' && relevance >= numbers.verdict.certainFrom;
    if (isCertain || encoder === undefined || reading.words.length === 0) return byWords;
    const vector = await encode(reading.words.slice(0, LONGEST_ENCODED).join(' '), encoder);
    return vector === undefined ? byWords : weigh(text, reading, vector);
  }

  /** The vector of a question; undefined where the encoder fails, so that words answer alone. */
  async function encode(words: string, encoder: SentenceEncoder): Promise<Float32Array | undefined> {
    const key = keyOfText(`${encoder.id} ${words}`);
    const known = encoded.get(key);
    if (known !== undefined) return known;
    const [vector] = await encoder.encode([words]).catch(() => []);
    if (vector === undefined) return undefined;
    encoded.set(key, vector);
    for (const oldest of encoded.keys()) if (encoded.size > numbers.mostEncoded) encoded.delete(oldest);
    return vector;
  }

  function lookByWords(text: string, role: Question['role']): Look {
    return weigh(text, index.read(text, role), undefined);
  }

  function weigh(text: string, reading: Reading, vector: Float32Array | undefined): Look {
    const signals = index.signals(reading, vector);
    const weights = fitted.ranking[vector ? 'withMeaning' : 'withoutMeaning'];
    return judge({ text, reading, signals }, rank(index, signals, weights).filter(isWanted), vector !== undefined);
  }

  function judge(
    { text, reading, signals }: Pick<Look, 'text' | 'reading' | 'signals'>,
    ranked: readonly Candidate[],
    hasMeaning: boolean,
  ): Look {
    const candidates = putMeantFirst(
      putRuleFirst(leaveOtherConduct(ranked, reading.conduct, index), index),
      reading.speaker,
      index,
    );
    const first = candidates.find(({ target }) => target.kind === 'clause');
    const found = first?.target.kind === 'clause' ? index.find(first.target.reference) : undefined;
    const clause = found?.clause;
    const features = readJudgement(candidates, {
      reading,
      first: clause,
      known: shareKnown(
        reading.words,
        index.isKnownStem,
        new Set(reading.corrections.map(([, corrected]) => corrected)),
      ),
      covered: clause === undefined ? 0 : coveredBy(reading, clause, first?.pulledBy, index),
      hasMeaning,
      passage: found ? broughtOut(found, { reading, signals }, index) : '',
      bridged: ledTo(first, signals, index),
      topicSure: Math.max(0, ...signals.topics.on.values(), ...signals.topics.near.values()),
      isCompanion: (reference) => isCompanion(clause, index.find(reference), index),
    });
    const relevance = readRelevance(features, fitted.judgement[hasMeaning ? 'withMeaning' : 'withoutMeaning']);
    const verdict = decide(candidates, features, relevance, fitted);
    return { text, reading, signals, candidates, features, relevance, verdict };
  }

  /** Filler is no candidate unless it is asked for. */
  function isWanted({ target, features }: Candidate): boolean {
    if (target.kind !== 'clause' || !index.filler.has(target.reference)) return true;
    return features.askedBest >= numbers.verdict.fillerAsked || features.ownWords >= numbers.verdict.fillerOwn;
  }

  return { look, lookByWords, judge };
}

/** How much of what is asked leads to a candidate by topics, and how much is only near them. */
function ledTo(candidate: Candidate | undefined, { bridged }: Signals, { placeOf }: CouncilIndex) {
  const at = (candidate && placeOf(candidate.target)) ?? -1;
  return { led: bridged?.led[at] ?? 0, near: bridged?.near[at] ?? 0 };
}

/** The part of a question's telling words, rare ones weighing more, that stand in a clause, its headings or what pulled it. */
function coveredBy(
  { words }: Reading,
  clause: Clause,
  pulledBy: string | undefined,
  { stemsOf, wordsOf, pool }: CouncilIndex,
): number {
  const stems = [clause.text, ...clause.headings].map(stemsOf);
  const pulled = new Set(wordsOf(pulledBy ?? '').map(stem));
  return shareCovered(words, (stemmed) => pulled.has(stemmed) || stems.some((each) => each.has(stemmed)), pool.rarity);
}

/** True where two clauses are shown together: either is right where the other is. */
function isCompanion(clause: Clause | undefined, other: FoundClause | undefined, index: CouncilIndex): boolean {
  if (clause === undefined || other === undefined) return false;
  const { reference } = other.clause;
  const isBeside = clause.related.includes(reference) || index.limits.get(clause.reference)?.includes(reference);
  return isBeside === true && !isMirror(clause.reference, reference, index);
}
