import { setTimeout as pause } from 'node:timers/promises';
import { type Reply, reply, SENT_AGAIN, type TurnInput } from '../../messaging/index.ts';
import { type Activity, tenantOf } from './activity.ts';
import type { Called, Connector, ConversationAt, OutgoingActivity } from './connector.ts';
import type { TeamsLog } from './log.ts';
import { formOf, isTooMuch, renderMessages, shorterForm } from './message.ts';
import { readConversation } from './read-turn.ts';

const ATTEMPTS = 3;
/** As long as Teams asks for it; an answer that is minutes late helps nobody. */
const LONGEST_PAUSE = 30_000;
/** Whoever pressed a button sees it wait. */
const PRESSED_PAUSE = 5_000;

/** What passes by itself. */
const passing = [412, 429, 500, 502, 503, 504];

/** What people are told where the answer itself is not for everyone. */
export const pointers = {
  /** Only they see it, and it stands where they asked: nobody is to be told anything. */
  here: 'Only you can see the answer.',
  sent: 'I have answered you in our personal chat.',
  unopened: 'I can answer that in a personal chat only. Please open a chat with me and ask again.',
  failed: 'I could not reach you in our personal chat just now. Please ask me there.',
} as const;

/** Teams says of these that it does not have what was asked for, or not there. */
const notOffered = [400, 403, 404, 405, 501];

/** The pointer for the others, with a way into the personal chat. `bot` as Teams names it, `28:` and the app id. */
function pointerTo(went: keyof typeof pointers, bot: string): Reply {
  const link = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(bot)}`;
  return reply(
    { kind: 'paragraph', text: pointers[went] },
    { kind: 'link', text: 'Open our personal chat', url: link },
  );
}

/** What became of an answer: `not-now` where Teams did not take all of it, for a reason that passes by itself. */
export type Said = 'said' | 'refused' | 'not-now';

/** Says replies in the conversation they belong to. Never throws; what Teams does not take is logged. */
export type Say = {
  /**
   * Answers an event: in its conversation; in the place of the pressed message where the reply says so; or to the asker
   * alone with a pointer for the others. `input` is what is being answered.
   */
  readonly answer: (activity: Activity, said: Reply, input?: TurnInput) => Promise<Said>;
  /**
   * Puts the first card in the place of the message whose button was pressed, where Teams takes that, and says the rest after
   * it. Tells what became of the rest: who pressed is shown the first card by the answer to the press.
   */
  readonly replacePressed: (activity: Activity, said: Reply) => Promise<Said>;
  /** To the asker alone: where they asked, if Teams can do that there, else in the personal chat. Says how it went in the words to show. */
  readonly whisper: (activity: Activity, said: Reply) => Promise<keyof typeof pointers>;
  readonly type: (activity: Activity) => Promise<void>;
};

/** True where the answer must not be seen by the others in that conversation. */
export function isForAskerAlone(activity: Activity, said: Reply): boolean {
  // What was said to us alone, by a slash command, is answered to that person alone.
  const isAlone = said.audience === 'asker' || activity.recipient.isTargeted === true;
  return isAlone && readConversation(activity).kind !== 'personal';
}

/**
 * True where the answer takes the place of the message whose button was pressed: where it says so, and where a form
 * that was sent comes back with its mistakes, so that the old one is not sent again.
 */
export function takesPlace(said: Reply, input: TurnInput | undefined): boolean {
  if (input?.kind !== 'action') return false;
  const isSent = Object.keys(input.values).length > 0;
  return said.replaces === true || (isSent && formOf(said)?.submit.typed === input.typed);
}

/** A say over this connector. */
export function createSay(connector: Connector, log: TeamsLog, targetedMessages: boolean): Say {
  /** Tenants in which Teams cannot show something to one person alone, as far as it said so; asked anew after a start. */
  const withoutTargeted = new Set<string>();

  /** `call` is told whether an earlier attempt may have arrived. */
  async function patiently(
    what: string,
    call: (mayBeThere: boolean) => Promise<Called<string>>,
    longest = LONGEST_PAUSE,
  ): Promise<Called<string>> {
    let mayBeThere = false;
    for (let attempt = 1; ; attempt += 1) {
      const called = await call(mayBeThere);
      if (called.kind === 'done') return called;
      const passes = passesByItself(called);
      mayBeThere ||= called.kind === 'lost' || (called.kind === 'answered' && called.status >= 500);
      if (!passes || attempt === ATTEMPTS) {
        log.error('Teams did not take a message', { what, attempt, ...called });
        return called;
      }
      const asked = called.kind === 'answered' ? called.retryAfter : undefined;
      // A little apart, so that those who were refused together do not come back together.
      await pause(Math.min(asked ?? 500 * 2 ** attempt, longest) * (1 + Math.random() / 4));
    }
  }

  const placeOf = ({ serviceUrl, conversation }: Activity): ConversationAt => ({
    serviceUrl,
    conversation: conversation.id,
  });

  /** As `patiently`, and in a shorter form where Teams finds it too large or cannot show it: never silence. */
  async function sendOne(at: ConversationAt, message: OutgoingActivity): Promise<Called<string>> {
    const called = await patiently('message', (mayBeThere) => connector.send(at, marked(message, mayBeThere)));
    if (!isTooMuch(called)) return called;
    return patiently('shorter message', (mayBeThere) => connector.send(at, marked(shorterForm(message), mayBeThere)));
  }

  /** In order, and no second part of an answer whose first part is missing. */
  async function sendAll(at: ConversationAt, messages: readonly OutgoingActivity[]): Promise<Said> {
    for (const message of messages) {
      const called = await sendOne(at, message);
      if (called.kind !== 'done') return passesByItself(called) ? 'not-now' : 'refused';
    }
    return 'said';
  }

  /**
   * Where others read along, to one person alone in that place. False where Teams does not have that there, or refuses it:
   * then nothing was shown to anybody. One call and no second try, since Teams might show a second to all.
   */
  async function showHere(activity: Activity, messages: readonly OutgoingActivity[]): Promise<boolean> {
    const tenant = tenantOf(activity) ?? '';
    const isPersonal = readConversation(activity).kind === 'personal';
    if (!targetedMessages || isPersonal || withoutTargeted.has(tenant)) return false;
    for (const [part, message] of messages.entries()) {
      const called = await connector.sendTargeted(placeOf(activity), message, activity.from.id);
      if (called.kind === 'done') continue;
      if (called.kind === 'answered' && notOffered.includes(called.status)) withoutTargeted.add(tenant);
      if (part > 0) log.warn('A part of an answer for one person could not be shown in place', { ...called });
      return false;
    }
    return messages.length > 0;
  }

  async function whisper(activity: Activity, said: Reply): Promise<keyof typeof pointers> {
    const { serviceUrl, from, recipient } = activity;
    if (await showHere(activity, renderMessages(said))) return 'here';
    const tenant = tenantOf(activity) ?? '';
    const opened = await patiently('personal conversation', () =>
      connector.openPersonal({ serviceUrl, bot: recipient.id, user: from.id, tenant }),
    );
    if (opened.kind === 'answered' && (opened.status === 403 || opened.status === 404)) return 'unopened';
    if (opened.kind !== 'done') return 'failed';
    const [first, ...others] = renderMessages(said);
    if (!first) return 'sent';
    const at = { serviceUrl, conversation: opened.value };
    const called = await sendOne(at, first);
    if (called.kind === 'answered' && (called.status === 403 || called.status === 404)) return 'unopened';
    return called.kind === 'done' && (await sendAll(at, others)) === 'said' ? 'sent' : 'failed';
  }

  /** True if it could. */
  async function updatePressed(activity: Activity, message: OutgoingActivity): Promise<boolean> {
    const pressed = activity.replyToId;
    if (!pressed) return false;
    const called = await patiently(
      'update',
      () => connector.update(placeOf(activity), pressed, message),
      PRESSED_PAUSE,
    );
    return called.kind === 'done';
  }

  return {
    whisper,
    replacePressed: async (activity, said) => {
      const [first, ...others] = renderMessages(said);
      if (first) await updatePressed(activity, first);
      return sendAll(placeOf(activity), others);
    },
    answer: async (activity, said, input) => {
      if (said.blocks.length === 0) return 'said';
      if (isForAskerAlone(activity, said)) {
        const went = await whisper(activity, said);
        if (went === 'here') return 'said';
        return sendAll(placeOf(activity), renderMessages(pointerTo(went, activity.recipient.id)));
      }
      if (takesPlace(said, input)) {
        const [first, ...others] = renderMessages(said);
        if (first && (await updatePressed(activity, first))) return sendAll(placeOf(activity), others);
      }
      const isOpen = readConversation(activity).kind !== 'personal';
      return sendAll(placeOf(activity), renderMessages(said, isOpen ? broughtBy(input) : undefined));
    },
    type: async (activity) => {
      await connector.send(placeOf(activity), { type: 'typing' });
    },
  };
}

function passesByItself(called: Called<string>): boolean {
  return called.kind === 'lost' || (called.kind === 'answered' && passing.includes(called.status));
}

function marked(message: OutgoingActivity, mayBeThere: boolean): OutgoingActivity {
  return mayBeThere ? { ...message, text: SENT_AGAIN } : message;
}

function broughtBy(input: TurnInput | undefined): string | undefined {
  if (input?.kind === 'text') return input.text;
  return input?.kind === 'action' ? input.typed : undefined;
}
