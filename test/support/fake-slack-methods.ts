import { problemsOfBlocks, problemsOfView } from './fake-slack-blocks.ts';
import type { FakeMessage, FakeSlackState } from './fake-slack-state.ts';

type Json = Readonly<Record<string, unknown>>;

type Method = {
  readonly token: 'bot' | 'app' | 'any' | 'none';
  readonly scopes: readonly string[];
  readonly needs: readonly string[];
  readonly run: (args: Json, state: FakeSlackState, host: string, token: string) => Json;
};

/** What is wrong with a body that was sent to an address for answering. */
export function problemsOfResponse(body: Json, state: FakeSlackState): string[] {
  return body.blocks === undefined ? [] : [...problemsShown(body.blocks, state), ...problemsOfFallback(body)];
}

/** In a workspace that has no charts yet, one is a block that nobody knows. */
function problemsShown(blocks: unknown, { takesCharts }: FakeSlackState): string[] {
  const isChart = ({ type }: Json) => type === 'data_visualization';
  const unknown = !takesCharts && Array.isArray(blocks) && (blocks as Json[]).some(isChart);
  return [...problemsOfBlocks(blocks, 'message'), ...(unknown ? ['unknown block type data_visualization'] : [])];
}

export const methods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    needs: ['channel'],
    run: (args, state) => {
      const channel = channelOf(String(args.channel), state);
      if (!channel) return failed('channel_not_found');
      if (!/^D/.test(channel) && !state.channels.get(channel)?.isMember) return failed('not_in_channel');
      const problem = problemOfMessage(args, 40_000, state);
      if (problem) return problem;
      const message = newMessage(channel, args, state);
      state.messages.push(message);
      return { ok: true, channel, ts: message.ts, message };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scopes: ['chat:write'],
    needs: ['channel', 'user'],
    run: (args, state) => {
      const channel = String(args.channel);
      const known = state.channels.get(channel);
      if (!known) return failed('channel_not_found');
      if (!known.isMember) return failed('not_in_channel');
      if (!known.people.includes(String(args.user))) return failed('user_not_in_channel');
      const problem = problemOfMessage(args, 40_000, state);
      if (problem) return problem;
      const message = { ...newMessage(channel, args, state), user: String(args.user) };
      state.ephemerals.push(message);
      return { ok: true, message_ts: message.ts };
    },
  },
  'chat.update': {
    token: 'bot',
    scopes: ['chat:write'],
    needs: ['channel', 'ts'],
    run: (args, state) => {
      const message = state.messages.find(({ channel, ts }) => channel === args.channel && ts === args.ts);
      if (!message) return failed('message_not_found');
      const problem = problemOfMessage(args, 4_000, state);
      if (problem) return problem;
      message.text = String(args.text);
      message.blocks = args.blocks as Json[];
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  },
  'chat.delete': {
    token: 'bot',
    scopes: ['chat:write'],
    needs: ['channel', 'ts'],
    run: (args, state) => {
      const index = state.messages.findIndex(({ channel, ts }) => channel === args.channel && ts === args.ts);
      if (index < 0) return failed('message_not_found');
      state.messages.splice(index, 1);
      return { ok: true };
    },
  },
  'chat.getPermalink': {
    token: 'bot',
    scopes: [],
    needs: ['channel', 'message_ts'],
    run: ({ channel, message_ts }) => ({
      ok: true,
      permalink: `https://derby.slack.com/archives/${channel}/p${String(message_ts).replace('.', '')}`,
    }),
  },
  'chat.unfurl': {
    token: 'bot',
    scopes: ['links:write'],
    needs: ['unfurls'],
    run: (args, state) => {
      const problems = Object.values(args.unfurls as Readonly<Record<string, Json>>).flatMap(({ blocks }) =>
        problemsOfBlocks(blocks, 'message'),
      );
      if (problems.length > 0) return failed('cannot_unfurl_url', problems);
      state.unfurls.push(args);
      return { ok: true };
    },
  },
  'conversations.history': { token: 'bot', scopes: ['im:history'], needs: ['channel'], run: history },
  'conversations.replies': { token: 'bot', scopes: ['im:history'], needs: ['channel', 'ts'], run: history },
  'conversations.open': {
    token: 'bot',
    scopes: ['im:write'],
    needs: ['users'],
    run: (args, state) => {
      const channel = channelOf(String(args.users), state);
      return channel ? { ok: true, channel: { id: channel } } : failed('user_not_found');
    },
  },
  'users.info': {
    token: 'bot',
    scopes: ['users:read', 'users:read.email'],
    needs: ['user'],
    run: (args, state) => {
      const user = state.users.get(String(args.user));
      return user ? { ok: true, user } : failed('user_not_found');
    },
  },
  'views.open': {
    token: 'bot',
    scopes: [],
    needs: ['trigger_id', 'view'],
    run: (args, state) => {
      if (!state.triggers.delete(String(args.trigger_id))) return failed('expired_trigger_id');
      return keepView(`V${state.next++}`, args.view as Json, state);
    },
  },
  'views.update': {
    token: 'bot',
    scopes: [],
    needs: ['view_id', 'view'],
    run: (args, state) => {
      const id = String(args.view_id);
      return state.views.has(id) ? keepView(id, args.view as Json, state) : failed('not_found');
    },
  },
  'views.publish': {
    token: 'bot',
    scopes: [],
    needs: ['user_id', 'view'],
    run: (args, state) => {
      const problems = problemsOfView(args.view as Json);
      if (problems.length > 0) return failed('invalid_arguments', problems);
      state.homes.set(String(args.user_id), args.view as Json);
      return { ok: true };
    },
  },
  'assistant.threads.setSuggestedPrompts': {
    token: 'bot',
    scopes: ['assistant:write'],
    needs: ['channel_id', 'prompts'],
    run: (args, state) => {
      const prompts = args.prompts as Json[];
      if (prompts.length < 1 || prompts.length > 4) return failed('invalid_arguments', ['prompts']);
      // Of an agent's prompts Slack silently drops those that name a thread.
      if (args.thread_ts === undefined) state.prompts.push(args);
      return { ok: true };
    },
  },
  'assistant.threads.setStatus': {
    token: 'bot',
    scopes: ['chat:write'],
    needs: ['channel_id', 'thread_ts', 'status'],
    run: (args, state) => {
      state.statuses.push(args);
      return { ok: true };
    },
  },
  'auth.revoke': {
    token: 'any',
    scopes: [],
    needs: [],
    run: (_args, state, _host, token) => {
      state.revoked.push(token);
      return { ok: true, revoked: true };
    },
  },
  'oauth.v2.access': {
    token: 'none',
    scopes: [],
    needs: ['code', 'client_id', 'client_secret'],
    run: (args, state) => ({ ok: true, ...(state.codes.get(String(args.code)) ?? failed('invalid_code')) }),
  },
  'auth.test': {
    token: 'bot',
    scopes: [],
    needs: [],
    run: (_, { team, botUserId }) => ({
      ok: true,
      team_id: team,
      user_id: botUserId,
      bot_id: 'B1',
      url: 'https://example.slack.com/',
    }),
  },
  'apps.connections.open': {
    token: 'app',
    scopes: [],
    needs: [],
    run: (_args, _state, host) => ({ ok: true, url: `ws://${host}/socket` }),
  },
};

function history(args: Json, state: FakeSlackState): Json {
  const limit = Number(args.limit ?? 100);
  const from = Number(args.cursor ?? 0);
  const all = state.messages
    .filter(({ channel, thread_ts }) => channel === args.channel && (args.ts === undefined || thread_ts === args.ts))
    .filter(({ ts }) => args.oldest === undefined || Number(ts) > Number(args.oldest))
    .toReversed();
  const more = all.length > from + limit;
  return {
    ok: true,
    messages: all.slice(from, from + limit).map(({ metadata, ...message }) => ({
      ...message,
      ...(metadata && args.include_all_metadata === 'true' ? { metadata } : {}),
    })),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : '' },
  };
}

function keepView(id: string, view: Json, state: FakeSlackState): Json {
  const problems = problemsOfView(view);
  if (problems.length > 0) return failed('invalid_arguments', problems);
  state.views.set(id, view);
  return { ok: true, view: { id } };
}

function problemOfMessage(args: Json, longest: number, state: FakeSlackState): Json | undefined {
  if (args.blocks === undefined && !args.text) return failed('no_text');
  if (String(args.text ?? '').length > longest) return failed('msg_too_long');
  const problems = [...problemsShown(args.blocks ?? [], state), ...problemsOfFallback(args)];
  return problems.length > 0 ? failed('invalid_blocks', problems) : undefined;
}

/** Slack only warns of a missing fallback, and pings whoever an unescaped one names; here both are refused. */
function problemsOfFallback(args: Json): string[] {
  const text = String(args.text ?? '');
  return [...(text === '' ? ['text: missing'] : []), ...(/[<>]/.test(text) ? ['text: markup'] : [])];
}

function newMessage(channel: string, args: Json, state: FakeSlackState): FakeMessage {
  state.now += 1;
  return {
    channel,
    ts: `${state.now}.000100`,
    text: String(args.text),
    blocks: args.blocks as Json[],
    ...(args.thread_ts ? { thread_ts: String(args.thread_ts) } : {}),
    ...(args.metadata ? { metadata: args.metadata as Json } : {}),
    ...(args.client_msg_id ? { client_msg_id: String(args.client_msg_id) } : {}),
  };
}

function channelOf(id: string, state: FakeSlackState): string | undefined {
  const person = /^[DUW](.+)$/.exec(id)?.[1];
  if (person === undefined) return state.channels.has(id) ? id : undefined;
  return state.users.has(`U${person}`) ? `D${person}` : undefined;
}

function failed(error: string, messages: readonly string[] = []): Json {
  return { ok: false, error, response_metadata: { messages } };
}
