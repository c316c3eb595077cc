import { webApi } from '@slack/bolt';
import type { DeliveryOutcome } from '../../messaging/index.ts';

/** Nobody is there any more, or never was: trying again is no use. */
const nobodyThere = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'message_not_found',
  'messages_tab_disabled',
  'not_in_channel',
  'team_access_not_granted',
  'token_revoked',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

/** Slack says of these that part of it may have happened. */
const perhapsDone = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

/** The connection never came about. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What a failed call means for the message it carried. `retryAfter` is a wait, in milliseconds. */
export function readFailure(error: unknown): Exclude<DeliveryOutcome, { kind: 'delivered' }> {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'refused', reason: 'rate limited', retryAfter: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const reason = error.data.error;
    if (nobodyThere.has(reason)) return { kind: 'unreachable', reason };
    return { kind: perhapsDone.has(reason) ? 'unknown' : 'refused', reason };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `status ${error.statusCode}`;
    return { kind: error.statusCode < 500 ? 'refused' : 'unknown', reason };
  }
  const code = networkCode(error);
  return { kind: neverSent.has(code) ? 'refused' : 'unknown', reason: code };
}

/** The innermost code of a failed connection. */
function networkCode(error: unknown): string {
  if (error instanceof webApi.WebAPIRequestError) return networkCode(error.original);
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return networkCode(error.cause);
  return 'code' in error ? String(error.code) : error.name;
}
