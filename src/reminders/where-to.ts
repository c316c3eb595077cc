import type { Address, PlatformAdapter } from '../messaging/index.ts';
import type { KnownAccount } from '../people/index.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { OutboxRow, WaitingLane } from './outbox.ts';

/** An account that somebody can be written to by. */
export type Reachable = { readonly account: KnownAccount; readonly to: Address; readonly adapter: PlatformAdapter };

/** Where a lane's messages go, and by which of the platform's methods they begin. */
export type Target = { readonly platform: string; readonly tenant: string; readonly method: string };

/** So long it is believed where somebody is written to when workers share out lanes, in milliseconds. */
const BELIEVED = 5_000;
const MOST_BELIEVED = 20_000;

/** The accounts by which somebody can be written to, the one seen last first. */
export async function addressesOf(
  { council, recipient }: Pick<OutboxRow, 'council' | 'recipient'>,
  { accounts, adapters }: Pick<DeliveryPorts, 'accounts' | 'adapters'>,
): Promise<{ readonly known: readonly KnownAccount[]; readonly reachable: readonly Reachable[] }> {
  const known = await accounts.listOf(council, recipient);
  const reachable = known.flatMap((account): readonly Reachable[] => {
    const adapter = adapters.find(({ platform }) => platform === account.platform);
    if (adapter === undefined || account.place === undefined || account.unreachable !== undefined) return [];
    const { tenant, accountId, place } = account;
    return [{ account, adapter, to: { platform: adapter.platform, tenant, accountId, place } }];
  });
  return { known, reachable };
}

/** What one of them comes to. */
export function targetOf({ to, adapter }: Reachable): Target {
  return { platform: to.platform, tenant: to.tenant, method: adapter.methodOf?.(to) ?? 'deliver' };
}

/** The one to write to: by a connection that works where there is one. */
export function choose(
  reachable: readonly Reachable[],
  isOpen: (platform: string, tenant: string) => boolean,
): Reachable | undefined {
  return reachable.find(({ to }) => isOpen(to.platform, to.tenant)) ?? reachable[0];
}

/** Where lanes go, remembered for moments: whoever works on a row looks again. */
export function createWhereTo(
  ports: Pick<DeliveryPorts, 'accounts' | 'adapters' | 'now'>,
  isOpen: (platform: string, tenant: string) => boolean,
): (lane: WaitingLane) => Promise<Target | undefined> {
  const believed = new Map<string, { readonly target: Target | undefined; readonly at: number }>();
  return async (lane) => {
    const now = ports.now();
    const kept = believed.get(lane.lane);
    if (kept !== undefined && now >= kept.at && now - kept.at < BELIEVED) return kept.target;
    const { reachable } = await addressesOf(lane, ports);
    const first = choose(reachable, isOpen);
    const target = first && targetOf(first);
    if (believed.size > MOST_BELIEVED) believed.clear();
    believed.set(lane.lane, { target, at: now });
    return target;
  };
}
