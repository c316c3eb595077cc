import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../src/dashboard/unanswered.ts';
import { openRoom } from '../conversation/casework/room.ts';
import { openPages } from './walking.ts';

const row = (words: string, count: number, more: { readonly last?: number; readonly handled?: number } = {}) => ({
  key: words.split(' ').toSorted().join(' '),
  words: words.split(' ').map((word) => ({ word, stem: word })),
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

  it('show only the words that three questions share, whichever was first', () => {
    const { groups, hidden } = groupsOf([
      row('adultery councillor permit parking', 1),
      row('permit parking councillor', 1),
      row('badge permit parking councillor', 1),
    ]);
    expect(groups.map(({ words, count }) => [words, count])).toEqual([['councillor permit parking', 3]]);
    expect(hidden).toBe(0);
    const none = groupsOf([row('one two three', 1), row('one two four', 1), row('two three five', 1)]);
    expect(none).toEqual({ groups: [], hidden: 3 });
  });

  it('come back when they are asked again after they were handled', () => {
    expect(groupsOf([row('parking permit', 3, { last: 10, handled: 11 })]).groups[0]?.isHandled).toBe(true);
    expect(groupsOf([row('parking permit', 4, { last: 12, handled: 11 })]).groups[0]?.isHandled).toBe(false);
  });

  it('are shown to administrators alone, once three share their words, and can be shown as handled', async () => {
    const room = await openRoom();
    const pages = openPages(room);
    const ask = (asker: string, text = 'Who pays for a new laptop and a printer?') =>
      pages.unanswered.note({ council: 'derby', text, at: room.now(), asker });
    const admin = 'sam.taylor@derby.example';
    const words = 'pays new laptop printer';
    await ask('one');
    await ask('two');
    // Somebody who asks the same again, in other words, is one.
    await ask('two');
    await ask('two', 'Who pays for a laptop and a printer at home?');
    expect(await pages.get(admin, '/dashboard/questions')).not.toContain('laptop');
    expect(await pages.get(admin, '/dashboard/questions')).toContain(
      'Words that fewer than 3 questions share are not shown: 2 questions.',
    );
    await ask('three');
    expect(await pages.get(admin, '/dashboard/questions')).toContain(words);
    expect(await pages.get(admin, '/dashboard/questions.csv')).toContain(`${words},3,`);
    for (const other of ['tom.reid@derby.example', 'priya.shah@derby.example']) {
      expect(await pages.get(other, '/dashboard/questions')).toBeUndefined();
      expect(await pages.act(other, ['questions'], { keys: ['laptop new pai printer'], seen: ['9'] })).toBeUndefined();
    }
    const shown = (await pages.get(admin, '/dashboard/questions')) ?? '';
    const fieldOf = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown)?.[1] ?? '';
    const handle = () => pages.act(admin, ['questions'], { keys: [fieldOf('keys')], seen: [fieldOf('seen')] });
    await handle();
    expect(await pages.get(admin, '/dashboard/questions')).not.toContain('Show as handled');
    expect(await pages.get(admin, '/dashboard/questions')).toContain(words);
    // Asked again after the page was read: it is open, also where the button is pressed after that.
    room.setClock('2027-03-02', '10:30');
    await ask('four');
    await handle();
    expect(await pages.get(admin, '/dashboard/questions')).toContain('Show as handled');
    room.setClock('2027-06-02', '10:00');
    expect(await pages.get(admin, '/dashboard/questions')).not.toContain(words);
  });
});
