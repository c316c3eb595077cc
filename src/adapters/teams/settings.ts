/** How the bot proves who it is to Microsoft, and how it knows that Microsoft calls. */
export type TeamsIdentity =
  /** A single-tenant app registration with a client secret. `tenant` is the directory it is registered in. */
  | { readonly kind: 'secret'; readonly appId: string; readonly secret: string; readonly tenant: string }
  /** The same with a certificate: a PEM file that holds it and its private key. */
  | { readonly kind: 'certificate'; readonly appId: string; readonly file: string; readonly tenant: string }
  /** The same with a federated credential: a file in which a token stands that Microsoft Entra trusts. */
  | { readonly kind: 'federated'; readonly appId: string; readonly file: string; readonly tenant: string }
  /** A user-assigned managed identity; `appId` is its client id. Works on Azure only. */
  | { readonly kind: 'managed-identity'; readonly appId: string; readonly tenant: string }
  /** For emulators on this machine: nobody is authenticated, and only loopback is let in. */
  | { readonly kind: 'unauthenticated-loopback' };

/** A stand-in for Microsoft on this machine. Every address has to be loopback. */
type TeamsTestMode = {
  /** `iss` of the tokens that are let in. */
  readonly issuer: string;
  /** Where the issuer's OpenID configuration is. */
  readonly openIdMetadataUrl: string;
  /** Sent as the bearer token of outgoing calls. */
  readonly outboundToken: string;
};

export type TeamsSettings = {
  readonly identity: TeamsIdentity;
  /** Directory (tenant) ids of the organisations that may use the assistant. */
  readonly tenants: readonly string[];
  readonly testMode?: TeamsTestMode;
  /** True where it was tried that Teams shows a targeted message to one person only: answers for one then stay in place. */
  readonly targetedMessages?: boolean;
  /** Milliseconds an outgoing call may take; 10,000 unless told. Keep it below the outbox's lease. */
  readonly sendTimeout?: number;
  /** Milliseconds before a slow answer is announced by the typing indicator; 1,000 unless told. */
  readonly typingAfter?: number;
  /** Milliseconds a pressed button waits for its answer before that comes as a message; 8,000 unless told. */
  readonly actionPatience?: number;
};

/** Teams cannot start with these settings. */
export class TeamsSettingsError extends Error {
  readonly code: 'no-app-id' | 'no-secret' | 'no-certificate' | 'no-tenant' | 'test-mode-not-loopback';

  constructor(code: TeamsSettingsError['code'], message: string) {
    super(message);
    this.name = 'TeamsSettingsError';
    this.code = code;
  }
}

/**
 * The settings, or a TeamsSettingsError. An empty app id would switch the library's authentication off without a word,
 * so it is refused here.
 */
export function checkTeamsSettings(settings: TeamsSettings): TeamsSettings {
  const { identity, tenants, testMode } = settings;
  if (identity.kind !== 'unauthenticated-loopback') {
    if (identity.appId.trim() === '')
      throw new TeamsSettingsError(
        'no-app-id',
        'Teams needs the app id of its registration: without one, anybody could speak as Teams.',
      );
    if (identity.tenant.trim() === '')
      throw new TeamsSettingsError('no-tenant', 'Teams needs the tenant id that its app is registered in.');
    if (identity.kind === 'secret' && identity.secret.trim() === '')
      throw new TeamsSettingsError(
        'no-secret',
        'Teams needs the client secret of its app registration, or a managed identity.',
      );
  }
  if (tenants.length === 0 || tenants.some((tenant) => tenant.trim() === ''))
    throw new TeamsSettingsError(
      'no-tenant',
      'Teams needs the tenant id of at least one organisation that may use it.',
    );
  if (testMode && !(isLoopbackUrl(testMode.issuer) && isLoopbackUrl(testMode.openIdMetadataUrl)))
    throw new TeamsSettingsError(
      'test-mode-not-loopback',
      'The test mode of Teams accepts an issuer on this machine only.',
    );
  return {
    ...settings,
    // Their ids are the same in any case of letters.
    tenants: tenants.map((tenant) => tenant.toLowerCase()),
  };
}

/** True for an address on this machine, by any of its three names. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

/** True for `localhost`, `127.0.0.1` and `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);
}
