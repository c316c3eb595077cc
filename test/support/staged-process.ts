import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { appId, type Json, tenant } from '../adapters/teams/recorded.ts';
import type { FakeBotConnector } from './fake-bot-connector.ts';
import type { FakeIssuer } from './fake-issuer.ts';
import type { FakeSlack } from './fake-slack.ts';
import { type ServerHere, startServerHere } from './server-here.ts';
import type { StagedOrders } from './staged-server.ts';

const signingSecret = 'a-signing-secret';

/** Stand-ins for both platforms. */
export type StandIns = { readonly issuer: FakeIssuer; readonly connector: FakeBotConnector; readonly slack: FakeSlack };

/** A server as a process between them. */
export type StagedProcess = {
  readonly url: string;
  readonly child: ChildProcess;
  readonly log: () => string;
  /** Ends it; resolves to its exit code, null where a signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
};

function ordersFor({ issuer, slack }: StandIns, environment: Readonly<Record<string, string>>): StagedOrders {
  return {
    environment: {
      PORT: '0',
      TRY_OUT: 'off',
      HOST: '127.0.0.1',
      SENTENCE_MODEL: 'off',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: 'http://127.0.0.1',
      COUNCILS: `${tenant}=derby,${slack.team}=derby`,
      TEAMS_APP_ID: appId,
      TEAMS_APP_TENANT: tenant,
      TEAMS_APP_SECRET: 'not used by the stand-in',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: slack.token,
      ...environment,
    },
    standIns: {
      slackApiUrl: slack.apiUrl,
      teams: { issuer: issuer.issuer, openIdMetadataUrl: issuer.openIdMetadataUrl, outboundToken: 'outbound' },
    },
  };
}

/** The same server in this process: where starting and ending a process is not what is tested. */
export function startStagedHere(
  standIns: StandIns,
  environment: Readonly<Record<string, string>>,
): Promise<ServerHere> {
  const orders = ordersFor(standIns, environment);
  return startServerHere(orders.environment, { publicUrl: undefined, standIns: orders.standIns });
}

/** Starts a server as a process. Rejects with what it wrote where it ends instead of listening. */
export async function startStaged(
  standIns: StandIns,
  environment: Readonly<Record<string, string>>,
): Promise<StagedProcess> {
  const orders = ordersFor(standIns, environment);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'staged-server.ts'), JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const found = /^http:\/\/localhost:(\d+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${log}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    log: () => log,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}

/** Sends a signed event of Slack to a server. */
export function sendToSlackAddress(url: string, slack: FakeSlack, event: Json, envelope: Json = {}): Promise<Response> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: slack.team,
    event_id: `Ev${randomUUID()}`,
    authorizations: [{ team_id: slack.team, user_id: slack.botUserId, is_bot: true }],
    event,
    ...envelope,
  });
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-signature': signature,
      'x-slack-request-timestamp': String(timestamp),
    },
  });
}

/** Sends an event of Teams to a server, with a token of the stand-in for Microsoft. */
export function sendToTeamsAddress(url: string, { issuer, connector }: StandIns, event: Json): Promise<Response> {
  return fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: issuer.bearer(appId, connector.serviceUrl) },
    body: JSON.stringify(event),
  });
}
