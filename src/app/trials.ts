import type { VersionInReview } from '../documents/index.ts';
import { asIfInForce, type Knowledge, type LoadedCouncil } from '../knowledge/index.ts';
import { type ReviewingServices, trialOf } from '../reviewing/index.ts';
import type { Search } from '../search/index.ts';

type Find = Awaited<ReturnType<Search['rehearse']>>;
type Trial = {
  readonly name: string;
  /** What is answered from besides: another as soon as it has changed. */
  readonly of: LoadedCouncil;
  readonly find: Promise<Find>;
  readonly progress: () => { readonly done: number; readonly of: number };
};

/** Trials are kept for so many versions: each holds a council prepared for questions. */
const MOST_TRIALS = 2;
/** So long a page waits for a text that is being read, in milliseconds; then it says how far that is. */
const WAITS = 1_500;

/** Versions that nobody has approved, answered from as if they were in force: for whoever reviews them, and each read once. */
export function createTrials({
  knowledge,
  search,
}: {
  readonly knowledge: Knowledge;
  readonly search: Search;
}): Pick<ReviewingServices, 'tryOut' | 'readAhead'> {
  let trials: readonly Trial[] = [];

  async function begin(version: VersionInReview): Promise<Trial> {
    const council = await knowledge.council(version.council);
    if (council.kind !== 'loaded') throw new Error('There is nothing to try.');
    const name = `${version.document.id} ${version.version} ${version.revision}`;
    const known = trials.find((each) => each.name === name && each.of === council);
    if (known) return known;
    let progress = { done: 0, of: 0 };
    const find = search.rehearse(asIfInForce(council.knowledge, version), (now) => {
      progress = { done: now.done, of: now.of };
    });
    const trial: Trial = { name, of: council, find, progress: () => progress };
    trials = [trial, ...trials].slice(0, MOST_TRIALS);
    find.catch(() => {
      trials = trials.filter((each) => each !== trial);
    });
    return trial;
  }

  return {
    readAhead: (version) => void begin(version).catch(() => undefined),
    async tryOut(version) {
      const { find, progress } = await begin(version);
      const found = await within(find, WAITS);
      if (found === undefined) return { kind: 'reading', ...progress() };
      return {
        kind: 'ready',
        ask: async (question, as) => trialOf((await found({ text: question, role: as })).decision, version.document.id),
      };
    },
  };
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
