import type { Block } from '../../block.ts';
import type { Doubt } from '../../imported-document.ts';
import type { Counting } from '../../mark.ts';
import { ItemStack } from '../item-stack.ts';
import type { Spelling } from '../join-lines.ts';
import type { Usual } from '../looks.ts';
import type { Draft } from './draft.ts';

export type WalkContext = {
  readonly usual: Usual;
  readonly spelling: Spelling;
  /** Blocks whose number is that of a heading. */
  readonly isNumberedHeading: (at: number) => boolean;
  /** Blocks whose number begins a list in the text above it. */
  readonly opensInText: (at: number) => boolean;
  /** Every list item says `1.`, as lists of some web pages do. */
  readonly areAllOnes: boolean;
  /** A list of contents names it. */
  readonly isInContents: (text: string) => boolean;
  /** The first block that can be a heading: before it stand the title and the cover. */
  readonly from: number;
};

/** How far the walk has come: what it made of the blocks so far, and what it expects. */
export type Walk = {
  readonly blocks: readonly Block[];
  readonly context: WalkContext;
  readonly drafts: Draft[];
  readonly doubts: Doubt[];
  readonly items: ItemStack;
  /** Reads a block again, as the rest of one that began with two marks. */
  readonly readBlock: (block: Block, at: number) => void;
  /** Hyphens at line ends that were taken out. */
  hyphens: number;
  /** The last number of the outline, as its parts, and the letter before it. */
  last: readonly number[] | undefined;
  lastSeries: string | undefined;
  /** The last number of headings that are counted with a word of their own (`Section 2`), by that word. */
  readonly named: Map<string, number>;
  /** The last heading whose number has one part. */
  heading: { readonly value: number; readonly form: string } | undefined;
  /** How the outline prints its numbers, in which lists and at which margin. */
  outlineForm: string;
  readonly outlineLists: Set<string>;
  outlineIndent: number | undefined;
  /** Where the text of the open clause stands behind its number. */
  clauseTextIndent: number | undefined;
  isClauseOpen: boolean;
  /** The outermost of the open items count clauses: nothing opens them but a heading. */
  countsWithItems: boolean;
  /** No number has come since the last heading. */
  headingSince: boolean;
  inQuotation: boolean;
  /** Texts without a number since the last clause. */
  unnumbered: number;
  /** The last letter and the last Roman number that counted a section: `A` and `B` may stand between II and III. */
  readonly capitals: Map<Counting, number>;
};

/** No item is open any more. */
export function endItems(w: Walk): void {
  w.items.clear(w.countsWithItems);
  w.countsWithItems = false;
}

export function beginWalk(
  blocks: readonly Block[],
  context: WalkContext,
  readBlock: (walk: Walk, block: Block, at: number) => void,
): Walk {
  const walk: Walk = {
    blocks,
    context,
    drafts: [],
    doubts: [],
    items: new ItemStack(),
    readBlock: (block, at) => readBlock(walk, block, at),
    hyphens: 0,
    last: undefined,
    lastSeries: undefined,
    named: new Map(),
    heading: undefined,
    outlineForm: '',
    outlineLists: new Set(),
    outlineIndent: undefined,
    clauseTextIndent: undefined,
    isClauseOpen: false,
    countsWithItems: false,
    headingSince: true,
    inQuotation: false,
    unnumbered: 0,
    capitals: new Map(),
  };
  return walk;
}
