import { setTimeout as pause } from 'node:timers/promises';
import { directMessagesOf, type Person, slackUser, type WholeApp } from './whole-app.ts';

type Json = Readonly<Record<string, unknown>>;
type Button = { readonly label: string; readonly value: string; readonly actionId: string };

/** People who use Slack. What they get back is what Slack was told to show: messages, and views with their ids. */
export type SlackPeople = {
  /** Opens the app for the first time. */
  readonly opensApp: (who: Person) => Promise<readonly Json[]>;
  /** Says something by direct message. */
  readonly says: (who: Person, text: string, more?: Json) => Promise<readonly Json[]>;
  /** Mentions the app in a channel. */
  readonly mentions: (who: Person, text: string) => Promise<readonly Json[]>;
  /** Presses the newest button of their direct messages that says this; one that was replaced, as a client that was asleep shows it. */
  readonly presses: (who: Person, value: string) => Promise<readonly Json[]>;
  /** Sends a modal: what Slack was answered at once, and what was said afterwards where nothing was. */
  readonly submits: (
    who: Person,
    viewId: string,
    view: Json,
    values: Readonly<Record<string, string>>,
  ) => Promise<{ readonly answer: Json; readonly said: readonly Json[] }>;
  /** What was sent unasked to a conversation, oldest first. */
  readonly nudges: (channel: string) => readonly Json[];
  readonly buttonsOf: (message: Json) => readonly Button[];
};

const showing = ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'views.open', 'views.update'];
/** How long an answer is waited for, and then for more of the same answer, in milliseconds. */
const patience = 60_000;
const quiet = 120;

export function createSlackPeople(app: WholeApp): SlackPeople {
  const { slack } = app;
  let said = 0;

  /** Slack learns of an event's answer only by what is called; a long answer is several calls in a row. */
  async function answersTo(doing: () => Promise<unknown>): Promise<readonly Json[]> {
    const before = slack.calls.length;
    const answers = () =>
      slack.calls
        .slice(before)
        .filter(({ method, args, answer }) => showing.includes(method) && answer.ok && args.metadata === undefined)
        .map(({ args, answer }) => (args.view ? { view: args.view, id: (answer.view as { id: string }).id } : args));
    await doing();
    const until = Date.now() + patience;
    while (answers().length === 0 && Date.now() < until) await pause(10);
    for (let seen = 0; seen !== answers().length; ) {
      seen = answers().length;
      await pause(quiet);
    }
    const refused = slack.calls.slice(before).filter(({ answer }) => answer.ok === false);
    if (refused.length > 0) throw new Error(`Slack refused: ${JSON.stringify(refused.map(({ answer }) => answer))}`);
    if (answers().length === 0) throw new Error('Slack was not told anything.');
    return answers();
  }

  function buttonsOf({ blocks }: Json): readonly Button[] {
    return ((blocks ?? []) as readonly Json[])
      .filter(({ type }) => type === 'actions')
      .flatMap(({ elements }) => elements as readonly Json[])
      .map(({ text, value, action_id }) => ({
        label: String((text as Json).text),
        value: String(value),
        actionId: String(action_id),
      }));
  }

  const time = () => {
    said += 1;
    return `17000000${String(said).padStart(2, '0')}.000001`;
  };
  const event = (more: Json) => app.slackEvent(more);

  return {
    opensApp: (who) =>
      answersTo(() =>
        event({ type: 'app_home_opened', user: slackUser(who), channel: directMessagesOf(who), tab: 'messages' }),
      ),
    says: (who, text, more = {}) =>
      answersTo(() => {
        const message = { type: 'message', channel: directMessagesOf(who), channel_type: 'im', user: slackUser(who) };
        return event({ ...message, text, ts: time(), ...more });
      }),
    mentions: (who, text) =>
      answersTo(() => {
        const mention = `<@${slack.botUserId}> ${text}`;
        return event({ type: 'app_mention', channel: 'C1', user: slackUser(who), text: mention, ts: time() });
      }),
    presses: (who, value) => {
      const channel = directMessagesOf(who);
      const says = (each: Json) => buttonsOf(each).some((button) => button.value === value);
      const message =
        slack.messages.findLast((each) => each.channel === channel && says(each)) ??
        asItWas(slack.calls.findLast(({ answer, args }) => answer.channel === channel && says(args)));
      const button = message && buttonsOf(message).find((each) => each.value === value);
      if (!button) throw new Error(`${who} sees no button that says "${value}".`);
      return answersTo(() =>
        app.slackInteraction(who, {
          type: 'block_actions',
          trigger_id: slack.trigger(),
          channel: { id: channel },
          container: { type: 'message', message_ts: message.ts, is_ephemeral: false },
          message: {},
          actions: [{ type: 'button', action_id: button.actionId, value }],
        }),
      );
    },
    submits: async (who, viewId, view, values) => {
      let answer: Json = {};
      const send = async () => {
        const response = await app.slackInteraction(who, {
          type: 'view_submission',
          trigger_id: slack.trigger(),
          view: { ...view, id: viewId, state: { values: stateOf(view, values) } },
        });
        const text = await response.text();
        answer = text.startsWith('{') ? (JSON.parse(text) as Json) : {};
        if (answer.response_action !== undefined) throw new AnsweredAtOnce();
      };
      try {
        return { answer, said: await answersTo(send) };
      } catch (error) {
        if (error instanceof AnsweredAtOnce) return { answer, said: [] };
        throw error;
      }
    },
    nudges: (channel) =>
      slack.calls
        .filter(({ method, args, answer }) => method === 'chat.postMessage' && answer.ok && args.metadata !== undefined)
        .filter(({ answer }) => answer.channel === channel)
        .map(({ args }) => args),
    buttonsOf,
  };
}

/** A message as it was posted, whatever became of it since. */
function asItWas(posted: WholeApp['slack']['calls'][number] | undefined) {
  return posted && { ...posted.args, ts: String(posted.answer.ts), blocks: posted.args.blocks as readonly Json[] };
}

class AnsweredAtOnce extends Error {}

/** What a modal's inputs hold when it is sent, as Slack writes it. */
function stateOf(view: Json, values: Readonly<Record<string, string>>): Json {
  const inputs = (view.blocks as readonly Json[]).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const value = values[String(block_id).replace('field:', '')] || null;
      const { type } = element as Json;
      const held =
        type === 'datepicker'
          ? { selected_date: value }
          : type === 'static_select'
            ? { selected_option: value === null ? null : { value } }
            : { value };
      return [block_id, { value: { type, ...held } }];
    }),
  );
}
