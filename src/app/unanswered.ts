import type { Unanswered } from '../dashboard/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { vocabularyOf } from '../library/index.ts';
import type { Storage } from '../storage/index.ts';
import { wordsKept } from './unanswered-words.ts';

/** Different questions of a month that are kept; the oldest go first. */
const MOST_KEPT = 1_000;
const day = 86_400_000;

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

/**
 * Questions that the documents do not answer: of each only the words that name nobody, how often they were asked and when last. Never
 * who asked, and never the question itself. They are kept by month, and a month goes when all of it is old.
 */
export function openUnanswered({ storage, knowledge, days, now }: UnansweredParts) {
  const streamOf = (council: string, month: string) => `unanswered ${council} ${month}`;
  const months = (from: number, to: number) => {
    const found = new Set<string>();
    for (let at = from; at <= to; at += day) found.add(monthOf(at));
    return [...found];
  };
  const tidied = new Map<string, string>();
  /** What is older than it may be goes, once a day and before anything is shown or kept. */
  async function forgetOld(council: string): Promise<void> {
    const today = new Date(now()).toISOString().slice(0, 10);
    if (tidied.get(council) === today) return;
    tidied.set(council, today);
    const oldest = monthOf(now() - days * day);
    for (const month of months(now() - (days + 400) * day, now()))
      if (month < oldest) await storage.shown.forget(streamOf(council, month));
  }
  const read = (body: string) => JSON.parse(body) as Kept;

  async function list(council: string): ReturnType<Unanswered['list']> {
    await forgetOld(council);
    const rows = await Promise.all(
      months(now() - days * day, now()).map((month) => storage.shown.since(streamOf(council, month), 0)),
    );
    return rows.flat().map(({ key, body }) => ({ key, ...read(body) }));
  }

  return {
    /** Hears of a question without an answer. */
    async note({ council, text, at }: { readonly council: string; readonly text: string; readonly at: number }) {
      await forgetOld(council);
      const loaded = await knowledge.council(council);
      if (loaded.kind !== 'loaded') return;
      const { people } = await storage.read((reads) => reads.people.directory(council));
      const names = new Set(people.flatMap(({ name }) => name.toLowerCase().split(/[^\p{L}]+/u)));
      const kept = wordsKept(text, vocabularyOf(loaded.knowledge.documents), names);
      if (kept === undefined) return;
      await storage.transaction(async ({ shown }) => {
        const stream = streamOf(council, monthOf(at));
        const before = await shown.find(stream, kept.key);
        const known = before && read(before.body);
        const now: Kept = { ...known, words: known?.words ?? kept.words, count: (known?.count ?? 0) + 1, last: at };
        await shown.put(stream, kept.key, JSON.stringify(now), at, MOST_KEPT);
      });
    },
    list,
    async handle(council: string, keys: readonly string[]) {
      for (const month of months(now() - days * day, now())) {
        const stream = streamOf(council, month);
        for (const key of keys)
          await storage.transaction(async ({ shown }) => {
            const row = await shown.find(stream, key);
            if (row)
              await shown.put(stream, key, JSON.stringify({ ...read(row.body), handled: now() }), now(), MOST_KEPT);
          });
      }
    },
  } satisfies Unanswered & { note: unknown };
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
