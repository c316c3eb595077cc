import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const plainName = 'clausewise_session';

/** On this machine there is no TLS to be had; everywhere else the cookie goes over nothing else, whatever proxy stands before. */
function isSecure({ hostname }: Request): boolean {
  return !['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);
}

function nameOf(request: Request): string {
  return isSecure(request) ? `__Host-${plainName}` : plainName;
}

/** The secret of this browser's session, if it has one. */
export function readSession(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
  const value = pairs.find(([name]) => name === nameOf(request))?.[1];
  return value !== undefined && /^[\w-]{16,100}$/.test(value) ? value : undefined;
}

/** Gives the browser a session, until it is closed or the session is over. */
export function giveSession(request: Request, response: Response, secret: string): void {
  response.cookie(nameOf(request), secret, optionsFor(request));
}

export function takeSession(request: Request, response: Response): void {
  response.clearCookie(nameOf(request), optionsFor(request));
}

function optionsFor(request: Request) {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(request), path: '/' } as const;
}

/** What every form of a session holds, and no other site can know. */
export function formTokenOf(secret: string): string {
  return createHash('sha256').update(`form ${secret}`).digest('base64url');
}

export function isFormToken(token: string | undefined, secret: string): boolean {
  const [given, wanted] = [Buffer.from(token ?? ''), Buffer.from(formTokenOf(secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
