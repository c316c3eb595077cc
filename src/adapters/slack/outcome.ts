import { webApi } from '@slack/bolt';
import type { DeliveryOutcome } from '../../messaging/index.ts';

/**
 * Slack says of these that our own connection to the workspace is broken: a token that was taken back or never had the
 * permission, an app that was switched off. `account_inactive` speaks of our token's account, not of the person's.
 */
const ownFaults: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
  'token_revoked',
]);

/** The same found here, before Slack is asked. */
export const NOT_ALLOWED = 'workspace not allowed';
export const NOT_INSTALLED = 'not installed there';
export const NOT_READABLE = 'installation not readable';
export const SWITCHED_OFF = 'switched off';

/** Every reason that is our connection's and no person's. */
export const reasonsOfOurs: readonly string[] = [...ownFaults, NOT_ALLOWED, NOT_INSTALLED, NOT_READABLE, SWITCHED_OFF];

/** Nobody is there any more, or never was: trying again is no use. */
const nobodyThere = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'message_not_found',
  'not_in_channel',
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
    if (ownFaults.has(reason)) return { kind: 'disconnected', reason };
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

/** Slack took nothing of it, for it does not know a block or does not take it there. */
export function isRefusedForBlocks(error: unknown): boolean {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error === REFUSED_FOR_BLOCKS;
  return error instanceof Error && 'code' in error && error.code === REFUSED_FOR_BLOCKS;
}

/** What Slack calls that. */
export const REFUSED_FOR_BLOCKS = 'invalid_blocks';

/** True where the same call may well be taken in a while: Slack was not reached, asked to wait, or nobody knows what it did. */
export function mayPass(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRateLimitedError || readFailure(error).kind === 'unknown') return true;
  return !(error instanceof webApi.WebAPIPlatformError) && neverSent.has(networkCode(error));
}

/** True where Slack took it in and said no, whatever Bolt put it into: begun anew, it is refused again. */
export function isRefusedForGood(error: unknown): boolean {
  if (error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIHTTPError) return !mayPass(error);
  return error instanceof Error && 'original' in error && isRefusedForGood(error.original);
}

/** The innermost code of a failed connection. */
function networkCode(error: unknown): string {
  if (error instanceof webApi.WebAPIRequestError) return networkCode(error.original);
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return networkCode(error.cause);
  return 'code' in error ? String(error.code) : error.name;
}
