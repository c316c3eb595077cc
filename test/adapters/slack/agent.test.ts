import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, reply } from '../../../src/messaging/index.ts';
import { clauseReply, directMessage, openRunningSlack, quotation, type RunningSlack } from './running-slack.ts';

const examples = ['Can I attend a group meeting?', 'How quickly must an officer answer a councillor?'];
const { url } = quotation.citation;

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack(
    {},
    {
      examples: async (tenant) => (tenant === 'T1' ? examples : []),
      byUrl: async (tenant, asked) =>
        tenant === 'T1' && asked === url
          ? { title: 'Paragraph 20', summary: '', standing: 'Adopted.', url, reply: clauseReply }
          : undefined,
    },
  );
});
afterEach(() => running.close());

const document: Reply = { ...clauseReply, nature: 'document' };
const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' };

async function hear(event: Record<string, unknown>, envelope: Record<string, unknown> = {}): Promise<void> {
  await running.event(event, envelope);
  await running.settled();
}

describe('the Messages tab', () => {
  it('offers the council’s own examples when it opens, for no thread in particular', async () => {
    await hear(opened);
    expect(running.fake.prompts).toMatchObject([
      {
        channel_id: 'D1',
        title: 'You can ask, for example:',
        prompts: [
          ...examples.map((text) => ({ title: text, message: text })),
          { title: 'Show my casework', message: 'my casework' },
        ],
      },
    ]);
  });

  it('greets once, and reads back nothing for that', async () => {
    await hear(opened);
    await hear(opened);
    expect(running.turns.map(({ input }) => input)).toEqual([{ kind: 'joined' }]);
    expect(running.fake.calls.some(({ method }) => method === 'conversations.history')).toBe(false);
  });
});

describe('a thread', () => {
  it('begins with each direct message, and is gone on with in its replies', async () => {
    await hear(directMessage('first', { ts: '7.1' }));
    await hear(directMessage('more', { ts: '7.2', thread_ts: '7.1' }));
    await hear(directMessage('second', { ts: '7.3' }));
    expect(running.fake.messages.map(({ thread_ts }) => thread_ts)).toEqual(['7.1', '7.1', '7.3']);
    expect(running.turns.map(({ conversation }) => conversation)).toEqual([
      { id: 'D1/7.1', kind: 'personal', within: 'D1', begins: true },
      { id: 'D1/7.1', kind: 'personal', within: 'D1' },
      { id: 'D1/7.3', kind: 'personal', within: 'D1', begins: true },
    ]);
  });

  it('shows that something is looked up while it takes long, and not otherwise', async () => {
    await hear(directMessage('quick', { ts: '7.1' }));
    expect(running.fake.statuses).toEqual([]);
    running.answer = async () => {
      await expect.poll(() => running.fake.statuses.length, { timeout: 5_000 }).toBe(1);
      return document;
    };
    await hear(directMessage('slow', { ts: '7.2' }));
    expect(running.fake.statuses[0]).toMatchObject({ channel_id: 'D1', thread_ts: '7.2', status: 'is looking it up' });
    await expect.poll(() => running.fake.statuses.at(-1)?.status).toBe('');
  });

  it('is answered though no sign can be shown', async () => {
    running.fake.failNext('assistant.threads.setStatus', 'missing_scope');
    running.answer = async () => {
      await expect.poll(() => running.fake.calls.length, { timeout: 5_000 }).toBeGreaterThan(1);
      return document;
    };
    await hear(directMessage('slow', { ts: '7.2' }));
    expect(running.fake.messages).toHaveLength(1);
  });
});

describe('a message that Slack tells of more than once', () => {
  it('is known by where and when it was said, whatever the event is called', async () => {
    const said = directMessage('once', { ts: '7.1' });
    await running.event(said, { event_id: 'Ev1' });
    await running.event(said, { event_id: 'Ev2' });
    await running.settled();
    expect(running.turns.map(({ id }) => id)).toEqual(['message/D1/7.1']);
  });
});

describe('a message that was edited', () => {
  const edited = (text: string, change: Record<string, unknown> = {}) => ({
    type: 'message',
    subtype: 'message_changed',
    channel: 'D1',
    channel_type: 'im',
    ts: '9.9',
    message: { type: 'message', user: 'U1', text, ts: '7.1', edited: { user: 'U1', ts: '9.9' }, ...change },
    previous_message: { type: 'message', user: 'U1', text: 'wen?', ts: '7.1' },
  });

  it('is answered anew where it was a question, in its thread, once', async () => {
    running.answer = () => document;
    await hear(directMessage('wen?', { ts: '7.1' }));
    await hear(edited('when?'));
    await hear(edited('when exactly?'));
    expect(running.turns.map(({ input }) => input)).toEqual([
      { kind: 'text', text: 'wen?' },
      { kind: 'text', text: 'when?' },
    ]);
    expect(running.fake.messages.map(({ thread_ts }) => thread_ts)).toEqual(['7.1', '7.1']);
  });

  it('stays done where it was something to do', async () => {
    running.answer = () => reply({ kind: 'paragraph', text: 'Logged.' });
    await hear(directMessage('log an enquiry: lamp', { ts: '7.1' }));
    await hear(edited('log an enquiry: street lamp'));
    expect(running.turns).toHaveLength(1);
  });

  it('is none where Slack only unfolded a link in it', async () => {
    running.answer = () => document;
    await hear(directMessage('wen?', { ts: '7.1' }));
    await hear(edited('wen?', { attachments: [{ fallback: 'a page' }] }));
    expect(running.turns).toHaveLength(1);
  });
});

describe('a picture', () => {
  const files = [{ id: 'F1', name: 'lamp.jpg', mimetype: 'image/jpeg' }];

  it('on its own gets a sentence, and is not passed over in silence', async () => {
    await hear(directMessage('', { subtype: 'file_share', files, ts: '7.1' }));
    expect(running.turns).toEqual([]);
    expect(running.fake.messages).toMatchObject([{ thread_ts: '7.1', text: expect.stringContaining('not pictures') }]);
  });

  it('with words is answered by the words', async () => {
    await hear(directMessage('when?', { subtype: 'file_share', files }));
    expect(running.turns[0]?.input).toEqual({ kind: 'text', text: 'when?' });
  });
});

describe('in a channel shared with another organisation', () => {
  const partner = { team_id: 'T9', authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }] };

  it('a link that somebody of theirs posts is unfolded by our workspace', async () => {
    await hear({ type: 'link_shared', channel: 'C1', user: 'U9', message_ts: '1.2', links: [{ url }] }, partner);
    expect(running.fake.unfurls).toMatchObject([{ channel: 'C1', ts: '1.2' }]);
  });

  it('their home page is ours, too', async () => {
    await hear({ ...opened, tab: 'home' }, partner);
    expect(running.turns[0]?.sender.tenant).toBe('T1');
  });
});

describe('at the start', () => {
  it('nothing is wrong with a token of a workspace that is on the list', async () => {
    await running.slack.start();
    expect(running.slack.whyOff()).toBeUndefined();
  });

  it.each([
    [
      'a token of another workspace',
      () => Object.assign(running.fake, { team: 'T7' }),
      'SLACK_BOT_TOKEN is of the workspace T7',
    ],
    [
      'a token that was taken back',
      () => running.fake.failNext('auth.test', 'token_revoked'),
      'SLACK_BOT_TOKEN (token_revoked)',
    ],
  ])('%s switches Slack off, and a sentence names the setting', async (_, change, sentence) => {
    change();
    await running.slack.start();
    expect(running.slack.whyOff()).toContain(sentence);
    expect(running.logged.join()).toContain(sentence);
    expect((await running.event(directMessage('when?'))).status).toBe(503);
    const to = { platform: 'slack' as const, tenant: 'T1', accountId: 'U1', place: 'U1' };
    const nudge = { id: 'n', to, reply: clauseReply, repeated: false };
    expect(await running.slack.adapter.deliver(nudge)).toMatchObject({ kind: 'disconnected' });
  });

  it('Slack being away is no fault of the settings', async () => {
    running.fake.failNext('auth.test', 'internal_error');
    await running.slack.start();
    expect(running.slack.whyOff()).toBeUndefined();
  });

  it('a list without a workspace is named', async () => {
    const other = await openRunningSlack({ allowedTenants: ['6f6e2d4b-51a3-4c37-9a0e-0d3b9f6c2a11'] });
    await other.slack.start();
    expect(other.slack.whyOff()).toContain('COUNCILS');
    await other.close();
  });
});
