import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import {
  createSlack,
  type InstallationStore,
  type SeenEvents,
  type Slack,
  type SlackConfig,
} from '../../../src/adapters/slack/index.ts';
import {
  type ClauseSource,
  type FormOption,
  type Quotation,
  type Reply,
  reply,
  type Turn,
} from '../../../src/messaging/index.ts';
import { createDeskMemory, createEventDesk, type DeskMemory } from '../../support/event-desk-memory.ts';
import { type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';

const signingSecret = 'a-signing-secret';

export const quotation: Quotation = {
  lines: [
    {
      kind: 'paragraph',
      segments: [
        { kind: 'plain', text: 'Officers will ' },
        { kind: 'brought-out', text: 'acknowledge <within> two working days & reply.' },
      ],
    },
    { kind: 'item', marker: '(d)', segments: [{ kind: 'plain', text: 'in writing;' }] },
  ],
  citation: {
    label: 'Working Together Protocol, paragraph 20',
    heading: 'Casework',
    council: 'Derby City Council',
    standing: 'Adopted. In force since 25 September 2019.',
    url: 'https://clausewise.example/derby/working-together/20',
    digest: 'ab'.repeat(32),
  },
};
export const clauseReply: Reply = reply(
  { kind: 'heading', text: 'Within two working days' },
  { kind: 'quotation', quotation },
  { kind: 'actions', actions: [{ label: 'Why', typed: 'why', weight: 'ordinary' }] },
);
export const done: Reply = reply({ kind: 'paragraph', text: 'Logged as 2026/17.' });
export const actionsReply: Reply = reply(
  { kind: 'paragraph', text: 'Due tomorrow.' },
  { kind: 'actions', actions: [{ label: 'Acknowledge', typed: 'acknowledge 17', weight: 'primary' }] },
);
export const formReply: Reply = reply({
  kind: 'form',
  form: {
    title: 'Log an enquiry',
    fields: [
      { name: 'subject', label: 'Subject', kind: 'text', required: true },
      { name: 'details', label: 'Details', kind: 'long-text', required: false },
      { name: 'received', label: 'Received', kind: 'date', required: true, value: '2026-11-20' },
      { name: 'ward', label: 'Ward', kind: 'choice', required: true, options: [{ value: 'abbey', label: 'Abbey' }] },
    ],
    submit: { label: 'Log it', typed: 'log an enquiry', weight: 'primary' },
  },
});

/** The product's server on loopback with Slack mounted, and a fake Slack behind it. */
export type RunningSlack = {
  readonly fake: FakeSlack;
  readonly slack: Slack;
  readonly url: string;
  readonly turns: Turn[];
  readonly logged: string[];
  readonly seen: Set<string>;
  /** Beginnings of marks that cannot be set or read: the database is away. */
  readonly failures: Set<string>;
  readonly desk: DeskMemory;
  readonly installed: Map<string, string>;
  readonly clock: { now: number };
  readonly config: SlackConfig;
  /** What is answered from now on. */
  answer: (turn: Turn) => Reply | Promise<Reply>;
  /** What is offered while somebody types; the questions are among the turns. */
  names: readonly FormOption[];
  /** Sends a signed request as Slack would. */
  readonly send: (body: string, contentType: string, change?: RequestChange) => Promise<Response>;
  readonly event: (
    event: Record<string, unknown>,
    envelope?: Record<string, unknown>,
    change?: RequestChange,
  ) => Promise<Response>;
  readonly interact: (payload: Record<string, unknown>) => Promise<Response>;
  readonly command: (command: string, text: string, fields?: Record<string, string>) => Promise<Response>;
  /** Waits until everything that came in is worked off. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};
type RequestChange = {
  readonly secret?: string;
  /** Seconds added to the timestamp. */
  readonly skew?: number;
  readonly headers?: Record<string, string>;
};

export async function openRunningSlack(
  change: Partial<SlackConfig> = {},
  clauses: Partial<ClauseSource> = {},
  onInstalled?: (tenant: string) => Promise<void>,
): Promise<RunningSlack> {
  const fake = await openFakeSlack();
  fake.users.set('U1', member('U1', 'ann@derby.gov.uk'));
  fake.users.set('U2', member('U2', 'bob@derby.gov.uk'));
  fake.channels.set('C1', { isMember: true, people: ['U1', 'U2'] });
  fake.channels.set('C2', { isMember: false, people: ['U1'] });
  const config: SlackConfig = {
    transport: { kind: 'http', signingSecret },
    credentials: { kind: 'bot-token', botToken: fake.token },
    allowedTenants: ['T1'],
    publicUrl: 'https://clausewise.example',
    slackApiUrl: fake.apiUrl,
    ...change,
  };
  const clock = { now: 1_790_000_000_000 };
  const seen = new Set<string>();
  const failures = new Set<string>();
  const desk = createDeskMemory();
  const installed = new Map<string, string>();
  const turns: Turn[] = [];
  const logged: string[] = [];
  const log = (details: Readonly<Record<string, unknown>>, message: string) => {
    logged.push(`${message} ${JSON.stringify(details)}`);
  };
  const slack = await createSlack({
    handle: async (turn) => {
      turns.push(turn);
      return running.answer(turn);
    },
    clauses: { search: async () => [], byUrl: async () => undefined, examples: async () => [], ...clauses },
    names: async (turn) => {
      turns.push(turn);
      return running.names;
    },
    config,
    log: { info: log, warn: log, error: log },
    seenEvents: createSeenEvents(seen, failures),
    eventDesk: createEventDesk(desk),
    ...(onInstalled === undefined ? {} : { onInstalled }),
    newId: randomUUID,
    now: () => clock.now,
  });
  const app = express();
  app.use(slack.routes);
  app.use(express.json());
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const send: RunningSlack['send'] = (body, contentType, { secret = signingSecret, skew = 0, headers = {} } = {}) => {
    const timestamp = Math.floor(clock.now / 1000) + skew;
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    return fetch(`${url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'x-slack-signature': signature,
        'x-slack-request-timestamp': String(timestamp),
        ...headers,
      },
    });
  };
  const form = (fields: Record<string, string>) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  const running: RunningSlack = {
    fake,
    slack,
    url,
    turns,
    logged,
    seen,
    failures,
    desk,
    installed,
    clock,
    config,
    send,
    answer: () => clauseReply,
    names: [],
    event: (event, envelope = {}, requestChange = {}) =>
      send(JSON.stringify(envelopeOf(event, envelope)), 'application/json', requestChange),
    interact: (payload) =>
      form({ payload: JSON.stringify({ team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' }, ...payload }) }),
    command: (command, text, fields = {}) =>
      form({
        command,
        text,
        team_id: 'T1',
        channel_id: 'C1',
        user_id: 'U1',
        response_url: fake.responseUrl(),
        trigger_id: fake.trigger(),
        ...fields,
      }),
    settled: () => slack.stop(),
    close: async () => {
      await slack.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await fake.close();
    },
  };
  return running;
}

/** An event in the envelope that Slack sends it in. */
export function envelopeOf(
  event: Record<string, unknown>,
  envelope: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${randomUUID()}`,
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event,
    ...envelope,
  };
}

let said = 0;

/** A direct message from Ann, at a time of its own. */
export function directMessage(text: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  said += 1;
  const ts = `1700000000.${String(said).padStart(6, '0')}`;
  return { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text, ts, ...change };
}

/** A press of the n-th button of a message of ours. */
export function pressOf(
  message: { channel: string; ts: string; thread_ts?: string; blocks: readonly Record<string, unknown>[] },
  trigger: string,
  index = 0,
): Record<string, unknown> {
  const buttons = message.blocks.flatMap((block) =>
    block.type === 'actions' ? (block.elements as Record<string, unknown>[]) : [],
  );
  const button = buttons[index];
  return {
    type: 'block_actions',
    trigger_id: trigger,
    channel: { id: message.channel },
    container: { type: 'message', message_ts: message.ts, is_ephemeral: false },
    message: message.thread_ts ? { thread_ts: message.thread_ts } : {},
    actions: [{ type: 'button', action_id: button?.action_id, value: button?.value }],
  };
}

/** A press of a thumb under a message of ours, as Slack sends it. */
export function thumbOf(
  message: { channel: string; ts: string; thread_ts?: string; blocks: readonly Record<string, unknown>[] },
  trigger: string,
  which: 'positive_button' | 'negative_button',
): Record<string, unknown> {
  const [buttons] = message.blocks.flatMap((block) =>
    block.type === 'context_actions' ? (block.elements as Record<string, unknown>[]) : [],
  );
  const { value } = (buttons?.[which] ?? {}) as { value?: string };
  return {
    ...pressOf(message, trigger),
    actions: [{ type: 'feedback_buttons', action_id: buttons?.action_id, value, action_ts: '1700000001.000001' }],
  };
}

export function member(id: string, email: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, team_id: 'T1', is_email_confirmed: true, profile: { real_name: `Person ${id}`, email }, ...change };
}

export function createSeenEvents(seen: Set<string>, failures: ReadonlySet<string> = new Set()): SeenEvents {
  const mayFail = (id: string) => {
    if ([...failures].some((beginning) => id.startsWith(beginning))) throw new Error('The database went away.');
  };
  return {
    firstTime: async (id) => {
      mayFail(id);
      return !seen.has(id) && Boolean(seen.add(id));
    },
    has: async (id) => {
      mayFail(id);
      return seen.has(id);
    },
  };
}

/** The modal that was opened last, as Slack has it. */
export async function modalOf(running: RunningSlack): Promise<{ id: string; view: Record<string, unknown> }> {
  await running.settled();
  const [id, view] = [...running.fake.views].at(-1) ?? [];
  if (!id || !view) throw new Error('No modal is open.');
  return { id, view };
}

/** What is said to a direct message, where this is the answer. */
export async function saidTo(running: RunningSlack, text: string, answer: Reply) {
  running.answer = () => answer;
  await running.event(directMessage(text));
  await running.settled();
  const message = running.fake.messages.at(-1);
  if (!message) throw new Error('Nothing was said.');
  return message;
}

/** Installations in memory; `installedAt` says when, where that matters. */
export function createInstallationStore(
  rows: Map<string, string>,
  installedAt: ReadonlyMap<string, number> = new Map(),
): InstallationStore {
  return {
    save: async (tenant, sealed) => void rows.set(tenant, sealed),
    reseal: async (tenant, old, sealed) => {
      if (rows.get(tenant) === old) rows.set(tenant, sealed);
    },
    find: async (tenant) => rows.get(tenant),
    remove: async (tenant, before) => !((installedAt.get(tenant) ?? 0) >= before) && rows.delete(tenant),
    list: async () => [...rows.keys()],
  };
}
