import { formatDate, localDateAt } from '../calendar/index.ts';
import { counted } from './answers.ts';

/* Questions to which no answer was found, as far as they were kept: words that name nobody, and how often. */

/** Words that were asked for: how often, when last, and when somebody said that they were seen to (milliseconds since the epoch). */
export type UnansweredWords = {
  readonly key: string;
  /** As typed, each with what it is compared by. The stems are those of the key. */
  readonly words: readonly { readonly word: string; readonly stem: string }[];
  readonly count: number;
  readonly last: number;
  readonly handled?: number;
};

/** Port: what is kept of questions without an answer. */
export type Unanswered = {
  readonly list: (council: string) => Promise<readonly UnansweredWords[]>;
  /** `seen`: when the last of them was asked that whoever handles them was shown; what is asked later is open again. */
  readonly handle: (council: string, keys: readonly string[], seen: number) => Promise<void>;
};

/** Questions that share these words. */
export type UnansweredGroup = {
  readonly keys: readonly string[];
  readonly words: string;
  readonly count: number;
  readonly last: number;
  readonly isHandled: boolean;
};

/** Words that fewer questions share are not shown: they say too much about one of them. */
const FEWEST_SHOWN = 3;
/** Of two questions' words together, so many have to be in both. */
const ALIKE = 0.5;

/**
 * Alike questions together, the most frequent first: of each group the words that enough questions share, and no other.
 * `hidden` counts the questions that share too little to be shown.
 */
export function groupsOf(rows: readonly UnansweredWords[]): {
  readonly groups: readonly UnansweredGroup[];
  readonly hidden: number;
} {
  const clusters: { readonly stems: ReadonlySet<string>; readonly rows: UnansweredWords[] }[] = [];
  for (const row of rows.toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))) {
    const stems = stemsOf(row);
    const alike = clusters.find((cluster) => likeness(stems, cluster.stems) >= ALIKE);
    if (alike) alike.rows.push(row);
    else clusters.push({ stems, rows: [row] });
  }
  const groups = clusters.flatMap((cluster) => groupOf(cluster.rows) ?? []);
  const shown = groups.reduce((sum, { count }) => sum + count, 0);
  return {
    groups: groups.toSorted((one, other) => other.count - one.count),
    hidden: countOf(rows) - shown,
  };
}

/** The stems that rows of at least so many questions all have, most frequent first, and those rows; undefined under two. */
function groupOf(rows: readonly UnansweredWords[]): UnansweredGroup | undefined {
  const having = (stem: string, among: readonly UnansweredWords[]) => among.filter((row) => stemsOf(row).has(stem));
  const stems = [...new Set(rows.flatMap((row) => [...stemsOf(row)]))].toSorted(
    (one, other) => countOf(having(other, rows)) - countOf(having(one, rows)),
  );
  let sharing = rows;
  const shared = new Set<string>();
  for (const stem of stems) {
    const left = having(stem, sharing);
    if (countOf(left) < FEWEST_SHOWN) continue;
    shared.add(stem);
    sharing = left;
  }
  const [first] = sharing;
  if (first === undefined || shared.size < 2) return undefined;
  return {
    keys: [...new Set(sharing.map(({ key }) => key))],
    words: first.words
      .filter(({ stem }) => shared.has(stem))
      .map(({ word }) => word)
      .join(' '),
    count: countOf(sharing),
    last: Math.max(...sharing.map((row) => row.last)),
    isHandled: sharing.every((row) => row.handled !== undefined && row.handled >= row.last),
  };
}

function stemsOf({ key }: UnansweredWords): ReadonlySet<string> {
  return new Set(key.split(' '));
}

function countOf(rows: readonly UnansweredWords[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** Of the words of two questions together, how many are in both: 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((stem) => other.has(stem)).length;
  return both / (one.size + other.size - both);
}

export function unansweredModel(rows: readonly UnansweredWords[], zone: string) {
  const { groups, hidden } = groupsOf(rows);
  const shown = ({ keys, words, count, last }: UnansweredGroup) => ({
    words,
    count: counted(count, 'time', 'times'),
    last: formatDate(localDateAt(last, zone)),
    keys: keys.join(','),
    seen: last,
  });
  return {
    open: groups.filter(({ isHandled }) => !isHandled).map(shown),
    handled: groups.filter(({ isHandled }) => isHandled).map(shown),
    hidden: hidden === 0 ? undefined : counted(hidden, 'question', 'questions'),
    fewest: FEWEST_SHOWN,
    csv: groups.length === 0 ? undefined : '/dashboard/questions.csv',
  };
}

export function unansweredTable(rows: readonly UnansweredWords[], zone: string): readonly (readonly string[])[] {
  return [
    ['words', 'asked', 'last asked on', 'handled'],
    ...groupsOf(rows).groups.map(({ words, count, last, isHandled }) => [
      words,
      String(count),
      localDateAt(last, zone),
      isHandled ? 'yes' : 'no',
    ]),
  ];
}
