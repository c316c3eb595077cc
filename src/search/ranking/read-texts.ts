import type { Exemplar, Target } from '../learning/targets.ts';
import type { Features } from '../reading/features.ts';
import { type PreparedPool, preparePool } from './pool.ts';
import { type Readers, readEntries, type Unencoded } from './read-entries.ts';
import { type Bridge, bridgeTopics } from './topic-bridge.ts';
import type { TopicReader } from './topic-reader.ts';
import { readTopicsOfClauses } from './topics-of-clauses.ts';

/** Fewer texts than this are read as fast as what was kept of them. */
export const WORTH_KEEPING = 1_000;

/** What takes long to make of a council's texts: plain values, so that it can be kept from one start to the next. */
type ReadTexts = {
  readonly pool: PreparedPool;
  /** Texts that have not been encoded yet. */
  readonly unencoded: readonly Unencoded[];
  /** Places in the pool by place of their target. */
  readonly members: ReadonlyMap<number, readonly number[]>;
  /** How often each word stands. */
  readonly counts: ReadonlyMap<string, number>;
  /** Undefined where nothing was learned of topics. */
  readonly bridge: Bridge | undefined;
};

/** What texts speak for: the place of a target, how many there are, and each clause as a whole, in order of the first places. */
type Spoken = {
  readonly placeOf: (target: Target) => number;
  readonly count: number;
  readonly wholes: readonly Features[];
};

/** Reads every text of a council. Gives way to other work in between. */
export async function readTexts(
  exemplars: readonly Exemplar[],
  { placeOf, count, wholes }: Spoken,
  readers: Readers & { readonly topicReader: TopicReader | undefined },
): Promise<ReadTexts> {
  const { entries, ...rest } = await readEntries(exemplars, placeOf, readers);
  const { embedding, topicReader } = readers;
  const bridge =
    embedding && topicReader && bridgeTopics(await readTopicsOfClauses(entries, wholes, embedding, topicReader));
  return { ...rest, pool: preparePool(entries, count), bridge };
}
