import { z } from 'zod';

/** Settings of Microsoft Teams; the platform is on when an app id, or the emulator, is set. */
export const teamsEnvironment = z.object({
  TEAMS_APP_ID: z.guid().optional(),
  TEAMS_APP_SECRET: z.string().min(1).optional(),
  /** A PEM file with a certificate and its private key, instead of the secret. */
  TEAMS_APP_CERTIFICATE: z.string().min(1).optional(),
  /** A file in which a token of a federated credential stands, instead of the secret. */
  TEAMS_APP_FEDERATED_TOKEN: z.string().min(1).optional(),
  /** The directory (tenant) that the app is registered in. */
  TEAMS_APP_TENANT: z.guid().optional(),
  /** `on`: answers for one person stay in the channel, shown to that person only. The guide says how to try it first. */
  TEAMS_TARGETED_MESSAGES: z.enum(['on', 'off']).default('off'),
  /** `on`: a client that runs on this machine, without any authentication. Loopback only. */
  TEAMS_EMULATOR: z.enum(['on', 'off']).default('off'),
});

/** Written without line breaks, as `openssl rand -base64 32` does. */
const encryptionKey = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'expected 32 bytes in base64');

/** Settings of Slack; the platform is on when a signing secret or an app token is set. */
export const slackEnvironment = z.object({
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  /** `xapp-...`: Socket Mode, for servers that Slack cannot reach. */
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_CLIENT_ID: z.string().min(1).optional(),
  SLACK_CLIENT_SECRET: z.string().min(1).optional(),
  SLACK_STATE_SECRET: z.string().min(16).optional(),
  /** 32 bytes in base64, for example from `openssl rand -base64 32`. */
  SLACK_ENCRYPTION_KEY: encryptionKey.optional(),
  /** The key before that one, while what was stored under it is sealed anew. */
  SLACK_ENCRYPTION_KEY_BEFORE: encryptionKey.optional(),
});

export type TeamsConfig =
  | { readonly kind: 'secret'; readonly appId: string; readonly secret: string; readonly tenant: string }
  | {
      readonly kind: 'certificate' | 'federated';
      readonly appId: string;
      readonly file: string;
      readonly tenant: string;
    }
  | { readonly kind: 'managed-identity'; readonly appId: string; readonly tenant: string }
  | { readonly kind: 'unauthenticated-loopback' };

export type SlackConfig = {
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly credentials:
    | { readonly kind: 'bot-token'; readonly botToken: string }
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
        readonly encryptionKey: Uint8Array;
        readonly formerKey?: Uint8Array;
      };
};

/** What Teams was set to; undefined where it is off. The second is what is missing, as a sentence. */
export function readTeams(
  set: z.infer<typeof teamsEnvironment>,
): TeamsConfig | undefined | { readonly missing: string } {
  if (set.TEAMS_EMULATOR === 'on') return { kind: 'unauthenticated-loopback' };
  const { TEAMS_APP_ID: appId, TEAMS_APP_SECRET: secret, TEAMS_APP_TENANT: tenant } = set;
  if (appId === undefined) {
    const isHalfSet = secret !== undefined || tenant !== undefined;
    return isHalfSet ? { missing: 'TEAMS_APP_ID: Teams needs the app id of its registration' } : undefined;
  }
  if (tenant === undefined)
    return { missing: 'TEAMS_APP_TENANT: Teams needs the tenant that its app is registered in' };
  const { TEAMS_APP_CERTIFICATE: certificate, TEAMS_APP_FEDERATED_TOKEN: federated } = set;
  const proofs = [secret, certificate, federated].filter((proof) => proof !== undefined);
  if (proofs.length > 1)
    return {
      missing:
        'TEAMS_APP_SECRET: give one of TEAMS_APP_SECRET, TEAMS_APP_CERTIFICATE and TEAMS_APP_FEDERATED_TOKEN, not several',
    };
  if (secret !== undefined) return { kind: 'secret', appId, secret, tenant };
  if (certificate !== undefined) return { kind: 'certificate', appId, file: certificate, tenant };
  if (federated !== undefined) return { kind: 'federated', appId, file: federated, tenant };
  return { kind: 'managed-identity', appId, tenant };
}

/** What Slack was set to; undefined where it is off. */
export function readSlack(
  set: z.infer<typeof slackEnvironment>,
): SlackConfig | undefined | { readonly missing: string } {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken } = set;
  if (signingSecret === undefined && appToken === undefined) {
    return botToken === undefined
      ? undefined
      : { missing: 'SLACK_SIGNING_SECRET: Slack needs it, or SLACK_APP_TOKEN for Socket Mode' };
  }
  const transport: SlackConfig['transport'] =
    appToken === undefined ? { kind: 'http', signingSecret: signingSecret ?? '' } : { kind: 'socket', appToken };
  if (botToken !== undefined) return { transport, credentials: { kind: 'bot-token', botToken } };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = set;
  const { SLACK_STATE_SECRET: stateSecret, SLACK_ENCRYPTION_KEY: key } = set;
  if (!clientId || !clientSecret || !stateSecret || !key) {
    return {
      missing:
        'SLACK_BOT_TOKEN: Slack needs it for one workspace; for several it needs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_ENCRYPTION_KEY',
    };
  }
  const former = set.SLACK_ENCRYPTION_KEY_BEFORE;
  return {
    transport,
    credentials: {
      kind: 'oauth',
      clientId,
      clientSecret,
      stateSecret,
      encryptionKey: readKey(key),
      ...(former === undefined ? {} : { formerKey: readKey(former) }),
    },
  };
}

function readKey(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
