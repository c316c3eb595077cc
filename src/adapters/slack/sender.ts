import type { webApi } from '@slack/bolt';
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

/** How long an answer of Slack about a person is believed, in milliseconds. */
const believedFor = 5 * 60_000;
const mostKept = 5_000;

/**
 * Reads who somebody is from Slack's own word. Guests, bots, strangers, people of other workspaces and people whom
 * Slack will not tell us about are outsiders, and an outsider has no e-mail address.
 */
export function createSenderReader(allowedTenants: readonly string[], log: Log, now: () => number): SenderReader {
  const known = new Map<string, { readonly user: SlackUser; readonly at: number }>();

  async function lookUp(client: Client, { team, userId }: Account): Promise<SlackUser | undefined> {
    const key = `${team}/${userId}`;
    const kept = known.get(key);
    if (kept && now() - kept.at < believedFor) return kept.user;
    known.delete(key);
    try {
      const { user } = await client.users.info({ user: userId });
      if (!user) return undefined;
      const [oldest] = known.keys();
      if (known.size >= mostKept && oldest !== undefined) known.delete(oldest);
      known.set(key, { user, at: now() });
      return user;
    } catch (error) {
      log.warn({ error: describeError(error) }, 'Slack did not say who somebody is');
      return undefined;
    }
  }

  return async (client, account) => {
    const user = account.isBot ? undefined : await lookUp(client, account);
    const isOutsider =
      !user || !allowedTenants.includes(account.team) || isOfElsewhere(user, account) || isLimited(user);
    const name = user?.profile?.real_name || user?.real_name;
    return {
      accountId: account.userId,
      tenant: account.team,
      isOutsider,
      ...(name ? { name } : {}),
      ...(!isOutsider && user.is_email_confirmed && user.profile?.email ? { verifiedEmail: user.profile.email } : {}),
    };
  };
}

function isOfElsewhere(user: SlackUser, { team, homeTeam }: Account): boolean {
  const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])];
  return Boolean(user.is_stranger) || !teams.includes(team) || (homeTeam !== undefined && !teams.includes(homeTeam));
}

function isLimited(user: SlackUser): boolean {
  return Boolean(user.is_restricted || user.is_ultra_restricted || user.is_bot || user.is_workflow_bot || user.deleted);
}
