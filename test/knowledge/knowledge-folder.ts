import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type DocumentWithRemainder, parseDocumentText } from '../../src/knowledge/document.ts';
import { type CouncilKnowledge, type LoadedCouncil, openKnowledge } from '../../src/knowledge/index.ts';

/** The knowledge folder of this product. */
export const realFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** Every document that is kept there. */
export const documentIds = [
  'derby/working-together',
  'derby/codes-update-2019',
  'derby/standards-review-2023',
  'colchester/protocol-review-2017',
  'tdc/member-officer-protocol',
];

/** A document parsed from its file as it stands, with the text of its source. */
export async function readDocument(id: string): Promise<DocumentWithRemainder & { source: string }> {
  const [council = '', slug = ''] = id.split('/');
  const text = await readFile(join(realFolder, `${id}.md`), 'utf8');
  const { value, faults } = parseDocumentText({ file: `${id}.md`, council, slug, text });
  if (!value) throw new Error(JSON.stringify(faults));
  return { ...value, source: await readFile(join(realFolder, 'sources', value.document.source), 'utf8') };
}

/** What is known of a council; fails the test where it does not load. */
export async function loadReal(council: string, folder = realFolder): Promise<CouncilKnowledge> {
  const loaded = await (await openKnowledge(folder)).council(council);
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
  return loaded.knowledge;
}

/** A copy of the folder to break at will; gone after the test. */
export async function copyFolder(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'knowledge-'));
  // Said here and not above: files share a process, and a hook above would be the first file's alone.
  afterAll(() => rm(copy, { recursive: true, force: true }));
  await cp(realFolder, copy, { recursive: true });
  return copy;
}

/** Replaces text in a file of a copy; fails the test where it is not there. */
export async function edit(folder: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(
    join(folder, file),
    text.replace(from, () => to),
  );
}

/** A council of this folder, with its faults; fails the test where it does not load. */
export async function load(folder: string, council = 'derby') {
  return known(await (await openKnowledge(folder)).council(council));
}

/** A loaded council with its faults; fails the test for any other. */
export function known(loaded: LoadedCouncil) {
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
  return { ...loaded.knowledge, faults: loaded.faults };
}

/** Writes a file of a copy. */
export async function write(folder: string, file: string, text: string) {
  await writeFile(join(folder, file), text);
}

/** Small phrasings and signposts in place of the real ones, so that a test says what it relies on. */
export async function smallFolder(): Promise<string> {
  const folder = await copyFolder();
  await write(
    folder,
    'derby/working-together.phrasings.yaml',
    'provenance: { written: 2026-11, from: life, checked: no }\n"26":\n  - can I go\n"16(d)":\n  - { ask: how fast, as: councillor, by: J. Smith, on: 2026-11-30, why: asked by two }\n',
  );
  await write(
    folder,
    'signposts.yaml',
    'provenance: { written: 2026-11, from: life, checked: no }\ntopics:\n' +
      '- { topic: parking, title: Parking, contact: parking, say: Not here., phrasings: [where do I park] }\n' +
      '- { topic: pay, title: Pay, contact: hr, say: Not here., phrasings: [] }\n',
  );
  await write(
    folder,
    'derby/signposts.yaml',
    'provenance: { written: 2026-12, from: the council, checked: J. Smith }\ncontacts: { parking: the parking team, hr: Human Resources }\nleave-out: [pay]\n',
  );
  return folder;
}
