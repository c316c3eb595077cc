import { describeError } from './bolt-log.ts';
import { type Client, type Clients, clientOptions, createClient } from './clients.ts';
import type { SlackConfig, SlackOptions } from './options.ts';
import { readFailure } from './outcome.ts';

/** A workspace by its id, as `COUNCILS` names it. */
const WORKSPACE_ID = /^[TE][A-Z0-9]+$/;

/**
 * What is wrong with the settings, in a sentence that names the one to change; undefined where nothing is known to be wrong.
 * Asks Slack once for each token. That Slack does not answer is no fault of the settings. An installed workspace whose token
 * Slack no longer takes is logged, and the others work.
 */
export async function findFault(
  { config, log }: Pick<SlackOptions, 'config' | 'log'>,
  clients: Clients,
): Promise<string | undefined> {
  const { allowedTenants, credentials } = config;
  const workspaces = allowedTenants.filter((tenant) => WORKSPACE_ID.test(tenant));
  if (workspaces.length === 0)
    return 'COUNCILS names no Slack workspace that belongs to a council. Add it, for example T0123ABCD=derby.';
  if (credentials.kind === 'bot-token') return checkBotToken(credentials.botToken, workspaces, { config, log });
  for (const tenant of await credentials.installations.list()) {
    if (!workspaces.includes(tenant)) continue;
    const asked = await clients.clientOf(tenant).then(whoseToken, () => ({ kind: 'cannot-tell' }) as const);
    if (asked.kind === 'refused')
      log.error(
        { tenant, reason: asked.reason },
        'Slack no longer takes the token of a workspace: install it there anew',
      );
  }
  return undefined;
}

async function checkBotToken(
  token: string,
  workspaces: readonly string[],
  { config, log }: { readonly config: SlackConfig; readonly log: SlackOptions['log'] },
): Promise<string | undefined> {
  const asked = await whoseToken(createClient(token, clientOptions(config, log)));
  if (asked.kind === 'cannot-tell') {
    log.warn({ reason: asked.reason }, 'Slack could not be asked whose token SLACK_BOT_TOKEN is');
    return undefined;
  }
  if (asked.kind === 'refused')
    return `Slack does not take SLACK_BOT_TOKEN (${asked.reason}). Copy the bot token from OAuth & Permissions, after installing the app.`;
  if (workspaces.includes(asked.team)) return undefined;
  return `SLACK_BOT_TOKEN is of the workspace ${asked.team}, and COUNCILS does not name it. It names ${workspaces.join(', ')}. Add ${asked.team} with its council, or use the token of one of those.`;
}

type TokenOwner =
  | { readonly kind: 'works'; readonly team: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'cannot-tell'; readonly reason?: string };

async function whoseToken(client: Client | undefined): Promise<TokenOwner> {
  if (client === undefined) return { kind: 'cannot-tell' };
  try {
    const { team_id } = await client.auth.test();
    return team_id ? { kind: 'works', team: team_id } : { kind: 'cannot-tell', reason: 'no team' };
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'disconnected') return { kind: 'refused', reason: failure.reason };
    return { kind: 'cannot-tell', reason: describeError(error) };
  }
}
