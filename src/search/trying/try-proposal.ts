import type { CouncilKnowledge, Phrasing } from '../../knowledge/index.ts';
import type { Decision, Question } from '../deciding/decision.ts';
import { clauseOf } from '../learning/targets.ts';
import { isRight, type RightAnswer } from './right.ts';

/** A question of which somebody has said what is right. */
export type JudgedQuestion = Omit<Question, 'council'> & RightAnswer;

/** A question whose outcome is another with a proposal than without it. */
export type Turned = {
  readonly question: JudgedQuestion;
  readonly before: Decision;
  readonly after: Decision;
};

/** What a proposal does to a set of questions. */
export type Trial = {
  readonly questions: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly becameRight: readonly Turned[];
  readonly wentWrong: readonly Turned[];
};

/** How many of a council's own are left out at most: so many are asked twice in under a minute. */
const MOST_LEFT_OUT = 600;

/**
 * A council without some of its own ways of asking and near misses, and these as questions: taken evenly from all of them, so that every
 * paragraph has its share, and the same each time.
 */
export function leaveSomeOut(knowledge: CouncilKnowledge): {
  readonly knowledge: CouncilKnowledge;
  readonly questions: readonly JudgedQuestion[];
} {
  const { phrasings, nearMisses } = knowledge;
  const every = Math.max(2, Math.ceil((phrasings.length + nearMisses.length) / MOST_LEFT_OUT));
  const isLeftOut = (_: Phrasing, at: number) => at % every === every - 1;
  const isKept = (each: Phrasing, at: number) => !isLeftOut(each, at);
  return {
    knowledge: { ...knowledge, phrasings: phrasings.filter(isKept), nearMisses: nearMisses.filter(isKept) },
    questions: questionsOf({ phrasings: phrasings.filter(isLeftOut), nearMisses: nearMisses.filter(isLeftOut) }),
  };
}

/** What is proposed, as questions: a way of asking wants its clause, a near miss none. */
export function questionsOf({
  phrasings,
  nearMisses,
}: Pick<CouncilKnowledge, 'phrasings' | 'nearMisses'>): readonly JudgedQuestion[] {
  return [
    ...phrasings.map((each) => questionOf(each, [clauseOf(each.reference)])),
    ...nearMisses.map((each) => questionOf(each, [])),
  ];
}

function questionOf({ ask, as }: Phrasing, accept: readonly string[]): JudgedQuestion {
  return { text: ask, role: as, accept };
}

type Find = (question: Omit<Question, 'council'>) => Promise<{ readonly decision: Decision }>;

/** Asks every question twice, without a proposal and with it, and says which become right and which go wrong. */
export async function tryWithAndWithout(
  questions: readonly JudgedQuestion[],
  { without, with: withIt }: { readonly without: Find; readonly with: Find },
): Promise<Trial> {
  const becameRight: Turned[] = [];
  const wentWrong: Turned[] = [];
  let rightBefore = 0;
  for (const question of questions) {
    const { accept, ...asked } = question;
    const [{ decision: before }, { decision: after }] = [await without(asked), await withIt(asked)];
    const [was, is] = [isRight(before, question), isRight(after, question)];
    if (was) rightBefore += 1;
    if (is && !was) becameRight.push({ question, before, after });
    if (was && !is) wentWrong.push({ question, before, after });
  }
  const rightAfter = rightBefore + becameRight.length - wentWrong.length;
  return { questions: questions.length, rightBefore, rightAfter, becameRight, wentWrong };
}
