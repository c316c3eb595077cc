import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directMessage, envelopeOf, openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

/** As after a process that ended with an event in work. */
async function leave(content: unknown): Promise<void> {
  running.desk.inWork.set('slack/message/T1/D1/1.2', JSON.stringify(content));
  running.desk.left.add('slack/message/T1/D1/1.2');
  await running.slack.start();
}

describe('what Slack sends', () => {
  it('is kept from before it is acknowledged until it is answered, and then forgotten', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    running.answer = async () => {
      await promise;
      return { blocks: [{ kind: 'paragraph', text: 'At last.' }] };
    };
    await running.event(directMessage('when?', { secret_of_slack: 'x', ts: '1.2' }), {
      event_id: 'Ev1',
      token: 'old',
      context: {},
    });
    const kept = running.desk.inWork.get('slack/message/T1/D1/1.2') ?? '';
    expect(JSON.parse(kept)).toMatchObject({
      event_id: 'Ev1',
      team_id: 'T1',
      event: { type: 'message', text: 'when?' },
    });
    // As little as is needed to begin anew.
    expect(kept).not.toMatch(/secret_of_slack|token|context/);
    resolve();
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['At last.']);
    expect([running.desk.inWork.size, [...running.desk.done]]).toEqual([0, ['slack/message/T1/D1/1.2']]);
  });

  it('and nobody answers is kept by nobody', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const seen = running.desk.inWork.set.bind(running.desk.inWork);
    const contents: (string | undefined)[] = [];
    running.desk.inWork.set = (id, content) => {
      contents.push(content);
      return seen(id, content);
    };
    await running.event(directMessage('said by us', { bot_id: 'B1' }));
    await running.event(directMessage('changed', { subtype: 'message_changed' }));
    await running.event({ type: 'reaction_added', user: 'U1' });
    resolve();
    await promise;
    await running.settled();
    expect(contents).toEqual([undefined, undefined, undefined]);
    expect(running.turns).toEqual([]);
  });

  it('and was not answered before the process ended is answered after the next start, and says that it comes late', async () => {
    await leave(envelopeOf(directMessage('when?', { ts: '1.2' })));
    await expect.poll(() => running.fake.messages.length).toBe(1);
    expect(running.turns.map(({ isResumed, input }) => [isResumed, input])).toEqual([
      [true, { kind: 'text', text: 'when?' }],
    ]);
    await running.settled();
    expect(running.desk.done.has('slack/message/T1/D1/1.2')).toBe(true);
    // Slack may send it again after all, under another event's id.
    expect((await running.event(directMessage('when?', { ts: '1.2' }))).status).toBe(200);
    expect(running.turns).toHaveLength(1);
  });

  it.each([
    ['a command', () => running.command('/casework', 'my casework', { channel_id: 'C1' })],
    [
      'a form that was sent',
      () =>
        running.interact({
          type: 'view_submission',
          trigger_id: running.fake.trigger(),
          view: {
            id: 'V1',
            callback_id: 'form',
            private_metadata: JSON.stringify({ typed: 'log an enquiry', place: 'U1' }),
            blocks: [{ type: 'section', text: { type: 'plain_text', text: 'as it was shown' } }],
            state: { values: { 'field:subject': { value: { value: 'Lamp' } } } },
          },
        }),
    ],
  ])('as %s is kept as well, and answered after the next start', async (_, send) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const answered = running.answer;
    running.answer = async (turn) => {
      await promise;
      return answered(turn);
    };
    void send();
    await expect.poll(() => running.turns.length).toBe(1);
    const [[id, content] = ['', '']] = [...running.desk.inWork];
    expect(content).not.toContain('as it was shown');
    const first = running.turns[0];
    running.desk.inWork.set('slack/event/EvLeft', content);
    running.desk.left.add('slack/event/EvLeft');
    await running.slack.start();
    await expect.poll(() => running.turns.length).toBe(2);
    expect(running.turns[1]?.input).toEqual(first?.input);
    expect(running.turns[1]?.isResumed).toBe(true);
    resolve();
    await running.settled();
    expect(running.desk.done.has(id)).toBe(true);
  });

  it('is left to be answered anew where nobody knows whether its answer arrived, and done where Slack refuses it', async () => {
    running.fake.failNext('chat.postMessage', 'internal_error');
    await running.event(directMessage('when?', { ts: '1.2' }));
    await running.settled();
    expect([...running.desk.left]).toEqual(['slack/message/T1/D1/1.2']);
    expect(running.desk.done.size).toBe(0);
    running.fake.failNext('chat.postMessage', 'msg_too_long');
    await running.event(directMessage('when?', { ts: '1.3' }));
    await running.settled();
    expect([...running.desk.done]).toEqual(['slack/message/T1/D1/1.3']);
  });

  it('is left to be answered anew where Slack could not be reached to be told the answer', async () => {
    running.answer = async () => {
      await running.fake.close();
      return { blocks: [{ kind: 'paragraph', text: 'Said to nobody.' }] };
    };
    await running.event(directMessage('when?', { ts: '1.2' }));
    await running.settled();
    expect([...running.desk.left]).toEqual(['slack/message/T1/D1/1.2']);
    expect(running.desk.done.size).toBe(0);
  });

  it('is left to be answered anew where it failed before it was answered', async () => {
    running.failures.add('slack/asked');
    running.answer = () => ({ blocks: [{ kind: 'paragraph', text: 'Never said.' }], nature: 'document' });
    await running.event(directMessage('when?', { ts: '1.2' }));
    await running.settled();
    expect(running.fake.messages).toEqual([]);
    expect([...running.desk.left]).toEqual(['slack/message/T1/D1/1.2']);
    running.failures.clear();
    const again = running.desk.inWork.get('slack/message/T1/D1/1.2');
    expect(again).toContain('when?');
  });

  it('is not begun any more once it stops, and what is in work comes to its end', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    running.answer = async () => {
      await promise;
      return { blocks: [{ kind: 'paragraph', text: 'At last.' }] };
    };
    await running.event(directMessage('when?'));
    // Whoever did not wait would be done before the answer has gone its way over the network.
    const stop = running.settled();
    resolve();
    await stop;
    expect(running.fake.messages).toHaveLength(1);
  });
});
