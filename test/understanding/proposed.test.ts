import { expect, it } from 'vitest';
import { commandOf } from './town.ts';

it.each([
  'propose 14 December to Cllr Khan for CW-2026-0002: the gas main has to move first',
  'offer the 14th to Amina Khan on cw-2026-0002 because the gas main has to move first',
])('a day that is proposed to a councillor is an extension with its reason, and no update: "%s"', (said) => {
  const command = commandOf('priya', said);
  expect(command).toMatchObject({ kind: 'act', verb: 'extend' });
  expect(JSON.stringify(command)).toMatch(/14/);
  expect(JSON.stringify(command)).toContain('the gas main has to move first');
});

it('words that are told a councillor are an update still', () => {
  expect(commandOf('priya', 'update CW-2026-0002: we propose the 14th to the contractor')).toMatchObject({
    verb: 'update',
  });
});
