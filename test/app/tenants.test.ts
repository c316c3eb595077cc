import { expect, it } from 'vitest';
import { tenantsOfCouncils } from '../../src/app/tenants.ts';

it('a council in COUNCILS that does not exist is named, and its workspace is let in nowhere', () => {
  const said: string[] = [];
  const log = { error: (sentence: string) => void said.push(sentence) };
  const councilOfTenant = new Map([
    ['T1', 'derby'],
    ['T2', 'derbi'],
  ]);
  expect(tenantsOfCouncils(councilOfTenant, ['derby', 'tdc'], log)).toEqual(['T1']);
  expect(said).toEqual([
    'COUNCILS gives T2 to the council "derbi", and there is no such council. There are: derby, tdc.',
  ]);
});
