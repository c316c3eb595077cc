import { z } from 'zod';

/*
 * Keys of Microsoft's issuer:
 *
 *   none --fetched--> kept --a day later--> fetched anew --failed--> kept, and tried again in a while; five days at most
 *                      `-- a key that is not among them --> fetched anew, every five minutes at most
 */

const keySchema = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});

/** A public key as the issuer publishes it, with the channels that it may sign for. */
type IssuerKey = z.infer<typeof keySchema>;

const metadataSchema = z.object({ jwks_uri: z.string() });
const keysSchema = z.object({ keys: z.array(z.unknown()) });

export type KeptKeys = {
  /** The key of that id; `unreachable` where there are none and none can be had. Never rejects. */
  readonly find: (
    id: string,
  ) => Promise<
    | { readonly kind: 'found'; readonly key: IssuerKey }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'unreachable' }
  >;
};

const DAY = 24 * 60 * 60_000;
const freshFor = DAY;
/** Microsoft keeps a key for five days after it is published at least. */
const SERVES_FOR = 5 * DAY;
const AGAIN = 5 * 60_000;

/** Keys from an OpenID configuration. `timeout` of each of its two calls and `now` in milliseconds. */
export function createKeptKeys(metadataUrl: string, timeout: number, now: () => number): KeptKeys {
  let keys = new Map<string, IssuerKey>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  async function fetchAll(): Promise<void> {
    triedAt = now();
    try {
      const { jwks_uri } = metadataSchema.parse(await getJson(metadataUrl, timeout));
      const published = keysSchema.parse(await getJson(jwks_uri, timeout)).keys;
      const read = published.flatMap((key) => keySchema.safeParse(key).data ?? []);
      if (read.length === 0) return;
      keys = new Map(read.map((key) => [key.kid, key]));
      fetchedAt = now();
    } catch {
      // What is kept goes on serving.
    }
  }
  const refresh = () => {
    fetching ??= fetchAll().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };

  return {
    find: async (id) => {
      const mayTry = now() - triedAt > AGAIN;
      const isStale = now() - fetchedAt > freshFor;
      if (keys.size === 0 || (mayTry && (isStale || !keys.has(id)))) await refresh();
      if (keys.size === 0 || now() - fetchedAt > SERVES_FOR) return { kind: 'unreachable' };
      const key = keys.get(id);
      return key ? { kind: 'found', key } : { kind: 'unknown' };
    },
  };
}

async function getJson(url: string, timeout: number): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), headers: { accept: 'application/json' } });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  return response.json();
}
