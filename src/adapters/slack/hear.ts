import { defined } from '../../defined.ts';
import type { AttachedFile, Reply, TurnInput } from '../../messaging/index.ts';
import type { Client } from './clients.ts';
import { readFiles } from './files.ts';
import type { ListenerParts } from './listener.ts';
import { envelopeSchema, readSaid, type Said } from './payloads.ts';
import type { Place } from './place.ts';
import { readQuoted } from './quoted.ts';
import { withStatus } from './status.ts';
import { readText } from './text.ts';
import { workspaceOf } from './workspace.ts';

/** What asks and changes nothing: it may be asked anew in other words. */
const questions: ReadonlySet<Reply['nature']> = new Set(['document', 'unclear', 'small-talk']);

/** Said to pictures, sound and video: nothing of them can be read. */
const ONLY_PICTURES =
  'I read words, not pictures or recordings. Tell me in a message what you want to know, or what is to be logged.';

/**
 * Hears what is said to us. Every message is the root of a thread, or in one: the answer comes in that thread. A question that was
 * edited is answered anew, once; anything else that was edited stays done as it was.
 */
export function createHearing(parts: ListenerParts): (client: Client, body: unknown, event: unknown) => Promise<void> {
  const { ask, say, config, seenEvents, log } = parts;

  return async (client, body, event) => {
    const envelope = envelopeSchema.parse(body);
    const said = readSaid(event);
    const userId = said?.user ?? said?.bot_id;
    if (!said || !userId) return;
    const team = workspaceOf(envelope);
    const mark = `slack/asked/${team}/${said.channel}/${said.ts}`;
    if (said.isEdited && !(await seenEvents.has(mark))) return;
    const files = readFiles(said.files, client, config.slackApiUrl);
    const input = readInput(said, files, envelope.authorizations?.[0]?.user_id);
    const place: Place = { conversation: said.channel, thread: said.thread_ts ?? said.ts };
    const target = { userId, place, ...(input ? { words: input.text } : {}) };
    if (input === undefined) return hasAttached(said) ? say.sentence(client, target, ONLY_PICTURES) : undefined;
    const homeTeam = said.user_team ?? said.source_team;
    await withStatus(client, place, log, async () => {
      const reply = await ask(client, {
        id: `message/${said.channel}/${said.ts}${said.isEdited ? '/edited' : ''}`,
        account: { userId, team, ...(homeTeam ? { homeTeam } : {}), isBot: said.bot_id !== undefined },
        place,
        kind: said.channelType === 'im' ? 'personal' : said.channelType === 'mpim' ? 'group' : 'channel',
        input,
        begins: place.thread === said.ts,
      });
      if (questions.has(reply.nature)) await seenEvents.firstTime(mark);
      await say.reply(client, target, reply);
    });
  };
}

/** What was said, with what it quotes; undefined where there is nothing to answer. A mention without words asks for help. */
function readInput(
  said: Said,
  files: readonly AttachedFile[],
  ownUserId: string | undefined,
): Extract<TurnInput, { kind: 'text' }> | undefined {
  const { isMention } = said;
  const { text: notation, quoted } = readQuoted(said);
  const text = readText(isMention ? withoutMention(notation, ownUserId) : notation);
  const isShare = quoted !== undefined && quoted.text !== '';
  const isEmpty = text === '' && !isShare && files.length === 0;
  if (isEmpty && (!isMention || hasAttached(said))) return undefined;
  return {
    kind: 'text',
    text: isEmpty ? 'help' : text,
    ...defined({ quoted }),
    ...(files.length === 0 ? {} : { files }),
  };
}

function hasAttached({ files }: Said): boolean {
  return (files ?? []).length > 0;
}

/** The words without the mention of us; another mention stays. */
function withoutMention(text: string, ownUserId: string | undefined): string {
  return ownUserId
    ? text.replaceAll(new RegExp(`<@${ownUserId}(\\|[^>]*)?>`, 'g'), ' ')
    : text.replace(/^\s*<@[^>]+>/, ' ');
}
