import { randomUUID } from 'node:crypto';
import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import express, { type Router } from 'express';
import type { PlatformAdapter } from '../../messaging/index.ts';
import { createBoltLog, describeError } from './bolt-log.ts';
import { listenToButtons } from './buttons.ts';
import { clientOptions, createClients } from './clients.ts';
import { listenToCommands } from './commands.ts';
import { createSlackDelivery } from './delivery.ts';
import { listenToEvents } from './events.ts';
import { createExchange } from './exchange.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createKeptEvents, eventIdOf, type KeptEvents, noteUnanswered } from './kept-events.ts';
import { addOAuthRoutes } from './oauth.ts';
import type { SlackOptions } from './options.ts';
import { isRefusedForGood, readFailure } from './outcome.ts';
import { createSay } from './say.ts';
import { createSenderReader } from './sender.ts';
import { findFault } from './start-check.ts';
import { listenToSubmissions } from './submissions.ts';
import { listenToTyping } from './typeahead.ts';

/** Clausewise in Slack. */
export type Slack = {
  /** `POST /slack/events`, and for OAuth `GET /slack/install` and `/slack/oauth_redirect`. Mount before any body parser. */
  readonly routes: Router;
  readonly adapter: PlatformAdapter;
  /** How many stored installations cannot be read with the key there is. */
  readonly countUnreadable: () => Promise<number>;
  /**
   * Asks Slack whether the settings are right, opens the socket in Socket Mode, and works on what was left unanswered. Where a
   * setting is wrong, Slack is off from then on. Never rejects; may take as long as Slack is away.
   */
  readonly start: () => Promise<void>;
  /** Why Slack is off, in a sentence that names the setting; undefined while it is on. */
  readonly whyOff: () => string | undefined;
  /** Closes the socket, and waits for what is being worked on. */
  readonly stop: () => Promise<void>;
};

/** A setting without which nothing of Slack may start. */
export class SlackConfigError extends Error {
  readonly code = 'slack-config';
}

/** Puts the adapter together. Calls nobody: Slack being away does not keep the product from starting. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { config, log, seenEvents, eventDesk, now } = options;
  checkConfig(options);
  const clients = createClients(config, log);
  const router = express.Router();
  const { transport, credentials } = config;
  const kept = createKeptEvents(eventDesk, log);
  let off: string | undefined;
  const whyOff = () => off;

  let receiver: Receiver;
  if (transport.kind === 'http') {
    const { signingSecret } = transport;
    const limit = config.bodyLimit === undefined ? {} : { bodyLimit: config.bodyLimit };
    const http = createHttpReceiver({ signingSecret, seenEvents, kept, log, now, whyOff, ...limit });
    router.post('/slack/events', http.handler);
    receiver = http;
  } else {
    receiver = keepFromSocket(
      new SocketModeReceiver({
        appToken: transport.appToken,
        logger: createBoltLog(log),
        installerOptions: {
          clientOptions: { ...clientOptions(config, log), retryConfig: { retries: 100, factor: 1.3 } },
        },
      }),
      kept,
    );
  }
  if (credentials.kind === 'oauth') addOAuthRoutes(router, config, credentials, options);

  const app = new App({
    receiver,
    // With `token` instead, Slack being away once ended the whole process.
    authorize: async ({ teamId }, body) => {
      const installation = await clients.installationOf(teamId ?? '');
      if (!installation) throw new Error('The app is not installed in this workspace.');
      const { botToken, botId } = installation;
      const botUserId = installation.botUserId ?? readOwnUser(body);
      return { botToken, ...(botId ? { botId } : {}), ...(botUserId ? { botUserId } : {}) };
    },
    clientOptions: clientOptions(config, log),
    logger: createBoltLog(log),
    convoStore: false,
    tokenVerificationEnabled: false,
    deferInitialization: true,
    attachFunctionToken: false,
  });
  await app.init();
  app.error(async (error) => {
    // Bolt ends the event as if nothing had happened; whether it was answered before it failed, nobody knows.
    if (!isRefusedForGood(error)) noteUnanswered();
    log.error({ error: describeError(error) }, 'a Slack event failed');
  });

  const readSender = createSenderReader(config.allowedTenants, log, now);
  const { ask, findNames } = createExchange({ handle: options.handle, names: options.names, readSender, log, now });
  const parts = { ...options, ask, say: createSay(options) };
  listenToEvents(app, parts, clients);
  listenToCommands(app, parts);
  listenToButtons(app, parts);
  listenToSubmissions(app, parts);
  listenToTyping(app, findNames);

  return {
    routes: router,
    adapter: createSlackDelivery(options, clients, whyOff),
    countUnreadable: clients.countUnreadable,
    whyOff,
    start: async () => {
      try {
        const resealed = await clients.resealAll();
        if (resealed > 0) log.info({ resealed }, 'stored Slack tokens were sealed under the new key');
        off = await findFault(options, clients);
        if (off === undefined) {
          kept.start(app);
          await app.start();
        }
      } catch (error) {
        off = whyNotStarted(error, transport.kind);
      }
      if (off !== undefined) log.error({}, `Slack is off. ${off}`);
    },
    stop: async () => {
      await app.stop();
      await kept.stop();
    },
  };
}

function whyNotStarted(error: unknown, transport: 'http' | 'socket'): string {
  const { kind, reason } = readFailure(error);
  if (transport === 'socket' && kind === 'disconnected')
    return `Slack does not take SLACK_APP_TOKEN (${reason}). Generate an app-level token with the scope connections:write.`;
  return `It could not be started (${describeError(error)}).`;
}

function checkConfig({ config: { transport, credentials } }: SlackOptions): void {
  if (transport.kind === 'http' && transport.signingSecret === '')
    throw new SlackConfigError('The signing secret is empty.');
  if (transport.kind === 'socket' && transport.appToken === '') throw new SlackConfigError('The app token is empty.');
  if (credentials.kind === 'bot-token' && credentials.botToken === '')
    throw new SlackConfigError('The bot token is empty.');
  if (credentials.kind === 'oauth' && credentials.encryptionKey.length !== 32) {
    throw new SlackConfigError('The key for stored tokens must be 32 bytes long.');
  }
}

/** What comes through the socket is kept before it is acknowledged, as what comes over HTTP. */
function keepFromSocket(socket: SocketModeReceiver, kept: KeptEvents): Receiver {
  return {
    init: (app) => {
      const processEvent: App['processEvent'] = async (event) => {
        const body = event.body as Readonly<Record<string, unknown>>;
        const id = eventIdOf(body) ?? `slack/work/${String(body.trigger_id ?? randomUUID())}`;
        await kept.take(event, id, app, () => void event.ack());
      };
      socket.init(Object.create(app, { processEvent: { value: processEvent } }) as App);
    },
    start: () => socket.start(),
    stop: () => socket.stop(),
  };
}

/** Our own account in a workspace, as an event names it: what we say ourselves is then passed over. */
function readOwnUser(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('authorizations' in body)) return undefined;
  const [own] = Array.isArray(body.authorizations) ? body.authorizations : [];
  return typeof own?.user_id === 'string' ? own.user_id : undefined;
}
