import { describe, expect, it } from 'vitest';
import {
  announcementReport,
  confirmAnnouncement,
  previewAnnouncement,
  unreadPeople,
} from '../../src/reminders/index.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;
const draft = { text: 'The chamber is closed on Friday.', to: 'councillors', important: true } as const;

async function request(town: Town, author = 'admin') {
  const directory = await town.stores.read(({ people }) => people.directory('derby'));
  return {
    id: 'a1',
    council: 'derby',
    author,
    at: town.now(),
    reminders: town.reminders(),
    directory,
    choicesOf: () => ({}),
  };
}
const announce = async (town: Town, given: Partial<{ text: string; important: boolean }> = {}) =>
  confirmAnnouncement(town.stores, { ...draft, ...given }, await request(town));

describe('an announcement', () => {
  it('is shown with its count before anything is sent', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    expect(previewAnnouncement(draft, await request(town))).toMatchObject({
      kind: 'preview',
      recipients: ['coral', 'jones', 'khan'],
      sentence:
        'This goes to 3 councillors and co-opted members, each in their working time. Whoever has not read it is reminded once, and you then get the list of those to call.',
    });
    await town.passUntil('2026-06-02 12:00');
    expect(town.arrived).toEqual([]);
  });

  it('is made by administrators only, and never empty', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    expect(previewAnnouncement(draft, await request(town, 'priya'))).toEqual({
      kind: 'refused',
      sentence: 'Only an administrator can announce something.',
    });
    expect(previewAnnouncement({ ...draft, text: ' ' }, await request(town)).kind).toBe('refused');
  });

  it('confirmed twice goes out once', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    expect(await announce(town, { important: false })).toEqual({ kind: 'announced', recipients: 3, repeated: false });
    expect(await announce(town, { important: false })).toEqual({ kind: 'announced', recipients: 3, repeated: true });
    await town.passUntil('2026-06-10 12:00');
    expect(town.arrived.map(({ person }) => person).toSorted()).toEqual(['coral', 'jones', 'khan']);
    expect(town.inbox('khan')[0]?.text).toContain('I have read this: type "read announcement a1"');
    expect(await town.stores.announcements.progress('a1')).toEqual({ recipients: 3, delivered: 3, failed: 0, read: 0 });
  });

  it('that is important is sent once more to whoever has not read it, and then its author gets the list of those to call', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', neverSeen: ['coral'] });
    await announce(town);
    await town.passUntil('2026-06-02 12:00');
    expect(await town.stores.announcements.recordRead('a1', 'khan', town.now())).toBe('read');
    await town.passUntil('2026-06-30 12:00');
    expect(town.inbox('khan').map(({ at }) => clockOf(at))).toEqual(['2026-06-01 10:00']);
    expect(town.inbox('jones').map(({ at }) => clockOf(at))).toEqual(['2026-06-01 10:00', '2026-06-03 09:00']);
    const [, list] = town.inbox('admin').map(({ text }) => text);
    expect(list).toContain('2 of 3 have not read your announcement');
    expect(list).toContain('They have it in chat, and were reminded once:\n\n- Jones\n\n');
    expect(list).toContain('It has not reached them in chat:\n\n- Coral\n\n');
    const directory = await town.stores.read(({ people }) => people.directory('derby'));
    const receipts = await town.stores.announcements.receipts('a1');
    expect(unreadPeople(receipts)).toEqual(['coral', 'jones']);
    const minutes = announcementReport(receipts, directory).map((row) =>
      row.map((cell) => cell.replace(/:00\.\d{3}Z$/, 'Z')),
    );
    expect(minutes).toEqual([
      ['name', 'email', 'delivered', 'reminded', 'read', 'not delivered because'],
      ['Coral', 'coral@derby.example', '', '', '', 'cannot be reached: they have never opened Clausewise'],
      ['Jones', 'jones@derby.example', '2026-06-01T09:00Z', '2026-06-03T08:00Z', '', ''],
      ['Khan', 'khan@derby.example', '2026-06-01T09:00Z', '', '2026-06-02T11:00Z', ''],
    ]);
  });

  it('chased after downtime does not come twice in a minute', async () => {
    const town = await openTown({ start: '2026-06-01 20:00' });
    await announce(town);
    await town.sleepUntil('2026-06-04 10:00');
    expect(town.inbox('khan')).toHaveLength(1);
    await town.passUntil('2026-06-05 12:00');
    expect(town.inbox('khan').map(({ at }) => clockOf(at).slice(0, 10))).toEqual(['2026-06-04', '2026-06-05']);
  });
});
