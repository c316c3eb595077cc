import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type CouncilKnowledge, openKnowledge } from '../../src/knowledge/index.ts';

const title = 'Rules of the Harbour';
const clauses = [
  'Boats must leave the harbour before sunset unless the harbour master agrees otherwise.',
  'The fee for a night at the quay is paid to the treasurer in advance.',
  'Dogs are welcome on the quay so long as they are kept on a lead.',
];
const phrasings: readonly (readonly string[])[] = [
  [
    'when do I have to sail',
    'latest time to go out with my boat',
    'can my boat stay after sunset',
    'sailing time limit',
  ],
  ['how much is a night here', 'who do I pay for mooring', 'what does mooring cost', 'mooring price'],
  ['can I bring my labrador', 'is my puppy allowed', 'pets on the quay', 'walking a labrador here'],
];
const signposts = `provenance: { written: 2026-11, from: these rules, checked: no }
topics:
  - topic: weather
    title: Weather
    contact: forecast
    say: Not in these rules.
    phrasings: [will it rain today, what is the forecast, is a storm coming, rain forecast]
`;
const smallTalk = 'hello: [hello, hi there, good morning]\nthanks: [thanks, thank you, cheers]\n';

/** An empty folder that is gone after the tests of this file. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'search-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A knowledge folder with some councils that all have the same three rules, and no search model. */
export async function tinyKnowledgeFolder(councils: readonly string[] = ['harbour']): Promise<string> {
  const folder = await scratchFolder();
  await mkdir(join(folder, 'sources'));
  const numbered = clauses.map((text, at) => `${at + 1}. ${text}`);
  await writeFile(join(folder, 'sources', 'rules.txt'), `${title}\n\n${numbered.join('\n\n')}\n`);
  await writeFile(join(folder, 'signposts.yaml'), signposts);
  await writeFile(join(folder, 'small-talk.yaml'), smallTalk);
  await writeFile(join(folder, 'concepts.yaml'), '- { concept: dog, terms: [dog, puppy, labrador] }\n');
  await writeFile(join(folder, 'abbreviations.yaml'), 'hm: harbour master\n');
  for (const id of councils) {
    const put = async (name: string, text: string) => writeFile(join(folder, id, name), text);
    await mkdir(join(folder, id));
    await put(
      'council.yaml',
      `name: ${id}
short-name: ${id}
nation: england-and-wales
time-zone: Europe/London
posts: []
advice-from: the harbour master
main-document: rules
response-standard: { kind: none, clause: "rules#1", says: leave the harbour before sunset }
`,
    );
    await put(
      'rules.md',
      `---\ntitle: ${title}\nshort-title: Rules\nkind: protocol\nstatus: adopted\nsource: rules.txt\nbinds: everybody\nfaults: []\nremainder: []\n---\n\n# ${title}\n\n${numbered.join('\n\n')}\n`,
    );
    const asked = phrasings.map((list, at) => `"${at + 1}": ${JSON.stringify(list)}\n`).join('');
    await put('rules.phrasings.yaml', `provenance: { written: 2026-11, from: these rules, checked: no }\n${asked}`);
    await put(
      'signposts.yaml',
      'provenance: { written: 2026-11, from: these rules, checked: no }\ncontacts: { forecast: the weather office }\n',
    );
  }
  return folder;
}

/** What is known of a council of such a folder; fails the test where anything but its approval is missing. */
export async function tinyKnowledge(folder: string, id = 'harbour'): Promise<CouncilKnowledge> {
  const loaded = await (await openKnowledge(folder)).council(id);
  const faults = loaded.kind === 'unknown' ? [] : loaded.faults.filter(({ file }) => !file.endsWith('.approved.json'));
  if (loaded.kind !== 'loaded' || faults.length > 0) throw new Error(JSON.stringify({ kind: loaded.kind, faults }));
  return loaded.knowledge;
}
