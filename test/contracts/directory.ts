import { beforeEach, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import type { Absence, TiedAccount } from '../../src/people/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';
import { aPerson } from './samples.ts';

const away: Absence = {
  id: 'a1',
  council: 'derby',
  personId: 'p1',
  from: localDate('2026-03-02'),
  to: localDate('2026-03-06'),
  coverId: 'p2',
  recordedBy: 'p1',
  recordedAt: 5,
};
const account: TiedAccount = {
  platform: 'slack',
  tenant: 'T1',
  accountId: 'U1',
  council: 'derby',
  personId: 'p1',
  email: 'p1@derby.example',
  tiedAt: 7,
};

/** Port: DirectoryStore. */
export function directorySuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const directory = (council = 'derby') => storage.read(({ people }) => people.directory(council));

  it('gives a council its own people by name, to the letter, and nobody of another council', async () => {
    const ada = aPerson('p2', {
      name: 'Ada',
      service: 'Streetpride',
      managerId: 'p1',
      wards: ['Arboretum'],
      politicalGroup: 'Green',
    });
    const left = aPerson('p3', {
      name: 'ada',
      left: { lastDay: localDate('2026-05-07'), casework: 'handed-over', handedTo: 'p1', by: 'p1', at: 9 },
    });
    await storage.transaction(async ({ people }) => {
      for (const person of [aPerson('p1', { name: 'Zoë' }), left, ada, aPerson('x1', { council: 'tdc' })])
        await people.addPerson(person);
    });
    expect((await directory()).people).toEqual([ada, aPerson('p1', { name: 'Zoë' }), left]);
    expect(await storage.read(({ people }) => people.person('tdc', 'p1'))).toBeUndefined();
    expect(await storage.read(({ people }) => people.person('derby', 'p2'))).toEqual(ada);
  });

  it.each([
    ['identifier', aPerson('p1', { email: 'other@derby.example' })],
    ['e-mail address', aPerson('p2', { email: 'p1@derby.example' })],
    ['staff number', aPerson('p2', { staffNumber: '1' })],
  ])('refuses a second person with the same %s, and the unit of work may go on', async (_, second) => {
    await storage.transaction(async ({ people }) => {
      await people.addPerson(aPerson('p1', { staffNumber: '1' }));
      await expect(people.addPerson(second)).rejects.toMatchObject({ code: 'duplicate' });
      await people.addPerson(aPerson('p9'));
    });
    expect((await directory()).people.map(({ id }) => id)).toEqual(['p1', 'p9']);
  });

  it('lets an address go to somebody else once it was given up, and any number of people have none', async () => {
    await storage.transaction(async ({ people }) => {
      for (const id of ['p1', 'p2']) await people.addPerson(aPerson(id, { staffNumber: id }));
      for (const id of ['p1', 'p2']) await people.changePerson(aPerson(id, { version: 2, email: '' }));
      await people.addPerson(aPerson('p3', { email: 'p1@derby.example', staffNumber: 'p2' }));
      await expect(people.changePerson(aPerson('p2', { version: 3, staffNumber: 'p2' }))).rejects.toMatchObject({
        code: 'duplicate',
      });
    });
    const { people } = await directory();
    expect(people.map(({ id, email, staffNumber }) => [id, email, staffNumber])).toEqual([
      ['p1', '', undefined],
      ['p2', '', undefined],
      ['p3', 'p1@derby.example', 'p2'],
    ]);
  });

  it('changes a person from the version that was read, and no other', async () => {
    await storage.transaction(({ people }) => people.addPerson(aPerson('p1')));
    const change = (version: number, name: string) =>
      storage.transaction(({ people }) => people.changePerson(aPerson('p1', { version, name })));
    expect(await change(2, 'First')).toEqual({ kind: 'stored' });
    expect(await change(2, 'Second')).toEqual({ kind: 'conflict' });
    expect(await change(4, 'Third')).toEqual({ kind: 'conflict' });
    expect((await directory()).people.map(({ name }) => name)).toEqual(['First']);
  });

  it('keeps absences until they are removed', async () => {
    await storage.transaction(async ({ people }) => {
      await people.addPerson(aPerson('p1'));
      await people.addAbsence(away);
    });
    expect((await directory()).absences).toEqual([away]);
    await storage.transaction(({ people }) => people.removeAbsence('derby', 'a1'));
    expect((await directory()).absences).toEqual([]);
  });

  it('ties an account to one person at a time', async () => {
    await storage.transaction(async ({ people }) => {
      await people.addPerson(aPerson('p1'));
      await people.addPerson(aPerson('p2'));
      await people.tieAccount(account);
      await people.tieAccount({ ...account, personId: 'p2', tiedAt: 8 });
    });
    const now = await storage.read(async ({ people }) => ({
      tied: await people.account(account),
      first: await people.accountsOf('derby', 'p1'),
      second: await people.accountsOf('derby', 'p2'),
    }));
    expect(now).toEqual({
      tied: { ...account, personId: 'p2', tiedAt: 8 },
      first: [],
      second: [{ ...account, personId: 'p2', tiedAt: 8 }],
    });
    await storage.transaction(({ people }) => people.untieAccount(account));
    expect(await storage.read(({ people }) => people.account(account))).toBeUndefined();
  });

  it('records a change of the directory once', async () => {
    const change = { council: 'derby', changeId: 'i1', kind: 'import', by: 'p1', at: 3, summary: '2 added.' } as const;
    await storage.transaction(({ people }) => people.recordDirectoryChange(change));
    await expect(storage.transaction(({ people }) => people.recordDirectoryChange(change))).rejects.toMatchObject({
      code: 'duplicate',
    });
    expect(await storage.read(({ people }) => people.directoryChange('derby', 'i1'))).toEqual(change);
    expect(await storage.read(({ people }) => people.directoryChange('tdc', 'i1'))).toBeUndefined();
  });

  it('knows where the accounts of a person can be written to, and tells once that one cannot be reached', async () => {
    const key = { platform: 'slack', tenant: 'T1', accountId: 'U1' };
    await storage.transaction(async ({ people, accounts }) => {
      await people.addPerson(aPerson('p1'));
      await people.tieAccount(account);
      await accounts.recordSeen(key, 'D1', 10);
    });
    expect(await storage.accounts.markUnreachable(key, 'blocked', 11)).toBe(true);
    expect(await storage.accounts.markUnreachable(key, 'blocked', 12)).toBe(false);
    expect(await storage.accounts.listOf('derby', 'p1')).toEqual([
      { ...key, place: 'D1', unreachable: { reason: 'blocked', since: 11 }, seenAt: 10 },
    ]);
    await storage.accounts.recordSeen(key, undefined, 13);
    expect(await storage.accounts.find(key)).toEqual({ ...key, place: 'D1', seenAt: 13 });
    expect(await storage.accounts.listOf('derby', 'p2')).toEqual([]);
  });

  it('takes back that accounts cannot be reached: of one tenant, or for certain reasons, and nothing besides', async () => {
    const mark = async (tenant: string, accountId: string, reason: string, platform = 'slack') => {
      const key = { platform, tenant, accountId };
      await storage.accounts.recordSeen(key, `D${accountId}`, 10);
      expect(await storage.accounts.markUnreachable(key, reason, 11)).toBe(true);
      return async () => (await storage.accounts.find(key))?.unreachable === undefined;
    };
    const ours = await mark('T1', 'U1', 'account_inactive');
    const theirs = await mark('T1', 'U2', 'user_not_found');
    const elsewhere = await mark('T2', 'U3', 'user_not_found');
    const inTeams = await mark('T1', 'U4', 'account_inactive', 'teams');
    const reached = () => Promise.all([ours(), theirs(), elsewhere(), inTeams()]);

    expect(await storage.accounts.clearUnreachable('slack', { reasons: [] })).toBe(0);
    expect(await reached()).toEqual([false, false, false, false]);
    expect(await storage.accounts.clearUnreachable('slack', { reasons: ['account_inactive', 'token_revoked'] })).toBe(
      1,
    );
    expect(await reached()).toEqual([true, false, false, false]);
    expect(await storage.accounts.clearUnreachable('slack', { tenant: 'T1' })).toBe(1);
    expect(await reached()).toEqual([true, true, false, false]);
    expect(await storage.accounts.clearUnreachable('slack', { tenant: 'T1' })).toBe(0);
  });

  it('loses no change of a setting that several make at once', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage, storage];
    const add = (value: number) => (before: unknown) => [...(Array.isArray(before) ? before : []), value];
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => handles[at % 2]?.settings.change('derby', 'p1', 'said', add(at), at)),
    );
    const { said } = await storage.settings.of('derby', 'p1');
    expect((said as number[]).toSorted((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, at) => at));
    await storage.settings.change('derby', 'p1', 'said', () => undefined, 13);
    expect(await storage.settings.of('derby', 'p1')).toEqual({});
  });

  it("keeps people's settings apart and takes them away", async () => {
    const { settings } = storage;
    await settings.set('derby', 'p1', 'digest', '08:30', 1);
    await settings.set('derby', 'p1', 'evenings', true, 1);
    await settings.set('derby', 'p2', 'digest', null, 1);
    await settings.set('tdc', 'p1', 'digest', '09:00', 1);
    expect(await settings.of('derby', 'p1')).toEqual({ digest: '08:30', evenings: true });
    expect(await settings.withSetting('derby', 'digest')).toEqual(
      new Map([
        ['p1', '08:30'],
        ['p2', null],
      ]),
    );
    await settings.set('derby', 'p1', 'digest', undefined, 2);
    expect(await settings.of('derby', 'p1')).toEqual({ evenings: true });
  });

  it('reads people anew only after a change, and then at once, whoever made it', async () => {
    await storage.transaction(({ people }) => people.addPerson(aPerson('p1')));
    await storage.transaction(({ people }) => people.addPerson(aPerson('p2')));
    const first = await directory();
    expect(await directory()).toBe(first);
    expect(await storage.transaction(({ people }) => people.directory('derby'))).toBe(first);
    expect((await directory('tdc')).people).toEqual([]);
    const other = (await engine.another?.()) ?? storage;
    await other.transaction(({ people }) => people.changePerson(aPerson('p1', { name: 'Ada', version: 2 })));
    expect((await directory()).people[0]?.name).toBe('Ada');
    await other.transaction(({ people }) => people.addAbsence(away));
    expect((await directory()).absences).toEqual([away]);
    await other.transaction(async ({ people }) => {
      await people.removeAbsence('derby', 'a1');
      await people.addAbsence({ ...away, id: 'a2' });
    });
    expect((await directory()).absences).toEqual([{ ...away, id: 'a2' }]);
  });

  it('never keeps a directory that was not stored in the end', async () => {
    await storage.transaction(({ people }) => people.addPerson(aPerson('p1')));
    const broken = storage.transaction(async ({ people }) => {
      await people.changePerson(aPerson('p1', { name: 'Never stored', version: 2 }));
      expect((await people.directory('derby')).people[0]?.name).toBe('Never stored');
      throw new Error('given up');
    });
    await expect(broken).rejects.toThrow('given up');
    await storage.transaction(({ people }) => people.changePerson(aPerson('p1', { name: 'Stored', version: 2 })));
    expect((await directory()).people[0]?.name).toBe('Stored');
  });
}
