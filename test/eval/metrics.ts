import { alsoShown, type Decision, textOfPassage } from '../../src/search/index.ts';
import { splitSentences } from '../../src/search/reading/sentences.ts';
import { isRight as isRightFor, rankOf as placeOfRight } from '../../src/search/trying/right.ts';
import type { LabelledQuestion } from './questions.ts';

/** A question with what was shown for it. */
export type Answered = {
  readonly question: LabelledQuestion;
  readonly decision: Decision;
  /** The question and the clauses that answer it have a telling word in common. */
  readonly sharesWord: boolean;
};

/** Shares from 0 to 1; undefined where there was nothing to count. */
export type Metrics = {
  readonly questions: number;
  readonly answerable: number;
  readonly firstPlace: number | undefined;
  readonly firstThree: number | undefined;
  readonly item: number | undefined;
  /** Of answers given, those whose clause is right. */
  readonly answerPrecision: number | undefined;
  readonly answerableAnswered: number | undefined;
  readonly unanswerableAnswered: number | undefined;
  readonly unanswerableTurnedAway: number | undefined;
  /** Among questions that share no telling word with a clause that answers. */
  readonly noSharedWord: number;
  readonly noSharedWordFirst: number | undefined;
  readonly noSharedWordThree: number | undefined;
  /** Answerable questions that were told who else may deal with it, and those of them that had the right clause offered beside it. */
  readonly sentElsewhere: number;
  readonly sentWithClause: number;
  /** Answerable questions of whose right clause it was said that nobody can tell whether it says what is asked for. */
  readonly doubted: number;
  /** Where the right clause is first, the words brought out are right. */
  readonly passage: number | undefined;
  /** First place among questions that lean on the one before. */
  readonly followUps: number | undefined;
  /** What is to be shown with the answer is. */
  readonly limits: number | undefined;
  readonly outcomes: Readonly<Record<Decision['kind'], { readonly given: number; readonly right: number }>>;
};

/** Place of the first acceptable clause, from 1; undefined if it is not among the matches. */
export function rankOf({ question, decision }: Answered): number | undefined {
  return placeOfRight(decision, question);
}

/** Whether the outcome was a right one for this question. */
export function isRight({ question, decision }: Answered): boolean {
  return isRightFor(decision, question);
}

/** Counts everything that the product is judged by. */
export function measure(all: readonly Answered[]): Metrics {
  const answerable = all.filter(({ question }) => question.answerable);
  const others = all.filter(({ question }) => !question.answerable);
  const withItem = answerable.filter(({ question }) => question.item !== undefined);
  const answers = all.filter(({ decision }) => decision.kind === 'answer');
  const apart = answerable.filter(({ sharesWord }) => !sharesWord);
  const withPassage = answerable.filter((each) => each.question.passage !== undefined && rankOf(each) === 1);
  const withAlso = answerable.filter(({ question }) => question.also !== undefined && question.also.length > 0);
  const sent = answerable.filter(({ decision }) => decision.kind === 'signpost');
  const outcome = (kind: Decision['kind']) => {
    const given = all.filter(({ decision }) => decision.kind === kind);
    return { given: given.length, right: given.filter(isRight).length };
  };
  return {
    questions: all.length,
    answerable: answerable.length,
    firstPlace: share(answerable, (each) => rankOf(each) === 1),
    firstThree: share(answerable, (each) => (rankOf(each) ?? 9) <= 3),
    item: share(withItem, ({ question, decision }) => decision.matches[0]?.item?.reference === question.item),
    answerPrecision: share(answers, isRight),
    answerableAnswered: share(answerable, ({ decision }) => decision.kind === 'answer'),
    unanswerableAnswered: share(others, ({ decision }) => decision.kind === 'answer'),
    unanswerableTurnedAway: share(others, isRight),
    noSharedWord: apart.length,
    noSharedWordFirst: share(apart, (each) => rankOf(each) === 1),
    noSharedWordThree: share(apart, (each) => (rankOf(each) ?? 9) <= 3),
    sentElsewhere: sent.length,
    sentWithClause: sent.filter(isOfferedBeside).length,
    doubted: answerable.filter(isDoubted).length,
    passage: share(withPassage, isPassageRight),
    followUps: share(
      answerable.filter(({ question }) => question.previous !== undefined),
      (each) => rankOf(each) === 1,
    ),
    limits: share(withAlso, areLimitsShown),
    outcomes: {
      answer: outcome('answer'),
      nearest: outcome('nearest'),
      choose: outcome('choose'),
      signpost: outcome('signpost'),
      none: outcome('none'),
      'small-talk': outcome('small-talk'),
    },
  };
}

/**
 * The words brought out are the sentence or item that the wanted words stand in (or those alone), or hold them and less than as much
 * again: what is brought out is always whole sentences.
 */
function isPassageRight({ question, decision }: Answered): boolean {
  const [first] = decision.matches;
  const text = first?.passage && textOfPassage(first.clause, first.passage);
  if (first === undefined || text === undefined) return false;
  const whole = first.clause.blocks.flatMap((block) =>
    block.kind === 'item' ? [block.text] : splitSentences(block.text),
  );
  return (question.passage ?? []).some((words) => {
    const wanted = whole.find((each) => each.includes(words)) ?? words;
    return (
      (text.includes(wanted) && text.length <= 2 * wanted.length) ||
      (wanted.includes(text) && text.includes(words.slice(0, text.length)) && 2 * text.length >= wanted.length)
    );
  });
}

function isOfferedBeside({ question, decision }: Answered): boolean {
  return decision.kind === 'signpost' && decision.next.some(({ clause }) => question.accept.includes(clause.reference));
}

function isDoubted(each: Answered): boolean {
  const { question, decision } = each;
  switch (decision.kind) {
    case 'nearest':
      return decision.lacks !== undefined && rankOf(each) === 1;
    case 'none':
      return decision.lacks !== undefined && question.accept.includes(decision.near?.clause.reference ?? '');
    default:
      return false;
  }
}

function areLimitsShown({ question, decision }: Answered): boolean {
  const offered = decision.kind === 'choose' ? decision.among : decision.matches.slice(0, 1);
  const shown = new Set([...offered, ...alsoShown(decision)].map(({ clause }) => clause.reference));
  return (question.also ?? []).every((reference) => shown.has(reference));
}

function share<T>(all: readonly T[], isCounted: (each: T) => boolean): number | undefined {
  return all.length === 0 ? undefined : all.filter(isCounted).length / all.length;
}
