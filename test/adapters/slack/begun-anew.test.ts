import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, reply } from '../../../src/messaging/index.ts';
import {
  actionsReply,
  clauseReply,
  directMessage,
  done,
  openRunningSlack,
  pressOf,
  type RunningSlack,
} from './running-slack.ts';

type Json = Record<string, unknown>;

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

const texts = () => running.fake.messages.map(({ text }) => text);
const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' };

/** Waits until an event was left, then begins it anew. */
async function beginAnew(): Promise<void> {
  await expect.poll(() => running.desk.left.size).toBe(1);
  await running.slack.start();
  await expect.poll(() => [running.desk.left.size, running.desk.inWork.size]).toEqual([0, 0]);
}

/** The press of the button under a message, which is answered with this from now on. */
async function pressUnderAnswer(answer: Reply): Promise<Json> {
  running.answer = () => actionsReply;
  await running.event(directMessage('my casework'));
  await expect.poll(() => running.fake.messages.length).toBe(1);
  const [message] = running.fake.messages;
  if (!message) throw new Error('Nothing was said.');
  running.answer = () => answer;
  return pressOf(message, running.fake.trigger());
}

/** As after a process that ended with a form that was sent, whose modal is closed since. */
async function leaveSubmission(callbackId: string, origin: Json, values: Json): Promise<void> {
  const content = {
    type: 'view_submission',
    trigger_id: running.fake.trigger(),
    team: { id: 'T1' },
    user: { id: 'U1', team_id: 'T1' },
    view: { id: 'VClosed', callback_id: callbackId, private_metadata: JSON.stringify(origin), state: { values } },
  };
  running.desk.inWork.set('slack/work/left', JSON.stringify(content));
  running.desk.left.add('slack/work/left');
  await beginAnew();
}

describe('a press that is begun anew', () => {
  it('moments after it was pressed is no double click, and is answered', async () => {
    const press = await pressUnderAnswer(done);
    running.fake.failNext('chat.postMessage', 'internal_error');
    await running.interact(press);
    await beginAnew();
    expect(texts()).toEqual([expect.stringContaining('Due tomorrow.'), 'Logged as 2026/17.']);
  });

  it('because its answer did not get into the place of its message is not out of date', async () => {
    const press = await pressUnderAnswer({ ...done, replaces: true });
    running.fake.failNext('chat.update', 'internal_error');
    await running.interact(press);
    await beginAnew();
    expect(texts()).toEqual(['Logged as 2026/17.']);
  });

  it('is out of date where somebody else spent the button in between', async () => {
    const press = await pressUnderAnswer({ ...done, replaces: true });
    running.answer = () => {
      running.failures.add('slack/spent');
      return { ...done, replaces: true };
    };
    await running.interact(press);
    await expect.poll(() => running.desk.left.size).toBe(1);
    running.failures.clear();
    running.answer = () => ({ ...done, replaces: true });
    await running.interact({ ...press, trigger_id: running.fake.trigger(), user: { id: 'U2', team_id: 'T1' } });
    await expect.poll(() => texts()).toEqual(['Logged as 2026/17.']);
    await beginAnew();
    expect(texts()).toEqual(['Logged as 2026/17.', expect.stringContaining('out of date')]);
  });

  it('to share a clause shares it, and says that it may be there already', async () => {
    await running.command('/clause', 'when?', { channel_id: 'C2' });
    await expect.poll(() => running.fake.responses.length).toBe(1);
    const shown = running.fake.responses[0] as { blocks: Json[] };
    const away = 'http://127.0.0.1:1/response';
    running.answer = () => clauseReply;
    await running.interact({
      ...pressOf({ channel: 'C2', ts: '1.2', blocks: shown.blocks }, running.fake.trigger(), 1),
      container: { type: 'message', message_ts: '1.2', is_ephemeral: true },
      response_url: away,
    });
    await expect.poll(() => running.desk.left.size).toBe(1);
    const [id = ''] = running.desk.left;
    expect(running.fake.responses, 'the asker keeps the answer meanwhile').toHaveLength(1);
    running.desk.inWork.set(id, (running.desk.inWork.get(id) ?? '').replace(away, running.fake.responseUrl()));
    await beginAnew();
    expect(running.fake.responses.slice(1)).toMatchObject([
      {
        response_type: 'in_channel',
        text: expect.stringMatching(/You may have had this before[\s\S]*two working days/),
      },
      { delete_original: true },
    ]);
  });
});

describe('a welcome that Slack did not take', () => {
  it('is said when it is begun anew, and once', async () => {
    running.answer = () => reply({ kind: 'paragraph', text: 'Welcome.' });
    running.fake.failNext('chat.postMessage', 'internal_error');
    await running.event(opened);
    await beginAnew();
    expect(texts()).toEqual(['Welcome.']);
    await running.event(opened);
    await running.settled();
    expect(texts()).toEqual(['Welcome.']);
  });
});

describe('a form that was sent and is begun anew', () => {
  it('is answered in the conversation', async () => {
    running.answer = () => done;
    await leaveSubmission(
      'form',
      { typed: 'log an enquiry', place: 'U1' },
      { 'field:subject': { value: { value: 'Lamp' } } },
    );
    expect(texts()).toEqual(['Logged as 2026/17.']);
  });

  it('with a mistake in it is offered again, with what is wrong', async () => {
    running.answer = () =>
      reply({
        kind: 'form',
        form: {
          title: 'Log an enquiry',
          fields: [{ name: 'subject', label: 'Subject', kind: 'text', required: true, error: 'Say what it is about.' }],
          submit: { label: 'Log it', typed: 'log an enquiry', weight: 'primary' },
        },
      });
    await leaveSubmission(
      'form',
      { typed: 'log an enquiry', place: 'U1' },
      { 'field:subject': { value: { value: '' } } },
    );
    expect(texts()).toEqual([expect.stringContaining('Say what it is about.')]);
  });

  it('as a question is answered in a direct message, its window being closed', async () => {
    running.answer = () => done;
    await leaveSubmission('ask', { typed: '' }, { 'field:question': { value: { value: 'when?' } } });
    expect(running.fake.messages).toMatchObject([{ channel: 'D1', text: 'Logged as 2026/17.' }]);
  });
});

describe('what Slack refuses for good', () => {
  it('as the window of a shortcut pressed too long ago is not begun anew, and whoever pressed is told', async () => {
    await running.interact({ type: 'shortcut', callback_id: 'ask_clausewise', trigger_id: 'too-old' });
    await running.settled();
    expect(running.desk.left.size).toBe(0);
    expect(running.fake.messages).toMatchObject([
      { channel: 'D1', text: expect.stringContaining('Slack did not open the window for your question.') },
    ]);
  });

  it('is not said to be so of a window that Slack may have opened', async () => {
    running.fake.failNext('views.open', 'internal_error');
    await running.interact({ type: 'shortcut', callback_id: 'ask_clausewise', trigger_id: running.fake.trigger() });
    await running.settled();
    expect(texts()).toEqual([expect.stringContaining('Slack may not have opened the window')]);
  });

  it.each([
    ['cannot_unfurl_url', 0],
    ['internal_error', 1],
  ] as const)('as a preview of a link that meets "%s" is left %i times to be begun anew', async (error, left) => {
    await running.close();
    running = await openRunningSlack(
      {},
      {
        byUrl: async () => ({
          title: 'A clause',
          summary: 'S',
          standing: 'Adopted.',
          url: 'https://c.example/1',
          reply: clauseReply,
        }),
      },
    );
    running.fake.failNext('chat.unfurl', error);
    await running.event({
      type: 'link_shared',
      channel: 'C1',
      message_ts: '1.2',
      links: [{ url: 'https://c.example/1' }],
    });
    await running.settled();
    expect(running.fake.calls.filter(({ method }) => method === 'chat.unfurl')).toHaveLength(1);
    expect(running.desk.left.size).toBe(left);
  });

  it('as the address for answering a command that is used up is said to the asker alone without it', async () => {
    await running.command('/casework', 'my casework', {
      response_url: running.fake.apiUrl.replace('/api/', '/response/none'),
    });
    await running.settled();
    expect(running.fake.responses).toHaveLength(1);
    expect(running.fake.ephemerals).toMatchObject([
      { user: 'U1', channel: 'C1', text: running.fake.responses[0]?.text },
    ]);
    expect(running.fake.messages).toEqual([]);
    expect(running.desk.left.size).toBe(0);
  });
});
