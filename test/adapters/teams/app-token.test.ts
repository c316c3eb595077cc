import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAppToken } from '../../../src/adapters/teams/app-token.ts';
import { tenant } from './recorded.ts';

type Asked = { readonly url: string; readonly body: URLSearchParams };

/** In the place of Microsoft's sign-in: what it was asked, and what it answers to a request for a token. */
function standIn(answer: () => Promise<Response> | Response): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (url: string, { body }: { body?: string } = {}) => {
    if (url.includes('/discovery/instance'))
      return Response.json({ tenant_discovery_endpoint: 'x', metadata: [], 'api-version': '1.1' });
    if (url.includes('openid-configuration')) {
      const base = `https://login.microsoftonline.com/${tenant}`;
      return Response.json({
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/keys`,
      });
    }
    asked.push({ url, body: new URLSearchParams(body) });
    return answer();
  });
  return asked;
}

const good = () => Response.json({ access_token: 'a-token', expires_in: 3600, token_type: 'Bearer' });
/** Microsoft's library keeps a token for each app: every test has an app of its own. */
let appId = randomUUID();
beforeEach(() => {
  appId = randomUUID();
});
afterEach(() => vi.unstubAllGlobals());

describe('a token for our calls', () => {
  it('is had with a secret, of the tenant in which the app is registered', async () => {
    const asked = standIn(good);
    const token = await openAppToken({ kind: 'secret', appId, secret: 'shh', tenant }, 2_000);
    expect(await token()).toBe('a-token');
    expect(asked[0]?.url.split('?')[0]).toBe(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`);
    expect(Object.fromEntries(asked[0]?.body ?? [])).toMatchObject({
      client_id: appId,
      client_secret: 'shh',
      scope: 'https://api.botframework.com/.default',
    });
    await token();
    expect(asked).toHaveLength(1);
  });

  it('is had with a certificate, which proves itself by a signed assertion', async () => {
    // Of nobody: made for this test.
    const file = join(import.meta.dirname, 'certificate.pem');
    const asked = standIn(good);
    const token = await openAppToken({ kind: 'certificate', appId, file, tenant }, 2_000);
    expect(await token()).toBe('a-token');
    const assertion = asked[0]?.body.get('client_assertion') ?? '';
    expect(JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      iss: appId,
    });
    expect(asked[0]?.body.get('client_secret')).toBeNull();
  });

  it('is had with a federated credential, read anew from its file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'clausewise-federated-')), 'token');
    writeFileSync(file, 'their.token.here\n');
    const asked = standIn(good);
    const token = await openAppToken({ kind: 'federated', appId, file, tenant }, 2_000);
    expect(await token()).toBe('a-token');
    expect(asked[0]?.body.get('client_assertion')).toBe('their.token.here');
  });

  it('is not waited for without end', async () => {
    standIn(() => new Promise<Response>(() => undefined));
    const token = await openAppToken({ kind: 'secret', appId, secret: 'shh', tenant }, 100);
    await expect(token()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('cannot be had with a file that holds no certificate, and a sentence names the setting', async () => {
    const opened = openAppToken({ kind: 'certificate', appId, file: '/nowhere.pem', tenant }, 100);
    await expect(opened).rejects.toThrow('TEAMS_APP_CERTIFICATE names /nowhere.pem');
  });
});

describe('the way out through a council’s proxy', () => {
  it('is taken by every call to Microsoft and Slack', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { setGlobalProxyFromEnv } = await import('node:http');
    const restore = setGlobalProxyFromEnv({
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
    try {
      const token = await openAppToken({ kind: 'secret', appId, secret: 'shh', tenant }, 2_000);
      await expect(token()).rejects.toThrow();
      await fetch('https://smba.trafficmanager.net/uk/').catch(() => undefined);
      expect(new Set(asked)).toEqual(new Set(['login.microsoftonline.com:443', 'smba.trafficmanager.net:443']));
    } finally {
      restore();
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
