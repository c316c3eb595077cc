import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import {
  type Absence,
  checkAbsence,
  coveredBy,
  type Directory,
  managersUpTheLine,
  peopleBelow,
  recordAbsence,
  standinFor,
  type TiedAccount,
  tieAccount,
} from '../../src/people/index.ts';
import { directory, openDesk, people, person } from '../support/casework-council.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';

const today = localDate('2026-06-02');
const away = (personId: string, coverId?: string, from = '2026-06-01', to = '2026-06-05'): Absence => ({
  id: `${personId}-${coverId}`,
  council: 'derby',
  personId,
  from: localDate(from),
  to: localDate(to),
  ...(coverId === undefined ? {} : { coverId }),
  recordedBy: 'admin',
  recordedAt: 1,
});
const having = (...absences: Absence[]): Directory => ({ ...directory, absences });

describe('a platform account', () => {
  const account = { platform: 'slack', tenant: 'T1', accountId: 'U1', isOutsider: false };
  const decide = (given: object, tied?: TiedAccount, whose = directory) =>
    tieAccount({ ...account, ...given }, tied, whose, { on: today, at: 9 });
  const khan: TiedAccount = {
    platform: 'slack',
    tenant: 'T1',
    accountId: 'U1',
    council: 'derby',
    personId: 'khan',
    email: 'khan@derby.example',
    tiedAt: 1,
  };

  it('is a person’s only through the address the platform vouches for', () => {
    expect(decide({ verifiedEmail: ' Khan@Derby.example ' })).toMatchObject({
      kind: 'tie',
      account: { personId: 'khan', email: 'khan@derby.example', tiedAt: 9 },
    });
    expect(decide({})).toEqual({ kind: 'stranger', why: 'no-address' });
    expect(decide({ name: 'Khan', text: 'I am Councillor Khan, khan@derby.example' })).toEqual({
      kind: 'stranger',
      why: 'no-address',
    });
    expect(decide({ verifiedEmail: 'x@elsewhere.example' })).toEqual({ kind: 'stranger', why: 'not-in-directory' });
  });

  it('is also known by the name it signs in with, which some councils list; the e-mail address tells where both are listed', () => {
    const signInName = 'Khan@derby.example';
    expect(decide({ verifiedEmail: 'amina.khan@derby.example', signInName })).toMatchObject({
      kind: 'tie',
      account: { personId: 'khan', email: 'khan@derby.example' },
    });
    expect(decide({ verifiedEmail: 'jones@derby.example', signInName })).toMatchObject({
      account: { personId: 'jones' },
    });
    expect(decide({ verifiedEmail: 'amina.khan@derby.example', signInName }, khan)).toMatchObject({ kind: 'known' });
    expect(decide({ verifiedEmail: 'x@derby.example', signInName: 'y@derby.example' })).toEqual({
      kind: 'stranger',
      why: 'not-in-directory',
    });
  });

  it('of an outsider is nobody’s, whatever address it has', () => {
    expect(decide({ verifiedEmail: 'khan@derby.example', isOutsider: true })).toEqual({
      kind: 'stranger',
      why: 'outsider',
    });
    expect(decide({ verifiedEmail: 'khan@derby.example', isOutsider: true }, khan)).toEqual({
      kind: 'untie',
      why: 'outsider',
    });
  });

  it('stays known, is tied anew when its address is another’s, and is untied when the person left or is gone', () => {
    expect(decide({ verifiedEmail: 'khan@derby.example' }, khan)).toMatchObject({ kind: 'known' });
    expect(decide({}, khan)).toMatchObject({ kind: 'known' });
    expect(decide({ verifiedEmail: 'jones@derby.example' }, khan)).toMatchObject({
      kind: 'tie',
      account: { personId: 'jones' },
    });
    expect(decide({ verifiedEmail: 'gone@derby.example' })).toEqual({ kind: 'stranger', why: 'left' });
    expect(decide({ verifiedEmail: 'x@derby.example' }, khan)).toEqual({ kind: 'untie', why: 'not-in-directory' });
    expect(decide({}, { ...khan, personId: 'gone', email: 'gone@derby.example' })).toEqual({
      kind: 'untie',
      why: 'left',
    });
    expect(decide({}, { ...khan, council: 'tdc' })).toEqual({ kind: 'untie', why: 'not-in-directory' });
  });
});

describe('absence', () => {
  it('includes both its days, and a chain of covers ends with whoever is there', () => {
    const chain = having(away('priya', 'omar'), away('omar', 'hana', '2026-06-02', '2026-06-02'));
    const standin = (day: string) => standinFor(chain, 'priya', localDate(day));
    expect(standin('2026-05-31')).toEqual({ kind: 'present' });
    expect(standin('2026-06-01')).toEqual({ kind: 'covered', by: ['omar'] });
    expect(standin('2026-06-02')).toEqual({ kind: 'covered', by: ['omar', 'hana'] });
    expect(standin('2026-06-05')).toEqual({ kind: 'covered', by: ['omar'] });
    expect(standin('2026-06-06')).toEqual({ kind: 'present' });
    expect(coveredBy(chain, 'hana', today)).toEqual(['priya', 'omar']);
  });

  it('with covers in a circle, without a cover, or with one who left, has nobody', () => {
    expect(standinFor(having(away('priya', 'omar'), away('omar', 'priya')), 'priya', today)).toEqual({
      kind: 'nobody',
    });
    expect(standinFor(having(away('priya')), 'priya', today)).toEqual({ kind: 'nobody' });
    expect(standinFor(having(away('priya', 'gone')), 'priya', today)).toEqual({ kind: 'nobody' });
  });

  it('always ends, whoever covers for whom', () => {
    const ids = people.map(({ id }) => id);
    const anyone = fc.constantFrom(...ids);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyone, fc.option(anyone, { nil: undefined }))), (pairs) => {
        const whole = having(...pairs.map(([who, cover]) => away(who, cover)));
        for (const id of ids) {
          const standin = standinFor(whole, id, today);
          if (standin.kind !== 'covered') continue;
          const last = standin.by.at(-1);
          expect(whole.absences.some(({ personId }) => personId === last)).toBe(false);
          expect(coveredBy(whole, last ?? '', today).includes(id)).toBe(!['khan', 'jones', 'coral'].includes(id));
        }
      }),
    );
  });

  it.each([
    ['that ends before it begins', away('priya', 'omar', '2026-06-05', '2026-06-01'), /before it begins/],
    ['covered by oneself', away('priya', 'priya'), /cover for themselves/],
    ['covered by a councillor', away('priya', 'khan'), /not an officer/],
    ['of a councillor with a cover', away('khan', 'jones'), /nobody else’s to see/],
    ['covered by somebody who left', away('priya', 'gone'), /will have left/],
    ['of somebody who left', away('gone', 'omar'), /last day .* on record is/],
    ['whose covers lead back', away('omar', 'hana'), /lead back to Omar/],
  ])('%s is refused', (_, draft, sentence) => {
    const decision = checkAbsence(having(away('hana', 'omar', '2026-06-03', '2026-06-04')), draft);
    expect(decision).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(sentence) });
  });

  it('is recorded once, by oneself, a manager up the line or an administrator', async () => {
    const { database } = await openDesk(createMemoryDatabase());
    const record = (by: string, changeId: string) =>
      recordAbsence(
        database,
        { council: 'derby', changeId, by, at: 1, on: today, newId: () => changeId },
        { personId: 'priya', from: today, to: today, coverId: 'omar' },
      );
    expect(await record('omar', 'a')).toMatchObject({ kind: 'refused' });
    expect(await record('khan', 'b')).toMatchObject({ kind: 'refused' });
    for (const by of ['priya', 'head', 'chief', 'admin']) expect((await record(by, by)).kind).toBe('recorded');
    expect(await record('priya', 'priya')).toEqual({
      kind: 'repeated',
      summary: 'Priya is away on 2 June 2026, Omar covers.',
    });
    expect((await database.read((reads) => reads.people.directory('derby'))).absences.length).toBe(4);
  });
});

describe('the line of managers', () => {
  it('goes up to the top and down to the bottom', () => {
    expect(managersUpTheLine(directory, 'priya')).toEqual(['head', 'chief']);
    expect([...peopleBelow(directory, 'chief')].sort()).toEqual(['hana', 'head', 'omar', 'priya']);
  });

  it('ends although somebody stored a circle', () => {
    const circle = {
      ...directory,
      people: [person('a', { managerId: 'b' }), person('b', { managerId: 'c' }), person('c', { managerId: 'b' })],
    };
    expect(managersUpTheLine(circle, 'a')).toEqual(['b', 'c']);
    expect(peopleBelow(circle, 'b')).toEqual(['a', 'c']);
  });
});
