import { localDateAt } from '../calendar/index.ts';
import type { DocumentServices } from '../documents/index.ts';
import { importFile } from '../importing/index.ts';
import { type DocumentStore, openFolderDocuments, openKnowledge, overlayDocuments } from '../knowledge/index.ts';
import { readEmbedding, suggestTopics } from '../search/index.ts';

/** What the desk for councils' own documents works over. */
export type DocumentParts = {
  readonly documents: DocumentStore;
  readonly knowledgeFolder: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

/** The services of the desk: the store, the folder that ships, and suggestions from the topic library. */
export async function createDocumentServices({
  documents,
  knowledgeFolder,
  now,
}: DocumentParts): Promise<DocumentServices> {
  // Without what councils brought: the desk knows that from the store.
  const folder = await openKnowledge(knowledgeFolder);
  let learned: ReturnType<typeof readEmbedding> | undefined;
  return {
    // What was exported into the folder can be gone on with: what is new is kept in the database.
    store: overlayDocuments(openFolderDocuments(knowledgeFolder), documents),
    importFile,
    async folderCouncil(id) {
      const council = await folder.council(id);
      if (council.kind !== 'loaded') return undefined;
      const { council: own, documents: shipped } = council.knowledge;
      const { name, shortName, nation, timeZone, adviceFrom, mainDocument, responseStandard } = own;
      return { id, name, shortName, nation, timeZone, adviceFrom, mainDocument, responseStandard, shipped };
    },
    async suggestTopics(clauses) {
      learned ??= readEmbedding(knowledgeFolder);
      return suggestTopics(clauses, { ...(await folder.shared()), embedding: await learned });
    },
    topics: async () => (await folder.shared()).topics,
    today: (timeZone) => localDateAt(now(), timeZone),
  };
}
