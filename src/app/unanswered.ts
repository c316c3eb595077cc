import type { Noted } from '../conversation/index.ts';
import { likeness, type Unanswered } from '../dashboard/index.ts';
import type { CouncilKnowledge, Knowledge } from '../knowledge/index.ts';
import { publicWordsOf, stemOf, wordsKept } from '../library/index.ts';
import type { Storage } from '../storage/index.ts';

/** Different questions of a month that are kept; the oldest go first. */
const MOST_KEPT = 1_000;
/** Of two questions' words together, so many in both: somebody asks the same once more. */
const SAME_AGAIN = 0.5;
const DAY = 86_400_000;

type Kept = {
  readonly words: readonly string[];
  readonly count: number;
  readonly last: number;
  readonly handled?: number;
};

type UnansweredParts = {
  readonly storage: Pick<Storage, 'shown' | 'transaction' | 'read'>;
  readonly knowledge: Knowledge;
  /** Days after which they are forgotten. */
  readonly days: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

type UnansweredQuestion = {
  readonly council: string;
  readonly text: string;
  readonly at: number;
  readonly asker: string;
};

/**
 * Questions to which no answer was found, or none for certain: of each only words that are public anyway, how often they were asked and when
 * last. Never the question itself, and who asked only in memory and until the day is over, so that somebody who asks the same
 * again counts once. They are kept by month; each row goes by its age, with everything else that is forgotten.
 */
export function openUnanswered({ storage, knowledge, days, now }: UnansweredParts) {
  const streamOf = (council: string, month: string) => `unanswered ${council} ${month}`;
  const oldest = () => now() - days * DAY;
  const months = () => {
    const found = new Set<string>();
    for (let at = oldest(); at <= now() + DAY; at += DAY) found.add(monthOf(at));
    return [...found];
  };
  const read = (body: string) => JSON.parse(body) as Kept;
  const known = new WeakMap<CouncilKnowledge, ReadonlySet<string>>();
  const isAskedAgain = openAskers();

  return {
    /** Hears of a question without an answer, or without a good one. */
    async note({ council, text, at, asker }: UnansweredQuestion): Promise<Noted> {
      const loaded = await knowledge.council(council);
      if (loaded.kind !== 'loaded') return 'failed';
      const { people } = await storage.read((reads) => reads.people.directory(council));
      const names = new Set(people.flatMap(({ name }) => name.toLowerCase().split(/[^\p{L}]+/u)));
      const words = known.get(loaded.knowledge) ?? publicWordsOf(loaded.knowledge);
      known.set(loaded.knowledge, words);
      const kept = wordsKept(text, words, names);
      if (kept === undefined) return 'too-little';
      if (isAskedAgain(`${council} ${asker}`, kept.key, at)) return 'counted-before';
      await storage.transaction(async ({ shown }) => {
        const stream = streamOf(council, monthOf(at));
        const before = await shown.find(stream, kept.key);
        const first: Kept = before ? read(before.body) : { words: kept.words, count: 0, last: at };
        const counted: Kept = { ...first, count: first.count + 1, last: at };
        await shown.put(stream, kept.key, JSON.stringify(counted), at, MOST_KEPT);
      });
      return 'counted';
    },
    async list(council: string) {
      const rows = await Promise.all(months().map((month) => storage.shown.since(streamOf(council, month), 0)));
      return rows
        .flat()
        .filter(({ at }) => at >= oldest())
        .map(({ key, body }) => {
          const kept = read(body);
          return { key, ...kept, words: kept.words.map((word) => ({ word, stem: stemOf(word) })) };
        });
    },
    async handle(council: string, keys: readonly string[], seen: number) {
      for (const month of months()) {
        const stream = streamOf(council, month);
        for (const key of keys)
          await storage.transaction(async ({ shown }) => {
            const row = await shown.find(stream, key);
            if (row)
              await shown.put(stream, key, JSON.stringify({ ...read(row.body), handled: seen }), seen, MOST_KEPT);
          });
      }
    },
  } satisfies Unanswered & { note: unknown };
}

/** Tells whether somebody has asked much the same today. Nothing of it is written down, and the day's end forgets it. */
function openAskers() {
  let today = '';
  let asked = new Map<string, ReadonlySet<string>[]>();
  return (asker: string, key: string, at: number): boolean => {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day !== today) asked = new Map();
    today = day;
    const stems = new Set(key.split(' '));
    const before = asked.get(asker) ?? [];
    if (before.some((each) => likeness(each, stems) >= SAME_AGAIN)) return true;
    asked.set(asker, [...before, stems]);
    return false;
  };
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
