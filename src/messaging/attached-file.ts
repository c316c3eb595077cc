/** What became of fetching a file. `refused`: the platform does not hand it over to us. `failed`: it did not come in time, or broke off. */
export type OpenedFile =
  | { readonly kind: 'opened'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'refused' | 'failed' };

/** A file that came with a message. Nothing of it is fetched until it is opened. */
export type AttachedFile = {
  /** As its sender named it: only good for showing, and for telling what it may be. */
  readonly name: string;
  /** Fetches it, up to so many bytes. Never rejects. */
  readonly open: (mostBytes: number) => Promise<OpenedFile>;
};

/** Where a file is fetched from. `isAllowed` is asked of every address, also of those it is passed on to. */
export type FileAddress = {
  readonly url: string;
  readonly isAllowed: (url: URL) => boolean;
  /** Sent to the first address only: a token goes nowhere else. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly patience?: number;
};

const MOST_REDIRECTS = 3;
const USUAL_PATIENCE = 30_000;

/** Fetches a file from a platform, within bounds of size, time and place. Never rejects. */
export async function fetchFile(
  { url, isAllowed, headers = {}, patience = USUAL_PATIENCE }: FileAddress,
  mostBytes: number,
): Promise<OpenedFile> {
  const signal = AbortSignal.timeout(patience);
  let next = url;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      if (!URL.canParse(next) || !isAllowed(new URL(next))) return { kind: 'refused' };
      const response = await fetch(next, { redirect: 'manual', signal, headers: redirects === 0 ? headers : {} });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        next = new URL(location, next).href;
        continue;
      }
      if (!response.ok) {
        await response.body?.cancel();
        return { kind: response.status >= 500 ? 'failed' : 'refused' };
      }
      const bytes = await readAtMost(response, mostBytes);
      return bytes === undefined ? { kind: 'too-large' } : { kind: 'opened', bytes };
    }
    return { kind: 'refused' };
  } catch {
    return { kind: 'failed' };
  }
}

/** The body, or undefined where there is more of it; what a server says of its length is not believed. */
async function readAtMost({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body ?? []) {
    total += chunk.length;
    if (total > most) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
