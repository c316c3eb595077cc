import { formatDate, localDateAt } from '../../../calendar/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { isAdministrator } from '../../../people/index.ts';
import {
  type AnnouncementDraft,
  type AnnouncementRequest,
  announcementReport,
  CHOICES,
  confirmAnnouncement,
  deadLetters,
  mayResend,
  previewAnnouncement,
  readChoices,
  resendDeadLetter,
  unreadPeople,
} from '../../../reminders/index.ts';
import { apartFromResident, type Command } from '../../../understanding/index.ts';
import { csvFile } from '../csv-file.ts';
import { addressesWork, fileLink } from '../file-link.ts';
import { propose } from '../pending.ts';
import type { Carrying, Scene } from '../services.ts';
import { buttons, count, heading, inPlace, paragraph, say } from '../wording.ts';

const ONLY_ADMINISTRATORS = 'Only an administrator can do that.';
const ONLY_COORDINATORS = 'Only a coordinator or an administrator can do that.';
const MOST_NAMED = 10;

/** "Announce to all councillors: ...": exactly what they would get, how many they are, and nothing sent before a yes. */
export const announce: Carrying<Extract<Command, { kind: 'announce' }>> = async ({ text, to, important }, scene) => {
  const draft: AnnouncementDraft = { text, to, important };
  const preview = previewAnnouncement(draft, await requestOf('preview', scene));
  if (preview.kind === 'refused') return say(preview.sentence);
  const world = { ...scene, me: scene.person, ...(await scene.services.understanding()) };
  const tellsWho = apartFromResident(text, world) !== undefined;
  const id = await propose({ kind: 'announce', draft }, scene);
  return reply(
    heading('Send this?'),
    paragraph(preview.sentence),
    ...preview.message.blocks.filter(({ kind }) => kind !== 'actions'),
    paragraph('Each gets a button "I have read this". Nothing is sent yet.'),
    ...(tellsWho
      ? [
          paragraph(
            'These words may tell who a resident is, or how to reach somebody. Look whether all who get them may know it.',
          ),
        ]
      : []),
    buttons(['Send it', `confirm ${id}`], ['Cancel', `cancel ${id}`]),
  );
};

/** Sends it: once, however often it is confirmed. */
export async function sendAnnouncement(draft: AnnouncementDraft, id: string, scene: Scene): Promise<Reply> {
  const request = await requestOf(id, scene);
  const outcome = await scene.services.database.transaction((stores) => confirmAnnouncement(stores, draft, request));
  if (outcome.kind === 'refused') return say(outcome.sentence);
  return reply(
    paragraph(
      `${outcome.repeated ? 'That was sent already' : 'On its way'} to ${count(outcome.recipients, 'person', 'people')}, each in their working time.`,
    ),
    buttons(['Report', `announcement report ${id}`]),
  );
}

export function opening(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/, '')}…`;
}

/** How far an announcement has got, who has not read it, and all of it as a table. */
export const reportAnnouncement: Carrying<{ readonly id: string }> = async ({ id }, scene) => {
  const { services, directory, heard, person, nameOf } = scene;
  const announcement = await services.announcements.find(id);
  const mayKnow = isAdministrator(person) || announcement?.author === person.id;
  if (announcement?.council !== heard.knowledge.council.id || !mayKnow)
    return say('There is no such announcement of yours.');
  const [progress, receipts] = [await services.announcements.progress(id), await services.announcements.receipts(id)];
  const unread = unreadPeople(receipts).map(nameOf);
  const table = csvFile(`announcement-${id}`, announcementReport(receipts, directory));
  return reply(
    heading('Announcement'),
    paragraph(announcement.text),
    {
      kind: 'facts',
      facts: [
        { label: 'People', value: String(progress.recipients) },
        { label: 'Delivered', value: String(progress.delivered) },
        { label: 'Not delivered', value: String(progress.failed) },
        { label: 'Read', value: String(progress.read) },
      ],
    },
    ...(unread.length === 0
      ? [paragraph('Everybody has read it.')]
      : [
          paragraph('Not read yet:'),
          { kind: 'list' as const, items: unread.slice(0, MOST_NAMED) },
          ...(unread.length > MOST_NAMED ? [paragraph(`And ${unread.length - MOST_NAMED} more.`)] : []),
        ]),
    await fileLink('Report as a table (CSV)', table, services),
    paragraph(addressesWork(1)),
    buttons(['How far now?', `announcement report ${id}`]),
  );
};

/** "Announcements": the last ones. */
export const listAnnouncements: Carrying<Command> = async (_command, { services, heard, person }) => {
  if (!isAdministrator(person)) return say(ONLY_ADMINISTRATORS);
  const { id: council, timeZone } = heard.knowledge.council;
  const last = await services.announcements.list(council, 5);
  if (last.length === 0)
    return say('Nothing has been announced yet. Type "announce to all councillors: " and the text.');
  return reply(
    heading('Announcements'),
    {
      kind: 'list',
      items: last.map(({ text, createdAt }) => `${formatDate(localDateAt(createdAt, timeZone))}: ${opening(text)}`),
    },
    buttons(
      ...last.map(({ id, text }) => [`Report: ${opening(text).slice(0, 40)}`, `announcement report ${id}`] as const),
    ),
  );
};

/** "Undelivered messages": what was given up, to be sent again. */
export const listUndelivered: Carrying<Command> = async (_command, scene) => {
  const { services, heard, nameOf } = scene;
  if (!looksAfterMessages(scene)) return say(ONLY_COORDINATORS);
  const all = await deadLetters(services.outbox, heard.knowledge.council.id);
  const rows = all.slice(0, MOST_NAMED);
  if (rows.length === 0) return say('Every message was delivered, or is still being tried.');
  return reply(
    heading(`${count(all.length, 'message')} not delivered`),
    {
      kind: 'list',
      items: rows.map(
        ({ recipient, reason, attempts }) =>
          `To ${nameOf(recipient)}, tried ${count(attempts, 'time')}: ${reason ?? 'no reason known'}`,
      ),
    },
    ...(all.length > rows.length ? [paragraph(`And ${all.length - rows.length} more, on the dashboard.`)] : []),
    buttons(
      ...rows.slice(0, 5).map(({ id, recipient }) => [`Send again to ${nameOf(recipient)}`, `resend ${id}`] as const),
    ),
  );
};

/** "Resend ID", from an alert. */
export const resend: Carrying<{ readonly id: string }> = async ({ id }, scene) => {
  const { services, heard, at } = scene;
  if (!looksAfterMessages(scene)) return say(ONLY_COORDINATORS);
  const again = await resendDeadLetter(services.outbox, heard.knowledge.council.id, id, at);
  return inPlace(
    say(again ? 'It is being sent again.' : 'There is no such undelivered message: perhaps it was sent again already.'),
    scene,
  );
};

/** Whoever is told of a message that could not be delivered can see to it. */
function looksAfterMessages({ person, directory, on, reminders }: Scene): boolean {
  return mayResend(person, { directory, on, posts: reminders.settings.posts });
}

async function requestOf(
  id: string,
  { services, heard, person, at, reminders, directory }: Scene,
): Promise<AnnouncementRequest> {
  const council = heard.knowledge.council.id;
  const chosen = await services.settings.withSetting(council, CHOICES);
  return {
    id,
    council,
    author: person.id,
    at,
    reminders,
    directory,
    choicesOf: (each) => readChoices(chosen.get(each)),
  };
}
