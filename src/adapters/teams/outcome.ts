import type { DeliveryOutcome } from '../../messaging/index.ts';
import type { Called } from './connector.ts';

/** Teams says of these that the app is switched off or not let in, for everybody there. */
const ownCodes = [
  'AppNotInstalledForTenant',
  'BotDisabledByAdmin',
  'BotNotRegistered',
  'InvalidBotApiHost',
  'TenantNotAllowed',
];

/** Every reason that is our connection's and no person's. */
export const reasonsOfOurs: readonly string[] = [
  'Teams answered 401',
  ...ownCodes.map((code) => `Teams answered 403 (${code})`),
];

/**
 * What a call to Teams means for a delivery. 401 and no token are our own registration; 403 is a person who blocked or removed
 * the app, unless it says that the organisation does not let it in; 404 a conversation that is gone; 429 and 412 are refusals
 * that pass; from a server error nobody can tell.
 */
export function toOutcome(called: Called<string>, method: 'send' | 'open' = 'send'): DeliveryOutcome {
  switch (called.kind) {
    case 'done':
      return { kind: 'delivered', messageId: called.value };
    case 'no-token':
      return { kind: 'disconnected', reason: called.reason };
    case 'not-sent':
      return { kind: 'refused', reason: called.reason };
    case 'lost':
      return { kind: 'unknown', reason: called.reason };
    case 'answered': {
      const { status, code, retryAfter } = called;
      const reason = code ? `Teams answered ${status} (${code})` : `Teams answered ${status}`;
      if (status === 401 || (status === 403 && ownCodes.includes(code ?? ''))) return { kind: 'disconnected', reason };
      if (status === 403 || status === 404) return { kind: 'unreachable', reason };
      if (status >= 500 || status === 408) return { kind: 'unknown', reason };
      return { kind: 'refused', reason, ...(retryAfter === undefined ? {} : { retryAfter, method }) };
    }
  }
}

/** Opening a conversation shows nobody anything, so a failure there is certainly no delivery. */
export function toOutcomeOfOpening(called: Exclude<Called<string>, { kind: 'done' }>): DeliveryOutcome {
  const outcome = toOutcome(called, 'open');
  return outcome.kind === 'unknown' ? { kind: 'refused', reason: outcome.reason } : outcome;
}
