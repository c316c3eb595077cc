import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { importFile, toCouncilDocument } from '../../../src/importing/index.ts';
import {
  approvalsOf,
  type CouncilKnowledge,
  type DocumentReads,
  openKnowledge,
  type StoredVersion,
} from '../../../src/knowledge/index.ts';

/** Councils with protocols of their own, for measuring only: nobody who wrote topics or fitted numbers had seen them. */
const names: Readonly<Record<string, string>> = {
  eskmoor: 'Eskmoor District Council',
  thornsey: 'Thornsey and Vale Council',
  hallowby: 'London Borough of Hallowby',
  wexmere: 'Wexmere District Council',
  caldmoor: 'Caldmoor District Council',
  northmarsh: 'Northmarsh Borough Council',
  wexcombe: 'Wexcombe Council',
  stowmere: 'Stowmere Borough Council',
  larkhaven: 'Larkhaven District Council',
};

const day = '2026-11-29';

/** Each as it is a minute after its import and approval: its document, the common signposts, nothing else. */
export async function openImportedCouncils(knowledgeFolder: string): Promise<readonly CouncilKnowledge[]> {
  const versions = new Map<string, StoredVersion>();
  for (const [council, name] of Object.entries(names)) versions.set(council, await importProtocol(council, name));
  const documents: DocumentReads = {
    councils: async () =>
      Object.entries(names).map(([id, name]) => ({
        id,
        name,
        shortName: name,
        nation: 'england-and-wales',
        timeZone: 'Europe/London',
        adviceFrom: 'the Monitoring Officer',
        mainDocument: `${id}/protocol`,
        since: day,
        revision: 1,
      })),
    versions: async (id) => [versions.get(id)].filter((each) => each !== undefined),
    marks: async () => new Map(Object.keys(names).map((id) => [id, '1'])),
    version: async ({ council }) => versions.get(council),
    file: async () => undefined,
  };
  const knowledge = await openKnowledge(knowledgeFolder, { brought: { documents, today: () => day } });
  return Promise.all(
    Object.keys(names).map(async (id) => {
      const council = await knowledge.council(id);
      if (council.kind !== 'loaded') throw new Error(`The council ${id} cannot be loaded.`);
      return council.knowledge;
    }),
  );
}

/** What a reader of the document ticked; nothing where nobody has read it yet. */
async function readTicks(council: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const text = await readFile(join(import.meta.dirname, `${council}.topics.yaml`), 'utf8').catch(() => '{}');
  return parse(text) as Readonly<Record<string, readonly string[]>>;
}

async function importProtocol(council: string, name: string): Promise<StoredVersion> {
  const file = `${council}.md`;
  const outcome = await importFile({ name: file, bytes: await readFile(join(import.meta.dirname, file)) });
  if (outcome.kind !== 'document') throw new Error(`${file} cannot be imported.`);
  const facts = {
    council,
    councilName: name,
    slug: 'protocol',
    title: outcome.document.title || 'Protocol on members and officers',
    source: file,
  };
  const document = toCouncilDocument(outcome.document, facts);
  const signature = { name: 'J. Smith', on: day };
  return {
    council,
    slug: 'protocol',
    version: 1,
    revision: 1,
    state: 'approved',
    document,
    signatures: [signature],
    approvals: approvalsOf(document, signature.name, day),
    from: day,
    file: { name: file, hash: '' },
    proposedBy: signature,
    topics: await readTicks(council),
  };
}
