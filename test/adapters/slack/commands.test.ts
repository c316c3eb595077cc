import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clauseReply, formReply, openRunningSlack, pressOf, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

describe('a slash command', () => {
  it('is answered to the asker alone, with a button to share a clause', async () => {
    await running.command('/clause', 'when must I answer?');
    await running.settled();
    expect(running.turns[0]).toMatchObject({
      conversation: { id: 'C1~U1', kind: 'personal' },
      input: { text: 'when must I answer?' },
    });
    expect(running.fake.responses).toMatchObject([{ response_type: 'ephemeral' }]);
    expect(JSON.stringify(running.fake.responses)).toContain('Share in channel');
    expect(running.fake.messages).toHaveLength(0);
  });

  it('given in a conversation of two others says nothing of where its person can be reached alone', async () => {
    await running.command('/casework', 'my casework', { channel_id: 'D0OTHERS' });
    await running.settled();
    expect(running.turns[0]?.address).toMatchObject({ accountId: 'U1', place: 'U1' });
  });

  it('offers no sharing of what is for the asker', async () => {
    running.answer = () => ({ ...clauseReply, audience: 'asker' });
    await running.command('/clause', 'when?');
    await running.settled();
    expect(JSON.stringify(running.fake.responses)).not.toContain('Share in channel');
  });

  it('shares the clause once, without the buttons, and then is out of date', async () => {
    await running.command('/clause', 'when?', { channel_id: 'C2' });
    await running.settled();
    const shown = running.fake.responses[0] as { blocks: Record<string, unknown>[] };
    const press = (trigger: string) => ({
      ...pressOf({ channel: 'C2', ts: '1.2', blocks: shown.blocks }, trigger, 1),
      container: { type: 'message', message_ts: '1.2', is_ephemeral: true },
      response_url: running.fake.responseUrl(),
    });
    await running.interact(press(running.fake.trigger()));
    await running.settled();
    expect(running.fake.responses.slice(1)).toMatchObject([
      { response_type: 'in_channel', replace_original: false },
      { delete_original: true },
    ]);
    expect(JSON.stringify(running.fake.responses[1])).not.toContain('"button"');
    expect(JSON.stringify(running.fake.responses[1])).toContain('acknowledge <within> two working days');
    running.clock.now += 60_000;
    await running.interact(press(running.fake.trigger()));
    await running.settled();
    expect(running.fake.responses.slice(3)).toMatchObject([
      { response_type: 'ephemeral', text: expect.stringContaining('out of date') },
    ]);
  });

  it('leaves the asker what they have where Slack does not take what is shared, and says so', async () => {
    await running.command('/clause', 'when?', { channel_id: 'C2' });
    await running.settled();
    const shown = running.fake.responses[0] as { blocks: Record<string, unknown>[] };
    await running.interact({
      ...pressOf({ channel: 'C2', ts: '1.2', blocks: shown.blocks }, running.fake.trigger(), 1),
      container: { type: 'message', message_ts: '1.2', is_ephemeral: true },
      // Slack takes answers there for half an hour.
      response_url: running.fake.responseUrl().replace(/\d+$/, 'expired'),
    });
    await running.settled();
    expect(running.fake.responses.filter((body) => 'delete_original' in body)).toEqual([]);
    const said = [...running.fake.messages, ...running.fake.ephemerals].map(({ text }) => text);
    expect(said).toEqual(['This could not be shared. Ask again with /clause, and share the new answer.']);
  });

  it('shares nothing that has become private in between', async () => {
    await running.command('/clause', 'when?');
    await running.settled();
    running.answer = () => ({ ...clauseReply, audience: 'asker' });
    const shown = running.fake.responses[0] as { blocks: Record<string, unknown>[] };
    await running.interact({
      ...pressOf({ channel: 'C1', ts: '1.2', blocks: shown.blocks }, running.fake.trigger(), 1),
      container: { type: 'message', message_ts: '1.2', is_ephemeral: true },
      response_url: running.fake.responseUrl(),
    });
    await running.settled();
    expect(running.fake.responses.slice(1)).toMatchObject([{ response_type: 'ephemeral' }]);
    expect(running.fake.messages).toHaveLength(0);
  });

  it.each([
    ['/casework', 'log an enquiry', 'log an enquiry'],
    ['/casework', '', 'my casework'],
    ['/clause', '  ', 'help'],
  ])('%s "%s" says "%s"', async (command, text, said) => {
    await running.command(command, text);
    await running.settled();
    expect(running.turns[0]?.input).toEqual({ kind: 'text', text: said });
  });

  it('opens a form straight away', async () => {
    running.answer = () => formReply;
    await running.command('/casework', 'log');
    await running.settled();
    expect([...running.fake.views.values()]).toMatchObject([{ callback_id: 'form' }]);
    expect(running.fake.responses).toHaveLength(0);
  });
});
