import type { App } from '@slack/bolt';
import type { z } from 'zod';
import { localDay } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import { type ListenerParts, openOrSay } from './listener.ts';
import { mayPass } from './outcome.ts';
import { commandSchema, shortcutSchema } from './payloads.ts';
import { writePlace } from './place.ts';
import { readText } from './text.ts';
import { renderAskView } from './views.ts';
import { workspaceOf } from './workspace.ts';

/** What a command says when it is sent without words. */
const alone: Readonly<Record<string, string>> = { '/clause': 'help', '/casework': 'my casework' };

const ASK_AGAIN = 'Choose "Ask Clausewise" again, or write your question here.';
const NOT_OPENED = `Slack did not open the window for your question. ${ASK_AGAIN}`;
const PERHAPS_NOT_OPENED = `Slack may not have opened the window for your question. If you do not see it: ${ASK_AGAIN}`;

/** A message that somebody points at, as the casework form takes it: its words, its author, its day and the way back to it. */
async function readPointedAt(
  client: Client,
  { message, channel }: z.infer<typeof shortcutSchema>,
): Promise<Record<string, string>> {
  const { text = '', user, ts } = message ?? {};
  // Both are a help and no more: without them the form is filled in by hand.
  const [author, link] = await Promise.all([
    user
      ? client.users.info({ user }).then((told) => told.user?.real_name ?? told.user?.profile?.real_name, nothing)
      : undefined,
    channel && ts
      ? client.chat.getPermalink({ channel: channel.id, message_ts: ts }).then(({ permalink }) => permalink, nothing)
      : undefined,
  ]);
  return {
    details: readText(text),
    ...(author ? { author } : {}),
    ...(ts ? { received: localDay(Number(ts) * 1000) } : {}),
    ...(link ? { link } : {}),
  };
}

function nothing(): undefined {
  return undefined;
}

/** Listens to slash commands and shortcuts. A command's answer is for the eyes of the one who gave it. */
export function listenToCommands(app: App, parts: ListenerParts): void {
  const { ask, say, log } = parts;

  app.command(/^\/(clause|casework)$/, async ({ ack, body, client }) => {
    await ack();
    const { command, text, team_id, channel_id, user_id, response_url, trigger_id } = commandSchema.parse(body);
    const words = readText(text) || (alone[command] ?? 'help');
    const place = { conversation: channel_id, onlyFor: user_id };
    const account = { userId: user_id, team: team_id };
    const reply = await ask(client, {
      id: `command/${trigger_id}`,
      account,
      place,
      kind: 'personal',
      input: { kind: 'text', text: words },
    });
    const shareable = command === '/clause' && !channel_id.startsWith('D') ? { shareable: words } : {};
    const target = { userId: user_id, place, responseUrl: response_url, words, ...shareable };
    await openOrSay(parts, client, trigger_id, reply, { place: user_id }, target);
  });

  app.shortcut('ask_clausewise', async ({ ack, body, client }) => {
    await ack();
    const { trigger_id, user } = shortcutSchema.parse(body);
    try {
      await client.views.open({ trigger_id, view: renderAskView() });
    } catch (error) {
      log.warn({ error: describeError(error) }, 'the window of a shortcut could not be opened');
      const target = { userId: user.id, place: { conversation: user.id } };
      await say.sentence(client, target, mayPass(error) ? PERHAPS_NOT_OPENED : NOT_OPENED);
    }
  });

  app.shortcut('log_as_casework', async ({ ack, body, client }) => {
    await ack();
    const shortcut = shortcutSchema.parse(body);
    const { trigger_id, user } = shortcut;
    const place = { conversation: user.id };
    const typed = 'log an enquiry';
    const reply = await ask(client, {
      id: `shortcut/${trigger_id}`,
      account: {
        userId: user.id,
        team: workspaceOf(shortcut),
        ...(user.team_id ? { homeTeam: user.team_id } : {}),
      },
      place,
      kind: 'personal',
      input: { kind: 'action', typed, values: await readPointedAt(client, shortcut) },
    });
    const target = { userId: user.id, place, words: typed };
    await openOrSay(parts, client, trigger_id, reply, { place: writePlace(place) }, target);
  });

  app.shortcut(/.*/, async ({ ack, body, client, context }) => {
    const { callback_id, user } = shortcutSchema.parse(body);
    if (callback_id === 'ask_clausewise' || callback_id === 'log_as_casework') return;
    await ack();
    if (context.teamId)
      await say.sentence(
        client,
        { userId: user.id, place: { conversation: user.id } },
        'This shortcut is no longer there.',
      );
  });
}
