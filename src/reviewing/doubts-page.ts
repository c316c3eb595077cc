import { defined } from '../defined.ts';
import type { VersionInReview } from '../documents/index.ts';
import { clausesOf, describe, type Fix } from '../importing/index.ts';
import { count } from './answers.ts';
import { fixesOfDoubt, type OfferedFix } from './offered-fixes.ts';
import { lineOf, type ShownClause, type SourceLine, shownClause } from './text-rows.ts';

/** So many places are shown at once; the next ones follow when these are settled. */
const MOST_SHOWN = 25;

/** A place that can be read in more than one way: how it stands in the file, how it was read, and what can be done. */
export type ShownDoubt = {
  readonly id: string;
  /** As a heading: `Paragraph 4.2 (page 3)`. */
  readonly where: string;
  readonly why: string;
  readonly source: readonly (SourceLine & { readonly isIt: boolean })[];
  readonly read: ShownClause | { readonly said: string } | undefined;
  readonly fixes: readonly OfferedFix[];
  /** Where all that can be done to it is shown; undefined where it is about no piece of the text. */
  readonly piece?: number;
};

export type DoubtsModel = {
  readonly heading: string;
  readonly shown: readonly ShownDoubt[];
  readonly more: number;
};

/** The places to look at, each with the lines before and after it in the file. */
export function doubtsModel({ draft: { now } }: Pick<VersionInReview, 'draft'>): DoubtsModel {
  const open = describe(now).doubts;
  const clauses = clausesOf(now);
  return {
    heading: openInWords(open.length),
    shown: open.slice(0, MOST_SHOWN).map((doubt, at) => {
      const index = now.pieces.findIndex(({ id }) => id === doubt.piece);
      const piece = now.pieces[index];
      const clause = piece && clauses.find(({ pieces }) => pieces.includes(piece.id));
      const around = index < 0 ? [] : now.pieces.slice(Math.max(0, index - 1), index + 2);
      return {
        id: `doubt-${at + 1}`,
        where: doubt.where.charAt(0).toUpperCase() + doubt.where.slice(1),
        why: doubt.why,
        source: around.map((each, nth) => ({
          ...lineOf(each, each.page !== around[nth - 1]?.page),
          isIt: each.id === piece?.id,
        })),
        read: clause ? shownClause(clause, now) : piece && { said: saidOf(piece.role) },
        fixes: fixesOfDoubt(doubt),
        ...defined({ piece: piece?.id }),
      };
    }),
    more: Math.max(0, open.length - MOST_SHOWN),
  };
}

/** The places that wait for somebody, each with what can be done about it. */
export function openDoubts({ draft: { now } }: Pick<VersionInReview, 'draft'>) {
  return describe(now).doubts.map((doubt) => ({ where: doubt.where, why: doubt.why, fixes: fixesOfDoubt(doubt) }));
}

export function openInWords(open: number): string {
  return open === 0 ? 'Nothing left to look at' : `${count(open, 'place')} to look at`;
}

/** The fix that a button of the page stands for, if it is still offered. */
export function offeredFix({ draft: { now } }: Pick<VersionInReview, 'draft'>, key: string): Fix | undefined {
  return describe(now)
    .doubts.flatMap(fixesOfDoubt)
    .find((each) => each.key === key)?.fix;
}

function saidOf(role: VersionInReview['draft']['now']['pieces'][number]['role']): string {
  if (role.kind === 'left-out') return `It was left out: ${role.why}.`;
  if (role.kind === 'heading') return 'It was read as a heading.';
  return 'It was read as the title.';
}
