import { type Clause, localReference, type StoredVersion } from '../knowledge/index.ts';
import { matchClauses } from './match-clauses.ts';

/** Topics that were ticked, carried on to the paragraphs that took the place of theirs. */
export function carryTopics(
  topics: StoredVersion['topics'],
  before: readonly Clause[],
  after: readonly Clause[],
): StoredVersion['topics'] {
  const carried = matchClauses(before, after).flatMap(({ before: old, after: now }) => {
    const ticked = old && topics[localReference(old.reference)];
    return ticked && now ? [[localReference(now.reference), ticked] as const] : [];
  });
  return Object.fromEntries(carried);
}
