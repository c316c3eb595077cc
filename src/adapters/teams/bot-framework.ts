import { createPublicKey } from 'node:crypto';
import { openAppToken } from './app-token.ts';
import { createKeptKeys, type KeptKeys } from './kept-keys.ts';
import type { TeamsSettings } from './settings.ts';
import { checkToken, type TokenCheck } from './token-check.ts';

const PUBLIC_ISSUER = 'https://api.botframework.com';
const PUBLIC_LOGIN = 'https://login.microsoftonline.com/botframework.com';
const PUBLIC_KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** What we take from Microsoft's library: is that really Teams calling, and a token to call back with. */
export type BotFramework = {
  /** Whether the header's token was signed by Teams' issuer for our app and for this service URL. Never throws. */
  readonly check: (header: string, activity: { channelId: string; serviceUrl: string }) => Promise<TokenCheck>;
  /** A bearer token for outgoing calls; undefined where nobody is authenticated. Throws if there is none to be had. */
  readonly token: () => Promise<string | undefined>;
};

const USUAL_TIMEOUT = 10_000;

/**
 * The only place, with `app-token.ts`, that knows the retired library. It is loaded here, because who only shows cards need not
 * wait for it. `now` in milliseconds.
 */
export async function openBotFramework(settings: TeamsSettings, now: () => number): Promise<BotFramework> {
  const { identity, testMode, sendTimeout = USUAL_TIMEOUT } = settings;
  if (identity.kind === 'unauthenticated-loopback')
    return { check: async () => ({ kind: 'genuine' }), token: async () => undefined };
  const { appId } = identity;
  const issuer = testMode?.issuer ?? PUBLIC_ISSUER;
  const metadataUrl = testMode?.openIdMetadataUrl ?? PUBLIC_KEYS;
  const keys = createKeptKeys(metadataUrl, sendTimeout, now);
  const isFromTeams = await openLibraryCheck(appId, issuer, metadataUrl, keys);
  const token = testMode ? async () => testMode.outboundToken : await openAppToken(identity, sendTimeout);
  return {
    check: async (header, activity) => {
      const checked = await checkToken(header, { issuer, appId, ...activity, now: now() }, keys);
      if (checked.kind === 'refused') return checked;
      return (await isFromTeams(header, activity)) ? checked : { kind: 'refused', reason: 'library' };
    },
    token,
  };
}

/** Microsoft's own check, as a second lock. It gets its keys from ours, which are kept where a refresh fails. */
async function openLibraryCheck(appId: string, issuer: string, metadataUrl: string, keys: KeptKeys) {
  const { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } = await import(
    'botbuilder'
  );
  const { JwtTokenExtractor } = await import('botframework-connector/lib/auth/jwtTokenExtractor.js');
  // The library looks for its keys here before it makes a list of its own, which forgets them and waits for ever.
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as { openIdMetadataCache: Map<string, unknown> };
  openIdMetadataCache.set(metadataUrl, {
    getKey: async (id: string) => {
      const found = await keys.find(id);
      if (found.kind !== 'found') return null;
      const { endorsements, ...jwk } = found.key;
      return {
        key: createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }),
        endorsements,
      };
    },
  });
  const authentication = new ConfigurationBotFrameworkAuthentication(
    // Setting any of these drops all the library's defaults, so all are given.
    {
      ToChannelFromBotLoginUrl: PUBLIC_LOGIN,
      ToChannelFromBotOAuthScope: PUBLIC_ISSUER,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: PUBLIC_ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
    },
    new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: appId }),
  );
  return async (header: string, activity: { channelId: string; serviceUrl: string }): Promise<boolean> => {
    try {
      const request = { type: 'message', ...activity } as Parameters<typeof authentication.authenticateRequest>[0];
      const { claimsIdentity } = await authentication.authenticateRequest(request, header);
      return claimsIdentity.isAuthenticated && claimsIdentity.getClaimValue('iss') === issuer;
    } catch {
      return false;
    }
  };
}
