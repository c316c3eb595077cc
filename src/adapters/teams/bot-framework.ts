import type { TeamsSettings } from './settings.ts';

const publicIssuer = 'https://api.botframework.com';
const publicScope = 'https://api.botframework.com';
const publicLogin = 'https://login.microsoftonline.com/botframework.com';

/** What we take from Microsoft's library: is that really Teams calling, and a token to call back with. */
export type BotFramework = {
  /** True if the header's token was signed by Teams' issuer for our app and for this service URL. Never throws. */
  readonly isFromTeams: (header: string, activity: { channelId: string; serviceUrl: string }) => Promise<boolean>;
  /** A bearer token for outgoing calls; undefined where nobody is authenticated. Throws if there is none to be had. */
  readonly token: () => Promise<string | undefined>;
};

/** The only place that knows the retired library. It is loaded here, because who only shows cards need not wait for it. */
export async function openBotFramework({ identity, testMode }: TeamsSettings): Promise<BotFramework> {
  if (identity.kind === 'unauthenticated-loopback')
    return { isFromTeams: async () => true, token: async () => undefined };
  const { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } = await import(
    'botbuilder'
  );
  const { appId } = identity;
  const issuer = testMode?.issuer ?? publicIssuer;
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: identity.tenant,
    ...(identity.kind === 'secret'
      ? { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: identity.secret }
      : { MicrosoftAppType: 'UserAssignedMsi' }),
  });
  const authentication = new ConfigurationBotFrameworkAuthentication(
    testMode ? localOptions(testMode.issuer, testMode.openIdMetadataUrl) : {},
    credentials,
  );
  return {
    isFromTeams: async (header, activity) => {
      // The library would ask other issuers for keys, or print what it was sent: neither for a token we cannot want.
      if (!claimsToBeFrom(header, issuer)) return false;
      try {
        const request = { type: 'message', ...activity } as Parameters<typeof authentication.authenticateRequest>[0];
        const { claimsIdentity } = await authentication.authenticateRequest(request, header);
        return claimsIdentity.isAuthenticated && claimsIdentity.getClaimValue('iss') === issuer;
      } catch {
        return false;
      }
    },
    token: async () => {
      if (testMode) return testMode.outboundToken;
      const forApp = await credentials.createCredentials(appId, publicScope, publicLogin, true);
      return (forApp as unknown as { getToken: () => Promise<string> }).getToken();
    },
  };
}

/** Setting any of these drops all the library's defaults, so all are given. */
function localOptions(issuer: string, openIdMetadataUrl: string): Record<string, string> {
  return {
    ToChannelFromBotLoginUrl: publicLogin,
    ToChannelFromBotOAuthScope: publicScope,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: publicIssuer,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  };
}

/** What the token says of itself, before anybody believes it. */
function claimsToBeFrom(header: string, issuer: string): boolean {
  const [, head = '', body = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header) ?? [];
  const claimed = { ...readJson(head), ...readJson(body) };
  return claimed.alg === 'RS256' && claimed.iss === issuer;
}

function readJson(base64url: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
