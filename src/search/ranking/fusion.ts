import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clauseOfLabel, isAnswerLabel, type Label } from '../learning/examples.ts';
import { softmax } from '../learning/learned-model.ts';
import type { StageScores, Stages } from './stages.ts';

/** How much each stage counts. Fitted by `test/eval/fit.ts` on the development questions, never on others. */
const weightsSchema = z.strictObject({
  words: z.number(),
  meaning: z.number(),
  phrasings: z.number(),
  lexical: z.number(),
  translations: z.number(),
  sentences: z.number(),
  /** For what a side owes that the question is about, and against what it is owed, in clauses that mirror each other. */
  duty: z.number(),
  /** Added for everything that the documents do not answer: above 0 makes Clausewise more careful. */
  notAnswered: z.number(),
});

/** One set for each of the circumstances that `circumstanceOf` tells apart. */
const fusionSchema = z.strictObject({
  withMeaning: weightsSchema,
  withoutMeaning: weightsSchema,
  importedWithMeaning: weightsSchema,
  importedWithoutMeaning: weightsSchema,
});

export type FusionWeights = z.infer<typeof weightsSchema>;
export type Fusion = z.infer<typeof fusionSchema>;

/** Whether sentence vectors are there, and whether anybody has written yet how people ask (`imported`: nobody has). */
export type Circumstance = keyof Fusion;

export function circumstanceOf({ hasPhrasings }: Pick<Stages, 'hasPhrasings'>, { meaning }: StageScores): Circumstance {
  if (hasPhrasings) return meaning ? 'withMeaning' : 'withoutMeaning';
  return meaning ? 'importedWithMeaning' : 'importedWithoutMeaning';
}

/** Reads the fitted weights that ship beside this file. Throws if they are not of the shape. */
export function readFusion(): Fusion {
  return fusionSchema.parse(JSON.parse(readFileSync(new URL('./fusion.json', import.meta.url), 'utf8')));
}

/** Everything a question can be about, with its share; shares sum to 1. Best first. */
export type Ranking = {
  readonly targets: readonly { readonly target: Label; readonly share: number }[];
  /** For clauses with items: the item that most likely answers, and its share of its clause's share; 0 for the whole clause. */
  readonly items: ReadonlyMap<Label, { readonly item: Label | undefined; readonly share: number }>;
};

/**
 * Puts the stages together: logits are added, turned into shares, and items put with their clause.
 * `isLive` tells which targets still exist, so that a model learned before a document changed cannot name what is gone.
 */
export function fuse(
  stages: Pick<Stages, 'labels' | 'targets' | 'hasPhrasings'>,
  scores: StageScores,
  fusion: Fusion,
  isLive: (target: Label) => boolean,
): Ranking {
  const weights = fusion[circumstanceOf(stages, scores)];
  const { labels, targets } = stages;
  const parts = new Map<Label, { label: Label; share: number }[]>();
  const sentences = new Map<Label, number>();
  if (scores.words || scores.meaning) {
    const logits = Float32Array.from(
      labels,
      (_, at) => weights.words * (scores.words?.[at] ?? 0) + weights.meaning * (scores.meaning?.[at] ?? 0),
    );
    softmax(logits).forEach((share, at) => {
      const label = labels[at] as Label;
      const target = clauseOfLabel(label);
      const list = parts.get(target);
      if (list) list.push({ label, share });
      else parts.set(target, [{ label, share }]);
      sentences.set(target, Math.max(sentences.get(target) ?? 0, scores.sentences?.[at] ?? 0));
    });
  }
  const learned = turnToMeant(shareOfTargets(parts, stages.hasPhrasings), scores.insteadOf);
  const live = targets.flatMap((target, at) => (isLive(target) ? [{ target, at }] : []));
  const shares = softmax(
    Float32Array.from(live, ({ target, at }) => {
      const fromLearning = parts.size === 0 ? 0 : Math.log((learned.get(target) ?? 0) + 1e-4);
      return (
        fromLearning +
        weights.phrasings * (scores.phrasings?.[at] ?? 0) +
        weights.lexical * (scores.lexical?.get(target) ?? 0) +
        weights.translations * (scores.translations?.get(target) ?? 0) +
        weights.sentences * (sentences.get(target) ?? 0) +
        weights.duty * (scores.duty?.get(target) ?? 0) +
        (isAnswerLabel(target) ? 0 : weights.notAnswered)
      );
    }),
  );
  return {
    targets: live
      .map(({ target }, at) => ({ target, share: shares[at] ?? 0 }))
      .sort((one, other) => other.share - one.share),
    items: new Map([...parts].map(([target, list]) => [target, likeliestItem(target, list)])),
  };
}

/**
 * What was learned, as a share for each target. Where nobody has written how people ask, only the signposts have phrasings
 * and would always win: then clauses share among themselves, and so does the rest.
 */
function shareOfTargets(
  parts: ReadonlyMap<Label, readonly { readonly share: number }[]>,
  hasPhrasings: boolean,
): ReadonlyMap<Label, number> {
  const sums = new Map([...parts].map(([target, list]) => [target, list.reduce((sum, { share }) => sum + share, 0)]));
  if (hasPhrasings) return sums;
  const total = (isAnswer: boolean) =>
    [...sums].reduce((sum, [target, share]) => (isAnswerLabel(target) === isAnswer ? sum + share : sum), 0) || 1;
  const [ofAnswers, ofOthers] = [total(true), total(false)];
  return new Map([...sums].map(([target, share]) => [target, share / (isAnswerLabel(target) ? ofAnswers : ofOthers)]));
}

/** What stays with a clause where the question plainly means its mirror. */
const leftWithMirror = 0.1;

/**
 * Two clauses that mirror each other have nearly the same words, and what was learned may know a way of asking from one side only.
 * Where a question plainly means one of them, what was learned of both counts for that one.
 */
function turnToMeant(
  learned: ReadonlyMap<Label, number>,
  insteadOf: ReadonlyMap<string, string>,
): ReadonlyMap<Label, number> {
  const turned = new Map(learned);
  for (const [meant, mirror] of insteadOf) {
    const both = (turned.get(meant) ?? 0) + (turned.get(mirror) ?? 0);
    const left = Math.min(turned.get(mirror) ?? 0, leftWithMirror * both);
    turned.set(mirror, left);
    turned.set(meant, both - left);
  }
  return turned;
}

/** An item this likely against its whole clause is brought out: the clause is shown whole in any case. */
const leastAgainstWhole = 0.1;

function likeliestItem(
  target: Label,
  list: readonly { readonly label: Label; readonly share: number }[],
): { item: Label | undefined; share: number } {
  const all = list.reduce((sum, { share }) => sum + share, 0) || 1;
  const whole = list.find(({ label }) => label === target)?.share ?? 0;
  const items = list.filter(({ label }) => label !== target).sort((one, other) => other.share - one.share);
  const [first] = items;
  return first === undefined || first.share <= leastAgainstWhole * whole
    ? { item: undefined, share: 0 }
    : { item: first.label, share: first.share / all };
}
