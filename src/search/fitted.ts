import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type JudgementName, judgementNames } from './deciding/judge.ts';
import { type FeatureName, featureNames } from './ranking/candidates.ts';
import { type TopicFeatureName, topicFeatureNames } from './ranking/topic-reader.ts';

const weight = z.tuple([z.number(), z.number()]);
const rankingSchema = z.object(
  Object.fromEntries(featureNames.map((name) => [name, weight])) as Record<FeatureName, typeof weight>,
);
const judgementSchema = z.object({
  weights: z.object(
    Object.fromEntries(judgementNames.map((name) => [name, weight])) as Record<JudgementName, typeof weight>,
  ),
  constant: z.number(),
});

const topicSchema = z.object(
  Object.fromEntries(topicFeatureNames.map((name) => [name, z.number()])) as Record<TopicFeatureName, z.ZodNumber>,
);

const schema = z.strictObject({
  /** Weights of what tells the topics that a question asks for, with and without sentence vectors, and those that a clause is about. */
  topics: z.strictObject({ withMeaning: topicSchema, withoutMeaning: topicSchema, about: topicSchema }),
  /** Weights of the features of candidates, with and without sentence vectors. */
  ranking: z.strictObject({ withMeaning: rankingSchema, withoutMeaning: rankingSchema }),
  /** How sure to be of the first clause, with and without sentence vectors: by words alone less is understood. */
  judgement: z.strictObject({ withMeaning: judgementSchema, withoutMeaning: judgementSchema }),
  /** From this relevance on, the first clause is given as the answer: least at which answers are right as often as they should be. */
  answerFrom: z.number().min(0).max(1),
  /** From this relevance on, something is shown rather than nothing. */
  showFrom: z.number().min(0).max(1),
});

/** All that `test/eval/fit-topics.ts` and `test/eval/fit.ts` found on questions: they write `fitted.json` and nothing else does. */
export type Fitted = z.infer<typeof schema>;

/** Reads the fitted numbers. Throws if they are not of the shape. */
export function readFitted(): Fitted {
  return schema.parse(JSON.parse(readFileSync(new URL('./fitted.json', import.meta.url), 'utf8')));
}
