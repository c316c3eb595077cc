import type { CouncilKnowledge } from './load-council.ts';
import { findByReference } from './reference.ts';
import type { CouncilDocument } from './types.ts';
import type { DatedDocument } from './versions-by-date.ts';

/** The council as it was on a day: the texts that held then. Documents of which nothing says since when are left out. */
export function asAt(knowledge: CouncilKnowledge, on: string): CouncilKnowledge {
  const held = [...(knowledge.history?.values() ?? [])].flatMap((texts) => holdsOn(texts, on) ?? []);
  const documents = held.map(({ document }) => document);
  const isMain = ({ id }: CouncilDocument) => Number(id === knowledge.council.mainDocument);
  return {
    ...knowledge,
    documents: documents.sort((one, other) => isMain(other) - isMain(one)),
    approvals: new Map(
      held.flatMap(({ document, approvals }) => (approvals ? [[document.id, approvals] as const] : [])),
    ),
    phrasings: still(knowledge.phrasings, documents),
    nearMisses: still(knowledge.nearMisses, documents),
    ticks: still(knowledge.ticks, documents),
  };
}

/** A document that no longer holds, since when (ISO date), and what took its place. */
export type WithdrawnDocument = {
  readonly document: CouncilDocument;
  readonly from: string;
  readonly replacedBy?: CouncilDocument;
};

/** The documents of a council that were withdrawn by a day (ISO date). */
export function withdrawnBy({ history, documents }: CouncilKnowledge, on: string): readonly WithdrawnDocument[] {
  return [...(history?.values() ?? [])].flatMap((texts) => {
    const last = texts.at(-1);
    if (last?.until === undefined || last.until > on) return [];
    const replacedBy = documents.find(({ id }) => id === last.replacedBy);
    return [{ document: last.document, from: last.until, ...(replacedBy ? { replacedBy } : {}) }];
  });
}

/** The text that holds on a day; undefined where none certainly did. */
export function holdsOn(texts: readonly DatedDocument[], on: string): DatedDocument | undefined {
  return texts.findLast(({ from, until }) => from !== undefined && from <= on && (until === undefined || until > on));
}

/** What names a clause or an item that is still there. */
export function still<T extends { readonly reference: string }>(
  all: readonly T[],
  documents: readonly CouncilDocument[],
) {
  return all.filter(({ reference }) => findByReference(reference, documents) !== undefined);
}
