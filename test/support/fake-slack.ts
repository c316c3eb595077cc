import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { methods, problemsOfResponse } from './fake-slack-methods.ts';
import { acceptSocket, type FakeSocket } from './fake-slack-socket.ts';
import type { FakeSlackState } from './fake-slack-state.ts';
import { offeredFiles } from './offered-files.ts';

type Json = Readonly<Record<string, unknown>>;

/** A call that reached the fake, with what it was answered. */
type FakeCall = { readonly method: string; readonly args: Json; readonly answer: Json };

/** In the place of an answer, on whichever platform. */
export type FakeTrouble = 'limited' | 'error' | 'lost' | 'hang' | 'slow' | 'revoked';

/** A local stand-in for Slack's Web API that checks arguments as Slack does. */
export type FakeSlack = FakeSlackState & {
  /** For `slackApiUrl`. */
  readonly apiUrl: string;
  readonly calls: FakeCall[];
  /** Keeps a file for whoever has our token and the scope, and gives it as a message has it. */
  readonly offerFile: (name: string, bytes: Uint8Array) => Json;
  /** How often a file was handed out. */
  readonly filesFetched: () => number;
  /** What came to the addresses for answering. */
  readonly responses: Json[];
  /** A new address for answering a command or a button. */
  readonly responseUrl: () => string;
  /** A trigger that opens one modal. */
  readonly trigger: () => string;
  /** The next calls of a method are told to wait, in seconds. */
  readonly limitRate: (method: string, seconds: number, times?: number) => void;
  /** The next calls of a method fail with this error. */
  readonly failNext: (method: string, error: string, times?: number) => void;
  /** The next call of a method is carried out, but its answer never arrives. */
  readonly loseAnswer: (method: string) => void;
  /** What goes wrong with a call: asked of each; `lost` is carried out and not answered, `hang` is neither. */
  trouble: (method: string) => FakeTrouble | undefined;
  /** Calls of a method get no answer until the function given back is called. */
  readonly holdUp: (method: string) => () => void;
  /** Sends one envelope through the open socket; resolves with what it was acknowledged with. */
  readonly sendThroughSocket: (type: string, payload: Json) => Promise<Json>;
  readonly close: () => Promise<void>;
};

/** Opens the fake on loopback. */
export async function openFakeSlack(): Promise<FakeSlack> {
  const state: FakeSlackState = {
    token: 'xoxb-test',
    appToken: 'xapp-test',
    team: 'T1',
    botUserId: 'UBOT',
    scopes: new Set([
      'app_mentions:read',
      'assistant:write',
      'chat:write',
      'commands',
      'files:read',
      'im:history',
      'im:write',
      'links:read',
      'links:write',
      'users:read',
      'users:read.email',
    ]),
    takesCharts: true,
    users: new Map(),
    channels: new Map(),
    messages: [],
    ephemerals: [],
    views: new Map(),
    homes: new Map(),
    unfurls: [],
    prompts: [],
    statuses: [],
    revoked: [],
    triggers: new Set(),
    codes: new Map(),
    now: 1_700_000_000,
    next: 1,
  };
  const calls: FakeCall[] = [];
  const responses: Json[] = [];
  const files = offeredFiles('https://derby.slack.com/?redir=%2Ffiles-pri');
  const limited = new Map<string, { seconds: number; times: number }>();
  const failing = new Map<string, { readonly error: string; times: number }>();
  const losing = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const uses = new Map<string, number>();
  const waiting = new Map<string, (payload: Json) => void>();
  let socket: FakeSocket | undefined;
  let envelopes = 0;

  // As long as no test lasts: on a starved machine what is closed as idle is used once more, and that request is lost. Broken connections have tests of their own.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  server.on('upgrade', (request, stream) => {
    socket = acceptSocket(request, stream, (text) => {
      const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload: Json };
      waiting.get(envelope_id)?.(payload);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const path = request.url ?? '';
    if (path.startsWith('/response/')) return takeResponse(path, body, response);
    const mayRead = request.headers.authorization === `Bearer ${state.token}` && state.scopes.has('files:read');
    if (files.serve(path, response, mayRead)) return;
    const method = path.replace('/api/', '');
    const limit = limited.get(method);
    if (limit && limit.times > 0) {
      limit.times -= 1;
      calls.push({ method, args: {}, answer: { ok: false, error: 'ratelimited' } });
      response.writeHead(429, { 'retry-after': String(limit.seconds) }).end();
      return;
    }
    await held.get(method);
    const trouble = fake.trouble(method);
    if (trouble === 'limited') return void response.writeHead(429, { 'retry-after': '1' }).end();
    if (trouble === 'error') return void response.writeHead(500).end();
    if (trouble === 'hang') return;
    if (trouble === 'slow') await pause(700);
    if (trouble === 'revoked') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":false,"error":"token_revoked"}');
      return;
    }
    const args = readArguments(body);
    const result = carryOut(method, args, String(request.headers.authorization ?? ''));
    calls.push({ method, args, answer: result });
    if (losing.delete(method) || trouble === 'lost') {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  }

  function carryOut(method: string, args: Json, authorisation: string): Json {
    const known = methods[method];
    if (!known) return { ok: false, error: 'unknown_method' };
    const failure = failing.get(method);
    if (failure && failure.times > 0) {
      failure.times -= 1;
      return { ok: false, error: failure.error };
    }
    const token = authorisation.replace('Bearer ', '');
    if (known.token === 'app' && token !== state.appToken) return { ok: false, error: 'invalid_auth' };
    if (known.token === 'bot' && token !== state.token)
      return { ok: false, error: token ? 'invalid_auth' : 'not_authed' };
    const missing = known.scopes.filter((scope) => !state.scopes.has(scope));
    if (missing.length > 0) {
      return { ok: false, error: 'missing_scope', needed: missing.join(','), provided: [...state.scopes].join(',') };
    }
    const absent = known.needs.filter((name) => args[name] === undefined);
    if (absent.length > 0) return { ok: false, error: 'invalid_arguments', response_metadata: { messages: absent } };
    return known.run(args, state, url(), token);
  }

  function takeResponse(path: string, body: string, response: ServerResponse): void {
    const used = (uses.get(path) ?? 5) + 1;
    uses.set(path, used);
    const parsed = JSON.parse(body) as Json;
    const problems = problemsOfResponse(parsed, state);
    responses.push(problems.length > 0 ? { ...parsed, problems } : parsed);
    if (!uses.has(path) || used > 5) response.writeHead(404).end('{"ok":false,"error":"expired_url"}');
    else if (problems.length > 0) response.writeHead(404).end('{"ok":false,"error":"invalid_blocks"}');
    else response.writeHead(200).end('ok');
  }

  function url(): string {
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const fake: FakeSlack = Object.assign(state, {
    trouble: (): FakeTrouble | undefined => undefined,
    apiUrl: `http://${url()}/api/`,
    calls,
    offerFile: (name: string, bytes: Uint8Array) => ({
      ...{ id: `F${state.next++}`, name, mimetype: 'application/octet-stream', size: bytes.length },
      url_private_download: `http://${url()}${files.add(name, bytes)}`,
    }),
    filesFetched: files.fetched,
    responses,
    responseUrl: () => {
      const path = `/response/${state.next++}`;
      uses.set(path, 0);
      return `http://${url()}${path}`;
    },
    trigger: () => {
      const trigger = `trigger.${state.next++}`;
      state.triggers.add(trigger);
      return trigger;
    },
    limitRate: (method: string, seconds: number, times = 1) => {
      limited.set(method, { seconds, times });
    },
    failNext: (method: string, error: string, times = 1) => {
      failing.set(method, { error, times });
    },
    holdUp: (method: string) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(method, promise);
      return () => {
        held.delete(method);
        resolve();
      };
    },
    loseAnswer: (method: string) => {
      losing.add(method);
    },
    sendThroughSocket: (type: string, payload: Json) =>
      new Promise<Json>((resolve, reject) => {
        if (!socket) return reject(new Error('No socket is open.'));
        const envelope_id = `envelope-${envelopes++}`;
        waiting.set(envelope_id, resolve);
        socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type === 'interactive' }));
      }),
    close: async () => {
      socket?.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
  return fake;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Slack's clients send lists and objects as JSON inside a form. */
function readArguments(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      if (!['blocks', 'metadata', 'view', 'unfurls', 'prompts'].includes(name)) return [name, value];
      return [name, JSON.parse(value) as unknown];
    }),
  );
}
