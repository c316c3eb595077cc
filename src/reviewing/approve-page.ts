import type { Difference, DifferenceRun, VersionInReview } from '../documents/index.ts';
import { differenceInWords } from '../documents/index.ts';
import { type ClauseBlock, opensTable, sinceOnCover } from '../knowledge/index.ts';
import { dateInWords } from './answers.ts';
import { openDoubts } from './doubts-page.ts';

type ShownChange = {
  readonly kind: 'altered' | 'added' | 'removed' | 'renumbered';
  readonly label: string;
  readonly what: string;
  readonly runs: readonly DifferenceRun[];
};

/** A line of a paragraph as its page has it; a row of a table has its cells, and the first of them opens it. */
type ApprovedLine =
  | { readonly kind: 'paragraph'; readonly segments: Plain; readonly cells?: readonly Plain[]; readonly opens?: true }
  | { readonly kind: 'item'; readonly marker: string; readonly id: string; readonly segments: Plain };
type Plain = readonly { readonly kind: 'plain'; readonly text: string }[];

export type ApproveModel = {
  /** `2 paragraphs altered, 1 added.` */
  readonly summary: string;
  readonly isFirst: boolean;
  readonly changes: readonly ShownChange[];
  /** Sentences that whoever approves should read first. */
  readonly warnings: readonly string[];
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly signatures: readonly string[];
  /** ISO date that whoever approved first has named; else empty. */
  readonly from: string;
  /** The text, to be read as it will go out. */
  readonly clauses: readonly {
    readonly label: string;
    readonly headings: string;
    readonly lines: readonly ApprovedLine[];
  }[];
};

/** What is approved, as it will go out, and what of it is new against the version before. `other` is cited by the same name; `ahead` says that its adoption lies ahead. */
export function approveModel(
  version: VersionInReview,
  difference: Difference | undefined,
  other: string | undefined,
  ahead: string | undefined,
): ApproveModel {
  const { document, signatures } = version;
  const count = difference?.count ?? { same: 0, renumbered: 0, altered: 0, added: 0, removed: 0 };
  const isFirst = count.same + count.renumbered + count.altered + count.removed === 0;
  const doubts = openDoubts(version).length;
  return {
    summary: difference && !isFirst ? differenceInWords(difference) : '',
    isFirst,
    changes: isFirst ? [] : (difference?.clauses ?? []).flatMap(changeOf),
    warnings: [
      ...(ahead === undefined ? [] : [ahead]),
      ...(doubts === 0
        ? []
        : [
            `${doubts === 1 ? '1 place has' : `${doubts} places have`} not been looked at. What is approved is how ${doubts === 1 ? 'it was' : 'they were'} read.`,
          ]),
      ...(other === undefined
        ? []
        : [
            `Another document is cited as “${document.shortTitle}” too, so answers from the two look alike. Under “Say what it is”, say what people call this one.`,
          ]),
      ...(document.clauses.length === 0 ? ['This document has no paragraphs, so nobody can be answered from it.'] : []),
    ],
    facts: factsInWords(document),
    signatures: signatures.map(
      ({ name, on, from }) => `${name}, ${dateInWords(on)}${from ? `, to hold from ${dateInWords(from)}` : ''}`,
    ),
    from: signatures.find(({ from }) => from !== undefined)?.from ?? '',
    clauses: document.clauses.map(({ label, headings, blocks }) => ({
      label: label.charAt(0).toUpperCase() + label.slice(1),
      headings: headings.join(' › '),
      lines: blocks.map((block, at) => lineOf(block, at, opensTable(blocks, at))),
    })),
  };
}

function lineOf(block: ClauseBlock, at: number, opens: boolean): ApprovedLine {
  const plain = (text: string): Plain => [{ kind: 'plain', text }];
  const segments = plain(block.text);
  if (block.kind === 'item') return { kind: 'item', marker: block.printed, id: String(at), segments };
  if (block.cells === undefined) return { kind: 'paragraph', segments };
  return { kind: 'paragraph', segments, cells: block.cells.map(plain), ...(opens ? { opens } : {}) };
}

export function factsInWords(document: VersionInReview['document']) {
  const { title, shortTitle, kind, status, date, inForceSince } = document;
  const since = status === 'adopted' ? sinceOnCover(document) : inForceSince;
  const standing = { adopted: 'Adopted: it is the rule', recommended: 'Recommended wording', report: 'Background' };
  return [
    { key: 'Title', value: title },
    { key: 'Cited as', value: shortTitle },
    { key: 'Kind', value: kind === 'report' ? 'Report' : 'Protocol, code or policy' },
    { key: 'Standing', value: standing[status] },
    { key: 'Date of adoption', value: date === undefined ? 'Not recorded' : dateInWords(date) },
    { key: 'In force since', value: since === undefined ? 'Not recorded' : dateInWords(since) },
  ];
}

function changeOf({ kind, before, after, runs }: Difference['clauses'][number]): readonly ShownChange[] {
  if (kind === 'same') return [];
  const label = (after ?? before)?.label ?? '';
  const what = {
    altered: before?.label === after?.label ? 'altered' : `altered, was ${before?.label}`,
    added: 'added',
    removed: 'removed',
    renumbered: `the same words, was ${before?.label}`,
  }[kind];
  return [{ kind, label: label.charAt(0).toUpperCase() + label.slice(1), what, runs }];
}
