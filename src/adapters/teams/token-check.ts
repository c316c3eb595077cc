import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { KeptKeys } from './kept-keys.ts';

/** Why a request is not Teams', in a code for the log: nothing of the token itself. */
export type Refusal =
  | 'no-header'
  | 'not-readable'
  | 'algorithm'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not-yet-valid'
  | 'service-url'
  | 'endorsement'
  | 'unknown-key'
  | 'signature'
  | 'keys-unreachable'
  | 'library';

export type TokenCheck = { readonly kind: 'genuine' } | { readonly kind: 'refused'; readonly reason: Refusal };

const headSchema = z.object({ alg: z.string(), kid: z.string().optional() });
const claimsSchema = z.object({
  iss: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  serviceurl: z.string().optional(),
  serviceUrl: z.string().optional(),
});

/** Furthest that Microsoft's clock may be from ours, in seconds, as in Microsoft's library. */
const TOLERANCE = 300;

/** What a token must say: who made it, for which app, for calls from which service and channel. `now` in milliseconds. */
export type Wanted = {
  readonly issuer: string;
  readonly appId: string;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly now: number;
};

/**
 * Checks the header of a request, cheapest first, keys last. Whatever passes is then given to Microsoft's library, which prints
 * to the console what it is shown and does not like: so it is shown nothing of that kind.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function checkToken(header: string, wanted: Wanted, keys: Pick<KeptKeys, 'find'>): Promise<TokenCheck> {
  if (header === '') return refused('no-header');
  const token = readToken(header);
  const { data: claims } = claimsSchema.safeParse(token?.claims);
  if (!token || !claims) return refused('not-readable');
  const reason = token.algorithm === 'RS256' ? findWrong(claims, wanted) : 'algorithm';
  if (reason !== undefined) return refused(reason);
  const signed = await checkSignature(token, keys);
  if (signed.refused !== undefined) return refused(signed.refused);
  const { endorsements = [] } = signed;
  return endorsements.length > 0 && !endorsements.includes(wanted.channelId)
    ? refused('endorsement')
    : { kind: 'genuine' };
}

/** A bearer token taken apart; nothing of it is believed yet. */
type Token = {
  readonly algorithm: string;
  readonly keyId: string;
  readonly claims: unknown;
  readonly signed: string;
  readonly signature: string;
};

/** The token of an `Authorization` header; undefined where it is none. */
export function readToken(header: string): Token | undefined {
  const [, head = '', body = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(header) ?? [];
  const { data: said } = headSchema.safeParse(readJson(head));
  const claims = readJson(body);
  if (!said || claims === undefined) return undefined;
  return { algorithm: said.alg, keyId: said.kid ?? '', claims, signed: `${head}.${body}`, signature };
}

/** Whether the issuer signed it with RS256, and for which channels that key may sign. */
export async function checkSignature(
  { keyId, signed, signature }: Token,
  keys: Pick<KeptKeys, 'find'>,
): Promise<{ readonly refused?: Refusal; readonly endorsements?: readonly string[] }> {
  const found = await keys.find(keyId);
  if (found.kind === 'unreachable') return { refused: 'keys-unreachable' };
  if (found.kind === 'unknown') return { refused: 'unknown-key' };
  const { endorsements, ...jwk } = found.key;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (!verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(signature, 'base64url')))
    return { refused: 'signature' };
  return endorsements === undefined ? {} : { endorsements };
}

/** What is wrong with a token's time; undefined where nothing is. `now` in milliseconds. */
export function whenWrong(
  { exp, nbf }: { readonly exp?: number | undefined; readonly nbf?: number | undefined },
  now: number,
): 'expired' | 'not-yet-valid' | undefined {
  const seconds = now / 1000;
  if (exp === undefined || exp < seconds - TOLERANCE) return 'expired';
  return nbf !== undefined && nbf > seconds + TOLERANCE ? 'not-yet-valid' : undefined;
}

function findWrong(claims: z.infer<typeof claimsSchema>, wanted: Wanted): Refusal | undefined {
  if (claims.iss !== wanted.issuer) return 'issuer';
  if (![claims.aud].flat().includes(wanted.appId)) return 'audience';
  const time = whenWrong(claims, wanted.now);
  if (time !== undefined) return time;
  return (claims.serviceurl ?? claims.serviceUrl) === wanted.serviceUrl ? undefined : 'service-url';
}

function refused(reason: Refusal): TokenCheck {
  return { kind: 'refused', reason };
}

function readJson(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
