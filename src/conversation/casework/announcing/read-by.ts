import { reply } from '../../../messaging/index.ts';
import { type Announcement, readPayload } from '../../../reminders/index.ts';
import { LAST, sayWithId } from '../command.ts';
import type { Carrying, Scene } from '../services.ts';
import { buttons, heading, inPlace, paragraph, say } from '../wording.ts';
import { opening } from './announcements.ts';

/** "I have read this", by its button or typed: then it is of the one that stands before them, and asked whether it is of any. */
export const readAnnouncement: Carrying<{ readonly id: string }> = async ({ id: said }, scene) => {
  const { services, person, at, heard } = scene;
  const unread = said === LAST ? await unreadBy(scene) : [];
  if (said === LAST && unread.length === 0) return say('No announcement to you waits to be read.');
  const only = said === LAST ? await onScreen(unread, scene) : undefined;
  if (said === LAST && only === undefined)
    return reply(
      paragraph(
        unread.length === 1
          ? 'You have not said of this announcement that you have read it, and other things were said since it came. Is it this one?'
          : 'You have not said of these that you have read them. Which one is it?',
      ),
      buttons(
        ...unread.map(({ announcement: { id, text } }) => [opening(text), sayWithId('read-announcement', id)] as const),
      ),
    );
  const id = only ?? said;
  const announcement = await services.announcements.find(id);
  const isOurs = announcement?.council === heard.knowledge.council.id;
  const outcome = isOurs ? await services.announcements.recordRead(id, person.id, at) : 'not-a-recipient';
  if (announcement === undefined || outcome === 'not-a-recipient') return say('There is no such announcement to you.');
  return inPlace(
    reply(
      heading('Announcement'),
      paragraph(announcement.text),
      paragraph(`You have read this. From ${scene.nameOf(announcement.author)}.`),
    ),
    scene,
  );
};

/** As many of the last announcements are looked through for those that somebody has not read. */
const MOST_LOOKED_AT = 10;

type Unread = {
  readonly announcement: Announcement;
  readonly deliveredAt: number;
  readonly messageId: string | undefined;
};

async function unreadBy({ services, heard, person }: Scene): Promise<readonly Unread[]> {
  const last = await services.announcements.list(heard.knowledge.council.id, MOST_LOOKED_AT);
  const each = await Promise.all(
    last.map(async (announcement) => {
      const own = (await services.announcements.receipts(announcement.id)).find(({ person: to }) => to === person.id);
      return own?.deliveredAt === undefined || own.readAt !== undefined
        ? []
        : [{ announcement, deliveredAt: own.deliveredAt, messageId: own.messageId }];
    }),
  );
  return each.flat();
}

/**
 * The id of the one that "this" means: what they quote, or what they name an announcement and is the only one, or what came to them after
 * everything else. "I have read it", said below an enquiry, is of that.
 */
async function onScreen(unread: readonly Unread[], { services, heard, person, screen }: Scene) {
  const quoted = unread.filter(({ messageId }) => heard.quoted?.messages.some((name) => name === messageId));
  const [only, second] = quoted.length > 0 ? quoted : unread;
  if (only === undefined || second !== undefined) return undefined;
  const { id } = only.announcement;
  if (quoted.length > 0 || /\bannouncement\b/i.test(heard.text)) return id;
  const saidSince = [screen.at, ...heard.memory.questions.map(({ at }) => at)].some(
    (at) => at !== undefined && at > only.deliveredAt,
  );
  if (saidSince || heard.turn.conversation.kind !== 'personal') return undefined;
  const { id: council } = heard.knowledge.council;
  const after = { council, recipient: person.id, states: ['sent'], since: only.deliveredAt, limit: 20 } as const;
  const others = (await services.outbox.list(after)).filter(({ payload }) => {
    const about = readPayload(payload);
    return about?.kind !== 'announcement' || about.id !== id;
  });
  return others.some(({ updatedAt }) => updatedAt > only.deliveredAt) ? undefined : id;
}
