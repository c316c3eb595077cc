import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approvedText, openKnowledge } from '../../src/knowledge/index.ts';
import { copyFolder, edit, known, load, smallFolder, write } from './knowledge-folder.ts';

describe('a council', () => {
  it('is any folder with a council.yaml', async () => {
    const folder = await copyFolder();
    await mkdir(join(folder, 'drafts'));
    await rm(join(folder, 'tdc/council.yaml'));
    const knowledge = await openKnowledge(folder);
    expect(knowledge.councilIds()).toEqual(['colchester', 'derby']);
    expect(await knowledge.council('tdc')).toEqual({ kind: 'unknown' });
    expect(await knowledge.council('../derby')).toEqual({ kind: 'unknown' });
  });

  it('puts its main document first', async () => {
    const { documents, council } = await load(await copyFolder());
    expect(documents.map(({ slug }) => slug)).toEqual([
      'working-together',
      'codes-update-2019',
      'standards-review-2023',
    ]);
    expect(council.mainDocument).toBe('derby/working-together');
  });

  it('is loaded once, however many ask at once, and anew after release', async () => {
    const folder = await smallFolder();
    const knowledge = await openKnowledge(folder);
    const [one, other] = await Promise.all([knowledge.council('derby'), knowledge.council('derby')]);
    expect(one).toBe(other);
    await write(folder, 'derby/working-together.phrasings.yaml', '"27":\n  - shadow cabinet\n');
    expect(await knowledge.council('derby')).toBe(one);
    knowledge.release('derby');
    expect(known(await knowledge.council('derby')).phrasings[0]?.reference).not.toBe(
      known(one).phrasings[0]?.reference,
    );
  });

  it('that is broken is tried again when next asked for', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/council.yaml', 'nation: england-and-wales', 'nation: england');
    const knowledge = await openKnowledge(folder);
    expect(await knowledge.council('derby')).toMatchObject({
      kind: 'broken',
      faults: [{ file: 'derby/council.yaml', line: 4 }],
    });
    await edit(folder, 'derby/council.yaml', 'nation: england', 'nation: england-and-wales');
    expect((await knowledge.council('derby')).kind).toBe('loaded');
  });
});

describe('how a council counts working days', () => {
  const toFile = 'time-zone: Europe/London';

  it('is as it says in council.yaml', async () => {
    const folder = await copyFolder();
    const says = [
      toFile,
      'counting-rule: roll-then-count',
      'update-every: 10',
      'closure-days:',
      '  - { date: 2026-12-29, name: Offices closed }',
      '  - { date: 2026-12-30, name: Contact centre only, clocks: [resolve, update] }',
    ];
    await edit(folder, 'derby/council.yaml', toFile, says.join('\n'));
    expect((await load(folder)).council).toMatchObject({
      countingRule: 'roll-then-count',
      updateEvery: 10,
      closureDays: [
        { date: '2026-12-29', name: 'Offices closed', clocks: 'all' },
        { date: '2026-12-30', name: 'Contact centre only', clocks: ['resolve', 'update'] },
      ],
    });
  });

  it('is the usual way where council.yaml says nothing', async () => {
    const folder = await copyFolder();
    expect((await load(folder, 'tdc')).council).toMatchObject({
      countingRule: 'next-working-day-is-day-1',
      updateEvery: 5,
      closureDays: [],
    });
  });

  it.each([
    ['counting-rule: roll-and-count', 6, '"counting-rule"'],
    ['update-every: 0', 6, '"update-every"'],
    [
      'closure-days:\n  - { date: 2026-12-29, name: Shut }\n  - { date: 2027-02-29, name: Shut }',
      8,
      '"closure-days > 1 > date"',
    ],
    ['closure-days:\n  - { date: 2026-12-29, name: Shut, clocks: [] }', 7, '"closure-days > 0 > clocks"'],
    ['closure-days:\n  - { date: 2026-12-29, name: Shut, clocks: [reply] }', 7, '"closure-days > 0 > clocks > 0"'],
    ['closure-days:\n  - { date: 2026-12-29 }', 7, '"closure-days > 0 > name"'],
  ])('is refused with its line where it says %j', async (says, line, key) => {
    const folder = await copyFolder();
    await edit(folder, 'derby/council.yaml', toFile, `${toFile}\n${says}`);
    expect(await (await openKnowledge(folder)).council('derby')).toMatchObject({
      kind: 'broken',
      faults: [{ file: 'derby/council.yaml', line, message: expect.stringContaining(key) }],
    });
  });
});

describe('what a council says of reminders', () => {
  const toFile = 'time-zone: Europe/London';

  it('is as it says in council.yaml, and nothing where it says nothing', async () => {
    const folder = await copyFolder();
    const says = [
      toFile,
      'reminders:',
      '  hours: { from: "09:00", to: "17:00" }',
      '  lists-at: "08:45"',
      '  steps:',
      '    - { days: 0, to: [officer] }',
      '    - { days: 2, to: [officer, coordinator], for-promises-of-at-least: 5 }',
      '  coordinators: [administrator]',
      '  services:',
      '    Streetpride: { duty-officer: Duty@Derby.gov.uk, urgent: true }',
    ];
    await edit(folder, 'derby/council.yaml', toFile, says.join('\n'));
    expect((await load(folder)).council.reminders).toMatchObject({
      hours: { from: '09:00', to: '17:00' },
      listsAt: '08:45',
      steps: [
        { days: 0, to: ['officer'] },
        { days: 2, to: ['officer', 'coordinator'], ofPromisesFrom: 5 },
      ],
      coordinators: ['administrator'],
      services: [{ name: 'Streetpride', dutyOfficer: 'duty@derby.gov.uk', urgent: true }],
    });
    expect((await load(folder, 'tdc')).council.reminders).toBeUndefined();
  });

  it.each([
    ['hours: { from: "17:00", to: "09:00" }', 7, '"reminders > hours"'],
    ['lists-at: 9am', 7, '"reminders > lists-at"'],
    ['word-every: 0', 7, '"reminders > word-every"'],
    ['steps:\n    - { days: 1, to: [mayor] }', 8, '"reminders > steps > 0 > to > 0"'],
    [
      'coordinators: [coordinator, monitoring-officer]',
      7,
      '"monitoring-officer" does not coordinate, because they may not see all casework. Write coordinator or administrator here, and give whoever coordinates the role coordinator in the people file.',
    ],
    ['coordinators: [clerk]', 7, '"reminders > coordinators > 0"'],
    ['services:\n    Streets: { duty-officer: Priya }', 8, '"reminders > services > Streets > duty-officer"'],
  ])('is refused with its line where it says %j', async (says, line, key) => {
    const folder = await copyFolder();
    await edit(folder, 'derby/council.yaml', toFile, `${toFile}\nreminders:\n  ${says}`);
    expect(await (await openKnowledge(folder)).council('derby')).toMatchObject({
      kind: 'broken',
      faults: [{ file: 'derby/council.yaml', line, message: expect.stringContaining(key) }],
    });
  });
});

describe('a fault', () => {
  it('of one document stops that document and no other', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/codes-update-2019.md', 'kind: report', 'kind: poem');
    const { documents, faults } = await load(folder);
    expect(documents.map(({ slug }) => slug)).toEqual(['working-together', 'standards-review-2023']);
    expect(faults).toMatchObject([
      { file: 'derby/codes-update-2019.md', line: 4, message: expect.stringContaining('"kind"') },
    ]);
    expect((await load(folder, 'tdc')).faults).toEqual([]);
  });

  it('of a main document is told twice: as its own, and as the council having none', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/working-together.md', '26. Officer attendance', '    26. Officer attendance');
    const { documents, faults } = await load(folder);
    expect(documents).toHaveLength(2);
    expect(new Set(faults.map(({ file }) => file))).toEqual(
      new Set(['derby/council.yaml', 'derby/working-together.md']),
    );
  });

  it('against the source is named, and the altered clause alone is held back', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/working-together.md', 'likely to be the exception', 'likely to be the rule');
    const { documents, approvals, faults } = await load(folder);
    expect(faults.map(({ file }) => file)).toEqual([
      'sources/derby-working-together-protocol.txt',
      'derby/working-together.approved.json',
    ]);
    expect(faults[1]?.message).toBe(
      'derby/working-together#26 was altered since it was approved, so it cannot be sent.',
    );
    const heldBack = documents.flatMap(({ id, clauses }) =>
      clauses.filter((clause) => approvedText(clause, approvals.get(id)).kind === 'unapproved'),
    );
    expect(heldBack.map(({ reference }) => reference)).toEqual(['derby/working-together#26']);
  });

  it('of a missing source or missing approvals is named', async () => {
    const folder = await copyFolder();
    await rm(join(folder, 'sources/tdc-member-officer-protocol.txt'));
    await rm(join(folder, 'tdc/member-officer-protocol.approved.json'));
    const { faults, documents } = await load(folder, 'tdc');
    expect(documents).toHaveLength(1);
    expect(faults).toHaveLength(2);
    expect(faults[1]?.message).toContain('none of its 36 paragraphs can be sent');
  });

  it('of approvals that are of another document lets nothing of either go out', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/working-together.approved.json', 'derby/working-together', 'derby/codes-update-2019');
    const { approvals, faults } = await load(folder);
    expect([...approvals.keys()].sort()).toEqual(['derby/codes-update-2019', 'derby/standards-review-2023']);
    expect(approvals.get('derby/codes-update-2019')?.clauses['2.1']).toBeDefined();
    expect(faults).toHaveLength(1);
  });

  it('of one phrasing names its line and leaves the others', async () => {
    const folder = await smallFolder();
    await write(
      folder,
      'derby/working-together.phrasings.yaml',
      'provenance: { written: 2026-11, from: life, checked: no }\n"26":\n  - can I go\n"99":\n  - nothing\n"16(z)": [what]\n2.10: [x]\n',
    );
    const { phrasings, faults } = await load(folder);
    expect(phrasings.filter(({ reference }) => reference.startsWith('derby/working-together#'))).toMatchObject([
      { ask: 'can I go', reference: 'derby/working-together#26' },
    ]);
    expect(faults.map(({ line, message }) => [line, message.split(' ')[0]])).toEqual([
      [4, '"99"'],
      [6, '"16(z)"'],
      [7, '"2.10"'],
    ]);
  });

  it('of phrasings that nobody says who wrote is named, and so is a reason without a name', async () => {
    const folder = await smallFolder();
    await write(
      folder,
      'derby/working-together.phrasings.yaml',
      '"26":\n  - can I go\n  - may I go\n  - { ask: must I go, by: J. Smith }\n',
    );
    const { phrasings, faults } = await load(folder);
    expect(phrasings.filter(({ reference }) => reference === 'derby/working-together#26')).toHaveLength(3);
    expect(faults).toMatchObject([
      {
        file: 'derby/working-together.phrasings.yaml',
        message: expect.stringContaining('Nobody says who wrote "can I go" and 1 more.'),
      },
    ]);
    await write(folder, 'derby/working-together.phrasings.yaml', '"26":\n  - { ask: can I go, why: two asked }\n');
    expect((await load(folder)).faults).toMatchObject([
      { line: 2, message: expect.stringContaining('by: who added it') },
    ]);
  });

  it('of a whole phrasings file leaves the document', async () => {
    const folder = await smallFolder();
    await write(folder, 'derby/working-together.phrasings.yaml', '"26":\n  - { ask: can I go, as: mayor }\n');
    const { documents, faults } = await load(folder);
    expect(documents).toHaveLength(3);
    expect(faults).toMatchObject([{ file: 'derby/working-together.phrasings.yaml', line: 2 }]);
  });

  it('of a response standard that the clause does not hold is named', async () => {
    const folder = await copyFolder();
    await edit(folder, 'tdc/council.yaml', 'says: respond', 'says: promptly respond');
    await edit(folder, 'derby/council.yaml', 'clause: working-together#20', 'clause: working-together#99');
    const faults = await (await openKnowledge(folder)).check();
    expect(faults.map(({ file, message }) => [file, message.split(' ')[0]])).toEqual([
      ['derby/council.yaml', 'There'],
      ['tdc/council.yaml', 'The'],
    ]);
  });

  it('of a shared file is told by every council, and once by the check', async () => {
    const folder = await copyFolder();
    await write(folder, 'concepts.yaml', '- concept: councillor\n  terms: []\n');
    expect((await load(folder)).faults).toMatchObject([{ file: 'concepts.yaml' }]);
    expect(await (await openKnowledge(folder)).check()).toHaveLength(1);
  });

  it('of a file that belongs to no document is named', async () => {
    const folder = await copyFolder();
    await write(folder, 'derby/working-togther.phrasings.yaml', '"26": [x]\n');
    expect((await load(folder)).faults).toMatchObject([{ file: 'derby/working-togther.phrasings.yaml' }]);
  });

  it('of a document that cannot be read stops that document', async () => {
    const folder = await copyFolder();
    await rm(join(folder, 'derby/codes-update-2019.md'));
    await mkdir(join(folder, 'derby/codes-update-2019.md'));
    const { documents, faults } = await load(folder);
    expect(documents).toHaveLength(2);
    expect(faults).toMatchObject([{ file: 'derby/codes-update-2019.md' }]);
  });
});
