import type { Announcement, AnnouncementReceipt, AnnouncementStore } from '../../src/reminders/index.ts';

/** Announcements in memory. */
export function createMemoryAnnouncements(): AnnouncementStore {
  const kept = new Map<string, Announcement>();
  const receipts = new Map<string, Map<string, AnnouncementReceipt>>();
  const change = (id: string, person: string, what: Partial<AnnouncementReceipt>) => {
    const receipt = receipts.get(id)?.get(person);
    if (receipt !== undefined) receipts.get(id)?.set(person, { ...receipt, ...what });
  };
  const listed = (id: string) => [...(receipts.get(id)?.values() ?? [])].sort((a, b) => (a.person < b.person ? -1 : 1));
  return {
    add: async (announcement, recipients) => {
      kept.set(announcement.id, announcement);
      receipts.set(announcement.id, new Map(recipients.map((person) => [person, { person }])));
    },
    find: async (id) => kept.get(id),
    list: async (council, limit = 50) =>
      [...kept.values()]
        .filter((one) => one.council === council)
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, limit),
    recordDelivered: async (id, person, messageId, at) =>
      change(id, person, { deliveredAt: at, messageId, failure: undefined }),
    recordFailed: async (id, person, failure) => change(id, person, { failure }),
    recordRead: async (id, person, at) => {
      const receipt = receipts.get(id)?.get(person);
      if (receipt === undefined) return 'not-a-recipient';
      if (receipt.readAt !== undefined) return 'repeated';
      change(id, person, { readAt: at });
      return 'read';
    },
    recordChased: async (id, person, at) => {
      if (receipts.get(id)?.get(person)?.chasedAt !== undefined) return false;
      change(id, person, { chasedAt: at });
      return true;
    },
    receipts: async (id) => listed(id),
    progress: async (id) => ({
      recipients: listed(id).length,
      delivered: listed(id).filter(({ deliveredAt }) => deliveredAt !== undefined).length,
      failed: listed(id).filter(({ failure }) => failure !== undefined).length,
      read: listed(id).filter(({ readAt }) => readAt !== undefined).length,
    }),
  };
}
