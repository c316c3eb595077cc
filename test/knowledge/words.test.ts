import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { copyFolder, load, realFolder, smallFolder, write } from './knowledge-folder.ts';

describe('words and signposts', () => {
  it('give an ask with who says it, where the words alone do not tell, and who wrote it, when and why', async () => {
    const { phrasings } = await load(await smallFolder());
    expect(phrasings.filter(({ reference }) => reference.startsWith('derby/working-together#'))).toEqual([
      {
        ask: 'can I go',
        reference: 'derby/working-together#26',
        provenance: { written: '2026-11', from: 'life', checked: 'no' },
      },
      {
        ask: 'how fast',
        as: 'councillor',
        reference: 'derby/working-together#16(d)',
        provenance: { by: 'J. Smith', on: '2026-11-30', why: 'asked by two' },
      },
    ]);
  });

  it('leave out what a council answers itself, and name contacts in its words', async () => {
    const { signposts, faults } = await load(await smallFolder());
    expect(faults).toEqual([]);
    expect(signposts).toEqual([
      {
        topic: 'parking',
        title: 'Parking',
        contact: 'the parking team',
        say: 'Not here.',
        phrasings: [{ ask: 'where do I park' }],
        provenance: { written: '2026-11', from: 'life', checked: 'no' },
      },
    ]);
  });

  it('say of every signpost who wrote it, when and from what: the file it stands in, or whoever added its words', async () => {
    const folder = await smallFolder();
    const provenance = 'provenance: { written: 2026-12, from: the council, checked: no }\n';
    const asked = '{ ask: where to, by: J. Smith, on: 2026-12-01, why: two asked }';
    const topics = `topics: [{ topic: parking, title: Ours, contact: hr, say: Ask., phrasings: [${asked}] }]\n`;
    await write(folder, 'derby/signposts.yaml', `${provenance}contacts: { hr: Human Resources }\n${topics}`);
    const { signposts, faults } = await load(folder);
    expect(faults).toEqual([]);
    expect(signposts.map(({ topic, provenance: by }) => [topic, by])).toEqual([
      ['pay', { written: '2026-11', from: 'life', checked: 'no' }],
      ['parking', { written: '2026-12', from: 'the council', checked: 'no' }],
    ]);
    expect(signposts[1]?.phrasings).toMatchObject([{ provenance: { by: 'J. Smith', why: 'two asked' } }]);
  });

  it.each(['signposts.yaml', 'derby/signposts.yaml'])('have a fault where nobody says who wrote %s', async (file) => {
    const folder = await smallFolder();
    const text = await readFile(join(folder, file), 'utf8');
    await write(folder, file, text.replace(/^provenance.*\n/, ''));
    const { signposts, faults } = await load(folder);
    expect(signposts.map(({ topic }) => topic)).toEqual(['parking']);
    expect(faults).toMatchObject([{ file, line: 1, message: expect.stringContaining('Nobody says who wrote') }]);
  });

  it.each(
    readdirSync(realFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?:^|\/)signposts\.yaml$/.test(name),
    ),
  )('say it in every file that ships: %s', (file) => {
    const said = parse(readFileSync(join(realFolder, file), 'utf8'));
    expect(Object.keys(said)[0]).toBe('provenance');
    expect(said.provenance).toEqual({
      written: expect.stringMatching(/^\d{4}-\d{2}/),
      from: expect.any(String),
      checked: expect.any(String),
    });
  });

  it("let a council's own topic stand in for a common one", async () => {
    const folder = await smallFolder();
    const topics = 'topics: [{ topic: parking, title: Ours, contact: hr, say: Ask., phrasings: [] }]\n';
    await write(folder, 'derby/signposts.yaml', `contacts: { hr: Human Resources }\n${topics}`);
    const { signposts } = await load(folder);
    expect(signposts.map(({ topic, title }) => [topic, title])).toEqual([
      ['pay', 'Pay'],
      ['parking', 'Ours'],
    ]);
  });

  it('name a contact that the council has no words for, and a topic to leave out that is not there', async () => {
    const folder = await smallFolder();
    const provenance = 'provenance: { written: 2026-12, from: the council, checked: no }\n';
    await write(folder, 'derby/signposts.yaml', `${provenance}contacts: { hr: Human Resources }\nleave-out: [pie]\n`);
    const { signposts, faults } = await load(folder);
    expect(signposts).toHaveLength(2);
    expect(faults).toMatchObject([
      { line: 2, message: expect.stringContaining('"parking"') },
      { line: 3, message: expect.stringContaining('"pie"') },
    ]);
  });

  it('are empty where their files are absent', async () => {
    const folder = await copyFolder();
    const shared = ['signposts', 'concepts', 'abbreviations', 'plain-words', 'small-talk'].map(
      (name) => `${name}.yaml`,
    );
    const own = ['signposts', 'member-officer-protocol.phrasings'].map((name) => `tdc/${name}.yaml`);
    await Promise.all([...shared, ...own].map((file) => rm(join(folder, file), { force: true })));
    expect(await load(folder, 'tdc')).toMatchObject({
      phrasings: [],
      signposts: [],
      concepts: [],
      abbreviations: {},
      plainWords: [],
      smallTalk: { hello: [], help: [] },
      faults: [],
    });
  });

  it('stay words where YAML would make a number or an answer of them', async () => {
    const folder = await smallFolder();
    await write(folder, 'derby/working-together.phrasings.yaml', '26: [no, 42, null, 2019-09-25]\n');
    const { phrasings } = await load(folder);
    const asks = phrasings.filter(({ reference }) => reference === 'derby/working-together#26').map(({ ask }) => ask);
    expect(asks).toEqual(['no', '42', 'null', '2019-09-25']);
  });
});
