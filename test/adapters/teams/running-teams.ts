import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openTeamsAdapter, type TeamsSettings } from '../../../src/adapters/teams/index.ts';
import type { ClauseOffer, EventDesk, FormOption, PlatformAdapter, Reply, Turn } from '../../../src/messaging/index.ts';
import { type FakeBotConnector, openFakeBotConnector } from '../../support/fake-bot-connector.ts';
import { type FakeIssuer, openFakeIssuer } from '../../support/fake-issuer.ts';
import { elements } from './card-reading.ts';
import { appId, type Json, officer, recordedEvents, tenant } from './recorded.ts';

/** A running server with the adapter, between a fake conversation and a fake Teams. */
export type RunningTeams = {
  readonly connector: FakeBotConnector;
  readonly issuer: FakeIssuer;
  readonly platform: PlatformAdapter;
  readonly events: ReturnType<typeof recordedEvents>;
  /** The turns that reached the conversation. */
  readonly turns: Turn[];
  /** What the conversation answers; set by each test. */
  reply: (turn: Turn) => Reply | Promise<Reply>;
  offers: ClauseOffer[];
  /** What is offered while somebody types; the questions are among the turns. */
  names: FormOption[];
  /** Every event is new, unless a test says otherwise: the recorded ones all have the same id. */
  desk: EventDesk;
  /** Waits for what is being answered. */
  readonly stop: () => Promise<void>;
  readonly url: string;
  /** The tab's own address. */
  readonly tabUrl: string;
  readonly logged: string[];
  readonly post: (event: Json, authorization?: string) => Promise<{ status: number; text: string; body: Json }>;
  /** The messages that the fake Teams was sent, each with its card and the card's text. */
  readonly cards: () => { method: string; path: string; card: Json; text: unknown }[];
  readonly reset: () => void;
  /** Time passes for the adapter, in milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** So long that nothing the roster said is believed any more. */
  readonly forgetRoster: () => void;
  readonly close: () => Promise<void>;
};

/** `now` of the adapter: 2 March 2026, 10:00. */
export const now = Date.parse('2026-03-02T10:00:00Z');

const everyEventIsNew: EventDesk = {
  begin: async () => ({ kind: 'begun', again: false, finish: async () => undefined, leave: () => undefined }),
  resume: async () => undefined,
};

export async function runTeams(changes: Partial<TeamsSettings> = {}): Promise<RunningTeams> {
  const issuer = await openFakeIssuer();
  const connector = await openFakeBotConnector();
  const turns: Turn[] = [];
  const { issuer: iss, openIdMetadataUrl } = issuer;
  const settings: TeamsSettings = {
    identity: { kind: 'secret', appId, secret: 'not used in test mode', tenant },
    tenants: [tenant],
    testMode: { issuer: iss, openIdMetadataUrl, outboundToken: 'outbound' },
    sendTimeout: 2_000,
    ...changes,
  };
  let clock = now;
  const logged: string[] = [];
  const log = (sentence: string, facts: object = {}) => void logged.push(`${sentence} ${JSON.stringify(facts)}`);
  const { router, platform, stop } = await openTeamsAdapter({
    eventDesk: { begin: (event) => running.desk.begin(event), resume: async () => undefined },
    settings,
    handle: async (turn) => {
      turns.push(turn);
      return running.reply(turn);
    },
    clauses: {
      search: async (_tenant, query, { skip, most } = { skip: 0, most: 10 }) =>
        running.offers.filter(({ title }) => title.includes(query)).slice(skip, skip + most),
      byUrl: async (_tenant, url) => running.offers.find((offer) => offer.url === url),
      examples: async () => [],
    },
    assetPath: (name) => `/assets/${name}`,
    publicUrl: 'https://clausewise.example',
    names: async (turn) => {
      turns.push(turn);
      return running.names;
    },
    log: { info: log, warn: log, error: log },
    now: () => clock,
    // Asked anew each time: tests put another clock in its place.
    wallClock: () => Date.now(),
  });
  const app = express();
  app.use(router);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const running: RunningTeams = {
    connector,
    issuer,
    platform,
    events: recordedEvents(connector.serviceUrl),
    turns,
    reply: () => ({ blocks: [] }),
    offers: [],
    names: [],
    desk: everyEventIsNew,
    stop,
    url,
    tabUrl: url.replace('/api/messages', '/teams/casework'),
    logged,
    post: async (event, authorization = issuer.bearer(appId, connector.serviceUrl)) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
        body: JSON.stringify(event),
      });
      const text = await response.text();
      return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
    },
    cards: () =>
      connector.messages().map(({ method, path, body }) => {
        const [attachment] = body.attachments as { content: Json }[];
        const card = attachment?.content ?? {};
        return { method, path, card, text: card.fallbackText };
      }),
    pass: (milliseconds) => {
      clock += milliseconds;
    },
    forgetRoster: () => {
      clock += 48 * 3_600_000;
    },
    reset: () => {
      turns.length = 0;
      logged.length = 0;
      connector.reset();
      connector.roster.clear();
      connector.roster.set(officer.id, memberOf(officer));
      running.reply = () => ({ blocks: [{ kind: 'paragraph', text: 'An answer.' }] });
      running.offers = [];
      running.names = [];
      running.desk = everyEventIsNew;
      // The roster is believed for a while: each test begins after that.
      clock += 60 * 60_000;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
  running.reset();
  return running;
}

/** The roster's entry for somebody, as Teams answers. */
export function memberOf(person: typeof officer, changes: Json = {}): Json {
  return {
    ...person,
    givenName: 'Aisha',
    surname: 'Khan',
    email: 'aisha.khan@derby.example',
    userPrincipalName: 'aisha.khan@derby.example',
    tenantId: tenant,
    userRole: 'user',
    ...changes,
  };
}

/** Every element of this type in a card or in an answer that holds one. */
export function actionsIn(value: unknown, type: string): Json[] {
  return elements(value, type) as unknown as Json[];
}

/** A reply of one sentence. */
export function says(text: string, more: Partial<Reply> = {}): Reply {
  return { blocks: [{ kind: 'paragraph', text }], ...more };
}
