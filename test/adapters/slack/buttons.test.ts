import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, reply } from '../../../src/messaging/index.ts';
import {
  actionsReply,
  done,
  formReply,
  modalOf,
  openRunningSlack,
  pressOf,
  type RunningSlack,
  saidTo,
} from './running-slack.ts';

type Json = Record<string, unknown>;

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

const openModal = () => modalOf(running);
const say = (text: string, answer: Reply) => saidTo(running, text, answer);

describe('a button', () => {
  it('says its typed form, and the answer comes into the conversation', async () => {
    const message = await say('my casework', actionsReply);
    running.answer = () => done;
    await running.interact(pressOf(message, running.fake.trigger()));
    await running.settled();
    expect(running.turns.at(-1)).toMatchObject({
      conversation: { id: `D1/${message.thread_ts}`, kind: 'personal', within: 'D1' },
      input: { kind: 'action', typed: 'acknowledge 17', values: {} },
    });
    expect(running.fake.messages.map(({ text }) => text).at(-1)).toBe('Logged as 2026/17.');
  });

  it('that replaces its message is gone, and pressed again it is out of date and does nothing', async () => {
    const message = await say('my casework', actionsReply);
    const press = pressOf(message, running.fake.trigger());
    running.answer = () => ({ ...done, replaces: true });
    await running.interact(press);
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['Logged as 2026/17.']);
    const before = running.turns.length;
    running.clock.now += 60_000;
    await running.interact({ ...press, trigger_id: running.fake.trigger() });
    await running.settled();
    expect(running.turns).toHaveLength(before);
    expect(running.fake.messages.at(-1)?.text).toContain('out of date');
  });

  it('double-clicked is pressed once, and leaves no trail of words', async () => {
    const message = await say('my casework', actionsReply);
    const { promise, resolve } = Promise.withResolvers<void>();
    running.answer = async () => {
      await promise;
      return { ...done, replaces: true };
    };
    const press = pressOf(message, running.fake.trigger());
    await running.interact(press);
    await running.interact({ ...press, trigger_id: running.fake.trigger() });
    resolve();
    await running.settled();
    expect(running.fake.calls.filter(({ method }) => method === 'chat.update')).toHaveLength(1);
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['Logged as 2026/17.']);
    // A moment later, still within the same click.
    running.clock.now += 3_000;
    await running.interact({ ...press, trigger_id: running.fake.trigger() });
    await running.settled();
    expect(running.fake.messages).toHaveLength(1);
  });

  it('pressed by two people at once tells the second that it is out of date', async () => {
    const press = pressOf(await say('my casework', actionsReply), running.fake.trigger());
    running.answer = () => ({ ...done, replaces: true });
    await running.interact(press);
    await running.settled();
    await running.interact({ ...press, trigger_id: running.fake.trigger(), user: { id: 'U2', team_id: 'T1' } });
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual([
      'Logged as 2026/17.',
      expect.stringContaining('out of date'),
    ]);
  });

  it('of a message that stands alone is answered in a thread below it', async () => {
    const to = { platform: 'slack' as const, tenant: 'T1', accountId: 'U1', place: 'U1' };
    await running.slack.adapter.deliver({ id: 'nudge', to, reply: actionsReply, repeated: false });
    const [nudge] = running.fake.messages;
    if (!nudge) throw new Error('Nothing was sent.');
    running.answer = () => done;
    await running.interact(pressOf(nudge, running.fake.trigger()));
    await running.settled();
    expect(running.fake.messages.at(-1)).toMatchObject({ channel: 'D1', thread_ts: nudge.ts });
  });

  it('of a message that was replaced by new buttons works', async () => {
    const message = await say('my casework', actionsReply);
    running.answer = () => ({ ...actionsReply, replaces: true });
    await running.interact(pressOf(message, running.fake.trigger()));
    await running.settled();
    const [replaced] = running.fake.messages;
    running.answer = () => ({ ...done, replaces: true });
    await running.interact(pressOf(replaced ?? message, running.fake.trigger()));
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['Logged as 2026/17.']);
  });

  it('that we do not know is out of date', async () => {
    const press = {
      ...pressOf({ channel: 'D1', ts: '1.2', blocks: [] }, 'x'),
      actions: [{ action_id: 'v0-old', value: 'x' }],
    };
    expect((await running.interact(press)).status).toBe(200);
    await running.settled();
    expect(running.turns).toHaveLength(0);
    expect(running.fake.messages[0]?.text).toContain('out of date');
  });

  it('in a channel answers the one who pressed it alone where it is for the asker', async () => {
    running.answer = () => actionsReply;
    await running.event({
      type: 'app_mention',
      channel: 'C1',
      user: 'U1',
      text: '<@UBOT> due',
      ts: '1700000000.000005',
    });
    await running.settled();
    running.answer = () => ({ ...done, audience: 'asker' });
    const [message] = running.fake.messages;
    if (!message) throw new Error('Nothing was said.');
    await running.interact({
      ...pressOf(message, running.fake.trigger()),
      user: { id: 'U2', team_id: 'T1' },
      message: { thread_ts: message.thread_ts },
    });
    await running.settled();
    expect(running.turns.at(-1)?.sender.accountId).toBe('U2');
    expect(running.fake.ephemerals).toMatchObject([{ user: 'U2', channel: 'C1', thread_ts: '1700000000.000005' }]);
    expect(running.fake.messages).toHaveLength(1);
  });

  it('in a channel never puts what is for one person in the place of what all see', async () => {
    running.answer = () => actionsReply;
    await running.event({
      type: 'app_mention',
      channel: 'C1',
      user: 'U1',
      text: '<@UBOT> due',
      ts: '1700000000.000005',
    });
    await running.settled();
    const [message] = running.fake.messages;
    if (!message) throw new Error('Nothing was said.');
    running.answer = () => ({ ...done, audience: 'asker', replaces: true });
    await running.interact(pressOf(message, running.fake.trigger()));
    await running.settled();
    expect(message.text).toContain('Due tomorrow.');
    expect(running.fake.ephemerals).toMatchObject([{ user: 'U1', text: 'Logged as 2026/17.' }]);
  });

  it('in a modal opens a form there', async () => {
    await running.interact({ type: 'shortcut', callback_id: 'ask_clausewise', trigger_id: running.fake.trigger() });
    const { id } = await openModal();
    running.answer = () => formReply;
    const { channel: _, ...press } = pressOf({ channel: 'D1', ts: '1.2', blocks: [] }, running.fake.trigger());
    await running.interact({
      ...press,
      container: { type: 'view', view_id: id },
      view: { id, type: 'modal' },
      actions: [{ action_id: 'say:g1:0', value: 'log an enquiry' }],
    });
    await running.settled();
    expect(running.fake.views.get(id)).toMatchObject({ callback_id: 'form', submit: { text: 'Log it' } });
  });

  it('of the home page opens the answer, and the page is made anew', async () => {
    running.answer = () => actionsReply;
    await running.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' });
    await running.settled();
    const blocks = running.fake.homes.get('U1')?.blocks as Json[];
    running.answer = ({ input }) => (input.kind === 'home' ? reply({ kind: 'heading', text: 'New' }) : done);
    const { channel: _, ...press } = pressOf({ channel: 'D1', ts: '1.2', blocks }, running.fake.trigger());
    await running.interact({ ...press, container: { type: 'view', view_id: 'V0' }, view: { id: 'V0', type: 'home' } });
    const { view } = await openModal();
    expect(JSON.stringify(view)).toContain('Logged as 2026/17.');
    expect(JSON.stringify(running.fake.homes.get('U1'))).toContain('New');
  });
});
