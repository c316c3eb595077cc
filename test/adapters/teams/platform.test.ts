import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Address, type Delivery, SENT_AGAIN } from '../../../src/messaging/index.ts';
import { openFakeBotConnector } from '../../support/fake-bot-connector.ts';
import { officer, personalId, tenant } from './recorded.ts';
import { type RunningTeams, runTeams } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams({ sendTimeout: 300 });
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

/** The address that a conversation would have stored. */
async function storedAddress(place: 'personal' | 'channel' = 'personal'): Promise<Address> {
  await teams.post(place === 'personal' ? teams.events.message('hello') : teams.events.mention('channel', 'hello'));
  const address = teams.turns.at(-1)?.address;
  if (!address) throw new Error('The turn has an address');
  teams.connector.calls.length = 0;
  return JSON.parse(JSON.stringify(address));
}

const nudge = (to: Address, more: Partial<Delivery> = {}): Delivery => ({
  id: 'nudge-1',
  to,
  reply: { blocks: [{ kind: 'paragraph', text: 'ENQ-12 is due tomorrow.' }] },
  repeated: false,
  ...more,
});

describe('a message that nobody asked for', () => {
  it('reaches the personal chat by its stored address, with a line for the activity feed', async () => {
    const outcome = await teams.platform.deliver(nudge(await storedAddress()));
    expect(outcome).toEqual({ kind: 'delivered', messageId: expect.stringMatching(/^sent-/) });
    expect(teams.connector.calls).toMatchObject([
      {
        path: `/${personalId}/activities`,
        authorization: 'Bearer outbound',
        body: { summary: 'ENQ-12 is due tomorrow.', channelData: { notification: { alert: true } } },
      },
    ]);
    expect(teams.connector.faults).toEqual([]);
  });

  it('goes to the personal chat even of somebody whom we know from a channel only', async () => {
    const outcome = await teams.platform.deliver(nudge(await storedAddress('channel')));
    expect(outcome.kind).toBe('delivered');
    expect(teams.connector.calls.map(({ path }) => path)).toEqual(['', `/a:personal-${officer.id}/activities`]);
    expect(teams.connector.calls[0]?.body).toMatchObject({
      isGroup: false,
      tenantId: tenant,
      members: [{ id: officer.id }],
    });
  });

  it('says that it may be a repetition when it may be', async () => {
    await teams.platform.deliver(nudge(await storedAddress(), { repeated: true }));
    expect(JSON.stringify(teams.connector.messages()[0]?.body)).toContain(SENT_AGAIN);
  });

  it('cannot be looked up afterwards', async () => {
    expect(await teams.platform.trace(nudge(await storedAddress()))).toEqual({ kind: 'cannot-tell' });
  });
});

describe('what becomes of it', () => {
  it.each([
    [
      429,
      { 'retry-after': '7' },
      { kind: 'refused', reason: 'Teams answered 429 (Refused)', retryAfter: 7_000, method: 'send' },
    ],
    [429, {}, { kind: 'refused', reason: 'Teams answered 429 (Refused)' }],
    [412, {}, { kind: 'refused', reason: 'Teams answered 412 (Refused)' }],
    [401, {}, { kind: 'disconnected', reason: 'Teams answered 401 (Refused)' }],
    [403, {}, { kind: 'unreachable', reason: 'Teams answered 403 (Refused)' }],
    [404, {}, { kind: 'unreachable', reason: 'Teams answered 404 (Refused)' }],
    [500, {}, { kind: 'unknown', reason: 'Teams answered 500 (Refused)' }],
    [502, {}, { kind: 'unknown', reason: 'Teams answered 502 (Refused)' }],
    [504, {}, { kind: 'unknown', reason: 'Teams answered 504 (Refused)' }],
  ])('when Teams answers %i with %j is told as it is, after one call only', async (status, headers, expected) => {
    const to = await storedAddress();
    teams.connector.trouble(/activities$/, { status, headers: headers as Record<string, string> });
    expect(await teams.platform.deliver(nudge(to))).toEqual(expected);
    expect(teams.connector.calls).toHaveLength(1);
  });

  it('when Teams finds it too large is a shorter form of it, which says so', async () => {
    const to = await storedAddress();
    teams.connector.trouble(/activities$/, { status: 413 });
    expect((await teams.platform.deliver(nudge(to))).kind).toBe('delivered');
    expect(teams.connector.messages().map(({ body }) => body.text)).toEqual([
      undefined,
      expect.stringContaining('Teams could not take the whole answer'),
    ]);
  });

  it('when Retry-After is a date is a time from now', async () => {
    const to = await storedAddress();
    const headers = { 'retry-after': 'Mon, 01 Jan 2035 00:00:00 GMT' };
    teams.connector.trouble(/activities$/, { status: 429, headers });
    const outcome = await teams.platform.deliver(nudge(to));
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect('retryAfter' in outcome && (outcome.retryAfter ?? 0) > 8 * 365 * 86_400_000).toBe(true);
  });

  it('when the connection drops after the message left is unknown', async () => {
    const to = await storedAddress();
    teams.connector.trouble(/activities$/, 'drop');
    expect(await teams.platform.deliver(nudge(to))).toMatchObject({ kind: 'unknown' });
    expect(teams.connector.calls).toHaveLength(1);
  });

  it('when no answer comes in time is unknown', async () => {
    const to = await storedAddress();
    teams.connector.trouble(/activities$/, 'hang');
    expect(await teams.platform.deliver(nudge(to))).toMatchObject({ kind: 'unknown', reason: 'TimeoutError' });
  });

  it('when nobody listens there is certainly refused', async () => {
    const to = await storedAddress();
    const closed = await openFakeBotConnector();
    await closed.close();
    const gone = { ...to, place: JSON.stringify({ ...JSON.parse(to.place), serviceUrl: closed.serviceUrl }) };
    expect(await teams.platform.deliver(nudge(gone))).toMatchObject({ kind: 'refused' });
  });

  it('when the chat could not even be opened is refused: a 502 there showed nobody anything', async () => {
    const to = await storedAddress('channel');
    teams.connector.trouble(/^POST $/, { status: 502 }, { status: 403 });
    expect(await teams.platform.deliver(nudge(to))).toMatchObject({ kind: 'refused' });
    expect(await teams.platform.deliver(nudge(to))).toMatchObject({ kind: 'unreachable' });
  });

  it('when only its first part arrived is unknown, never refused', async () => {
    const to = await storedAddress();
    const text = 'A sentence. '.repeat(4000);
    teams.connector.trouble(/activities$/, { status: 200 }, { status: 429 });
    const outcome = await teams.platform.deliver(nudge(to, { reply: { blocks: [{ kind: 'paragraph', text }] } }));
    expect(outcome).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('only in part') });
  });

  it('when the stored service URL is elsewhere is refused before any call, with our token kept here', async () => {
    const to = await storedAddress();
    const place = JSON.stringify({ ...JSON.parse(to.place), serviceUrl: 'https://evil.example/' });
    expect(await teams.platform.deliver(nudge({ ...to, place }))).toMatchObject({ kind: 'refused' });
    expect(teams.connector.calls).toEqual([]);
  });

  it.each(['', 'nonsense', '{}', 'null'])('when the address is %j is unreachable', async (place) => {
    const to: Address = { platform: 'teams', tenant, accountId: 'a', place };
    expect(await teams.platform.deliver(nudge(to))).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a message that changed', () => {
  const paragraph = (text: string) => ({ blocks: [{ kind: 'paragraph' as const, text }] });

  it('of several parts is changed part by part, and no part is left as it was', async () => {
    const to = await storedAddress();
    const long = 'A sentence. '.repeat(4000);
    const sent = await teams.platform.deliver(nudge(to, { reply: paragraph(long) }));
    if (sent.kind !== 'delivered') throw new Error('Not delivered.');
    const parts = sent.messageId.split('+').length;
    expect(parts).toBeGreaterThan(1);
    const before = teams.connector.calls.length;
    expect(await teams.platform.replace(to, sent.messageId, paragraph('Done.'))).toEqual(sent);
    expect(teams.connector.calls.slice(before).map(({ method }) => method)).toEqual(Array(parts).fill('PUT'));
  });

  it('never becomes another message: what takes more room than there is leaves the place as it was', async () => {
    const to = await storedAddress();
    const outcome = await teams.platform.replace(to, 'sent-7', paragraph('A sentence. '.repeat(4000)));
    expect(outcome).toMatchObject({ kind: 'unreachable' });
    expect(teams.connector.calls).toEqual([]);
  });

  it('is put in the place of the earlier one', async () => {
    const to = await storedAddress();
    const outcome = await teams.platform.replace(to, 'sent-7', { blocks: [{ kind: 'paragraph', text: 'Done.' }] });
    expect(outcome).toEqual({ kind: 'delivered', messageId: 'sent-7' });
    expect(teams.connector.calls).toMatchObject([{ method: 'PUT', path: `/${personalId}/activities/sent-7` }]);
    expect(teams.connector.faults).toEqual([]);
  });

  it('is put there in a shorter form where Teams finds it too large', async () => {
    const to = await storedAddress();
    teams.connector.trouble(/^PUT /, { status: 413 });
    const outcome = await teams.platform.replace(to, 'sent-7', paragraph('Done.'));
    expect(outcome).toEqual({ kind: 'delivered', messageId: 'sent-7' });
    const [, shorter] = teams.connector.calls;
    expect(shorter).toMatchObject({ method: 'PUT', body: { type: 'message', textFormat: 'plain' } });
  });

  it('is unreachable when the earlier one is gone', async () => {
    const to = await storedAddress();
    teams.connector.trouble(/^PUT /, { status: 404 });
    const outcome = await teams.platform.replace(to, 'sent-7', { blocks: [{ kind: 'paragraph', text: 'Done.' }] });
    expect(outcome).toMatchObject({ kind: 'unreachable' });
  });
});
