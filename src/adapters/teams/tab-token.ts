import { z } from 'zod';
import type { KeptKeys } from './kept-keys.ts';
import { checkSignature, type Refusal, readToken, whenWrong } from './token-check.ts';

/** Who looks at the tab, as Microsoft Entra says: the object id of an account in a tenant. */
export type TabVisitor = { readonly tenant: string; readonly objectId: string };

export type TabTokenCheck =
  | { readonly kind: 'genuine'; readonly visitor: TabVisitor }
  | { readonly kind: 'refused'; readonly reason: Refusal | 'tenant' | 'scope' };

/** The permission that the registration exposes, and Teams' clients are let use. */
const SCOPE = 'access_as_user';

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  tid: z.guid(),
  oid: z.guid(),
  scp: z.string(),
});

/** What a token must say. `issuersOf` gives who may have made one for a tenant. `now` in milliseconds. */
export type WantedOfTab = {
  readonly audiences: readonly string[];
  readonly tenants: readonly string[];
  readonly issuersOf: (tenant: string) => readonly string[];
  readonly now: number;
};

/** What Microsoft Entra signs for a tenant, in either version of its tokens. */
export function entraIssuersOf(tenant: string): readonly string[] {
  return [`https://login.microsoftonline.com/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`];
}

/**
 * Checks the token that Teams' single sign-on gave to the tab, cheapest first, keys last. It says which account it is and no more:
 * who that is, the roster says, as for everything else.
 */
export async function checkTabToken(
  header: string,
  wanted: WantedOfTab,
  keys: Pick<KeptKeys, 'find'>,
): Promise<TabTokenCheck> {
  if (header === '') return { kind: 'refused', reason: 'no-header' };
  const token = readToken(header);
  const claims = claimsSchema.safeParse(token?.claims).data;
  if (token === undefined || claims === undefined) return { kind: 'refused', reason: 'not-readable' };
  const tenant = claims.tid.toLowerCase();
  const reason = token.algorithm === 'RS256' ? findWrong(claims, tenant, wanted) : 'algorithm';
  const refused = reason ?? (await checkSignature(token, keys)).refused;
  if (refused !== undefined) return { kind: 'refused', reason: refused };
  return { kind: 'genuine', visitor: { tenant, objectId: claims.oid.toLowerCase() } };
}

function findWrong(claims: z.infer<typeof claimsSchema>, tenant: string, wanted: WantedOfTab) {
  if (!wanted.tenants.includes(tenant)) return 'tenant';
  if (!wanted.issuersOf(tenant).includes(claims.iss)) return 'issuer';
  if (!wanted.audiences.includes(claims.aud)) return 'audience';
  if (!claims.scp.split(' ').includes(SCOPE)) return 'scope';
  return whenWrong(claims, wanted.now);
}
