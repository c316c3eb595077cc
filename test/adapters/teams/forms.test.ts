import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Action, Form, Reply } from '../../../src/messaging/index.ts';
import { groupId, type Json, officer } from './recorded.ts';
import { actionsIn, type RunningTeams, runTeams, says } from './running-teams.ts';

let teams: RunningTeams;
beforeAll(async () => {
  teams = await runTeams();
});
afterAll(() => teams.close());
beforeEach(() => teams.reset());

const press: Action = { label: 'Acknowledge', typed: 'acknowledge ENQ-12', weight: 'primary' };
const form: Form = {
  title: 'Log an enquiry',
  fields: [{ name: 'details', label: 'What is it about?', kind: 'long-text', required: true }],
  submit: { label: 'Log it', typed: 'log an enquiry', weight: 'primary' },
};
describe('a form', () => {
  const asksForm = (): Reply => ({ blocks: [{ kind: 'form', form }] });

  it('stands in the personal chat as a card', async () => {
    teams.reply = asksForm;
    await teams.post(teams.events.message('log an enquiry'));
    expect(actionsIn(teams.cards()[0]?.card, 'Input.Text')).toMatchObject([{ id: 'details', isMultiline: true }]);
    expect(actionsIn(teams.cards()[0]?.card, 'Action.Execute')).toMatchObject([{ data: { typed: 'log an enquiry' } }]);
    expect(teams.connector.faults).toEqual([]);
  });

  it('sent with a mistake takes its own place, so that the old one is not sent again', async () => {
    teams.reply = asksForm;
    const { body } = await teams.post(teams.events.execute('personal', { typed: 'log an enquiry', details: 'x' }));
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(teams.cards().map(({ method }) => method)).toEqual(['PUT']);
  });

  it('asked for by a button comes below it', async () => {
    teams.reply = asksForm;
    await teams.post(teams.events.execute('personal', { typed: 'log an enquiry' }));
    expect(teams.cards().map(({ method }) => method)).toEqual(['POST']);
  });

  it.each(['group', 'channel'] as const)('in a %s is a button that opens it for each person alone', async (place) => {
    teams.reply = asksForm;
    await teams.post(teams.events.mention(place, 'log an enquiry'));
    expect(actionsIn(teams.cards()[0]?.card, 'Input.Text')).toEqual([]);
    const [button] = actionsIn(teams.cards()[0]?.card, 'Action.Submit');
    expect(button).toMatchObject({
      title: 'Log an enquiry',
      data: { typed: 'log an enquiry', msteams: { type: 'task/fetch' } },
    });
    teams.reset();
    teams.reply = asksForm;
    const { body } = await teams.post(teams.events.dialogFetch(place, button?.data as Json));
    expect(teams.turns[0]).toMatchObject({
      conversation: { kind: 'personal' },
      input: { kind: 'action', typed: 'log an enquiry' },
    });
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Log an enquiry', height: 'large' } } });
  });

  it('in a dialog has a plain Submit, the only button that works there', async () => {
    teams.reply = asksForm;
    const { body } = await teams.post(teams.events.dialogFetch('group', { typed: 'log an enquiry' }));
    expect(actionsIn(body, 'Action.Submit')).toMatchObject([{ data: { typed: 'log an enquiry' } }]);
    expect(actionsIn(body, 'Action.Execute')).toEqual([]);
  });

  it('sent with a mistake comes back in the dialog with the sentence on its field', async () => {
    teams.reply = () => ({
      blocks: [
        {
          kind: 'form',
          form: { ...form, fields: form.fields.map((field) => ({ ...field, error: 'Say a little more.' })) },
        },
      ],
    });
    const { body } = await teams.post(teams.events.dialogSubmit('group', { typed: 'log an enquiry', details: 'x' }));
    expect(teams.turns[0]?.input).toEqual({ kind: 'action', typed: 'log an enquiry', values: { details: 'x' } });
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(JSON.stringify(body)).toContain('Say a little more.');
    expect(teams.cards()).toEqual([]);
  });

  it('sent well is answered in the personal chat, where the answer’s buttons work', async () => {
    teams.reply = () => says('Logged as ENQ-12.', { audience: 'asker' });
    const { body } = await teams.post(teams.events.dialogSubmit('group', { typed: 'log an enquiry', details: 'Bins' }));
    expect(body).toEqual({ task: { type: 'message', value: 'Done. The answer is in our personal chat.' } });
    expect(teams.cards()).toMatchObject([{ path: `/a:personal-${officer.id}/activities`, text: 'Logged as ENQ-12.' }]);
    expect(teams.cards().some(({ path }) => path.includes(groupId))).toBe(false);
  });

  it('sent by somebody without a personal chat is answered in the dialog, without dead buttons', async () => {
    teams.reply = () => ({
      blocks: [
        { kind: 'paragraph', text: 'Logged as ENQ-12.' },
        { kind: 'actions', actions: [press] },
      ],
    });
    teams.connector.trouble(/^POST $/, { status: 403 });
    const { body } = await teams.post(teams.events.dialogSubmit('group', { typed: 'log an enquiry', details: 'Bins' }));
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(JSON.stringify(body)).toContain('Logged as ENQ-12.');
    expect(JSON.stringify(body)).not.toContain('Action.');
  });
});

describe('a form with long lists', () => {
  const people = Array.from({ length: 400 }, (_, at) => ({
    value: `p${at}.with-a-rather-long-name@derby.example`,
    label: `Åsa Łukasiewicz-Featherstonehaugh ${at} (Neighbourhood Services)`,
  }));
  const withLists = (...lengths: number[]): Reply => ({
    blocks: [
      {
        kind: 'form',
        form: {
          ...form,
          fields: lengths.map((length, at) => ({
            name: `who${at}`,
            label: `Who ${at}`,
            kind: 'choice' as const,
            options: people.slice(0, length),
            required: false,
          })),
        },
      },
    ],
  });

  it('is searched by typing a part of a name', async () => {
    teams.reply = () => withLists(60);
    await teams.post(teams.events.message('log an enquiry'));
    expect(actionsIn(teams.cards()[0]?.card, 'Input.ChoiceSet')).toMatchObject([{ style: 'filtered' }]);
  });

  it('stays within what Teams takes: the longest list becomes a field to type in', async () => {
    teams.reply = () => withLists(400, 20);
    await teams.post(teams.events.message('log an enquiry'));
    expect(teams.connector.faults).toEqual([]);
    expect(actionsIn(teams.cards()[0]?.card, 'Input.Text')).toMatchObject([{ id: 'who0' }]);
    expect(actionsIn(teams.cards()[0]?.card, 'Input.ChoiceSet')).toMatchObject([{ id: 'who1' }]);
  });
});

describe('a message that somebody points at', () => {
  it('fills the casework form with its words', async () => {
    teams.reply = ({ input }) => ({
      blocks: [
        {
          kind: 'form',
          form: {
            ...form,
            fields: form.fields.map((field) => ({
              ...field,
              value: input.kind === 'action' ? (input.values.details ?? '') : '',
            })),
          },
        },
      ],
    });
    const html = '<p>The bins in <b>Old Street</b> were&nbsp;missed &amp; smell.</p><p>Please help</p>';
    const { body } = await teams.post(teams.events.messageAction(html));
    const details = 'The bins in Old Street were missed & smell.\nPlease help';
    expect(teams.turns[0]).toMatchObject({
      conversation: { kind: 'personal' },
      // With who wrote it, and on which day.
      input: {
        kind: 'action',
        typed: 'log an enquiry',
        values: { details, author: officer.name, received: '2026-03-02' },
      },
    });
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Log an enquiry' } } });
    expect(actionsIn(body, 'Input.Text')).toMatchObject([{ id: 'details', value: details }]);
  });

  it('in plain text is taken to the letter', async () => {
    await teams.post(teams.events.messageAction('a < b', 'text'));
    expect(teams.turns[0]?.input).toMatchObject({ values: { details: 'a < b' } });
  });

  it('becomes casework when the form is sent, though we are no member of that conversation', async () => {
    teams.connector.trouble(/^GET .*thread/, { status: 403, code: 'BotNotInConversationRoster' });
    teams.reply = () => says('Logged as ENQ-12.', { audience: 'asker' });
    const { body } = await teams.post(teams.events.messageActionSubmit({ typed: 'log an enquiry', details: 'Bins' }));
    expect(teams.turns[0]?.sender).toMatchObject({ isOutsider: false, verifiedEmail: 'aisha.khan@derby.example' });
    expect(body).toMatchObject({ task: { type: 'message' } });
    expect(teams.cards()).toMatchObject([{ path: `/a:personal-${officer.id}/activities`, text: 'Logged as ENQ-12.' }]);
  });
});
