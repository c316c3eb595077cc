import { describe, expect, it } from 'vitest';
import type { Command, Screen } from '../../src/understanding/index.ts';
import { noActionWords } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const abouts = ['CW-2', 'CW-3', 'CW-6'].map((named) => ({ named }));
const words = { ...noActionWords, text: 'crew booked' };
const command: Command = { kind: 'act', verb: 'update', abouts, words, sure: false };
const screen: Screen = {
  references: ['CW-2026-0002', 'CW-2026-0003', 'CW-2026-0006'],
  buttons: [
    { label: 'Yes, do it', typed: 'confirm 0123456789ab' },
    { label: 'Cancel', typed: 'cancel 0123456789ab' },
  ],
  open: { command, wanted: [] },
};

describe('a yes to some of several enquiries', () => {
  it.each([
    ['yes, all but 6', [2, 3]],
    ['yes, except 3', [2, 6]],
    ['yes but not 3', [2, 6]],
    ['ok, all except CW-2026-0006', [2, 3]],
    ['do all of them apart from the bench', [2, 3]],
    ['yes, leave out 2 and 3', [6]],
    ['only 2', [2]],
    ['just 2 and 6', [2, 6]],
    ['yes, but only the bench one', [6]],
    ['not the last one', [2, 3]],
    ['yes to 2, not 3', [2]],
    ['yes for 2 and 6 only', [2, 6]],
    ['yes, everything except the bench', [2, 3]],
  ])('"%s" is read back for the rest', (said, left) => {
    expect(commandOf('tom', said, {}, screen)).toEqual({
      ...command,
      abouts: left.map((number) => ({ named: `CW-${number}` })),
    });
  });

  it.each(['yes, all but 9', 'yes but not the swing', 'yes, except 2, 3 and 6', 'all but the'])(
    '"%s" does nothing, notes nothing, and is asked about',
    (said) => {
      expect(meant('tom', said, screen).kind).toBe('unclear');
    },
  );

  it('a plain yes is still to all of them', () => {
    expect(commandOf('tom', 'yes', {}, screen)).toMatchObject({ kind: 'confirm' });
  });

  it.each([
    ['crew booked for both', 'only 2', 'crew booked'],
    ['both patched by gang 4', 'no. just 2', 'patched by gang 4'],
    ['pothole filled, bench painted', 'only the pothole', 'pothole filled'],
    ['2 filled and 6 painted', 'not 6', '2 filled'],
  ])('"%s" of two keeps for "%s" what was told of the one that is left', (text, said, told) => {
    const two = { ...command, abouts: [{ named: 'CW-2' }, { named: 'CW-6' }], words: { ...words, text } };
    const here = { ...screen, open: { command: two, wanted: [] } };
    expect(commandOf('tom', said, {}, here)).toMatchObject({ abouts: [{ named: 'CW-2' }], words: { text: told } });
  });

  it.each(['yes all three', 'all 3', 'yes, the lot'])('"%s" is a yes to three', (said) => {
    expect(commandOf('tom', said, {}, screen)).toMatchObject({ kind: 'confirm' });
  });

  it.each(['all four', 'both', 'close both'])('"%s" is none', (said) => {
    expect(commandOf('tom', said, {}, screen)?.kind).not.toBe('confirm');
  });
});
