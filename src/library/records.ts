import { count } from '../calendar/index.ts';
import {
  type Clause,
  type ClauseItem,
  type CouncilDocument,
  type CouncilKnowledge,
  localReference,
  opensTable,
  permalinkFragment,
  permalinkPath,
} from '../knowledge/index.ts';
import { datedOn, documentPath, fullCitation, type LibraryServices, mayBeShown, upper } from './shelf.ts';

/** A document as JSON: what it is, and each clause with its text as approved, its digest and its address. */
export function dataOf(council: CouncilKnowledge, document: CouncilDocument, services: LibraryServices) {
  return {
    council: council.council.name,
    title: document.title,
    shortTitle: document.shortTitle,
    kind: document.kind,
    status: document.status,
    ...(document.date ? { date: document.date } : {}),
    ...(document.inForceSince ? { inForceSince: document.inForceSince } : {}),
    citation: fullCitation(council, document),
    address: services.addressOf(documentPath(document)),
    clauses: document.clauses
      .filter((clause) => mayBeShown({ document, clause }, council, services))
      .map((clause) => ({
        reference: clause.reference,
        number: clause.number,
        label: clause.label,
        headings: clause.headings,
        status: clause.status,
        ...(clause.note ? { note: clause.note } : {}),
        blocks: clause.blocks.map((block) =>
          block.kind === 'item'
            ? { kind: block.kind, marker: block.marker, printed: block.printed, text: block.text }
            : block,
        ),
        text: clause.text,
        sha256: clause.digest,
        address: services.addressOf(permalinkPath(clause.reference) ?? '/'),
      })),
  };
}

/** A run of blocks in the order of the document: text, items that stand together, or the rows of a table. */
type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | {
      readonly kind: 'items';
      readonly items: readonly { readonly id: string; readonly num: string; readonly text: string }[];
    };

/** A document as the parts of Akoma Ntoso 3.0: headings nested by level, with the clauses below each. */
export function structureOf(council: CouncilKnowledge, document: CouncilDocument, services: LibraryServices) {
  type Section = { readonly id: string; readonly level: number; readonly heading: string; readonly entries: Entry[] };
  type Entry = { readonly kind: 'section'; readonly section: Section } | ({ readonly kind: 'clause' } & Paragraph);
  type Paragraph = { readonly id: string; readonly num: string; readonly runs: readonly Run[] };
  const top: Section = { id: '', level: 1, heading: '', entries: [] };
  const open = [top];
  for (const [at, entry] of document.outline.entries()) {
    if (entry.kind === 'heading') {
      while ((open.at(-1)?.level ?? 1) >= entry.level) open.pop();
      const section = { id: `sec_${at + 1}`, level: entry.level, heading: entry.text, entries: [] };
      (open.at(-1) ?? top).entries.push({ kind: 'section', section });
      open.push(section);
      continue;
    }
    const clause = document.clauses.find(({ reference }) => reference === entry.reference);
    if (clause === undefined || !mayBeShown({ document, clause }, council, services)) continue;
    const id = `para_${localReference(clause.reference).replace(/[^A-Za-z0-9.]+/g, '-')}`;
    (open.at(-1) ?? top).entries.push({
      kind: 'clause',
      id,
      num: /^\d/.test(clause.number) ? clause.number : upper(clause.label),
      runs: runsOf(clause, id),
    });
  }
  return {
    title: document.title,
    council: council.council.name,
    kind: document.kind,
    date: datedOn(document) ?? '',
    address: services.addressOf(documentPath(document)),
    councilAddress: services.addressOf(`/${council.council.id}`),
    home: services.addressOf('/'),
    entries: top.entries,
  };
}

function runsOf(clause: Clause, id: string): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, block] of clause.blocks.entries()) {
    const last = runs.at(-1);
    if (block.kind === 'paragraph' && block.cells) {
      if (last?.kind === 'table' && !opensTable(clause.blocks, at))
        runs[runs.length - 1] = { kind: 'table', rows: [...last.rows, block.cells] };
      else runs.push({ kind: 'table', rows: [block.cells] });
    } else if (block.kind === 'paragraph') runs.push({ kind: 'text', text: block.text });
    else if (last?.kind === 'items')
      runs[runs.length - 1] = { kind: 'items', items: [...last.items, itemIn(block, id)] };
    else runs.push({ kind: 'items', items: [itemIn(block, id)] });
  }
  return runs;
}

function itemIn({ marker, printed, text }: ClauseItem, id: string) {
  return { id: `${id}__${permalinkFragment(marker)}`, num: printed, text };
}

/** What of a council was approved when, newest first: an Atom feed's entries. */
export function changesOf(council: CouncilKnowledge, services: LibraryServices) {
  const entries = council.documents.flatMap((document) => {
    const approvals = council.approvals.get(document.id);
    if (approvals === undefined) return [];
    const address = services.addressOf(documentPath(document));
    return [
      {
        id: `${address}#${approvals.approvedOn}`,
        title: document.title,
        updated: `${approvals.approvedOn}T00:00:00Z`,
        address,
        summary: `${services.standingOf(document)} Approved by ${approvals.approvedBy}: ${count(Object.keys(approvals.clauses).length, 'paragraph')}.`,
      },
    ];
  });
  entries.sort((one, other) => (one.updated < other.updated ? 1 : -1));
  return {
    title: `Documents of ${council.council.name}`,
    address: services.addressOf(`/${council.council.id}`),
    self: services.addressOf(`/${council.council.id}/changes.atom`),
    // A feed has to say when it changed last, also one with nothing in it yet.
    updated: entries[0]?.updated ?? '1970-01-01T00:00:00Z',
    entries,
  };
}
