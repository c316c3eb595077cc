import { verifySlackRequest } from '@slack/bolt';

/** Furthest that a request's clock may be from ours, in seconds. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const TOLERANCE = 5 * 60;

export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a request's headers and body say about where it is from. `signature` tells one request from another. */
export type RequestCheck =
  | { readonly kind: 'genuine'; readonly signature: string }
  | { readonly kind: 'forged'; readonly reason: 'headers missing' | 'clock differs' | 'signature differs' };

/**
 * Whether Slack sent this body, not more than five minutes ago and not from the future.
 * `now` in milliseconds.
 */
export function checkRequest(headers: RequestHeaders, body: string, signingSecret: string, now: number): RequestCheck {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) {
    return { kind: 'forged', reason: 'headers missing' };
  }
  // The library stops reading at a second "=", so one request would have many spellings of its signature.
  if (!/^v0=[0-9a-f]{64}$/.test(signature)) return { kind: 'forged', reason: 'signature differs' };
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE) return { kind: 'forged', reason: 'clock differs' };
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
      nowMilliseconds: now,
    });
    return { kind: 'genuine', signature };
  } catch {
    return { kind: 'forged', reason: 'signature differs' };
  }
}

/** A body as Slack sends it: JSON for events, a form (with a JSON payload in it, or not) for everything else. */
export function parseBody(body: string, contentType: BodyType): Record<string, unknown> | undefined {
  try {
    const fields = contentType === 'form' ? Object.fromEntries(new URLSearchParams(body)) : undefined;
    const parsed: unknown = fields && fields.payload === undefined ? fields : JSON.parse(fields?.payload ?? body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

export type BodyType = 'json' | 'form';

/** The kind of body that a content type names; undefined for kinds that Slack does not send. */
export function readBodyType(contentType: string | undefined): BodyType | undefined {
  const [type] = (contentType ?? '').toLowerCase().split(';');
  if (type?.trim() === 'application/json') return 'json';
  return type?.trim() === 'application/x-www-form-urlencoded' ? 'form' : undefined;
}
