import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../src/dashboard/unanswered.ts';
import { openRoom } from '../conversation/casework/room.ts';
import { openPages } from './walking.ts';

const row = (words: string, count: number, more: { readonly last?: number; readonly handled?: number } = {}) => ({
  key: words.split(' ').toSorted().join(' '),
  words: words.split(' '),
  count,
  last: 10,
  ...more,
});

describe('questions without an answer', () => {
  it('are counted together where their words are mostly the same, the most frequent first', () => {
    const { groups, hidden } = groupsOf([
      row('visitor parking permit', 2),
      row('parking permit', 2),
      row('childcare cost evening', 5),
      row('laptop repair', 2),
    ]);
    expect(groups.map(({ words, count }) => [words, count])).toEqual([
      ['childcare cost evening', 5],
      ['parking permit', 4],
    ]);
    expect(hidden).toBe(2);
  });

  it('come back when they are asked again after they were handled', () => {
    expect(groupsOf([row('parking permit', 3, { last: 10, handled: 11 })]).groups[0]?.isHandled).toBe(true);
    expect(groupsOf([row('parking permit', 4, { last: 12, handled: 11 })]).groups[0]?.isHandled).toBe(false);
  });

  it('are shown to administrators alone, once three have asked, and can be shown as handled', async () => {
    const room = await openRoom();
    const pages = openPages(room);
    const ask = () =>
      pages.unanswered.note({ council: 'derby', text: 'Who chooses the flowers for the garden?', at: room.now() });
    const admin = 'sam.taylor@derby.example';
    await ask();
    await ask();
    expect(await pages.get(admin, '/dashboard/questions')).not.toContain('flowers');
    expect(await pages.get(admin, '/dashboard/questions')).toContain('so that nobody can tell who asked: 2 questions');
    await ask();
    expect(await pages.get(admin, '/dashboard/questions')).toContain('chooses flowers garden');
    expect(await pages.get(admin, '/dashboard/questions.csv')).toContain('chooses flowers garden,3,');
    for (const other of ['tom.reid@derby.example', 'priya.shah@derby.example']) {
      expect(await pages.get(other, '/dashboard/questions')).toBeUndefined();
      expect(await pages.act(other, ['questions'], { keys: ['choos flower garden'] })).toBeUndefined();
    }
    const keys = /name="keys" value="([^"]+)"/.exec((await pages.get(admin, '/dashboard/questions')) ?? '')?.[1] ?? '';
    await pages.act(admin, ['questions'], { keys: [keys] });
    expect(await pages.get(admin, '/dashboard/questions')).not.toContain('Show as handled');
    expect(await pages.get(admin, '/dashboard/questions')).toContain('chooses flowers garden');
  });
});
