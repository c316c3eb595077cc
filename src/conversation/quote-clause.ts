import {
  approvedText,
  type Clause,
  type ClauseBlock,
  type CouncilKnowledge,
  citation,
  type FoundClause,
  opensTable,
  permalinkPath,
} from '../knowledge/index.ts';
import type { Block, Quotation, QuotationLine, Segment } from '../messaging/index.ts';
import { isWholeClause, type Passage, spanOfBlock } from '../search/index.ts';
import { type Holding, standingOfClause } from './standing.ts';

/** What quoting needs from the outside. */
export type QuotingServices = {
  /** Absolute address of a path on this site. */
  readonly addressOf: (path: string) => string;
  /** Hears of a clause that was held back, and why. */
  readonly heldBack: (reference: string, reason: string) => void;
};

/** How a clause is to be shown: the passage to bring out, and a label such as `For officers`. */
export type QuotingWishes = {
  readonly passage?: Passage | undefined;
  readonly label?: string | undefined;
  /** The day (ISO date) as of which the clause is quoted: its address is of that day. */
  readonly on?: string | undefined;
  /** Where it is not the text in force. */
  readonly holds?: Holding | undefined;
};

/**
 * The clause to the letter, or, where its text is not the text that was approved, a sentence that says it is being checked.
 * The digest is taken of the text at this moment; nothing unapproved is ever shown.
 */
export function quoteClause(
  found: FoundClause,
  knowledge: CouncilKnowledge,
  services: QuotingServices,
  wishes: QuotingWishes = {},
): Block {
  const { clause, document, item } = found;
  const approval = approvedText(clause, knowledge.approvals.get(document.id));
  if (approval.kind === 'unapproved') {
    services.heldBack(clause.reference, approval.reason);
    return {
      kind: 'paragraph',
      text: `The text of ${citation(document, clause)} is being checked, so it cannot be shown just now. ${sentenceCase(knowledge.council.adviceFrom)} can tell you what it says.`,
    };
  }
  const path = permalinkPath(item?.reference ?? clause.reference, wishes.on) ?? '/';
  const heading = clause.headings.at(-1);
  const quotation: Quotation = {
    lines: clause.blocks.map((block, at) =>
      lineOf(block, opensTable(clause.blocks, at), partOf(clause, at, wishes.passage)),
    ),
    citation: {
      label: citation(document, clause, item),
      ...(heading ? { heading } : {}),
      council: knowledge.council.name,
      standing: standingOfClause(clause, document, wishes.holds),
      url: services.addressOf(path),
      digest: clause.digest,
    },
    ...(wishes.label ? { label: wishes.label } : {}),
  };
  return { kind: 'quotation', quotation };
}

/** Whom a clause is for, as a label: `What officers owe councillors`; undefined where it does not say. */
export function labelOfDuty({ duty }: Clause): string | undefined {
  if (duty === undefined) return undefined;
  return `What ${sideInWords[duty.by]} owe ${sideInWords[duty.to]}`;
}

const sideInWords = { councillor: 'councillors', officer: 'officers', 'co-opted': 'co-opted members' } as const;

/** What of a block is brought out. Where a passage is the whole clause, nothing is: it would only make all of it bold. */
function partOf(clause: Clause, at: number, passage: Passage | undefined): Span | undefined {
  return passage === undefined || isWholeClause(clause, passage) ? undefined : spanOfBlock(clause, at, passage);
}

type Span = { readonly start: number; readonly end: number };

function lineOf(block: ClauseBlock, opens: boolean, passage: Span | undefined): QuotationLine {
  const segments = passage ? bringOut(block.text, passage) : [{ kind: 'plain', text: block.text } as const];
  if (block.kind === 'item') return { kind: 'item', marker: block.printed, segments };
  if (block.cells === undefined) return { kind: 'paragraph', segments };
  return { kind: 'paragraph', segments, cells: block.cells, ...(opens ? { opens } : {}) };
}

function bringOut(text: string, { start, end }: Span): readonly Segment[] {
  const segments: Segment[] = [
    { kind: 'plain', text: text.slice(0, start) },
    { kind: 'brought-out', text: text.slice(start, end) },
    { kind: 'plain', text: text.slice(end) },
  ];
  return segments.filter((segment) => segment.text !== '');
}

/** With a capital at its beginning. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
