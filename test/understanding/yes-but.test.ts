import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const waits = (who: string, said: string): Screen => {
  const command = commandOf(who, said);
  if (command === undefined) throw new Error(`Nothing was understood: ${said}`);
  const buttons = [{ label: 'Yes, do it', typed: 'confirm 1234abcd5678' }];
  return { buttons, references: [], open: { command, wanted: ['days', 'cover', 'by', 'who', 'service'] } };
};

describe('a yes with a change', () => {
  it.each([
    ['yes but put it in Riverside', { ward: 'Riverside' }],
    ['yes but make it urgent', { urgent: 'yes' }],
    ['ok but with Housing', { service: 'Housing' }],
    ['yes but it came in yesterday', { received: 'yesterday' }],
    ['yes and say it is near the school', { details: 'it is near the school' }],
  ])('changes the draft that waits, and is no yes: %s', (said, words) => {
    const screen = waits('khan', 'log a blocked drain in Mill Lane');
    const subject = 'blocked drain in Mill Lane';
    expect(commandOf('khan', said, {}, screen)).toMatchObject({ kind: 'log', words: { subject, ...words } });
  });

  it('changes what is to be done', () => {
    const extend = waits('priya', 'extend CW-2026-0002 to 18 December because the crew is away');
    expect(commandOf('priya', 'yes but to 21 December', {}, extend)).toMatchObject({
      verb: 'extend',
      words: { by: '21 December' },
      sure: false,
    });
  });

  it.each(['yes but the subject is wrong', 'yes and chase 3'])('is asked about where it is not plain: %s', (said) => {
    expect(meant('khan', said, waits('khan', 'log a blocked drain in Mill Lane')).kind).toBe('unclear');
  });

  it('is still a yes where nothing is changed', () => {
    for (const said of ['yes', 'yes please', 'yes and log it please'])
      expect(commandOf('khan', said, {}, waits('khan', 'log a blocked drain in Mill Lane'))).toMatchObject({
        kind: 'confirm',
      });
  });
});
