import { addWorkingDays, count, localDateAt, localTime } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import { type Reply, reply } from '../messaging/index.ts';
import {
  type Directory,
  findPerson,
  isActive,
  isAdministrator,
  isOfCouncillorSide,
  isOfficer,
  nameById,
  type PersonId,
} from '../people/index.ts';
import { sayWithId } from '../understanding/index.ts';
import type { Announcement, AnnouncementReceipt, AnnouncementStore } from './announcement-store.ts';
import { type ReminderChoices, workingTimeOf } from './choices.ts';
import type { NewOutboxRow, Outbox } from './outbox.ts';
import { laneOf, type Payload } from './payload.ts';
import type { CouncilReminders } from './settings.ts';
import { momentOn, nextWorkingMoment } from './working-time.ts';

/*
 * An announcement: preview -> confirm -> a row for each person -> delivered -> read.
 * An important one, so many working days later: a chase to whoever has not read it, and the working day after that the
 * list of those who still have not, to its author, for a call by phone.
 */

/** To whom announcements go. */
export type AnnouncementAudience = 'councillors' | 'officers' | 'everyone';

/** What is about to be announced. */
export type AnnouncementDraft = {
  readonly text: string;
  readonly to: AnnouncementAudience;
  readonly important: boolean;
};

/** Longest announcement, in characters: it must fit into one message on every platform. */
const LONGEST_ANNOUNCEMENT = 2500;

/** What would go out and to how many, for its author to confirm, or why it may not. */
export type AnnouncementPreview =
  | {
      readonly kind: 'preview';
      readonly recipients: readonly PersonId[];
      readonly sentence: string;
      readonly message: Reply;
    }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Who makes it, when, and the id under which it is made once. */
export type AnnouncementRequest = {
  readonly id: string;
  readonly council: CouncilId;
  readonly author: PersonId;
  readonly at: number;
  readonly reminders: CouncilReminders;
  readonly directory: Directory;
  readonly choicesOf: (person: PersonId) => ReminderChoices;
};

/** Shows what would be announced: pure. Administrators only; nobody gets their own. */
export function previewAnnouncement(draft: AnnouncementDraft, request: AnnouncementRequest): AnnouncementPreview {
  const { author, at, directory, reminders } = request;
  const on = localDateAt(at, reminders.settings.zone);
  const sender = findPerson(directory, author);
  const refuse = (sentence: string) => ({ kind: 'refused', sentence }) as const;
  if (sender === undefined || !isActive(sender, on) || !isAdministrator(sender))
    return refuse('Only an administrator can announce something.');
  if (draft.text.trim() === '') return refuse('Say what is to be announced.');
  if (draft.text.length > LONGEST_ANNOUNCEMENT)
    return refuse(`An announcement has ${LONGEST_ANNOUNCEMENT} characters at most; this one has ${draft.text.length}.`);
  const recipients = directory.people
    .filter((person) => person.id !== author && isActive(person, on))
    .filter(
      (person) =>
        draft.to === 'everyone' || (draft.to === 'councillors' ? isOfCouncillorSide(person) : isOfficer(person)),
    )
    .map(({ id }) => id);
  if (recipients.length === 0) return refuse('There is nobody in the directory to announce it to.');
  const who = {
    councillors: count(recipients.length, 'councillor or co-opted member', 'councillors and co-opted members'),
    officers: count(recipients.length, 'officer'),
    everyone: count(recipients.length, 'person', 'people'),
  }[draft.to];
  const chase = draft.important
    ? ' Whoever has not read it is reminded once, and you then get the list of those to call.'
    : '';
  const announcement = announcementOf(draft, request);
  return {
    kind: 'preview',
    recipients,
    sentence: `This goes to ${who}${recipients.length === 1 ? '' : ', each'} in their working time.${chase}`,
    message: composeAnnouncement(announcement, sender.name, false),
  };
}

/** Makes it, in one transaction: the announcement, a row for each recipient, and what follows if it is important. */
export async function confirmAnnouncement(
  { announcements, outbox }: { readonly announcements: AnnouncementStore; readonly outbox: Outbox },
  draft: AnnouncementDraft,
  request: AnnouncementRequest,
): Promise<
  | { readonly kind: 'announced'; readonly recipients: number; readonly repeated: boolean }
  | Extract<AnnouncementPreview, { kind: 'refused' }>
> {
  const preview = previewAnnouncement(draft, request);
  if (preview.kind === 'refused') return preview;
  if ((await announcements.find(request.id)) !== undefined) {
    return { kind: 'announced', recipients: (await announcements.progress(request.id)).recipients, repeated: true };
  }
  await announcements.add(announcementOf(draft, request), preview.recipients);
  await outbox.add(planAnnouncement(draft, preview.recipients, request), request.at);
  return { kind: 'announced', recipients: preview.recipients.length, repeated: false };
}

/** The rows of an announcement: pure. */
function planAnnouncement(
  draft: AnnouncementDraft,
  recipients: readonly PersonId[],
  request: AnnouncementRequest,
): readonly NewOutboxRow[] {
  const { id, at, author, reminders, directory, choicesOf } = request;
  const { calendar } = reminders.rules;
  const today = localDateAt(at, reminders.settings.zone);
  const timeOf = (person: PersonId) => workingTimeOf(findPerson(directory, person), choicesOf(person), reminders);
  const inWorkingDays = (days: number, person: PersonId) => {
    const counted = addWorkingDays(today, days, calendar);
    const date = counted.kind === 'date' ? counted.date : today;
    return momentOn(date, localTime('09:00'), 1, timeOf(person));
  };
  const row = (recipient: PersonId, stage: string, payload: Payload, notBefore: number): NewOutboxRow => ({
    key: JSON.stringify([stage, id, recipient]),
    council: request.council,
    recipient,
    // A lane of their own: an announcement has its own button and goes into no digest.
    lane: `${laneOf(request.council, recipient)}:announcements`,
    payload,
    notBefore,
  });
  const first = recipients.map((person) =>
    row(person, 'announcement', { kind: 'announcement', id, chase: false }, nextWorkingMoment(at, timeOf(person))),
  );
  if (!draft.important) return first;
  const { chaseAfter } = reminders.settings;
  const chases = recipients.map((person) =>
    row(person, 'announcement-chase', { kind: 'announcement', id, chase: true }, inWorkingDays(chaseAfter, person)),
  );
  const list = row(
    author,
    'announcement-unread',
    { kind: 'announcement-unread', id },
    inWorkingDays(chaseAfter + 1, author),
  );
  return [...first, ...chases, list];
}

/** The message itself, with the button by which it is read. */
export function composeAnnouncement({ id, text, important }: Announcement, author: string, chase: boolean): Reply {
  return reply(
    { kind: 'heading', text: important ? 'Important announcement' : 'Announcement' },
    ...(chase
      ? [{ kind: 'paragraph', text: 'You were sent this before and have not yet said that you have read it.' } as const]
      : []),
    { kind: 'paragraph', text },
    { kind: 'paragraph', text: `From ${author}.` },
    {
      kind: 'actions',
      actions: [{ label: 'I have read this', typed: sayWithId('read-announcement', id), weight: 'primary' }],
    },
  );
}

/** To its author: who has not read it after being chased. */
export function composeUnread(
  announcement: Announcement,
  receipts: readonly AnnouncementReceipt[],
  directory: Directory,
): Reply {
  const named = (id: string) => nameById(directory, id) ?? 'Somebody who is not in the directory any more';
  const unread = receipts.filter(({ readAt }) => readAt === undefined);
  const opening = announcement.text.length > 80 ? `${announcement.text.slice(0, 80)}...` : announcement.text;
  if (unread.length === 0)
    return reply({ kind: 'paragraph', text: `Everybody has read your announcement: ${opening}` });
  const {
    reminded = [],
    delivered = [],
    never = [],
  } = Object.groupBy(unread, ({ chasedAt, deliveredAt }) =>
    chasedAt !== undefined ? 'reminded' : deliveredAt !== undefined ? 'delivered' : 'never',
  );
  const part = (text: string, some: readonly AnnouncementReceipt[]) =>
    some.length === 0
      ? []
      : [
          { kind: 'paragraph', text } as const,
          { kind: 'list', items: some.map(({ person }) => named(person)) } as const,
        ];
  return reply(
    {
      kind: 'heading',
      text: `${unread.length} of ${receipts.length} ${unread.length === 1 ? 'has' : 'have'} not read your announcement`,
    },
    { kind: 'paragraph', text: opening },
    { kind: 'paragraph', text: unread.length === 1 ? 'Please call this person.' : 'Please call them.' },
    ...part('They have it in chat, and were reminded once:', reminded),
    ...part('They have it in chat, and no reminder has reached them:', delivered),
    ...part('It has not reached them in chat:', never),
    {
      kind: 'actions',
      actions: [{ label: 'Report', typed: sayWithId('announcement-report', announcement.id), weight: 'ordinary' }],
    },
  );
}

/** Who has not said that they have read it. */
export function unreadPeople(receipts: readonly AnnouncementReceipt[]): readonly PersonId[] {
  return receipts.filter(({ readAt }) => readAt === undefined).map(({ person }) => person);
}

/** The report as rows, its first the names of the columns; times are ISO 8601 in UTC. */
export function announcementReport(
  receipts: readonly AnnouncementReceipt[],
  directory: Directory,
): readonly (readonly string[])[] {
  const when = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString());
  const rows = receipts.map(({ person, deliveredAt, readAt, chasedAt, failure }) => {
    const { name = '', email = '' } = findPerson(directory, person) ?? {};
    return [name, email, when(deliveredAt), when(chasedAt), when(readAt), failure ?? ''];
  });
  return [
    ['name', 'email', 'delivered', 'reminded', 'read', 'not delivered because'],
    ...rows.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), 'en-GB')),
  ];
}

function announcementOf(draft: AnnouncementDraft, { id, council, author, at }: AnnouncementRequest): Announcement {
  return { id, council, author, text: draft.text.trim(), important: draft.important, createdAt: at };
}
