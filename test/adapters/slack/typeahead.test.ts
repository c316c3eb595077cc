import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderFields } from '../../../src/adapters/slack/form.ts';
import { type Reply, reply } from '../../../src/messaging/index.ts';
import { problemsOfOption } from '../../support/fake-slack-blocks.ts';
import { directMessage, openRunningSlack, pressOf, type RunningSlack } from './running-slack.ts';

type Json = Record<string, unknown>;

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

const priya = { value: 'priya.shah@derby.example', label: 'Priya Shah (Streets)' };
const form: Reply = reply({
  kind: 'form',
  form: {
    title: 'Acknowledge',
    fields: [
      {
        name: 'who',
        label: 'Who has it',
        kind: 'text',
        search: 'officers',
        required: true,
        options: [priya],
        value: priya.value,
      },
    ],
    submit: { label: 'Acknowledge', typed: 'acknowledge CW-2027-0001', weight: 'primary' },
  },
});
const suggestion = (value: string): Json => ({
  type: 'block_suggestion',
  action_id: 'search:officers',
  block_id: 'field:who',
  value,
  view: { id: 'V1', type: 'modal', app_installed_team_id: 'T1' },
});

describe('looking for somebody in a form in Slack', () => {
  it('says beside the box what was said before and nobody is called', () => {
    const [field] = form.blocks.flatMap((block) => (block.kind === 'form' ? block.form.fields : []));
    if (field === undefined) throw new Error('There is no field.');
    const [input] = renderFields({
      title: 'Acknowledge',
      fields: [{ ...field, value: 'prya' }],
      submit: { label: 'Acknowledge', typed: 'acknowledge', weight: 'primary' },
    });
    expect(input).toMatchObject({ hint: { text: 'You wrote “prya”' } });
    expect(input).not.toHaveProperty('element.initial_option');
  });

  it('is a box that is searched while one types, and gives what was chosen', async () => {
    running.answer = () => form;
    await running.event(directMessage('acknowledge'));
    await running.settled();
    const message = running.fake.messages.at(-1);
    if (!message) throw new Error('Nothing was said.');
    await running.interact(pressOf(message, running.fake.trigger()));
    await running.settled();
    const [id, view] = [...running.fake.views].at(-1) ?? [];
    const [input] = ((view?.blocks ?? []) as Json[]).filter(({ type }) => type === 'input');
    expect(input?.element).toMatchObject({
      type: 'external_select',
      action_id: 'search:officers',
      initial_option: { value: priya.value },
    });
    running.answer = () => reply({ kind: 'paragraph', text: 'Acknowledged.' });
    const chosen = {
      type: 'external_select',
      selected_option: { text: { type: 'plain_text', text: 'Priya' }, value: priya.value },
    };
    await running.interact({
      type: 'view_submission',
      trigger_id: running.fake.trigger(),
      view: { ...view, id, state: { values: { 'field:who': { 'search:officers': chosen } } } },
    });
    await running.settled();
    expect(running.turns.at(-1)).toMatchObject({ input: { kind: 'action', values: { who: priya.value } } });
  });

  it('asks for what was typed, as whoever types, and answers at once with options that Slack takes', async () => {
    running.names = [priya, { value: 'x'.repeat(151), label: 'Too long for Slack' }];
    const response = await running.interact(suggestion('pri'));
    const { options } = (await response.json()) as { options: Json[] };
    expect(options.map(({ value }) => value)).toEqual([priya.value]);
    expect(options.flatMap(problemsOfOption)).toEqual([]);
    expect(running.turns.at(-1)).toMatchObject({
      conversation: { kind: 'personal' },
      sender: { accountId: 'U1', isOutsider: false, verifiedEmail: 'ann@derby.gov.uk' },
      input: { kind: 'search', list: 'officers', words: 'pri' },
    });
  });

  it('offers nobody where nobody is found', async () => {
    const response = await running.interact(suggestion('zz'));
    expect(await response.json()).toEqual({ options: [] });
  });
});
