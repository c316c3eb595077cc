import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInbox, createWebRoutes, type TryOutClock } from '../../../src/adapters/web/index.ts';
import { type Delivery, renderPlainText, reply, SENT_AGAIN, type Turn } from '../../../src/messaging/index.ts';
import { createShownInMemory } from '../../support/shown-memory.ts';
import { pages } from './fake-site.ts';

const priya = {
  tenant: 'derby',
  id: 'priya',
  accountId: 'try-out:derby:priya',
  name: 'Priya Shah',
  what: 'Officer, Streets',
  email: 'priya.shah@derby.example',
  asks: ['my casework'],
};
const shown = createShownInMemory();
const inbox = createInbox({ now: () => 5, shown });
const turns: Turn[] = [];
const moves: string[] = [];
const clock: TryOutClock = {
  show: async () => ({
    local: '2026-12-24T09:30',
    words: 'Thursday 24 December 2026, 09:30',
    moved: true,
    next: 'No message waits to be sent.',
  }),
  move: async (to) => {
    moves.push(to);
    return to === 'never' ? { kind: 'refused', sentence: 'Give a date and a time.' } : { kind: 'moved' };
  },
};
let url = '';
let close = () => {};

beforeAll(async () => {
  const app = express();
  app.use(
    createWebRoutes({
      handle: async (turn) => {
        turns.push(turn);
        return { ...reply({ kind: 'paragraph', text: 'Done.' }), replaces: true };
      },
      renderCard: () => ({}),
      pages,
      keptDays: { questions: 1, messages: 1, absences: 1, accounts: 1, announcements: 1 },
      tryOut: {
        tenants: [{ id: 'derby', label: 'Derby', examples: [] }],
        roles: [],
        people: [priya],
        inbox,
        clock,
        shown,
      },
      findDownload: async (id) =>
        id === 'good' ? { name: 'table.csv', type: 'text/csv; charset=utf-8', text: 'a,b' } : undefined,
      now: () => 5,
      newId: randomUUID,
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterAll(() => close());

const post = (path: string, body: object, origin = url) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });

describe('speaking as somebody', () => {
  it('vouches for the address of a made-up person, and says whose card is to be replaced', async () => {
    const said = { tenant: 'derby', conversation: 'c', id: '1', as: 'priya', text: 'my casework' };
    expect(await (await post('/chat/turns', said)).json()).toMatchObject({ replaces: true });
    expect(turns.at(-1)).toMatchObject({
      sender: { accountId: priya.accountId, verifiedEmail: priya.email, isOutsider: false },
      address: { place: priya.accountId },
    });
  });

  it('vouches for nobody else', async () => {
    const said = { tenant: 'derby', conversation: 'c', id: '2', text: 'my casework' };
    expect((await post('/chat/turns', { ...said, as: 'chief' })).status).toBe(400);
    await post('/chat/turns', said);
    expect(turns.at(-1)?.sender.verifiedEmail).toBeUndefined();
    expect(turns.at(-1)?.address).toBeUndefined();
  });
});

const textsSince = async (seq: number) =>
  (await inbox.since(seq)).map(({ reply: delivered }) => renderPlainText(delivered));

type Answer = { readonly messages: readonly { readonly seq: number }[]; readonly clock: { readonly words: string } };
const since = async (seq: number) => (await (await fetch(`${url}/chat/inbox?since=${seq}`)).json()) as Answer;

describe('an inbox', () => {
  const delivery: Delivery = {
    id: 'd1',
    to: { platform: 'web', tenant: 'derby', accountId: priya.accountId, place: priya.accountId },
    reply: reply({ kind: 'paragraph', text: 'A nudge.' }),
    repeated: false,
  };

  it('shows what was delivered once, and only what is new', async () => {
    expect(await inbox.adapter.deliver(delivery)).toEqual({ kind: 'delivered', messageId: 'd1' });
    await inbox.adapter.deliver(delivery);
    const { messages, clock: time } = await since(0);
    expect(messages).toMatchObject([{ messageId: 'd1', accountId: priya.accountId, text: 'A nudge.' }]);
    expect(time.words).toContain('24 December');
    expect((await since(messages[0]?.seq ?? 0)).messages).toEqual([]);
  });

  it('can be asked what arrived, and says when a message may be a repetition', async () => {
    expect(await inbox.adapter.trace(delivery)).toEqual({ kind: 'found', messageId: 'd1' });
    expect((await inbox.adapter.trace({ ...delivery, id: 'd9' })).kind).toBe('cannot-tell');
    await inbox.adapter.deliver({ ...delivery, id: 'd2', repeated: true });
    expect((await textsSince(0)).at(-1)).toContain(SENT_AGAIN);
  });

  it('puts a message in the place of an earlier one', async () => {
    await inbox.adapter.replace(delivery.to, 'd1', reply({ kind: 'paragraph', text: 'Acknowledged.' }));
    expect((await textsSince(0)).filter((text) => text.includes('Acknowledged.'))).toHaveLength(1);
    expect(await textsSince(0)).not.toContain('A nudge.');
  });

  it('is the same for a server that is started again over the same data', async () => {
    const after = createInbox({ now: () => 9, shown });
    expect((await after.since(0)).map(({ messageId, at }) => [messageId, at])).toEqual([
      ['d1', 5],
      ['d2', 5],
    ]);
    expect(await after.adapter.trace(delivery)).toEqual({ kind: 'found', messageId: 'd1' });
  });
});

describe('the clock', () => {
  it('moves for this page and for no other site', async () => {
    expect((await post('/chat/clock', { to: '2026-12-29T09:00', tenant: 'derby' })).status).toBe(200);
    expect(
      (await post('/chat/clock', { to: '2026-12-29T09:00', tenant: 'derby' }, 'https://elsewhere.example')).status,
    ).toBe(403);
    expect(moves).toEqual(['2026-12-29T09:00']);
  });

  it('says why it does not move', async () => {
    expect(await (await post('/chat/clock', { to: 'never', tenant: 'derby' })).json()).toEqual({
      message: 'Give a date and a time.',
    });
    expect((await post('/chat/clock', { to: 7, tenant: 'derby' })).status).toBe(400);
  });
});

describe('a conversation', () => {
  type Entries = {
    readonly entries: readonly { readonly said: string; readonly as?: string; readonly answer?: object }[];
  };
  const browser = (secret: string) => ({ cookie: `clausewise_browser=${secret}-0000-0000` });
  const say = async (secret: string, more: object) => {
    const response = await fetch(`${url}/chat/turns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...browser(secret) },
      body: JSON.stringify({ tenant: 'derby', conversation: 'talk', id: 'x', ...more }),
    });
    return (await response.json()) as { readonly id: string };
  };
  const talkOf = async (secret: string) =>
    ((await (await fetch(`${url}/chat/talk`, { headers: browser(secret) })).json()) as Entries).entries;

  it('is kept for the browser it was had in, with who spoke, and for no other', async () => {
    await say('browser-one', { text: 'who decides', as: 'priya' });
    expect(await talkOf('browser-one')).toMatchObject([
      { said: 'who decides', as: 'priya', answer: { text: 'Done.' } },
    ]);
    expect(await talkOf('browser-two')).toEqual([]);
  });

  it('shows one answer in the place of another after a reload too', async () => {
    const first = await say('browser-three', { text: 'resolve it' });
    await say('browser-three', { typed: 'yes', values: {}, pressed: first.id });
    const entries = await talkOf('browser-three');
    expect(entries.map(({ answer }) => answer !== undefined)).toEqual([false, true]);
  });

  it('keeps what was said in an inbox out of the conversation', async () => {
    await say('browser-four', { typed: 'acknowledge', values: {}, conversation: 'inbox-priya' });
    expect(await talkOf('browser-four')).toEqual([]);
  });

  it('is forgotten when somebody asks for it, and only theirs', async () => {
    await say('browser-five', { text: 'one' });
    await say('browser-six', { text: 'two' });
    await fetch(`${url}/chat/forget`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...browser('browser-five') },
      body: '{}',
    });
    expect(await talkOf('browser-five')).toEqual([]);
    expect(await talkOf('browser-six')).toHaveLength(1);
  });

  it('is never reset where the data is a council’s own', async () => {
    expect((await post('/chat/reset', {})).status).toBe(400);
    expect((await post('/chat/reset', {}, 'https://elsewhere.example')).status).toBe(403);
  });
});

describe('a download', () => {
  it('is a file for whoever knows its address, kept by nobody on the way', async () => {
    const response = await fetch(`${url}/downloads/good`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=table.csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('a,b');
  });

  it('is not there for anybody else', async () => {
    expect((await fetch(`${url}/downloads/guessed`)).status).toBe(404);
  });
});
