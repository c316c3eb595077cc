import { asAt, type CouncilKnowledge, findByReference, type Knowledge } from '../knowledge/index.ts';
import type { Search } from '../search/index.ts';
import { differencesOf } from './differences.ts';
import { listResults, type Wish } from './listing.ts';
import { readClause, readDocument } from './reading.ts';
import { changesOf, dataOf, structureOf } from './records.ts';
import { councilLink, documentLink, type LibraryServices } from './shelf.ts';
import { historyOf, noTextOn } from './texts.ts';

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

  /** The text in force, or of a day; of a document that was withdrawn, its last. Links lead to what held on the same day. */
  async function findText(id: string, slug: string, on: string | undefined) {
    const council = await load(id);
    if (council === undefined) return undefined;
    const whole = on === undefined ? council : { ...asAt(council, on), history: council.history ?? new Map() };
    const found = whole.documents.find((each) => each.slug === slug);
    if (found || on !== undefined) return found && { council: whole, document: found };
    const last = historyOf(council, `${id}/${slug}`).findLast(
      ({ from }) => from === undefined || from <= todayOf(council),
    );
    if (last === undefined) return undefined;
    const approvals = new Map(council.approvals);
    if (last.approvals) approvals.set(last.document.id, last.approvals);
    return { council: { ...council, approvals }, document: last.document };
  }
  const todayOf = ({ council }: CouncilKnowledge) => services.today(council.timeZone);

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
    async document(id: string, slug: string, on?: string) {
      const text = await findText(id, slug, on);
      return text && readDocument(text.council, text.document, { ...services, on });
    },
    async clause(id: string, slug: string, number: string, on?: string) {
      const text = await findText(id, slug, on);
      const found = text && findByReference(`${id}/${slug}#${number}`, [text.document]);
      return text && found && readClause(text.council, text.document, found.clause, { ...services, on });
    },
    async noTextOn(id: string, slug: string, on: string) {
      const council = await load(id);
      const why = council && noTextOn(council, `${id}/${slug}`, on, services);
      return council && why && { council: councilLink(council), document: { slug, shortTitle: why.title }, ...why };
    },
    async differences(id: string, slug: string, wish: { from?: string | undefined; to?: string | undefined }) {
      const council = await load(id);
      return council && differencesOf(council, `${id}/${slug}`, wish, services);
    },
    async received(id: string, slug: string, on?: string) {
      const text = await findText(id, slug, on);
      const file =
        text && historyOf(text.council, text.document.id).find((each) => each.document === text.document)?.file;
      const bytes = file && (await knowledge.file(file.hash));
      return file && bytes && { name: file.name, bytes, isPdf: services.isPdf(bytes) };
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
