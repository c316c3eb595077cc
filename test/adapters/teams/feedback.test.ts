import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/messaging/index.ts';
import type { Json } from './recorded.ts';
import { type RunningTeams, runTeams, says } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const answer: Reply = {
  blocks: [
    { kind: 'paragraph', text: 'Within two working days.' },
    { kind: 'feedback', asked: 'how soon?' },
  ],
};
const sentAt = '1772445600123';
const textOf = (body: Json) => JSON.stringify(body);

describe('thumbs in Teams', () => {
  it('stand under an answer that asks whether it helped, and under no other message', async () => {
    teams.reply = () => answer;
    await teams.post(teams.events.message('how soon?'));
    teams.reply = () => says('Logged.');
    await teams.post(teams.events.message('log it'));
    expect(teams.connector.messages().map(({ body }) => body.channelData)).toEqual([
      { feedbackLoop: { type: 'custom' } },
      undefined,
    ]);
    expect(teams.connector.faults).toEqual([]);
  });

  it('and other buttons are not in the line that a notification shows', async () => {
    const actions = [{ label: 'Help', typed: 'help', weight: 'ordinary' as const }];
    teams.reply = () => ({ blocks: [...answer.blocks, { kind: 'actions', actions }] });
    await teams.post(teams.events.message('how soon?'));
    expect(teams.connector.messages()[0]?.body.summary).toBe('Within two working days.');
    teams.connector.reset();
    teams.reply = () => ({ blocks: [{ kind: 'actions', actions }] });
    await teams.post(teams.events.message('how soon?'));
    expect(teams.connector.messages()[0]?.body.summary).toBe('You can say: Help.');
  });

  it('stand under the last message of an answer in several', async () => {
    const long = 'A sentence of some length, said again and again. '.repeat(1_800);
    teams.reply = () => ({ blocks: [{ kind: 'paragraph', text: long }, ...answer.blocks] });
    await teams.post(teams.events.message('how soon?'));
    const asking = teams.connector.messages().map(({ body }) => body.channelData !== undefined);
    expect(asking.length).toBeGreaterThan(1);
    expect(asking.indexOf(true)).toBe(asking.length - 1);
  });

  it('pressed say whether it helped and when the answer was sent, in the conversation itself', async () => {
    teams.reply = () => says('Thank you.');
    const { status, body } = await teams.post(teams.events.thumb('dislike', sentAt, 'channel'));
    expect(status).toBe(200);
    expect(teams.turns[0]).toMatchObject({
      conversation: { kind: 'channel' },
      input: { kind: 'action', typed: 'not helpful', values: {}, answeredAt: Number(sentAt) },
    });
    expect(body).toMatchObject({ task: { type: 'continue', value: { width: 'small', height: 'small' } } });
    expect(textOf(body)).toContain('Thank you.');
    await teams.post(teams.events.thumb('like', sentAt));
    expect(teams.turns[1]).toMatchObject({ input: { typed: 'helpful' } });
    // The dialog says it, and no message beside it.
    expect(teams.connector.messages()).toEqual([]);
  });

  it('are understood where a client wraps what was pressed, and refused where it was something else', async () => {
    const wrapped = teams.events.thumb('dislike', sentAt);
    await teams.post({ ...wrapped, value: { data: wrapped.value } });
    expect(teams.turns[0]).toMatchObject({ input: { typed: 'not helpful' } });
    const { body } = await teams.post({
      ...wrapped,
      value: { actionName: 'other', actionValue: { reaction: 'like' } },
    });
    expect(body).toEqual({ task: { type: 'message', value: 'This button is not one of ours.' } });
    expect(teams.turns).toHaveLength(1);
  });

  it('with words written into a form of Teams count, and the words go nowhere', async () => {
    const { status } = await teams.post(teams.events.writtenFeedback('dislike', 'my neighbour Bob is ill', 'sent-1'));
    expect(status).toBe(200);
    expect(teams.turns[0]).toMatchObject({ input: { kind: 'action', typed: 'not helpful', values: {} } });
    expect(JSON.stringify([teams.turns, teams.logged])).not.toContain('Bob');
    expect(teams.turns[0]?.input).not.toHaveProperty('answeredAt');
  });
});
