import { type CouncilKnowledge, findByReference, type Knowledge } from '../knowledge/index.ts';
import type { Search } from '../search/index.ts';
import { listResults, type Wish } from './listing.ts';
import { readClause, readDocument } from './reading.ts';
import { changesOf, dataOf, structureOf } from './records.ts';
import { councilLink, documentLink, type LibraryServices } from './shelf.ts';

export type { LibraryServices } from './shelf.ts';

/**
 * The documents of all councils for reading, searching and reuse. Undefined where there is no such council, document or
 * clause. A clause whose text is not the one approved is nowhere shown.
 */
export function createLibrary(knowledge: Knowledge, search: Search, services: LibraryServices) {
  async function load(id: string): Promise<CouncilKnowledge | undefined> {
    const council = await knowledge.council(id);
    return council.kind === 'loaded' ? council.knowledge : undefined;
  }
  async function find(id: string, slug: string) {
    const council = await load(id);
    const document = council?.documents.find((each) => each.slug === slug);
    return council && document && { council, document };
  }

  return {
    async councils() {
      const councils = await Promise.all(knowledge.councilIds().map(load));
      return councils.flatMap((council) => (council ? [councilLink(council)] : []));
    },
    async council(id: string) {
      const council = await load(id);
      if (council === undefined) return undefined;
      return {
        council: councilLink(council),
        documents: council.documents.map((document) => documentLink(document, services)),
      };
    },
    async document(id: string, slug: string) {
      const found = await find(id, slug);
      return found && readDocument(found.council, found.document, services);
    },
    async clause(id: string, slug: string, number: string) {
      const council = await load(id);
      const found = council && findByReference(`${id}/${slug}#${number}`, council.documents);
      return council && found && readClause(council, found.document, found.clause, services);
    },
    async search(id: string, wish: Wish) {
      const council = await load(id);
      return council && listResults(wish, council, search, services);
    },
    async data(id: string, slug: string) {
      const found = await find(id, slug);
      return found && dataOf(found.council, found.document, services);
    },
    async structure(id: string, slug: string) {
      const found = await find(id, slug);
      return found && structureOf(found.council, found.document, services);
    },
    async changes(id: string) {
      const council = await load(id);
      return council && changesOf(council, services);
    },
  };
}
