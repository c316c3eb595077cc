import { lookup as resolveName } from 'node:dns/promises';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** A file from the web, or why there is none: a sentence with what to do. */
export type FetchedDocument =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: string };

/** Bounds in bytes and milliseconds, and which addresses may be asked. */
export type FetchBounds = {
  readonly mostBytes: number;
  readonly patience: number;
  /** Whether a server at this IP address may be asked. Only tests allow any. */
  readonly mayAsk: (ip: string) => boolean;
  /** `https:` alone, but for tests. */
  readonly protocols: readonly string[];
};

const MOST_REDIRECTS = 3;

// Everything that is not the open internet: this machine, private networks, links, documentation, multicast, and the ways in
// which an address of IPv4 is written into one of IPv6. https://www.iana.org/assignments/iana-ipv4-special-registry
const CLOSED4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
const CLOSED6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20';
const closed = listOf(CLOSED4, 'ipv4');
const open6 = listOf('2000::/3', 'ipv6');
const closedIn6 = listOf(CLOSED6, 'ipv6');

function listOf(subnets: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets.split(' ')) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

/** Whether an IP address is one of the open internet. */
export function isPublicAddress(ip: string): boolean {
  if (isIP(ip) === 4) return !closed.check(ip, 'ipv4');
  return isIP(ip) === 6 && open6.check(ip, 'ipv6') && !closedIn6.check(ip, 'ipv6');
}

/**
 * Fetches a document from an address that a person gave. Only `https`, at its usual port, from servers of the open internet:
 * every address that a name stands for is checked where the connection is made, and again for every redirect, so that nobody
 * reaches the council's own network through this server. Never rejects.
 */
export async function fetchDocument(address: string, bounds: FetchBounds): Promise<FetchedDocument> {
  const signal = AbortSignal.timeout(bounds.patience);
  let next = address.trim();
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const url = URL.canParse(next) ? new URL(next) : undefined;
      const wrong =
        url === undefined ? `“${next.slice(0, 100)}” is no address. Copy it from the browser.` : wrongWith(url, bounds);
      if (url === undefined || wrong !== undefined) return { kind: 'refused', why: wrong ?? '' };
      const response = await ask(url, bounds, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        next = new URL(headers.location, url).href;
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        return refused(
          `${url.hostname} answered ${statusCode} instead of the file. Save it, and choose the file instead.`,
        );
      }
      const bytes = await readAtMost(response, bounds.mostBytes);
      if (bytes === undefined)
        return refused(
          `There is more than ${Math.floor(bounds.mostBytes / 1_000_000)} MB at this address. Save it without pictures, and choose that copy.`,
        );
      return { kind: 'file', name: nameOf(url, headers['content-type'] ?? ''), bytes };
    }
    return refused(
      'This address leads on and on to others. Open it in a browser, save the file, and choose it instead.',
    );
  } catch (error) {
    return refused(whyNothingCame(error, next));
  }
}

function refused(why: string): FetchedDocument {
  return { kind: 'refused', why };
}

/** A server that may not be asked. */
class ClosedAddress extends Error {}

/** Why nothing came, as far as it is known. */
function whyNothingCame(error: unknown, address: string): string {
  if (error instanceof ClosedAddress) return error.message;
  const { name = '', code = '' } = error as { readonly name?: string; readonly code?: string };
  const host = URL.canParse(address) ? new URL(address).hostname : 'this address';
  const instead = 'Open the address in a browser, save the file, and choose it instead.';
  if (/^(?:Abort|Timeout)Error$/.test(name) || /^(?:ABORT_ERR|ETIMEDOUT)$/.test(code))
    return `Nothing came from ${host} in time. ${instead}`;
  if (code === 'ENOTFOUND')
    return `No server called ${host} was found from here. Look whether the address is right, or choose the file.`;
  if (code === 'EAI_AGAIN') return `The name ${host} could not be looked up just now. Try again, or choose the file.`;
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code))
    return `The certificate of ${host} cannot be trusted, so it is not read. ${instead}`;
  if (code === 'ERR_INVALID_URL') return `${host} leads to an address that is none. ${instead}`;
  return `The connection to ${host} failed. ${instead}`;
}

function wrongWith(url: URL, { protocols, mayAsk }: FetchBounds): string | undefined {
  if (!protocols.includes(url.protocol))
    return `Only addresses that begin with https are fetched. Seen: “${url.protocol}//”.`;
  if (url.username !== '' || url.password !== '')
    return 'This address holds a name or a password, so it is not fetched.';
  if (url.port !== '' && !protocols.includes('http:'))
    return `Only the usual port of https is asked. Seen: “${url.port}”.`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !mayAsk(host) ? closedSentence(url.hostname) : undefined;
}

function closedSentence(host: string): string {
  return `${host} is not on the open internet, so it is not asked. Save the file, and choose it instead.`;
}

function ask(url: URL, { mayAsk }: FetchBounds, signal: AbortSignal): Promise<IncomingMessage> {
  // Checked here, the address that is connected to is the one that was checked.
  const lookup: LookupFunction = (host, { all }, done) => {
    resolveName(host, { all: true }).then(
      (found) => {
        const [first] = found;
        if (first === undefined || found.some((each) => !mayAsk(each.address)))
          done(new ClosedAddress(closedSentence(host)), []);
        else if (all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error as NodeJS.ErrnoException, []),
    );
  };
  const get = url.protocol === 'http:' ? getHttp : getHttps;
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html,application/pdf,*/*', 'user-agent': 'Clausewise' };
    get(url, { lookup, signal, headers, agent: false }, resolve).on('error', reject);
  });
}

/** The body, or undefined where there is more of it; what a server says of its length is not believed. */
async function readAtMost(response: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > most) {
      response.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** What servers call the formats that are read, and the ending that a file of each has. */
const endings: readonly (readonly [type: RegExp, ending: string, others: RegExp])[] = [
  [/html/i, '.html', /\.(?:html?|aspx?|php)$/i],
  [/pdf/i, '.pdf', /\.pdf$/i],
  [/wordprocessingml/i, '.docx', /\.docx$/i],
  [/markdown/i, '.md', /\.(?:md|markdown)$/i],
];

/** The last part of its path, with the ending of what the server says it is. */
function nameOf(url: URL, type: string): string {
  const last = decoded(url.pathname.split('/').at(-1) ?? '')
    .replace(/[^\w.() -]+/g, '-')
    .slice(-120);
  const name = last === '' ? url.hostname : last;
  const found = endings.find(([ofType]) => ofType.test(type));
  return found && !found[2].test(name) ? `${name}${found[1]}` : name;
}

/** A part of an address as it is read; one that is not written as addresses are stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
