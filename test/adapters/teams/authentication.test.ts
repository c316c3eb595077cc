import { request } from 'node:http';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTeamsAdapter, type TeamsSettings } from '../../../src/adapters/teams/index.ts';
import { isServiceUrlAllowed } from '../../../src/adapters/teams/service-url.ts';
import { TeamsSettingsError } from '../../../src/adapters/teams/settings.ts';
import { createEventDesk } from '../../support/event-desk-memory.ts';
import type { TokenChanges } from '../../support/fake-issuer.ts';
import { appId, tenant } from './recorded.ts';
import { type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
let hours = 1;
const libraryCache = (
  JwtTokenExtractor as unknown as { openIdMetadataCache: Map<string, { getKey: (id: string) => Promise<unknown> }> }
).openIdMetadataCache;

/** True time passes, in milliseconds. */
function passOnTheWall(milliseconds: number): void {
  const at = Date.now() + milliseconds;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(at);
}

beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
afterEach(() => vi.useRealTimers());
beforeEach(() => {
  teams.reset();
  // What was refused in another test is long ago.
  passOnTheWall(hours * 3_600_000);
  hours += 1;
  // The library keeps its keys for the whole process: what one test put there is none of the next one's.
  libraryCache.clear();
  // The library prints what it was sent.
  vi.spyOn(console, 'error')
    .mockReset()
    .mockImplementation(() => undefined);
});

describe('who is let in', () => {
  it('answers a request that Teams signed for us', async () => {
    const { status } = await teams.post(teams.events.message('hello'));
    expect(status).toBe(200);
    expect(teams.turns).toHaveLength(1);
  });

  const forgeriesAt = (seconds: number): Record<string, TokenChanges> => ({
    'a token that nobody signed': { header: { alg: 'none' }, signedBy: 'nobody' },
    'a token without its signature': { signedBy: 'nobody' },
    'a token signed with our public key as a secret': { header: { alg: 'HS256' }, signedBy: 'public-key' },
    'a stranger’s token under the right key id': { signedBy: 'stranger' },
    'a token under an unknown key id': { header: { kid: 'key-2' }, signedBy: 'stranger' },
    'an expired token': { claims: { nbf: seconds - 7200, exp: seconds - 3600 } },
    'a token that is not valid yet': { claims: { nbf: seconds + 3600, exp: seconds + 7200 } },
    'a token for another app': { claims: { aud: '11111111-2222-3333-4444-555555555555' } },
    'a token from another issuer': { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } },
    'a token for another service URL': { claims: { serviceurl: 'https://smba.trafficmanager.net/uk/' } },
  });

  const bearer = (changes: TokenChanges = {}) => teams.issuer.bearer(appId, teams.connector.serviceUrl, changes);

  it.each(Object.keys(forgeriesAt(0)))('refuses %s, and all of them alike', async (name) => {
    const changes = forgeriesAt(Math.floor(Date.now() / 1000))[name];
    const { status, text } = await teams.post(teams.events.message('hello'), bearer(changes));
    expect({ status, text }).toEqual({ status: 401, text: 'Unauthorized' });
    expect(teams.turns).toEqual([]);
    expect(teams.connector.calls).toEqual([]);
  });

  it('prints nothing of any of them, and logs why in a word: a log is no place for what strangers send', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    for (const change of Object.values(forgeriesAt(seconds))) {
      passOnTheWall(61_000);
      await teams.post(teams.events.message('hello'), bearer(change));
    }
    await teams.post(teams.events.message('hello'), '');
    expect(console.error).not.toHaveBeenCalled();
    const reasons = teams.logged.map((line) => /"reason":"([\w-]+)"/.exec(line)?.[1]);
    expect(reasons).toEqual([
      'algorithm',
      'signature',
      'algorithm',
      'signature',
      'unknown-key',
      'expired',
      'not-yet-valid',
      'audience',
      'issuer',
      'service-url',
      'no-header',
    ]);
    expect(teams.logged.join()).not.toContain('eyJ');
  });

  it('logs a reason once a minute, with how many there were since', async () => {
    for (let times = 0; times < 5; times += 1) await teams.post(teams.events.message('hello'), '');
    expect(teams.logged).toHaveLength(1);
    passOnTheWall(61_000);
    await teams.post(teams.events.message('hello'), '');
    expect(teams.logged[1]).toContain('"alsoSince":4');
  });

  it('lets nobody in whose token Microsoft’s own library does not take, whatever we think of it', async () => {
    expect((await teams.post(teams.events.message('hello'), bearer())).status).toBe(200);
    libraryKeys(teams.issuer.openIdMetadataUrl).getKey = async () => null;
    expect((await teams.post(teams.events.message('hello'), bearer())).status).toBe(401);
    expect(teams.logged.join()).toContain('"reason":"library"');
    expect(teams.turns).toHaveLength(1);
  });

  it.each([
    ['no header', ''],
    ['a word', 'Bearer'],
    ['a password', 'Basic dTpw'],
    ['rubbish', 'Bearer a.b.c'],
  ])('refuses %s in the same way', async (_name, header) => {
    const { status, text } = await teams.post(teams.events.message('hello'), header);
    expect({ status, text }).toEqual({ status: 401, text: 'Unauthorized' });
    expect(teams.turns).toEqual([]);
  });

  it('refuses a good token on an event of another platform', async () => {
    const { status } = await teams.post({ ...teams.events.message('hello'), channelId: 'AseChannel' });
    expect(status).toBe(401);
    expect(teams.turns).toEqual([]);
  });

  it('refuses a service URL elsewhere even when the token vouches for it', async () => {
    const elsewhere = 'https://teams.example/uk/';
    const header = teams.issuer.bearer(appId, elsewhere);
    const { status } = await teams.post({ ...teams.events.message('hello'), serviceUrl: elsewhere }, header);
    expect(status).toBe(401);
    expect(teams.turns).toEqual([]);
  });

  it('answers an authentic event in an unknown shape with 400, and bodies above 256 KB with 413', async () => {
    const { serviceUrl } = teams.connector;
    expect((await teams.post({ channelId: 'msteams', serviceUrl, type: 'message' })).status).toBe(400);
    expect((await teams.post(teams.events.message('x'.repeat(257 * 1024)))).status).toBe(413);
    expect(teams.turns).toEqual([]);
  });
});

describe('the keys of Microsoft’s issuer', () => {
  it('go on serving when they cannot be fetched anew, and new ones are found as soon as they can', async () => {
    const own = await runTeams();
    const hello = () => own.post(own.events.message('hello'));
    expect((await hello()).status).toBe(200);
    own.issuer.fail(true);
    passOnTheWall(25 * 3_600_000);
    expect((await hello()).status).toBe(200);
    // Longer than Microsoft promises to keep a key, nobody is believed any more.
    passOnTheWall(5 * 24 * 3_600_000);
    expect((await hello()).status).toBe(401);
    expect(own.logged.join()).toContain('keys-unreachable');
    own.issuer.fail(false);
    own.issuer.changeKey();
    passOnTheWall(6 * 60_000);
    expect((await hello()).status).toBe(200);
    await own.close();
  });

  it('are not waited for without end', async () => {
    const own = await runTeams({ sendTimeout: 200 });
    own.issuer.hang(true);
    expect((await own.post(own.events.message('hello'))).status).toBe(401);
    expect(own.logged.join()).toContain('keys-unreachable');
    own.issuer.hang(false);
    await own.close();
  });
});

describe('where our token may go', () => {
  const settings: TeamsSettings = { identity: { kind: 'managed-identity', appId, tenant }, tenants: [tenant] };

  it.each([
    'https://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net/emea/6f6e2d4b-51a3-4c37-9a0e-0d3b9f6c2a11/',
    'https://smba.infra.gcc.teams.microsoft.com/teams/',
    'https://api.botframework.com',
  ])('lets it go to %s', (url) => expect(isServiceUrlAllowed(url, settings)).toBe(true));

  it.each([
    'http://smba.trafficmanager.net/uk/',
    'https://evil.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://smba.trafficmanager.net:8443/uk/',
    'https://evilbotframework.com/',
    'https://teams.microsoft.com.evil.example/',
    'http://127.0.0.1:3978/',
    'http://169.254.169.254/metadata',
    'file:///etc/passwd',
    '',
  ])('keeps it from %j', (url) => expect(isServiceUrlAllowed(url, settings)).toBe(false));
});

describe('starting', () => {
  const start = (settings: TeamsSettings) =>
    openTeamsAdapter({
      eventDesk: createEventDesk(),
      settings,
      handle: async () => ({ blocks: [] }),
      clauses: { search: async () => [], byUrl: async () => undefined, examples: async () => [] },
      assetPath: (name) => `/assets/${name}`,
      publicUrl: 'https://clausewise.example',
      names: async () => [],
      log: { info: () => {}, warn: () => {}, error: () => {} },
      now: () => 0,
      wallClock: () => 0,
    });
  const codeOf = async (settings: TeamsSettings) => {
    try {
      await start(settings);
      return 'started';
    } catch (error) {
      return error instanceof TeamsSettingsError ? error.code : 'another error';
    }
  };

  it('refuses an empty app id, secret, tenant or allow list, which would let anybody in', async () => {
    const tenants = [tenant];
    expect(await codeOf({ identity: { kind: 'secret', appId: ' ', secret: 's', tenant }, tenants })).toBe('no-app-id');
    expect(await codeOf({ identity: { kind: 'managed-identity', appId: '', tenant }, tenants })).toBe('no-app-id');
    expect(await codeOf({ identity: { kind: 'secret', appId, secret: '', tenant }, tenants })).toBe('no-secret');
    expect(await codeOf({ identity: { kind: 'secret', appId, secret: 's', tenant: '' }, tenants })).toBe('no-tenant');
    expect(await codeOf({ identity: { kind: 'secret', appId, secret: 's', tenant }, tenants: [] })).toBe('no-tenant');
  });

  it('starts with a secret or with a managed identity', async () => {
    expect(await codeOf({ identity: { kind: 'secret', appId, secret: 's', tenant }, tenants: [tenant] })).toBe(
      'started',
    );
    expect(await codeOf({ identity: { kind: 'managed-identity', appId, tenant }, tenants: [tenant] })).toBe('started');
  });

  it('refuses a test mode that trusts an issuer elsewhere', async () => {
    const testMode = { issuer: 'https://evil.example', openIdMetadataUrl: 'http://127.0.0.1:1/', outboundToken: 't' };
    expect(
      await codeOf({ identity: { kind: 'secret', appId, secret: 's', tenant }, tenants: [tenant], testMode }),
    ).toBe('test-mode-not-loopback');
  });
});

describe('the unauthenticated mode for emulators', () => {
  let local: RunningTeams;
  beforeAll(async () => {
    local = await runTeams({ identity: { kind: 'unauthenticated-loopback' } });
  });
  afterAll(() => local.close());

  const postWith = (headers: Record<string, string>) =>
    fetch(local.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(local.events.message('hello')),
    });

  it('answers without a token on this machine, and sends none', async () => {
    local.reset();
    expect((await local.post(local.events.message('hello'), '')).status).toBe(200);
    expect(local.turns).toHaveLength(1);
    expect(local.connector.messages()[0]?.authorization).toBeUndefined();
  });

  it('refuses what a proxy on this machine passes on', async () => {
    local.reset();
    expect((await postWith({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    expect(local.turns).toEqual([]);
  });

  it('refuses what was sent here under another name', async () => {
    local.reset();
    expect(await postToHost('rebound.example')).toBe(403);
    expect(local.turns).toEqual([]);
  });

  function postToHost(host: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', host };
      const outgoing = request(local.url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject);
      outgoing.end(JSON.stringify(local.events.message('hello')));
    });
  }
});

/** Where Microsoft’s library looks for keys. */
function libraryKeys(metadataUrl: string): { getKey: (id: string) => Promise<unknown> } {
  const keys = libraryCache.get(metadataUrl);
  if (!keys) throw new Error('The library was given no keys.');
  return keys;
}
