import type { App } from '@slack/bolt';
import { describeError } from './bolt-log.ts';
import type { Client, Clients } from './clients.ts';
import { readFiles } from './files.ts';
import type { ListenerParts } from './listener.ts';
import { renderMessages } from './message.ts';
import {
  envelopeSchema,
  homeOpenedSchema,
  isSaidToUs,
  linkSharedSchema,
  messageSchema,
  threadStartedSchema,
  tokensRevokedSchema,
} from './payloads.ts';
import type { Place } from './place.ts';
import { readQuoted } from './quoted.ts';
import { readText, richText, run } from './text.ts';
import { renderHomeView } from './views.ts';

const fallbackPrompts = [
  { title: 'How soon must an officer answer?', message: 'How soon must an officer answer a councillor?' },
  { title: 'Show my casework', message: 'my casework' },
];

/** Listens to what Slack tells of by events: words, the home page, links, assistant threads, removal. */
export function listenToEvents(app: App, parts: ListenerParts, clients: Clients): void {
  const { ask, say, clauses, config, newId, seenEvents, log, now } = parts;

  app.event('message', ({ body, event, client }) => hear(client, body, event));
  app.event('app_mention', ({ body, event, client }) => hear(client, body, event));

  async function hear(client: Client, body: unknown, event: unknown): Promise<void> {
    const { event_id, team_id, authorizations } = envelopeSchema.parse(body);
    const message = messageSchema.parse(event);
    const isMention = message.type === 'app_mention';
    const personal = message.channel_type === 'im';
    if (!isSaidToUs(message)) return;
    const userId = message.user ?? message.bot_id;
    if (!userId) return;
    const { text: notation, quoted } = readQuoted(message);
    const text = readText(isMention ? withoutMention(notation, authorizations?.[0]?.user_id) : notation);
    const isShare = quoted !== undefined && quoted.text !== '';
    const files = readFiles(message.files, client, config.slackApiUrl);
    const isEmpty = text === '' && !isShare && files.length === 0;
    if (isEmpty && !isMention) return;
    const words = isEmpty ? 'help' : text;
    const thread = message.thread_ts ?? (isMention ? message.ts : undefined);
    const place: Place = { conversation: message.channel, ...(thread ? { thread } : {}) };
    const homeTeam = message.user_team ?? message.source_team;
    const reply = await ask(client, {
      id: event_id,
      account: {
        userId,
        team: authorizations?.[0]?.team_id ?? team_id,
        ...(homeTeam ? { homeTeam } : {}),
        isBot: message.bot_id !== undefined,
      },
      place,
      kind: personal ? 'personal' : message.channel_type === 'mpim' ? 'group' : 'channel',
      input: {
        kind: 'text',
        text: words,
        ...(quoted === undefined ? {} : { quoted }),
        ...(files.length === 0 ? {} : { files }),
      },
    });
    await say.reply(client, { userId, place, words }, reply);
  }

  app.event('app_home_opened', async ({ body, event, client }) => {
    const { event_id, team_id } = envelopeSchema.parse(body);
    const { user, channel, tab } = homeOpenedSchema.parse(event);
    if (tab === 'home') return showHome(parts, client, { id: event_id, team: team_id, userId: user });
    const { messages } = await client.conversations.history({ channel, limit: 1 });
    if (messages?.length !== 0 || !(await seenEvents.firstTime(`slack/joined/${team_id}/${user}`))) return;
    const account = { userId: user, team: team_id };
    const place = { conversation: channel };
    const reply = await ask(client, { id: event_id, account, place, kind: 'personal', input: { kind: 'joined' } });
    await say.reply(client, { userId: user, place }, reply);
  });

  app.event('link_shared', async ({ body, event, client }) => {
    const { team_id } = envelopeSchema.parse(body);
    const { channel, message_ts, unfurl_id, source, links } = linkSharedSchema.parse(event);
    const found = await Promise.all(links.map(async ({ url }) => ({ url, offer: await clauses.byUrl(team_id, url) })));
    const unfurls = Object.fromEntries(
      found.flatMap(({ url, offer }) => {
        if (!offer) return [];
        const blocks = offer.reply.blocks.filter(
          ({ kind }) => kind !== 'actions' && kind !== 'form' && kind !== 'table',
        );
        const [whole, ...more] = renderMessages({ blocks }, { generation: newId() });
        // A clause is shown whole or not at all.
        if (whole && more.length === 0) return [[url, { blocks: whole.blocks }]];
        return [
          [
            url,
            {
              blocks: richText(
                run(offer.title, { bold: true }),
                run('\nIt is too long to show here. Open the link to read it.'),
              ),
            },
          ],
        ];
      }),
    );
    if (Object.keys(unfurls).length === 0) return;
    const target =
      unfurl_id && (source === 'composer' || source === 'conversations_history')
        ? { unfurl_id, source: source as 'composer' | 'conversations_history' }
        : { channel, ts: message_ts };
    await client.chat.unfurl({ ...target, unfurls });
  });

  app.event('assistant_thread_started', async ({ body, event, client }) => {
    const { team_id } = envelopeSchema.parse(body);
    const { channel_id, thread_ts } = threadStartedSchema.parse(event).assistant_thread;
    const offers = (await clauses.search(team_id, '')).slice(0, 3);
    const [first, ...rest] = [
      ...offers.map(({ title }) => ({ title, message: title })),
      ...fallbackPrompts.slice(offers.length > 0 ? 1 : 0),
    ];
    if (!first) return;
    await client.assistant.threads.setSuggestedPrompts({
      channel_id,
      thread_ts,
      title: 'You can ask, for example:',
      prompts: [first, ...rest],
    });
  });

  app.event('app_uninstalled', async ({ body }) => removed(body));
  app.event('tokens_revoked', async ({ body, event }) => {
    // Tokens of people are none of ours.
    if ((tokensRevokedSchema.parse(event).tokens.bot ?? []).length > 0) await removed(body);
  });

  /** Slack may tell of it late: what was installed since stays. */
  async function removed(body: unknown): Promise<void> {
    const { team_id, event_time } = envelopeSchema.parse(body);
    const forgotten = await clients.forget(team_id, event_time === undefined ? now() : event_time * 1000);
    log.info({ team: team_id, forgotten }, 'a Slack workspace removed the app, or took its token back');
  }
}

/** Makes somebody's home page anew. */
export async function showHome(
  { ask, newId, log }: ListenerParts,
  client: Client,
  { id, team, userId }: { readonly id: string; readonly team: string; readonly userId: string },
): Promise<void> {
  const place = { conversation: userId };
  const reply = await ask(client, { id, account: { userId, team }, place, kind: 'personal', input: { kind: 'home' } });
  try {
    await client.views.publish({ user_id: userId, view: renderHomeView(reply, newId()) });
  } catch (error) {
    log.warn({ error: describeError(error) }, 'a home page could not be shown');
  }
}

/** The words without the mention of us; another mention stays. */
function withoutMention(text: string, ownUserId: string | undefined): string {
  return ownUserId
    ? text.replaceAll(new RegExp(`<@${ownUserId}(\\|[^>]*)?>`, 'g'), ' ')
    : text.replace(/^\s*<@[^>]+>/, ' ');
}
