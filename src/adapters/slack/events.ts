import type { App } from '@slack/bolt';
import { describeError } from './bolt-log.ts';
import type { Client, Clients } from './clients.ts';
import { createHearing } from './hear.ts';
import type { ListenerParts } from './listener.ts';
import { takeMark } from './marks.ts';
import { renderMessages } from './message.ts';
import { envelopeSchema, homeOpenedSchema, linkSharedSchema, tokensRevokedSchema } from './payloads.ts';
import { offerPrompts } from './prompts.ts';
import { richText, run } from './text.ts';
import { renderHomeView } from './views.ts';
import { workspaceOf } from './workspace.ts';

/** Listens to what Slack tells of by events: words, the home page, the Messages tab, links, removal. */
export function listenToEvents(app: App, parts: ListenerParts, clients: Clients): void {
  const { ask, say, clauses, newId, seenEvents, log, now } = parts;
  const hear = createHearing(parts);

  app.event('message', ({ body, event, client }) => hear(client, body, event));
  app.event('app_mention', ({ body, event, client }) => hear(client, body, event));

  app.event('app_home_opened', async ({ body, event, client }) => {
    const envelope = envelopeSchema.parse(body);
    const team = workspaceOf(envelope);
    const { user, channel, tab } = homeOpenedSchema.parse(event);
    if (tab === 'home') return showHome(parts, client, { id: envelope.event_id, team, userId: user });
    await offerPrompts(parts, client, { team, channel });
    // Reading back what was said there is dear: of a distributed app Slack takes one such call a minute.
    const marked = await takeMark(seenEvents, `slack/joined/${team}/${user}`);
    if (marked === 'taken' || (marked === 'first' && (await parts.hasMet?.(team, user)))) return;
    const reply = await ask(client, {
      id: envelope.event_id,
      account: { userId: user, team },
      place: { conversation: channel },
      kind: 'personal',
      input: { kind: 'joined' },
    });
    await say.reply(client, { userId: user, place: { conversation: channel } }, reply);
  });

  app.event('link_shared', async ({ body, event, client }) => {
    const team = workspaceOf(envelopeSchema.parse(body));
    const { channel, message_ts, unfurl_id, source, links } = linkSharedSchema.parse(event);
    const found = await Promise.all(links.map(async ({ url }) => ({ url, offer: await clauses.byUrl(team, url) })));
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

  app.event('app_uninstalled', async ({ body }) => removed(body));
  app.event('tokens_revoked', async ({ body, event }) => {
    // Tokens of people are none of ours.
    if ((tokensRevokedSchema.parse(event).tokens.bot ?? []).length > 0) await removed(body);
  });

  /** Slack may tell of it late: what was installed since stays. */
  async function removed(body: unknown): Promise<void> {
    const envelope = envelopeSchema.parse(body);
    const team = workspaceOf(envelope);
    const { event_time } = envelope;
    const forgotten = await clients.forget(team, event_time === undefined ? now() : event_time * 1000);
    log.info({ team, forgotten }, 'a Slack workspace removed the app, or took its token back');
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
