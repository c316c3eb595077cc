import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

describe('lists that are asked for in a few words', () => {
  it.each([
    ['shared with me', { which: 'shared' }],
    ['what has been shared with me', { which: 'shared' }],
    ['about rats', { which: 'search', of: { words: 'rats' } }],
    ['everything about rats please, thanks', { which: 'search', of: { words: 'rats' } }],
    ['anything about rats?', { which: 'search', of: { words: 'rats' } }],
    ['oldest in the council', { which: 'search', of: { oldest: true, only: ['open'], words: '' } }],
    ['which cases have been open longest', { which: 'search', of: { oldest: true, only: ['open'], words: '' } }],
    ['my oldest', { which: 'mine', of: { oldest: true } }],
    ['show me the oldest team cases', { which: 'team', of: { oldest: true } }],
  ])('%s', (said, list) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'list', ...list });
  });

  it.each([
    'can casework be shared with me',
    'about the protocol',
    'about time',
    'oldest councillor',
    'who has the oldest enquiry',
  ])('are none of: %s', (said) => {
    expect(commandOf('sam', said)?.kind).not.toBe('list');
  });

  it('mute nothing at once where the days begin later', () => {
    for (const said of ['mute my reminders from 21 to 24 December', 'mute 21-24 December'])
      expect(commandOf('priya', said)).toMatchObject({ kind: 'choose', choice: { kind: 'not-kept', of: 'later' } });
    expect(commandOf('priya', 'mute until 24 December')).toMatchObject({ choice: { kind: 'mute' } });
  });
});
