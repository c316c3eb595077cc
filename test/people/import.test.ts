import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { parseWorkingDays } from '../../src/people/import-cells.ts';
import { parseImportCsv, parseImportJson } from '../../src/people/import-rows.ts';
import { applyImport, type Directory, planImport } from '../../src/people/index.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';
import { admin, good, heading, sequence } from '../support/people-files.ts';

const empty: Directory = { council: 'derby', people: [], absences: [] };
const today = localDate('2026-06-01');
const faults = (csv: string, current = empty) =>
  planImport(current, parseImportCsv(csv), today).refusals.map(({ sentence }) => sentence);

describe('a directory file', () => {
  it('is read with its roles, lists and working days', () => {
    const { rows, refusals } = parseImportCsv(`\uFEFF${good}`);
    expect(refusals).toEqual([]);
    expect(rows.slice(1)).toEqual([
      {
        row: 3,
        name: 'Khan',
        email: 'khan@derby.example',
        roles: ['councillor'],
        wards: ['Arboretum', 'Abbey'],
        politicalGroup: 'Green',
        workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      },
      {
        row: 4,
        name: 'Priya',
        email: 'priya@derby.example',
        roles: ['officer'],
        service: 'Streets',
        managerEmail: 'ada@derby.example',
        wards: [],
        workingDays: ['monday', 'tuesday', 'wednesday', 'friday'],
      },
    ]);
  });

  it('says the same as JSON', () => {
    const json = [
      {
        name: 'Khan',
        'e-mail': 'KHAN@derby.example',
        role: 'councillor',
        wards: ['Arboretum', 'Abbey'],
        'political group': 'Green',
      },
    ];
    expect(parseImportJson(JSON.stringify(json)).rows).toEqual([{ ...parseImportCsv(good).rows[1], row: 1 }]);
    expect(parseImportJson('{').refusals[0]?.sentence).toBe('The file is not JSON.');
    const shod = parseImportJson('[{"name":"x","mail":"x@derby.example","role":"staff","shoe":42}]');
    expect(shod.refusals).toEqual([]);
    expect(shod.notes).toEqual(['These columns mean nothing here and are left out: shoe.']);
  });

  it.each([
    [
      'a bad address',
      `${admin}B,b at c,officer,,,,,\n`,
      'Row 3, column "E-mail": "b at c" is not an e-mail address. Write it like priya.shah@derby.gov.uk.',
    ],
    [
      'no name',
      `${admin},b@derby.example,officer,,,,,\n`,
      'Row 3, column "Name": it is empty. Write the name of the person.',
    ],
    [
      'a role that is none',
      `${admin}B,b@derby.example,wizard,,,,,\n`,
      'Row 3, column "Role": "wizard" is not a role. Write councillor, co-opted member, officer, monitoring officer, coordinator or administrator.',
    ],
    [
      'a councillor employed',
      `${admin}B,b@derby.example,councillor; administrator,,,,,\n`,
      'Row 3, column "Role": "councillor; administrator": somebody cannot be a councillor and an administrator of the same council. Write the one that they are.',
    ],
    [
      'one address twice',
      `${admin}B,ADA@derby.example,officer,,,,,\n`,
      'Row 3: ada@derby.example is in row 2 already.',
    ],
    [
      'an unknown manager',
      `${admin}B,b@derby.example,officer,,x@derby.example,,,\n`,
      'Row 3: the manager x@derby.example is not in the file.',
    ],
    [
      'a councillor as manager',
      `${admin}B,b@derby.example,officer,,c@derby.example,,,\nC,c@derby.example,councillor,,,,,\n`,
      'Row 3: C is not an officer, so cannot be a manager.',
    ],
    [
      'their own manager',
      `${admin}B,b@derby.example,officer,,b@derby.example,,,\n`,
      'Row 3, column "Manager": "b@derby.example" is B, who cannot be their own manager. Write somebody else, or nothing.',
    ],
    [
      'managers in a circle',
      `${admin}B,b@derby.example,officer,,c@derby.example,,,\nC,c@derby.example,officer,,b@derby.example,,,\n`,
      'Row 3: the managers go round in a circle: B, managed by C, managed by B.',
    ],
    [
      'strange days',
      `${admin}B,b@derby.example,officer,,,,,Fri-Mon\n`,
      'Row 3, column "Working days": "Fri-Mon" are not working days. Write them as Mon-Fri or Mon; Wed.',
    ],
    [
      'a value under no heading',
      `${admin}B,b@derby.example,officer,,,,,,spare\n`,
      'Row 3, column 9: "spare" stands under no heading. Give the column a heading or empty the cell; a comma inside a cell needs quotation marks around the cell.',
    ],
    [
      'no role in a short row',
      `${admin}B,b@derby.example\n`,
      'Row 3, column "Role": it is empty. Write councillor, co-opted member, officer, monitoring officer, coordinator or administrator.',
    ],
    [
      'no administrator',
      'B,b@derby.example,officer,,,,,\n',
      'The file names no administrator. Write administrator in the role column of whoever looks after Clausewise, yourself perhaps.',
    ],
  ])('with %s is refused with its row', (_, rows, sentence) => {
    expect(faults(heading + rows)).toContain(sentence);
  });

  it.each([
    ['', 'The file is empty.'],
    [
      'Name,Shoe\n',
      'The heading row has no column called e-mail, role. It has "Name", "Shoe". In the column role write councillor, co-opted member, officer, monitoring officer, coordinator or administrator.',
    ],
    ['Name,E-mail,Role,role\n', 'The heading row has "role" twice. Keep one of them.'],
    [
      'Name,E-mail,Role\n"x',
      'The file is not CSV: a quotation mark is opened and not closed. Look at line 2 and before.',
    ],
  ])('%j is refused as a whole', (csv, sentence) => {
    expect(faults(csv)[0]).toBe(sentence);
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) =>
          void [parseImportCsv(heading + text), parseImportCsv(text), parseImportJson(text), parseWorkingDays(text)],
      ),
    );
  });
});

async function imported(csv: string, database = createMemoryDatabase(), changeId = csv) {
  const ids = sequence();
  const outcome = await applyImport(database, {
    council: 'derby',
    file: parseImportCsv(csv),
    changeId,
    by: 'operator',
    at: 5,
    today,
    newId: () => `${changeId.length}-${ids()}`,
  });
  return { outcome, database, directory: await database.read(({ people }) => people.directory('derby')) };
}

describe('an import', () => {
  it('adds people with their managers, and the same file again changes nothing', async () => {
    const { directory, database } = await imported(good);
    const [ada, khan, priya] = directory.people;
    expect([ada?.name, khan?.name, priya?.name]).toEqual(['Ada Admin', 'Khan', 'Priya']);
    expect(priya?.managerId).toBe(ada?.id);
    expect((await imported(good, database, 'again')).outcome.kind).toBe('nothing-to-do');
    expect((await imported(good, database)).outcome.kind).toBe('repeated');
  });

  it('changes and takes leave of people, whose casework waits for an administrator, and takes them back', async () => {
    const { database, directory } = await imported(good);
    const changed = `${heading}${admin}Priya Patel,priya@derby.example,officer,Housing,,,,Mon-Wed; Fri\n`;
    const plan = planImport(directory, parseImportCsv(changed), today);
    expect(plan).toMatchObject({
      additions: [],
      changes: [
        {
          what: [
            'name from Priya to Priya Patel',
            'service from Streets to Housing',
            'manager from ada@derby.example to none',
          ],
        },
      ],
      leavers: [{ name: 'Khan' }],
      unchanged: 1,
    });
    const after = await imported(changed, database);
    const khan = after.directory.people.find(({ name }) => name === 'Khan');
    expect(khan?.left).toEqual({ lastDay: today, atOnce: true, casework: 'undecided', by: 'operator', at: 5 });
    expect(after.directory.people.find(({ name }) => name === 'Priya Patel')?.managerId).toBeUndefined();
    const later = localDate('2026-06-02');
    expect(planImport(after.directory, parseImportCsv(good), later).changes.map(({ what }) => what[0])).toContain(
      'back after having left',
    );
  });

  it('leaves whoever has a last day ahead with it, and what becomes of their enquiries', async () => {
    const { database, directory } = await imported(good);
    const priya = directory.people.find(({ name }) => name === 'Priya');
    if (priya === undefined) throw new Error('no Priya');
    const left = { lastDay: localDate('2026-12-31'), casework: 'kept', by: 'operator', at: 3 } as const;
    await database.transaction(({ people }) => people.changePerson({ ...priya, version: priya.version + 1, left }));
    const { outcome, directory: after } = await imported(`${heading}${admin}`, database);
    expect(outcome.kind).toBe('applied');
    expect(after.people.find(({ name }) => name === 'Priya')?.left).toEqual(left);
  });

  it('with one bad row does nothing at all', async () => {
    const { outcome, directory } = await imported(`${good}B,b,officer,,,,,\n`);
    expect(outcome.kind).toBe('refused');
    expect(directory.people).toEqual([]);
  });

  it('never lets the last administrator leave', async () => {
    const { directory } = await imported(good);
    expect(faults(`${heading}Priya,priya@derby.example,officer,,,,,\n`, directory)).toEqual([
      'The last administrator would leave. Keep one in the file.',
    ]);
  });

  it('is taken back whole when somebody else changed a person meanwhile', async () => {
    const { database } = await imported(good);
    const stale = {
      ...database,
      transaction: <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
        database.transaction((stores) =>
          work({
            ...stores,
            people: {
              ...stores.people,
              directory: stores.people.directory,
              directoryChange: stores.people.directoryChange,
              addPerson: stores.people.addPerson,
              changePerson: async () => ({ kind: 'conflict' as const }),
            },
          }),
        ),
    };
    const { outcome, directory } = await imported(`${heading}${admin}New,new@derby.example,officer,,,,,\n`, stale);
    expect(outcome).toEqual({ kind: 'conflict' });
    expect(directory.people.map(({ name }) => name)).not.toContain('New');
  });
});
