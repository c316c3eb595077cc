import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { WebEntry, WebOptions, WebVisitor } from '../../../src/adapters/web/index.ts';
import { openSite } from './fake-site.ts';

const secret = 'a-secret-of-a-session';
const sam: WebVisitor = {
  council: { id: 'derby', name: 'Derby City Council' },
  person: { id: 'sam', name: 'Sam Taylor' },
  roles: ['administrator'],
};
const entry: WebEntry = {
  look: async () => sam,
  enter: async () => ({ secret, path: '/figures' }),
  find: async (given) => (given === secret ? sam : undefined),
  leave: async () => undefined,
};
const figures = {
  name: 'figures',
  typed: 'figures',
  read: async () => ({ kind: 'go' as const, to: '/let-in' }),
  act: async () => undefined,
  largestForm: 1,
};

type Answer = { readonly status: number; readonly cookie: string; readonly to: string | undefined };

/** A request under a name of the test's choosing, which fetch does not allow. */
function ask(address: string, method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, address), { method, headers }, (response) => {
      response.resume();
      const [cookie = ''] = response.headers['set-cookie'] ?? [];
      resolve({ status: response.statusCode ?? 0, cookie, to: response.headers.location });
    });
    sent.once('error', reject).end();
  });
}

/** Goes in under that name, and comes back with the cookie. */
async function enter(host: string, options: Partial<WebOptions> = {}) {
  const site = await openSite({ tryOut: undefined, visitors: { entry, pages: [figures] }, ...options });
  try {
    const { cookie } = await ask(site.address, 'POST', '/enter/of-theirs', { host });
    const [pair = ''] = cookie.split(';');
    const back = await ask(site.address, 'GET', '/figures', { host, cookie: pair });
    const left = await ask(site.address, 'POST', '/leave', { host, cookie: pair });
    return { cookie, back: back.to, left: left.cookie };
  } finally {
    await site.close();
  }
}

describe('the cookie of a session', () => {
  it('goes over TLS alone, bound to its host, wherever the site is reached under a name of its own', async () => {
    const { cookie, back, left } = await enter('clausewise.council.example');
    expect(cookie).toBe(`__Host-clausewise_session=${secret}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    expect(back).toBe('/let-in');
    expect(left).toMatch(/^__Host-clausewise_session=;.*Expires=Thu, 01 Jan 1970 00:00:00 GMT/);
    expect(left).toContain('Secure');
  });

  it('does so too behind a proxy that hands requests on under this machine’s name', async () => {
    const { cookie, back } = await enter('localhost:3978', { publicUrl: 'https://clausewise.council.example' });
    expect(cookie).toMatch(/^__Host-.*; Secure;/);
    expect(back).toBe('/let-in');
  });

  it('works on this machine without TLS, by each of its names', async () => {
    for (const host of ['localhost:3978', '127.0.0.1:3978', '[::1]:3978']) {
      const { cookie, back } = await enter(host);
      expect(cookie, host).toBe(`clausewise_session=${secret}; Path=/; HttpOnly; SameSite=Lax`);
      expect(back, host).toBe('/let-in');
    }
  });
});
