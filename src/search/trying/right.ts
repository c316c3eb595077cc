import type { Reference } from '../../knowledge/index.ts';
import type { Decision } from '../deciding/decision.ts';

/** What is right for a question: the clauses that a careful reader would be content to get first; none where no clause answers. */
export type RightAnswer = { readonly accept: readonly Reference[] };

/** Place of the first acceptable clause, from 1; undefined if it is not among the matches. */
export function rankOf({ matches }: Decision, { accept }: RightAnswer): number | undefined {
  const at = matches.findIndex(({ clause }) => accept.includes(clause.reference));
  return at < 0 ? undefined : at + 1;
}

/** Whether what was shown is right for a question. */
export function isRight(decision: Decision, right: RightAnswer): boolean {
  const isAnswerable = right.accept.length > 0;
  switch (decision.kind) {
    case 'answer':
      return rankOf(decision, right) === 1;
    case 'nearest':
      // It says that it may not answer: right on the subject is right enough for either.
      return !isAnswerable || rankOf(decision, right) === 1;
    case 'choose':
      return (rankOf(decision, right) ?? 9) <= 3;
    default:
      return !isAnswerable;
  }
}
