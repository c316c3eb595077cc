import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse, NodeAuthOptions } from '@azure/msal-node';
import { type TeamsIdentity, TeamsSettingsError } from './settings.ts';

const SCOPE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com';

type WithApp = Exclude<TeamsIdentity, { readonly kind: 'unauthenticated-loopback' }>;

/**
 * Tokens for our calls to Teams, from Microsoft's libraries: with a secret, a certificate, a federated credential or the
 * managed identity of the machine. They are fetched within `timeout` milliseconds, or the promise rejects.
 * Rejects with a TeamsSettingsError where a file that the settings name cannot be used.
 */
export async function openAppToken(identity: WithApp, timeout: number): Promise<() => Promise<string>> {
  const { appId } = identity;
  const factory = await openFactory(identity, timeout);
  // Kept, since they hold the token until it is over.
  const credentials = await factory.createCredentials(appId, SCOPE, `${LOGIN}/${identity.tenant}`, true);
  const { getToken } = credentials as unknown as { getToken: () => Promise<string> };
  return () => within(timeout, getToken.call(credentials));
}

async function openFactory(identity: WithApp, timeout: number) {
  const { appId } = identity;
  const library = await import('botframework-connector');
  if (identity.kind === 'managed-identity')
    return new library.ManagedIdentityServiceClientCredentialsFactory(appId, new library.JwtTokenProviderFactory());
  const { ConfidentialClientApplication } = await import('@azure/msal-node');
  const auth = { clientId: appId, authority: `${LOGIN}/${identity.tenant}`, ...(await proofOf(identity)) };
  const client = new ConfidentialClientApplication({ auth, system: { networkClient: createNetwork(timeout) } });
  // Two descriptions of one class: the library's types look into another of its folders.
  type Client = ConstructorParameters<typeof library.MsalServiceClientCredentialsFactory>[1];
  return new library.MsalServiceClientCredentialsFactory(appId, client as unknown as Client);
}

async function proofOf(identity: Exclude<WithApp, { kind: 'managed-identity' }>): Promise<Partial<NodeAuthOptions>> {
  switch (identity.kind) {
    case 'secret':
      return { clientSecret: identity.secret };
    case 'certificate':
      return { clientCertificate: await readCertificate(identity.file) };
    case 'federated':
      // Whoever issues it writes a new one into the file before the old one is over.
      return { clientAssertion: async () => (await readFile(identity.file, 'utf8')).trim() };
  }
}

/** A PEM file with the certificate and its private key, as `openssl` and Azure Key Vault write it. */
async function readCertificate(file: string): Promise<NonNullable<NodeAuthOptions['clientCertificate']>> {
  const pem = await readFile(file, 'utf8').catch(() => '');
  const part = (name: string) => new RegExp(`-----BEGIN ${name}-----[\\s\\S]+?-----END ${name}-----`).exec(pem)?.[0];
  const x5c = part('CERTIFICATE');
  const privateKey = part('PRIVATE KEY') ?? part('RSA PRIVATE KEY');
  if (x5c === undefined || privateKey === undefined)
    throw new TeamsSettingsError(
      'no-certificate',
      `TEAMS_APP_CERTIFICATE names ${file}, and there is no PEM file there with a certificate and its private key.`,
    );
  const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(':', '').toLowerCase();
  return { thumbprintSha256, privateKey, x5c };
}

/** The library's own network client never gives up, and knows no proxy. */
function createNetwork(timeout: number): INetworkModule {
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
      ...(options.headers ? { headers: options.headers } : {}),
      ...(method === 'POST' && options.body !== undefined ? { body: options.body } : {}),
    });
    const body = (await response.json()) as T;
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

async function within<T>(timeout: number, doing: Promise<T>): Promise<T> {
  const late = new AbortController();
  const tooLate = pause(timeout, undefined, { signal: late.signal }).then(() => {
    throw Object.assign(new Error('There was no token in time.'), { name: 'TimeoutError' });
  });
  // Whichever comes second is nothing to anybody.
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([doing, tooLate]);
  } finally {
    late.abort();
  }
}
