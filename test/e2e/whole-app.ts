import { createHmac, randomUUID } from 'node:crypto';
import { start } from '../../src/app/start.ts';
import { type Config, readConfig } from '../../src/config/index.ts';
import { appId, type Json, recordedEvents, tenant } from '../adapters/teams/recorded.ts';
import { type FakeBotConnector, openFakeBotConnector } from '../support/fake-bot-connector.ts';
import { openFakeIssuer } from '../support/fake-issuer.ts';
import { type FakeSlack, openFakeSlack } from '../support/fake-slack.ts';
import { settingFor } from '../support/stage-setting.ts';

const signingSecret = 'a-signing-secret';
/** The product runs in this process: it may be busy for longer than it keeps a connection open that rests. */
const afresh = { connection: 'close' };

/** The made-up people of the try-out, by their e-mail addresses; `nobody` is an account that is in no directory. */
const addresses = {
  khan: 'amina.khan@derby.example',
  lowe: 'david.lowe@derby.example',
  priya: 'priya.shah@derby.example',
  tom: 'tom.reid@derby.example',
  helen: 'helen.marsh@derby.example',
  grace: 'grace.okafor@derby.example',
  sam: 'sam.taylor@derby.example',
  nobody: 'nobody@elsewhere.example',
} as const;
export type Person = keyof typeof addresses;
export const everybody = Object.keys(addresses) as readonly Person[];

/** The whole product in this process, between a stand-in for Teams and one for Slack; every request goes over HTTP. */
export type WholeApp = {
  readonly url: string;
  readonly connector: FakeBotConnector;
  readonly slack: FakeSlack;
  readonly teamsEvents: ReturnType<typeof recordedEvents>;
  /** The event as this person would send it now, with an id of its own; in personal chat, from their own. */
  readonly teamsEventOf: (who: Person, event: Json) => Json;
  /** Sends an event with a token of the stand-in for Microsoft. */
  readonly postToTeams: (event: Json) => Promise<{ readonly status: number; readonly body: Json }>;
  /** Sends a signed event of Slack in its envelope. */
  readonly slackEvent: (event: Json, envelope?: Json) => Promise<Response>;
  readonly slackInteraction: (who: Person, payload: Json) => Promise<Response>;
  readonly slackCommand: (
    who: Person,
    command: string,
    text: string,
    fields?: Record<string, string>,
  ) => Promise<Response>;
  /** Time passes until that time on the wall, `2026-12-24 09:30`; what falls due on the way is delivered. */
  readonly moveClock: (to: string) => Promise<void>;
  /** Everything that was made up goes and is made anew at that time: nobody has opened it on a platform yet. */
  readonly startAgain: (begins: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Starts it on an empty data folder, at that time on the wall, with Slack by address or, once it is `prepared`, by socket. Nobody has
 * opened it on a platform yet.
 */
export async function openWholeApp(
  council = 'derby',
  begins = '2026-12-01 10:00',
  bySocket?: { readonly prepare: (slack: FakeSlack) => void },
): Promise<WholeApp> {
  const setting = settingFor(council, begins);
  const [issuer, connector, slack] = await Promise.all([openFakeIssuer(), openFakeBotConnector(), openFakeSlack()]);
  for (const who of everybody) {
    connector.roster.set(teamsPerson(who).id, { ...teamsPerson(who), email: addresses[who], tenantId: tenant });
    slack.users.set(slackUser(who), {
      id: slackUser(who),
      team_id: slack.team,
      is_email_confirmed: true,
      profile: { real_name: who, email: addresses[who] },
    });
  }
  bySocket?.prepare(slack);
  slack.channels.set('C1', { isMember: true, people: everybody.map(slackUser) });
  const config: Config = {
    ...readConfig({
      PORT: '0',
      ...setting.folders,
      TRY_OUT: 'on',
      SENTENCE_MODEL: 'off',
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'http://127.0.0.1',
      COUNCILS: `${tenant}=${council},${slack.team}=${council}`,
      TEAMS_APP_ID: appId,
      TEAMS_APP_TENANT: tenant,
      TEAMS_APP_SECRET: 'not used by the stand-in',
      ...(bySocket ? { SLACK_APP_TOKEN: 'xapp-test' } : { SLACK_SIGNING_SECRET: signingSecret }),
      SLACK_BOT_TOKEN: slack.token,
    }),
    publicUrl: undefined,
    standIns: {
      slackApiUrl: slack.apiUrl,
      teams: { issuer: issuer.issuer, openIdMetadataUrl: issuer.openIdMetadataUrl, outboundToken: 'outbound' },
    },
  };
  const running = await start(config, setting.machine);
  let sent = 0;
  const { now } = running;

  const sendToSlack = (body: string, contentType: string) => {
    const timestamp = Math.floor(now() / 1000);
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    return fetch(`${running.url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        ...afresh,
        'content-type': contentType,
        'x-slack-signature': signature,
        'x-slack-request-timestamp': String(timestamp),
      },
    });
  };
  const sendForm = (fields: Record<string, string>) =>
    sendToSlack(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  const pressOnPage = async (path: string, body: Json) => {
    const response = await fetch(`${running.url}${path}`, {
      method: 'POST',
      headers: { ...afresh, 'content-type': 'application/json', origin: running.url },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };

  return {
    url: running.url,
    connector,
    slack,
    teamsEvents: recordedEvents(connector.serviceUrl),
    teamsEventOf: (who, event) => {
      sent += 1;
      const from = teamsPerson(who);
      const conversation = event.conversation as Json;
      const isPersonal = conversation.conversationType === 'personal';
      return {
        ...event,
        id: `${1_730_000_000_000 + sent}`,
        timestamp: new Date(now()).toISOString(),
        from,
        conversation: isPersonal ? { ...conversation, id: `a:personal-${from.id}` } : conversation,
      };
    },
    postToTeams: async (event) => {
      const response = await fetch(`${running.url}/api/messages`, {
        method: 'POST',
        headers: {
          ...afresh,
          'content-type': 'application/json',
          authorization: issuer.bearer(appId, connector.serviceUrl),
        },
        body: JSON.stringify(event),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Json) : {} };
    },
    slackEvent: (event, envelope = {}) =>
      sendToSlack(
        JSON.stringify({
          type: 'event_callback',
          team_id: slack.team,
          event_id: `Ev${randomUUID()}`,
          authorizations: [{ team_id: slack.team, user_id: slack.botUserId, is_bot: true }],
          event,
          ...envelope,
        }),
        'application/json',
      ),
    slackInteraction: (who, payload) => {
      const user = { id: slackUser(who), team_id: slack.team };
      return sendForm({ payload: JSON.stringify({ team: { id: slack.team }, user, ...payload }) });
    },
    slackCommand: (who, command, text, fields = {}) =>
      sendForm({
        command,
        text,
        team_id: slack.team,
        channel_id: 'C1',
        user_id: slackUser(who),
        response_url: slack.responseUrl(),
        trigger_id: slack.trigger(),
        ...fields,
      }),
    moveClock: (to) => pressOnPage('/chat/clock', { to: to.replace(' ', 'T') }),
    startAgain: async (anew) => {
      setting.setMachine(anew);
      await pressOnPage('/chat/reset', {});
    },
    close: async () => {
      await running.close();
      await Promise.all([issuer.close(), connector.close(), slack.close()]);
      setting.clear();
    },
  };
}

/** Somebody as Teams names them to the bot. */
export function teamsPerson(who: Person) {
  const number = String(everybody.indexOf(who)).padStart(12, '0');
  return { id: `29:${who}`, name: who, aadObjectId: `b1c8a6a4-3f0e-4a0c-8e57-${number}` };
}

/** Somebody's account in Slack; their direct messages are `D` and the rest of it. */
export function slackUser(who: Person): string {
  return `U${who.toUpperCase()}`;
}

export function directMessagesOf(who: Person): string {
  return `D${who.toUpperCase()}`;
}
