import { createDocumentDesk, type DocumentServices, type KnownCouncil } from '../../src/documents/index.ts';
import type { DocumentStore } from '../../src/knowledge/index.ts';
import { fromText } from '../importing/sketch.ts';
import { memoryDocuments } from './memory-documents.ts';

export const smith = { name: 'J. Smith, Monitoring Officer', id: 'p1' };
export const jones = { name: 'A. Jones', id: 'p2' };

/** A desk over records in memory; files are plain text. `day.today` is the date. */
export function openDesk(given: { store?: DocumentStore; folder?: KnownCouncil } = {}) {
  const day = { today: '2026-11-30' };
  const store = given.store ?? memoryDocuments();
  const services: DocumentServices = {
    store,
    importFile: async ({ bytes }) => ({ kind: 'document', document: fromText(new TextDecoder().decode(bytes)) }),
    folderCouncil: async (id) => (given.folder?.id === id ? given.folder : undefined),
    suggestTopics: async (clauses) =>
      new Map(clauses.map(({ reference }) => [reference, [{ topic: 'roles', title: 'Roles', reason: 'Alike.' }]])),
    topics: async () => [],
    today: () => day.today,
  };
  const desk = createDocumentDesk(services);
  const propose = async (text: string, more: { as?: string; name?: string } = {}) => {
    const proposed = await desk.propose({
      council: 'northmere',
      councilName: 'Northmere District Council',
      file: { name: `${more.name ?? 'protocol'}.txt`, bytes: new TextEncoder().encode(text) },
      by: smith,
      ...(more.as === undefined ? {} : { as: more.as }),
    });
    if (proposed.kind === 'refused') throw new Error(proposed.why);
    return proposed;
  };
  /** Proposes and approves; gives the version. */
  const bring = async (text: string, from?: string) => {
    const { version } = await propose(text);
    const approved = await desk.approve(version, smith, from);
    if (approved.kind !== 'approved') throw new Error(JSON.stringify(approved));
    return approved.version;
  };
  return { desk, services, store, day, propose, bring };
}
