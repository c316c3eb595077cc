import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Sender } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import type { Log } from './options.ts';

/** An account as an event names it. */
export type Account = {
  readonly userId: string;
  /** The workspace where the app is installed and the event happened. */
  readonly team: string;
  /** The workspace the event says the account is of, where it says so. */
  readonly homeTeam?: string;
  readonly isBot?: boolean;
};

export type SenderReader = (client: Client, account: Account) => Promise<Sender>;

type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>;

/** How long an answer of Slack about a person is believed, and how long at most while Slack does not answer. */
const BELIEVED_FOR = 5 * 60_000;
const LAST_WORD = 24 * 60 * 60_000;
const MOST_KEPT = 5_000;

/** People wait for their answer: it is asked again for so long at most, in milliseconds. */
const PATIENCE = 3_000;
const MOST_ATTEMPTS = 3;

/** Slack says of these that there is nobody, or nobody whom we may know. */
const nobody = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

/*
 * asked -> Slack says who             -> believed, and kept
 *      |-> Slack says that it is nobody -> an outsider
 *      `-> no answer -> asked again -> still none -> what Slack said last, at most a day ago
 *                                                `-> an outsider, and unknown: not told that they are a stranger
 */
type Found =
  | { readonly kind: 'found'; readonly user: SlackUser }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'silent' };

/**
 * Reads who somebody is from Slack's own word. Guests, bots, strangers, people of other workspaces and people whom
 * Slack will not tell us about are outsiders, and an outsider has no e-mail address.
 */
export function createSenderReader(allowedTenants: readonly string[], log: Log, now: () => number): SenderReader {
  const known = new Map<string, { readonly user: SlackUser; readonly at: number }>();

  async function lookUp(client: Client, { team, userId }: Account): Promise<Found> {
    const key = `${team}/${userId}`;
    const kept = known.get(key);
    if (kept && now() - kept.at < BELIEVED_FOR) return { kind: 'found', user: kept.user };
    const found = await ask(client, userId, log);
    if (found.kind === 'silent') {
      return kept && now() - kept.at < LAST_WORD ? { kind: 'found', user: kept.user } : found;
    }
    known.delete(key);
    if (found.kind === 'nobody') return found;
    const [oldest] = known.keys();
    if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest);
    known.set(key, { user: found.user, at: now() });
    return found;
  }

  return async (client, account) => {
    const found: Found = account.isBot ? { kind: 'nobody' } : await lookUp(client, account);
    const user = found.kind === 'found' ? found.user : undefined;
    const isOutsider =
      !user || !allowedTenants.includes(account.team) || isOfElsewhere(user, account) || isLimited(user);
    const name = user?.profile?.real_name || user?.real_name;
    return {
      accountId: account.userId,
      tenant: account.team,
      isOutsider,
      ...(found.kind === 'silent' && allowedTenants.includes(account.team) ? { isUnknown: true } : {}),
      ...(name ? { name } : {}),
      ...(!isOutsider && user.is_email_confirmed && user.profile?.email ? { verifiedEmail: user.profile.email } : {}),
    };
  };
}

async function ask(client: Client, userId: string, log: Log): Promise<Found> {
  const begun = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { user } = await client.users.info({ user: userId });
      return user ? { kind: 'found', user } : { kind: 'nobody' };
    } catch (error) {
      if (error instanceof webApi.WebAPIPlatformError && nobody.has(error.data.error)) return { kind: 'nobody' };
      const pause = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : 200 * attempt;
      if (attempt >= MOST_ATTEMPTS || performance.now() - begun + pause > PATIENCE) {
        log.warn({ error: describeError(error), attempt }, 'Slack did not say who somebody is');
        return { kind: 'silent' };
      }
      await wait(pause);
    }
  }
}

/** In Enterprise Grid an event may name somebody's organisation as their home: it is ours where they are in our workspace. */
function isOfElsewhere(user: SlackUser, { team, homeTeam }: Account): boolean {
  const { teams: workspaces = [], enterprise_id: organisation } = user.enterprise_user ?? {};
  const teams = [user.team_id, ...workspaces, ...(workspaces.includes(team) ? [organisation] : [])];
  return Boolean(user.is_stranger) || !teams.includes(team) || (homeTeam !== undefined && !teams.includes(homeTeam));
}

function isLimited(user: SlackUser): boolean {
  return Boolean(user.is_restricted || user.is_ultra_restricted || user.is_bot || user.is_workflow_bot || user.deleted);
}
