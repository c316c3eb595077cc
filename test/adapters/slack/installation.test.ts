import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import {
  openInstallation,
  SealBrokenError,
  sealInstallation,
} from '../../../src/adapters/slack/sealed-installation.ts';
import { SlackConfigError } from '../../../src/adapters/slack/slack.ts';
import { createEventDesk } from '../../support/event-desk-memory.ts';
import {
  createInstallationStore,
  createSeenEvents,
  directMessage,
  openRunningSlack,
  type RunningSlack,
} from './running-slack.ts';

const encryptionKey = new Uint8Array(32).fill(7);
const rows = new Map<string, string>();
const installedAt = new Map<string, number>();
const heard: string[] = [];
let running: RunningSlack;
beforeEach(async () => {
  rows.clear();
  installedAt.clear();
  heard.length = 0;
  running = await openRunningSlack(
    {
      credentials: {
        kind: 'oauth',
        clientId: '1.2',
        clientSecret: 'shh',
        stateSecret: 'state',
        encryptionKey,
        installations: createInstallationStore(rows, installedAt),
      },
    },
    {},
    async (tenant) => void heard.push(tenant),
  );
  running.fake.codes.set('good', exchanged('T1'));
  running.fake.codes.set('elsewhere', exchanged('T2'));
});
afterEach(() => running.close());

function exchanged(team: string): Record<string, unknown> {
  return {
    app_id: 'A1',
    access_token: running.fake.token,
    token_type: 'bot',
    scope: 'chat:write',
    bot_user_id: 'UBOT',
    team: { id: team, name: team },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: 'U1' },
  };
}

async function begin(): Promise<{ state: string; cookie: string; address: URL }> {
  const answer = await fetch(`${running.url}/slack/install`, { redirect: 'manual' });
  const address = new URL(answer.headers.get('location') ?? '');
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { state: address.searchParams.get('state') ?? '', cookie, address };
}

function finish(code: string, state: string, cookie: string): Promise<Response> {
  return fetch(`${running.url}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, {
    headers: { cookie },
  });
}

describe('an installation', () => {
  it('asks for the scopes, keeps the token sealed, and the workspace is then answered', async () => {
    const { state, cookie, address } = await begin();
    expect(address.searchParams.get('scope')).toContain('users:read.email');
    expect(address.searchParams.get('redirect_uri')).toBe('https://clausewise.example/slack/oauth_redirect');
    expect((await finish('good', state, cookie)).status).toBe(200);
    expect([...rows.keys()]).toEqual(['T1']);
    expect(heard).toEqual(['T1']);
    expect(rows.get('T1')).not.toContain(running.fake.token);
    expect(openInstallation(rows.get('T1') ?? '', 'T1', encryptionKey)).toMatchObject({
      botToken: running.fake.token,
      installedBy: 'U1',
    });
    await running.event(directMessage('when?'));
    await running.settled();
    expect(running.fake.messages).toHaveLength(1);
  });

  it('is refused to a workspace that is not on the allow list', async () => {
    const { state, cookie } = await begin();
    const answer = await finish('elsewhere', state, cookie);
    expect(answer.status).toBe(403);
    expect(rows.size).toBe(0);
    // The token that Slack made for it must not go on working.
    expect(running.fake.revoked).toEqual([running.fake.token]);
  });

  it.each([
    ['a state of our making but another browser', '', undefined],
    ['a forged state', undefined, 'forged'],
  ])('is refused with %s', async (_, otherCookie, otherState) => {
    const { state, cookie } = await begin();
    expect((await finish('good', otherState ?? state, otherCookie ?? cookie)).status).toBe(400);
    expect(rows.size).toBe(0);
  });

  it('is forgotten when the app is removed, and nothing is delivered there', async () => {
    rows.set(
      'T1',
      sealInstallation({ botToken: running.fake.token, scopes: [], installedBy: 'U1' }, 'T1', encryptionKey),
    );
    await running.event({ type: 'app_uninstalled' });
    await running.settled();
    expect(rows.size).toBe(0);
    const to = { platform: 'slack' as const, tenant: 'T1', accountId: 'U1', place: 'U1' };
    expect(await running.slack.adapter.deliver({ id: 'n', to, reply: { blocks: [] }, repeated: false })).toEqual({
      kind: 'disconnected',
      reason: 'not installed there',
    });
  });

  it('stays when Slack tells late of an earlier removal, and goes with a later one', async () => {
    const sealed = sealInstallation(
      { botToken: running.fake.token, scopes: [], installedBy: 'U1' },
      'T1',
      encryptionKey,
    );
    const seconds = Math.floor(running.clock.now / 1000);
    for (const event of [{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }]) {
      rows.set('T1', sealed);
      installedAt.set('T1', running.clock.now);
      await running.event(event, { event_time: seconds - 5 });
      await running.settled();
      expect([...rows.keys()]).toEqual(['T1']);
      await running.event(event, { event_time: seconds + 5 });
      await running.settled();
      expect(rows.size).toBe(0);
    }
  });

  it('is none of a person’s whose own token is taken back', async () => {
    rows.set('T1', sealInstallation({ botToken: 'x', scopes: [], installedBy: 'U1' }, 'T1', encryptionKey));
    await running.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    await running.settled();
    expect(rows.size).toBe(1);
  });

  it('sealed under the key before is opened, and sealed anew at the start', async () => {
    const former = new Uint8Array(32).fill(9);
    rows.set('T1', sealInstallation({ botToken: running.fake.token, scopes: [], installedBy: 'U1' }, 'T1', former));
    const installations = createInstallationStore(rows, installedAt);
    const oauth = { kind: 'oauth' as const, clientId: '1', clientSecret: '2', stateSecret: '3', installations };
    const rotated = await openRunningSlack({
      credentials: { ...oauth, encryptionKey, formerKey: former },
      slackApiUrl: running.fake.apiUrl,
    });
    expect(await rotated.slack.adapter.check?.('T1')).toEqual({ kind: 'works' });
    expect(() => openInstallation(rows.get('T1') ?? '', 'T1', encryptionKey)).toThrow(SealBrokenError);
    await rotated.slack.start();
    expect(openInstallation(rows.get('T1') ?? '', 'T1', encryptionKey).botToken).toBe(running.fake.token);
    await rotated.close();
  });

  it('that cannot be read with the key there is, is counted', async () => {
    rows.set(
      'T1',
      sealInstallation({ botToken: 'x', scopes: [], installedBy: 'U1' }, 'T1', new Uint8Array(32).fill(8)),
    );
    rows.set('T2', sealInstallation({ botToken: 'x', scopes: [], installedBy: 'U1' }, 'T2', encryptionKey));
    expect(await running.slack.countUnreadable()).toBe(1);
  });

  it('of nobody is heard without an answer and without a fall', async () => {
    expect((await running.event(directMessage('when?'))).status).toBe(200);
    await running.settled();
    expect(running.turns).toHaveLength(0);
  });
});

describe('a sealed installation', () => {
  const installation = { botToken: 'xoxb-secret', scopes: ['chat:write'], installedBy: 'U1' };

  it('opens with its key in its own workspace', () => {
    expect(openInstallation(sealInstallation(installation, 'T1', encryptionKey), 'T1', encryptionKey)).toEqual(
      installation,
    );
  });

  it('never looks the same twice', () => {
    expect(sealInstallation(installation, 'T1', encryptionKey)).not.toBe(
      sealInstallation(installation, 'T1', encryptionKey),
    );
  });

  it.each([
    ['with another key', (sealed: string) => openInstallation(sealed, 'T1', new Uint8Array(32).fill(8))],
    ['as another workspace’s', (sealed: string) => openInstallation(sealed, 'T2', encryptionKey)],
    [
      'when a letter was changed',
      (sealed: string) =>
        openInstallation(
          `${sealed.slice(0, 20)}${sealed[20] === 'A' ? 'B' : 'A'}${sealed.slice(21)}`,
          'T1',
          encryptionKey,
        ),
    ],
    ['when it was cut short', (sealed: string) => openInstallation(sealed.slice(0, 30), 'T1', encryptionKey)],
    [
      'in a version we do not know',
      (sealed: string) => openInstallation(sealed.replace('v1.', 'v2.'), 'T1', encryptionKey),
    ],
  ])('does not open %s', (_, open) => {
    expect(() => open(sealInstallation(installation, 'T1', encryptionKey))).toThrow(SealBrokenError);
  });
});

describe('Slack does not start', () => {
  const base = () => ({
    handle: async () => ({ blocks: [] }),
    clauses: { search: async () => [], byUrl: async () => undefined, examples: async () => [] },
    names: async () => [],
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    seenEvents: createSeenEvents(new Set()),
    eventDesk: createEventDesk(),
    newId: () => 'id',
    now: () => 0,
  });
  const http = { kind: 'http' as const, signingSecret: 's' };
  const bot = { kind: 'bot-token' as const, botToken: 'xoxb-1' };
  const oauth = {
    kind: 'oauth' as const,
    clientId: '1',
    clientSecret: '2',
    stateSecret: '3',
    encryptionKey: new Uint8Array(16),
    installations: createInstallationStore(new Map()),
  };
  it.each([
    ['a signing secret', { kind: 'http' as const, signingSecret: '' }, bot],
    ['an app token', { kind: 'socket' as const, appToken: '' }, bot],
    ['a bot token', http, { kind: 'bot-token' as const, botToken: '' }],
    ['a key of 32 bytes', http, oauth],
  ])('without %s', async (_, transport, credentials) => {
    const config = { transport, credentials, allowedTenants: [], publicUrl: 'https://c.example' };
    await expect(createSlack({ ...base(), config })).rejects.toThrow(SlackConfigError);
  });
});
