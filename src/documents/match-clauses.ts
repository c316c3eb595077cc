import type { Clause } from '../knowledge/index.ts';

/** A clause before and after: `undefined` before where it is new, after where it is gone. */
export type ClausePair = { readonly before: Clause | undefined; readonly after: Clause | undefined };

/** Below this share of words in common a clause of the same number is another clause. */
const SAME_NUMBER_LEAST = 0.25;
/** Below this share of words in common two paragraphs without a number below one heading are different ones. */
const SAME_HEADING_LEAST = 0.4;
/** Below this share of words in common two clauses of different numbers have nothing to do with each other. */
const OTHER_NUMBER_LEAST = 0.6;

/**
 * Which clause became which: the same text first, wherever it stands now; then the same number with much of its text; then
 * the likest of what is left. Every clause is in one pair, in the order of the new text, with what is gone where it stood.
 */
export function matchClauses(before: readonly Clause[], after: readonly Clause[]): readonly ClausePair[] {
  const became = new Map<Clause, Clause>();
  const taken = new Set<Clause>();
  const pair = (old: Clause, now: Clause) => {
    became.set(old, now);
    taken.add(now);
  };
  const free = () => ({
    old: before.filter((each) => !became.has(each)),
    now: after.filter((each) => !taken.has(each)),
  });

  // Where one text stands twice, that with its own number goes first, then in order.
  for (const isSameNumber of [true, false]) {
    const byDigest = Map.groupBy(free().now, ({ digest }) => digest);
    for (const old of free().old) {
      const candidates = (byDigest.get(old.digest) ?? []).filter((each) => !taken.has(each));
      const found = isSameNumber ? candidates.find((each) => localOf(each) === localOf(old)) : candidates[0];
      if (found) pair(old, found);
    }
  }
  const words = new Map<Clause, ReadonlyMap<string, number>>();
  const wordsOf = (clause: Clause) => {
    const known = words.get(clause) ?? countWords(clause.text);
    words.set(clause, known);
    return known;
  };
  const left = free();
  const likely = left.old.flatMap((old) =>
    left.now.flatMap((now) => {
      const alike = share(wordsOf(old), wordsOf(now));
      const isSame = localOf(old) === localOf(now);
      const isBeside = headingOf(old) !== undefined && headingOf(old) === headingOf(now);
      // A paragraph without a number is counted below its heading: one that is put before it changes what it is called.
      const least = isSame ? SAME_NUMBER_LEAST : isBeside ? SAME_HEADING_LEAST : OTHER_NUMBER_LEAST;
      const near = (isSame || isBeside ? 0.3 : 0) + (isSame ? 0.01 : 0);
      return alike < least ? [] : [{ old, now, worth: alike + near }];
    }),
  );
  likely.sort((one, other) => other.worth - one.worth);
  for (const { old, now } of likely) if (!became.has(old) && !taken.has(now)) pair(old, now);
  return inOrder(before, after, became);
}

/** How much two texts have in common, from 0 to 1: the share of words of both that are in the other. */
export function likeness(one: string, other: string): number {
  return share(countWords(one), countWords(other));
}

function inOrder(
  before: readonly Clause[],
  after: readonly Clause[],
  became: ReadonlyMap<Clause, Clause>,
): ClausePair[] {
  const was = new Map([...became].map(([old, now]) => [now, old]));
  const goneAfter = new Map<Clause | undefined, Clause[]>();
  let last: Clause | undefined;
  for (const old of before) {
    if (became.has(old)) last = old;
    else goneAfter.set(last, [...(goneAfter.get(last) ?? []), old]);
  }
  const gone = (clause: Clause | undefined) =>
    (goneAfter.get(clause) ?? []).map((old): ClausePair => ({ before: old, after: undefined }));
  return [
    ...gone(undefined),
    ...after.flatMap((now): ClausePair[] => {
      const old = was.get(now);
      return [{ before: old, after: now }, ...(old ? gone(old) : [])];
    }),
  ];
}

function localOf({ reference }: Clause): string {
  return reference.slice(reference.indexOf('#') + 1);
}

/** The heading below which a paragraph without a number is counted: `foreword` of `foreword~2`. */
function headingOf(clause: Clause): string | undefined {
  const [, heading] = /^([^\d~]+)(?:~\d+)?$/.exec(localOf(clause)) ?? [];
  return heading;
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}

function share(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let both = 0;
  let all = 0;
  for (const [word, times] of one) {
    both += 2 * Math.min(times, other.get(word) ?? 0);
    all += times;
  }
  for (const times of other.values()) all += times;
  return all === 0 ? 1 : both / all;
}
