import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isAnswerLabel, nearMissPrefix, signpostPrefix, smallTalkPrefix } from '../learning/examples.ts';
import type { Ranking } from '../ranking/fusion.ts';
import type { StageScores } from '../ranking/stages.ts';

/** A straight line through what speaks for the first clause, bent into a chance: fitted by `test/eval/fit.ts`. */
const calibrationSchema = z.strictObject({
  /** Weights of the evidence, in the order of `readEvidence`, and a constant. */
  weights: z.array(z.number()).length(7),
  constant: z.number(),
  /** From this relevance on, the first clause is given as the answer. */
  answerFrom: z.number().min(0).max(1),
  /** From this relevance on, a few clauses are offered to choose from. */
  chooseFrom: z.number().min(0).max(1),
});

const fileSchema = z.strictObject({
  withMeaning: calibrationSchema,
  withoutMeaning: calibrationSchema,
  importedWithMeaning: calibrationSchema,
  importedWithoutMeaning: calibrationSchema,
});

export type Calibration = z.infer<typeof calibrationSchema>;
export type Calibrations = z.infer<typeof fileSchema>;

/** Reads the fitted calibration that ships beside this file. Throws if it is not of the shape. */
export function readCalibrations(): Calibrations {
  return fileSchema.parse(JSON.parse(readFileSync(new URL('./calibration.json', import.meta.url), 'utf8')));
}

/** What speaks for and against the first clause being the answer, each number small and comparable. */
export type Evidence = readonly [
  firstShare: number,
  lead: number,
  notAnswered: number,
  known: number,
  firstByWords: number,
  outsideByWords: number,
  outsideByMeaning: number,
];

/**
 * Reads the evidence from a ranking: how far the first clause is from certain, its lead over the second, how much points
 * outside the documents, how much of the question was understood, how far that clause is from certain by words alone, and what was
 * learned of being answered at all.
 */
export function readEvidence(ranking: Ranking, scores: StageScores, byWords: Ranking): Evidence {
  const answers = ranking.targets.filter(({ target }) => isAnswerLabel(target));
  const first = answers[0]?.share ?? 0;
  const firstByWords = byWords.targets.find(({ target }) => target === answers[0]?.target)?.share ?? 0;
  const second = answers[1]?.share ?? 0;
  const outside = ranking.targets.reduce((sum, { target, share }) => (isAnswerLabel(target) ? sum : sum + share), 0);
  return [
    logOdds(first),
    Math.log((first + 0.01) / (second + 0.01)),
    logOdds(outside),
    scores.known,
    logOdds(firstByWords),
    scores.outside.words / 4,
    scores.outside.meaning / 4,
  ];
}

function logOdds(share: number): number {
  const kept = Math.min(0.999, Math.max(0.001, share));
  return Math.log(kept / (1 - kept));
}

/** The chance that a careful reader accepts the first clause, from 0 to 1. */
export function readRelevance(
  evidence: Evidence,
  { weights, constant }: Pick<Calibration, 'weights' | 'constant'>,
): number {
  const sum = evidence.reduce((total, value, at) => total + value * (weights[at] ?? 0), constant);
  return 1 / (1 + Math.exp(-sum));
}

/** What to do with a question. `topic` is a signpost's; `near` a clause's reference. */
export type Verdict =
  | { readonly kind: 'answer' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'signpost'; readonly topic: string }
  | { readonly kind: 'none'; readonly near: string | undefined }
  | { readonly kind: 'small-talk'; readonly talk: string };

/** A question of which less is understood than this is not answered, whatever it resembles. */
const leastKnown = 0.3;

/**
 * Decides: small talk where that leads; an answer where the first clause is likely enough; then, where the likeliest of all is
 * outside the documents, a signpost or an honest no; else a choice, or no.
 */
export function decide(ranking: Ranking, relevance: number, known: number, calibration: Calibration): Verdict {
  const [top] = ranking.targets;
  // "How are you" has no telling word either: it is known as a whole.
  const isTalk = top?.target.startsWith(smallTalkPrefix) === true && top.share >= 0.5;
  if (known < leastKnown && !isTalk) return { kind: 'none', near: undefined };
  const nearest = ranking.targets.find(({ target }) => isAnswerLabel(target))?.target;
  if (top === undefined) return { kind: 'none', near: undefined };
  if (top.target.startsWith(smallTalkPrefix))
    return { kind: 'small-talk', talk: top.target.slice(smallTalkPrefix.length) };
  if (isAnswerLabel(top.target) && relevance >= calibration.answerFrom) return { kind: 'answer' };
  if (top.target.startsWith(signpostPrefix) && top.share >= 0.4) {
    return { kind: 'signpost', topic: top.target.slice(signpostPrefix.length) };
  }
  if (top.target.startsWith(nearMissPrefix) && relevance < calibration.answerFrom && top.share >= 0.4) {
    return { kind: 'none', near: top.target.slice(nearMissPrefix.length) };
  }
  if (relevance >= calibration.chooseFrom) return { kind: 'choose' };
  if (top.target.startsWith(signpostPrefix))
    return { kind: 'signpost', topic: top.target.slice(signpostPrefix.length) };
  return { kind: 'none', near: nearest };
}
