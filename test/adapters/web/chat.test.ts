import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSite, type Site } from './fake-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
beforeEach(() => {
  site.turns.length = 0;
});
afterAll(() => site.close());

type Answer = { status: number; body: { message?: string; text?: string; card?: unknown }; cookie: string | null };

const asked = { tenant: 'derby', conversation: 'c-1', id: '1', text: 'What does paragraph 26 say?' };

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${site.address}/chat/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as Answer['body'],
    cookie: response.headers.get('set-cookie'),
  };
}

describe('a question', () => {
  it('becomes a turn of this browser and comes back as text and card', async () => {
    const { status, body } = await post(asked);
    expect(status).toBe(200);
    expect(body.text).toContain('You said: What does paragraph 26 say?');
    expect(body.card).toMatchObject({ type: 'AdaptiveCard' });
    expect(site.turns).toEqual([
      {
        platform: 'web',
        id: expect.stringMatching(/^web:[0-9a-f]{32}:c-1:1$/),
        conversation: { id: expect.stringMatching(/^web:[0-9a-f]{32}:derby:c-1$/), kind: 'personal' },
        sender: { accountId: expect.stringMatching(/^web:[0-9a-f]{32}$/), tenant: 'derby', isOutsider: false },
        input: { kind: 'text', text: 'What does paragraph 26 say?' },
        at: 1_775_000_000_000,
      },
    ]);
  });

  it('may be a pressed button with what its form held', async () => {
    const { text: _text, ...about } = asked;
    await post({ ...about, typed: 'log the enquiry', values: { subject: 'Bins' } });
    expect(site.turns[0]?.input).toEqual({ kind: 'action', typed: 'log the enquiry', values: { subject: 'Bins' } });
  });

  it('of the same browser comes from the same account, of another from another', async () => {
    const { cookie } = await post(asked);
    expect(cookie).toMatch(/^clausewise_browser=[\w-]{36}; Max-Age=2592000; Path=\/; .*HttpOnly; SameSite=Strict$/);
    const again = await post(asked, { cookie: (cookie ?? '').split(';')[0] ?? '' });
    expect(again.cookie).toBeNull();
    await post(asked);
    const [first, second, third] = site.turns.map(({ sender }) => sender.accountId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(cookie).not.toContain(first?.slice(4));
  });

  it('gets no account from a cookie that somebody made up short', async () => {
    expect((await post(asked, { cookie: 'clausewise_browser=me' })).cookie).not.toBeNull();
  });

  it('may be as long as a letter', async () => {
    expect((await post({ ...asked, text: 'ü'.repeat(10_000) })).status).toBe(200);
  });
});

describe('what cannot be answered', () => {
  const { text: _text, ...about } = asked;
  const refused: [string, unknown, number, RegExp][] = [
    ['nothing but white space', { ...asked, text: ' \n ' }, 400, /^Please type a question\.$/],
    ['a number for text', { ...asked, text: 5 }, 400, /^The question has to be text\.$/],
    ['more than 10,000 characters', { ...asked, text: 'a'.repeat(10_001) }, 413, /10,000 characters/],
    ['more than 64 KB', { ...asked, text: 'a'.repeat(70_000) }, 413, /too long/],
    ['neither words nor a button', about, 400, /could not be read/],
    ['both words and a button', { ...asked, typed: 'x', values: {} }, 400, /could not be read/],
    ['values that are not text', { ...about, typed: 'x', values: { a: 1 } }, 400, /could not be read/],
    ['a conversation that is not a name', { ...asked, conversation: 'a b' }, 400, /could not be read/],
    ['a list', [], 400, /could not be read/],
    ['broken JSON', '{"tenant":', 400, /could not be read/],
    ['an unknown council', { ...asked, tenant: 'atlantis' }, 400, /^That council cannot be tried out here/],
  ];
  it.each(refused)('is answered with a sentence: %s', async (_name, body, status, sentence) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(sentence);
    expect(site.turns).toEqual([]);
  });

  it('is what another site sends', async () => {
    const { host } = new URL(site.address);
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: `http://elsewhere.example/${host}` },
    ];
    for (const headers of foreign) expect((await post(asked, headers)).status).toBe(403);
    expect(site.turns).toEqual([]);
  });

  it('is what says nothing of where it comes from', async () => {
    const response = await fetch(`${site.address}/chat/turns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    expect(response.status).toBe(403);
  });

  it('is not a page that names its origin rightly', async () => {
    expect((await post(asked, { origin: site.address })).status).toBe(200);
  });

  it('is what a form could send', async () => {
    expect(await post(JSON.stringify(asked), { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      body: { message: 'A question has to be sent as JSON.' },
    });
  });

  it('is told with a reference number when our side fails', async () => {
    const { status, body } = await post({ ...asked, text: 'break' });
    expect(status).toBe(500);
    expect(body.message).not.toContain('secret');
    expect(body.message).toContain(site.errors.at(-1));
  });
});

describe('the conversation’s page', () => {
  it('offers the councils, the roles and each council’s questions', async () => {
    const html = await (await fetch(site.address)).text();
    for (const part of [
      'Thurrock Council',
      'data-typed="I am an officer"',
      'Who may see confidential papers?',
      'role="log"',
    ])
      expect(html).toContain(part);
  });
});
