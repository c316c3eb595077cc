import { hash } from 'node:crypto';
import { serialize } from 'node:v8';
import { type CouncilIndex, type Learned, prepareCouncil } from './council-index.ts';
import { keepPrepared } from './keep-prepared.ts';
import { allStages } from './stages.ts';

/** So many are kept, those used last: a few MB each. */
const MOST_KEPT = 4;

const kept = new Map<string, Promise<CouncilIndex>>();

/**
 * Prepares a council, or takes what was prepared from the same before: a council is loaded anew when a day begins or one of its files is
 * touched, and mostly holds what it held. `learnedAs` is another for another model, or where other texts have been encoded.
 */
export function prepareOnce(learned: Learned, learnedAs: string): Promise<CouncilIndex> {
  const key = `${learnedAs} ${hash('sha256', serialize(learned.knowledge))}`;
  const prepared = kept.get(key) ?? prepareCouncil(learned, allStages, keepPrepared(learnedAs));
  kept.delete(key);
  kept.set(key, prepared);
  prepared.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return prepared;
}
