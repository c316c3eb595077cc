import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Reply } from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import { noteUnanswered } from './kept-events.ts';
import { spentMark, takeMark } from './marks.ts';
import { addShareButton, renderMessages, type SlackMessage, sendShown } from './message.ts';
import type { Log, SeenEvents } from './options.ts';
import { isRefusedForGood, mayPass, REFUSED_FOR_BLOCKS } from './outcome.ts';
import { isPersonal, type Place } from './place.ts';

/** A message of ours whose button was pressed, and which showing of its buttons that was. */
export type PressedMessage = { readonly channel: string; readonly ts: string; readonly generation: string };

/** Where the answer to somebody goes. */
export type Target = {
  readonly userId: string;
  readonly place: Place;
  /** The message that a reply with `replaces` takes the place of. */
  readonly message?: PressedMessage;
  /** Slack's own address for answering this: works for one person's eyes and where we are no member. */
  readonly responseUrl?: string;
  /** The words that bring a form back. */
  readonly words?: string;
  /** The question, where the answer may be shared. */
  readonly shareable?: string;
};

export type Say = {
  /** Says the reply. Never throws; what could not be said is logged. */
  readonly reply: (client: Client, target: Target, reply: Reply) => Promise<void>;
  /** A sentence for the eyes of one person. */
  readonly sentence: (client: Client, target: Target, text: string) => Promise<void>;
  /** Posts to an address that Slack gave us for answering. Never throws; what could not be said is logged. */
  readonly respond: (url: string, body: Readonly<Record<string, unknown>>) => Promise<Said>;
};

/** What became of an answer: `not-now` is begun anew, `refused` would be refused again. */
export type Said = 'said' | 'not-now' | 'refused';

type SayOptions = { readonly log: Log; readonly seenEvents: SeenEvents; readonly newId: () => string };

/** Slack asks for at most this often a wait before we give up; an answer that is minutes late helps nobody. */
const MOST_ATTEMPTS = 3;
const LONGEST_WAIT = 30_000;
const OUT_OF_DATE = 'This button is out of date. What it was for has changed since.';

/** Nothing said is read as markup, and no link is blown up into a preview. */
export const asWritten = {
  mrkdwn: false,
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** Says replies in Slack: to everybody, or to one person where the reply asks for that. */
export function createSay({ log, seenEvents, newId }: SayOptions): Say {
  async function say(client: Client, target: Target, reply: Reply): Promise<void> {
    const generation = newId();
    const rendered = renderMessages(reply, { generation, ...(target.words ? { words: target.words } : {}) });
    const canShare = target.shareable !== undefined && reply.audience !== 'asker' && hasQuotation(reply);
    const messages = rendered.map((message, index) =>
      canShare && index === rendered.length - 1 ? addShareButton(message, target.shareable ?? '', generation) : message,
    );
    // What is for one person never takes the place of what everybody sees.
    const seenByAll = !target.responseUrl && !isPersonal(target.place);
    const replaces =
      reply.replaces === true && target.message !== undefined && !(seenByAll && reply.audience === 'asker');
    if (replaces && target.message && (await takeMark(seenEvents, spentMark(target.message.generation))) === 'taken') {
      return sentence(client, target, OUT_OF_DATE);
    }
    if (target.responseUrl) return sayByResponse(target.responseUrl, client, target, messages, reply);
    const [first, ...rest] = messages;
    if (!first) return;
    if (replaces && target.message) {
      const { channel, ts } = target.message;
      await sendShown(first, (shown) => patiently(() => client.chat.update({ channel, ts, ...shown, ...asWritten })));
      for (const message of rest) await post(client, target, message, reply.audience);
      return;
    }
    for (const message of messages) await post(client, target, message, reply.audience);
  }

  async function post(
    client: Client,
    target: Target,
    message: SlackMessage,
    audience: Reply['audience'],
  ): Promise<void> {
    const { conversation, thread, onlyFor } = target.place;
    if (!isPersonal(target.place) && (audience === 'asker' || onlyFor)) return whisper(client, target, message);
    await sendShown(message, (shown) =>
      patiently(() =>
        client.chat.postMessage({
          channel: conversation,
          ...(thread ? { thread_ts: thread } : {}),
          ...shown,
          ...asWritten,
        }),
      ),
    );
  }

  /** To one person: in place where that can be, else by direct message; never to everybody. */
  async function whisper(client: Client, { userId, place }: Target, message: SlackMessage): Promise<void> {
    try {
      const thread = place.thread ? { thread_ts: place.thread } : {};
      await sendShown(message, (shown) =>
        patiently(() =>
          client.chat.postEphemeral({
            channel: place.conversation,
            user: userId,
            ...thread,
            ...shown,
            parse: 'none',
            link_names: false,
          }),
        ),
      );
    } catch (error) {
      log.info(
        { error: describeError(error) },
        'said by direct message what could not be shown to one person in place',
      );
      await sendShown(message, (shown) =>
        patiently(() => client.chat.postMessage({ channel: userId, ...shown, ...asWritten })),
      );
    }
  }

  /** Slack takes answers there for half an hour, and five of them: what it takes no more is said without that address. */
  async function sayByResponse(
    url: string,
    client: Client,
    target: Target,
    messages: readonly SlackMessage[],
    { audience, replaces }: Reply,
  ): Promise<void> {
    const { thread } = target.place;
    for (const [index, message] of messages.entries()) {
      try {
        await sendShown(message, (shown) =>
          respond(url, {
            response_type: 'ephemeral',
            replace_original: replaces === true && index === 0,
            ...(thread ? { thread_ts: thread } : {}),
            ...shown,
          }),
        );
      } catch (error) {
        if (!isRefusedForGood(error)) throw error;
        await post(client, target, message, audience);
      }
    }
  }

  async function sentence(client: Client, target: Target, text: string): Promise<void> {
    await say(
      client,
      {
        userId: target.userId,
        place: target.place,
        ...(target.responseUrl ? { responseUrl: target.responseUrl } : {}),
      },
      {
        blocks: [{ kind: 'paragraph', text }],
        audience: 'asker',
      },
    );
  }

  async function logged(saying: Promise<void>): Promise<Said> {
    try {
      await saying;
      return 'said';
    } catch (error) {
      log.error({ error: describeError(error) }, 'an answer could not be said in Slack');
      // What is refused for good is refused again; what may pass is answered anew, and says that it comes late.
      if (!mayPass(error)) return 'refused';
      noteUnanswered();
      return 'not-now';
    }
  }

  return {
    reply: async (client, target, reply) => void (await logged(say(client, target, reply))),
    sentence: async (client, target, text) => void (await logged(sentence(client, target, text))),
    respond: (url, body) => logged(respond(url, body)),
  };
}

/** Says that a button belongs to an older state of things. */
export function sayOutOfDate(say: Say, client: Client, target: Target): Promise<void> {
  return say.sentence(client, target, OUT_OF_DATE);
}

/** Does it again when Slack says to wait: it then certainly was not done. */
async function patiently<T>(call: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof webApi.WebAPIRateLimitedError) || attempt >= MOST_ATTEMPTS) throw error;
    await wait(Math.min(error.retryAfter * 1000, LONGEST_WAIT));
    return patiently(call, attempt + 1);
  }
}

async function respond(url: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  if (response.ok) return;
  const why = await response.text();
  if (why.includes(REFUSED_FOR_BLOCKS))
    throw Object.assign(new Error('Slack did not take the answer.'), { code: REFUSED_FOR_BLOCKS });
  throw new webApi.WebAPIHTTPError(response.status, response.statusText, {});
}

function hasQuotation(reply: Reply): boolean {
  return reply.blocks.some(({ kind }) => kind === 'quotation');
}
