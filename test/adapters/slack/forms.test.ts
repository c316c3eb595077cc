import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, reply } from '../../../src/messaging/index.ts';
import {
  actionsReply,
  done,
  formReply,
  modalOf,
  openRunningSlack,
  pressOf,
  quotation,
  type RunningSlack,
  saidTo,
} from './running-slack.ts';

type Json = Record<string, unknown>;

let running: RunningSlack;
beforeEach(async () => {
  running = await openRunningSlack();
});
afterEach(() => running.close());

/** The modal as Slack sends it back, its fields holding what they began with and these values. */
function submissionOf(view: Json, id: string, values: Json, change: Json = {}): Json {
  const inputs = (view.blocks as Json[]).filter(({ type }) => type === 'input');
  const state = Object.fromEntries(
    inputs.map((input) => {
      const name = String(input.block_id);
      const element = input.element as Json;
      const value = values[name.replace('field:', '')] ?? element.initial_value ?? element.initial_date ?? null;
      const held =
        element.type === 'datepicker'
          ? { selected_date: value }
          : element.type === 'static_select'
            ? { selected_option: value === null ? null : { value } }
            : { value };
      return [name, { value: { type: element.type, ...held } }];
    }),
  );
  const { callback_id, private_metadata } = view;
  return {
    type: 'view_submission',
    trigger_id: running.fake.trigger(),
    view: { id, type: 'modal', callback_id, private_metadata, state: { values: state }, ...change },
  };
}

const openModal = () => modalOf(running);
const say = (text: string, answer: Reply) => saidTo(running, text, answer);

describe('a form', () => {
  it('is a button in a message, which opens it', async () => {
    const message = await say('log an enquiry for Ann', formReply);
    await running.interact(pressOf(message, running.fake.trigger()));
    const { view } = await openModal();
    expect(running.turns.at(-1)?.input).toMatchObject({ kind: 'action', typed: 'log an enquiry for Ann', values: {} });
    expect(view).toMatchObject({ title: { text: 'Log an enquiry' }, submit: { text: 'Log it' } });
  });

  it('that can no longer be opened is offered again', async () => {
    const message = await say('log an enquiry', formReply);
    await running.interact(pressOf(message, 'too-old'));
    await running.settled();
    expect(running.fake.views.size).toBe(0);
    expect(running.fake.messages).toHaveLength(2);
    expect(JSON.stringify(running.fake.messages[1]?.blocks)).toContain('Open the form');
  });

  it('sends what its fields hold, and the answer comes into the conversation', async () => {
    const message = await say('log an enquiry', formReply);
    await running.interact(pressOf(message, running.fake.trigger()));
    const { id, view } = await openModal();
    running.answer = () => done;
    const answer = await running.interact(submissionOf(view, id, { subject: 'Bins', ward: 'abbey' }));
    expect(await answer.text()).toBe('');
    await running.settled();
    expect(running.turns.at(-1)).toMatchObject({
      conversation: { kind: 'personal', within: 'D1' },
      input: {
        kind: 'action',
        typed: 'log an enquiry',
        values: { subject: 'Bins', details: '', received: '2026-11-20', ward: 'abbey' },
      },
    });
    expect(running.fake.messages.at(-1)).toMatchObject({ channel: 'D1', text: 'Logged as 2026/17.' });
  });

  it('shows on the field what is wrong with it', async () => {
    const message = await say('log an enquiry', formReply);
    await running.interact(pressOf(message, running.fake.trigger()));
    const { id, view } = await openModal();
    running.answer = () => withError('subject', 'Say what it is about.');
    const answer = await running.interact(submissionOf(view, id, {}));
    expect(await answer.json()).toEqual({
      response_action: 'errors',
      errors: { 'field:subject': 'Say what it is about.' },
    });
  });

  it('shows another form where what is wrong is in a field it had not', async () => {
    const message = await say('log an enquiry', formReply);
    await running.interact(pressOf(message, running.fake.trigger()));
    const { id, view } = await openModal();
    running.answer = () =>
      reply({
        kind: 'form',
        form: {
          title: 'Reason',
          fields: [{ name: 'reason', label: 'Reason', kind: 'text', required: true, error: 'Give a reason.' }],
          submit: { label: 'Send', typed: 'log anyway', weight: 'primary' },
        },
      });
    const answer = (await (await running.interact(submissionOf(view, id, {}))).json()) as Json;
    expect(answer).toMatchObject({ response_action: 'update', view: { title: { text: 'Reason' } } });
    expect(JSON.stringify(answer)).toContain('Give a reason.');
  });

  it('is acknowledged in time when the answer is late, and what is wrong is shown then', async () => {
    const message = await say('log an enquiry', formReply);
    await running.interact(pressOf(message, running.fake.trigger()));
    const { id, view } = await openModal();
    const { promise, resolve } = Promise.withResolvers<void>();
    running.answer = async () => {
      await promise;
      return withError('subject', 'Say what it is about.');
    };
    const answer = await running.interact(submissionOf(view, id, {}));
    expect(await answer.json()).toMatchObject({ response_action: 'update', view: { callback_id: 'reply' } });
    resolve();
    await running.settled();
    expect(JSON.stringify(running.fake.views.get(id))).toContain('Say what it is about.');
    expect(running.fake.views.get(id)).toMatchObject({ callback_id: 'form' });
  });

  it('from a button may replace that button’s message', async () => {
    const message = await say('my casework', actionsReply);
    running.answer = () => formReply;
    await running.interact(pressOf(message, running.fake.trigger()));
    const { id, view } = await openModal();
    running.answer = () => ({ ...done, replaces: true });
    await running.interact(submissionOf(view, id, {}));
    await running.settled();
    expect(running.fake.messages.map(({ text }) => text)).toEqual(['Logged as 2026/17.']);
  });

  it('that is too long for one modal is not opened half', async () => {
    const fields = Array.from({ length: 120 }, (_, index) => ({
      name: `f${index}`,
      label: 'L',
      kind: 'text' as const,
      required: false,
    }));
    const message = await say(
      'log',
      reply({
        kind: 'form',
        form: { title: 'Long', fields, submit: { label: 'Send', typed: 'send', weight: 'primary' } },
      }),
    );
    await running.interact(pressOf(message, running.fake.trigger()));
    await running.settled();
    expect(running.fake.views.size).toBe(0);
  });
});

describe('a shortcut', () => {
  it('"Log as casework" fills the form from the message', async () => {
    running.answer = ({ input }) => {
      const details = input.kind === 'action' ? (input.values.details ?? '') : '';
      return reply({
        kind: 'form',
        form: {
          title: 'Log an enquiry',
          fields: [{ name: 'details', label: 'Details', kind: 'long-text', required: true, value: details }],
          submit: { label: 'Log it', typed: 'log an enquiry', weight: 'primary' },
        },
      });
    };
    await running.interact({
      type: 'message_action',
      callback_id: 'log_as_casework',
      trigger_id: running.fake.trigger(),
      channel: { id: 'C1' },
      message: { text: `The &lt;bins&gt; are full. ${'x'.repeat(4_000)}`, user: 'U2', ts: '1772442000.000100' },
    });
    const { view } = await openModal();
    expect(running.turns[0]).toMatchObject({
      conversation: { id: 'U1', kind: 'personal' },
      // With who wrote it, on which day, and the way back to it.
      input: {
        kind: 'action',
        typed: 'log an enquiry',
        values: {
          author: 'Person U2',
          received: '2026-03-02',
          link: 'https://derby.slack.com/archives/C1/p1772442000000100',
        },
      },
    });
    expect(JSON.stringify(view)).toContain('The <bins> are full.');
    expect(JSON.stringify(view)).toContain('only its beginning'.replace('only', 'Only'));
  });

  it('"Ask Clausewise" asks, and shows the clause in place', async () => {
    await running.interact({ type: 'shortcut', callback_id: 'ask_clausewise', trigger_id: running.fake.trigger() });
    const { id, view } = await openModal();
    running.answer = () => reply({ kind: 'quotation', quotation });
    const answer = await running.interact(submissionOf(view, id, { question: 'when?' }));
    expect(running.turns[0]).toMatchObject({
      conversation: { kind: 'personal' },
      input: { kind: 'text', text: 'when?' },
    });
    expect(JSON.stringify(await answer.json())).toContain('acknowledge <within>');
  });
});

function withError(name: string, error: string): Reply {
  const [block] = formReply.blocks;
  if (block?.kind !== 'form') throw new Error('The first block is no form.');
  const fields = block.form.fields.map((field) => (field.name === name ? { ...field, error } : field));
  return reply({ kind: 'form', form: { ...block.form, fields } });
}
