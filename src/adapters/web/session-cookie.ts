import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const PLAIN_NAME = 'clausewise_session';
const loopback = ['localhost', '127.0.0.1', '[::1]', '::1'];

/** The cookie that holds a browser's session, until the browser is closed or the session is over. */
export type SessionCookie = {
  /** The secret of this browser's session, if it has one. */
  readonly read: (request: Request) => string | undefined;
  readonly give: (request: Request, response: Response, secret: string) => void;
  readonly take: (request: Request, response: Response) => void;
};

/**
 * On this machine there is no TLS to be had; everywhere else the cookie goes over nothing else. A proxy may hand requests on under this
 * machine's name, so what people reach, `publicUrl`, counts too.
 */
export function createSessionCookie(publicUrl: string | undefined): SessionCookie {
  const isPublic = publicUrl?.startsWith('https:') === true;
  const isSecure = ({ hostname }: Request) => isPublic || !loopback.includes(hostname);
  const nameOf = (request: Request) => (isSecure(request) ? `__Host-${PLAIN_NAME}` : PLAIN_NAME);
  const optionsFor = (request: Request) =>
    ({ httpOnly: true, sameSite: 'lax', secure: isSecure(request), path: '/' }) as const;
  return {
    read: (request) => {
      const pairs = (request.headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
      const value = pairs.find(([name]) => name === nameOf(request))?.[1];
      return value !== undefined && /^[\w-]{16,100}$/.test(value) ? value : undefined;
    },
    give: (request, response, secret) => void response.cookie(nameOf(request), secret, optionsFor(request)),
    take: (request, response) => void response.clearCookie(nameOf(request), optionsFor(request)),
  };
}

/** What every form of a session holds, and no other site can know. */
export function formTokenOf(secret: string): string {
  return createHash('sha256').update(`form ${secret}`).digest('base64url');
}

export function isFormToken(token: string | undefined, secret: string): boolean {
  const [given, wanted] = [Buffer.from(token ?? ''), Buffer.from(formTokenOf(secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
