import type { App } from '@slack/bolt';
import { defined } from '../../defined.ts';
import { type Block, type Reply, reply as replyOf, SENT_AGAIN } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import { showHome } from './events.ts';
import { isResumed } from './kept-events.ts';
import { type ListenerParts, openForm } from './listener.ts';
import { isTaken, spentMark, takeMark } from './marks.ts';
import { renderMessages } from './message.ts';
import { pressSchema } from './payloads.ts';
import { writePlace } from './place.ts';
import { type PressedMessage, sayOutOfDate, type Target } from './say.ts';
import type { Account } from './sender.ts';
import { formOf, type Origin, renderFormView, renderReplyView } from './views.ts';
import { workspaceOf } from './workspace.ts';

/** A second press so soon after the first is a double click, in milliseconds. */
const DOUBLE_CLICK = 5_000;

type Press = {
  readonly kind: 'say' | 'share';
  readonly typed: string;
  readonly trigger: string;
  readonly account: Account;
  readonly target: Target;
  readonly personal: boolean;
  /** The same for the same button pressed again by the same person. */
  readonly button: string;
  readonly view?: { readonly id: string; readonly type: string };
};

const ASK_AGAIN = 'Ask again with /clause, and share the new answer.';
const NOT_SHARED = `This could not be shared. ${ASK_AGAIN}`;
const SHARED_IN_PART = `Only a part of this could be shared. ${ASK_AGAIN}`;

/** Listens to buttons, in messages, modals and on the home page. */
export function listenToButtons(app: App, parts: ListenerParts): void {
  const { ask, say, seenEvents, newId } = parts;

  app.action(/.*/, async ({ ack, body, client }) => {
    await ack();
    const read = readPress(body);
    if (read.kind !== 'out-of-date' && (await isDoubleClick(read.button))) return;
    if (read.kind === 'out-of-date') return sayOutOfDate(say, client, read.target);
    const { message } = read.target;
    if (message && (await isTaken(seenEvents, spentMark(message.generation))))
      return sayOutOfDate(say, client, read.target);
    if (read.kind === 'share') return share(client, read, message);
    await press(client, read);
  });

  /** Marks the press; true where another of the same was marked a moment ago, whichever instance heard that. */
  async function isDoubleClick(pressed: string): Promise<boolean> {
    // What is begun anew would meet its own mark.
    if (isResumed()) return false;
    const moment = Math.floor(parts.now() / DOUBLE_CLICK);
    const mark = (at: number) => `slack/pressed/${pressed}/${at}`;
    return !(await seenEvents.firstTime(mark(moment))) || seenEvents.has(mark(moment - 1));
  }

  async function press(client: Client, { typed, trigger, account, target, personal, view }: Press): Promise<void> {
    const { message } = target;
    const reply = await ask(client, {
      id: `press/${trigger}`,
      account,
      place: target.place,
      kind: personal ? 'personal' : 'channel',
      input: { kind: 'action', typed, values: {}, ...defined({ pressed: message?.ts }) },
    });
    if (view?.type === 'modal') return show(client, { view_id: view.id }, target, reply);
    const origin: Omit<Origin, 'typed'> = view
      ? { home: true }
      : {
          // Slack keeps nothing of a message for one person that could be answered later.
          place: target.responseUrl ? account.userId : writePlace(target.place),
          ...(target.message && !target.responseUrl ? { message: target.message } : {}),
        };
    if (formOf(reply) && (await openForm(parts, client, trigger, reply, origin))) return;
    if (!view) return say.reply(client, { ...target, words: typed }, reply);
    await show(client, { trigger_id: trigger }, target, reply);
    await showHome(parts, client, { id: `home/${trigger}`, team: account.team, userId: account.userId });
  }

  /** Shows a reply in a modal that is open, or in a new one; failing that, by direct message. */
  async function show(
    client: Client,
    modal: { readonly view_id: string } | { readonly trigger_id: string },
    target: Target,
    reply: Reply,
  ): Promise<void> {
    const form = formOf(reply);
    const view = (form && renderFormView(reply, form, { typed: '' }, newId())) ?? renderReplyView(reply, newId());
    try {
      if ('view_id' in modal) await client.views.update({ ...modal, view });
      else await client.views.open({ ...modal, view });
    } catch (error) {
      parts.log.warn({ error: describeError(error) }, 'an answer could not be shown in a modal');
      await say.reply(client, target, reply);
    }
  }

  /** Asks the question again for all to see, and shows the clauses of the answer: what is for the asker stays out. */
  async function share(
    client: Client,
    { typed, trigger, account, target }: Press,
    shown: PressedMessage | undefined,
  ): Promise<void> {
    const { responseUrl, place } = target;
    if (!responseUrl || !shown) return sayOutOfDate(say, client, target);
    const { onlyFor: _, ...everybody } = place;
    const answer = await ask(client, {
      id: `share/${trigger}`,
      account,
      place: everybody,
      kind: 'channel',
      input: { kind: 'text', text: typed },
    });
    const quotations = answer.audience === 'asker' ? [] : answer.blocks.filter(({ kind }) => kind === 'quotation');
    if (quotations.length === 0)
      return say.sentence(client, target, 'There is nothing in this answer that can be shared.');
    const marked = await takeMark(seenEvents, spentMark(shown.generation));
    if (marked === 'taken') return sayOutOfDate(say, client, target);
    const asked: Block = { kind: 'paragraph', text: `Asked: ${typed}` };
    const again: readonly Block[] = marked === 'own-again' ? [{ kind: 'paragraph', text: SENT_AGAIN }] : [];
    const messages = renderMessages(replyOf(...again, asked, ...quotations), { generation: newId() });
    for (const [index, message] of messages.entries()) {
      const body = { response_type: 'in_channel', replace_original: false, ...message };
      const said = await say.respond(responseUrl, body);
      // The asker keeps what they have until all of it is there for everybody.
      if (said === 'not-now') return;
      if (said === 'refused') return say.sentence(client, target, index === 0 ? NOT_SHARED : SHARED_IN_PART);
    }
    await say.respond(responseUrl, { delete_original: true });
  }
}

function readPress(body: unknown): Press | { kind: 'out-of-date'; target: Target } {
  const payload = pressSchema.parse(body);
  const { trigger_id, user, channel, container, message, view, response_url, actions } = payload;
  const ephemeral = container.is_ephemeral === true;
  // In direct messages a message that stands alone is the root of a thread, and the answer comes there.
  const root = channel?.id.startsWith('D') && !ephemeral ? container.message_ts : undefined;
  const thread = message?.thread_ts ?? container.thread_ts ?? root;
  const [action] = actions;
  const [, kind, generation] = /^(say|share):([\w-]+):\d+$/.exec(action?.action_id ?? '') ?? [];
  const shared = channel !== undefined && !channel.id.startsWith('D');
  const target: Target = {
    userId: user.id,
    place: {
      conversation: channel?.id ?? user.id,
      ...(thread ? { thread } : {}),
      ...(ephemeral && shared ? { onlyFor: user.id } : {}),
    },
    ...(channel && container.message_ts && generation
      ? { message: { channel: channel.id, ts: container.message_ts, generation } }
      : {}),
    ...(ephemeral && response_url ? { responseUrl: response_url } : {}),
  };
  if (!action?.value || (kind !== 'say' && kind !== 'share')) return { kind: 'out-of-date', target };
  return {
    kind,
    typed: action.value,
    trigger: trigger_id,
    account: {
      userId: user.id,
      team: workspaceOf(payload),
      ...(user.team_id ? { homeTeam: user.team_id } : {}),
    },
    target,
    personal: !shared || ephemeral,
    button: `${user.id}/${action.action_id}`,
    ...(view ? { view: { id: view.id, type: view.type } } : {}),
  };
}
