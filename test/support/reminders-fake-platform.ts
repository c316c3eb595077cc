import type { Delivery, DeliveryOutcome, PlatformAdapter, Trace } from '../../src/messaging/index.ts';
import { renderPlainText } from '../../src/messaging/index.ts';

/** A message as it arrived. */
export type Arrived = {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly text: string;
  readonly repeated: boolean;
};

/** A message that was put in the place of another, which `messageId` names. */
export type Replaced = { readonly messageId: string; readonly at: number; readonly text: string };

/** What the platform does with the next delivery in place of delivering it. */
export type Mishap =
  | { readonly kind: 'answer'; readonly outcome: DeliveryOutcome }
  /** It arrives, and nobody hears of it. */
  | { readonly kind: 'lost-answer' }
  /** It does not arrive, and nobody hears of that. */
  | { readonly kind: 'lost-message' }
  | { readonly kind: 'no-answer-ever' }
  | { readonly kind: 'none' };

/** A platform that keeps what arrives in `arrived` and has the mishaps of its list, one a delivery. */
export function createFakePlatform(given: {
  readonly arrived: Arrived[];
  readonly mishaps: Mishap[];
  /** As Slack, it can be asked what arrived; as Teams, it cannot; or it denies that anything did. */
  readonly memory: 'reads-back' | 'forgets' | 'denies';
  readonly now: () => number;
  readonly platform?: 'teams' | 'slack';
  /** What was put in the place of something, and what happens to the next such call in place of that. */
  readonly replaced?: Replaced[];
  readonly replacingMishaps?: Mishap[];
  /** Whom it cannot write to just now. */
  readonly outOfReach?: ReadonlySet<string>;
}): PlatformAdapter {
  const { arrived, mishaps, memory, now, replaced, replacingMishaps = [], outOfReach } = given;
  const arrive = ({ id, to, reply, repeated }: Delivery) => {
    arrived.push({ id, person: to.accountId, at: now(), text: renderPlainText(reply), repeated });
    return { kind: 'delivered', messageId: `m${arrived.length}` } as const;
  };
  return {
    platform: given.platform ?? 'teams',
    deliver: async (delivery): Promise<DeliveryOutcome> => {
      if (outOfReach?.has(delivery.to.accountId)) return { kind: 'unreachable', reason: 'the app was removed' };
      const mishap = mishaps.shift();
      if (mishap === undefined || mishap.kind === 'none') return arrive(delivery);
      if (mishap.kind === 'answer') return mishap.outcome;
      if (mishap.kind === 'lost-answer') arrive(delivery);
      return mishap.kind === 'no-answer-ever'
        ? new Promise(() => undefined)
        : { kind: 'unknown', reason: 'the connection broke' };
    },
    trace: async ({ id }): Promise<Trace> => {
      if (memory === 'forgets') return { kind: 'cannot-tell' };
      if (memory === 'denies') return { kind: 'absent' };
      const found = arrived.findIndex((message) => message.id === id);
      return found === -1 ? { kind: 'absent' } : { kind: 'found', messageId: `m${found + 1}` };
    },
    replace: async (_to, messageId, reply): Promise<DeliveryOutcome> => {
      const mishap = replacingMishaps.shift();
      if (mishap?.kind === 'answer') return mishap.outcome;
      if (mishap?.kind === 'no-answer-ever') return new Promise(() => undefined);
      if (arrived[Number(messageId.slice(1)) - 1] === undefined)
        return { kind: 'unreachable', reason: 'no such message' };
      if (mishap?.kind !== 'lost-message') replaced?.push({ messageId, at: now(), text: renderPlainText(reply) });
      return mishap === undefined || mishap.kind === 'none'
        ? { kind: 'delivered', messageId }
        : { kind: 'unknown', reason: 'the connection broke' };
    },
  };
}
