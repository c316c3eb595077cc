import { formatDate, localDateAt } from '../calendar/index.ts';
import { counted } from './answers.ts';

/* Questions that the documents do not answer, as far as they were kept: words that name nobody, and how often. */

/** Words that were asked for: how often, when last, and when somebody said that they were seen to (milliseconds since the epoch). */
export type UnansweredWords = {
  readonly key: string;
  readonly words: readonly string[];
  readonly count: number;
  readonly last: number;
  readonly handled?: number;
};

/** Port: what is kept of questions without an answer. */
export type Unanswered = {
  readonly list: (council: string) => Promise<readonly UnansweredWords[]>;
  readonly handle: (council: string, keys: readonly string[]) => Promise<void>;
};

/** Questions with the same words, or most of them the same. */
export type UnansweredGroup = {
  readonly keys: readonly string[];
  readonly words: string;
  readonly count: number;
  readonly last: number;
  readonly isHandled: boolean;
};

/** What fewer questions have in common is not shown: it could be told who asked. */
const FEWEST_SHOWN = 3;
/** Of two questions' words together, so many have to be in both. */
const ALIKE = 0.5;

/** Alike questions together, the most frequent first. `hidden` counts the questions that too few have asked to be shown. */
export function groupsOf(rows: readonly UnansweredWords[]): {
  readonly groups: readonly UnansweredGroup[];
  readonly hidden: number;
} {
  const clusters: { readonly stems: ReadonlySet<string>; readonly rows: UnansweredWords[] }[] = [];
  for (const row of rows.toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))) {
    const stems = new Set(row.key.split(' '));
    const alike = clusters.find((cluster) => likeness(stems, cluster.stems) >= ALIKE);
    if (alike) alike.rows.push(row);
    else clusters.push({ stems, rows: [row] });
  }
  const groups = clusters.map(({ rows: [first, ...more] }): UnansweredGroup => {
    const all = [...(first ? [first] : []), ...more];
    const last = Math.max(...all.map((row) => row.last));
    return {
      keys: [...new Set(all.map(({ key }) => key))],
      words: first?.words.join(' ') ?? '',
      count: all.reduce((sum, { count }) => sum + count, 0),
      last,
      isHandled: all.every((row) => row.handled !== undefined && row.handled >= row.last),
    };
  });
  const shown = groups.filter(({ count }) => count >= FEWEST_SHOWN);
  return {
    groups: shown.toSorted((one, other) => other.count - one.count),
    hidden: groups.reduce((sum, { count }) => sum + (count < FEWEST_SHOWN ? count : 0), 0),
  };
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
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
