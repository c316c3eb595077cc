import { webApi } from '@slack/bolt';
import { createBoltLog } from './bolt-log.ts';
import type { Log, SlackConfig } from './options.ts';
import {
  openInstallation,
  openWithOneOf,
  SealBrokenError,
  type SlackInstallation,
  sealInstallation,
} from './sealed-installation.ts';

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
  /** Seals anew what is sealed under the key before the present one; how many that were. */
  readonly resealAll: () => Promise<number>;
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

/** Slack's Web API with one token. */
export function createClient(token: string, options: webApi.WebClientOptions): Client {
  return new webApi.WebClient(token, options);
}

/** Web API clients by workspace, from the one bot token or the stored installations. */
export function createClients(config: SlackConfig, log: Log): Clients {
  const { credentials } = config;
  const byToken = new Map<string, Client>();

  const installationOf: Clients['installationOf'] = async (tenant) => {
    if (credentials.kind === 'bot-token') return { botToken: credentials.botToken };
    const sealed = await credentials.installations.find(tenant);
    return sealed === undefined ? undefined : openWithOneOf(sealed, tenant, keysOf(credentials));
  };

  return {
    installationOf,
    clientOf: async (tenant) => {
      const installation = await installationOf(tenant);
      if (!installation) return undefined;
      const known = byToken.get(installation.botToken);
      if (known) return known;
      const client = createClient(installation.botToken, clientOptions(config, log));
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
    resealAll: async () => {
      if (credentials.kind !== 'oauth' || credentials.formerKey === undefined) return 0;
      const { installations, encryptionKey } = credentials;
      let resealed = 0;
      for (const tenant of await installations.list()) {
        const sealed = await installations.find(tenant);
        const former = sealed === undefined ? undefined : openedOnlyWith(sealed, tenant, credentials);
        if (sealed === undefined || former === undefined) continue;
        await installations.reseal(tenant, sealed, sealInstallation(former, tenant, encryptionKey));
        resealed += 1;
      }
      return resealed;
    },
  };
}

type OAuth = Extract<SlackConfig['credentials'], { kind: 'oauth' }>;

function keysOf({ encryptionKey, formerKey }: OAuth): readonly Uint8Array[] {
  return formerKey === undefined ? [encryptionKey] : [encryptionKey, formerKey];
}

/** An installation that the former key opens and the present one does not. */
function openedOnlyWith(sealed: string, tenant: string, { encryptionKey, formerKey }: OAuth) {
  const opens = (key: Uint8Array) => {
    try {
      return openInstallation(sealed, tenant, key);
    } catch {
      return undefined;
    }
  };
  return opens(encryptionKey) === undefined && formerKey !== undefined ? opens(formerKey) : undefined;
}
