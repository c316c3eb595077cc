import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const COOKIE_NAME = 'clausewise_browser';

/**
 * The account of this browser: known again by a random cookie that lasts for a month.
 * The account is a digest of the cookie, so that no record of it lets anybody in. Sets the cookie where there is none.
 */
export function accountOf(request: Request, response: Response, newId: () => string): string {
  const known = readCookie(request.headers.cookie);
  const secret = known ?? newId();
  if (known === undefined) {
    response.cookie(COOKIE_NAME, secret, {
      httpOnly: true,
      sameSite: 'strict',
      maxAge: 30 * 86_400_000,
      secure: request.secure,
      path: '/',
    });
  }
  return `web:${createHash('sha256').update(secret).digest('hex').slice(0, 32)}`;
}

function readCookie(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((part) => part.trim().split('='));
  const value = pairs.find(([name]) => name === COOKIE_NAME)?.[1];
  return value !== undefined && /^[\w-]{16,64}$/.test(value) ? value : undefined;
}
