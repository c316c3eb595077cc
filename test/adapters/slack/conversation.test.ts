import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/adapters/slack/text.ts';
import { renderForListening, reply } from '../../../src/messaging/index.ts';
import { clauseReply, directMessage, openRunningSlack, quotation, type RunningSlack } from './running-slack.ts';

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack(
    {},
    {
      search: async () => [
        {
          title: 'Acknowledgement',
          summary: 'Two working days',
          standing: 'Adopted.',
          url: quotation.citation.url,
          reply: clauseReply,
        },
      ],
      byUrl: async (_, url) =>
        url === quotation.citation.url
          ? { title: 'Acknowledgement', summary: 'Two working days', standing: 'Adopted.', url, reply: clauseReply }
          : undefined,
    },
  );
});
afterEach(() => running.close());

describe('a direct message', () => {
  it('is answered in a thread of its own, with the whole answer as text for who listens', async () => {
    const said = directMessage('who &lt;really&gt; answers <https://derby.gov.uk|derby.gov.uk>?');
    await running.event(said);
    await running.settled();
    expect(running.turns).toMatchObject([
      {
        platform: 'slack',
        conversation: { id: `D1/${said.ts}`, kind: 'personal', within: 'D1' },
        sender: {
          accountId: 'U1',
          tenant: 'T1',
          verifiedEmail: 'ann@derby.gov.uk',
          isOutsider: false,
          name: 'Person U1',
        },
        input: { kind: 'text', text: 'who <really> answers derby.gov.uk?' },
        address: { platform: 'slack', tenant: 'T1', accountId: 'U1', place: 'D1' },
      },
    ]);
    const [message] = running.fake.messages;
    expect(message?.text).toBe(escapeText(renderForListening(clauseReply, () => true)));
    // Nobody wants to hear a checksum, or how to type what stands there as a button.
    expect(message?.text).not.toMatch(/SHA|abab|type "/);
    expect(message?.text).toContain('Button: Why.');
    expect(message?.channel).toBe('D1');
    expect(message?.thread_ts).toBe(said.ts);
  });

  it.each([
    ['a bot', { bot_id: 'B9' }],
    ['a change to a message', { subtype: 'message_changed' }],
    ['our own account', { user: 'UBOT' }],
  ])('from %s is not answered', async (_, change) => {
    await running.event(directMessage('hello', change));
    await running.settled();
    expect(running.turns).toHaveLength(0);
  });

  it.each([
    [
      'in the thread of a message of ours',
      'update: done',
      { ts: '1730000009.000100', thread_ts: '1730000000.000100' },
      { text: 'update: done', quoted: { text: '', urls: [], messages: ['1730000000.000100'] } },
    ],
    [
      'with the address of a message',
      '<https://derby.slack.com/archives/D1/p1730000000000100?thread_ts=1.2&amp;cid=D1> acknowledge',
      {},
      { text: 'acknowledge', quoted: { text: '', urls: [], messages: ['1730000000.000100'] } },
    ],
    [
      'with a message shared in it',
      'resolve: done',
      { attachments: [{ is_share: true, is_msg_unfurl: true, ts: '1730000000.000100', text: 'CW-2026-0042: Kerb' }] },
      { text: 'resolve: done', quoted: { text: 'CW-2026-0042: Kerb', urls: [], messages: ['1730000000.000100'] } },
    ],
    [
      'that is only a message shared',
      '',
      { attachments: [{ is_share: true, ts: '1730000000.000100', fallback: 'CW-2026-0042: A &amp; B' }] },
      { text: '', quoted: { text: 'CW-2026-0042: A & B', urls: [], messages: ['1730000000.000100'] } },
    ],
  ])('%s says what it is about', async (_, text, change, input) => {
    await running.event(directMessage(text, change));
    await running.settled();
    expect(running.turns[0]?.input).toEqual({ kind: 'text', ...input });
  });

  it('tells the asker to wait no longer when the answer fails, and logs no words', async () => {
    running.answer = () => Promise.reject(new Error('secret words'));
    await running.event(directMessage('private question'));
    await running.settled();
    expect(running.fake.messages[0]?.text).toBe('That did not work. Try again in a few minutes.');
    expect(running.logged.join()).not.toMatch(/private question|secret words/);
  });

  it('is answered after Slack asked to wait', async () => {
    running.fake.limitRate('chat.postMessage', 1);
    await running.event(directMessage('when?'));
    await running.settled();
    expect(running.fake.messages).toHaveLength(1);
    expect(running.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
  });
});

describe('a mention in a channel', () => {
  const mention = {
    type: 'app_mention',
    channel: 'C1',
    user: 'U1',
    text: '<@UBOT> who answers <@U2>?',
    ts: '1700000000.000005',
  };

  it('is answered in the thread', async () => {
    await running.event(mention);
    await running.settled();
    expect(running.turns[0]).toMatchObject({
      conversation: { id: 'C1/1700000000.000005', kind: 'channel' },
      input: { text: 'who answers @U2?' },
      address: { place: 'U1' },
    });
    expect(running.fake.messages).toMatchObject([{ channel: 'C1', thread_ts: '1700000000.000005' }]);
  });

  it('is answered to the asker alone where the answer is for the asker', async () => {
    running.answer = () => ({ ...clauseReply, audience: 'asker' });
    await running.event(mention);
    await running.settled();
    expect(running.fake.messages).toHaveLength(0);
    expect(running.fake.ephemerals).toMatchObject([{ channel: 'C1', user: 'U1', thread_ts: '1700000000.000005' }]);
  });

  it('is answered by direct message where nobody can be told alone', async () => {
    running.answer = () => ({ ...clauseReply, audience: 'asker' });
    running.fake.channels.set('C1', { isMember: true, people: [] });
    await running.event(mention);
    await running.settled();
    expect(running.fake.messages).toMatchObject([{ channel: 'D1' }]);
  });

  it('from another bot is a stranger asking', async () => {
    await running.event({ ...mention, user: undefined, bot_id: 'B9' });
    await running.settled();
    expect(running.turns[0]?.sender).toMatchObject({ isOutsider: true });
  });
});

describe('beside words', () => {
  it('the home page is shown', async () => {
    await running.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' });
    await running.settled();
    expect(running.turns[0]?.input).toEqual({ kind: 'home' });
    expect(JSON.stringify(running.fake.homes.get('U1'))).toContain('Within two working days');
  });

  it('somebody is greeted once, when nothing was said before', async () => {
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' };
    await running.event(opened);
    await running.settled();
    await running.event(opened);
    await running.settled();
    expect(running.turns.map(({ input }) => input)).toEqual([{ kind: 'joined' }]);
    expect(running.fake.messages).toHaveLength(1);
  });

  it('a link to a clause is unfolded into the clause, another is left alone', async () => {
    const links = [{ url: quotation.citation.url }, { url: 'https://elsewhere.example/' }];
    await running.event({ type: 'link_shared', channel: 'C1', user: 'U1', message_ts: '1.2', links });
    await running.settled();
    expect(running.fake.unfurls).toHaveLength(1);
    const { unfurls } = running.fake.unfurls[0] as { unfurls: Record<string, unknown> };
    expect(Object.keys(unfurls)).toEqual([quotation.citation.url]);
    expect(JSON.stringify(unfurls)).toContain('acknowledge <within>');
    expect(JSON.stringify(unfurls)).not.toContain('"button"');
  });

  it('a clause that is too long to unfold whole is named, not cut', async () => {
    await running.close();
    const lines = [
      { kind: 'paragraph' as const, segments: [{ kind: 'plain' as const, text: 'Opening words. '.repeat(400) }] },
    ];
    const long = reply({ kind: 'quotation', quotation: { ...quotation, lines } });
    const { url } = quotation.citation;
    running = await openRunningSlack(
      {},
      { byUrl: async () => ({ title: 'Paragraph 20', summary: '', standing: 'Adopted.', url, reply: long }) },
    );
    await running.event({ type: 'link_shared', channel: 'C1', user: 'U1', message_ts: '1.2', links: [{ url }] });
    await running.settled();
    expect(JSON.stringify(running.fake.unfurls)).toContain('Paragraph 20');
    expect(JSON.stringify(running.fake.unfurls)).not.toContain('Opening words');
  });

  it('a missing permission is logged and nothing falls over', async () => {
    running.fake.scopes.delete('chat:write');
    await running.event(directMessage('when?'));
    await running.settled();
    expect(running.logged.join()).toContain('missing_scope');
    running.answer = () => reply({ kind: 'paragraph', text: 'ok' });
    running.fake.scopes.add('chat:write');
    await running.event(directMessage('when?'));
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['ok']);
  });
});
