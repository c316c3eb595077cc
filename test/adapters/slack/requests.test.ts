import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breakOff, postHead } from '../../support/broken-off.ts';
import { directMessage, envelopeOf, openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack({ bodyLimit: 5_000 });
});
afterEach(() => running.close());

const json = 'application/json';
const body = () => JSON.stringify(envelopeOf(directMessage('when must I answer?')));

describe('a request to the Slack address', () => {
  it('is heard when Slack signed it', async () => {
    expect((await running.send(body(), json)).status).toBe(200);
    await running.settled();
    expect(running.turns).toHaveLength(1);
  });

  it.each([
    ['signed with another secret', { secret: 'another' }, 401],
    ['six minutes old', { skew: -360 }, 401],
    ['six minutes from the future', { skew: 360 }, 401],
    ['without a signature', { headers: { 'x-slack-signature': '' } }, 401],
    ['with half a signature', { headers: { 'x-slack-signature': 'v0=ab' } }, 401],
    ['with a timestamp that is no number', { headers: { 'x-slack-request-timestamp': '1e9' } }, 401],
  ])('is refused when it is %s', async (_, change, status) => {
    expect((await running.send(body(), json, change)).status).toBe(status);
    await running.settled();
    expect(running.turns).toHaveLength(0);
  });

  it('is refused the second time, also with its signature spelt otherwise', async () => {
    const same = body();
    const first = await running.send(same, json);
    expect(first.status).toBe(200);
    expect((await running.send(same, json)).status).toBe(401);
    await running.settled();
    expect(running.turns).toHaveLength(1);
    const [mark] = [...running.seen].filter((id) => id.startsWith('slack/request/'));
    const spelt = `${mark?.replace('slack/request/', '')}=again`;
    expect((await running.send(same, json, { headers: { 'x-slack-signature': spelt } })).status).toBe(401);
    await running.settled();
    expect(running.turns).toHaveLength(1);
  });

  it('is refused when it is too large, told or untold', async () => {
    const large = JSON.stringify(envelopeOf(directMessage('x'.repeat(6_000))));
    expect((await running.send(large, json)).status).toBe(413);
    expect(await sendInChunks(`${running.url}/slack/events`, large)).toBe(413);
    expect(running.turns).toHaveLength(0);
  });

  it('that is broken off is no fault to be logged', async () => {
    await breakOff(running.url, postHead('/slack/events'), 'at once');
    expect((await running.send(body(), json)).status).toBe(200);
    expect(running.logged.filter((line) => line.includes('failed'))).toEqual([]);
  });

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
    'is refused as %s',
    async (contentType) => {
      expect((await running.send(body(), contentType)).status).toBe(415);
      expect(running.turns).toHaveLength(0);
    },
  );

  it.each(['{', '[]', '"text"', 'null'])('is refused when its signed body is %s', async (text) => {
    expect((await running.send(text, json)).status).toBe(400);
  });

  it('is sent back to be tried again when it cannot be told whether it was seen', async () => {
    running.seen.has = () => {
      throw new Error('The database is away.');
    };
    expect((await running.send(body(), json)).status).toBe(503);
    running.seen.has = Set.prototype.has;
    expect((await running.send(body(), json)).status).toBe(200);
    await running.settled();
    expect(running.turns).toHaveLength(1);
  });

  it('is acknowledged while Slack itself is away, and the next one is heard', async () => {
    const { apiUrl } = running.fake;
    await running.close();
    running = await openRunningSlack({ slackApiUrl: apiUrl });
    expect((await running.send(body(), json)).status).toBe(200);
    expect((await running.send(body(), json)).status).toBe(200);
    await running.settled();
    expect(running.turns.map(({ sender }) => sender.isOutsider)).toEqual([true, true]);
  });

  it('proves to Slack whose address it is', async () => {
    const answer = await running.send(JSON.stringify({ type: 'url_verification', challenge: 'c1' }), json);
    expect(await answer.json()).toEqual({ challenge: 'c1' });
  });
});

describe('a retry by Slack', () => {
  it('is acknowledged and does not answer twice', async () => {
    const envelope = { event_id: 'Ev1' };
    const said = directMessage('when?');
    await running.event(said, envelope);
    const retry = { skew: 1, headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };
    expect((await running.event(said, envelope, retry)).status).toBe(200);
    await running.settled();
    expect(running.turns).toHaveLength(1);
    expect(running.fake.messages).toHaveLength(1);
  });
});

describe('the acknowledgement', () => {
  it('of an event does not wait for the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    running.answer = async () => {
      await promise;
      return { blocks: [{ kind: 'paragraph', text: 'Late.' }] };
    };
    expect((await running.event(directMessage('when?'))).status).toBe(200);
    expect(running.fake.messages).toHaveLength(0);
    resolve();
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['Late.']);
  });

  it('of an event comes also when Slack cannot be reached and nobody can be named', async () => {
    running.fake.failNext('users.info', 'internal_error', 9);
    running.fake.failNext('chat.postMessage', 'internal_error');
    expect((await running.event(directMessage('when?'))).status).toBe(200);
    await running.settled();
    expect(running.turns[0]?.sender).toMatchObject({ isOutsider: true, isUnknown: true });
    expect(running.logged.join()).toContain('an answer could not be said in Slack');
  });

  it('of a command does not wait for the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    running.answer = async () => {
      await promise;
      return { blocks: [{ kind: 'paragraph', text: 'Late.' }] };
    };
    expect((await running.command('/clause', 'when?')).status).toBe(200);
    expect(running.fake.responses).toHaveLength(0);
    resolve();
    await running.settled();
    expect(running.fake.responses).toMatchObject([{ response_type: 'ephemeral', text: 'Late.' }]);
  });
});

function sendInChunks(url: string, text: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': json, 'transfer-encoding': 'chunked' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on('error', reject);
    sent.write(text);
    sent.end();
  });
}
