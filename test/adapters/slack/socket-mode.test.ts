import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directMessage, envelopeOf, formReply, openRunningSlack, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack({ transport: { kind: 'socket', appToken: 'xapp-test' } });
  await running.slack.start();
});
afterEach(() => running.close());

describe('Socket Mode', () => {
  it('hears, acknowledges and answers', async () => {
    await running.fake.sendThroughSocket('events_api', envelopeOf(directMessage('when?')));
    await vi.waitFor(() => expect(running.fake.messages).toHaveLength(1));
    expect(running.turns[0]?.sender.verifiedEmail).toBe('ann@derby.gov.uk');
  });

  it('answers an event once that comes twice', async () => {
    const envelope = envelopeOf(directMessage('when?'));
    await running.fake.sendThroughSocket('events_api', envelope);
    await running.fake.sendThroughSocket('events_api', envelope);
    await running.fake.sendThroughSocket('events_api', envelopeOf(directMessage('and then?')));
    await vi.waitFor(() => expect(running.fake.messages).toHaveLength(2));
    expect(running.turns.map(({ input }) => input)).toEqual([
      { kind: 'text', text: 'when?' },
      { kind: 'text', text: 'and then?' },
    ]);
  });

  it('shows on the field what is wrong with it', async () => {
    running.answer = () => formReply;
    const fields = {
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      response_url: running.fake.responseUrl(),
      trigger_id: running.fake.trigger(),
    };
    await running.fake.sendThroughSocket('slash_commands', { command: '/casework', text: 'log', ...fields });
    await vi.waitFor(() => expect(running.fake.views.size).toBe(1));
    const [[id, view] = ['', {}]] = [...running.fake.views];
    const [block] = formReply.blocks;
    if (block?.kind !== 'form') throw new Error('The first block is no form.');
    const wrong = block.form.fields.map((field) => ({
      ...field,
      ...(field.name === 'subject' ? { error: 'Say it.' } : {}),
    }));
    running.answer = () => ({ blocks: [{ kind: 'form', form: { ...block.form, fields: wrong } }] });
    const answer = await running.fake.sendThroughSocket('interactive', {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: {
        id,
        callback_id: 'form',
        private_metadata: view.private_metadata,
        state: { values: { 'field:subject': { value: { type: 'plain_text_input', value: null } } } },
      },
    });
    expect(answer).toEqual({ response_action: 'errors', errors: { 'field:subject': 'Say it.' } });
  });

  it('leaves no door open over HTTP', async () => {
    expect((await running.event(directMessage('when?'))).status).toBe(404);
  });

  it('does not start with a token that Slack does not know', async () => {
    const other = await openRunningSlack({ transport: { kind: 'socket', appToken: 'xapp-wrong' } });
    await other.slack.start();
    expect(other.slack.whyOff()).toContain('SLACK_APP_TOKEN');
    await other.close();
  });
});
