import { beforeEach, expect, it } from 'vitest';
import type { Announcement } from '../../src/reminders/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

const announcement: Announcement = {
  id: 'n1',
  council: 'derby',
  author: 'p0',
  text: 'Storm on Friday.',
  important: true,
  createdAt: 5,
};

/** Port: AnnouncementStore. */
export function announcementSuite(engine: TestEngine): void {
  let storage: Storage;
  let announcements: Storage['announcements'];
  beforeEach(async () => {
    storage = await engine.fresh();
    announcements = storage.announcements;
  });

  it('counts each recipient once, also when there are more than fit into one statement', async () => {
    const everybody = Array.from({ length: 1_200 }, (_, index) => `p${index}`);
    await announcements.add(announcement, [...everybody, 'p3', 'p3']);
    expect(await announcements.progress('n1')).toEqual({ recipients: 1_200, delivered: 0, failed: 0, read: 0 });
    expect(await announcements.find('n1')).toEqual(announcement);
    expect(await announcements.find('n2')).toBeUndefined();
  });

  it('keeps who got it, who read it first when, and who was chased', async () => {
    await announcements.add(announcement, ['p1', 'p2', 'p3']);
    await announcements.recordDelivered('n1', 'p1', 'm1', 6);
    await announcements.recordFailed('n1', 'p2', 'never opened it');
    expect(await announcements.recordRead('n1', 'p1', 7)).toBe('read');
    expect(await announcements.recordRead('n1', 'p1', 8)).toBe('repeated');
    expect(await announcements.recordRead('n1', 'p9', 8)).toBe('not-a-recipient');
    expect(await announcements.recordChased('n1', 'p3', 9)).toBe(true);
    expect(await announcements.recordChased('n1', 'p3', 10)).toBe(false);
    expect(await announcements.receipts('n1')).toEqual([
      { person: 'p1', deliveredAt: 6, messageId: 'm1', readAt: 7 },
      { person: 'p2', failure: 'never opened it' },
      { person: 'p3', chasedAt: 9 },
    ]);
    expect(await announcements.progress('n1')).toEqual({ recipients: 3, delivered: 1, failed: 1, read: 1 });
  });

  it('lists the announcements of one council, newest first', async () => {
    await announcements.add(announcement, []);
    await announcements.add({ ...announcement, id: 'n2', createdAt: 6, important: false }, []);
    await announcements.add({ ...announcement, id: 'n3', council: 'tdc' }, []);
    expect((await announcements.list('derby')).map(({ id, important }) => [id, important])).toEqual([
      ['n2', false],
      ['n1', true],
    ]);
    expect(await announcements.list('derby', 1)).toHaveLength(1);
  });
}
