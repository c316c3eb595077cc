import type { DeliveryOutcome } from '../../messaging/index.ts';
import type { Called } from './connector.ts';

/**
 * What a call to Teams means for a delivery. 403 is a person who blocked or removed the app, 404 a conversation that is
 * gone; 429 and 412 are refusals that pass; from a server error nobody can tell.
 */
export function toOutcome(called: Called<string>): DeliveryOutcome {
  switch (called.kind) {
    case 'done':
      return { kind: 'delivered', messageId: called.value };
    case 'not-sent':
      return { kind: 'refused', reason: called.reason };
    case 'lost':
      return { kind: 'unknown', reason: called.reason };
    case 'answered': {
      const { status, code, retryAfter } = called;
      const reason = code ? `Teams answered ${status} (${code})` : `Teams answered ${status}`;
      if (status === 403 || status === 404) return { kind: 'unreachable', reason };
      if (status >= 500 || status === 408) return { kind: 'unknown', reason };
      return { kind: 'refused', reason, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
  }
}

/** Opening a conversation shows nobody anything, so a failure there is certainly no delivery. */
export function toOutcomeOfOpening(called: Exclude<Called<string>, { kind: 'done' }>): DeliveryOutcome {
  const outcome = toOutcome(called);
  return outcome.kind === 'unknown' ? { kind: 'refused', reason: outcome.reason } : outcome;
}
