import { createHash } from 'node:crypto';
import { toCouncilDocument } from '../../src/importing/index.ts';
import { approvalsOf, type DocumentStore, type StoredCouncil, type StoredVersion } from '../../src/knowledge/index.ts';
import { memoryDocuments } from '../documents/memory-documents.ts';
import { fromText } from '../importing/sketch.ts';

const PROTOCOL = `Protocol on Member and Officer Relations

Introduction

This protocol binds members and officers.

1 Roles

1. Members decide. They may:
(a) ask; and
(b) speak.

2. Officers reply within ten working days.

Appendix B Forms

1. Members sign the register.

2. Officers keep it.
`;

const smith = { name: 'J. Smith, Monitoring Officer', id: 'p1', on: '2026-11-02' };

/** A council that brought two documents: versions in force, past, proposed and given up, with all that is kept beside them. */
export async function northmereInFull(store: DocumentStore = memoryDocuments()): Promise<DocumentStore> {
  const keep = async (version: number, text: string, more: Partial<StoredVersion>, slug = 'protocol') => {
    const bytes = new TextEncoder().encode(text);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const draft = fromText(text);
    const place = { council: 'northmere', councilName: 'Northmere District Council', slug, source: 'The protocol.txt' };
    const made = toCouncilDocument(draft, { ...place, title: draft.title });
    const document = { ...made, date: '2026-09', inForceSince: '2026-10-01' };
    const approvals = approvalsOf(document, 'J. Smith, Monitoring Officer', '2026-11-02');
    await store.keepFile(hash, bytes);
    const stored: StoredVersion = {
      council: 'northmere',
      slug,
      version,
      revision: 4,
      state: 'proposed',
      document,
      signatures: [],
      draft: { now: draft, checked: ['facts'] },
      file: { name: 'The protocol.txt', hash },
      proposedBy: { name: 'J. Smith', on: '2026-11-01' },
      topics: { '1': ['member-roles'], 'b-1': [] },
      ...(more.state === 'approved' ? { approvals } : {}),
      ...more,
    };
    await store.addVersion(stored);
    return document;
  };
  const past = { state: 'approved', from: '2026-10-01', signatures: [smith], told: true } as const;
  await keep(1, PROTOCOL, past);
  const second = PROTOCOL.replace('within ten', 'within fifteen');
  const document = await keep(2, second, { state: 'approved', from: '2026-11-10', signatures: [smith] });
  await keep(3, PROTOCOL.replace('within ten', 'within twelve'), { signatures: [{ ...smith, from: '2027-01-01' }] });
  await keep(4, PROTOCOL.replace('within ten', 'within two'), { state: 'discarded' });
  const withdrawn = { from: '2026-11-20', by: smith, replacedBy: 'northmere/protocol' };
  await keep(1, 'Code\n\n1. A code.\n', { ...past, withdrawn }, 'council');
  const digestOf = (local: string) =>
    document.clauses.find(({ reference }) => reference === `northmere/protocol#${local}`)?.digest ?? '';
  const council: StoredCouncil = {
    id: 'northmere',
    name: 'Northmere District Council',
    shortName: 'Northmere',
    nation: 'england-and-wales',
    timeZone: 'Europe/London',
    adviceFrom: 'the Monitoring Officer',
    mainDocument: 'northmere/protocol',
    since: '2026-10-01',
    revision: 7,
    approvalsNeeded: 2,
    standard: {
      clauses: [{ reference: 'northmere/protocol#2', digest: 'f'.repeat(64) }],
      figures: { acknowledgeWithin: 1, resolveWithin: 10 },
      others: [
        { for: 'urgent', resolveWithin: 0 },
        { for: { service: 'Housing' }, clause: 'northmere/protocol#2', resolveWithin: 5 },
      ],
      by: smith,
    },
    phrasings: [
      {
        ask: 'what may "we" do: ask?',
        as: 'councillor',
        reference: 'northmere/protocol#1',
        digest: digestOf('1'),
        by: 'J. Smith',
        on: '2026-11-03',
        why: 'got 2',
      },
      { ask: 'yes', reference: 'northmere/council#1', digest: 'a'.repeat(64), nearMiss: true, by: 'A. Jones' },
      { ask: 'how long have they got', reference: 'northmere/protocol#2', digest: digestOf('2'), by: 'J. Smith' },
      { ask: 'may I speak', reference: 'northmere/protocol#1(b)', digest: digestOf('1'), by: 'J. Smith' },
      { ask: 'who pays', reference: 'northmere/protocol#1', digest: digestOf('1'), nearMiss: true, by: 'J. Smith' },
      { ask: 'old', reference: 'northmere/protocol#99', digest: 'c'.repeat(64), by: 'J. Smith' },
    ],
  };
  await store.addCouncil(council);
  return store;
}
