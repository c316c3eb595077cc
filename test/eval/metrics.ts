import type { Decision } from '../../src/search/index.ts';
import type { LabelledQuestion } from './questions.ts';

/** A question with what was decided. */
export type Answered = { readonly question: LabelledQuestion; readonly decision: Decision };

/** Shares from 0 to 1; undefined where there was nothing to count. */
export type Metrics = {
  readonly questions: number;
  readonly answerable: number;
  readonly firstPlace: number | undefined;
  readonly firstThree: number | undefined;
  readonly meanReciprocalRank: number | undefined;
  readonly item: number | undefined;
  readonly answerPrecision: number | undefined;
  readonly answerableAnswered: number | undefined;
  readonly unanswerableAnswered: number | undefined;
  readonly unanswerableTurnedAway: number | undefined;
  readonly outcomes: Readonly<Record<Decision['kind'], { readonly given: number; readonly right: number }>>;
};

/** Place of the first acceptable clause, from 1; undefined if it is not among the matches. */
export function rankOf({ question, decision }: Answered): number | undefined {
  const at = decision.matches.findIndex(({ clause }) => question.accept.includes(clause.reference));
  return at < 0 ? undefined : at + 1;
}

/** Whether the outcome was a right one for this question. */
export function isRight(answered: Answered): boolean {
  const { question, decision } = answered;
  switch (decision.kind) {
    case 'answer':
      return question.answerable && rankOf(answered) === 1;
    case 'choose':
      return question.answerable && (rankOf(answered) ?? 9) <= 3;
    default:
      return !question.answerable;
  }
}

/** Counts everything that the product is judged by. */
export function measure(all: readonly Answered[]): Metrics {
  const answerable = all.filter(({ question }) => question.answerable);
  const others = all.filter(({ question }) => !question.answerable);
  const withItem = answerable.filter(({ question }) => question.item !== undefined);
  const answers = all.filter(({ decision }) => decision.kind === 'answer');
  const outcome = (kind: Decision['kind']) => {
    const given = all.filter(({ decision }) => decision.kind === kind);
    return { given: given.length, right: given.filter(isRight).length };
  };
  return {
    questions: all.length,
    answerable: answerable.length,
    firstPlace: share(answerable, (each) => rankOf(each) === 1),
    firstThree: share(answerable, (each) => (rankOf(each) ?? 9) <= 3),
    meanReciprocalRank: mean(answerable.map((each) => 1 / (rankOf(each) ?? Number.POSITIVE_INFINITY))),
    item: share(withItem, ({ question, decision }) => decision.matches[0]?.item?.reference === question.item),
    answerPrecision: share(answers, isRight),
    answerableAnswered: share(answerable, ({ decision }) => decision.kind === 'answer'),
    unanswerableAnswered: share(others, ({ decision }) => decision.kind === 'answer'),
    unanswerableTurnedAway: share(others, isRight),
    outcomes: {
      answer: outcome('answer'),
      choose: outcome('choose'),
      signpost: outcome('signpost'),
      none: outcome('none'),
      'small-talk': outcome('small-talk'),
    },
  };
}

function share<T>(all: readonly T[], isCounted: (each: T) => boolean): number | undefined {
  return all.length === 0 ? undefined : all.filter(isCounted).length / all.length;
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
