/** A message from the administrators to many people. `important`: whoever has not read it is chased once. */
export type Announcement = {
  readonly id: string;
  readonly council: string;
  /** Identifier of the person who sent it. */
  readonly author: string;
  readonly text: string;
  readonly important: boolean;
  /** Milliseconds since the epoch, as all instants here. */
  readonly createdAt: number;
};

/** What became of it for one person. */
export type AnnouncementReceipt = {
  readonly person: string;
  readonly deliveredAt?: number | undefined;
  readonly messageId?: string | undefined;
  /** Why it could not be delivered. */
  readonly failure?: string | undefined;
  readonly readAt?: number | undefined;
  readonly chasedAt?: number | undefined;
};

/** How far it has got. */
export type AnnouncementProgress = {
  readonly recipients: number;
  readonly delivered: number;
  readonly failed: number;
  readonly read: number;
};

/** Port: announcements, their recipients, and who has read them. */
export type AnnouncementStore = {
  /** Keeps an announcement and to whom it goes; the same person twice counts once. */
  readonly add: (announcement: Announcement, recipients: readonly string[]) => Promise<void>;
  readonly find: (id: string) => Promise<Announcement | undefined>;
  /** Newest first; 50 unless told. */
  readonly list: (council: string, limit?: number) => Promise<readonly Announcement[]>;
  readonly recordDelivered: (id: string, person: string, messageId: string | undefined, at: number) => Promise<void>;
  readonly recordFailed: (id: string, person: string, failure: string) => Promise<void>;
  /** `repeated`: read before; the first time stands. `not-a-recipient`: nothing is kept. */
  readonly recordRead: (id: string, person: string, at: number) => Promise<'read' | 'repeated' | 'not-a-recipient'>;
  /** False when that person was chased already. */
  readonly recordChased: (id: string, person: string, at: number) => Promise<boolean>;
  /** By person's identifier. */
  readonly receipts: (id: string) => Promise<readonly AnnouncementReceipt[]>;
  readonly progress: (id: string) => Promise<AnnouncementProgress>;
};
