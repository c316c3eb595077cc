import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Address, type Delivery, reply, SENT_AGAIN } from '../../../src/messaging/index.ts';
import { openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

const to: Address = { platform: 'slack', tenant: 'T1', accountId: 'U1', place: 'U1' };
const short = reply({ kind: 'paragraph', text: 'Enquiry 17 is due tomorrow.' });
const long = reply(...['a', 'b', 'c'].map((letter) => ({ kind: 'paragraph' as const, text: letter.repeat(2_900) })));
const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  id: 'nudge-1',
  to,
  reply: short,
  repeated: false,
  ...change,
});

describe('a delivery', () => {
  it('goes to the person, and carries its id where it can be read back', async () => {
    const outcome = await running.slack.adapter.deliver(delivery());
    const [message] = running.fake.messages;
    expect(outcome).toEqual({ kind: 'delivered', messageId: `D1/${message?.ts}` });
    expect(message?.metadata).toMatchObject({ event_payload: { delivery_id: 'nudge-1', part: 0, parts: 1 } });
    expect(message?.client_msg_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await running.slack.adapter.trace(delivery())).toEqual(
      outcome.kind === 'delivered' && { kind: 'found', messageId: outcome.messageId },
    );
  });

  it('is the same message to Slack on every attempt', async () => {
    await running.slack.adapter.deliver(delivery());
    await running.slack.adapter.deliver(delivery());
    await running.slack.adapter.deliver(delivery({ id: 'nudge-2' }));
    const [first, second, other] = running.fake.messages.map(({ client_msg_id }) => client_msg_id);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it('whose answer is lost is not known to have arrived, and is then found', async () => {
    running.fake.loseAnswer('chat.postMessage');
    expect(await running.slack.adapter.deliver(delivery())).toMatchObject({ kind: 'unknown' });
    expect(await running.slack.adapter.trace(delivery())).toMatchObject({ kind: 'found' });
  });

  it('is sent once when Slack fails after a time: nothing is tried again unasked', async () => {
    running.fake.failNext('chat.postMessage', 'internal_error');
    expect(await running.slack.adapter.deliver(delivery())).toEqual({ kind: 'unknown', reason: 'internal_error' });
    expect(running.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(await running.slack.adapter.trace(delivery())).toEqual({ kind: 'absent' });
  });

  it('that Slack tells to wait is refused with the wait in milliseconds', async () => {
    running.fake.limitRate('chat.postMessage', 7);
    expect(await running.slack.adapter.deliver(delivery())).toEqual({
      kind: 'refused',
      reason: 'rate limited',
      retryAfter: 7_000,
    });
    expect(running.fake.calls).toHaveLength(1);
  });

  it.each([
    ['nobody of that id', { ...to, place: 'U404' }, 'unreachable'],
    ['a workspace that is not allowed', { ...to, tenant: 'T2' }, 'disconnected'],
    ['a place that is not of Slack', { ...to, place: 'a:1' }, 'unreachable'],
  ])('to %s is no attempt', async (_, address, kind) => {
    expect(await running.slack.adapter.deliver(delivery({ to: address }))).toMatchObject({ kind });
    expect(await running.slack.adapter.trace(delivery({ to: address }))).toEqual({ kind: 'cannot-tell' });
  });

  it.each([
    ['account_inactive', 'disconnected'],
    ['token_revoked', 'disconnected'],
    ['messages_tab_disabled', 'disconnected'],
    ['team_access_not_granted', 'disconnected'],
    ['invalid_auth', 'disconnected'],
    ['user_disabled', 'unreachable'],
    ['fatal_error', 'unknown'],
  ])('that fails with %s is %s', async (error, kind) => {
    running.fake.failNext('chat.postMessage', error);
    expect(await running.slack.adapter.deliver(delivery())).toEqual({ kind, reason: error });
  });

  it('can be checked without writing to anybody', async () => {
    const { adapter } = running.slack;
    expect(await adapter.check?.('T1')).toEqual({ kind: 'works' });
    expect(await adapter.check?.('T2')).toEqual({ kind: 'broken', reason: 'workspace not allowed' });
    running.fake.failNext('auth.test', 'account_inactive');
    expect(await adapter.check?.('T1')).toEqual({ kind: 'broken', reason: 'account_inactive' });
    running.fake.failNext('auth.test', 'internal_error');
    expect(await adapter.check?.('T1')).toEqual({ kind: 'cannot-tell' });
    expect(await adapter.tenants?.()).toEqual(['T1']);
    expect(running.fake.messages).toEqual([]);
  });

  it('is looked for from its first attempt on, fifteen messages at a time', async () => {
    for (let index = 0; index < 40; index += 1)
      running.fake.messages.push({ channel: 'D1', ts: `${1_699_000_000 + index}.1`, text: 'old', blocks: [] });
    await running.slack.adapter.deliver(delivery());
    const since = 1_700_000_000_000;
    expect(await running.slack.adapter.trace(delivery({ id: 'nudge-2', since }))).toEqual({ kind: 'absent' });
    const asked = running.fake.calls.filter(({ method }) => method === 'conversations.history');
    expect(asked.map(({ args }) => [args.limit, args.oldest])).toEqual([['15', String(since / 1000 - 300)]]);
  });

  it('whose look Slack interrupts goes on where it stopped, and is not sent blindly meanwhile', async () => {
    await running.slack.adapter.deliver(delivery());
    for (let index = 0; index < 20; index += 1)
      running.fake.messages.push({ channel: 'D1', ts: `${1_700_000_100 + index}.1`, text: 'later', blocks: [] });
    const repeated = delivery({ repeated: true });
    let looks = 0;
    running.fake.trouble = (method) => {
      looks += method === 'conversations.history' ? 1 : 0;
      return method === 'conversations.history' && looks === 2 ? 'limited' : undefined;
    };
    expect(await running.slack.adapter.deliver(repeated)).toMatchObject({ kind: 'refused', retryAfter: 1_000 });
    expect(await running.slack.adapter.deliver(repeated)).toMatchObject({ kind: 'delivered' });
    expect(running.fake.messages.filter(({ text }) => text !== 'later')).toHaveLength(1);
    expect(running.fake.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(2);
  });

  it('that cannot be looked for because Slack asks for patience says for how long', async () => {
    running.fake.limitRate('conversations.history', 30);
    expect(await running.slack.adapter.trace(delivery())).toEqual({ kind: 'cannot-tell', retryAfter: 30_000 });
  });

  it('is certainly not delivered when nobody listens', async () => {
    const address = running.fake.apiUrl;
    await running.close();
    running = await openRunningSlack({ slackApiUrl: address });
    expect(await running.slack.adapter.deliver(delivery())).toEqual({ kind: 'refused', reason: 'ECONNREFUSED' });
    expect(await running.slack.adapter.trace(delivery())).toEqual({ kind: 'cannot-tell' });
  });

  it('that may have arrived says so when it is repeated', async () => {
    await running.slack.adapter.deliver(delivery({ repeated: true }));
    expect(running.fake.messages[0]?.text).toContain(SENT_AGAIN);
  });

  it('is not found behind a thousand later messages, and that is not called absent', async () => {
    for (let index = 0; index < 1_001; index += 1)
      running.fake.messages.push({ channel: 'D1', ts: `${index}.1`, text: 'x', blocks: [] });
    expect(await running.slack.adapter.trace(delivery())).toEqual({ kind: 'cannot-tell' });
  });

  it('without the permission to read back cannot be told', async () => {
    await running.slack.adapter.deliver(delivery());
    running.fake.scopes.delete('im:history');
    expect(await running.slack.adapter.trace(delivery())).toEqual({ kind: 'cannot-tell' });
  });
});

describe('a delivery in several messages', () => {
  it('that stops half way is completed by the next attempt, with nothing sent twice', async () => {
    const whole = delivery({ reply: long });
    let posts = 0;
    const { push } = running.fake.messages;
    running.fake.messages.push = (...messages) => {
      posts += 1;
      if (posts === 1) running.fake.limitRate('chat.postMessage', 3);
      return push.apply(running.fake.messages, messages);
    };
    expect(await running.slack.adapter.deliver(whole)).toMatchObject({ kind: 'unknown' });
    expect(await running.slack.adapter.trace(whole)).toEqual({ kind: 'incomplete' });
    const outcome = await running.slack.adapter.deliver({ ...whole, repeated: true });
    expect(outcome.kind).toBe('delivered');
    const parts = running.fake.messages.map(
      ({ metadata }) => (metadata?.event_payload as { part: number } | undefined)?.part,
    );
    expect(parts).toEqual([...parts.keys()]);
    expect(parts.length).toBeGreaterThan(1);
    expect(running.fake.messages.map(({ text }) => text).join('')).not.toContain(SENT_AGAIN);
    const found = await running.slack.adapter.trace(whole);
    expect(found).toEqual(outcome.kind === 'delivered' && { kind: 'found', messageId: outcome.messageId });
  });

  it('is replaced by one message, and the others go', async () => {
    const outcome = await running.slack.adapter.deliver(delivery({ reply: long }));
    if (outcome.kind !== 'delivered') throw new Error('Not delivered.');
    expect(running.fake.messages.length).toBeGreaterThan(1);
    const replaced = await running.slack.adapter.replace(to, outcome.messageId, short);
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['Enquiry 17 is due tomorrow.']);
    expect(replaced).toEqual({ kind: 'delivered', messageId: `D1/${running.fake.messages[0]?.ts}` });
    // Done again, as after a lost answer, it is the same: what was to go is gone.
    expect(await running.slack.adapter.replace(to, outcome.messageId, short)).toEqual(replaced);
    expect(running.fake.messages).toHaveLength(1);
    // What needs the room that was given up finds it gone, and is let be.
    expect(await running.slack.adapter.replace(to, outcome.messageId, long)).toMatchObject({ kind: 'unreachable' });
    expect(running.fake.messages).toHaveLength(1);
  });
});

describe('a replacement', () => {
  it('never becomes another message: what takes more room than there is leaves the place as it was', async () => {
    const outcome = await running.slack.adapter.deliver(delivery({ reply: short }));
    if (outcome.kind !== 'delivered') throw new Error('Not delivered.');
    const before = running.fake.messages.map(({ text }) => text);
    expect(await running.slack.adapter.replace(to, outcome.messageId, long)).toEqual({
      kind: 'unreachable',
      reason: 'it does not fit in its place',
    });
    expect(running.fake.messages.map(({ text }) => text)).toEqual(before);
  });

  it('of a message that is gone is unreachable', async () => {
    expect(await running.slack.adapter.replace(to, 'D1/1.2', short)).toEqual({
      kind: 'unreachable',
      reason: 'message_not_found',
    });
    expect(await running.slack.adapter.replace(to, 'elsewhere', short)).toMatchObject({ kind: 'unreachable' });
  });

  it('that Slack tells to wait is refused with the wait', async () => {
    running.fake.limitRate('chat.update', 2);
    expect(await running.slack.adapter.replace(to, 'D1/1.2', short)).toMatchObject({
      kind: 'refused',
      retryAfter: 2_000,
    });
  });
});
