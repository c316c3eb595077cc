import type { ConnectionCheck, PlatformAdapter } from '../messaging/index.ts';
import type { ReminderLog } from './delivery-ports.ts';

/*
 * Connection: what joins us to one tenant of one platform: a token, an installation, a permission. Not a person's doing.
 *
 *   open --a delivery or a check finds it broken--> broken --a check works, or it is installed anew--> on trial
 *    ^                                                ^                                                   |
 *    |                                                `---------------- found broken ---------------------|
 *    `------------------------------------- a message arrives --------------------------------------------'
 *
 * While it is broken what is owed to people there waits, and no attempt is counted. The log tells of it once, when it breaks
 * and when messages arrive again; a connection that only breaks anew says nothing.
 */
export type BrokenConnection = {
  readonly platform: string;
  readonly tenant: string;
  readonly reason: string;
  readonly since: number;
  /** True while it is tried whether messages arrive again. */
  readonly onTrial: boolean;
};

/** What is known of our connections. Kept in memory: a process that starts anew finds out anew. */
export type Connections = {
  /** Whether anything may be sent there. */
  readonly isOpen: (platform: string, tenant: string) => boolean;
  readonly foundBroken: (platform: string, tenant: string, reason: string, now: number) => void;
  /** A message arrived: it works. */
  readonly arrived: (platform: string, tenant: string) => void;
  /** Installed anew, or checked: try. */
  readonly mended: (platform: string, tenant: string) => void;
  /** Those that are not open, or on trial. */
  readonly broken: () => readonly BrokenConnection[];
  /** Looks at those of one platform whose time it is: the broken ones, and now and then all. */
  readonly check: (adapter: PlatformAdapter, now: number) => Promise<void>;
};

/** First pause before a broken connection is looked at again, in milliseconds; it doubles up to the longest. */
const FIRST_LOOK = 60_000;
const LONGEST_LOOK = 900_000;
/** How often all are looked at, broken or not; the first time so long after the start. */
const ALL_EVERY = 300_000;

type State = BrokenConnection & { readonly lookAt: number; readonly looks: number };

/** Connections, all taken to be open until one is found broken. */
export function createConnections(log: ReminderLog, startedAt: number): Connections {
  const states = new Map<string, State>();
  const lookedAtAll = new Map<string, number>();
  const keyOf = (platform: string, tenant: string) => JSON.stringify([platform, tenant]);

  function foundBroken(platform: string, tenant: string, reason: string, now: number): void {
    const key = keyOf(platform, tenant);
    const known = states.get(key);
    if (known === undefined)
      log.error(
        { platform, tenant, reason },
        'the connection to a platform is broken: what is owed to people there waits until it is mended',
      );
    // What was on its way when it broke is no second look.
    if (known !== undefined && !known.onTrial) return;
    const looks = (known?.looks ?? 0) + 1;
    const lookAt = now + Math.min(LONGEST_LOOK, FIRST_LOOK * 2 ** (looks - 1));
    states.set(key, { platform, tenant, reason, since: known?.since ?? now, onTrial: false, lookAt, looks });
  }

  function mended(platform: string, tenant: string): void {
    const key = keyOf(platform, tenant);
    const known = states.get(key);
    if (known !== undefined) states.set(key, { ...known, onTrial: true });
  }

  function learn(platform: string, tenant: string, found: ConnectionCheck, now: number): void {
    const key = keyOf(platform, tenant);
    const known = states.get(key);
    if (found.kind === 'works') mended(platform, tenant);
    else if (found.kind === 'broken' && (known === undefined || known.onTrial))
      foundBroken(platform, tenant, found.reason, now);
    else if (known !== undefined) {
      const looks = known.looks + 1;
      states.set(key, { ...known, looks, lookAt: now + Math.min(LONGEST_LOOK, FIRST_LOOK * 2 ** (looks - 1)) });
    }
  }

  return {
    foundBroken,
    mended,
    isOpen: (platform, tenant) => states.get(keyOf(platform, tenant))?.onTrial ?? true,
    arrived: (platform, tenant) => {
      if (states.delete(keyOf(platform, tenant)))
        log.info({ platform, tenant }, 'the connection to a platform works again');
    },
    broken: () => [...states.values()],
    check: async (adapter, now) => {
      const { platform } = adapter;
      const due = [...states.values()].filter(
        (state) =>
          state.platform === platform && !state.onTrial && (state.lookAt <= now || state.lookAt > now + ALL_EVERY * 4),
      );
      for (const { tenant } of due) {
        const found: ConnectionCheck = (await adapter.check?.(tenant)) ?? { kind: 'works' };
        learn(platform, tenant, found, now);
      }
      if (adapter.check === undefined || adapter.tenants === undefined) return;
      const last = lookedAtAll.get(platform) ?? startedAt;
      if (now - last < ALL_EVERY && now >= last) return;
      lookedAtAll.set(platform, now);
      for (const tenant of await adapter.tenants()) {
        if (!states.has(keyOf(platform, tenant))) learn(platform, tenant, await adapter.check(tenant), now);
      }
    },
  };
}
