import { webApi } from '@slack/bolt';
import { createBoltLog } from './bolt-log.ts';
import type { Log, SlackConfig } from './options.ts';
import { openInstallation, SealBrokenError, type SlackInstallation } from './sealed-installation.ts';

/** Slack's Web API for one workspace. */
export type Client = webApi.WebClient;

/** Who we are in each workspace. */
export type Clients = {
  /** Undefined where the app is not installed; throws where what is stored cannot be read. */
  readonly installationOf: (
    tenant: string,
  ) => Promise<Pick<SlackInstallation, 'botToken' | 'botId' | 'botUserId'> | undefined>;
  readonly clientOf: (tenant: string) => Promise<Client | undefined>;
  /** Forgets an installation made before an instant in milliseconds; false where there is none so old. */
  readonly forget: (tenant: string, before: number) => Promise<boolean>;
  /** How many stored installations cannot be read. */
  readonly countUnreadable: () => Promise<number>;
};

/** No retries of the library's own, which sent messages twice; a time-out, which it has not; 429 handed to us. */
export function clientOptions(config: SlackConfig, log: Log): webApi.WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: createBoltLog(log),
    ...(config.slackApiUrl ? { slackApiUrl: config.slackApiUrl } : {}),
  };
}

/** Web API clients by workspace, from the one bot token or the stored installations. */
export function createClients(config: SlackConfig, log: Log): Clients {
  const { credentials } = config;
  const byToken = new Map<string, Client>();

  const installationOf: Clients['installationOf'] = async (tenant) => {
    if (credentials.kind === 'bot-token') return { botToken: credentials.botToken };
    const sealed = await credentials.installations.find(tenant);
    return sealed === undefined ? undefined : openInstallation(sealed, tenant, credentials.encryptionKey);
  };

  return {
    installationOf,
    clientOf: async (tenant) => {
      const installation = await installationOf(tenant);
      if (!installation) return undefined;
      const known = byToken.get(installation.botToken);
      if (known) return known;
      const client = new webApi.WebClient(installation.botToken, clientOptions(config, log));
      byToken.set(installation.botToken, client);
      return client;
    },
    forget: async (tenant, before) =>
      credentials.kind === 'oauth' ? credentials.installations.remove(tenant, before) : false,
    countUnreadable: async () => {
      if (credentials.kind !== 'oauth') return 0;
      let unreadable = 0;
      for (const tenant of await credentials.installations.list())
        await installationOf(tenant).catch((error: unknown) => {
          if (!(error instanceof SealBrokenError)) throw error;
          unreadable += 1;
        });
      return unreadable;
    },
  };
}
