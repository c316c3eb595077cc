import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { parseImportCsv } from '../../src/people/import-rows.ts';
import { applyImport, type Directory, type ImportPlan, type SaidOfPeople, tieAccount } from '../../src/people/index.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';
import { sequence } from '../support/people-files.ts';

const heading = 'Name,E-mail,Role,Staff number,Political group,Manager\n';
const ada = 'Ada Admin,ada@derby.example,administrator,1,,\n';
const khan = 'Cllr Amina Khan,khan@derby.example,councillor,,Green,\n';

/** One directory after another, as the files say; each says what became of it. */
function council() {
  const database = createMemoryDatabase();
  const ids = sequence();
  let imports = 0;
  const directory = () => database.read(({ people }) => people.directory('derby'));
  return {
    directory,
    /** The person of that name; the newest of several. */
    named: async (name: string) => (await directory()).people.findLast((person) => person.name === name),
    imported: async (rows: string, said?: SaidOfPeople, today = '2026-06-01') => {
      imports += 1;
      return applyImport(database, {
        ...{ council: 'derby', file: parseImportCsv(heading + rows), changeId: `i${imports}`, by: 'operator', at: 5 },
        ...{ today: localDate(today), newId: () => `p${ids()}`, ...(said === undefined ? {} : { said }) },
      });
    },
  };
}

const only = (email: string) => new Set([email]);
const same = (email: string): SaidOfPeople => ({ same: only(email), fresh: new Set() });
const fresh = (email: string): SaidOfPeople => ({ same: new Set(), fresh: only(email) });
const sentences = (outcome: { readonly kind: string; readonly plan?: ImportPlan }) =>
  outcome.plan?.refusals.map(({ sentence }) => sentence);
/** Whose the account is for which the platform vouches. */
const whose = (directory: Directory, email: string) => {
  const account = { platform: 'teams', tenant: 't', accountId: 'a', verifiedEmail: email, isOutsider: false };
  const decision = tieAccount(account, undefined, directory, { on: localDate('2026-07-01'), at: 9 });
  return decision.kind === 'tie' ? decision.person.id : decision.kind;
};

describe('an address that somebody who left had', () => {
  const brown = 'Robert Brown,khan@derby.example,councillor,,Labour,\n';

  it('is not given to anybody under another name before the administrator says who it is, with both shown', async () => {
    const { imported, named } = council();
    await imported(ada + khan);
    await imported(ada);
    const outcome = await imported(ada + brown, undefined, '2026-06-20');
    expect(outcome.kind).toBe('refused');
    expect(sentences(outcome)).toEqual([
      'Row 3: khan@derby.example was that of Cllr Amina Khan (councillor, Green), whose last day was 1 June 2026. The file gives it to Robert Brown (councillor, Labour). If they are one person, add --same-person khan@derby.example; if it is somebody else, add --new-person khan@derby.example.',
    ]);
    expect(await named('Robert Brown')).toBeUndefined();
    expect((await named('Cllr Amina Khan'))?.email).toBe('khan@derby.example');
  });

  it('is a new person’s where it is somebody else: the old records stay the other’s, name and all', async () => {
    const { imported, named, directory } = council();
    await imported(ada + khan);
    const before = await named('Cllr Amina Khan');
    await imported(ada);
    expect((await imported(ada + brown, fresh('khan@derby.example'))).kind).toBe('applied');
    const [old, now] = [await named('Cllr Amina Khan'), await named('Robert Brown')];
    expect(old?.id).toBe(before?.id);
    expect(now?.id).not.toBe(old?.id);
    expect([old?.email, now?.email]).toEqual(['', 'khan@derby.example']);
    expect(old?.left).toBeDefined();
    expect(whose(await directory(), 'khan@derby.example')).toBe(now?.id);
    expect((await imported(ada + brown)).kind).toBe('nothing-to-do');
  });

  it('is the same person’s where the administrator says so', async () => {
    const { imported, named } = council();
    await imported(ada + khan);
    const before = await named('Cllr Amina Khan');
    await imported(ada);
    const married = 'Amina Begum,khan@derby.example,councillor,,Green,\n';
    expect((await imported(ada + married)).kind).toBe('refused');
    expect((await imported(ada + married, same('khan@derby.example'))).kind).toBe('applied');
    const after = await named('Amina Begum');
    expect(after?.id).toBe(before?.id);
    expect(after?.left).toBeUndefined();
  });

  it('is hers again when she comes back under her name, however it is written', async () => {
    const { imported, named } = council();
    await imported(ada + khan);
    const before = await named('Cllr Amina Khan');
    await imported(ada);
    expect((await imported(ada + khan.replace('Cllr Amina', 'Councillor AMINA'))).kind).toBe('applied');
    expect((await named('Councillor AMINA Khan'))?.id).toBe(before?.id);
  });
});

describe('somebody whose last day is recorded', () => {
  it('still to come, leaves then though the file has them, and is not made to leave twice', async () => {
    const { imported, named } = council();
    await imported(ada + khan);
    await imported(ada, undefined, '2026-06-30');
    const left = (await named('Cllr Amina Khan'))?.left;
    await imported(ada + khan.replace('Green', 'Labour'), undefined, '2026-06-15');
    expect(await named('Cllr Amina Khan')).toMatchObject({ politicalGroup: 'Labour', left });
    expect((await imported(ada, undefined, '2026-06-30')).kind).toBe('nothing-to-do');
  });
});

describe('somebody in the directory', () => {
  it.each([
    ['name and group', 'Amina Begum,khan@derby.example,councillor,,Labour,\n'],
    ['name and role', 'Amina Begum,khan@derby.example,officer,,Green,\n'],
    ['the whole name', 'Robert Brown,khan@derby.example,councillor,,Green,\n'],
  ])('is asked about when %s change', async (_, row) => {
    const { imported, named } = council();
    await imported(ada + khan);
    const outcome = await imported(ada + row);
    expect(sentences(outcome)?.[0]).toMatch(
      /^Row 3: khan@derby\.example is that of Cllr Amina Khan \(councillor, Green\) in the directory\. The file gives it to /,
    );
    expect((await named('Cllr Amina Khan'))?.left).toBeUndefined();
    expect((await imported(ada + row, { same: new Set(), fresh: 'all' })).kind).toBe('applied');
    expect(await named('Cllr Amina Khan')).toMatchObject({ email: '', left: { casework: 'undecided' } });
  });

  it.each([
    ['a surname', 'Amina Begum,khan@derby.example,councillor,,Green,\n'],
    ['a group', 'Amina Khan,khan@derby.example,councillor,,Labour,\n'],
    ['a role', 'Amina Khan,khan@derby.example,co-opted member,,Green,\n'],
  ])('stays who they are when %s changes alone', async (_, row) => {
    const { imported, directory } = council();
    await imported(ada + khan);
    expect((await imported(ada + row)).kind).toBe('applied');
    expect((await directory()).people).toHaveLength(2);
  });
});

describe('a staff number', () => {
  const priya = 'Priya Shah,priya@derby.example,officer,0042,,ada@derby.example\n';

  it('tells who it is whatever else changes, and an address may change hands in the same file', async () => {
    const { imported, named } = council();
    const tom = 'Tom Reid,tom@derby.example,officer,7,,priya@derby.example\n';
    await imported(ada + priya + tom);
    const [before, tomBefore] = [await named('Priya Shah'), await named('Tom Reid')];
    const swapped =
      'Priya Jones,tom@derby.example,officer,42,,ada@derby.example\nTom Reid,priya@derby.example,officer,7,,tom@derby.example\n';
    const outcome = await imported(ada + swapped);
    expect(outcome.kind === 'applied' && outcome.plan.changes.map(({ what }) => what)).toEqual([
      ['name from Priya Shah to Priya Jones', 'e-mail from priya@derby.example to tom@derby.example'],
      ['e-mail from tom@derby.example to priya@derby.example'],
    ]);
    const [after, tomAfter] = [await named('Priya Jones'), await named('Tom Reid')];
    expect([after?.id, after?.email]).toEqual([before?.id, 'tom@derby.example']);
    expect([tomAfter?.id, tomAfter?.email]).toEqual([tomBefore?.id, 'priya@derby.example']);
    expect(tomAfter?.managerId).toBe(after?.id);
    expect((await imported(ada + swapped)).kind).toBe('nothing-to-do');
  });

  it('that differs makes somebody new of an address, without a question', async () => {
    const { imported, named } = council();
    await imported(ada + priya);
    const before = await named('Priya Shah');
    const other = 'Sam Gill,priya@derby.example,officer,43,,\n';
    expect((await imported(ada + other)).kind).toBe('applied');
    expect((await named('Sam Gill'))?.id).not.toBe(before?.id);
    expect(await named('Priya Shah')).toMatchObject({ id: before?.id, email: '', staffNumber: '42' });
    // She comes back under her number, with an address of her own.
    await imported(`${ada}${other}Priya Shah,p.shah@derby.example,officer,42,,\n`);
    expect(await named('Priya Shah')).toMatchObject({ id: before?.id, email: 'p.shah@derby.example' });
  });

  it('that is added, or left out of a file, changes nobody into somebody else', async () => {
    const { imported, named } = council();
    await imported(ada + priya.replace('0042', ''));
    const before = await named('Priya Shah');
    expect((await imported(ada + priya)).kind).toBe('applied');
    expect(await named('Priya Shah')).toMatchObject({ id: before?.id, staffNumber: '42' });
    expect((await imported(ada.replace(',1,', ',,') + priya.replace('0042', ''))).kind).toBe('nothing-to-do');
  });

  it('of another system is asked about, and never makes everybody somebody else', async () => {
    const { imported, named } = council();
    await imported(ada + priya);
    const before = await named('Priya Shah');
    const renumbered = ada.replace(',1,', ',a-1,') + priya.replace('0042', 'a-42');
    expect(sentences(await imported(renumbered))).toHaveLength(2);
    expect((await imported(renumbered, { same: 'all', fresh: new Set() })).kind).toBe('applied');
    expect(await named('Priya Shah')).toMatchObject({ id: before?.id, staffNumber: 'a-42' });
  });

  it('under which neither the name nor the address is known is asked about, and two rows cannot have it', async () => {
    const { imported } = council();
    await imported(ada + priya);
    const stranger = 'Sam Gill,sam@derby.example,officer,42,,\n';
    expect(sentences(await imported(ada + stranger))).toEqual([
      'Row 3: The staff number 42 is that of Priya Shah (officer, staff number 42) in the directory. The file gives it to Sam Gill (officer, staff number 42). If they are one person, add --same-person sam@derby.example; if it is somebody else, add --new-person sam@derby.example.',
    ]);
    expect(sentences(await imported(ada + priya + stranger))).toContain(
      'Row 4: the staff number 42 is in row 3 already.',
    );
  });
});
