import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appId, groupId, officer, personalId, tenant, threadId } from './recorded.ts';
import { now, type RunningTeams, runTeams, says } from './running-teams.ts';
import { everything } from './sample-replies.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams({ typingAfter: 20 });
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

describe('a question', () => {
  it('in personal chat is answered there, by a card with everything in its fallback', async () => {
    teams.reply = () => ({ blocks: everything });
    expect((await teams.post(teams.events.message('  How quickly must I reply?\n'))).status).toBe(200);
    expect(teams.turns).toMatchObject([
      {
        platform: 'teams',
        id: `${personalId}/1730000000123`,
        conversation: { id: personalId, kind: 'personal' },
        input: { kind: 'text', text: 'How quickly must I reply?' },
        at: Date.parse('2026-03-02T09:30:00Z'),
        sender: {
          accountId: officer.aadObjectId,
          name: 'Aisha Khan',
          verifiedEmail: 'aisha.khan@derby.example',
          tenant,
          isOutsider: false,
        },
        address: { platform: 'teams', tenant, accountId: officer.aadObjectId },
      },
    ]);
    expect(teams.cards().map(({ path }) => path)).toEqual([`/${personalId}/activities`]);
    expect(teams.cards()[0]?.text).toContain('acknowledge an enquiry within 2 working days');
    expect(teams.connector.faults).toEqual([]);
    expect(teams.connector.messages()[0]?.authorization).toBe('Bearer outbound');
  });

  it('delivered twice carries the same id, and another conversation’s another', async () => {
    await teams.post(teams.events.message('once'));
    await teams.post(teams.events.message('once'));
    await teams.post(teams.events.mention('group', 'once'));
    const [first, again, elsewhere] = teams.turns.map(({ id }) => id);
    expect(again).toBe(first);
    expect(elsewhere).not.toBe(first);
  });

  it('is never dated later than now, whatever the clock of the sender says', async () => {
    await teams.post(teams.events.message('hello', { timestamp: '2031-01-01T00:00:00Z' }));
    expect(teams.turns[0]?.at).toBeLessThan(Date.parse('2031-01-01T00:00:00Z'));
    expect(teams.turns[0]?.at).toBeGreaterThanOrEqual(now);
  });

  it.each([
    ['group', groupId],
    ['channel', threadId],
  ] as const)('in a %s with a mention is answered in public, in its thread, without the mention', async (place, id) => {
    await teams.post(teams.events.mention(place, 'who answers &amp; when?'));
    expect(teams.turns[0]).toMatchObject({
      conversation: { id, kind: place },
      input: { kind: 'text', text: 'who answers & when?' },
    });
    expect(teams.cards()).toMatchObject([{ path: `/${id}/activities`, method: 'POST', text: 'An answer.' }]);
  });

  it('keeps the names of others who are mentioned', async () => {
    const text = '<at>Clausewise</at> may <at>Cllr Rao</at> see it?';
    const rao = { type: 'mention', mentioned: { id: '29:rao', name: 'Cllr Rao' }, text: '<at>Cllr Rao</at>' };
    const us = teams.events.mention('group', '').entities as unknown[];
    await teams.post(teams.events.mention('group', '', { text, entities: [...us, rao] }));
    expect(teams.turns[0]?.input).toEqual({ kind: 'text', text: 'may Cllr Rao see it?' });
  });

  it('that was not put to us is not listened to', async () => {
    expect((await teams.post(teams.events.overheard('Shall we have lunch?'))).status).toBe(200);
    expect(teams.turns).toEqual([]);
    expect(teams.connector.calls).toEqual([]);
  });

  it('that takes long is met with a typing sign, which comes before the answer', async () => {
    teams.reply = async () => {
      await teams.connector.seen(({ body }) => body.type === 'typing');
      return says('At last.');
    };
    await teams.post(teams.events.message('a hard one'));
    const kinds = teams.connector.calls.filter(({ method }) => method === 'POST').map(({ body }) => body.type);
    expect(kinds).toEqual(['typing', 'message']);
  });

  it('whose answer is too long for one card gets several, none too large, in order', async () => {
    const paragraphs = Array.from(
      { length: 40 },
      (_, index) => `Point ${index}. ${'A sentence of the report. '.repeat(60)}`,
    );
    teams.reply = () => ({ blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) });
    await teams.post(teams.events.message('everything, please'));
    const text = teams
      .cards()
      .map((message) => message.text)
      .join('\n');
    expect(teams.cards().length).toBeGreaterThan(1);
    expect(paragraphs.map((paragraph) => text.indexOf(paragraph.trim()) >= 0)).not.toContain(false);
    expect(teams.connector.faults).toEqual([]);
  });

  it('that the conversation has nothing to say to gets nothing', async () => {
    teams.reply = () => ({ blocks: [] });
    expect((await teams.post(teams.events.message('again'))).status).toBe(200);
    expect(teams.connector.messages()).toEqual([]);
  });
});

describe('an answer for the asker alone', () => {
  it.each(['group', 'channel'] as const)(
    'asked in a %s goes to the personal chat, with a pointer for the others',
    async (place) => {
      teams.reply = () => says('Casework of Cllr Rao.', { audience: 'asker' });
      await teams.post(teams.events.mention(place, 'my open enquiries'));
      const [alone, pointer] = teams.cards();
      expect(alone).toMatchObject({
        path: `/a:personal-${officer.id}/activities`,
        method: 'POST',
        text: 'Casework of Cllr Rao.',
      });
      expect(pointer?.text).toContain('I have answered you in our personal chat.');
      expect(pointer?.text).toContain(`https://teams.microsoft.com/l/chat/0/0?users=28%3A${appId}`);
      expect(teams.cards()).toHaveLength(2);
    },
  );

  it('is not shown in the open where the person never opened a chat with us', async () => {
    teams.reply = () => says('Casework of Cllr Rao.', { audience: 'asker' });
    teams.connector.trouble(/^POST $/, { status: 403, code: 'BotNotInConversationRoster' });
    await teams.post(teams.events.mention('channel', 'my open enquiries'));
    expect(teams.cards().map(({ text }) => text)).toEqual([
      expect.stringContaining('I can answer that in a personal chat only. Please open a chat with me and ask again.'),
    ]);
  });

  it('stays where it was asked and is shown to the asker only, where it was tried that Teams does that', async () => {
    const own = await runTeams({ targetedMessages: true });
    own.reply = () => says('Casework of Cllr Rao.', { audience: 'asker' });
    await own.post(own.events.mention('channel', 'my open enquiries'));
    expect(own.cards()).toMatchObject([
      { path: `/${threadId}/activities?isTargetedActivity=true`, text: 'Casework of Cllr Rao.' },
    ]);
    expect(own.connector.messages()[0]?.body.recipient).toEqual({ id: officer.id });
    await own.close();
  });

  it('goes to the personal chat where the tenant has nothing like that, and is not tried there again', async () => {
    const own = await runTeams({ targetedMessages: true });
    own.reply = () => says('Casework of Cllr Rao.', { audience: 'asker' });
    own.connector.trouble(/isTargetedActivity/, { status: 400, code: 'BadSyntax' });
    await own.post(own.events.mention('group', 'my open enquiries'));
    await own.post(own.events.mention('group', 'my open enquiries'));
    expect(own.cards().map(({ path }) => path)).toEqual([
      `/${groupId}/activities?isTargetedActivity=true`,
      ...[1, 2].flatMap(() => [`/a:personal-${officer.id}/activities`, `/${groupId}/activities`]),
    ]);
    expect(
      own
        .cards()
        .filter(({ path }) => path === `/${groupId}/activities`)
        .join(),
    ).not.toContain('Casework of');
    await own.close();
  });

  it('is simply said in a personal chat', async () => {
    teams.reply = () => says('Casework of Cllr Rao.', { audience: 'asker' });
    await teams.post(teams.events.message('my open enquiries'));
    expect(teams.cards()).toMatchObject([
      { path: `/${personalId}/activities`, method: 'POST', text: 'Casework of Cllr Rao.' },
    ]);
  });

  it('never takes the place of a message that others can see', async () => {
    teams.reply = () => says('Casework of Cllr Rao.', { audience: 'asker', replaces: true });
    await teams.post(teams.events.submit('channel', { typed: 'acknowledge ENQ-12' }));
    expect(teams.cards().filter(({ path }) => path.startsWith(`/${threadId}`))).toMatchObject([
      { method: 'POST', text: expect.stringContaining('I have answered you in our personal chat.') },
    ]);
  });
});

describe('what happens around a conversation', () => {
  it('an installation is a first meeting, once, though Teams tells of it twice', async () => {
    await teams.post(teams.events.botAdded());
    await teams.post(teams.events.installed());
    expect(teams.turns.map(({ input }) => input)).toEqual([{ kind: 'joined' }]);
    expect(teams.cards()).toHaveLength(1);
  });

  it.each(['reaction', 'edit', 'deletion', 'removed'] as const)('a %s is taken quietly', async (kind) => {
    expect(await teams.post(teams.events[kind]())).toMatchObject({ status: 200, text: '' });
    expect(teams.turns).toEqual([]);
    expect(teams.connector.calls).toEqual([]);
  });

  it('an answer that Teams is too busy for is tried again', async () => {
    teams.connector.trouble(/^POST .*activities$/, { status: 429, headers: { 'retry-after': '0' } });
    await teams.post(teams.events.message('hello'));
    expect(teams.cards()).toHaveLength(2);
  });

  it.each([413, 400])('an answer that Teams answers %i to is said in a shorter form: never silence', async (status) => {
    teams.connector.trouble(/^POST .*activities$/, { status });
    await teams.post(teams.events.message('hello'));
    const [, shorter] = teams.connector.messages();
    expect(shorter?.body.text).toContain('An answer.');
    expect(shorter?.body.text).toContain('Teams could not take the whole answer');
    expect(shorter?.body.attachments).toBeUndefined();
  });

  it('an answer that Teams refuses for good does not fail the event, which Teams would repeat', async () => {
    teams.connector.trouble(/^POST .*activities$/, { status: 403 });
    expect((await teams.post(teams.events.message('hello'))).status).toBe(200);
    expect(teams.cards()).toHaveLength(1);
  });
});
