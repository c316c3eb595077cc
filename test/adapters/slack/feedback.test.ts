import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderReplyView } from '../../../src/adapters/slack/views.ts';
import { type Reply, reply } from '../../../src/messaging/index.ts';
import { problemsOfView } from '../../support/fake-slack-blocks.ts';
import { clauseReply, directMessage, openRunningSlack, type RunningSlack, thumbOf } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

const asking = (asked: string): Reply => ({ blocks: [...clauseReply.blocks, { kind: 'feedback', asked }] });
const thanks: Reply = { ...reply({ kind: 'paragraph', text: 'Thank you.' }), audience: 'asker' };
const thumbsIn = (blocks: readonly Record<string, unknown>[]) =>
  blocks.filter(({ type }) => type === 'context_actions');

async function ask(text: string, event: Record<string, unknown> = directMessage(text)) {
  running.answer = () => asking(text);
  await running.event(event);
  await running.settled();
  const message = running.fake.messages.at(-1);
  if (!message) throw new Error('Nothing was said.');
  return message;
}

describe('thumbs in Slack', () => {
  it('stand last under an answer, and say what was asked', async () => {
    const message = await ask('how soon?');
    expect(message.blocks.at(-1)).toMatchObject({
      type: 'context_actions',
      elements: [{ type: 'feedback_buttons', negative_button: { value: 'not helpful: how soon?' } }],
    });
    running.answer = () => thanks;
    await running.interact(thumbOf(message, running.fake.trigger(), 'negative_button'));
    await running.settled();
    expect(running.turns.at(-1)).toMatchObject({ input: { kind: 'action', typed: 'not helpful: how soon?' } });
    expect(running.fake.messages.at(-1)).toMatchObject({ text: 'Thank you.', thread_ts: message.thread_ts });
  });

  it('are answered to the one who pressed alone, where others read along', async () => {
    const mention = directMessage('<@UBOT> how soon?', { type: 'app_mention', channel: 'C1', channel_type: 'channel' });
    const message = await ask('how soon?', mention);
    running.answer = () => thanks;
    await running.interact(thumbOf(message, running.fake.trigger(), 'positive_button'));
    await running.settled();
    const said = running.fake.calls.at(-1);
    expect(said).toMatchObject({ method: 'chat.postEphemeral', args: { user: 'U1', text: 'Thank you.' } });
  });

  it('are left out where the question is too long for a button', async () => {
    const message = await ask('x'.repeat(1_990));
    expect(thumbsIn(message.blocks)).toEqual([]);
  });

  it('are one button in a modal, where Slack has none of its own', () => {
    const view = renderReplyView(asking('how soon?'), 'g1');
    expect(problemsOfView(view as unknown as Record<string, unknown>)).toEqual([]);
    expect(JSON.stringify(view)).toContain('not helpful: how soon?');
  });
});
