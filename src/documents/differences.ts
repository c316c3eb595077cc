import { diffWordsWithSpace } from 'diff';
import type { Clause } from '../knowledge/index.ts';
import { matchClauses } from './match-clauses.ts';

/** A run of words: in both texts, only in the earlier, or only in the later. Joined without the one kind they are a text to the letter. */
export type DifferenceRun = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** What became of a paragraph. `before` and `after` are as people call it: `paragraph 26`. */
export type ClauseDifference = {
  readonly kind: 'same' | 'renumbered' | 'altered' | 'added' | 'removed';
  readonly before?: {
    readonly reference: string;
    readonly label: string;
    readonly digest: string;
    readonly text: string;
  };
  readonly after?: {
    readonly reference: string;
    readonly label: string;
    readonly digest: string;
    readonly text: string;
  };
  /** The words, marked; of a paragraph that is the same, its text. */
  readonly runs: readonly DifferenceRun[];
};

/** What two texts of a document have different, paragraph by paragraph in the order of the later one, and how often each happened. */
export type Difference = {
  readonly clauses: readonly ClauseDifference[];
  readonly count: Readonly<Record<ClauseDifference['kind'], number>>;
};

/** Compares two texts of a document. Paragraphs are followed where they have another number. */
export function differenceOf(before: readonly Clause[], after: readonly Clause[]): Difference {
  const clauses = matchClauses(before, after).map(({ before: old, after: now }): ClauseDifference => {
    const kind = kindOf(old, now);
    return {
      kind,
      ...(old ? { before: named(old) } : {}),
      ...(now ? { after: named(now) } : {}),
      runs: runsOf(old?.text, now?.text),
    };
  });
  const count = { same: 0, renumbered: 0, altered: 0, added: 0, removed: 0 };
  for (const { kind } of clauses) count[kind] += 1;
  return { clauses, count };
}

/** In a sentence: `2 paragraphs altered, 1 added, 1 removed, 3 only renumbered, 50 the same.` */
export function differenceInWords({ count }: Difference): string {
  const said = [
    [count.altered, 'altered'],
    [count.added, 'added'],
    [count.removed, 'removed'],
    [count.renumbered, 'only renumbered'],
    [count.same, 'the same'],
  ] as const;
  const parts = said.filter(([times]) => times > 0);
  const [first, ...others] = parts;
  if (first === undefined) return 'There are no paragraphs.';
  const beginning = `${first[0]} ${first[0] === 1 ? 'paragraph' : 'paragraphs'} ${first[1]}`;
  return `${[beginning, ...others.map(([times, what]) => `${times} ${what}`)].join(', ')}.`;
}

function named({ reference, label, digest, text }: Clause) {
  return { reference, label, digest, text };
}

function kindOf(old: Clause | undefined, now: Clause | undefined): ClauseDifference['kind'] {
  if (old === undefined) return 'added';
  if (now === undefined) return 'removed';
  if (old.digest !== now.digest) return 'altered';
  return old.reference === now.reference ? 'same' : 'renumbered';
}

function runsOf(before: string | undefined, after: string | undefined): readonly DifferenceRun[] {
  if (before === after) return [{ kind: 'same', text: after ?? '' }];
  if (before === undefined) return [{ kind: 'added', text: after ?? '' }];
  if (after === undefined) return [{ kind: 'removed', text: before }];
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
