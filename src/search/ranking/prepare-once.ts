import type { CouncilKnowledge } from '../../knowledge/index.ts';
import { type CouncilIndex, type Learned, prepareCouncil } from './council-index.ts';
import { keepPrepared } from './keep-prepared.ts';
import { allStages } from './stages.ts';

const made = new WeakMap<CouncilKnowledge, Map<string, Promise<CouncilIndex>>>();

/**
 * Prepares a council as it was loaded, once. One that is loaded anew, when a day begins or one of its files is touched, is prepared anew: what
 * is found has to be of the texts that everybody else has. Most of that is kept. `learnedAs` is another for another model, or where other
 * texts have been encoded.
 */
export function prepareOnce(learned: Learned, learnedAs: string): Promise<CouncilIndex> {
  const { knowledge } = learned;
  const ofThis = made.get(knowledge) ?? new Map<string, Promise<CouncilIndex>>();
  made.set(knowledge, ofThis);
  const prepared = ofThis.get(learnedAs) ?? prepareCouncil(learned, allStages, keepPrepared(learnedAs));
  // What was learned since takes the place of what was before.
  ofThis.clear();
  ofThis.set(learnedAs, prepared);
  prepared.catch(() => ofThis.delete(learnedAs));
  return prepared;
}
