import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Claims and header of a token; what is left out is as Teams would have it. */
export type TokenChanges = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Who signs: the issuer, a stranger with the same key id, nobody, or somebody who knows only the public key. */
  readonly signedBy?: 'issuer' | 'stranger' | 'nobody' | 'public-key';
};

/** Stands in for Microsoft's token issuer on loopback, with keys of its own. */
export type FakeIssuer = {
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  /** An `Authorization` header for a call to this app from this service URL. */
  readonly bearer: (audience: string, serviceUrl: string, changes?: TokenChanges) => string;
  /** From now on answers 500 to whoever asks for keys, or again with them. */
  readonly fail: (failing: boolean) => void;
  /** From now on does not answer at all, or does again. */
  readonly hang: (hanging: boolean) => void;
  /** Signs with another key from now on, under another id. */
  readonly changeKey: () => void;
  readonly close: () => Promise<void>;
};

export async function openFakeIssuer(): Promise<FakeIssuer> {
  let kid = 'key-1';
  let failing = false;
  let hanging = false;
  let ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    if (hanging) return;
    response.setHeader('content-type', 'application/json');
    if (failing) response.writeHead(500);
    if (failing) return void response.end('{}');
    if (request.url?.endsWith('/keys')) {
      const jwk = ours.publicKey.export({ format: 'jwk' });
      response.end(JSON.stringify({ keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] }));
    } else {
      const algorithms = ['RS256'];
      response.end(
        JSON.stringify({
          issuer: origin,
          jwks_uri: `${origin}/keys`,
          id_token_signing_alg_values_supported: algorithms,
        }),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function sign(signed: string, by: TokenChanges['signedBy']): string {
    if (by === 'nobody') return '';
    if (by === 'public-key') return signWithPublicKey(signed, ours.publicKey);
    const key = by === 'stranger' ? strangers.privateKey : ours.privateKey;
    return createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
  }

  return {
    issuer: origin,
    openIdMetadataUrl: `${origin}/.well-known/openid-configuration`,
    fail: (now) => {
      failing = now;
    },
    hang: (now) => {
      hanging = now;
    },
    changeKey: () => {
      ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
      kid = 'key-3';
    },
    bearer: (audience, serviceUrl, { claims = {}, header = {}, signedBy = 'issuer' } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const head = encode({ alg: 'RS256', typ: 'JWT', kid, ...header });
      const body = encode({
        iss: origin,
        aud: audience,
        nbf: now - 60,
        exp: now + 3600,
        serviceurl: serviceUrl,
        ...claims,
      });
      return `Bearer ${head}.${body}.${sign(`${head}.${body}`, signedBy)}`;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The classic confusion: an RSA public key used as the secret of an HMAC. */
function signWithPublicKey(signed: string, key: KeyObject): string {
  const secret = key.export({ format: 'pem', type: 'spki' });
  return createHmac('sha256', secret).update(signed).digest('base64url');
}
