import type { VisitorPages } from '../adapters/web/index.ts';
import type { DocumentsServices, PromisesServices, WithdrawDocument } from '../conversation/index.ts';
import { createDocumentDesk, mayKeepDocuments } from '../documents/index.ts';
import type { Entry } from '../entry/index.ts';
import { LARGEST_FILE, pageOfFile } from '../importing/index.ts';
import type { Knowledge, Topic } from '../knowledge/index.ts';
import type { Role } from '../people/index.ts';
import { createReviewPages, openDoubts } from '../reviewing/index.ts';
import type { Search } from '../search/index.ts';
import { createDocumentServices, type DocumentParts } from './documents.ts';
import { fetchDocument, isPublicAddress } from './fetch-document.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createTrials } from './trials.ts';

/** Councils' own documents for whoever may keep them: from chat, and on their pages. */
export type Reviewing = {
  readonly pages: VisitorPages;
  readonly chat: DocumentsServices;
  readonly promises: PromisesServices;
  readonly withdraw: WithdrawDocument;
};

type ReviewingParts = DocumentParts & {
  readonly knowledge: Knowledge;
  readonly search: Search;
  readonly entry: Entry;
  readonly addressOf: (path: string) => string;
  /** Whether this server may fetch a document from an address that a person gives. */
  readonly fetchesDocuments: boolean;
};

export async function openReviewing(parts: ReviewingParts): Promise<Reviewing> {
  const { knowledge, search, entry, addressOf } = parts;
  const services = await createDocumentServices(parts);
  // Reading a file may take hundreds of megabytes, so one is read at a time; a page to look at does not wait for a whole file.
  const importFile = oneAtATime(services.importFile, tooMany);
  const readPage = oneAtATime(
    ({ file, page }: { file: { name: string; bytes: Uint8Array }; page: number }) => pageOfFile(file, page),
    tooMany,
  );
  const desk = createDocumentDesk({ ...services, importFile });
  const mayKeep = ({ roles }: { readonly roles: readonly string[] }) =>
    mayKeepDocuments({ roles: roles as readonly Role[] });

  const pages = createReviewPages({
    desk,
    mayKeep,
    largestFile: LARGEST_FILE,
    pageOf: ({ name, bytes }, page) => readPage({ file: { name, bytes }, page }),
    ...(parts.fetchesDocuments ? { fetchAddress } : {}),
    topics: async () => [...(await knowledge.shared()).topics].sort(byTitle),
    ...createTrials({ knowledge, search }),
  });

  return {
    pages: { name: 'documents', typed: 'documents', largestForm: LARGEST_FILE + 1_000_000, ...pages },
    withdraw: ({ council, person }, slug, how) =>
      desk.withdraw({ council, slug }, { name: person.name, id: person.id }, how),
    promises: {
      promises: desk.promises,
      confirm: ({ council, person }, wanted) =>
        desk.confirmStandard(council, wanted, { name: person.name, id: person.id }),
    },
    chat: {
      largestFile: LARGEST_FILE,
      invite: async ({ council, person }, path) =>
        addressOf(await entry.invite({ council, personId: person.id }, path)),
      async receive({ council, person }, file) {
        const proposed = await desk.propose({ council, file, by: { name: person.name, id: person.id } });
        if (proposed.kind === 'refused') return { kind: 'refused', message: proposed.why };
        const { version } = proposed;
        return {
          kind: proposed.kind === 'known' ? 'known' : 'received',
          title: version.document.title,
          clauses: version.document.clauses.length,
          doubts: openDoubts(version).length,
          path: `/documents/${version.slug}/${version.version}`,
        };
      },
    },
  };
}

const fetchAddress = (address: string) =>
  fetchDocument(address, {
    mostBytes: LARGEST_FILE,
    patience: 20_000,
    mayAsk: isPublicAddress,
    protocols: ['https:'],
  });

function byTitle(one: Topic, other: Topic): number {
  return one.title.localeCompare(other.title, 'en-GB');
}

/** What whoever comes is told while so many wait already that the last would wait for minutes. */
const tooMany = {
  kind: 'refused',
  code: 'busy',
  message: 'Several files are being read just now. Nothing was read of this one. Try again in a minute.',
} as const;
