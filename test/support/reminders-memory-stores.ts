import { defined } from '../../src/defined.ts';
import type { AccountKey, AccountStore, KnownAccount, SettingsStore } from '../../src/people/index.ts';
import {
  type Claim,
  type Closing,
  latestLease,
  type Outbox,
  type OutboxRow,
  type OutboxState,
  REPLACING,
  type WaitingLane,
} from '../../src/reminders/index.ts';

const isReplacing = (key: string) => key.startsWith(`["${REPLACING}"`);

type Change = { -readonly [Name in keyof OutboxRow]?: OutboxRow[Name] | undefined };

/** The outbox in memory, with the contract of the real ones. */
export function createMemoryOutbox(): Outbox {
  const rows = new Map<string, OutboxRow>();
  /** Those of them that wait or are being sent: a few of thousands. */
  const live = new Map<string, OutboxRow>();
  const keys = new Map<string, string>();
  const told = new Map<string, readonly string[]>();
  let made = 0;
  const byTime = (a: OutboxRow, b: OutboxRow) => a.notBefore - b.notBefore || (a.id < b.id ? -1 : 1);
  const all = () => [...rows.values()];
  const allLive = () => [...live.values()];
  const where = (keep: (row: OutboxRow) => boolean, among = all()) => among.filter(keep).sort(byTime);
  const put = (row: OutboxRow, change: Change): OutboxRow => {
    const merged = { ...row, ...defined(change) };
    for (const name of Object.keys(change) as (keyof Change)[]) if (change[name] === undefined) delete merged[name];
    rows.set(row.id, merged);
    if (merged.state === 'pending' || merged.state === 'sending') live.set(row.id, merged);
    else live.delete(row.id);
    return merged;
  };
  const held = (id: string, fence: number) => {
    const row = rows.get(id);
    return row?.state === 'sending' && row.fence === fence ? row : undefined;
  };
  const claimOf = (row: OutboxRow): Claim => ({
    row,
    lease: { id: row.id, owner: row.leaseOwner ?? '', fence: row.fence, until: row.leaseUntil ?? 0 },
  });
  return {
    add: async (added, now) => {
      let fresh = 0;
      for (const row of added) {
        if (keys.has(row.key)) continue;
        fresh += 1;
        made += 1;
        const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
        keys.set(row.key, id);
        const payload: unknown = JSON.parse(JSON.stringify(row.payload));
        const blank = {
          id,
          state: 'pending',
          attempts: 0,
          repeated: false,
          unconfirmed: 0,
          fence: 0,
          createdAt: now,
          updatedAt: now,
        } as const;
        put({ ...row, ...blank, payload }, {});
      }
      return fresh;
    },
    claim: async ({ owner, leaseUntil, lane }, now) => {
      const busy = new Set(
        allLive()
          .filter((row) => row.state === 'sending' && row.carrier === undefined)
          .map((row) => row.lane),
      );
      const [due] = where(
        (row) =>
          row.state === 'pending' &&
          row.notBefore <= now &&
          !busy.has(row.lane) &&
          (lane === undefined || row.lane === lane),
        allLive(),
      );
      if (due === undefined) return undefined;
      const { attempts, fence } = due;
      return claimOf(
        put(due, {
          state: 'sending',
          attempts: attempts + 1,
          fence: fence + 1,
          leaseOwner: owner,
          leaseUntil,
          updatedAt: now,
        }),
      );
    },
    tell: async (lease, { enquiries, said }) => {
      const row = held(lease.id, lease.fence);
      if (row === undefined) return false;
      put(row, { said });
      told.set(lease.id, enquiries);
      return true;
    },
    tellings: async (enquiries) => {
      const wanted = new Set(enquiries);
      const found: Awaited<ReturnType<Outbox['tellings']>>[number][] = [];
      // Thousands of rows, asked thousands of times: nothing is made of those that say nothing of these.
      for (const { id, state, key, enquiry, recipient, updatedAt, payload } of rows.values()) {
        if (state !== 'sent') continue;
        const own = enquiry !== undefined && wanted.has(enquiry) ? enquiry : undefined;
        const also = told.get(id);
        if ((own === undefined && also === undefined) || isReplacing(key)) continue;
        if (own !== undefined) found.push({ enquiry: own, recipient, at: updatedAt, payload });
        for (const about of new Set(also))
          if (about !== own && wanted.has(about)) found.push({ enquiry: about, recipient, at: updatedAt, payload });
      }
      return found.sort((a, b) => a.at - b.at);
    },
    messagesAbout: async (wanted, since) => {
      const speaking = new Set([
        ...all().flatMap(({ id, carrier, enquiry }) => (enquiry === wanted ? [carrier ?? id] : [])),
        ...[...told].flatMap(([id, enquiries]) => (enquiries.includes(wanted) ? [id] : [])),
      ]);
      return where(
        ({ id, carrier, state, key, updatedAt }) =>
          carrier === undefined &&
          (state === 'sending' || (state === 'sent' && updatedAt >= since)) &&
          !isReplacing(key) &&
          speaking.has(id),
      ).map((message) => ({
        message,
        carried: where((row) => row.carrier === message.id && row.enquiry === wanted).map(({ payload }) => payload),
      }));
    },
    gather: async (lease, ids, now) => {
      const carrier = held(lease.id, lease.fence);
      if (carrier === undefined) return [];
      return where(
        (row) => row.lane === carrier.lane && row.state === 'pending' && ids.includes(row.id),
        allLive(),
      ).map((row) => put(row, { state: 'sending', carrier: lease.id, attempts: row.attempts + 1, updatedAt: now }));
    },
    carried: async (id) => where((row) => row.carrier === id),
    holds: async (lease, now) => (held(lease.id, lease.fence)?.leaseUntil ?? 0) > now,
    close: async (lease, closing, now) => {
      const row = held(lease.id, lease.fence);
      if (row === undefined) return 'fenced';
      const free = { leaseOwner: undefined, leaseUntil: undefined, updatedAt: now };
      const changeOf = (of: OutboxRow): Change => {
        switch (closing.kind) {
          case 'sent':
            return { ...free, state: 'sent', messageId: closing.messageId, sentTo: closing.to, reason: undefined };
          case 'again':
            return {
              ...free,
              state: 'pending',
              reason: closing.reason,
              notBefore: closing.notBefore,
              carrier: undefined,
              said: undefined,
              ...countsOf(of, closing),
              ...(closing.tried === 'perhaps-arrived' ? { repeated: true } : {}),
            };
          default:
            return { ...free, ...countsOf(of, closing), state: closing.kind, reason: closing.reason };
        }
      };
      const carried = allLive().filter((other) => other.carrier === lease.id && other.state === 'sending');
      put(row, { ...changeOf(row), fence: row.fence + 1 });
      for (const other of carried) put(other, changeOf(other));
      return 'closed';
    },
    listWaiting: async (leaseUntil, now) => {
      const busy = new Set(
        allLive().flatMap((row) => (row.state === 'sending' && row.carrier === undefined ? [row.lane] : [])),
      );
      const due = where((row) => row.state === 'pending' && row.notBefore <= now && !busy.has(row.lane), allLive());
      const lanes = new Map<string, OutboxRow>();
      for (const row of due) if (!lanes.has(row.lane)) lanes.set(row.lane, row);
      const named = ({ lane, council, recipient }: OutboxRow, what: WaitingLane['for']): WaitingLane => ({
        lane,
        council,
        recipient,
        for: what,
      });
      return [
        ...expired(allLive(), leaseUntil, now).map((row) => named(row, 'settling')),
        ...[...lanes.values()].map((row) => named(row, 'sending')),
      ];
    },
    takeOver: async ({ owner, leaseUntil, lane }, now) => {
      const row = expired(allLive(), leaseUntil, now).find((one) => lane === undefined || one.lane === lane);
      return row && claimOf(put(row, { fence: row.fence + 1, leaseOwner: owner, leaseUntil, updatedAt: now }));
    },
    cancelPending: async ({ enquiry, recipient, keys: which }, reason, now) => {
      const found = allLive().filter(
        (row) =>
          row.enquiry === enquiry &&
          row.state === 'pending' &&
          (recipient === undefined || row.recipient === recipient) &&
          (which === undefined || which.includes(row.key)),
      );
      for (const row of found) put(row, { state: 'cancelled', reason, updatedAt: now });
      return found.length;
    },
    postpone: async (id, notBefore, now) => {
      const row = rows.get(id);
      if (row?.state !== 'pending') return false;
      put(row, { notBefore, updatedAt: now });
      return true;
    },
    find: async (id) => rows.get(id),
    findByKey: async (key) => rows.get(keys.get(key) ?? ''),
    list: async ({ states, council, enquiry, recipient, lane, sentAs, dueBy, since, limit = 100 }) =>
      where(
        (row) =>
          (states === undefined || states.includes(row.state)) &&
          (council === undefined || row.council === council) &&
          (enquiry === undefined || row.enquiry === enquiry) &&
          (recipient === undefined || row.recipient === recipient) &&
          (lane === undefined || row.lane === lane) &&
          (sentAs === undefined || row.messageId?.includes(sentAs) === true) &&
          (dueBy === undefined || row.notBefore <= dueBy) &&
          (since === undefined || row.updatedAt >= since),
        states?.every((state) => state === 'pending' || state === 'sending') ? allLive() : all(),
      ).slice(0, limit),
    requeue: async (id, notBefore, now) => {
      const row = rows.get(id);
      if (row?.state !== 'dead') return false;
      put(row, {
        state: 'pending',
        notBefore,
        carrier: undefined,
        unconfirmed: Math.max(0, row.unconfirmed - 1),
        updatedAt: now,
      });
      return true;
    },
    count: async (council) => {
      const counts: Record<OutboxState, number> = { pending: 0, sending: 0, sent: 0, cancelled: 0, dead: 0 };
      for (const row of all()) if (council === undefined || row.council === council) counts[row.state] += 1;
      return counts;
    },
    prune: async (before) => {
      const old = all().filter(
        ({ state, updatedAt }) => state !== 'pending' && state !== 'sending' && updatedAt < before,
      );
      for (const row of old) {
        rows.delete(row.id);
        keys.delete(row.key);
      }
      return old.length;
    },
  };
}

/** People's settings in memory. */
export function createMemorySettings(): SettingsStore {
  const kept = new Map<string, Map<string, Map<string, unknown>>>();
  const ofCouncil = (council: string) => kept.get(council) ?? kept.set(council, new Map()).get(council) ?? new Map();
  const set = (council: string, person: string, name: string, value: unknown) => {
    const settings = ofCouncil(council).get(person) ?? new Map();
    if (value === undefined) settings.delete(name);
    else settings.set(name, JSON.parse(JSON.stringify(value)));
    ofCouncil(council).set(person, settings);
  };
  return {
    of: async (council, person) => Object.fromEntries(ofCouncil(council).get(person) ?? []),
    withSetting: async (council, name) =>
      new Map(
        [...ofCouncil(council)].flatMap(([person, settings]) =>
          settings.has(name) ? [[person, settings.get(name)]] : [],
        ),
      ),
    set: async (council, person, name, value) => set(council, person, name, value),
    change: async (council, person, name, change) =>
      set(council, person, name, change(ofCouncil(council).get(person)?.get(name))),
  };
}

/** Accounts in memory; `owners` says whose each is. */
export function createMemoryAccounts(owners: ReadonlyMap<string, string>): AccountStore {
  const known = new Map<string, KnownAccount>();
  const nameOf = ({ platform, tenant, accountId }: AccountKey) => `${platform} ${tenant} ${accountId}`;
  return {
    find: async (account) => known.get(nameOf(account)),
    listOf: async (_council, person) =>
      [...known.values()]
        .filter((account) => owners.get(nameOf(account)) === person)
        .sort((a, b) => b.seenAt - a.seenAt),
    recordSeen: async ({ platform, tenant, accountId }, place, at) => {
      const key = { platform, tenant, accountId };
      const kept = place ?? known.get(nameOf(key))?.place;
      known.set(nameOf(key), { ...key, ...(kept === undefined ? {} : { place: kept }), seenAt: at });
    },
    markUnreachable: async ({ platform, tenant, accountId }, reason, at) => {
      const key = { platform, tenant, accountId };
      const account = known.get(nameOf(key));
      if (account?.unreachable !== undefined) return false;
      known.set(nameOf(key), { seenAt: at, ...account, ...key, unreachable: { reason, since: at } });
      return true;
    },
    clearUnreachable: async (platform, { tenant, reasons }) => {
      const marked = [...known].filter(
        ([, account]) =>
          account.platform === platform &&
          account.unreachable !== undefined &&
          (tenant === undefined || account.tenant === tenant) &&
          (reasons === undefined || reasons.includes(account.unreachable.reason)),
      );
      for (const [key, { unreachable: _, ...account }] of marked) known.set(key, account);
      return marked.length;
    },
  };
}

function countsOf({ attempts, unconfirmed }: OutboxRow, closing: Closing): Change {
  const tried = closing.kind === 'again' ? closing.tried : closing.kind === 'dead' ? closing.lastTried : undefined;
  return {
    attempts: tried === 'nothing' ? attempts - 1 : attempts,
    unconfirmed: unconfirmed + (tried === 'not-found' || tried === 'perhaps-arrived' ? 1 : 0),
  };
}

function expired(rows: readonly OutboxRow[], leaseUntil: number, now: number): readonly OutboxRow[] {
  const isOver = (until: number) => until <= now || until > latestLease(leaseUntil, now);
  return rows
    .filter((row) => row.state === 'sending' && row.carrier === undefined && isOver(row.leaseUntil ?? 0))
    .sort((a, b) => (a.leaseUntil ?? 0) - (b.leaseUntil ?? 0) || (a.id < b.id ? -1 : 1));
}
