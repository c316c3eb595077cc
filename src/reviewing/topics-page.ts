import type { SuggestedTopic, VersionInReview } from '../documents/index.ts';
import { localReference, type StoredVersion } from '../knowledge/index.ts';
import { count, type Sent } from './answers.ts';

/** A topic of the library, as far as a person chooses by it. */
export type TopicLine = { readonly id: string; readonly title: string; readonly about: string };

type Box = { readonly id: string; readonly title: string; readonly isTicked: boolean; readonly reason: string };

export type TopicsModel = {
  readonly summary: string;
  readonly clauses: readonly {
    readonly local: string;
    readonly label: string;
    readonly headings: string;
    readonly text: string;
    readonly boxes: readonly Box[];
    /** What was ticked when the page was made, to tell later what its reader changed. */
    readonly was: string;
  }[];
  /** Topics suggested that nobody has ticked. */
  readonly unticked: number;
};

/** Every paragraph with the topics that are ticked or suggested; of one paragraph alone, with every topic there is. */
export function topicsModel(
  version: VersionInReview,
  suggested: ReadonlyMap<string, readonly SuggestedTopic[]>,
  library: readonly TopicLine[],
  only?: string,
): TopicsModel {
  const { document, topics } = version;
  const titles = new Map(library.map((topic) => [topic.id, topic]));
  const clauses = document.clauses.map(({ reference, label, headings, text }) => {
    const local = localReference(reference);
    const ticked = topics[local] ?? [];
    const near = suggested.get(reference) ?? [];
    const offered = [...new Set([...near.map(({ topic }) => topic), ...ticked])];
    const all = only === undefined ? offered : [...new Set([...offered, ...library.map(({ id }) => id)])];
    return {
      local,
      label: label.charAt(0).toUpperCase() + label.slice(1),
      headings: headings.join(' › '),
      text,
      boxes: all.map((id) => ({
        id,
        title: titles.get(id)?.title ?? id,
        isTicked: ticked.includes(id),
        reason: near.find(({ topic }) => topic === id)?.reason ?? titles.get(id)?.about ?? '',
      })),
      was: ticked.join(' '),
    };
  });
  return {
    summary: topicsInWords(version),
    clauses: only === undefined ? clauses : clauses.filter(({ local }) => local === only),
    unticked: clauses.reduce(
      (sum, { local, boxes }) => sum + boxes.filter((box) => !box.isTicked && isNear(local, box.id)).length,
      0,
    ),
  };

  function isNear(local: string, id: string): boolean {
    return (suggested.get(`${document.id}#${local}`) ?? []).some(({ topic }) => topic === id);
  }
}

export function topicsInWords({ document, topics }: Pick<StoredVersion, 'document' | 'topics'>): string {
  const with_ = document.clauses.filter(({ reference }) => (topics[localReference(reference)] ?? []).length > 0).length;
  return `${with_} of ${count(document.clauses.length, 'paragraph')} ${with_ === 1 ? 'has' : 'have'} a topic`;
}

/** What the form changes: the topics of each paragraph whose ticks are others than when the page was made. */
export function sentTopics({ values }: Sent): Readonly<Record<string, readonly string[]>> {
  const changed: Record<string, readonly string[]> = {};
  for (const [name, [was = '']] of Object.entries(values)) {
    if (!name.startsWith('was ')) continue;
    const local = name.slice('was '.length);
    const now = values[`topic ${local}`] ?? [];
    if ([...now].sort().join(' ') !== was.split(' ').filter(Boolean).sort().join(' ')) changed[local] = now;
  }
  return changed;
}
