import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type * as AdaptiveCards from 'adaptivecards';
import type { FakeTrouble } from './fake-slack.ts';
import { offeredFiles } from './offered-files.ts';

const parser = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** One call that reached the connector. `path` is what follows `/v3/conversations`, decoded. */
type ConnectorCall = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** What a message that was taken is called by. */
  messageId?: string;
};

/** Instead of the good answer: a status with headers, the connection dropped after the call was read, or silence. */
type Trouble =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly code?: string }
  | 'drop'
  | 'hang';

/** Stands in for Teams' Bot Connector on loopback, and finds fault with what Teams would refuse. */
export type FakeBotConnector = {
  readonly serviceUrl: string;
  readonly calls: ConnectorCall[];
  /** Keeps a file as SharePoint does, and gives it as an attachment of a message. */
  readonly offerFile: (name: string, bytes: Uint8Array) => Record<string, unknown>;
  /** How often a file was handed out. */
  readonly filesFetched: () => number;
  /** What Teams would have refused: too large, an unreadable card, no fallback text. Stays empty when all is well. */
  readonly faults: string[];
  /** Who is in every roster, by Teams' id. */
  readonly roster: Map<string, Record<string, unknown>>;
  /** The next calls whose method and path match get this trouble, one each. */
  readonly trouble: (match: RegExp, ...troubles: Trouble[]) => void;
  /** No call gets an answer until the function given back is called. */
  readonly holdUp: () => () => void;
  /** What goes wrong with a call beside that: asked of each; `lost` is carried out and not answered, `hang` is neither. */
  mishap: (method: string, path: string) => FakeTrouble | undefined;
  /** Messages that were sent, in order; without typing indicators. */
  readonly messages: () => ConnectorCall[];
  /** Resolves when a call matches. */
  readonly seen: (match: (call: ConnectorCall) => boolean) => Promise<ConnectorCall>;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

export async function openFakeBotConnector(): Promise<FakeBotConnector> {
  const calls: ConnectorCall[] = [];
  const faults: string[] = [];
  const roster = new Map<string, Record<string, unknown>>();
  const troubles: { match: RegExp; trouble: Trouble }[] = [];
  const waiting: { match: (call: ConnectorCall) => boolean; resolve: (call: ConnectorCall) => void }[] = [];
  let sent = 0;
  const files = offeredFiles();
  let held: Promise<void> | undefined;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    if (files.serve(request.url ?? '', response)) return;
    const path = decodeURIComponent((request.url ?? '').replace(/^\/uk\/v3\/conversations/, ''));
    const body = text === '' ? {} : JSON.parse(text);
    const method = request.method ?? '';
    const call: ConnectorCall = { method, path, authorization: request.headers.authorization, body };
    const mishap = fake.mishap(method, path);
    if (mishap === 'hang') return;
    if (mishap === 'slow') await pause(700);
    if (mishap === 'revoked') return respond(response, 401, { error: { code: 'Unauthorized' } });
    if (mishap === 'limited') return respond(response, 429, {}, { 'retry-after': '1' });
    if (mishap === 'error') return respond(response, 500, { error: { code: 'Internal' } });
    calls.push(call);
    if (body.type === 'message') faults.push(...findFaults(text, body));
    for (const { match, resolve } of waiting) if (match(call)) resolve(call);
    const index = troubles.findIndex(({ match }) => match.test(`${method} ${path}`));
    const [found] = index < 0 ? [] : troubles.splice(index, 1);
    await held;
    if (found?.trouble === 'hang') return;
    if (found?.trouble === 'drop' || mishap === 'lost') {
      request.socket.destroy();
    } else if (found) {
      const { status, headers = {}, code = 'Refused' } = found.trouble;
      respond(response, status, { error: { code, message: 'refused by the test' } }, headers);
    } else if (method === 'GET') {
      const member = roster.get(path.split('/members/')[1] ?? '');
      if (member) respond(response, 200, member);
      else respond(response, 404, { error: { code: 'MemberNotFoundInConversation' } });
    } else if (path === '') {
      const [member] = body.members as { id: string }[];
      respond(response, 201, { id: `a:personal-${member?.id}` });
    } else if (method === 'PUT') {
      respond(response, 200, { id: path.split('/').at(-1) });
    } else {
      sent += 1;
      call.messageId = `sent-${sent}`;
      respond(response, 201, { id: call.messageId });
    }
  }

  // As in Slack's stand-in: no connection is closed as idle while somebody may be about to use it.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeBotConnector = {
    mishap: () => undefined,
    // A path after the host, as Teams' regional addresses have.
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/uk/`,
    calls,
    offerFile: (name, bytes) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: `https://council.sharepoint.com/personal/files/${encodeURIComponent(name)}`,
      name,
      content: {
        downloadUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${files.add(name, bytes)}`,
        uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
        fileType: name.split('.').at(-1),
      },
    }),
    filesFetched: files.fetched,
    faults,
    roster,
    trouble: (match, ...list) => troubles.push(...list.map((trouble) => ({ match, trouble }))),
    holdUp: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = undefined;
        resolve();
      };
    },
    messages: () => calls.filter(({ method, body }) => method !== 'GET' && body.type === 'message'),
    seen: (match) => {
      const past = calls.find(match);
      return past ? Promise.resolve(past) : new Promise((resolve) => waiting.push({ match, resolve }));
    },
    reset: () => {
      for (const list of [calls, faults, troubles, waiting]) list.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return fake;
}

/** What nobody asked for is announced in the activity feed. */
export function isNudge({ channelData }: Readonly<Record<string, unknown>>): boolean {
  return (channelData as { readonly notification?: object } | undefined)?.notification !== undefined;
}

function respond(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function findFaults(text: string, body: Record<string, unknown>): string[] {
  // Teams counts UTF-16, takes 100 KB and advises 80.
  const bytes = Buffer.byteLength(text, 'utf16le');
  const attachments = Array.isArray(body.attachments) ? body.attachments : [];
  return [
    ...(bytes > 80 * 1024 ? [`${bytes} bytes of UTF-16`] : []),
    ...(typeof body.summary === 'string' && body.summary !== '' ? [] : ['no summary']),
    ...(attachments.length === 1 || typeof body.text === 'string' ? [] : [`${attachments.length} attachments`]),
    ...attachments.flatMap(({ content }) => findCardFaults(content)),
  ];
}

/** What Microsoft's own renderer has against a card, and what a screen reader would miss. */
export function findCardFaults(content: Record<string, unknown>): string[] {
  const context = new parser.SerializationContext();
  new parser.AdaptiveCard().parse(content, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
    // The parser tests the language with a regular expression that remembers its last place.
    .filter((fault) => fault !== 'Invalid value "en" for property "lang".');
  const texts = ['fallbackText', 'speak'].filter((name) => typeof content[name] !== 'string' || content[name] === '');
  return [...events, ...texts.map((name) => `no ${name}`)];
}
